"""The sentences of the text under audit, read and parsed, with the marks that are no words left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.language.acts import is_label, label_end, lead_end, no_claim
from claimcheck.language.parser.parsing import parse
from claimcheck.language.reading import Reading, read
from claimcheck.model import NoClaim, Sentence, SentenceKind, Source, Span

_NO_CLAIM = {
    SentenceKind.HEADING: NoClaim.HEADING,
    SentenceKind.LABEL: NoClaim.HEADING,
    SentenceKind.REFERENCE: NoClaim.REFERENCE,
    SentenceKind.CODE: NoClaim.CODE,
}
_OPEN = frozenset({"VERB", "AUX", "ADP", "PART", "SCONJ"})
"""Words after which a sentence is not at its end."""


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
    wanted = [
        number
        for number, sentence in enumerate(text.sentences)
        if sentence.kind not in _NO_CLAIM or spans[number].of(view).endswith(":")
    ]
    parses = dict(zip(wanted, parse([spans[number].of(view) for number in wanted]), strict=True))
    for number, sentence in enumerate(text.sentences):
        reading = read(view, *spans[number])
        if number in parses and reading.tokens:
            reading = reading.parsed(parses[number])
        noted = any(note.start <= sentence.start < note.end for note in notes)
        known = NoClaim.REFERENCE if noted else _NO_CLAIM.get(sentence.kind)
        known = known or (NoClaim.HEADING if sentence.kind is SentenceKind.CELL and is_label(reading) else None)
        yield Passage(sentence, reading, max(label_end(reading), lead_end(reading)), known or no_claim(reading))


def _trimmed(view: str, sentence: Sentence) -> Span:
    """Cut white space and blanked marks off both ends of a sentence; what is left may be empty."""
    shown = view[sentence.start : sentence.end]
    start = sentence.start + len(shown) - len(shown.lstrip())
    return Span(start, max(start, sentence.start + len(shown.rstrip())))


def introduced(text: Source, read_passages: Sequence[Passage]) -> dict[int, Passage]:
    """Give for each list item that is no sentence, by its number, what it goes on from: "They agreed on:"."""
    found: dict[int, Passage] = {}
    lead: Passage | None = None
    for passage in read_passages:
        if passage.sentence.kind is not SentenceKind.ITEM:
            lead = passage if _goes_on(text, passage) else None
        elif lead and not _is_sentence(passage.reading):
            found[passage.sentence.number] = lead
    return found


def _goes_on(text: Source, passage: Passage) -> bool:
    """Whether a sentence ends in a colon before its end: after a verb, a preposition, "to" or "that"."""
    tree = passage.reading.tree
    said = [node for node in tree.nodes if node.tag != "PUNCT"] if tree else []
    ends = text.text_of(passage.sentence).rstrip(" *_").endswith(":")
    return ends and bool(said) and said[-1].tag in _OPEN and any(node.tag in {"VERB", "AUX"} for node in said)


def _is_sentence(reading: Reading) -> bool:
    nodes = reading.tree.nodes if reading.tree else ()
    return any(node.relation.startswith("nsubj") for node in nodes)
