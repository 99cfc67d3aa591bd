"""The two sides of an alignment: what a claim asks of all sentences, and what a sentence offers to all claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from claimcheck.language.lexicons.phrasebook import carriers
from claimcheck.language.lexicons.phrases import Phrase
from claimcheck.language.lexicons.relations import Step, dictionary_forms, kin, neighbours
from claimcheck.language.lexicons.terms import Token, TokenKind
from claimcheck.language.reading import Reading

LIKE = 88.0
"""Similarity (0..100) from which two long words are one word misspelt."""
LIKE_LENGTH = 5
"""Letters from which on a word may be told when it is misspelt."""


class Demand:
    """What a claim asks of sentences; what all of them are asked is made once."""

    def __init__(self, claim: Reading, known: Callable[[str], bool], met: Callable[[str], bool] | None = None) -> None:
        """``known(lemma)`` tells whether a lemma stands anywhere in the sources.

        ``met(lemma)`` tells the same to leave out what no sentence can have; that changes no alignment.
        """
        self.reading = claim
        self.tokens = claim.tokens
        self._known = known
        self._met = met or known

    @cached_property
    def content(self) -> list[tuple[int, str]]:
        """Numbers and lemmas of the tokens that say something."""
        return [(number, token.lemma) for number, token in enumerate(self.tokens) if token.content]

    @cached_property
    def lemmas(self) -> list[tuple[int, str, Mapping[str, Step]]]:
        """Tokens but marks that the sources have in some form, with the other lemmas there that may stand for them."""
        words = (
            (number, token.lemma, self._near(token.lemma) if token.content else {})
            for number, token in enumerate(self.tokens)
            if token.kind is not TokenKind.MARK
        )
        return [(number, lemma, near) for number, lemma, near in words if near or self._met(lemma)]

    def _near(self, lemma: str) -> Mapping[str, Step]:
        return {other: step for other, step in neighbours(lemma).items() if self._met(other)}

    @cached_property
    def phrases(self) -> list[tuple[Phrase, list[frozenset[str]]]]:
        """Phrases, and the lemmas of each phrase that may stand for one of them, where the sources have them all."""
        found = ((phrase, self._carriers(phrase)) for phrase in self.reading.phrases)
        return [(phrase, carriers) for phrase, carriers in found if carriers]

    def _carriers(self, phrase: Phrase) -> list[frozenset[str]]:
        every = (lemmas for meaning in phrase.meanings.asks for lemmas in carriers(meaning))
        return [lemmas for lemmas in every if all(map(self._met, lemmas))]

    @cached_property
    def kin(self) -> list[tuple[int, Mapping[str, Step]]]:
        """Words, names left out, with what may stand for them by WordNet."""
        words = (
            (number, kin(token.norm))
            for number, token in enumerate(self.tokens)
            if token.content and token.kind is TokenKind.WORD and not (token.capitalised and number)
        )
        return [(number, forms) for number, forms in words if forms]

    @cached_property
    def kin_forms(self) -> frozenset[str]:
        """All that may."""
        return frozenset(form for _, forms in self.kin for form in forms)

    @cached_property
    def long(self) -> list[tuple[int, tuple[str, str]]]:
        """Long tokens that say something, which may be two words elsewhere: their norm, and in the other number."""
        norms = ((number, token.norm) for number, token in enumerate(self.tokens) if token.content)
        return [(number, _both_numbers(norm)) for number, norm in norms if len(norm) > LIKE_LENGTH]

    @cached_property
    def joined(self) -> list[tuple[int, int, tuple[str, str]]]:
        """Neighbours, and both as one word, likewise; a hyphen between them is skipped."""
        norms = [token.norm for token in self.tokens]
        follows = (
            number + 2 if norms[number + 1] == "-" and number + 2 < len(norms) else number + 1
            for number in range(len(norms) - 1)
        )
        return [
            (number, following, _both_numbers(norms[number] + norms[following]))
            for number, following in enumerate(follows)
        ]

    @cached_property
    def initials(self) -> list[tuple[list[int], str]]:
        """Initials, and the letters of each row of them."""
        return _initials(self.tokens)

    @cached_property
    def compounds(self) -> tuple[frozenset[str], frozenset[str]]:
        """All that ``long`` looks for, and all that ``joined`` does: most sentences have none of it."""
        return (
            frozenset(word for _, words in self.long for word in words),
            frozenset(word for *_, words in self.joined for word in words),
        )

    @cached_property
    def strange(self) -> list[tuple[int, str]]:
        """Words that may be misspelt, as the sources have them nowhere as such."""
        return [
            (number, token.norm)
            for number, token in enumerate(self.tokens)
            if _spellable(token) and not self._known(token.lemma)
        ]


class Offer:
    """What a sentence offers to claims; what all of them look at is made once."""

    def __init__(self, tokens: Sequence[Token], read: Callable[[], Reading]) -> None:
        self.tokens = tokens
        self._read = read

    @cached_property
    def reading(self) -> Reading:
        """The sentence read; of most only the words are ever asked for."""
        return self._read()

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Lemma → numbers of the tokens that have it."""
        places: dict[str, list[int]] = {}
        for number, token in enumerate(self.tokens):
            if token.kind is not TokenKind.MARK:
                places.setdefault(token.lemma, []).append(number)
        return places

    @cached_property
    def content(self) -> list[int]:
        """Numbers of the tokens that say something."""
        return [number for number, token in enumerate(self.tokens) if token.content]

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Phrases that carry something."""
        return tuple(phrase for phrase in self.reading.phrases if phrase.meanings.carries)

    @cached_property
    def lemmas(self) -> list[str]:
        """Their lemmas."""
        return [self.tokens[number].lemma for number in self.content]

    @cached_property
    def forms(self) -> dict[str, list[int]]:
        """Dictionary form → numbers of the words that say something and may be an inflection of it."""
        places: dict[str, list[int]] = {}
        for number in self.content:
            token = self.tokens[number]
            if token.kind is TokenKind.WORD:
                for form in dictionary_forms(token.norm):
                    places.setdefault(form, []).append(number)
        return places

    @cached_property
    def joined(self) -> dict[str, int]:
        """Neighbours as one word, also across a hyphen, and where the first stands."""
        norms = [token.norm for token in self.tokens]
        apart = {first + last: number for number, (first, last) in enumerate(pairwise(norms))}
        hyphened = (number for number, norm in enumerate(norms[1:-1]) if norm == "-")
        return apart | {norms[number] + norms[number + 2]: number for number in hyphened}

    @cached_property
    def long(self) -> dict[str, int]:
        """Norms of long tokens, and where the last of each stands."""
        return {token.norm: number for number, token in enumerate(self.tokens) if len(token.norm) > LIKE_LENGTH}

    @cached_property
    def initials(self) -> dict[str, int]:
        """Letters of each row of initials, and where it begins."""
        return {letters: numbers[0] for numbers, letters in reversed(_initials(self.tokens))}

    @cached_property
    def spellable(self) -> dict[int, str]:
        """Words long enough to be told when they are misspelt, by the numbers of their tokens."""
        return {number: token.norm for number, token in enumerate(self.tokens) if _spellable(token)}


def _spellable(token: Token) -> bool:
    return token.content and token.kind is TokenKind.WORD and len(token.norm) >= LIKE_LENGTH


def _initials(tokens: Sequence[Token]) -> list[tuple[list[int], str]]:
    """Rows of capitals with a stop behind each, however they are spaced: "J.R.", "J. R."."""
    rows: list[tuple[list[int], str]] = []
    behind = -1
    for number, token in enumerate(tokens):
        stopped = number + 1 < len(tokens) and tokens[number + 1].norm == "." and tokens[number + 1].start == token.end
        if not token.capitalised or not (token.text.endswith(".") or (len(token.norm) == 1 and stopped)):
            continue
        if number == behind:
            rows[-1] = ([*rows[-1][0], number], rows[-1][1] + token.norm)
        else:
            rows.append(([number], token.norm))
        behind = number + 1 if token.text.endswith(".") else number + 2
    return rows


def _both_numbers(word: str) -> tuple[str, str]:
    """A word, and the plural of a singular or the other way round, for compounds that no stem was made of."""
    return word, word.removesuffix("s") if word.endswith("s") else f"{word}s"
