"""The command line: each command parses, calls and renders, and decides nothing else."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_INTERRUPTED = 130
_COMPLETE = "_CLAIMCHECK_COMPLETE"
"""Environment variable by which a shell asks for its completion script, or for what may follow some words."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command (``sys.argv`` when nothing is given) and return its exit code; never raise."""
    # Ctrl-C may come while modules are still being imported, so even the imports stand inside.
    try:
        from claimcheck.cli.app import claimcheck
        from claimcheck.cli.exits import guarded
        from claimcheck.cli.terminal import open_missing
        from claimcheck.garbage import collect_seldom

        open_missing()
        collect_seldom()
        if arguments is None and (asked := os.environ.get(_COMPLETE)):
            from click.shell_completion import shell_complete

            return shell_complete(claimcheck, {}, "claimcheck", _COMPLETE, asked)
        return guarded(claimcheck, sys.argv[1:] if arguments is None else list(arguments))
    except KeyboardInterrupt:
        sys.stderr.write("claimcheck: interrupted\n")
        return _INTERRUPTED
