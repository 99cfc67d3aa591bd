"""Events tell who does what to whom, however the sentence is built."""

from pathlib import Path

import pytest

from claimcheck.language.clauses.events import argument
from tests.language.readings import parsed, place, rows

FIXTURE = rows(Path(__file__).with_name("events.tsv").read_text(encoding="utf-8"))
LEAST = 42
"""How many of the 46 rows must be read right: the parser errs now and then, and rows are not dropped for it."""


def named(reading, heads, wanted):
    """Whether there is one argument a wanted word, and each holds its word."""
    phrases = [{reading.tokens[number].text for number in argument(reading.tree, head)} for head in heads]
    names = [] if wanted == "-" else wanted.split(",")
    return len(phrases) == len(names) and all(any(name in phrase for phrase in phrases) for name in names)


def is_right(sentence, predicate, agents, patients):
    reading = parsed(sentence)
    return any(
        reading.tokens[event.predicate].text == predicate
        and named(reading, event.agents, agents)
        and named(reading, event.patients, patients)
        for event in reading.events
    )


def test_most_sentences_of_every_form_are_read_right():
    wrong = [row[1:3] for row in FIXTURE if not is_right(*row[1:])]
    assert len(FIXTURE) == 49
    assert len(FIXTURE) - len(wrong) >= LEAST, wrong


def test_the_fixture_would_notice_if_the_parts_were_swapped():
    turned = [row for row in FIXTURE if row[3] != row[4] and is_right(row[1], row[2], row[4], row[3])]
    assert turned == []


def facts(sentence):
    """Predicate lemma, agents and patients of each event, without regard to form."""
    reading = parsed(sentence)

    def words(heads):
        return frozenset(reading.tokens[head].lemma for head in heads)

    return [
        (reading.tokens[event.predicate].lemma, words(event.agents), words(event.patients)) for event in reading.events
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Siemens bought the factory.", "The factory was bought by Siemens."),
        ("Siemens bought the factory.", "The factory has been bought by Siemens."),
        ("Thieves stole the car.", "The car was stolen by thieves."),
    ],
)
def test_active_and_passive_tell_one_event(first, second):
    assert facts(first) == facts(second)


def test_who_and_whom_are_told_apart():
    assert facts("Brown beat Lopez.") != facts("Lopez beat Brown.")


def test_a_preposition_names_its_argument():
    reading = parsed("The ship sailed from Malmo to Riga.")
    (event,) = reading.events
    assert {(word, reading.tokens[head].text) for word, head in event.others} == {("from", "Malmo"), ("to", "Riga")}


def test_a_verb_of_saying_is_completed_by_what_is_said():
    reading = parsed("The minister said that the bridge was closed.")
    said = next(event for event in reading.events if reading.tokens[event.predicate].text == "said")
    assert place(reading, "closed") in said.complements


def test_what_somebody_is_is_an_event_too():
    reading = parsed("Maria Lind is the new chairwoman.")
    (event,) = reading.events
    assert event.copular
    assert reading.tokens[event.predicate].text == "chairwoman"
    assert named(reading, event.agents, "Lind")


def test_a_noun_of_action_is_marked_as_less_sure_than_a_verb():
    reading = parsed("The mayor regretted the destruction of the bridge.")
    assert {reading.tokens[event.predicate].text: event.nominal for event in reading.events} == {
        "destruction": True,
        "regretted": False,
    }


def test_an_argument_is_a_phrase_without_its_clauses():
    reading = parsed("They met the old envoy of Iran who insulted the king.")
    (head,) = next(event for event in reading.events if reading.tokens[event.predicate].text == "met").patients
    words = {reading.tokens[number].text for number in argument(reading.tree, head)}
    assert {"old", "envoy", "Iran"} <= words
    assert not {"who", "insulted", "king"} & words


@pytest.mark.parametrize("text", ["", "…", "Blast", "3", "Oslo, 4 May"])
def test_a_text_without_a_predicate_has_no_verbal_event(text):
    assert [event for event in parsed(text).events if not event.nominal] == []
