"""A sentence as the makers of rewordings see it, and what they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.language.clauses.names import name_flags
from claimcheck.language.clauses.trees import Tree
from claimcheck.language.parser.headlines import parse_headlines
from claimcheck.language.reading import Reading, read
from claimcheck.language.scopes.cues import CueKind
from claimcheck.model import Span
from claimcheck.mutation.mutant import Edit, changed
from rewording.lists import listed

NEGATIVE = frozenset({CueKind.NEGATION, CueKind.DENIAL})
WHOLES = listed("wholes")
"""Words under which to say less of a thing is to say more of the world."""
OPENINGS = frozenset({"if", "unless", "whether"})


@dataclass(frozen=True)
class Rewording:
    """Another way to say a sentence, or a part of it."""

    kind: str
    text: str


class Sentence:
    """A parsed sentence; offsets count in its own text."""

    def __init__(self, text: str, others: Sequence[str] = ()) -> None:
        self.text = text
        self.others = others
        self.reading: Reading = read(text).parsed(parse_headlines([text])[0])

    @property
    def tree(self) -> Tree:
        """Its tree."""
        assert self.reading.tree is not None
        return self.reading.tree

    @cached_property
    def names(self) -> tuple[bool, ...]:
        """For each token, whether it is part of a name."""
        small = {
            token.norm for text in (self.text, *self.others) for token in read(text).tokens if not token.capitalised
        }
        return name_flags(self.reading.tokens, small.__contains__)

    @cached_property
    def is_plain(self) -> bool:
        """Whether it neither denies nor speaks of all, only or none, so that a part of it holds when it does."""
        words = {token.norm for token in self.reading.tokens}
        return not words & (WHOLES | OPENINGS) and not any(cue.kind in NEGATIVE for cue in self.reading.cues)

    @property
    def root(self) -> int | None:
        """Its one root, a verb, or nothing."""
        roots = [node for node in self.tree.nodes if node.relation == "root" and node.tag != "PUNCT"]
        return roots[0].number if len(roots) == 1 and roots[0].tag == "VERB" else None

    def words(self, numbers: Sequence[int]) -> str:
        """Return the characters from the first to the last of some tokens."""
        return self.span(numbers).of(self.text)

    def span(self, numbers: Sequence[int]) -> Span:
        """Where some tokens stand, from the first to the last."""
        tokens = self.reading.tokens
        return Span(tokens[min(numbers)].start, tokens[max(numbers)].end)

    def block(self, head: int, *without: str) -> list[int]:
        """Return a word and what hangs on it, outer marks left out; empty where it does not stand together."""
        found = [*self.tree.subtree(head, without=frozenset(without))]
        while found and self.tree.nodes[found[-1]].tag == "PUNCT":
            found.pop()
        while found and self.tree.nodes[found[0]].tag == "PUNCT":
            found.pop(0)
        return found if found and found == [*range(found[0], found[-1] + 1)] else []

    def edited(self, *edits: Edit) -> str:
        """Return the text with edits made."""
        return changed(self.text, edits)

    def inner(self, numbers: Sequence[int]) -> str:
        """Words as they are written inside a sentence: a small first letter, unless they open with a name."""
        text = self.words(numbers)
        first = numbers[0]
        keeps = (
            first > 0
            or self.names[first]
            or self.tree.nodes[first].tag == "PROPN"
            or (text[:2].isupper() and text[1:2] != " ")
            or text.startswith("I ")
        )
        return text if keeps else text[0].lower() + text[1:]


def capital(text: str) -> str:
    """``text`` with a capital first letter."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """``text`` as a sentence: a capital first letter, one full stop."""
    return capital(text.rstrip(" ,;:.–—-")) + "."
