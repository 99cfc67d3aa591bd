from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.text.sentences import split_sentences
from claimcheck.model import Span
from tests.language.golden import own_cases
from tests.timing import grows_in_step

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / ".." / "shared" / "segmentation"
PIECES = [
    "Mr. ",
    "U.S. ",
    "a.m. ",
    "No. 7",
    "Fig. ",
    "e.g. ",
    "“",
    "”",
    '"',
    "(",
    ")",
    "...",
    " . . . ",
    ".",
    "!",
    "?",
    "\n",
]
PIECES += [
    "\n\n",
    "\r\n",
    " ",
    "\t",
    "The ",
    "the ",
    "Smith",
    "3.5",
    "1. ",
    "2. ",
    "a) ",
    "• ",
    "https://a.b/c.d",
    "’",
    "-LRB- ",
]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize("case", own_cases(), ids=lambda case: f"{case.kind}: {case.text[:40]!r}")
def test_own_golden_case_is_split_exactly(case):
    assert sentences(case.text) == case.sentences


def test_at_least_55_of_the_58_shared_golden_rules_hold():
    path = SHARED / "golden_rules_en.jsonl"
    if not path.exists():
        pytest.skip("../shared/segmentation/golden_rules_en.jsonl is not there")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert sum(sentences(row["text"]) == row["expected"] for row in rows) >= 55


def test_boundaries_of_web_text_are_found_at_least_as_well_as_by_pysbd():
    pytest.importorskip("pysbd")
    path = SHARED / "ewt_dev.jsonl"
    if not path.exists():
        pytest.skip("../shared/segmentation/ewt_dev.jsonl is not there")
    benchmark = runpy.run_path(str(ROOT / "benchmarks" / "segmentation.py"))
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    ours, theirs = (
        benchmark["boundaries"](split, rows) for split in (benchmark["ours"], benchmark["pysbd_splitter"]())
    )
    assert ours.hits / (ours.found + ours.true) >= theirs.hits / (theirs.found + theirs.true) > 0


@given(TEXTS)
def test_spans_are_ordered_disjoint_trimmed_and_cover_everything_but_space(text):
    spans = split_sentences(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(text)
        assert not text[at : span.start].strip().removeprefix("\ufeff")
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:].strip().removeprefix("\ufeff")


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_spans_stay_inside_the_range_that_is_asked_for(text, start, length):
    end = min(start + length, len(text))
    spans = split_sentences(text, start, end)
    assert all(start <= span.start < span.end <= end for span in spans)
    kept = "".join(span.of(text) for span in spans)
    if start > 0:
        assert "".join(kept.split()) == "".join(text[start:end].split())


@given(st.lists(st.sampled_from([*PIECES, "A stop. ", "no stop"]), max_size=60).map("".join))
def test_line_ends_of_any_system_give_the_same_sentences(text):
    plain = text.replace("\r\n", "\n")
    windows = plain.replace("\n", "\r\n")
    assert [part.replace("\r\n", "\n") for part in sentences(windows)] == sentences(plain)


@given(TEXTS)
def test_same_text_gives_same_spans(text):
    assert split_sentences(text) == split_sentences(text)


LONG = [
    "a",
    ".",
    " ",
    "\n",
    "(",
    '"',
    "’",
    "•",
    "1",
    "é",
    "中",
    "\t",
    "\r",
    "-",
    "[",
    "\ufeff",
    ". ",
    "a. ",
    "A. ",
    "1) ",
    ".”",
    ".\n",
]


@pytest.mark.parametrize("unit", LONG, ids=repr)
def test_time_is_linear_in_a_long_run_of_one_thing(unit):
    assert grows_in_step(lambda size: split_sentences(unit * (size // len(unit)) + "x"), 30_000)


@pytest.mark.parametrize("unit", ["word ", "x", "12 ", ", ", "a b c; ", "word \u00a0"])
def test_megabytes_without_stops_are_cut_into_pieces_that_lose_nothing(unit):
    text = unit * (2_000_000 // len(unit))
    pieces = sentences(text)
    assert max(len(piece) for piece in pieces) <= 1500
    assert max(len(piece.split()) for piece in pieces) <= 200
    assert len(pieces) < len(text) / 150
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_sentence_as_long_as_those_of_contracts_is_left_whole():
    text = "Each party shall keep it secret, " * 60 + "and so on."
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("marks", "end"), [(["; ", ": ", ", "], ";"), ([": ", ", "], ":"), ([", "], ","), ([" "], "x")]
)
def test_what_runs_on_is_cut_at_the_strongest_clause_mark_of_a_piece(marks, end):
    text = "".join("word " * 9 + "x" + marks[number % len(marks)] for number in range(200))
    pieces = sentences(text)
    assert {piece[-1] for piece in pieces[:-1]} == {end}
    assert min(len(piece.split()) for piece in pieces[:-1]) >= 100


def test_only_the_sentence_that_runs_on_is_cut():
    text = "It rained. " + "no stop " * 500 + "here. We left."
    parts = sentences(text)
    assert (parts[0], parts[-1]) == ("It rained.", "We left.")
    assert len(parts) > 4
    assert " ".join(parts) == text


def test_a_byte_order_mark_is_in_no_sentence():
    assert split_sentences("\ufeffIt rained. We left.") == [Span(1, 11), Span(12, 20)]


def test_nothing_but_white_space_has_no_sentence():
    assert split_sentences(" \n\t\r\n\u00a0") == []


@given(st.lists(st.sampled_from(own_cases()), min_size=2, max_size=4))
@settings(max_examples=30)
def test_paragraphs_do_not_change_one_another(cases):
    text = "\n\n".join(case.text.strip() for case in cases)
    assert sentences(text) == [sentence for case in cases for sentence in case.sentences]
