"""Citation marks in a text: ``[1]``, ``[^note]``, ``(report#s6)``, Markdown links; where they stand, what they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from claimcheck.model import Source, Span

_KEY = r"[^\s\[\](){}<>#,;]{1,200}"
_ANCHOR = rf"{_KEY}\#s\d{{1,6}}(?:[-–]s?\d{{1,6}})?"
_JOINT = r"\s?[,;]\s?"
# Every repeat has a bound, so that the time is linear in the text.
_MARK = re.compile(
    rf"""
    !?\[(?!\^)(?P<label>[^\[\]\n]{{1,400}})\]\((?P<target>[^()\s]{{1,800}}(?:\([^()\s]{{0,200}}\))?)(?:\s"[^"\n]{{0,200}}")?\)
    |\[\^(?P<note>[^\[\]\s]{{1,60}})\](?!:)
    |\[(?P<numbers>\d{{1,3}}(?:(?:{_JOINT}|[-–])\d{{1,3}}){{0,20}})\](?![:(])
    |[\[(](?P<anchors>{_ANCHOR}(?:{_JOINT}{_ANCHOR}){{0,20}})[\])]
    |(?<![\w/#])(?P<bare>{_ANCHOR})(?!\w)
    |\[@?(?P<id>{_KEY}(?:\.\w{{1,8}})?)\](?![:(])
    |\((?P<named>{_KEY})\)
    """,
    re.VERBOSE,
)
_DEFINITION = re.compile(
    r"^[ \t]{0,3}\[(?P<key>\^?[^\[\]\s]{1,60})\](?P<colon>:)?[ \t]+(?P<value>\S[^\n]{0,2000})$", re.MULTILINE
)
_NUMBERED = re.compile(r"^[ \t]{0,3}(?P<key>\d{1,3})[.)][ \t]+(?P<value>\S[^\n]{0,2000})$", re.MULTILINE)
_RANGE = re.compile(r"(\d+)[-–](\d+)")
_MOST_OF_RANGE = 50
_SPELT_AS_ID = re.compile(r"[-_./#\d]")
_SENTENCE = re.compile(r"#s\d{1,6}\Z")
_POINTERS = frozenset({"cite", "here", "link", "ref", "reference", "see", "source"})
"""Labels of links that only point, and are no words of the text."""


class Mark(NamedTuple):
    """One citation mark, in code points of the text."""

    span: Span
    """All of it; of a link, what is not its label is blanked."""
    keys: tuple[str, ...]
    """What it names, as written: numbers, names of notes, anchors, targets."""
    label: Span | None = None
    """The words of a link, which belong to the text."""


class Definition(NamedTuple):
    """A note or an entry of a list of references: what a mark stands for."""

    key: str
    value: str
    span: Span


def definitions(text: Source) -> list[Definition]:
    """Find what the marks of a text are said to stand for; numbered lines count among its references only."""
    found = [
        Definition(match["key"].removeprefix("^"), match["value"], Span(*match.span()))
        for match in _DEFINITION.finditer(text.text)
        if match["colon"] or match["key"].isdigit()
    ]
    for sentence in text.sentences:
        if sentence.kind == "reference":
            start = text.text.rfind("\n", 0, sentence.start) + 1
            match = _NUMBERED.match(text.text, start)
            if match:
                found.append(Definition(match["key"], match["value"], Span(*match.span())))
    return found


def marks(text: Source, noted: Sequence[Span], is_source: Callable[[str], bool]) -> Iterator[Mark]:
    """Find the citation marks and links of a text, in order, but for those in ``noted``, its notes and references.

    A name alone, in brackets or parentheses, is a mark when ``is_source`` says that it may name one.
    """
    for match in _MARK.finditer(text.text):
        span = Span(*match.span())
        if any(span.overlaps(other) for other in noted):
            continue
        keys = tuple(_keys(match))
        single = match["id"] or match["named"]
        if single and not is_source(single):
            continue
        worded = match["label"] and not _only_points(match["label"].strip(), is_source)
        yield Mark(span, keys, Span(*match.span("label")) if worded else None)


def _only_points(label: str, is_source: Callable[[str], bool]) -> bool:
    """Whether the words of a link are none of the text: "here", a number, the name of a file or an anchor."""
    if label.lower() in _POINTERS or label.isdigit():
        return True
    return bool(_SPELT_AS_ID.search(label)) and is_source(_SENTENCE.sub("", label))


def _keys(match: re.Match[str]) -> Iterator[str]:
    if match["numbers"]:
        for part in re.split(_JOINT, match["numbers"]):
            yield from _numbers(part)
    elif match["anchors"]:
        yield from re.split(_JOINT, match["anchors"])
    else:
        yield match["target"] or match["note"] or match["bare"] or match["id"] or match["named"]


def _numbers(part: str) -> Iterator[str]:
    stretch = _RANGE.fullmatch(part)
    if stretch is None:
        yield part
        return
    first, last = int(stretch[1]), int(stretch[2])
    yield from map(str, range(first, min(last, first + _MOST_OF_RANGE) + 1))


def blanked(text: str, found: Sequence[Mark]) -> str:
    """Return ``text`` at the same length without its marks; labels of links stay."""
    pieces: list[str] = []
    at = 0
    for mark in found:
        pieces.append(text[at : mark.span.start])
        if mark.label:
            before, after = mark.label.start - mark.span.start, mark.span.end - mark.label.end
            pieces.append(" " * before + mark.label.of(text) + " " * after)
        else:
            pieces.append(" " * (mark.span.end - mark.span.start))
        at = mark.span.end
    return "".join([*pieces, text[at:]])
