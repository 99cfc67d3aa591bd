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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package.__version__, "-V", "--version", message="claimcheck %(version)s")
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
