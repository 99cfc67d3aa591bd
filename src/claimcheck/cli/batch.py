"""``claimcheck batch``: many pairs of a source and a claim, as a stream."""

from __future__ import annotations

from collections import Counter
from typing import Unpack

import click

from claimcheck.cli import options
from claimcheck.cli.exits import Exit
from claimcheck.cli.terminal import note


@click.command()
@click.argument("records", metavar="IN", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--output", default="-", metavar="OUT", help="Where the rows go; - is stdout.", show_default=True)
@click.option("--allow-empty", is_flag=True, help="Exit 0, not 3, when there is no record.")
@options.judging
def batch(*, records: str, output: str, allow_empty: bool, **chosen: Unpack[options.Judging]) -> int:
    """Check many pairs, as a stream of JSONL.

    A record is {"id": …, "source": the text, "claim": the claim}; IN may be - for stdin. The exit code is 0 when every
    record has its row, whatever the verdicts.
    """
    from claimcheck.batch.files import record_lines, row_writer
    from claimcheck.batch.rows import encode
    from claimcheck.batch.run import check_records
    from claimcheck.engine import Options

    counts: Counter[str] = Counter()
    settled = options.judged_by(Options(), chosen)
    with record_lines(records) as lines, row_writer(output) as write:
        for row in check_records(lines, settled):
            write(encode(row))
            counts[row["verdict"]] += 1
    note(_counted(counts))
    return Exit.GOOD if counts or allow_empty else Exit.NOTHING


def _counted(counts: Counter[str]) -> str:
    from claimcheck.model import VerdictKind
    from claimcheck.renderers.summary import count

    verdicts = ", ".join(f"{counts[kind]} {kind}" for kind in VerdictKind)
    return f"{count(counts.total(), 'record')} checked: {verdicts}"
