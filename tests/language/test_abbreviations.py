from __future__ import annotations

import pytest

from claimcheck.language.lexicons import lexicon
from claimcheck.language.text.abbreviations import Abbreviation, begins_sentences, classify, follows_hour, takes_letter


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Mr", Abbreviation.TITLE),
        ("DR", Abbreviation.TITLE),
        ("vs", Abbreviation.INNER),
        ("Fig", Abbreviation.WORD),
        ("Jan", Abbreviation.MONTH),
        ("p.m", Abbreviation.HOUR),
        ("Inc", Abbreviation.LIKELY),
        ("U.S", Abbreviation.OPEN),
        ("J", Abbreviation.LETTER),
        ("Mfg", Abbreviation.OPEN),
        ("Xyzt", None),
        ("Brt", Abbreviation.LIKELY),
    ],
)
def test_a_word_is_classified(word, kind):
    assert classify(word) is kind


@pytest.mark.parametrize("word", ["rain", "TV", "mar", "sun", "why", "2020", "", "CNN", "gen"])
def test_an_everyday_word_is_no_abbreviation(word):
    assert classify(word) is None


def test_every_line_of_the_list_has_a_known_class_and_stands_there_once():
    rows = lexicon.rows("abbreviations.tsv")
    assert len({word for word, _ in rows}) == len(rows) > 200
    assert all(Abbreviation(kind) is not Abbreviation.LETTER for _, kind in rows)


def test_small_lists_are_read():
    assert begins_sentences("However")
    assert begins_sentences("They’re")
    assert not begins_sentences("Senate")
    assert follows_hour("EST")
    assert not follows_hour("Police")
    assert takes_letter("Vitamin")
    assert not takes_letter("George")
