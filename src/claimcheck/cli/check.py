"""``claimcheck check``: one claim against some files, without a project."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from claimcheck.cli import options
from claimcheck.cli.exits import exit_code
from claimcheck.cli.manual import Command
from claimcheck.cli.terminal import color_wanted, emit
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.engine import Options
    from claimcheck.model import Report


@click.command(
    cls=Command,
    exits={0: "the claim is supported", 1: "it is not"},
    examples=('claimcheck check "at least 12 killed" --source article.txt --explain',),
)
@click.argument("claim")
@click.option(
    "--source",
    "files",
    required=True,
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What to check it against; may be repeated.",
)
@options.form()
@options.explaining
@options.judging
def check(*, claim: str, files: tuple[Path, ...], form: str, explain: bool, **chosen: Unpack[options.Judging]) -> int:
    """Check one CLAIM against some files.

    The files may lie anywhere; no project is needed, and no settings are read.
    """
    from claimcheck.engine import Options
    from claimcheck.renderers import render
    from claimcheck.renderers.style import Style

    if not claim.strip():
        what = "the claim is empty"
        raise UsageError(what, hint="put it in quotation marks")
    try:
        claim.encode()
    except UnicodeEncodeError:
        raise UsageError("the claim is not UTF-8", hint="write it in the encoding of your locale") from None
    report = _report(claim, files, replace(options.judged_by(Options(), chosen), explain=explain))
    emit(render(report, form, Style(color=color_wanted(sys.stdout), verbose=True)))
    return exit_code(report, "error", allow_empty=False)


def _report(claim: str, files: tuple[Path, ...], judged_by: Options) -> Report:
    from claimcheck.cli.files import read_files
    from claimcheck.engine import verify
    from claimcheck.model import Claim

    return verify(read_files(files), [Claim(id="claim", text=claim)], judged_by)
