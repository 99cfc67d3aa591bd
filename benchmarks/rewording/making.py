"""Makes all rewordings of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rewording import forms, orders, parts
from rewording.sentence import Rewording, Sentence

_MAKERS = (
    forms.figures,
    forms.dates,
    forms.marks,
    forms.spelling,
    forms.names,
    forms.owners,
    parts.clauses,
    parts.dropped,
    parts.bounds,
    orders.voices,
    orders.speakers,
    orders.quotations,
    orders.moved,
)


def rewordings(text: str, others: Sequence[str] = ()) -> list[Rewording]:
    """Return the sentence itself and its harmless rewordings; ``others`` are the other sentences of its document."""
    sentence = Sentence(text, others)
    return [Rewording("verbatim", text), *dict.fromkeys(_made(sentence))]


def _made(sentence: Sentence) -> Iterator[Rewording]:
    for maker in _MAKERS:
        for found in maker(sentence):
            if found.text.split() != sentence.text.split():
                yield found
