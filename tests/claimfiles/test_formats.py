"""What holds for every format alike."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from claimcheck.claimfiles import ClaimFile, Mention, claims
from claimcheck.model import Claim, Ignore, Require, VerdictKind
from tests.claimfiles.reading import read

if TYPE_CHECKING:
    from pathlib import Path

SAME = {
    "a.yaml": """
source: harbour
claims:
  - at least 11 killed
  - id: bridge
    claim: The bridge opened
    quote: opened on 4 May
    source: [harbour, sub/minutes]
    expect: contradicted
    note: from the minutes
    require: {sources: 2}
    ignore:
      - {cc101: the desk rounds, until: 2027-01-01}
      - {number-mismatch: agreed}
  - nowhere: soldiers were among the dead
  - {id: flood, nowhere: a flood, source: minutes, expect: unsupported}
""",
    "a.md": """
---
source: harbour
---
- at least 11 killed
- The bridge opened
  - id: bridge
  - quote: opened on 4 May
  - source:
    - harbour
    - sub/minutes
  - expect: contradicted
  - note: from the minutes
  - require:
    - sources: 2
  - ignore:
    - cc101: the desk rounds
    - until: 2027-01-01
  - ignore:
    - number-mismatch: agreed
- nowhere: soldiers were among the dead
- nowhere: a flood
  - id: flood
  - source: minutes
  - expect: unsupported
""",
    "a.toml": """
