"""An explanation: what each word of a claim met in the source, by which step, and what was left."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from claimcheck.model.span import Span


class Role(StrEnum):
    """What a word does in its sentence."""

    PREDICATE = "predicate"
    AGENT = "agent"
    """Who or what does it, in the passive too."""
    PATIENT = "patient"
    """Who or what it is done to."""
    OWNER = "owner"
    PLACE = "place"
    TIME = "time"
    NUMBER = "number"
    CIRCUMSTANCE = "circumstance"
    """A further argument: with whom, by what, about what."""
    MODIFIER = "modifier"


class Met(BaseModel):
    """The word of a source that a claim's word met; offsets are code points of the source's text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    """Id of the source."""
    sentence: int
    """Number of the sentence in its source, from 1."""
    span: Span
    text: str
    step: str
    """How the one can stand for the other, e.g. ``same word``, ``synonym``, ``same number``."""
    strength: float
    """1 for the same word, less for weaker steps."""
    proves: bool
    """Whether the step is good enough to carry the claim, and not only to find the sentence."""
    role: Role | None = None
    """What the word does in the source."""
    through: str | None = None
    """The pronoun or description that stands for it in the sentence of its predicate, e.g. ``the minister``."""


class ExplainedWord(BaseModel):
    """One word of a claim; offsets are code points of the claim's text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    span: Span
    text: str
    content: bool
    """Whether it says something by itself, as "the" and "of" do not."""
    role: Role | None = None
    """What the word does in the claim; nothing where the claim was not parsed."""
    under: int | None = None
    """Which of the explanation's words governs it, counted from 0; nothing for a root."""
    met: Met | None = None
    """Nothing when no word of the evidence can stand for it."""

    @property
    def left(self) -> bool:
        """Whether it says something that no word of the evidence carries."""
        return self.content and not (self.met and self.met.proves)


class Explanation(BaseModel):
    """The words of a claim, in its order, without marks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[ExplainedWord, ...]

    @property
    def left(self) -> tuple[ExplainedWord, ...]:
        """The words that nothing carries."""
        return tuple(word for word in self.words if word.left)
