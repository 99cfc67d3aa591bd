"""An audited text: what in it claims something and where, what claims nothing, and what of the sources it rests on."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from claimcheck.model.source import Source
from claimcheck.model.span import Span


class NoClaim(StrEnum):
    """Why a stretch of a text claims nothing that a source could carry."""

    HEADING = "heading"
    QUESTION = "question"
    GREETING = "greeting"
    OPINION = "opinion"
    INSTRUCTION = "instruction"
    META = "about the text itself"
    REFERENCE = "reference"
    CODE = "code"
    WORDLESS = "no words that say anything"


class Skipped(BaseModel):
    """A stretch of the audited text that was not judged: ``unchecked: not a claim``; it is never green."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    span: Span
    """In code points of the audited text."""
    reason: NoClaim


class Statement(BaseModel):
    """Where a claim stands in the audited text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claim: str
    """Id of the claim in the report."""
    sentence: int
    """Number of its sentence in the audited text, from 1."""
    spans: tuple[Span, ...]
    """Its words in code points of the text, as they make the claim; several where it shares words with others."""


class Coverage(BaseModel):
    """What claims rest on in one source."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    """Id of the source."""
    rests: dict[int, tuple[str, ...]]
    """Number of a sentence → ids of the supported claims that rest on it; sentences without any are left out."""
    untouched: tuple[int, ...]
    """Numbers of the sentences that no claim rests on, those that can be no evidence left out."""


class Audited(BaseModel):
    """The text under audit, taken apart."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Source
    statements: tuple[Statement, ...] = ()
    """In order of the text; one for each claim of the report."""
    skipped: tuple[Skipped, ...] = ()
    """In order of the text."""
    coverage: tuple[Coverage, ...] = ()
    """One for each source, by id."""
