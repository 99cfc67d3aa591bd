"""What looks the same folds to the same view, and every character of the view knows where it came from."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.language.lexicons.folding import fold, fold_character

TEXTS = st.one_of(
    st.text(max_size=40),
    st.text("aZé\u0301 \u00ad\u200bﬁＡ“’—\n\u00a0İß", max_size=40),
)
LETTERS = st.text(st.characters(categories=("L", "N", "M")), max_size=40)
WRITING = st.text(st.characters(categories=("L", "N", "M", "P", "Zs")), max_size=40)


@given(TEXTS)
def test_the_map_never_runs_backwards_and_ends_at_the_end_of_the_text(text):
    folded = fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert all(first <= second for first, second in pairwise(folded.starts))
    assert all(end <= len(text) for end in folded.ends[-1:])


@given(TEXTS)
def test_each_character_of_the_view_stands_for_the_character_that_it_was_made_of(text):
    folded = fold(text)
    for place, character in enumerate(folded.text):
        span = folded.original(place, place + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert character in fold_character(text[span.start])


@given(TEXTS, st.data())
def test_a_range_of_the_view_maps_to_a_range_that_folds_to_it(text, data):
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.original(start, end)
    assert 0 <= span.start < span.end <= len(text)
    assert folded.text[start:end] in fold(span.of(text)).text


@given(TEXTS)
@example("\u1e9e\u0130\ufb03\u01c4")
def test_folding_a_view_changes_nothing(text):
    view = fold(text).text
    assert fold(view).text == view


def test_folding_any_character_twice_is_folding_it_once():
    restless = [hex(code) for code in range(0x30000) if fold(once := fold(chr(code)).text).text != once]
    assert restless == []


@given(TEXTS, TEXTS)
@example("`plain`", "é")
def test_texts_fold_side_by_side_as_they_fold_alone(first, second):
    assert fold(first + second).text == fold(first).text + fold(second).text


@given(WRITING, st.sampled_from(["NFC", "NFD"]))
def test_composed_and_decomposed_letters_have_one_view(text, form):
    assert fold(unicodedata.normalize(form, text)).text == fold(text).text


@given(LETTERS, st.sampled_from(["NFKC", "NFKD"]))
def test_compatible_letters_have_one_view(text, form):
    assert fold(unicodedata.normalize(form, text)).text == fold(text).text


@given(st.text(st.characters(categories=("L",)), max_size=40))
def test_case_never_matters(text):
    assert fold(text.lower()).text == fold(text).text


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Tehran’s “envoy”", 'tehran\'s "envoy"'),
        ("‘quoted’ ‚so‛ `or´", "'quoted' 'so' 'or'"),
        ("«Genève» „Wien“", '"geneve" "wien"'),
        ("1914–18, 3−2, well‑known — yes", "1914-18, 3-2, well-known - yes"),
        ("eﬃcient ﬁeld ﬂow", "efficient field flow"),
        ("co\u00adoperate mini\u00adster", "cooperate minister"),
        ("zero\u200bwidth \u2060join\ufefflost", "zerowidth joinlost"),
        ("left\u200e-to-\u200fright\u202a!\u202c", "left-to-right!"),
        ("cafe\u0301 café", "cafe cafe"),
        ("Ａｉｒ ２０２４ ％", "air 2024 %"),
        ("two\nlines\tand\u00a0more\u202fhere\u3000now", "two lines and more here now"),
        ("STRASSE Straße", "strasse strasse"),
        ("Ångström Ørsted", "angstrom ørsted"),
        ("x² and H₂O", "x2 and h2o"),
        ("wait…", "wait..."),
    ],
)
def test_what_looks_the_same_is_the_same(seen, meant):
    assert fold(seen).text == meant


def test_a_quote_from_a_pdf_finds_its_place_in_the_text():
    text = "He said the e\ufb03cient co\u00adopera\u200btion had\nhelped."
    folded = fold(text)
    place = folded.text.index("efficient cooperation")
    span = folded.original(place, place + len("efficient cooperation"))
    assert span.of(text) == "e\ufb03cient co\u00adopera\u200btion"


def test_an_accent_written_apart_belongs_to_its_letter():
    text = "the cafe\u0301 closed"
    folded = fold(text)
    place = folded.text.index("cafe")
    assert folded.original(place, place + 4).of(text) == "cafe\u0301"


def test_an_empty_text_has_an_empty_view():
    assert fold("").text == fold("\u200b\u00ad").text == ""


@pytest.mark.parametrize("unit", ["a", "é", "e\u0301", "\u0301", "\u00ad", "ﬃ", "’", "\n", "😀"])
def test_a_megabyte_is_folded_in_time_that_grows_with_its_length(unit):
    text = unit * (1_000_000 // len(unit.encode()))
    start = time.process_time()
    folded = fold(text)
    assert time.process_time() - start < 5  # a quadratic fold of as much would take minutes
    assert all(end <= len(text) for end in folded.ends[-1:])
