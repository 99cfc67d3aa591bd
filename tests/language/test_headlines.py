"""Headlines are read as the sentences they stand for, and full sentences are left alone."""

from pathlib import Path
from typing import NamedTuple

import pytest

from claimcheck.language.parser.headlines import parse_headlines, read_headlines
from claimcheck.language.parser.parsing import parse

FIXTURE = Path(__file__).with_name("headlines.tsv")


class Reading(NamedTuple):
    """One row of the fixture, or what was found for it."""

    predicate: str
    agent: str
    patient: str
    future: str


def fixture():
    rows = [line.split("\t") for line in FIXTURE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(field, text, Reading(*rest)) for field, text, *rest in rows]


def reading(tree):
    """Who does what to whom, as the fixture writes it."""

    def first(*relations):
        found = tree.children(tree.root, *relations)
        return tree.tokens[found[0]].form if found else "-"

    patient = first("nsubj:pass")
    active = patient == "-"
    future = any(token.lemma == "will" and token.form == "to" for token in tree.tokens)
    return Reading(
        predicate=tree.tokens[tree.root].lemma.lower(),
        agent=first("nsubj") if active else first("obl:agent"),
        patient=first("obj") if active else patient,
        future="future" if future else "-",
    )


def right(*, plain):
    rows = [(text, wanted) for field, text, wanted in fixture() if (field == "plain") == plain]
    trees = parse_headlines([text for text, _ in rows])
    return [reading(tree) == wanted for tree, (_, wanted) in zip(trees, rows, strict=True)]


def test_most_headlines_are_read_right():
    found = right(plain=False)
    assert len(found) == 60
    assert sum(found) >= 45


def test_full_sentences_are_read_as_before():
    texts = [text for field, text, _ in fixture() if field == "plain"]
    assert parse_headlines(texts) == parse(texts)


@pytest.mark.parametrize("ending", ["", "."])
def test_ambassadors_recalled_means_that_somebody_recalled_them(ending):
    (tree,) = parse_headlines([f"Ambassadors recalled{ending}"])
    assert [(token.form, token.deprel) for token in tree.tokens][:2] == [
        ("Ambassadors", "nsubj:pass"),
        ("recalled", "root"),
    ]


def test_the_infinitive_is_the_future():
    (tree,) = parse_headlines(["Minister to visit Rome"])
    assert [token.deprel for token in tree.tokens] == ["nsubj", "aux", "root", "obj"]
    assert tree.tokens[1].form == "to"
    assert tree.tokens[1].lemma == "will"


def test_a_dropped_copula_gives_a_subject():
    (tree,) = parse_headlines(["President in hospital"])
    assert [token.deprel for token in tree.tokens] == ["nsubj", "case", "root"]


def test_words_and_spans_are_those_of_the_text():
    texts = [text for _, text, _ in fixture()] + ["", "Blast"]
    before = parse(texts)
    after = read_headlines(before)
    assert [tree.text for tree in after] == texts
    for old, new in zip(before, after, strict=True):
        assert [(token.start, token.end, token.form) for token in new.tokens] == [
            (token.start, token.end, token.form) for token in old.tokens
        ]
        assert all(0 <= token.head < len(new.tokens) for token in new.tokens)
        assert sum(token.head == index for index, token in enumerate(new.tokens)) == bool(new.tokens)


def test_a_headline_has_the_same_reading_alone_and_in_a_batch():
    texts = [text for _, text, _ in fixture()]
    assert parse_headlines(texts)[::7] == [parse_headlines([text])[0] for text in texts[::7]]
