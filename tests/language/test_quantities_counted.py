"""What a number counts and what is said of it, by word order alone."""

from __future__ import annotations

import pytest

from claimcheck.language.figures.quantities import find_quantities


def bindings(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(quantity.noun, tuple(word for word, _ in quantity.predicates)) for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # passive, participle and event before the number
        (
            "Two children were killed and three others were injured.",
            [("children", ("killed",)), ("others", ("injured",))],
        ),
        ("an attack killing at least nine people", [("people", ("killing",))]),
        (
            "gunmen shot and killed at least four Pakistani labourers and injured three others",
            [("labourers", ("killed",)), ("others", ("injured",))],
        ),
        ("the deaths of 11 people", [("people", ("deaths",))]),
        ("the three injured workers were treated", [("workers", ("injured", "treated"))]),
        ("Twelve passengers have been reportedly rescued", [("passengers", ("rescued",))]),
        ("40 were arrested or fined", [(None, ("arrested", "fined"))]),
        # headlines
        ("11 killed, 30 hurt", [("killed", ("killed",)), ("hurt", ("hurt",))]),
        ("3 held over blast", [("held", ("held",))]),
        ("Five dead in crash", [("dead", ("dead",))]),
        ("two children killed in fire", [("children", ("killed",))]),
        # medicine, law, sport, finance, science
        ("43,548 participants were randomised", [("participants", ("randomised",))]),
        ("12 police officers testified", [("officers", ("testified",))]),
        ("She scored two goals", [("goals", ("scored",))]),
        ("It cut 3,000 jobs", [("jobs", ("cut",))]),
        ("three new species were described", [("species", ("described",))]),
        ("95% of patients recovered", [("patients", ("recovered",))]),
        ("three litres of water", [("water", ())]),
        ("a toll of 11", [("toll", ())]),
        ("the trial (n = 45)", [("n", ())]),
        ("a 10-man squad", [("squad", ())]),
        ("a $3bn deal", [("deal", ())]),
        ("two Nobel prizes", [("prizes", ())]),
        ("at least five more people", [("people", ())]),
        ("one person was killed", [("person", ("killed",))]),
        ("5 feet tall", [(None, ())]),
        ("the first woman elected", [("woman", ("elected",))]),
        ("two sports cars", [("cars", ())]),
        ("he walked to first base instead", [("base", ())]),
        ("The 17-year-old started collecting", [(None, ("started",))]),
        ("it was first diagnosed there", [(None, ("diagnosed",))]),
    ],
)
def test_nouns_and_predicates(text: str, expected: list[tuple[str | None, tuple[str, ...]]]) -> None:
    assert bindings(text) == expected


def test_places_of_noun_and_predicate_are_those_of_the_words() -> None:
    text = "Officials said two children were killed."
    (quantity,) = find_quantities(text)
    assert quantity.noun_span is not None
    assert quantity.noun_span.of(text) == "children"
    assert [(word, span.of(text)) for word, span in quantity.predicates] == [("killed", "killed")]


def test_the_verb_of_one_number_is_not_that_of_the_next() -> None:
    killed, injured = bindings("11 people were killed and 30 people were injured")
    assert killed == ("people", ("killed",))
    assert injured == ("people", ("injured",))
