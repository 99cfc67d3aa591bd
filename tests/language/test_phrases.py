"""Phrases are found wherever they stand, and what they begin with says where they may."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.phrasebook import ACRONYM, GAP, LONGEST, Meanings, carriers, deeds, phrasebook
from claimcheck.language.lexicons.phrases import BEFORE_NOUNS, counts, find_phrases
from claimcheck.language.lexicons.terms import tokenize
from claimcheck.language.lexicons.words import lemmas_of

MEMBERS = [
    *(member for group in lexicon.groups("synonyms.txt") for member in group),
    *(field for name in ("acronyms.tsv", "light_verbs.tsv") for row in lexicon.rows(name) for field in row[:2]),
]
TEXTS = st.lists(st.sampled_from([*MEMBERS, "the", "quokka"]), max_size=3).flatmap(
    lambda words: st.sampled_from([" ".join(words), " ".join(words).upper(), " the ".join(words)])
)


def plainly(tokens):
    """Find phrases by trying each stretch of words, articles left out."""
    counted = [number for number in range(len(tokens)) if counts(tokens, number)]
    for place, first in enumerate(counted):
        for size in range(1, LONGEST + 1):
            words = counted[place : place + size]
            meanings = phrasebook().get(tuple(tokens[number].lemma for number in words))
            if meanings and size == 1 and first and tokens[first - 1].norm in BEFORE_NOUNS:
                meanings = Meanings(meanings.asks, meanings.carries - deeds())
            if meanings and len(words) == size:
                yield tuple(words), meanings
        if tokens[first].text.isupper() and (meanings := phrasebook().get((ACRONYM + tokens[first].norm,))):
            yield (first,), meanings


def in_a_row(tokens, words):
    """Whether a phrase has no adverb within, as "be *severely* injured" has, which no stretch of words is."""
    counted = [number for number in range(len(tokens)) if counts(tokens, number)]
    return any(tuple(counted[place : place + len(words)]) == words for place in range(len(counted)))


def test_where_a_phrase_stands_are_all_lemmas_that_its_meanings_ask_for():
    for member in MEMBERS:
        for text in (member, member.upper()):
            tokens = tokenize(text)
            for words, meanings in find_phrases(tokens):
                for meaning in meanings.carries:
                    lemmas = {tokens[number].lemma for number in words}
                    assert any(asked <= lemmas for asked in carriers(meaning)), member


@settings(deadline=None)
@example("be severely injured")
@given(st.lists(TEXTS, max_size=4).map(" ".join))
def test_it_finds_what_trying_every_stretch_finds(text):
    tokens = tokenize(text)
    expected = list(plainly(tokens))
    assert [phrase for phrase in find_phrases(tokens) if in_a_row(tokens, phrase.words)][: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("They lost their lives at sea.", "lose lives", True),
        ("They lost many boats.", "lose lives", False),
        ("The council gave the go-ahead.", "give go ahead", True),
        ("The council gave - go ahead and laugh - nothing.", "give go ahead", False),
        ("The blast left at least 11 people dead.", "leave ... dead", True),
        ("The blast left, and 11 people were dead.", "leave ... dead", False),
        ("The court found the jeweller guilty.", "find guilty", True),
        ("The court found the jeweller not guilty.", "find guilty", False),
        ("Talks between the two sides were held in Oslo.", "hold talks", True),
        ("Talks held in Oslo", "hold talks", True),
        ("Talks that the army would hold the town went on.", "hold talks", False),
    ],
)
def test_possessives_objects_and_passives_may_stand_within_a_phrase(text, phrase, found):
    head, *rest = phrase.split(" ... ")
    wanted = phrasebook()[(*lemmas_of(head), *(word for part in rest for word in (GAP, *lemmas_of(part))))]
    assert any(words and meanings == wanted for words, meanings in find_phrases(tokenize(text))) == found
