"""``claimcheck score``: how far to trust the gate, from claims whose labels are known."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Unpack

import click

from claimcheck.cli import options
from claimcheck.cli.exits import Exit
from claimcheck.cli.manual import Command
from claimcheck.cli.running import run
from claimcheck.cli.terminal import color_wanted, emit, note
from claimcheck.errors import Place, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.engine.scoring import Outcome


class Judged(NamedTuple):
    """What came of the labelled claims, and what is wrong with the rest."""

    outcomes: list[Outcome]
    faults: list[str]


@click.command(
    cls=Command,
    exits={0: "scored", 1: "less was judged rightly than --fail-under asks for", 3: "there is nothing to score"},
    examples=(
        "claimcheck score labelled.jsonl --verbose",
        "claimcheck score --fail-under 95",
    ),
)
@click.argument("labelled", required=False, type=click.Path(exists=True, path_type=Path))
@options.form(choices=("full", "json"))
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit 1 unless that much of the true claims passes and of the false ones is stopped.",
)
@options.judging
@click.option("-v", "--verbose", is_flag=True, help="List what was judged wrongly, too.")
def score(
    *, labelled: Path | None, form: str, fail_under: float | None, verbose: bool, **chosen: Unpack[options.Judging]
) -> int:
    """Score the gate on claims with labels.

    LABELLED is a JSONL file of records {"claim": …, "label": "supported" or "unsupported", "source": the text, or
    "source_file": a file, and "kind" if you like}, judged with the default settings. A folder, or nothing, means the
    claims of that project, whose label is what they expect.
    """
    from claimcheck.engine.scoring import BAR, appraise, score_outcomes
    from claimcheck.renderers.scores import render_score
    from claimcheck.renderers.style import Style

    records = labelled is not None and labelled.is_file()
    judged = _of_records(labelled, chosen) if labelled and records else _of_project(labelled or Path(), chosen)
    result = score_outcomes(judged.outcomes)
    appraisal = appraise(result, BAR if fail_under is None else fail_under)
    emit(render_score(result, appraisal, form, Style(color_wanted(sys.stdout), verbose=verbose)))
    for fault in judged.faults:
        note(fault)
    if judged.faults:
        return Exit.ERROR
    if not result.scored:
        return Exit.NOTHING
    return Exit.GOOD if fail_under is None or appraisal.quality == "good" else Exit.FINDINGS


def _of_records(path: Path, chosen: options.Judging) -> Judged:
    from claimcheck.batch.labelled import Labelled, read_labelled
    from claimcheck.batch.run import Checkers
    from claimcheck.engine import Options
    from claimcheck.engine.scoring import outcome

    _refuse_claim_file(path)
    checkers = Checkers(options.judged_by(Options(), chosen))
    judged = Judged([], [])
    with path.open("rb") as lines:
        for record in read_labelled(lines, list(_folders(path))):
            if not isinstance(record, Labelled):
                judged.faults.append(f"error[record-invalid]: {path}: {record.reason}")
                continue
            text = record.source if isinstance(record.source, str) else record.source.text
            verdict = checkers.get(text).check(record.claim, record.source)
            place = f"{path}:{record.line}"
            judged.outcomes.append(
                outcome(verdict, supported=record.supported, kind=record.kind, claim=record.claim, place=place)
            )
    return judged


def _folders(path: Path) -> Iterator[Path]:
    """Where the files that records name are looked for: beside them, in ``sources`` there, among those of a project."""
    from claimcheck.project import find_project

    yield path.parent
    yield path.parent / "sources"
    yield find_project(path.parent).source_folder


def _refuse_claim_file(path: Path) -> None:
    from claimcheck.claimfiles import ENDINGS

    if path.suffix.lower() in ENDINGS and path.suffix.lower() != ".jsonl":
        what = "this is a claim file, and labelled records are a JSONL file"
        raise UsageError(what, where=Place(str(path)), hint="name the folder of the project to score its claims")


def _of_project(folder: Path, chosen: options.Judging) -> Judged:
    from claimcheck.engine.scoring import outcome
    from claimcheck.model import VerdictKind
    from claimcheck.project import find_project

    project = find_project(folder)
    report = run(project, options.judged_by(project.options(), chosen)).report
    outcomes = [
        outcome(
            result.verdict,
            supported=result.claim.expect is VerdictKind.SUPPORTED,
            claim=result.claim.text,
            place=f"{result.claim.origin.path}:{result.claim.origin.line}" if result.claim.origin else result.claim.id,
        )
        for result in report.results
        if result.claim.expect is not VerdictKind.UNCHECKED
    ]
    faults = [
        f"error[{problem.code}]: {problem.path}:{problem.line}: {problem.message}"
        for problem in report.problems
        if problem.severity == "error"
    ]
    return Judged(outcomes, faults)
