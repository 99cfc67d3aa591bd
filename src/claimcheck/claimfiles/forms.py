"""The shape of a claim file as its writers see it; the one list of known keys, and where the JSON Schema comes from.

A field that may be left out has a default that is never written: to leave a key out is the only way to say nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, model_validator

from claimcheck.model import VerdictKind

MAX_ID = 100
"""The longest id, in code points."""

Prose = Annotated[str, StringConstraints(min_length=1)]
Word = Annotated[str, StringConstraints(pattern=r"^\S+$")]
"""An id is letters, digits, dots, underscores and hyphens; the dialect of JSON Schema knows no letters but ASCII's."""
OneOrMore = Prose | list[Prose]

_ONE_STATEMENT: JsonValue = [
    {"required": ["claim"]},
    {"required": ["nowhere"], "not": {"anyOf": [{"required": ["quote"]}, {"required": ["require"]}]}},
]
"""What the validator of a claim says, for editors."""


class IgnoreForm(BaseModel):
    """Findings that are accepted: rule code or name → the reason, and optionally until when."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Prose]

    until: date = Field(default=date.max, description="The last day on which the ignore holds, as YYYY-MM-DD.")


class RequireForm(BaseModel):
    """What a claim asks beyond being carried."""

    model_config = ConfigDict(extra="forbid")

    sources: Annotated[int, Field(ge=1)] = Field(
        default=1, description="How many independent sources must carry it; near-copies count once."
    )


class ClaimForm(BaseModel):
    """One claim in its long form."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"oneOf": _ONE_STATEMENT})

    claim: Prose = Field(default="", description="The statement to check.")
    nowhere: Prose = Field(
        default="", description="In place of `claim`: a statement that the sources say nothing of the kind of."
    )
    id: Word = Field(
        default="", max_length=MAX_ID, description="Unique in the project; made of the claim's words when left out."
    )
    quote: Prose = Field(default="", description="Words that the source must contain.")
    source: OneOrMore = Field(
        default="", description="Id of the source (its file name without ending), or several; wins over the file's."
    )
    published_in: Word = Field(
        default="", description="Path, from the project folder, of the text in which readers see the claim."
    )
    require: RequireForm = Field(default=RequireForm(), description="What the claim asks beyond being carried.")
    expect: VerdictKind = Field(
        default=VerdictKind.SUPPORTED, description="The verdict that makes the claim pass; supported when left out."
    )
    note: Prose = Field(default="", description="For people; never judged.")
    ignore: IgnoreForm | list[IgnoreForm] = Field(default=[], description="Findings that are accepted.")

    @model_validator(mode="after")
    def has_one_statement(self) -> ClaimForm:
        """Refuse a claim with none of ``claim`` and ``nowhere``, with both, or with what fits ``claim`` alone."""
        given = self.model_fields_set
        if ("claim" in given) == ("nowhere" in given) or ("nowhere" in given and given & {"quote", "require"}):
            msg = "give either `claim` or `nowhere`, and `quote` and `require` with `claim` alone"
            raise ValueError(msg)
        return self


class FileForm(BaseModel):
    """A whole claim file (a JSONL file is the claims alone, one a line)."""

    model_config = ConfigDict(extra="forbid", title="claimcheck claim file")

    source: OneOrMore = Field(
        default="", description="Id of the source of all claims here, or several; all sources when left out."
    )
    published_in: Word = Field(default="", description="The same for all claims here.")
    require: RequireForm = Field(default=RequireForm(), description="The same for all claims here.")
    claims: list[Prose | ClaimForm] = Field(description="The claims, each as its text alone or as a mapping.")


REQUIRE_KEYS = tuple(RequireForm.model_fields)
CLAIM_KEYS = tuple(ClaimForm.model_fields)
FILE_KEYS = tuple(FileForm.model_fields)
