"""What a claim's words can meet in a sentence is told without aligning them, and is never too little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.reading import read
from claimcheck.matching import align
from claimcheck.matching.reach import Reach, weigh
from claimcheck.matching.sides import Demand, Offer

WORDS = """
    The PM said on 3 May 2019 that eleven airstrikes and air strikes hit Oslo . Norway 's prime minister , who lost her
    life , was killed ; doctors denied 11 deaths , purchased cars and buy a car about half of the 12 % in 2019
    governement government officials United States US rescuers found him guilty Friday 14 1.2 million kronor
    J. R. J.R. Lee John
"""
SENTENCES = st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=12).map(" ".join)


def sides(claim, sentence):
    reading = read(sentence)
    offer = Offer(reading.tokens, lambda: reading)
    return Demand(read(claim), offer.places.__contains__), offer


@given(SENTENCES, SENTENCES)
def test_all_that_is_met_can_be_met(claim, sentence):
    demand, offer = sides(claim, sentence)
    reach, alignment = Reach(demand).of(offer), align(demand, offer)
    assert [number for number, match in enumerate(alignment.matches) if match and not reach >> number & 1] == []
    weights = [0.1 * number for number in range(len(demand.tokens))]
    assert alignment.coverage(weights) <= weigh(reach, weights) / (sum(weights) or 1)


@pytest.mark.parametrize(
    ("claim", "sentence", "met"),
    [
        ("Bakers slept", "The court sat.", []),
        ("Bakers slept", "The baker sat.", ["Bakers"]),
        ("Airstrikes began", "Two air strikes hit it.", ["Airstrikes"]),
        ("The PM slept", "The prime minister sat.", ["The", "PM"]),
        ("Governement fell", "The government sat.", ["Governement"]),
        ("Doctors slept", "A physician sat.", ["Doctors"]),
        ("Eleven slept", "The baker sat.", ["Eleven"]),
    ],
)
def test_what_no_word_of_the_sentence_meets_is_out_of_reach(claim, sentence, met):
    demand, offer = sides(claim, sentence)
    reach = Reach(demand).of(offer)
    assert [token.norm for number, token in enumerate(demand.tokens) if reach >> number & 1] == [
        word.lower() for word in met
    ]


def test_bits_are_weighed_by_the_place_of_their_tokens():
    assert weigh(0b101, [0.5, 1.0, 0.25]) == 0.75
    assert weigh(0, [0.5]) == 0
