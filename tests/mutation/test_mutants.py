"""Mutants differ from their claim in one marked place, are the same for a seed, and change each kind of fact."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.mutation import Kind, mutants

MADE = [
    # claim and evidence, other sentences, kind, a mutant that some seed makes
    ("Eleven people were killed in Leeds.", "", Kind.NUMBER, "Twelve people were killed in Leeds."),
    ("The firm employs 5,800 people.", "", Kind.NUMBER, "The firm employs 8,700 people."),
    ("Her 14th win came late.", "", Kind.NUMBER, "Her 11th win came late."),
    ("An 11-year lease was signed.", "", Kind.NUMBER, "A 15-year lease was signed."),
    ("A 15-year lease was signed.", "", Kind.NUMBER, "An 11-year lease was signed."),
    ("Nine were killed and three others were hurt.", "", Kind.SWAP, "Three were killed and nine others were hurt."),
    ("The path is 12 km long.", "", Kind.UNIT, "The path is 12 m long."),
    ("The bridge cost $12 million.", "", Kind.UNIT, "The bridge cost $12 billion."),
    ("At least 11 people died.", "", Kind.BOUND, "11 people died."),
    ("At least 11 people died.", "", Kind.BOUND, "At most 11 people died."),
    ("Ships rescued 11 people.", "", Kind.BOUND, "Ships rescued fewer than 11 people."),
    ("Rain fell on Monday.", "", Kind.DATE, "Rain fell on Friday."),
    ("Rain fell on 3 May 2019.", "", Kind.DATE, "Rain fell on 3 May 2021."),
    ("It was sold last week.", "", Kind.DATE, "It was sold last year."),
    ("Ms Lind opened the bridge.", "Mr Berg was ill.", Kind.NAME, "Ms Berg opened the bridge."),
    ("Iran recalled its envoy.", "Israel was silent.", Kind.NAME, "Israel recalled its envoy."),
    ("The Iranian envoy left.", "Israel was silent.", Kind.NAME, "The Israeli envoy left."),
    ("A factory in Leeds closed.", "", Kind.STRANGER, "A factory in Lunbridge closed."),
    ("Mr Green said the bridge was safe.", "Mr Brown was ill.", Kind.SPEAKER, "Mr Brown said the bridge was safe."),
    ("Experts say the wall is safe.", "", Kind.SPEAKER, "Police say the wall is safe."),
    ("Pakistan accused Iran.", "", Kind.ROLE, "Iran accused Pakistan."),
    ("Iran was accused by Pakistan.", "", Kind.ROLE, "Pakistan was accused by Iran."),
    ("Gunmen shot the labourers.", "", Kind.ROLE, "The labourers shot gunmen."),
    ("Pakistan recalled its envoy.", "", Kind.NEGATION, "Pakistan did not recall its envoy."),
    ("The villages were flooded.", "", Kind.NEGATION, "The villages were not flooded."),
    ("Mr Green said the bridge was safe.", "", Kind.NEGATION, "Mr Green said the bridge was not safe."),
    ("Eleven people were hurt.", "", Kind.NEGATION, "No people were hurt."),
    ("Ambassadors recalled", "", Kind.NEGATION, "Ambassadors not recalled"),
    ("The firm did not close the plant.", "", Kind.NEGATION, "The firm closed the plant."),
    ("It can't find any cash.", "", Kind.NEGATION, "It can find some cash."),
    ("Talks failed to stop the war.", "", Kind.NEGATION, "Talks stopped the war."),
    ("Nobody was hurt.", "", Kind.NEGATION, "Someone was hurt."),
    ("Sales rose to 61 million.", "", Kind.ANTONYM, "Sales fell to 61 million."),
    ("The council rejected the plan.", "", Kind.ANTONYM, "The council approved the plan."),
    ("An early start helped.", "", Kind.ANTONYM, "A late start helped."),
    ("Some patients improved.", "", Kind.QUANTIFIER, "All patients improved."),
    ("She rarely sings.", "", Kind.QUANTIFIER, "She often sings."),
    ("He allegedly stole the car.", "", Kind.DOUBT, "He stole the car."),
    ("The vaccine may prevent infection.", "", Kind.DOUBT, "The vaccine will prevent infection."),
    ("She plans to sell the farm.", "", Kind.DOUBT, "She sold the farm."),
    ("The plants will be closed.", "", Kind.DOUBT, "The plants were closed."),
    ("He claimed that the loans were repaid.", "", Kind.DOUBT, "The loans were repaid."),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "others", "kind", "wanted"), MADE, ids=lambda value: str(value)[:40])
def test_each_kind_of_fact_is_changed_into_good_english(claim, others, kind, wanted):
    context = [claim, others]
    made = {
        mutant.text
        for seed in range(40)
        for mutant in mutants(claim, [claim], seed, context=context)
        if mutant.kind is kind
    }
    assert wanted in made


def test_every_kind_has_an_example():
    assert {kind for _, _, kind, _ in MADE} == set(Kind)


SUBJECTS = [
    "Pakistan",
    "The council",
    "Ms Lind",
    "Eleven people",
    "At least 40 workers",
    "Experts",
    "Some residents",
    "“We”",
]
VERBS = ["recalled", "did not close", "may have sold", "plans to buy", "were told of", "met", "allegedly stole", "won"]
OBJECTS = [
    "its envoy",
    "the bridge",
    "£12 million",
    "3.5 percent of the vote",
    "an 11-year lease",
    "Mr Green",
    "all boats",
]
ENDS = ["", " on 3 May 2019", " in Leeds", " last week", ", officials said", " before the war", "\nand left"]
claims = st.builds(
    lambda subject, verb, target, end, stop: f"{subject} {verb} {target}{end}{stop}",
    *map(st.sampled_from, (SUBJECTS, VERBS, OBJECTS, ENDS, [".", ""])),
)


@settings(max_examples=60, deadline=None)
@given(claims, st.integers(0, 9))
def test_every_mutant_differs_from_its_claim_in_the_place_that_it_marks(claim, seed):
    made = mutants(claim, [claim], seed)
    assert len({mutant.text for mutant in made}) == len(made)
    for mutant in made:
        assert mutant.text.split() != claim.split()
        assert mutant.span.of(mutant.text) == mutant.now
        assert mutant.was != mutant.now
        head, tail = mutant.text[: mutant.span.start], mutant.text[mutant.span.end :]
        assert head + mutant.was + tail == claim or mutant.text[0] != claim[0]
        assert mutant.reason


@settings(max_examples=30, deadline=None)
@given(claims, st.integers(0, 9))
def test_a_seed_gives_the_same_mutants_again(claim, seed):
    assert mutants(claim, [claim], seed) == mutants(claim, [claim], seed)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_is_too_odd(claim, evidence):
    for mutant in mutants(claim, [evidence], 0, context=[evidence, claim]):
        assert mutant.text.split() != claim.split()


def test_another_seed_gives_other_mutants():
    claim = "Eleven people were killed on Monday."
    assert len({mutants(claim, [claim], seed) for seed in range(6)}) > 1


def test_mutants_do_not_hang_on_the_hash_seed():
    script = "from claimcheck.mutation import mutants; print(mutants(c := 'Ms Lind sold 40 boats to Iran.', [c], 3))"
    outputs = {
        subprocess.run(  # noqa: S603 - our own script
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_a_claim_without_words_and_one_without_evidence_have_no_mutants_of_facts():
    assert mutants("", ["Eleven people died."]) == ()
    assert not [
        mutant for mutant in mutants("Eleven people died.", []) if mutant.kind in {Kind.NUMBER, Kind.NAME, Kind.DATE}
    ]


def test_each_sentence_of_a_claim_is_changed_by_itself():
    claim = "Eleven people died. Rain fell on Monday."
    texts = {mutant.text for mutant in mutants(claim, ["Eleven people died.", "Rain fell on Monday."])}
    assert any(text.startswith("Eleven people died. Rain fell on") and "Monday" not in text for text in texts)
    assert any(text.endswith("people died. Rain fell on Monday.") and "Eleven" not in text for text in texts)
