"""The names of a claim and its sources together: who is a person, what the evidence has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from claimcheck.language.clauses.names import name_flags
from claimcheck.language.reading import Reading
from claimcheck.mutation.countries import countries, country_rows
from claimcheck.mutation.people import Name, Sort, find_names, is_aged
from claimcheck.mutation.scene import Scene


class Cast:
    """All names of a scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.known = self._persons()
        self.own = [self._settled(name) for name in find_names(scene.claim.tokens, scene.names)]

    @cached_property
    def evidence(self) -> list[Name]:
        """Names of the sentences that carry the claim."""
        return [name for reading in self.scene.evidence for name in self._names(reading)]

    @cached_property
    def others(self) -> list[Name]:
        """Names of the other sentences."""
        return [name for reading in self.scene.others for name in self._names(reading)]

    @cached_property
    def _evident(self) -> frozenset[str]:
        return frozenset(token.norm for reading in self.scene.evidence for token in reading.tokens)

    def _found(self, reading: Reading) -> Iterator[Name]:
        return find_names(reading.tokens, name_flags(reading.tokens, self.scene.written_small.__contains__))

    def _names(self, reading: Reading) -> list[Name]:
        return [self._settled(name) for name in self._found(reading)]

    def _persons(self) -> frozenset[str]:
        """Last words of the names that stand somewhere with a title, a given name or an age."""
        readings = (self.scene.claim, *self.scene.evidence, *self.scene.others)
        found = ((reading, name) for reading in readings for name in self._found(reading))
        return frozenset(
            name.words[-1].lower()
            for reading, name in found
            if name.sort is Sort.PERSON or (name.sort is Sort.OTHER and is_aged(reading.text, name.span.end))
        )

    def _settled(self, name: Name) -> Name:
        known = name.sort is Sort.OTHER and name.words[-1].lower() in self.known
        return replace(name, sort=Sort.PERSON) if known else name

    def is_carried(self, name: Name) -> bool:
        """Whether the evidence itself has the name, or a country's other form."""
        if name.sort is Sort.COUNTRY:
            return bool(_forms(name) & self._evident) or name.words[0].lower() in self._evident
        return name.words[-1].lower() in self._evident

    def is_apart(self, words: Sequence[str]) -> bool:
        """Whether none of some words stands in the evidence or the claim."""
        own = {token.norm for token in self.scene.claim.tokens}
        return not any(word.lower() in self._evident | own for word in words)


def _forms(name: Name) -> frozenset[str]:
    row, _ = countries()[" ".join(name.words).lower()]
    return country_rows()[row][2]
