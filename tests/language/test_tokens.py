"""Words are cut where the treebank cuts them, in time that grows with the text's length alone."""

import gzip
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.parser.tokens import spelling, tokenize
from tests.timing import grows_in_step

TREEBANK = Path(__file__).resolve().parents[2] / ".." / "shared" / "treebank" / "en_ewt-ud-dev.conllu.gz"


def cut(text):
    return " ".join(span.of(text) for span in tokenize(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He didn't pay.", "He did n't pay ."),
        ("We can’t, cannot and won't.", "We ca n’t , can not and wo n't ."),
        ("The minister's and the workers' pay", "The minister 's and the workers ' pay"),
        ("a 15-year-old e-mail", "a 15 - year - old e-mail"),
        ("$3.5m (£2.8bn), 50%", "$ 3.5 m ( £ 2.8 bn ) , 50 %"),
        ("On 2024-01-17 at 5:30pm", "On 2024-01-17 at 5:30 pm"),
        ("1,000 of 9/11 and/or 1.5", "1,000 of 9/11 and / or 1.5"),
        ("Mr. Smith left the U.S. for St. Ives.", "Mr. Smith left the U.S. for St. Ives ."),
        ("“Go!” … he wrote to a.b@example.com", "“ Go ! ” … he wrote to a.b@example.com"),
        ("See https://example.com/a?b=1.", "See https://example.com/a?b=1 ."),
        ("O'Neill of AT&T in the '90s", "O'Neill of AT&T in the '90s"),
    ],
)
def test_words_are_cut_as_in_the_treebank(text, words):
    assert cut(text) == words


@given(st.text())
def test_nothing_but_white_space_is_left_out(text):
    spans = tokenize(text)
    assert "".join(span.of(text) for span in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_spelling_drops_what_cannot_be_seen():
    assert spelling("mini\u00adster\u200b") == "minister"
    assert spelling("cafe\u0301") == "caf\u00e9"
    assert spelling("\u200b") == "\u200b"


@pytest.mark.parametrize(
    "unit", ["a", "a.", "1.", "a-", "'", "@", "www.", "a@a", "a'", "!", "http://!", "1-1-", "e-", "a's", "\u00ad"]
)
def test_time_grows_no_faster_than_the_text(unit):
    assert grows_in_step(lambda length: tokenize(unit * (length // len(unit))), 20_000)


def test_tokens_agree_with_the_treebank():
    if not TREEBANK.exists():
        pytest.skip(f"no treebank at {TREEBANK}")
    found = agreed = expected = 0
    for text, gold in sentences():
        spans = {tuple(span) for span in tokenize(text)}
        found, expected, agreed = found + len(spans), expected + len(gold), agreed + len(spans & gold)
    assert 2 * agreed / (found + expected) > 0.98


def sentences():
    """Yield each sentence of the file: its words with their blanks, and the words' spans."""
    with gzip.open(TREEBANK, "rt", encoding="utf-8") as lines:
        for block in lines.read().split("\n\n"):
            yield spaced([line.split("\t") for line in block.splitlines() if line[:1].isdigit()])


def spaced(rows):
    text, gold, inside = "", set(), 0
    for row in rows:
        first, _, last = row[0].partition("-")
        if last:
            inside, glued = int(last), "SpaceAfter=No" in row[9]
        elif first.isdigit():
            gold.add((len(text), len(text) + len(row[1])))
            in_word = int(first) < inside or (int(first) == inside and glued)
            text += row[1] + ("" if in_word or "SpaceAfter=No" in row[9] else " ")
    return text, gold


def test_a_number_glued_to_an_abbreviation_is_not_lost():
    assert [span.of("See No.5 and A.0") for span in tokenize("See No.5 and A.0")] == [
        "See",
        "No.",
        "5",
        "and",
        "A.",
        "0",
    ]
