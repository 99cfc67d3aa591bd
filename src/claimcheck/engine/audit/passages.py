"""The sentences of the text under audit, read and parsed, with the marks that are no words left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.language.acts import lead_end, no_claim
from claimcheck.language.parsing import parse
from claimcheck.language.reading import Reading, read
from claimcheck.model import NoClaim, Sentence, SentenceKind, Source, Span

_NO_CLAIM = {
    SentenceKind.HEADING: NoClaim.HEADING,
    SentenceKind.LABEL: NoClaim.HEADING,
    SentenceKind.REFERENCE: NoClaim.REFERENCE,
    SentenceKind.CODE: NoClaim.CODE,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of the text; offsets count in the text."""

    sentence: Sentence
    reading: Reading
    """Parsed, unless its kind alone says that it claims nothing."""
    start: int
    """Where it begins to say something: after a list mark, or after "However,"."""
    reason: NoClaim | None
    """Why it claims nothing, if it doesn't."""


def passages(text: Source, view: str, notes: Sequence[Span]) -> Iterator[Passage]:
    """Read each sentence of ``text`` in ``view``, which is its text at the same length with marks blanked.

    What lies in ``notes`` is a reference, whatever it looks like.
    """
    spans = [_trimmed(view, sentence) for sentence in text.sentences]
    wanted = [number for number, sentence in enumerate(text.sentences) if sentence.kind not in _NO_CLAIM]
    parses = dict(zip(wanted, parse([spans[number].of(view) for number in wanted]), strict=True))
    for number, sentence in enumerate(text.sentences):
        reading = read(view, *spans[number])
        if number in parses and reading.tokens:
            reading = reading.parsed(parses[number])
        noted = any(note.start <= sentence.start < note.end for note in notes)
        known = NoClaim.REFERENCE if noted else _NO_CLAIM.get(sentence.kind)
        yield Passage(sentence, reading, lead_end(reading), known or no_claim(reading))


def _trimmed(view: str, sentence: Sentence) -> Span:
    """Cut white space and blanked marks off both ends of a sentence; what is left may be empty."""
    shown = view[sentence.start : sentence.end]
    start = sentence.start + len(shown) - len(shown.lstrip())
    return Span(start, max(start, sentence.start + len(shown.rstrip())))


def lead_ins(text: Source, read_passages: Sequence[Passage]) -> dict[int, Passage]:
    """Give for each list item, by sentence number, the sentence that introduces its list: "They agreed on:"."""
    found: dict[int, Passage] = {}
    lead: Passage | None = None
    for passage in read_passages:
        sentence = passage.sentence
        if sentence.kind is SentenceKind.ITEM:
            if lead:
                found[sentence.number] = lead
        else:
            lead = passage if text.text_of(sentence).rstrip().endswith(":") else None
    return found
