"""The shape of a claim file as its writers see it; the one list of known keys, and where the JSON Schema comes from.

A field that may be left out has a default that is never written: to leave a key out is the only way to say nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from claimcheck.model import VerdictKind

MAX_ID = 100
"""The longest id, in code points."""

Prose = Annotated[str, StringConstraints(min_length=1)]
Word = Annotated[str, StringConstraints(pattern=r"^\S+$")]
"""An id is letters, digits, dots, underscores and hyphens; the dialect of JSON Schema knows no letters but ASCII's."""
OneOrMore = Prose | list[Prose]


class IgnoreForm(BaseModel):
    """Findings that are accepted: rule code or name → the reason, and optionally until when."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Prose]

    until: date = Field(default=date.max, description="The last day on which the ignore holds, as YYYY-MM-DD.")


class ClaimForm(BaseModel):
    """One claim in its long form."""

    model_config = ConfigDict(extra="forbid")

    claim: Prose = Field(description="The statement to check.")
    id: Word = Field(
        default="", max_length=MAX_ID, description="Unique in the project; made of the claim's words when left out."
    )
    quote: Prose = Field(default="", description="Words that the source must contain.")
    source: OneOrMore = Field(
        default="", description="Id of the source (its file name without ending), or several; wins over the file's."
    )
    expect: VerdictKind = Field(
        default=VerdictKind.SUPPORTED, description="The verdict that makes the claim pass; supported when left out."
    )
    note: Prose = Field(default="", description="For people; never judged.")
    ignore: IgnoreForm | list[IgnoreForm] = Field(default=[], description="Findings that are accepted.")


class FileForm(BaseModel):
    """A whole claim file (a JSONL file is the claims alone, one a line)."""

    model_config = ConfigDict(extra="forbid", title="claimcheck claim file")

    source: OneOrMore = Field(
        default="", description="Id of the source of all claims here, or several; all sources when left out."
    )
    claims: list[Prose | ClaimForm] = Field(description="The claims, each as its text alone or as a mapping.")


CLAIM_KEYS = tuple(ClaimForm.model_fields)
FILE_KEYS = tuple(FileForm.model_fields)
