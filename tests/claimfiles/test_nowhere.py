"""``nowhere`` stands in place of ``claim`` in every format, and never beside what makes no sense with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from claimcheck.claimfiles.forms import ClaimForm
from tests.claimfiles.reading import only_problem, read, told

if TYPE_CHECKING:
    from pathlib import Path

BOTH = {
    "a.yaml": "claims:\n  - nowhere: a flood\n    {}: a storm\n",
    "a.md": "- nowhere: a flood\n  - {}: a storm\n",
    "a.toml": '[[claims]]\nnowhere = "a flood"\n{} = "a storm"\n',
    "a.jsonl": '{{"nowhere": "a flood", "{}": "a storm"}}\n',
}


@pytest.mark.parametrize("key", ["claim", "quote"])
@pytest.mark.parametrize("name", BOTH)
def test_a_statement_that_stands_nowhere_has_no_claim_and_no_quote_beside_it(
    tmp_path: Path, name: str, key: str
) -> None:
    text = BOTH[name].format(key)
    file = read(tmp_path, name, text)
    found = only_problem(file)
    assert file.claims == ()
    assert found.message == f"a claim can't have both `nowhere` and `{key}`"
    assert text.splitlines()[found.line - 1][found.column - 1 :].startswith("a storm")


def test_a_claim_that_merely_begins_with_the_word_is_a_claim(tmp_path: Path) -> None:
    file = read(tmp_path, "a.md", "- nowhere to be seen\n- Nowhere: a film\n- Nowhere else did it rain\n")
    assert [(claim.text, claim.nowhere) for claim in file.claims] == [
        ("nowhere to be seen", False),
        ("Nowhere: a film", False),
        ("Nowhere else did it rain", False),
    ]


def test_in_a_list_of_markdown_it_may_run_over_lines_and_its_place_is_that_of_the_statement(tmp_path: Path) -> None:
    file = read(tmp_path, "a.md", "# Not in it\n\n- nowhere:\n  soldiers were\n  among the dead\n  - note: checked\n")
    (claim,) = file.claims
    assert (claim.text, claim.nowhere, claim.note) == ("soldiers were among the dead", True, "checked")
    assert (claim.origin.line, claim.origin.column) == (4, 3)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.yaml", "claims: [{nowhere: ''}]", 1),
        ("a.yaml", "claims:\n- nowhere: [a, b]", 2),
        ("a.md", "- one\n- nowhere:\n", 2),
        ("a.jsonl", '{"nowhere": 12}', 1),
        ("a.toml", 'claims = [{nowhere = "…"}]', 1),
    ],
)
def test_a_statement_without_words_is_told_with_its_line(tmp_path: Path, name: str, text: str, line: int) -> None:
    found = only_problem(read(tmp_path, name, text))
    assert found.line == line
    assert found.message.startswith("the claim ")


def test_one_that_lacks_its_hyphen_below_a_claim_is_told(tmp_path: Path) -> None:
    (found,) = told(read(tmp_path, "a.md", "- one\n  nowhere: two\n"))
    assert found.message == "`nowhere:` stands where a claim should"


@pytest.mark.parametrize("fields", [{}, {"claim": "a", "nowhere": "b"}, {"nowhere": "a", "quote": "b"}])
def test_the_schema_refuses_what_the_reader_refuses(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        ClaimForm.model_validate(fields)


def test_the_schema_takes_one_statement_of_either_kind() -> None:
    assert ClaimForm(nowhere="a").claim == ClaimForm(claim="a").nowhere == ""
