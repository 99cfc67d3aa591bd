"""A claim is tied to the sentence that carries it, and to another one where that is not enough."""

import pytest

from claimcheck.engine import Checker
from claimcheck.engine.link import Linker
from claimcheck.language.reading import read
from claimcheck.matching import Index
from claimcheck.model import Span
from tests.engine.texts import TOWN, source

FERRY = (
    "A ferry sank off Malmo on Friday. "
    "Rescuers found 14 survivors. "
    "Captain Anna Berg was arrested in Ystad. "
    "She denied having been drunk. "
    "The company said it regretted the accident."
)


def check(claim, text=FERRY):
    return Checker().check(claim, text)


def sentences(verdict):
    return [evidence.sentence for evidence in verdict.evidence]


@pytest.mark.parametrize(
    ("claim", "anchor"),
    [
        ("A ferry sank off Malmo", 1),
        ("Fourteen survivors were found", 2),
        ("Anna Berg was arrested", 3),
        ("The company regretted the accident", 5),
    ],
)
def test_one_sentence_is_the_evidence_where_it_is_enough(claim, anchor):
    verdict = check(claim)
    assert verdict.verdict == "supported"
    assert sentences(verdict) == [anchor]


def test_the_second_half_of_a_claim_may_stand_in_the_next_sentence():
    verdict = check("A ferry sank off Malmo on Friday and rescuers found 14 survivors")
    assert verdict.verdict == "supported"
    assert set(sentences(verdict)) == {1, 2}


def test_a_pronoun_is_resolved_by_the_sentence_before():
    verdict = check("Anna Berg denied having been drunk")
    assert verdict.verdict == "supported"
    assert sentences(verdict) == [4, 3]


def test_a_pronoun_does_not_stand_for_whom_the_sentence_before_does_not_name():
    assert check("Maria Lind denied having been drunk").verdict != "supported"


@pytest.mark.parametrize(
    ("claim", "anchor"),
    [
        ("Rescuers found 14 survivors after a ferry sank off Malmo on Friday", {1, 2}),
        ("Anna Berg denied having been drunk", {4}),
        ("Captain Anna Berg, who was arrested in Ystad, denied having been drunk", {3, 4}),
    ],
)
def test_the_anchor_comes_first(claim, anchor):
    assert sentences(check(claim))[0] in anchor


def test_half_a_claim_is_not_enough():
    verdict = check("A ferry sank off Malmo and its owner fled to Riga")
    assert verdict.verdict == "unsupported"


def test_facts_of_two_sentences_are_not_glued_together():
    assert check("Captain Anna Berg was arrested on Friday").verdict != "supported"
    assert check("Rescuers found 14 survivors in Ystad").verdict != "supported"


def test_evidence_is_short_and_names_no_sentence_twice():
    claim = "A ferry sank off Malmo, rescuers found survivors, Berg was arrested and the company regretted the accident"
    found = sentences(check(claim))
    assert 1 <= len(found) <= 5
    assert len(found) == len(set(found))


def test_evidence_never_mixes_sources():
    first, second = source(FERRY, "ferry"), source(TOWN, "town")
    verdict = Checker().check("Anna Berg closed three libraries", [first, second])
    assert len({evidence.source for evidence in verdict.evidence}) == 1


def test_the_likeliest_links_come_first_and_cover_what_they_say():
    linker = Linker(Index.build([source(FERRY)]))
    links = linker.links(read("Captain Berg was arrested in Ystad"))
    assert links[0].sentences[0].number == 3
    assert all(0 <= link.coverage <= 1 for link in links)
    assert linker.links(read("Quokkas hibernate")) == []


def test_a_headline_carries_what_it_says_in_full_and_a_bare_label_carries_nothing():
    text = "Ambassadors recalled\n\nCasualties\n\nThe council met on Monday and talked about the budget."
    assert Checker().check("Ambassadors were recalled", text).verdict == "supported"
    assert Checker().check("Casualties were reported", text).verdict != "supported"


@pytest.mark.parametrize(
    "claim", ["Berg denied having been drunk on the ferry", "The company regretted that it sank off Malmo"]
)
def test_what_stands_in_the_evidence_is_found_again_in_the_source(claim):
    text = f"Nothing to see here.\n\n{FERRY}"
    links = Linker(Index.build([source(text)])).links(read(claim))
    assert any(len(link.sentences) > 1 for link in links)
    for pair in (link.pair for link in links):
        tokens = pair.evidence.tokens
        spans = [Span(token.start, token.end) for token in tokens]
        assert [pair.in_source(span).of(text) for span in spans] == [token.text for token in tokens]
        across = pair.in_source(Span(spans[0].start, spans[-1].end)).of(text)
        ends = sorted(zip((pair.stands[0], pair.stands[-1]), (tokens[0], tokens[-1]), strict=True))
        edges = [token.text for _, token in ends]
        assert [across[: len(edges[0])], across[-len(edges[1]) :]] == edges
