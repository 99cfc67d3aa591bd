"""Sentences that say that a text is silent on something are known from those that only begin like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.scopes.absence import find_absence

SILENT = [
    ("No data on survival were reported.", "survival", False),
    (
        "No data on survival in children under five have been reported in the study.",
        "survival in children under five",
        False,
    ),
    ("However, no further details of the deal were given.", "the deal", False),
    ("In this study, no information about side effects was provided.", "side effects", False),
    ("No data are available on survival", "survival", False),
    ("There were no data on quality of life.", "quality of life", False),
    ("There is no mention of soldiers in the report.", "soldiers", True),
    ("No mention was made of soldiers.", "soldiers", True),
    ("The report does not say that soldiers were among the dead.", "soldiers were among the dead", True),
    ("The report doesn't mention any soldiers", "soldiers", True),
    ("The article never mentions the soldiers at all.", "the soldiers", True),
    ("The source says nothing about soldiers.", "soldiers", True),
    ("The report does not say how many people were injured.", "how many people were injured", True),
    ("The authors did not report survival.", "survival", True),
    ("The authors did not refer to soldiers.", "soldiers", True),
    ("The paper gives no details of the cost.", "the cost", False),
    ("The agreement does not contain any information about arbitration.", "arbitration", False),
    ("The report is silent on the cause.", "the cause", True),
    ("Soldiers are not mentioned.", "Soldiers", True),
    ("Quality of life was not reported.", "Quality of life", True),
    ("The cause of the fire has not been specified in the article.", "The cause of the fire", True),
    ("The name of the ship is nowhere stated.", "The name of the ship", True),
    ("The cost goes unmentioned.", "The cost", True),
]


@pytest.mark.parametrize(("sentence", "about", "mention"), SILENT)
def test_what_a_text_is_said_to_be_silent_on_is_found(sentence, about, mention):
    found = find_absence(sentence)
    assert (found.about.of(sentence), found.mention) == (about, mention)


@pytest.mark.parametrize(
    "sentence",
    [
        "No data on survival were lost.",
        "No details of the deal emerged.",
        "No adverse events were reported.",
        "No one was hurt.",
        "The minister did not mention soldiers.",
        "The UN report does not mention soldiers.",
        "It was not mentioned.",
        "Soldiers were not only mentioned but praised.",
        "Soldiers were not mentioned by the minister.",
        "The crew survived, and the cause was not mentioned.",
        "The report does not support the claim.",
        "Survival was reported.",
        "The report mentions soldiers.",
        "The theft was not reported to the police.",
        "The company gives no refunds.",
        "The study did not include patients with cancer.",
        "",
        "No",
        "The report",
        "was not mentioned",
    ],
)
def test_what_only_looks_like_one_is_none(sentence):
    assert find_absence(sentence) is None


def test_places_count_in_the_whole_text():
    text = "It rained. Soldiers were not mentioned. It rained."
    assert find_absence(text, 11, 39).about.of(text) == "Soldiers"
    assert find_absence(text, 0, 10) is None


WORDS = sorted({word for sentence, *_ in SILENT for word in sentence.split()})


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_whatever_the_words_what_is_found_lies_inside_them(text):
    found = find_absence(text)
    assert found is None or (0 <= found.about.start < found.about.end <= len(text) and found.about.of(text).strip())


def test_a_long_line_takes_no_longer_than_it_must():
    assert find_absence("no data on " * 20_000) is None
