"""A negation, a plan or a doubt covers what it is about, and nothing beside it."""

from pathlib import Path

import pytest

from claimcheck.language.reading import read
from claimcheck.language.scopes.cues import Cue, CueKind
from tests.language.readings import parsed, place, rows

FIXTURE = rows(Path(__file__).with_name("scopes.tsv").read_text(encoding="utf-8"))
LEAST = 36
"""How many of the 40 rows must be read right: the parser errs now and then, and rows are not dropped for it."""
KINDS = {
    "negation": {CueKind.NEGATION, CueKind.DENIAL},
    "plan": {CueKind.PLAN, CueKind.FUTURE, CueKind.ASK, CueKind.PROMISE},
    "doubt": {CueKind.MODAL, CueKind.ALLEGED, CueKind.PROBABLE, CueKind.DOUBT, CueKind.CONDITION},
}


def covered(kind, reading):
    numbers = {number for cue in reading.cues if cue.kind in KINDS[kind] for number in cue.covered}
    return {reading.tokens[number].text for number in numbers}


def split(words):
    return set() if words == "-" else set(words.split(","))


def is_right(kind, sentence, inside, outside):
    found = covered(kind, parsed(sentence))
    return split(inside) <= found and not split(outside) & found


def test_most_scopes_of_every_kind_are_read_right():
    wrong = [row[:2] for row in FIXTURE if not is_right(*row)]
    assert len(FIXTURE) == 40
    assert len(FIXTURE) - len(wrong) >= LEAST, wrong


def test_every_word_of_the_fixture_stands_in_its_sentence():
    for _, sentence, inside, outside in FIXTURE:
        words = [token.text for token in read(sentence).tokens]
        assert all(words.count(word) == 1 for word in split(inside) | split(outside)), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The council approved the budget on Monday.",
        "Two ferries collided off Malmo.",
        "Not far from Oslo the river floods every May.",
        "The nightclub was knotted with people.",
    ],
)
def test_a_plain_statement_is_not_denied(sentence):
    reading = parsed(sentence)
    verb = next(node.number for node in reading.tree.nodes if node.relation == "root")
    assert reading.tokens[verb].text not in covered("negation", reading)


def test_two_negations_leave_a_possibility():
    reading = parsed("The minister did not rule out a tax rise.")
    assert "rise" not in covered("negation", reading)
    assert "rise" in covered("doubt", reading)


@pytest.mark.parametrize("text", ["The law takes effect on May 5.", "Mrs May resigned in May.", "In May sales rose."])
def test_a_month_or_a_name_is_no_doubt(text):
    assert covered("doubt", parsed(text)) == set()


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Mr Green said the bridge was safe.", "safe"),
        ("The bridge was safe, Mr Green said.", "safe"),
        ("According to Mr Green, the bridge was safe.", "safe"),
        ("“The bridge is safe,” Mr Green said on Monday.", "safe"),
        ("The ministry confirmed that the bridge was safe.", "safe"),
    ],
)
def test_what_is_said_is_covered_by_the_word_that_says_so(sentence, said):
    reading = parsed(sentence)
    voices = [cue for cue in reading.cues if cue.kind in {CueKind.REPORT, CueKind.FACTIVE}]
    assert any(place(reading, said) in cue.covered for cue in voices)


def test_a_cue_never_covers_itself_and_is_about_something_that_it_covers():
    cues = [(cue, parsed(row[1])) for row in FIXTURE for cue in parsed(row[1]).cues]
    assert cues
    for cue, reading in cues:
        assert 0 <= cue.first < cue.last <= len(reading.tokens)
        assert not cue.covered & set(range(cue.first, cue.last))
        assert cue.focus
        assert set(cue.focus) <= set(range(len(reading.tokens)))


def test_cues_are_found_without_a_tree_too():
    for kind, sentence in [
        ("negation", "The court did not overturn the verdict."),
        ("plan", "The airline plans to cut 300 jobs."),
        ("doubt", "The vaccine may prevent infection."),
    ]:
        assert covered(kind, read(sentence))


def test_a_cue_of_a_sentence_further_on_counts_its_words_from_there():
    cue = Cue(CueKind.NEGATION, 1, 2, (3,), frozenset({2, 3}))
    assert cue.shifted(10) == Cue(CueKind.NEGATION, 11, 12, (13,), frozenset({12, 13}))


@pytest.mark.parametrize(
    ("kind", "sentence", "inside", "outside"),
    [
        ("negation", "The light came from spots on the star rather than from the planet.", "planet", "star,spots"),
        ("negation", "A jury cleared Moss of murder but found him guilty of theft.", "murder", "guilty,theft"),
        ("negation", "He had no part in choosing the site.", "choosing", "-"),
        ("negation", "Residents said that no siren had sounded.", "siren,sounded", "Residents"),
        ("doubt", "The captain radioed that he could not turn and asked for a tug.", "turn", "asked,tug"),
    ],
)
def test_what_a_cue_is_about_is_not_always_next_to_it(kind, sentence, inside, outside):
    assert is_right(kind, sentence, inside, outside)
