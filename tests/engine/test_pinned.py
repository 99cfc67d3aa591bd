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


def test_a_pinned_quote_in_another_sentence_is_a_warning() -> None:
    verdict, codes = _codes("The court sat on Monday.")
    assert verdict is VerdictKind.SUPPORTED
    assert "CC302" in codes


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
