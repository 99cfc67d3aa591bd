"""The command and its subcommands; what they need is imported when one runs, so ``--help`` stays quick."""

from __future__ import annotations

import click

import claimcheck as package
from claimcheck.cli.anchors import anchors
from claimcheck.cli.audit import audit
from claimcheck.cli.batch import batch
from claimcheck.cli.cache import cache
from claimcheck.cli.check import check
from claimcheck.cli.cite import cite
from claimcheck.cli.compare import compare
from claimcheck.cli.init import init
from claimcheck.cli.lock import lock
from claimcheck.cli.mutate import mutate
from claimcheck.cli.review import review
from claimcheck.cli.rule import rule
from claimcheck.cli.score import score
from claimcheck.cli.settled import baseline, config
from claimcheck.cli.verify import verify


def _tell_version(context: click.Context) -> None:
    """Print both versions: verdicts depend on the language model, too, and it ships with the package."""
    import json
    from importlib.resources import files

    meta = json.loads(files(package).joinpath("language", "model_en", "meta.json").read_text("utf-8"))
    click.echo(f"claimcheck {package.__version__} (language model {meta['lang']}_{meta['name']} {meta['version']})")
    context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
    """


for command in (
    verify,
    audit,
    cite,
    lock,
    review,
    compare,
    check,
    anchors,
    rule,
    init,
    batch,
    mutate,
    score,
    cache,
    baseline,
    config,
):
    claimcheck.add_command(command)
