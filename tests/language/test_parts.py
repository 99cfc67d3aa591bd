"""Each word plays one part in its sentence, whatever the voice."""

import pytest

from claimcheck.language.parser.parsing import parse
from claimcheck.language.parts import parts
from claimcheck.language.reading import read


def played(sentence):
    """Return the words of a sentence that play a part, with that part."""
    reading = read(sentence).parsed(parse([sentence])[0])
    return {token.text: str(role) for token, role in zip(reading.tokens, parts(reading), strict=True) if role}


@pytest.mark.parametrize(
    "sentence",
    [
        "The striker attacked the referee.",
        "The referee was attacked by the striker.",
        "The striker who attacked the referee was sent off.",
    ],
)
def test_who_did_it_and_to_whom_is_the_same_in_every_voice(sentence):
    found = played(sentence)
    assert found["striker"] == "agent" or sentence.endswith("off.")
    assert (found["attacked"], found["referee"]) == ("predicate", "patient")


@pytest.mark.parametrize("sentence", ["The minister of Iran resigned.", "Iran's minister resigned."])
def test_whose_it_is_is_told_by_of_and_by_the_genitive(sentence):
    assert played(sentence)["Iran"] == "owner"


def test_an_adjective_of_a_country_tells_whose_it_is():
    assert played("The Iranian minister resigned.")["Iranian"] == "owner"


def test_place_time_and_number_are_told_apart():
    found = played("Eleven people were killed in Islamabad on Monday.")
    assert (found["Eleven"], found["Islamabad"], found["Monday"]) == ("number", "place", "time")


def test_a_number_that_stands_for_what_it_counts_is_what_it_was_done_to():
    assert played("The gunman killed three.")["three"] == "patient"


def test_the_words_of_one_name_play_one_part():
    found = played("The diplomat, Hossein Amirabdollahian, met the prime minister.")
    assert {found["diplomat"], found["Hossein"], found["Amirabdollahian"]} == {"agent"}


def test_other_arguments_are_circumstances_and_what_describes_is_a_modifier():
    found = played("The company sold its old factory with a loss.")
    assert (found["loss"], found["old"], found["its"]) == ("circumstance", "modifier", "owner")


def test_a_negation_and_a_modal_modify_though_they_are_function_words():
    found = played("Pakistan may not recall its envoys.")
    assert (found["may"], found["not"]) == ("modifier", "modifier")


def test_of_several_events_the_one_that_is_asked_about_tells_the_part():
    sentence = "Angered by the strikes, Pakistan recalled its envoys."
    reading = read(sentence).parsed(parse([sentence])[0])
    place = [token.text for token in reading.tokens].index
    assert parts(reading, leading={place("recalled")})[place("Pakistan")] == "agent"
    assert parts(reading, leading={place("Angered")})[place("Pakistan")] == "patient"


def test_what_is_not_parsed_plays_no_part():
    reading = read("Eleven people were killed.")
    assert parts(reading) == (None,) * len(reading.tokens)
