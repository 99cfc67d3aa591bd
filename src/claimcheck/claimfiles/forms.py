"""The shape of a claim file as its writers see it; the one list of known keys, and where the JSON Schema comes from."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from claimcheck.model import VerdictKind

ID_PATTERN = r"^\w[\w.-]*$"
"""Letters (of any script), digits and underscores; dots and hyphens after the first."""

MAX_ID = 100
"""The longest id, in code points."""

Prose = Annotated[str, StringConstraints(min_length=1)]
SourceId = Annotated[str, StringConstraints(min_length=1)]
OneOrMore = SourceId | list[SourceId]


class IgnoreForm(BaseModel):
    """Findings that are accepted: rule code or name → the reason, and optionally until when."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Prose]

    until: date | None = Field(default=None, description="The last day on which the ignore holds, as YYYY-MM-DD.")


class ClaimForm(BaseModel):
    """One claim in its long form."""

    model_config = ConfigDict(extra="forbid")

    claim: Prose = Field(description="The statement to check.")
    id: Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=MAX_ID)] | None = Field(
        default=None, description="Unique in the project; made of the claim's words when left out."
    )
    quote: Prose | None = Field(default=None, description="Words that the source must contain.")
    source: OneOrMore | None = Field(
        default=None, description="Id of the source (its file name without ending), or several; wins over the file's."
    )
    expect: VerdictKind | None = Field(default=None, description="The verdict that makes the claim pass.")
    note: str | None = Field(default=None, description="For people; never judged.")
    ignore: IgnoreForm | list[IgnoreForm] | None = Field(default=None, description="Findings that are accepted.")


class FileForm(BaseModel):
    """A whole claim file (a JSONL file is the claims alone, one a line)."""

    model_config = ConfigDict(extra="forbid", title="claimcheck claim file")

    source: OneOrMore | None = Field(
        default=None, description="Id of the source of all claims here, or several; all of source/ when left out."
    )
    claims: list[Prose | ClaimForm] = Field(description="The claims, each as its text alone or as a mapping.")


CLAIM_KEYS = tuple(ClaimForm.model_fields)
FILE_KEYS = tuple(FileForm.model_fields)
