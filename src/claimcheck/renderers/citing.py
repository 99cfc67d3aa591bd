"""Claims with the places that carry them, in the styles that writers use."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.anchoring import Anchor, anchor, fragment_for, jsonld
from claimcheck.model import Span
from claimcheck.renderers.cells import plain
from claimcheck.renderers.markdown import escaped

if TYPE_CHECKING:
    from claimcheck.model import ClaimResult, Report, Source

_HASHES = {"sha256": "urn:claimcheck:sha256", "sourceSha256": "urn:claimcheck:sourceSha256"}
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", _HASHES]
"""The terms of Web Annotations, and two of our own for hashes."""


class Cited(NamedTuple):
    """A claim that is carried, and the first sentence that carries it."""

    claim: str
    anchor: Anchor
    link: str
    """Opens at the sentence where the source is published; the source's path where it is not."""
    source: Source


def cited(report: Report) -> list[Cited]:
    """Return the claims of a report that are supported, as expected, in its order."""
    sources = {source.id: source for source in report.sources}
    return [_cited(result, sources) for result in report.results if _is_carried(result)]


def _is_carried(result: ClaimResult) -> bool:
    return result.passed and result.verdict.verdict == "supported" and bool(result.verdict.evidence)


def _cited(result: ClaimResult, sources: dict[str, Source]) -> Cited:
    first = result.verdict.evidence[0]
    source = sources[first.source]
    span = Span(first.start, first.end)
    return Cited(result.claim.text, anchor(source, first.sentence, span), link_to(source, span), source)


def link_to(source: Source, span: Span) -> str:
    """Return the address of a sentence: where it is published, with a text fragment if one marks just it."""
    if not source.url:
        return source.path or source.id
    fragment = fragment_for(source.text, span)
    return f"{source.url.partition('#')[0]}#:~:{fragment}" if fragment else source.url


def render_citations(found: Sequence[Cited], style: str) -> str:
    """Return citations in one of ``CITATIONS``; raise ``KeyError`` for any other name."""
    return _STYLES[style](found)


def _lines(found: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in found)


def quoted(exact: str) -> str:
    """The words of a sentence on one line."""
    return " ".join(exact.split())


def footnote(one: Cited) -> str:
    """Return the note of a citation: its anchor, its words, and where it opens."""
    where = f" <{one.link}>" if one.source.url else ""
    return f"[^{note_of(one.anchor)}]: {one.anchor.id}: “{quoted(one.anchor.exact)}”{where}"


def note_of(one: Anchor) -> str:
    """Name of a note: made of the anchor, so that it stays when others are put before it."""
    return f"{one.source}-s{one.sentence}".replace("/", "-")


def _footnotes(found: Sequence[Cited]) -> str:
    notes = dict.fromkeys(footnote(one) for one in found)
    return _lines([*(f"- {plain(one.claim)}[^{note_of(one.anchor)}]" for one in found), "", *notes])


def _inline(found: Sequence[Cited]) -> str:
    return _lines(f"{plain(one.claim)} ({one.anchor.id})" for one in found)


def _links(found: Sequence[Cited]) -> str:
    return _lines(f"{plain(one.claim)} <{one.link}>" for one in found)


def _markdown(found: Sequence[Cited]) -> str:
    return _lines(f"- [{escaped(one.claim)}](<{one.link}>)" for one in found)


def _html(found: Sequence[Cited]) -> str:
    items = (
        f'<li><a href="{escape(one.link)}" title="{escape(quoted(one.anchor.exact))}">{escape(one.claim)}</a></li>'
        for one in found
    )
    return _lines(["<ul>", *items, "</ul>"])


def _jsonld(found: Sequence[Cited]) -> str:
    return _json([_annotation(one) for one in found])


def _annotation(one: Cited) -> dict[str, Any]:
    body = {"type": "TextualBody", "value": one.claim, "purpose": "describing"}
    target = jsonld(one.anchor, one.source.url or one.source.path or one.source.id)
    identity = f"urn:claimcheck:{one.anchor.id}:{one.anchor.sha256[:16]}"
    return {"@context": CONTEXT, "id": identity, "type": "Annotation", "body": body, "target": target}


def _csl(found: Sequence[Cited]) -> str:
    sources = {one.source.id: one.source for one in found}
    return _json([_item(source) for _, source in sorted(sources.items())])


def _item(source: Source) -> dict[str, Any]:
    titles = (source.text_of(one) for one in source.sentences if one.kind == "heading")
    item = {"id": source.id, "type": "webpage" if source.url else "document", "title": next(titles, source.id)}
    return {**item, "URL": source.url} if source.url else item


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


_STYLES: dict[str, Callable[[Sequence[Cited]], str]] = {
    "footnote": _footnotes, "inline": _inline, "link": _links, "jsonld": _jsonld, "csl-json": _csl,
    "markdown": _markdown, "html": _html,
}  # fmt: skip
