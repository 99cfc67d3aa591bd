"""Selectors tell a place from every other, and the test vectors of peers hold as far as they speak of plain text."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.anchoring import Kind, Located, QuoteSelector, anchor, describe, digest, jsonld, locate, occurrences
from claimcheck.language.documents import source_from_text
from claimcheck.model import Span

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "vectors"


def cases(name):
    path = VECTORS / name
    if not path.exists():
        return []
    found = json.loads(path.read_text("utf-8"))["cases"]
    return [(group, case) for group, case in found.items()]


def code_points(text, utf16):
    """Turn offsets in UTF-16 code units into code points."""
    return len(text.encode("utf-16-le")[: 2 * utf16].decode("utf-16-le"))


def plain(found):
    """Those that speak of text; the others are about elements of a page, which no source has."""
    return [(name, case) for name, case in found if "text" in case]


MATCH = plain(cases("annotator_text_quote_match.json"))
POSITION = plain(cases("annotator_text_position_match.json"))
DESCRIBE = [
    (f"{group}: {name}", case)
    for group, inner in cases("annotator_text_quote_describe.json")
    for name, case in inner.items()
    if "text" in case and case["expected"]["exact"]
]


@pytest.mark.skipif(not VECTORS.exists(), reason="the test vectors are not here")
def test_the_vectors_are_read():
    assert len(MATCH) >= 18
    assert len(POSITION) >= 3
    assert len(DESCRIBE) >= 15


@pytest.mark.parametrize("case", [case for _, case in MATCH], ids=[name for name, _ in MATCH])
def test_a_quote_is_found_where_the_annotator_finds_it(case):
    given_ = case["selector"]
    quote = QuoteSelector(given_["exact"], given_.get("prefix", ""), given_.get("suffix", ""))
    wanted = [[code_points(case["text"], one) for one in pair] for pair in case["expected_offsets_utf16"]]
    assert [list(span) for span in occurrences(case["text"], quote)] == wanted


@pytest.mark.parametrize("case", [case for _, case in POSITION], ids=[name for name, _ in POSITION])
def test_a_position_counts_code_points(case):
    text, wanted = case["text"], case["selector"]
    start, end = (2 * one for one in case["expected_offsets_utf16"][0])
    words = text.encode("utf-16-le")[start:end].decode("utf-16-le")
    source = source_from_text(text, "s")
    span = Span(wanted["start"], wanted["end"])
    assert span.of(text) == words
    made = anchor(source, 1, span)
    _, position = jsonld(made, "s.txt")["selector"]
    assert (position["start"], position["end"]) == (wanted["start"], wanted["end"])
    assert locate(text, made).places == (span,)


@pytest.mark.parametrize("case", [case for _, case in DESCRIBE], ids=[name for name, _ in DESCRIBE])
def test_what_the_annotator_describes_is_told_from_every_other_place(case):
    # Their describer may leave the context empty, ours never does: that the range is found again is what both promise.
    span = Span(*(code_points(case["text"], one) for one in case["range_offsets_utf16"]))
    quote = describe(case["text"], span)
    assert quote.exact == case["expected"]["exact"]
    assert list(occurrences(case["text"], quote)) == [span]
    assert quote.prefix or not case["text"][: span.start].strip()
    assert quote.suffix or not case["text"][span.end :].strip()


WORDS = st.text(alphabet="ab .\n", min_size=1, max_size=40)


@given(WORDS, st.data())
def test_a_described_span_is_found_at_its_place_alone(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    quote = describe(text, span)
    assert quote.exact == span.of(text)
    assert list(occurrences(text, quote)) == [span]


@given(WORDS, st.data())
def test_the_context_is_as_short_as_it_can_be(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    quote = describe(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
    if max(len(quote.prefix.split()), len(quote.suffix.split())) > 1:
        shorter = QuoteSelector(quote.exact, re.sub(r"^\S+\s*", "", quote.prefix), re.sub(r"\s*\S+$", "", quote.suffix))
        assert len(list(occurrences(text, shorter))) > 1


def test_a_row_among_a_thousand_like_it_keeps_a_short_context_and_is_found_at_its_place():
    text = "The service was restarted.\n" * 1000
    source = source_from_text(text, "log", "log.txt")
    row = source.sentences[500]
    made = anchor(source, 501, Span(row.start, row.end))
    assert made.copies == 1000
    assert len(made.prefix) == len(made.suffix) == 500
    assert locate(text, made) == Located(Kind.EXACT, (Span(row.start, row.end),))
    assert locate("Day one.\n" + text, made).kind is Kind.SEVERAL


def test_an_anchor_has_both_selectors_and_hashes():
    source = source_from_text("He left. She stayed. He left.", "notes", "notes.txt")
    third = source.sentences[2]
    made = anchor(source, 3, Span(third.start, third.end))
    assert (made.id, made.exact, made.prefix, made.suffix, made.copies) == ("notes#s3", "He left.", "stayed. ", "", 2)
    assert made.sha256 == digest("He left.")
    assert made.source_sha256 == digest(source.text) != digest(source.text + " ")
    assert jsonld(made, "source/notes.txt") == {
        "source": "source/notes.txt",
        "sha256": made.sha256,
        "sourceSha256": made.source_sha256,
        "selector": [
            {"type": "TextQuoteSelector", "exact": "He left.", "prefix": "stayed. ", "suffix": ""},
            {"type": "TextPositionSelector", "start": 21, "end": 29},
        ],
    }


@pytest.mark.skipif(not VECTORS.exists(), reason="the test vectors are not here")
def test_our_selectors_have_the_types_of_the_web_annotation_samples():
    # Of the samples only targets with these selectors apply; bodies, agents, choices and collections are not ours.
    samples = json.loads((VECTORS / "w3c_web_annotation.json").read_text("utf-8"))["cases"]["correct"]
    ours = jsonld(anchor(source_from_text("One. Two.", "a", "a.txt"), 1, Span(0, 4)), "a.txt")
    theirs = [one for one in json.dumps(samples).split('"type": ') if one.startswith('"TextQuoteSelector"')]
    assert theirs
    keys = {"type", "exact", "prefix", "suffix"}
    found = [selector for sample in samples.values() for selector in selectors(sample)]
    assert all(set(one) <= keys for one in found if one["type"] == "TextQuoteSelector")
    assert {one["type"] for one in ours["selector"]} <= {one["type"] for one in found} | {"TextPositionSelector"}


def selectors(value):
    """Every selector of an annotation, however deep."""
    if isinstance(value, list):
        return [one for item in value for one in selectors(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if str(value.get("type", "")).endswith("Selector") else []
    return own + [one for item in value.values() for one in selectors(item)]
