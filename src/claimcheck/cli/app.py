"""The command and its subcommands; each, and what it needs, is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

import claimcheck as package

COMMANDS: tuple[str, ...] = (
    *("anchors", "audit", "baseline", "batch", "cache", "check", "cite", "compare", "config", "init", "lock"),
    *("mutate", "review", "rule", "score", "verify"),
)
_HOMES = {"baseline": "settled", "config": "settled"}
"""Modules that are not named as their command."""


class _Commands(click.Group):
    """Imports the command that is asked for, and no other."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return all names, for ``--help`` and for the shell."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name; nothing when there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"claimcheck.cli.{_HOMES.get(cmd_name, cmd_name)}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments begin with; of a mistyped one tell which was meant."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS and not ctx.resilient_parsing:
            from claimcheck.cli.manual import unknown

            ctx.fail(unknown(args[0], COMMANDS))
        return super().resolve_command(ctx, args)


def _tell_version(context: click.Context) -> None:
    """Print both versions: verdicts depend on the language model, too, and it ships with the package."""
    import json
    from importlib.resources import files

    meta = json.loads(files(package).joinpath("language", "model_en", "meta.json").read_text("utf-8"))
    click.echo(f"claimcheck {package.__version__} (language model {meta['lang']}_{meta['name']} {meta['version']})")
    context.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, asked: _tell_version(context) if asked else None,
    help="Show the versions of claimcheck and of its language model, and exit.",
)
def claimcheck() -> None:
    """Link each claim to the sentence that supports it, and judge whether that sentence really says it.

    Exit codes: 0 all good, 1 findings, 2 usage, settings, a broken file or an internal error, 3 nothing was checked.
    `claimcheck COMMAND --help` tells those of a command, with examples; `claimcheck init` writes a project to try.
    """
