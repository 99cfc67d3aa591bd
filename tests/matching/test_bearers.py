"""What a name is called, and which name "the ship" takes up."""

import pytest

from claimcheck.language.clauses.names import name_flags
from claimcheck.language.lexicons.terms import tokenize
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.matching.bearers import bearers
from tests.matching.readings import index_of


def called_names(tokens):
    return name_flags(tokens, lambda norm: norm in {"museum", "ferry"})


def called(text: str) -> dict[str, tuple[str, ...]]:
    tokens = tokenize(text)
    return {name: bearer.nouns for bearer in bearers(tokens, called_names(tokens)) for name in bearer.name}


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        ("It was the ferry Maren that sank.", "Maren", "ferry"),
        ("The operator, Nordek, is to blame.", "Nordek", "operator"),
        ("Her sister ship, the Ylva, was late.", "Ylva", "ship"),
        ("The moon, named Ketu, is small.", "Ketu", "moon"),
        ("Then Caldec, a small firm in Leith, published it.", "Caldec", "firm"),
        ("It was bought by the Kestrex Museum.", "Kestrex", "museum"),
    ],
)
def test_a_name_is_called_by_the_noun_beside_it(text, name, noun):
    assert lemma_of(noun) in called(text)[lemma_of(name.lower())]


def test_a_broader_noun_may_stand_for_a_name_and_a_narrower_one_may_not():
    """A ferry is a ship; what was called a ship need not be a ferry."""
    (ferry,) = bearers(tokenize("the ferry Maren"), (False, False, True))
    (ship,) = bearers(tokenize("the ship Maren"), (False, False, True))
    assert ferry.is_called(lemma_of("ship"))
    assert not ship.is_called(lemma_of("ferry"))


@pytest.mark.parametrize(
    ("text", "name", "thing", "told"),
    [
        ("The ferry Selkie ran aground.", "selkie", "ferry", True),
        ("A retired baker named Duarte Simas was burned.", "simas", "baker", True),
        ("The architect, Imre Lakos, refused.", "lakos", "architect", True),
        ("Imre Lakos, a Pecs-born architect, refused.", "lakos", "architect", True),
        ("Patients took the pill, called orvitan.", "orvitan", "pill", True),
        ("Orvitan is a cheap new pill.", "orvitan", "pill", True),
        ("Lakos (a former architect) refused.", "lakos", "architect", True),
        ("The ferry left, and the Selkie stayed.", "selkie", "ferry", False),
        ("Lakos, who met an architect, refused.", "lakos", "architect", False),
        ("Lakos met an architect.", "lakos", "architect", False),
        ("Lakos was seen by an architect.", "lakos", "architect", False),
        ("The ferry Arne and the Selkie collided.", "selkie", "ferry", False),
    ],
)
def test_what_is_tied_to_a_name_calls_it_so_and_a_neighbour_does_not(text, name, thing, told):
    tokens = tokenize(text)
    flags = [flag or token.lemma == lemma_of(name) for token, flag in zip(tokens, called_names(tokens), strict=True)]
    nouns = [noun for bearer in bearers(tokens, flags) if lemma_of(name) in bearer.name for noun in bearer.nouns]
    assert (lemma_of(thing) in nouns) == told


STORMS = (
    "Storm Hild came in 2013. Nobody had seen the like. Storm Ragna reached the coast on Sunday. "
    "Roofs flew. A tree fell. The ferry Maren sank. The storm was weaker than feared. It left."
)


def test_a_noun_takes_up_the_nearest_name_that_was_called_so():
    index = index_of(STORMS)
    (source,) = index.sources
    assert index.called(source, 7, lemma_of("storm")) == {"ragna"}
    assert index.called(source, 3, lemma_of("storm")) == {"hild"}
    assert index.called(source, 7, lemma_of("ship")) == {lemma_of("maren")}
    assert not index.called(source, 1, lemma_of("storm"))


def test_a_pronoun_may_mean_what_the_sentence_before_it_takes_up():
    index = index_of(STORMS)
    (source,) = index.sources
    assert index.antecedents(source, 8) == {"ragna"}
