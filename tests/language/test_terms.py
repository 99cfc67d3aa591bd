"""Terms have exact places, and nothing that can be seen is lost between them."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.lexicons.folding import fold
from claimcheck.language.lexicons.terms import TokenKind, tokenize

SAMPLES = [
    "Iran’s",
    " ",
    "can't",
    "U.S.",
    "1,200.5",
    "tit-for-tat",
    "“so”",
    "—",
    "co\u00adop",
    "é",
    "e\u0301",
    "\n",
    "ﬁ",
    "😀",
    "_",
    "'s",
]
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(SAMPLES), max_size=12).map("".join))


def words(text):
    return [token.text for token in tokenize(text)]


@given(TEXTS)
def test_terms_are_the_text_at_their_places_in_order(text):
    tokens = tokenize(text)
    assert all(token.text == text[token.start : token.end] and token.start < token.end for token in tokens)
    assert all(first.end <= second.start or first.start == second.start for first, second in pairwise(tokens))


def test_only_a_character_that_stands_for_several_is_shared():
    assert [(token.norm, token.start, token.end) for token in tokenize("a¼b")][1:-1] == [
        ("1", 1, 2),
        ("⁄", 1, 2),
        ("4", 1, 2),
    ]


@given(TEXTS)
def test_between_terms_stands_only_what_cannot_be_seen(text):
    tokens = tokenize(text)
    edges = [0, *(edge for token in tokens for edge in (token.start, token.end)), len(text)]
    gaps = "".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    assert not fold(gaps).text.strip()


@given(TEXTS, TEXTS)
def test_terms_of_a_part_count_in_the_whole_text(before, text):
    moved = tokenize(before + text, len(before), len(before + text))
    assert [(token.start - len(before), token.text) for token in moved] == [
        (token.start, token.text) for token in tokenize(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pakistan's envoy", ["Pakistan", "'s", "envoy"]),
        ("Pakistan’s envoy", ["Pakistan", "’s", "envoy"]),
        ("the nurses' pay", ["the", "nurses", "'", "pay"]),
        ("They didn't, can’t and won't.", ["They", "did", "n't", ",", "ca", "n’t", "and", "wo", "n't", "."]),
        ("we're, you'll, I'd", ["we", "'re", ",", "you", "'ll", ",", "I", "'d"]),
        ("U.S. officials in the U.K.", ["U.S.", "officials", "in", "the", "U.K."]),
        ("at 4 p.m. today", ["at", "4", "p.m.", "today"]),
        ("1,200 of 3.5 million", ["1,200", "of", "3.5", "million"]),
        ("In 2019, 1,200, or 7.", ["In", "2019", ",", "1,200", ",", "or", "7", "."]),
        ("tit-for-tat strikes", ["tit", "-", "for", "-", "tat", "strikes"]),
        ("a 15–20% rise", ["a", "15", "–", "20", "%", "rise"]),
        ("“Stop,” he said.", ["“", "Stop", ",", "”", "he", "said", "."]),
        ("co\u00adoperate café", ["co\u00adoperate", "café"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_words_numbers_and_marks_are_told_apart(text, expected):
    assert words(text) == expected


def kind_of(text):
    (token,) = tokenize(text)
    return token.kind


def test_the_kind_says_what_a_term_is_made_of():
    assert kind_of("envoy") == kind_of("U.S.") == TokenKind.WORD
    assert kind_of("1,200") == kind_of("3.5") == TokenKind.NUMBER
    assert kind_of("%") == kind_of("—") == TokenKind.MARK


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1,200", "1200"),
        ("U.S.", "US"),
        ("Naïve", "naive"),
        ("Ｔｅｈｒａｎ", "Tehran"),
        ("n’t", "not"),
        ("ﬁre", "fire"),
    ],
)
def test_one_word_written_in_two_ways_has_one_norm(first, second):
    assert tokenize(first)[0].norm == tokenize(second)[0].norm


def test_a_contracted_not_is_not():
    assert [token.norm for token in tokenize("He hasn’t")] == [token.norm for token in tokenize("He has not")]


def test_names_and_verbs_say_something_and_what_holds_them_together_does_not():
    content = [token.text for token in tokenize("The envoy of Iran was, they said, killed by 3 men.") if token.content]
    assert {"envoy", "Iran", "killed", "3", "men"} <= set(content)
    assert not {"The", "of", "was", ",", "by", "."} & set(content)


def test_a_capital_is_a_capital_of_any_script():
    assert [token.capitalised for token in tokenize("Iran iran Ørsted Ирак 3 ,")] == [
        True,
        False,
        True,
        True,
        False,
        False,
    ]


def test_the_number_of_the_sentence_is_kept():
    assert {token.sentence for token in tokenize("It rained.", sentence=7)} == {7}


@given(st.sampled_from(["NFC", "NFD"]), st.lists(st.sampled_from(["café", "Ångström", "naïve", "Zürich"]), max_size=5))
def test_the_form_of_accents_changes_no_word(form, said):
    text = unicodedata.normalize(form, " ".join(said))
    assert [token.norm for token in tokenize(text)] == [token.norm for token in tokenize(" ".join(said))]


@pytest.mark.parametrize("unit", ["a", "1", "1,", "a.", "'", "n't", "-", "_", "\u00ad", "é", " "])
def test_time_grows_no_faster_than_the_text(unit):
    text = unit * (50_000 // len(unit))
    start = time.process_time()
    tokenize(text)
    assert time.process_time() - start < 10  # a quadratic reading of as much would take minutes
