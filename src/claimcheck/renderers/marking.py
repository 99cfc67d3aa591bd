"""Putting footnotes into a text that somebody wrote: only what is missing is added, and every other byte stays."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.engine.audit.marks import definitions
from claimcheck.renderers.citing import Cited, cited, footnote, note_of

if TYPE_CHECKING:
    from claimcheck.model import Report, Sentence, Source

_CALL = re.compile(r"\[\^([^\[\]\s]{1,200})\](?!:)")
_ANCHORED = re.compile(r"(?P<source>[^\s#]{1,200})#s\d+: “(?P<quote>.*)”")
"""What a note of ours says: the anchor, and the words."""
_CLOSING = "\"'”’)]"


class Marked(NamedTuple):
    """A text with its footnotes, and what was left without one."""

    text: str
    added: int
    """Sentences that got a mark."""
    left: tuple[str, ...]
    """Statements that no source carries."""


def mark(report: Report) -> Marked:
    """Mark each sentence of an audited text whose every statement is carried; a second run changes nothing."""
    audited = report.audited
    assert audited is not None  # noqa: S101 - reports of audits have their text
    by_claim = {result.claim.id: result for result in report.results}
    of_sentence: dict[int, list[str]] = {}
    for statement in audited.statements:
        of_sentence.setdefault(statement.sentence, []).append(statement.claim)
    text, notes, added, left = audited.text.text, [], 0, []
    sentences = {one.number: one for one in audited.text.sentences}
    for number in sorted(of_sentence, reverse=True):  # from the end on, so that places before stay true
        results = [by_claim[claim] for claim in of_sentence[number]]
        found = cited(report.model_copy(update={"results": tuple(results)}))
        if len(found) < len(results):
            left += [result.claim.text for result in results if not result.passed]
            continue
        text, new = _with_marks(text, audited.text, sentences[number], found)
        added += new
        notes += [footnote(one) for one in found]
    return Marked(_with_notes(text, sorted(set(notes))), added, tuple(reversed(left)))


def claims_of(text: Source) -> str:
    """Return a claim file, in YAML, of the sentences of a text that have footnotes: each with its source and quote."""
    notes = {one.key: found for one in definitions(text) if (found := _ANCHORED.match(one.value))}
    rows = []
    for sentence in text.sentences:
        said = text.text_of(sentence) + _marks_at(text.text[sentence.end :].split("\n", 1)[0])
        for name in dict.fromkeys(_CALL.findall(said)):
            if name in notes:
                claim = " ".join(_CALL.sub("", said).split())
                rows.append(_row(claim, notes[name]["source"], notes[name]["quote"]))
    return "claims:\n" + "".join(rows) if rows else ""


def _row(claim: str, source: str, quote: str) -> str:
    """One claim; a JSON string is a YAML string."""
    said, pinned = (json.dumps(text, ensure_ascii=False) for text in (claim, quote))
    return f"  - claim: {said}\n    source: {json.dumps(source)}\n    quote: {pinned}\n"


def _with_marks(text: str, source: Source, sentence: Sentence, found: list[Cited]) -> tuple[str, int]:
    end = sentence.end
    while end < len(source.text) and source.text[end] in _CLOSING:
        end += 1
    behind = source.text[end:].split("\n", 1)[0]
    names = dict.fromkeys(note_of(one.anchor) for one in found)
    own = source.text_of(sentence) + _marks_at(behind)
    new = "".join(f"[^{name}]" for name in names if f"[^{name}]" not in own)
    return text[:end] + new + text[end:], int(bool(new))


def _marks_at(text: str) -> str:
    """The footnote marks that a stretch begins with."""
    end = 0
    while text.startswith("[^", end) and (close := text.find("]", end)) >= 0:
        end = close + 1
    return text[:end]


def _with_notes(text: str, notes: list[str]) -> str:
    """Add the notes that the text has not, below it."""
    missing = [note for note in notes if f"\n{note.partition(': ')[0]}:" not in f"\n{text}"]
    if not missing:
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = "" if text.endswith(newline * 2) else newline if text.endswith(newline) else newline * 2
    joined = "" if text.rstrip().rpartition("\n")[2].startswith("[^") else gap
    return text + (joined or ("" if text.endswith(newline) else newline)) + "".join(note + newline for note in missing)
