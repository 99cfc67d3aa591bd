"""``claimcheck audit``: every statement of a derived text against its sources."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from claimcheck.cli import options
from claimcheck.cli.exits import Exit, exit_code
from claimcheck.cli.manual import Command
from claimcheck.cli.outputs import parse_outputs, refuse_inside, refuse_over, write_output
from claimcheck.cli.progress import Progress
from claimcheck.cli.terminal import emit, note
from claimcheck.errors import STDIN

if TYPE_CHECKING:
    from claimcheck.engine import Options
    from claimcheck.engine.audit import Demands
    from claimcheck.model import Report
    from claimcheck.project import Project


class Chosen(options.Showing):
    """What is settled on the command line, else in the settings."""

    require_citations: bool
    require_sources: int


@click.command(
    cls=Command,
    exits={
        0: "every statement is carried by the sources",
        1: "a statement is not, or there is a finding that --fail-on asks for",
        3: "the text claims nothing (--allow-empty makes it 0)",
    },
    examples=(
        "claimcheck audit summary.md --source article.txt",
        "claimcheck audit summary.md --source papers/ --require-sources 2",
        "claimcheck audit answer.md --require-citations --output html=audit.html",
        "pandoc summary.odt -t markdown | claimcheck audit - --source article.txt",
    ),
)
@click.argument("text", type=click.Path(allow_dash=True, path_type=Path))
@options.sources(
    "A file, a folder, or the id of a source of the project; may be repeated. [default: all of the project]"
)
@click.option("--require-citations", is_flag=True, help="Each statement must cite a source, as in `[1]`.")
@click.option(
    "--require-sources",
    type=click.IntRange(1),
    default=1,
    metavar="N",
    help="As many independent sources must carry each statement; near-copies count once.",
)
@options.form()
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=PATH", help="Also write a file; may be repeated.")
@click.option("--allow-empty", is_flag=True, help="Exit 0, not 3, when the text claims nothing.")
@options.explaining
@options.judging
@options.showing
def audit(
    *,
    text: Path,
    names: tuple[str, ...],
    form: str,
    outputs: tuple[str, ...],
    allow_empty: bool,
    **chosen: Unpack[Chosen],
) -> int:
    """Check each statement of a TEXT made from sources.

    TEXT is a summary, a report or an answer; - is stdin, read as Markdown. It is split into sentences and these into
    claims, each judged by itself. Headings, questions, greetings, opinions, instructions and remarks about the text
    itself are no claims: they are counted apart. Settings are those of the project that TEXT, or for stdin the working
    folder, lies in, if any.
    """
    from claimcheck.project import find_project
    from claimcheck.renderers import render

    project = find_project(text)
    files = parse_outputs(outputs)
    refuse_inside(files, project.source_folder)
    refuse_over(files, (text, *map(Path, names)))
    report = _report(project, text, names, chosen)
    style = options.style_of(project, chosen)
    emit(render(report, form, style))
    for output in files:
        write_output(output.path, render(report, output.form, replace(style, color=False)))
    code = exit_code(report, chosen["fail_on"] or project.settings.fail_on, allow_empty=allow_empty)
    return _told(code, STDIN if str(text) == "-" else str(text))


def _report(project: Project, text: Path, names: tuple[str, ...], chosen: Chosen) -> Report:
    from claimcheck.engine.audit import Demands

    inside = text.absolute().is_relative_to(project.root)
    base = project.options().at(project.relative(text.absolute()) if inside else None)
    settled = replace(options.judged_by(base, chosen), explain=chosen["explain"])
    demands = Demands(citations=chosen["require_citations"], sources=chosen["require_sources"])
    return audited(project, text, names, settled, demands)


def audited(
    project: Project, text: Path, names: tuple[str, ...], settled: Options, demands: Demands | None = None
) -> Report:
    """Judge a text against the sources that are named, or all of the project."""
    from claimcheck.cli.files import gather_sources, read_text
    from claimcheck.engine.audit import Demands
    from claimcheck.engine.audit import audit as judge

    sources, problems = gather_sources(project, names)
    report = judge(read_text(text), sources, settled, demands or Demands(), Progress("sentences").over)
    return report.model_copy(update={"problems": (*problems, *report.problems)})


def _told(code: Exit, text: str) -> Exit:
    """Say why nothing was checked: a run that did nothing must not look like one that found nothing."""
    if code is Exit.NOTHING:
        note(f"nothing was checked: {text} claims nothing that a source could carry")
    return code
