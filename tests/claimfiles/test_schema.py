from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from claimcheck.claimfiles.forms import CLAIM_KEYS, FILE_KEYS, FileForm
from claimcheck.claimfiles.schema import SCHEMA_PATH, schema_text
from claimcheck.model import Claim

GUIDE = """
source: iran-pakistan-talks
claims:
  - at least 11 killed
  - id: ambassadors
    claim: Ambassadors recalled
    quote: Pakistan recalled its ambassadors from Tehran
  - claim: Iran recalled its ambassadors
    expect: contradicted
    ignore: {CC151: "agreed 24 Jan", until: 2027-01-01}
"""


def test_the_committed_schema_is_the_one_that_the_forms_make() -> None:
    assert SCHEMA_PATH.read_text(encoding="utf-8") == schema_text(), "run python -m claimcheck.claimfiles.schema"


def test_the_schema_names_the_keys_that_the_reader_knows_and_no_others() -> None:
    schema = json.loads(schema_text())
    assert tuple(schema["properties"]) == FILE_KEYS
    assert tuple(schema["$defs"]["ClaimForm"]["properties"]) == CLAIM_KEYS
    assert schema["additionalProperties"] is schema["$defs"]["ClaimForm"]["additionalProperties"] is False
    assert all("description" in field for field in schema["$defs"]["ClaimForm"]["properties"].values())


def test_every_field_of_a_claim_can_be_written() -> None:
    named = {"text": "claim", "sources": "source", "origin": None}
    written = {named.get(field, field) for field in Claim.model_fields} - {None}
    assert written == set(CLAIM_KEYS)


def test_the_schema_has_no_default_that_an_editor_would_insert() -> None:
    assert '"default"' not in schema_text()
    assert '"null"' not in schema_text()


def test_the_forms_take_what_the_guide_shows() -> None:
    FileForm.model_validate(yaml.safe_load(GUIDE))


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"claims": "one"},
        {"claims": [""]},
        {"claims": [12]},
        {"claims": [{"id": "x"}]},
        {"claims": [{"claim": "a", "clam": "b"}]},
        {"claims": [{"claim": "a", "expect": "maybe"}]},
        {"claims": [{"claim": "a", "id": "b c"}]},
        {"claims": [{"claim": "a", "ignore": "CC101"}]},
        {"claims": [{"claim": "a", "ignore": {"CC101": ""}}]},
        {"claims": [{"claim": "a", "ignore": {"CC101": "b", "until": "soon"}}]},
        {"claims": [], "sauce": "x"},
    ],
)
def test_the_forms_refuse_what_the_reader_refuses(document: object) -> None:
    with pytest.raises(ValidationError):
        FileForm.model_validate(document)


def test_the_schema_is_kept_beside_the_code() -> None:
    assert Path(SCHEMA_PATH.parent, "claims.schema.json") == SCHEMA_PATH
    assert SCHEMA_PATH.parent.name == "claimfiles"
