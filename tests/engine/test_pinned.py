"""Pinned quotes are looked for in the sources, as a person would look for them."""

from __future__ import annotations

import pytest

from claimcheck.anchoring import find_quote
from claimcheck.engine import Options, verify
from claimcheck.language.documents import source_from_text
from claimcheck.model import Claim, Severity, VerdictKind

TEXT = "The court sat on Monday.\nIt found the “old\nbridge” un\u00adsafe, and ordered re–pairs. The mayor was absent."


@pytest.mark.parametrize(
    "quote",
    ["found the “old\nbridge”", 'found the "old bridge" unsafe', "It Found the “Old", "ordered re-pairs"],
)
def test_a_quote_is_found_whatever_its_marks_case_and_line_breaks(quote: str) -> None:
    spans = find_quote(TEXT, quote)
    assert len(spans) == 1
    assert TEXT[spans[0].start].lower() == quote[0].lower()


def test_every_place_of_a_repeated_quote_is_found() -> None:
    assert [span.start for span in find_quote("a b. a b. a b.", "a b")] == [0, 5, 10]


@pytest.mark.parametrize("quote", ["the new bridge", "mayor was present", " "])
def test_words_that_the_text_lacks_are_not_found(quote: str) -> None:
    assert find_quote(TEXT, quote) == []


def _codes(quote: str, options: Options = Options()) -> tuple[VerdictKind, set[str]]:
    claim = Claim(id="c", text="The mayor was absent", quote=quote)
    verdict = verify([source_from_text(TEXT, "minutes")], [claim], options).results[0].verdict
    return verdict.verdict, {finding.code for finding in verdict.findings}


def test_a_pinned_quote_that_the_source_lacks_fails_the_claim() -> None:
    verdict, codes = _codes("The mayor was away")
    assert verdict is not VerdictKind.SUPPORTED
    assert "CC301" in codes


def test_a_verbatim_quote_whose_sentence_does_not_carry_the_claim_fails_it() -> None:
    verdict, codes = _codes("The court sat on Monday.")
    assert verdict is VerdictKind.UNSUPPORTED
    assert codes == {"CC311"}


def found(text: str, claim: str, quote: str) -> list[tuple[str, str, str]]:
    judged = verify([source_from_text(text, "s")], [Claim(id="c", text=claim, quote=quote)]).results[0]
    return [(one.code, one.severity, one.message) for one in judged.verdict.findings]


def test_a_quote_whose_sentence_carries_the_claim_less_well_than_another_is_a_warning() -> None:
    text = "The mayor, who had come late, was absent again by noon. It rained.\n\nIt was cold. The mayor was absent."
    told = found(text, "The mayor was absent", "The mayor, who had come late")
    assert told == [("CC302", "warning", "the pinned sentence carries the claim, and s#s4 carries it better")]


def test_a_pinned_sentence_that_needs_the_one_before_it_carries_its_claim() -> None:
    text = "Anna Berg opened the fair. She praised the new bridge.\n\nThere Anna Berg praised the new bridge."
    assert not {code for code, _, _ in found(text, "Anna Berg praised the new bridge", "She praised")} & {"CC311"}


@pytest.mark.parametrize(
    ("sentence", "quote", "word"),
    [
        ("The mayor resigned, but took it back.", "The mayor resigned", "but"),
        ("The mayor resigned — not the council.", "The mayor resigned", "not"),
        ("The mayor resigned unless the vote was wrong.", "The mayor resigned", "unless"),
        ("It was not the mayor who resigned.", "the mayor who resigned", "not"),
        ("He denied that the mayor resigned.", "the mayor resigned", "denied that"),
        ("The mayor hadn’t resigned.", "resigned", "n’t"),
    ],
)
def test_a_quote_cut_where_the_sentence_turns_is_told(sentence: str, quote: str, word: str) -> None:
    messages = [message for code, _, message in found(sentence, sentence, quote) if code == "CC312"]
    assert messages == [f"the pinned words are cut out of a sentence with “{word}” right beside them"]


@pytest.mark.parametrize("quote", ["The mayor resigned, but took it back", "took it back", "the mayor"])
def test_a_quote_with_the_word_that_turns_it_is_left_alone(quote: str) -> None:
    sentence = "The mayor resigned, but took it back."
    assert found(sentence, sentence, quote) == []


def test_a_claim_that_states_nothing_stays_unchecked_whatever_it_pins() -> None:
    claim = Claim(id="c", text="Was it so?", quote="The mayor resigned")
    verdict = verify([source_from_text("The mayor resigned, but took it back.", "s")], [claim]).results[0].verdict
    assert verdict.verdict is VerdictKind.UNCHECKED


@pytest.mark.parametrize(("count", "told"), [(4, 0), (5, 1)])
def test_one_sentence_pinned_under_many_claims_is_told_once(count: int, told: int) -> None:
    claims = [Claim(id=f"c{number}", text="The mayor was absent", quote="mayor was") for number in range(count)]
    report = verify([source_from_text(TEXT, "minutes")], claims)
    assert all(result.passed for result in report.results)
    messages = [problem.message for problem in report.problems if problem.code == "CC313"]
    assert messages == ["minutes#s3 is pinned under 5 claims: c0, c1, c2, c3, c4"] * told
    silent = verify([source_from_text(TEXT, "minutes")], claims, Options(ignore=("CC313",)))
    assert not silent.problems


def test_a_pinned_quote_in_the_carrying_sentence_says_nothing() -> None:
    assert _codes("mayor was absent") == (VerdictKind.SUPPORTED, set())


@pytest.mark.parametrize(
    ("options", "verdict", "codes"),
    [
        (Options(severity={"quote-not-found": Severity.WARNING}), VerdictKind.SUPPORTED, {"CC301"}),
        (Options(ignore=("CC30",)), VerdictKind.SUPPORTED, set()),
    ],
)
def test_the_options_hold_for_quotes_too(options: Options, verdict: VerdictKind, codes: set[str]) -> None:
    assert _codes("The mayor was away", options) == (verdict, codes)