source = "harbour"
claims = [
  "at least 11 killed",
  { id = "bridge", claim = "The bridge opened", quote = "opened on 4 May", source = ["harbour", "sub/minutes"],\
 expect = "contradicted", note = "from the minutes", require = { sources = 2 },\
 ignore = [{ cc101 = "the desk rounds", until = 2027-01-01 }, { number-mismatch = "agreed" }] },
  { nowhere = "soldiers were among the dead" },
  { id = "flood", nowhere = "a flood", source = "minutes", expect = "unsupported" },
]
""",
    "a.jsonl": """
{"claim": "at least 11 killed", "source": "harbour"}
{"id": "bridge", "claim": "The bridge opened", "quote": "opened on 4 May", "source": ["harbour", "sub/minutes"],\
 "expect": "contradicted", "note": "from the minutes", "require": {"sources": 2},\
 "ignore": [{"cc101": "the desk rounds", "until": "2027-01-01"}, {"number-mismatch": "agreed"}]}
{"nowhere": "soldiers were among the dead", "source": "harbour"}
{"id": "flood", "nowhere": "a flood", "source": "minutes", "expect": "unsupported"}
""",
}

EXPECTED = (
    Claim(id="at-least-11-killed", text="at least 11 killed", sources=("harbour",)),
    Claim(
        id="bridge",
        text="The bridge opened",
        sources=("harbour", "sub/minutes"),
        quote="opened on 4 May",
        expect=VerdictKind.CONTRADICTED,
        note="from the minutes",
        require=Require(sources=2),
        ignore=(
            Ignore(rule="CC101", reason="the desk rounds", until=date(2027, 1, 1)),
            Ignore(rule="number-mismatch", reason="agreed"),
        ),
    ),
    Claim(id="soldiers-were-among-the-dead", text="soldiers were among the dead", sources=("harbour",), nowhere=True),
    Claim(id="flood", text="a flood", sources=("minutes",), nowhere=True, expect=VerdictKind.UNSUPPORTED),
)


def placeless(file: ClaimFile) -> tuple[Claim, ...]:
    return tuple(claim.model_copy(update={"origin": None}) for claim in file.claims)


@pytest.mark.parametrize("name", SAME)
def test_the_same_claims_are_read_from_every_format(tmp_path: Path, name: str) -> None:
    file = read(tmp_path, name, SAME[name].lstrip())
    assert placeless(file) == EXPECTED
    assert file.given == {"bridge", "flood"}
    assert not file.problems


@pytest.mark.parametrize("name", SAME)
def test_every_claim_stands_in_the_file_where_its_origin_says(tmp_path: Path, name: str) -> None:
    text = SAME[name].lstrip()
    lines = text.split("\n")
    for claim in read(tmp_path, name, text).claims:
        assert claim.origin is not None
        assert lines[claim.origin.line - 1][claim.origin.column - 1 :].startswith(claim.text)


@pytest.mark.parametrize("name", SAME)
def test_every_source_that_is_named_is_mentioned_with_its_place(tmp_path: Path, name: str) -> None:
    text = SAME[name].lstrip()
    lines = text.split("\n")
    mentions = read(tmp_path, name, text).mentions
    sources = [mention.source for mention in mentions]
    assert sources[:3] == ["harbour", "harbour", "sub/minutes"]
    assert sources[-1] == "minutes"
    for mention in mentions:
        assert lines[mention.line - 1][mention.column - 1 :].startswith(mention.source)


@pytest.mark.parametrize("name", SAME)
def test_line_ends_of_windows_change_nothing(tmp_path: Path, name: str) -> None:
    text = SAME[name].lstrip()
    assert read(tmp_path, name, text.replace("\n", "\r\n")) == read(tmp_path, name, text)


def test_no_source_means_all_and_a_claim_may_ask_for_all_again(tmp_path: Path) -> None:
    file = read(tmp_path, "a.yaml", "source: x\nclaims: [one, {claim: two, source: []}]")
    assert [claim.sources for claim in file.claims] == [("x",), ()]
    assert read(tmp_path, "b.yaml", "claims: [one]").claims[0].sources == ()


def test_a_source_that_is_named_twice_counts_once(tmp_path: Path) -> None:
    file = read(tmp_path, "a.yaml", "source: [x, y, x]\nclaims: [one]")
    assert file.claims[0].sources == ("x", "y")
    assert file.mentions == (Mention("x", 1, 10), Mention("y", 1, 13), Mention("x", 1, 16))


def test_problems_beyond_a_thousand_are_counted_and_not_listed(tmp_path: Path) -> None:
    file = read(tmp_path, "a.jsonl", "''\n" * 2500 + '"one"')
    assert len(file.problems) == 1001
    assert file.problems[-1].message == "1500 more problems in this file are not shown"
    assert [claim.text for claim in file.claims] == ["one"]


def test_claims_beyond_the_limit_of_a_file_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "MAX_CLAIMS", 2)
    file = read(tmp_path, "a.yaml", "claims: [one, two, three, four]")
    assert [claim.text for claim in file.claims] == ["one", "two"]
    assert (file.problems[0].line, file.problems[0].column) == (1, 20)
    assert file.problems[0].message == "more than 2 claims in one file; those behind here are not read"


def test_what_a_file_requires_holds_for_its_claims_and_not_for_absences(
    tmp_path: Path,
) -> None:
    text = "require: {sources: 3}\nclaims: [one, {claim: two, require: {sources: 1}}, {nowhere: three}]"
    assert [claim.require.sources for claim in read(tmp_path, "a.yaml", text).claims] == [3, 1, 1]


@pytest.mark.parametrize("wrong", ["2", "{}", "{sources: 0}", "{sources: two}", "{sources: [2]}", "{source: 2}"])
def test_a_requirement_that_asks_for_nothing_that_can_be_counted_is_told(tmp_path: Path, wrong: str) -> None:
    file = read(tmp_path, "a.yaml", f"claims: [{{claim: one, require: {wrong}}}]")
    assert file.claims == ()
    assert "require" in file.problems[0].message
    assert (
        "require: {sources: 2}" in (file.problems[0].hint or "") or "did you mean `sources`?" in file.problems[0].hint
    )


def test_an_absence_requires_no_number_of_sources(tmp_path: Path) -> None:
    file = read(tmp_path, "a.yaml", "claims: [{nowhere: one, require: {sources: 2}}]")
    assert [problem.message for problem in file.problems] == ["a claim can't have both `nowhere` and `require`"]
