"""What a title or a given name tells of its bearer."""

import pytest

from claimcheck.language.lexicons.sexes import Sex, sex_of
from claimcheck.language.lexicons.terms import tokenize


def alone(_):
    return frozenset()


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        ("Mrs Orde", Sex.FEMALE),
        ("Sir Vera Orde", Sex.MALE),  # a title outweighs a name
        ("Vera Orde", Sex.FEMALE),
        ("Harold Orde", Sex.MALE),
        ("Andrea Orde", None),  # a woman's name in one country, a man's in another
        ("Harold", None),  # a given name or a family name
        ("Orde", None),
        ("Dr", None),
    ],
)
def test_a_name_tells_a_sex_or_nothing(name, sex):
    assert sex_of(tokenize(name), None, alone) is sex


def test_the_word_before_a_name_may_be_its_title():
    (before, *name) = tokenize("chairwoman Orde")
    assert sex_of(name, before, alone) is Sex.FEMALE


@pytest.mark.parametrize(
    ("names", "sex"),
    [({"vera"}, Sex.FEMALE), ({"vera", "bank"}, Sex.FEMALE), ({"vera", "harold"}, None), ({"bank"}, None)],
)
def test_a_family_name_alone_is_of_those_who_bear_it_elsewhere(names, sex):
    assert sex_of(tokenize("Orde"), None, lambda _: names) is sex
