"""What has nothing to do with a claim moves no verdict."""

import random
from functools import cache
from itertools import cycle

import pytest

from claimcheck.engine import Checker
from claimcheck.language.documents import source_from_text
from tests.engine.texts import ARTICLE

CLAIMS = [
    "At least 11 people were killed in the air strikes",
    "Ten people were killed in the air strikes",
    "11 killed",
    "Amirabdollahian held talks in Islamabad with Jilani",
    "The Iranian foreign minister met the caretaker prime minister",
    "The Iranian foreign minister met Imran Khan",
    "Iran launched air strikes in Baluchistan on January 17",
    "Iran launched air strikes in Baluchistan on January 27",
    "Two children were killed and three others were injured",
    "Three children were killed and two others were injured",
    "Pakistan recalled its ambassadors from Tehran",
    "Iran recalled its ambassadors from Islamabad",
    "Pakistan did not recall its ambassadors",
    "Islamabad said it was targeting Baluch militant groups",
    "Jilani said both sides had agreed to resume dialogue",
    "Jilani denied that both sides had agreed to resume dialogue",
    "Terrorism poses a common challenge, Jilani said",
    "Pakistan and Iran will set up free trade economic zones",
    "Pakistan and Iran have set up free trade economic zones",
    "Iran and Pakistan have long regarded each other with suspicion",
    "The Middle East is unsettled by Israel's war with Hamas in Gaza",
    "Unknown gunmen killed at least four Pakistani labourers on Saturday",
    "Pakistani labourers shot four gunmen",
    "Relatives of the dead Pakistanis rallied on Sunday",
    "Pakistan and Iran signed a gas pipeline deal",
]
UNRELATED = [
    "The orchestra opened its season with a symphony by Dvorak. Critics praised the young conductor, Marta Lindqvist.",
    "Wheat yields in Saskatchewan fell by 14% after a dry spring. Growers expect a better harvest next year.",
    "Astronomers in Chile photographed a comet with a green tail. It passes the Sun every 80 years.",
    "The museum bought a watercolour by Turner for 2.4 million euros. It will hang in the east wing.",
    "Borussia lost 3-1 at home. The goalkeeper, Jonas Weber, had not trained since August.",
    "A recipe for rye bread needs flour, water, salt and patience. Knead the dough for twelve minutes.",
    "The lighthouse on Fair Isle was automated in 1998. Its keepers left by boat on the last day of March.",
    "Beetles of this genus feed on bark. Females lay about 40 eggs in June.",
]
PARAGRAPHS = [paragraph for paragraph in ARTICLE.split("\n") if paragraph.strip()]


@cache
def outcome(claim, paragraphs):
    """Verdict, and the anchor's words where the claim is supported, with these paragraphs."""
    found = checker(paragraphs).check(claim, "\n".join(paragraphs))
    return found.verdict, found.evidence[0].text if found.verdict == "supported" else None


@cache
def checker(_paragraphs):
    return Checker()


def moved(paragraphs):
    """Claims whose outcome is another one than with the article as it is, and both outcomes."""
    plain = tuple(PARAGRAPHS)
    return [
        (claim, str(outcome(claim, plain)[0]), str(outcome(claim, tuple(paragraphs))[0]))
        for claim in CLAIMS
        if outcome(claim, plain) != outcome(claim, tuple(paragraphs))
    ]


def test_there_are_25_claims_and_neither_verdict_is_rare():
    assert len(CLAIMS) == 25
    verdicts = [outcome(claim, tuple(PARAGRAPHS))[0] for claim in CLAIMS]
    assert sum(verdict == "supported" for verdict in verdicts) >= 8
    assert sum(verdict != "supported" for verdict in verdicts) >= 8


@pytest.mark.parametrize("where", ["before", "after", "between"])
def test_unrelated_paragraphs_move_no_verdict(where):
    mixed = {
        "before": [*UNRELATED, *PARAGRAPHS],
        "after": [*PARAGRAPHS, *UNRELATED],
        "between": [text for pair in zip(PARAGRAPHS, cycle(UNRELATED), strict=False) for text in pair],
    }
    assert moved(mixed[where]) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_reordered_paragraphs_move_no_verdict(seed):
    order = list(PARAGRAPHS)
    random.Random(seed).shuffle(order)  # noqa: S311 - no secret
    assert moved(order) == []


def test_reversed_paragraphs_move_no_verdict():
    assert moved(PARAGRAPHS[::-1]) == []


def test_a_long_source_moves_no_verdict():
    numbered = [f"{text} This was noted in ledger {chr(65 + part)}." for part in range(12) for text in UNRELATED]
    assert moved([*numbered[:48], *PARAGRAPHS, *numbered[48:]]) == []


def test_blank_lines_and_trailing_space_move_no_verdict():
    assert moved([f"{paragraph}  \n" for paragraph in PARAGRAPHS]) == []


def test_another_source_beside_the_article_moves_no_verdict():
    article, other = source_from_text("\n".join(PARAGRAPHS), "source"), source_from_text("\n".join(UNRELATED), "other")
    found = Checker()
    for claim in CLAIMS:
        assert found.check(claim, [other, article]).verdict == outcome(claim, tuple(PARAGRAPHS))[0], claim
