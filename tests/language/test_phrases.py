"""Phrases are found wherever they stand, and what they begin with says where they may."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language import lexicon
from claimcheck.language.phrases import LONGEST, find_phrases, openers
from claimcheck.language.relations import ACRONYM, phrase_groups
from claimcheck.language.terms import tokenize

MEMBERS = [
    *(member for group in lexicon.groups("synonyms.txt") for member in group),
    *(field for name in ("acronyms.tsv", "light_verbs.tsv") for row in lexicon.rows(name) for field in row[:2]),
]
TEXTS = st.lists(st.sampled_from([*MEMBERS, "the", "quokka"]), max_size=3).flatmap(
    lambda words: st.sampled_from([" ".join(words), " ".join(words).upper(), " the ".join(words)])
)


def plainly(tokens):
    """Find phrases by trying each stretch of words, articles left out."""
    counted = [number for number, token in enumerate(tokens) if token.norm not in {"a", "an", "the"}]
    for place, first in enumerate(counted):
        for size in range(1, LONGEST + 1):
            words = counted[place : place + size]
            groups = phrase_groups().get(tuple(tokens[number].lemma for number in words))
            if groups and len(words) == size:
                yield first, words[-1] + 1, groups
        if tokens[first].text.isupper() and (groups := phrase_groups().get((ACRONYM + tokens[first].norm,))):
            yield first, first + 1, groups


def test_each_phrase_begins_as_its_groups_do_wherever_it_comes_from():
    for member in MEMBERS:
        for text in (member, member.upper()):
            tokens = tokenize(text)
            for first, _, groups in find_phrases(tokens):
                assert all(tokens[first].lemma in openers()[group] for group in groups), member


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=4).map(" ".join))
def test_it_finds_what_trying_every_stretch_finds(text):
    tokens = tokenize(text)
    assert list(find_phrases(tokens)) == list(plainly(tokens))
