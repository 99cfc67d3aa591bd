"""``claimcheck verify``: every claim of a project against its sources."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from claimcheck.cli import options
from claimcheck.cli.exits import Exit, exit_code, shielded
from claimcheck.cli.manual import Command
from claimcheck.cli.outputs import Output, parse_outputs, refuse_inside, refuse_over, write_output
from claimcheck.cli.terminal import color_wanted, emit, note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model import Report
    from claimcheck.project import Loaded, Project
    from claimcheck.project.cache.runs import LastRun, Told


class Chosen(options.Showing):
    """What is settled on the command line, else in the settings."""

    locked: bool
    no_cache: bool
    no_ignores: bool
    no_baseline: bool
    against: Path | None
    changed_since: str | None


@click.command(
    cls=Command,
    exits={
        0: "every claim has the verdict it expects",
        1: "a claim has another one, or there is a finding that --fail-on asks for",
        3: "nothing was checked (--allow-empty makes it 0)",
    },
    examples=(
        "claimcheck verify",
        "claimcheck verify claims/ferry.yaml --verbose",
        "claimcheck verify --locked --format github --output junit=junit.xml",
        "claimcheck verify --changed-since origin/main",
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@options.form()
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Also write a file; may be repeated.")
@click.option("--locked", is_flag=True, help="Claims and claimcheck.lock must name the same claims (for CI).")
@click.option("--allow-empty", is_flag=True, help="Exit 0, not 3, when there is no claim to check.")
@options.explaining
@options.judging
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also tell which verdicts are others than in a claimcheck.lock or an earlier JSON report.",
)
@click.option("--changed-since", metavar="REF", help="Check only claims that changed since a commit, by git.")
@click.option("--no-ignores", is_flag=True, help="Show what the claims' ignores hide, and judge by it.")
@click.option("--no-baseline", is_flag=True, help="Let no claim pass by claimcheck-baseline.json.")
@click.option("--no-cache", is_flag=True, help="Judge every claim anew; read and write no cache.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, on one screen; Ctrl-C ends it.")
@options.showing
def verify(
    *,
    paths: tuple[Path, ...],
    form: str,
    outputs: tuple[str, ...],
    allow_empty: bool,
    watch: bool,
    **chosen: Unpack[Chosen],
) -> int:
    """Check the claims of a project.

    PATH names claim files or folders of them; without one, all claims of the nearest project are checked.
    """
    once = _Once(paths, form, parse_outputs(outputs), chosen, allow_empty=allow_empty)
    if not watch:
        return once.run()
    from claimcheck.cli.watching import watch as keep_watching

    return keep_watching(once, paths[0] if paths else Path())


@dataclass
class _Once:
    """One check, as the command line asks for it."""

    paths: tuple[Path, ...]
    form: str
    outputs: list[Output]
    chosen: Chosen
    allow_empty: bool = field(kw_only=True)
    published: tuple[str, ...] = field(default=(), repr=False)
    """Texts in which readers see the claims; known after the check."""

    def __call__(self) -> int:
        """Check as ``run`` does; every error becomes a message."""
        return shielded(self.run)

    def run(self) -> int:
        """Check, or tell again what the last check said when nothing has changed since; return the exit code."""
        last = self._last()
        told = last.recall() if last else None
        if told:
            self._tell(told)
            return told.code
        from claimcheck.project import find_project

        project = find_project(self._start)
        refuse_inside(self.outputs, project.source_folder)
        _refuse_claims(self.outputs, project)
        told = self._check(project, last)
        self._tell(told)
        if last:
            last.keep(project.root, told)
        return told.code

    @property
    def _start(self) -> Path:
        return self.paths[0] if self.paths else Path()

    def _last(self) -> LastRun | None:
        """Return the memory of this very command line; none when what changed since a commit is for git to say."""
        if self.chosen["no_cache"] or self.chosen["changed_since"]:
            return None
        from claimcheck.project.cache.runs import last_run

        return last_run(self._start, f"verify {self!r} {color_wanted(sys.stdout)}", date.today())

    def _check(self, project: Project, last: LastRun | None) -> Told:
        """Check, and return what there is to tell."""
        from claimcheck.project.cache.runs import Told
        from claimcheck.renderers import render

        chosen = self.chosen
        if last:
            last.watch(_read_by(project, self.paths, chosen["against"]))
        loaded, whole = _loaded(project, self.paths, chosen)
        refuse_over(self.outputs, (project.root / name for name in _read_beside(loaded)))
        report = _report(project, loaded, chosen, last, whole=whole)
        style = replace(options.style_of(project, chosen), folder=_folder(project.root))
        fail_on = chosen["fail_on"] or project.settings.fail_on
        code = exit_code(report, fail_on, allow_empty=self.allow_empty)
        return Told(
            code=code,
            out=render(report, self.form, style),
            notes=[
                *(_flips(chosen["against"], report) if chosen["against"] else ()),
                *(_undone(project, self.paths, chosen["changed_since"]) if code is Exit.NOTHING else ()),
            ],
            files=[render(report, output.form, replace(style, color=False)) for output in self.outputs],
            sources=str(project.source_folder),
            published=sorted({one.claim.published_in for one in report.results if one.claim.published_in}),
        )

    def _tell(self, told: Told) -> None:
        """Print, and write the files."""
        refuse_inside(self.outputs, Path(told.sources))
        self.published = tuple(told.published)
        emit(told.out)
        for line in told.notes:
            note(line)
        for output, text in zip(self.outputs, told.files, strict=True):
            write_output(output.path, text)


def _folder(root: Path) -> str:
    """Return where a project lies below the current folder; nothing where it is that folder, or lies elsewhere."""
    here = Path.cwd()
    return root.relative_to(here).as_posix() if root != here and root.is_relative_to(here) else ""


def _read_by(project: Project, paths: tuple[Path, ...], against: Path | None) -> Iterator[Path]:
    """Yield what a check reads, folders whole; texts in which claims are published are known when these are read."""
    from claimcheck.project.names import BASELINE_FILE, LOCK_FILE

    yield from (project.source_folder, project.claims_folder, *paths, *((against,) if against else ()))
    yield from (project.root / name for name in (LOCK_FILE, BASELINE_FILE, *project.settings.folders))


def _since(project: Project, loaded: Loaded, ref: str) -> Loaded:
    """Leave out the claims that nothing touched since a commit, and say how many."""
    from claimcheck.project.changes import changed_files, touched

    files = changed_files(project.root, ref)
    kept = tuple(touched(loaded.claims, loaded.sources.values(), files))
    note(f"{len(loaded.claims) - len(kept)} of {len(loaded.claims)} claims are as they were at {ref}, and are left out")
    return replace(loaded, claims=kept)


def _flips(path: Path, report: Report) -> list[str]:
    from claimcheck.cli.compare import line_of
    from claimcheck.project.flips import flips, read_run, run_of_report

    found = [line_of(one) for one in flips(read_run(path), run_of_report(report))]
    return found or [f"every verdict is that of {path}"]


def _refuse_claims(outputs: Iterable[Output], project: Project) -> None:
    """Raise ``UsageError`` if the next run would take an output for a claim file."""
    from claimcheck.claimfiles import ENDINGS

    refuse_inside((one for one in outputs if one.path.suffix.lower() in ENDINGS), project.claims_folder, "claims")


def _loaded(project: Project, paths: tuple[Path, ...], chosen: Chosen) -> tuple[Loaded, bool]:
    """Read the claims that are asked for and their sources, and tell whether they are all of the project."""
    from claimcheck.project import load
    from claimcheck.project.cache import open_readings

    # To name the project is to name all of its claims, and none of its other files.
    whole = not paths or any(project.is_root(path) for path in paths)
    readings = None if chosen["no_cache"] else open_readings(project.root)
    loaded, since = load(project, () if whole else paths, readings), chosen["changed_since"]
    return (_since(project, loaded, since), False) if since else (loaded, whole)


def _read_beside(loaded: Loaded) -> Iterator[str]:
    """Yield the files that a check reads besides sources, relative to the project folder."""
    from claimcheck.project.names import BASELINE_FILE, LOCK_FILE, OWN_FILE, SHARED_FILE

    yield from (*loaded.files, BASELINE_FILE, LOCK_FILE, OWN_FILE, SHARED_FILE)
    yield from (claim.published_in for claim in loaded.claims if claim.published_in)


def _report(project: Project, loaded: Loaded, chosen: Chosen, last: LastRun | None, *, whole: bool) -> Report:
    from claimcheck.cli.running import held, run

    settled = replace(options.judged_by(project.options(), chosen), explain=chosen["explain"])
    settled = replace(settled, use_ignores=not chosen["no_ignores"])
    if last:
        last.watch(project.root / claim.published_in for claim in loaded.claims if claim.published_in)
    notes = last.notes if last else ()
    judged = run(project, settled, loaded, cached=not chosen["no_cache"], notes=notes)
    report = held(project, judged, strict=chosen["locked"], whole=whole)
    if project.has_baseline and not chosen["no_baseline"]:
        from claimcheck.project.baseline import let_pass, read_baseline

        baseline = read_baseline(project.root)
        report = let_pass(report, baseline, whole=whole) if baseline else report
    return report


def _undone(project: Project, paths: tuple[Path, ...], since: str | None) -> Iterator[str]:
    """Say what to do when nothing was checked: a run that did nothing must not look like one that found nothing."""
    where = ", ".join(map(str, paths)) or str(project.claims_folder)
    if since:
        yield f"nothing was checked: no claim in {where} has changed since {since}; --allow-empty makes that good"
    elif paths:
        yield f"nothing was checked: there are no claims in {where}; name claim files or folders of them"
    else:
        yield f"nothing was checked: there are no claims in {where}; `claimcheck init` writes an example"
