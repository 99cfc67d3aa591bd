"""``claimcheck mutate``: false variants of the claims that pass, to see whether the gate bites."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from claimcheck.cli import options
from claimcheck.cli.exits import Exit
from claimcheck.cli.manual import Command
from claimcheck.cli.terminal import color_wanted, emit, note

if TYPE_CHECKING:
    from claimcheck.model import Problem
    from claimcheck.mutation import Trials
    from claimcheck.project import Project


FORMATS = ("full", "json")


class Drawn(options.Judging):
    """Which mutants are made, and how they are judged."""

    seed: int
    limit: int | None


@click.command(
    cls=Command,
    exits={0: "done", 1: "fewer mutants were caught than --fail-under asks for", 3: "no mutant could be made"},
    examples=(
        "claimcheck mutate --limit 200",
        "claimcheck mutate claims/ferry.yaml --fail-under 95",
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@options.form(choices=FORMATS)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    default=0.0,
    metavar="PERCENT",
    help="Exit 1 when fewer of the mutants are caught.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Which of the possible mutants are made.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Try N mutants at most, drawn by the seed.")
@options.judging
def mutate(*, paths: tuple[Path, ...], form: str, fail_under: float, **chosen: Unpack[Drawn]) -> int:
    """Try false variants of the claims that pass.

    PATH names claim files or folders of them; without one, all claims of the nearest project are tried. A variant
    changes one fact so that the sources no longer say it; each one that still passes is shown.
    """
    from claimcheck.project import find_project
    from claimcheck.renderers.style import Style
    from claimcheck.renderers.trials import render_trials

    trials, problems = _trials(find_project(paths[0] if paths else Path()), paths, chosen)
    emit(render_trials(trials, form, Style(color_wanted(sys.stdout))))
    broken = [problem for problem in problems if problem.severity == "error"]
    if broken:
        note(f"errors in files, such as {broken[0].path}: {broken[0].message}; `claimcheck verify` shows all")
        return Exit.ERROR
    return _code(trials, fail_under)


def _trials(project: Project, paths: tuple[Path, ...], chosen: Drawn) -> tuple[Trials, tuple[Problem, ...]]:
    from claimcheck.engine import verify
    from claimcheck.mutation import try_mutants
    from claimcheck.project import load

    whole = any(project.is_root(path) for path in paths)
    loaded = load(project, () if whole else paths)
    settled = options.judged_by(project.options(), chosen)
    report = verify(tuple(loaded.sources.values()), loaded.claims, settled, loaded.problems)
    return try_mutants(report, settled, seed=chosen["seed"], limit=chosen["limit"]), report.problems


def _code(trials: Trials, fail_under: float) -> Exit:
    if trials.score is None:
        return Exit.NOTHING
    return Exit.FINDINGS if 100 * trials.score < fail_under else Exit.GOOD
