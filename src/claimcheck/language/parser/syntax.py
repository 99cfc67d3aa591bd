"""A parsed sentence as plain data: rules read it, and a cache can keep it, without spaCy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Token(NamedTuple):
    """One word of a sentence and its place in the tree; labels are those of Universal Dependencies."""

    start: int
    """First code point in the text."""
    end: int
    """Code point after the last one."""
    form: str
    """The word as the text has it."""
    lemma: str
    """Dictionary form."""
    upos: str
    """Universal part of speech, e.g. ``VERB``."""
    xpos: str
    """Penn Treebank tag, e.g. ``VBN``."""
    feats: str
    """Morphology as ``Name=Value`` pairs joined by ``|``; empty when there is none."""
    head: int
    """Index of the word that it depends on; its own index when it is the root."""
    deprel: str
    """Relation to that word, e.g. ``nsubj:pass``; ``root`` for the root."""

    def has(self, feature: str) -> bool:
        """Whether the morphology holds this pair, e.g. ``Number=Plur``."""
        return feature in self.feats.split("|")


@dataclass(frozen=True)
class Parse:
    """The tree of one text that was taken as one sentence; without words it has no root."""

    text: str
    """The text as it was handed over."""
    tokens: tuple[Token, ...]
    """Its words in order; their spans don't overlap and leave out nothing but white space."""

    @property
    def root(self) -> int | None:
        """Index of the one word that depends on no other."""
        return next((index for index, token in enumerate(self.tokens) if token.head == index), None)

    def children(self, index: int, *relations: str) -> tuple[int, ...]:
        """List the words that depend on a word, in order; with relations, only those.

        A relation stands for its subtypes too: ``nsubj`` finds ``nsubj:pass``, ``nsubj:pass`` only itself.
        """
        found = self._children[index]
        return (
            tuple(child for child in found if _is_one_of(self.tokens[child].deprel, relations)) if relations else found
        )

    def subtree(self, index: int) -> tuple[int, ...]:
        """List a word and all that depends on it, directly or not, in order of the text."""
        return tuple(sorted(self._below(index)))

    def ancestors(self, index: int) -> Iterator[int]:
        """Go up from a word to the root, nearest first, the word itself left out."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield index

    def text_of(self, index: int) -> str:
        """Give the characters of the text from the first to the last word of a subtree."""
        below = self.subtree(index)
        return self.text[self.tokens[below[0]].start : self.tokens[below[-1]].end]

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                found[token.head].append(index)
        return tuple(map(tuple, found))

    def _below(self, index: int) -> Iterator[int]:
        todo = [index]
        while todo:
            index = todo.pop()
            yield index
            todo.extend(self._children[index])


def _is_one_of(deprel: str, relations: tuple[str, ...]) -> bool:
    return deprel in relations or deprel.partition(":")[0] in relations
