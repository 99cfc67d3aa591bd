"""A report held to the texts in which its claims are published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.anchoring import find_quote
from claimcheck.engine.published import Published, published, with_published
from claimcheck.errors import SourceError
from claimcheck.language.text.inline import blank_marks
from claimcheck.model import SentenceKind
from claimcheck.renderers.places import Lines
from claimcheck.rules.anchors import PUBLISHED_GONE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.engine import Options
    from claimcheck.model import Claim, ClaimResult, Report, Source
    from claimcheck.project.discovery import Project


def held_to_texts(project: Project, report: Report, options: Options) -> Report:
    """Add to each claim what the text that it is published in says otherwise."""
    texts: dict[str, Source | str] = {}
    results = tuple(_held(project, result, texts, options) for result in report.results)
    return report.model_copy(update={"results": results})


def _held(project: Project, result: ClaimResult, texts: dict[str, Source | str], options: Options) -> ClaimResult:
    path = result.claim.published_in
    if path is None:
        return result
    options = options.at(result.claim.path)
    if path not in texts:
        texts[path] = _text(project, path)
    text = texts[path]
    if isinstance(text, str):
        found: Published | None = Published(PUBLISHED_GONE, PUBLISHED_GONE.severity, text)
    else:
        found = published(result.claim, text, options)
    if found is None:
        return result
    where = path
    if found.place and not isinstance(text, str):
        where = f"{path}:{Lines(text.text).position(found.place.start).line}"
    return result.model_copy(update={"verdict": with_published(result.verdict, found, where, options)})


def _text(project: Project, path: str) -> Source | str:
    """Read a published text, inside the project, its marks blanked; what is wrong with it where it can't be."""
    from claimcheck.readers import read_source

    try:
        text = read_source(project.root / path, project.root)
        return text.model_copy(update={"text": blank_marks(text.text)})
    except SourceError as error:
        return error.what


def unclaimed(text: Source, claims: Iterable[Claim]) -> list[tuple[int, str]]:
    """Return the sentences of a text that state something and that no claim covers: line, and words."""
    from claimcheck.engine.audit.passages import passages

    view, lines = blank_marks(text.text), Lines(text.text)
    covered = [span for claim in claims for span in find_quote(view, claim.text.strip().rstrip("."))]
    found = []
    for passage in passages(text, view, []):
        one = passage.sentence
        if passage.reason is not None or one.kind not in {SentenceKind.PROSE, SentenceKind.ITEM}:
            continue
        if not any(span.start < one.end and one.start < span.end for span in covered):
            found.append((lines.position(one.start).line, " ".join(view[one.start : one.end].split())))
    return found
