"""A change after which the claim may still be true is not made: nobody is to be told that a true claim is false."""

# ruff: noqa: E501 - a case a line is easier to read than one in five

import re

import pytest

from claimcheck.mutation import Kind, mutants

SEEDS = range(8)

CASES = [
    # claim, the sentence that carries it, other sentences, what no mutant may be: a kind, or a pattern of its text
    ("At least 11 people were killed.", "At least 11 people were killed.", "", r"at least (\d|10)\b"),
    ("More than ten people were killed.", "At least 11 people were killed.", "", r"more than (two|three|four|five|six|seven|eight|nine)\b"),
    ("Up to 50 boats were lost.", "Up to 50 boats were lost.", "", r"up to ([6-9]\d|\d{3,})"),
    ("Eleven people were killed.", "Eleven people were killed.", "", r"at (least|most) eleven"),
    ("At least 11 people were killed.", "Eleven people were killed.", "", r"^11 people"),
    ("Nine people were killed in Leeds.", "Nine people were killed in Leeds.", "Twelve people were killed in York.", r"^twelve"),
    ("The two banks merged.", "Carrow and Delmont merged.", "", Kind.NUMBER),
    ("About 40 boats were lost.", "Some 41 boats were lost.", "", r"about 4[0-4] "),
    ("Mr Green said the bridge was safe.", "Mr Brown and Mr Green said the bridge was safe.", "", r"Brown"),
    ("Ms Lind opened the bridge.", "Ms Lind opened the bridge.", "Ms Berg opened the bridge as well.", r"Berg"),
    ("Ms Lind praised the crew.", "They praised the crew.", "Ms Lind and Ms Berg spoke.", r"Berg"),
    ("The strike hit Baluchistan.", "The strike hit Baluchistan.", "Baluchistan is a province of Pakistan.", r"hit Pakistan"),
    ("The plant in Norway will close.", "The plant in Norway will close.", "Sales in Europe fell.", r"Europe"),
    ("Iran recalled its envoy.", "Iran recalled its envoy.", "Tehran gave no reason. The Iranian army was silent.", r"Tehran|Iranian"),
    ("Anna Berg met Maria Lind.", "Anna Berg met Maria Lind.", "", Kind.ROLE),
    ("Iran and Pakistan regard each other with suspicion.", "Iran and Pakistan regard each other with suspicion.", "", Kind.ROLE),
    ("Iran attacked Pakistan.", "Iran attacked Pakistan.", "Then Pakistan attacked Iran.", Kind.ROLE),
    ("Anna Berg thanked her sister, Maria Lind.", "Anna Berg thanked her sister, Maria Lind.", "", Kind.ROLE),
    ("The drug was tested in Sweden, Canada and Brazil.", "The drug was tested in Sweden, Canada and Brazil.", "", Kind.ROLE),
    ("Prices did not rise.", "Prices did not rise.", "", Kind.ANTONYM),
    ("Neither of the managers was arrested.", "Neither of the managers was arrested.", "", Kind.ANTONYM),
    ("Sales rose.", "Sales rose before they fell.", "", r"fell"),
    ("Sales rose in May.", "Sales rose in May.", "In May sales fell in Leeds.", r"fell"),
    ("The bridge may close.", "The bridge may close.", "", Kind.NEGATION),
    ("Some residents left.", "Some residents left.", "", Kind.NEGATION),
    ("Two children were hurt.", "Two children were hurt.", "", r"were not hurt"),
    ("46 percent of the patients improved.", "46 percent of the patients improved.", "", r"did not"),
    ("A man died.", "A man died.", "", r"did not die"),
    ("If it rains, the match will be moved.", "If it rains, the match will be moved.", "", Kind.NEGATION),
    ("Only three villages were flooded.", "Only three villages were flooded.", "", Kind.NEGATION),
    ("Some patients improved.", "All patients improved.", "", Kind.QUANTIFIER),
    ("All patients improved.", "All patients improved.", "", r"(?i)^(some|most|many|several) "),
    ("He allegedly stole the car.", "He stole the car.", "", Kind.DOUBT),
    ("The vaccine may prevent infection.", "The vaccine prevents infection.", "", Kind.DOUBT),
    ("She plans to sell the farm.", "She sold the farm.", "", Kind.DOUBT),
    ("Mr Green said the bridge was safe.", "Mr Green said the bridge was safe.", "", Kind.DOUBT),
    ("Work will end by March 2026.", "Work will end by March 2026.", "", r"by (April|May|June|July|August|September|October|November|December) 2026|by March 20(2[7-9]|3\d)"),
    ("The storm came earlier this month.", "The storm came earlier this month.", "", r"earlier this year"),
    ("Rain fell on 3 May.", "Rain fell on 3 May.", "Rain fell on 7 May and on 3 June, too.", r"7 May|3 June"),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence", "others", "forbidden"), CASES, ids=lambda value: str(value)[:40])
def test_what_may_still_be_true_is_not_made(claim, evidence, others, forbidden):
    context = [evidence, *(f"{part}." for part in others.rstrip(".").split(". ") if part)]
    made = [mutant for seed in SEEDS for mutant in mutants(claim, [evidence], seed, context=context)]
    if isinstance(forbidden, Kind):
        assert not [mutant.text for mutant in made if mutant.kind is forbidden]
    else:
        assert not [mutant.text for mutant in made if re.search(forbidden, mutant.text)]


def test_the_cases_are_enough_and_some_of_their_claims_do_have_other_mutants():
    assert len(CASES) >= 25
    assert sum(bool(mutants(claim, [evidence], 0)) for claim, evidence, *_ in CASES) > len(CASES) / 2
