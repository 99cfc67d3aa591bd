"""``claimcheck cite``: claims with the places that carry them, and footnotes for a text of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli import options
from claimcheck.cli.audit import audited
from claimcheck.cli.exits import Exit, exit_code
from claimcheck.cli.manual import Command
from claimcheck.cli.running import run
from claimcheck.cli.terminal import emit, note
from claimcheck.renderers import CITATIONS

if TYPE_CHECKING:
    from claimcheck.model import Report

_WRITABLE = (".md", ".markdown", ".txt")


@click.command(
    cls=Command,
    exits={
        0: "printed, written, or nothing to do",
        1: "--check or --fail-unclaimed found something",
        3: "there is nothing to cite",
    },
    examples=(
        "claimcheck cite --style markdown",
        "claimcheck cite report.md --source article.txt --write",
        "claimcheck cite report.md --fail-unclaimed",
    ),
)
@click.argument("text", required=False, type=click.Path(path_type=Path))
@click.option("--style", type=click.Choice(CITATIONS), default="footnote", show_default=True, help="How to cite.")
@options.sources("What TEXT may rest on; as for `audit`.")
@click.option("--write", is_flag=True, help="Put footnotes into TEXT, behind each sentence that is carried.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if --write would change TEXT.")
@click.option("--unclaimed", is_flag=True, help="List the sentences of TEXT that no claim of the project covers.")
@click.option("--fail-unclaimed", is_flag=True, help="The same, and exit 1 if there is any.")
@click.option("--claims", is_flag=True, help="Print the footnotes of TEXT as a claim file with pinned quotes.")
def cite(
    *,
    text: Path | None,
    style: str,
    names: tuple[str, ...],
    write: bool,
    check: bool,
    claims: bool,
    unclaimed: bool,
    fail_unclaimed: bool,
) -> int:
    """Print the claims that hold with what carries them.

    With a TEXT, its statements in place of the project's claims. Links open at the very sentence where a source says
    where it is published: `url:` in the settings at the top of a .md file, or `[sources.ID] url = …` in the settings.
    """
    asked = {"--write or --check": write or check, "--claims": claims, "--unclaimed": unclaimed or fail_unclaimed}
    _refuse([name for name, given in asked.items() if given], text, names)
    if text and claims:
        return _read_back(text)
    if text and (unclaimed or fail_unclaimed):
        return _unclaimed(text, fail=fail_unclaimed)
    from claimcheck.project import find_project

    project = find_project(text or Path())
    report = audited(project, text, names, project.options()) if text else run(project).report
    code = exit_code(report, "never", allow_empty=False)
    if code is not Exit.GOOD:
        note("nothing was cited: " + ("there is no claim" if code is Exit.NOTHING else "run `claimcheck verify` first"))
        return code
    if text and (write or check):
        return _marked(text, report, write=write and not check)
    from claimcheck.renderers.citing import cited, render_citations
    from claimcheck.renderers.summary import count

    found = cited(report)
    emit(render_citations(found, style))
    lost = len(report.results) - len(found)
    if lost:
        note(f"left out, not carried or not meant to be: {lost} of {count(len(report.results), 'claim')}")
    return Exit.GOOD


def _refuse(asked: list[str], text: Path | None, names: tuple[str, ...]) -> None:
    """Raise ``UsageError`` for what does not go together: an option that did nothing would pass for one that did."""
    if text is None and (asked or names):
        msg = f"{asked[0] if asked else '--source'} needs a TEXT"
        raise click.UsageError(msg)
    if len(asked) > 1:
        msg = f"{asked[0]} and {asked[1]} do not go together: each does something else with TEXT"
        raise click.UsageError(msg)
    if names and asked and asked[0] != "--write or --check":
        msg = f"{asked[0]} looks at no source, so that --source would do nothing"
        raise click.UsageError(msg)


def _unclaimed(text: Path, *, fail: bool) -> Exit:
    """List the sentences that state something and that no claim covers: a gate is starved by what nobody claims."""
    from claimcheck.cli.files import read_text
    from claimcheck.project import find_project, load
    from claimcheck.project.publishing import unclaimed
    from claimcheck.renderers.summary import count

    found = unclaimed(read_text(text), load(find_project(text)).claims)
    emit("".join(f"{text}:{line}: {words}\n" for line, words in found))
    note(f"without a claim in {text}: {count(len(found), 'sentence')}")
    return Exit.FINDINGS if fail and found else Exit.GOOD


def _read_back(text: Path) -> Exit:
    from claimcheck.cli.files import read_text
    from claimcheck.renderers.marking import claims_of

    found = claims_of(read_text(text))
    if not found:
        note(f"{text} has no sentence with a footnote of `claimcheck cite`")
        return Exit.NOTHING
    emit(found)
    return Exit.GOOD


def _marked(path: Path, report: Report, *, write: bool) -> Exit:
    from claimcheck.errors import Place, UsageError, unwritable
    from claimcheck.project import write_atomically
    from claimcheck.renderers.marking import mark
    from claimcheck.renderers.summary import count

    if path.suffix.lower() not in _WRITABLE:
        what = f"footnotes can't be put into {path.suffix or 'such'} files"
        raise UsageError(what, where=Place(str(path)), hint=f"they can into {', '.join(_WRITABLE)}")
    marked = mark(report)
    for statement in marked.left:
        note(f"not marked, no source carries it: {' '.join(statement.split())}")
    old = path.read_bytes()
    if report.audited is None or report.audited.text.text.encode("utf-8") != old:
        raise UsageError("the file was changed meanwhile", where=Place(str(path)), hint="run it again")
    new = marked.text.encode("utf-8")
    if old == new:
        emit(f"{path}: up to date\n")
        return Exit.GOOD
    if not write:
        emit(f"{path}: footnotes are missing at {count(marked.added, 'sentence')}\n")
        return Exit.FINDINGS
    try:
        write_atomically(path, new)
    except OSError as error:
        raise unwritable(path, error) from None
    emit(f"{path}: {count(marked.added, 'sentence')} marked\n")
    return Exit.GOOD
