"""Which sentences say what somebody or something with a name is."""

import pytest

from claimcheck.language.terms import tokenize
from claimcheck.language.words import lemma_of
from claimcheck.matching.describing import describes


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
def test_appositions_and_copulas_describe_and_neighbours_do_not(text, name, thing, told):
    assert describes(tokenize(text), frozenset({lemma_of(name)}), lemma_of(thing)) == told
