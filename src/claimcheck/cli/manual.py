"""Help pages that tell what a man page would: what a command does, its options, its exit codes, and how it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ALWAYS = {
    2: "wrong usage or settings, a file that can't be read or written, or an internal error",
    130: "interrupted",
}


class Command(click.Command):
    """A command whose help ends with its exit codes and examples."""

    def __init__(self, *args: Any, exits: Mapping[int, str], examples: Sequence[str], **rest: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **rest)
        self.exits = dict(sorted((_ALWAYS | dict(exits)).items()))
        """Exit code → when."""
        self.examples = tuple(examples)
        """Lines as they are typed."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write exit codes and examples below the options."""
        del ctx
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), when) for code, when in self.exits.items()])
        with formatter.section("Examples"):
            for line in self.examples:
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")


def unknown(name: str, names: Sequence[str]) -> str:
    """Say that there is no such command, and which one was most likely meant."""
    from difflib import get_close_matches

    close = get_close_matches(name, names, n=1)
    return f"No such command '{name}'." + (f" Did you mean '{close[0]}'?" if close else "")
