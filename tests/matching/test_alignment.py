"""Each claim word meets the word that carries it, with exact places, and lookalikes never meet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.lexicons.relations import PROOF, Step
from claimcheck.language.reading import read
from claimcheck.matching import Alignment, Match, align
from claimcheck.matching.alignment import complete
from tests.matching.readings import matches, met

VOCABULARY = (
    "The the council closed three 3 libraries Iran Iranian 's n't , . - U.S. airstrikes air strikes killed dead Monday "
    "11 eleven 4 May % percent labor labour “ ” met talks PM minister prime é ½ J. R. J.R. Lee"
)
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=12).map(" ".join)


@settings(deadline=None)  # the first example loads the lexicons
@given(WORDS, WORDS)
def test_every_match_lies_within_both_texts_and_stands_at_its_claim_word(claim, source):
    ours, theirs = read(claim), read(source)
    aligned = align(ours, theirs)
    assert len(aligned.matches) == len(ours.tokens)
    for number, match in enumerate(aligned.matches):
        if match:
            assert match.claim == number
            assert 0 <= match.source < len(theirs.tokens)
            assert 0 < match.step.strength <= 1
            assert number in aligned.claims_of(match.source)
        assert (aligned.source_of(number) is None) == (aligned.strength(number) == 0) == (match is None)


@given(WORDS)
def test_a_text_meets_itself_word_for_word(text):
    reading = read(text)
    aligned = align(reading, reading)
    for number, token in enumerate(reading.tokens):
        if token.content:
            same = reading.tokens[aligned.source_of(number)].norm == token.norm
            assert same or aligned.matches[number].step is Step.NUMBER  # "three" meets the 3 beside it
    weights = [float(token.content) for token in reading.tokens]
    assert aligned.coverage(weights) == pytest.approx(float(any(weights)), abs=1 - Step.NUMBER.strength)


@settings(deadline=None)  # the first example loads the lexicons
@given(WORDS, WORDS)
def test_the_share_that_is_met_lies_between_nothing_and_everything(claim, source):
    aligned = align(read(claim), read(source))
    assert 0 <= aligned.coverage([1.0] * len(aligned.matches)) <= 1
    assert aligned.coverage([0.0] * len(aligned.matches)) == 0


@settings(deadline=None)
@given(WORDS, WORDS)
def test_what_other_sentences_have_changes_nothing_but_what_is_taken_for_misspelt(claim, source):
    ours, theirs = read(claim), read(source)
    alone, among = align(ours, theirs), align(ours, theirs, lambda _: True)
    spelt = [match if match and match.step is not Step.SPELLING else None for match in alone.matches]
    assert [*among.matches] == spelt


@settings(deadline=None)  # the first example loads the lexicons
@given(WORDS, WORDS)
def test_the_same_texts_are_aligned_alike_again(claim, source):
    assert align(read(claim), read(source)) == align(read(claim), read(source))


@pytest.mark.parametrize(
    ("claim", "source", "expected"),
    [
        ("The envoy was recalled", "Oslo recalls its envoys", {"envoy": "envoys", "recalled": "recalls"}),
        ("Iranian strikes", "Iran struck Pakistan", {"Iranian": "Iran", "strikes": "struck"}),
        ("PM resigned", "The prime minister announced her resignation", {"PM": "prime", "resigned": "resignation"}),
        ("eleven died", "11 people were killed", {"eleven": "11", "died": "killed"}),
        ("labor dispute", "labour disputes", {"labor": "labour", "dispute": "disputes"}),
        ("a 5 percent rise", "5% more, a rise", {"5": "5", "rise": "rise"}),
        ("on Jan. 17", "on January 17", {"17": "17", "Jan": "January"}),
        ("The US reacted", "The United States reacted", {"US": "United", "reacted": "reacted"}),
    ],
)
def test_a_word_meets_its_forms_and_other_names(claim, source, expected):
    assert expected.items() <= met(claim, source).items()


def test_places_are_exact_in_claim_and_sentence():
    claim, source = "“Café” owners\u00a0re\u00adsigned", "Owners of the cafe resigned"
    ours, theirs = read(claim), read(source)
    pairs = {
        (
            claim[ours.tokens[m.claim].start : ours.tokens[m.claim].end],
            source[theirs.tokens[m.source].start : theirs.tokens[m.source].end],
        )
        for m in align(ours, theirs).matches
        if m and ours.tokens[m.claim].content
    }
    assert pairs == {("Café", "cafe"), ("owners", "Owners"), ("re\u00adsigned", "resigned")}


def test_repeated_words_meet_in_their_order():
    text = "Oslo met Rome and Rome met Oslo"
    reading = read(text)
    assert [
        match.source for match in align(reading, reading).matches if match and reading.tokens[match.claim].content
    ] == [number for number, token in enumerate(reading.tokens) if token.content]


def test_a_repeated_word_meets_the_occurrence_beside_its_neighbours():
    found = matches("nurses were fined", "Five doctors were suspended, three nurses were fined, and two nurses left")
    tokens = read("Five doctors were suspended, three nurses were fined, and two nurses left").tokens
    assert tokens[found["nurses"].source + 2].text == "fined"


def test_a_run_of_repeated_words_meets_the_one_behind_its_neighbour():
    source = "actor and son Rex Van Dale, nephew Jon Van Dale"
    found = matches("son of actor Rex Van Dale", source)
    assert [read(source).tokens[found[word].source - 1].text for word in ("Van", "Dale")] == ["Rex", "Van"]


@pytest.mark.parametrize(
    ("claim", "source", "met"),
    [
        ("J. R. Orme", "J.R. Orme", {"J", "R"}),
        ("J.R. Orme", "J. R. Orme", {"J.R."}),
        ("J. R. Orme", "John Robert Orme", {"J", "R"}),
        ("J. K. Orme", "J.R. Orme", set()),
        ("J. K. Orme", "John Robert Orme", set()),
        ("J. Orme", "the job of Orme", set()),
    ],
)
def test_initials_meet_themselves_however_they_are_spaced_and_the_names_that_they_stand_for(claim, source, met):
    found = matches(claim, source)
    assert {word for word in found if word != "Orme" and found[word].step is Step.ALIAS} == met


@pytest.mark.parametrize(
    ("claim", "source", "word"),
    [
        ("the airstrikes stopped", "the air strikes stopped", "airstrikes"),
        ("the air strikes stopped", "the airstrikes stopped", "strikes"),
        ("an airstrike", "three air strikes", "airstrike"),
        ("they cooperate closely", "they co-operate closely", "cooperate"),
        ("they co-operate closely", "they cooperate closely", "operate"),
        ("a ceasefire held", "a cease-fire held", "ceasefire"),
        ("a policymaker spoke", "a policy maker spoke", "policymaker"),
    ],
)
def test_a_compound_meets_its_parts_written_apart_and_the_other_way(claim, source, word):
    found = matches(claim, source)
    assert word in found
    assert found[word].step.strength >= PROOF


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Pakistan recalled its ambasadors", "Pakistan recalled its ambassadors"),
        ("the goverment resigned", "the government resigned"),
        ("Amirabdolahian spoke", "Amirabdollahian spoke"),
    ],
)
def test_a_misspelt_word_meets_what_was_meant(claim, source):
    odd = next(word for word in claim.split() if word not in source.split())
    assert matches(claim, source)[odd].step is Step.SPELLING


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Linus spoke", "The chines spoke"),
        ("Team Alpha won", "Team Beta won"),
        ("the governor resigned", "the government resigned"),
        ("Slovakia voted", "Slovenia voted"),
        ("Brown was fined", "Bown was found"),
        ("Marina left", "Martin left"),
        ("in 2023", "in 2024"),
        ("north of Oslo", "south of Oslo"),
        ("the immigrants left", "the emigrants left"),
    ],
)
def test_lookalikes_never_meet(claim, source):
    odd = next(word for word in claim.split() if word not in source.split())
    found = matches(claim, source).get(odd)
    assert found is None or found.step.strength < PROOF


def test_a_word_that_the_sources_have_is_never_taken_for_a_misspelling():
    claim, source = read("the goverment resigned"), read("the government resigned")
    number = next(number for number, token in enumerate(claim.tokens) if token.text == "goverment")
    assert align(claim, source, lambda _: False).source_of(number) is not None
    assert align(claim, source, lambda lemma: lemma == claim.tokens[number].lemma).source_of(number) is None


@pytest.mark.parametrize(
    ("claim", "source"),
    [("eleven", "11"), ("1.2 million", "1,200,000"), ("at least 10", "at least 11"), ("3%", "3 percent")],
)
def test_a_number_meets_the_number_that_carries_it(claim, source):
    found = matches(f"{claim} people", f"There were {source} people")
    assert any(match.step in {Step.NUMBER, Step.SAME, Step.LEMMA} for word, match in found.items() if word != "people")


def test_a_number_that_the_source_does_not_carry_meets_nothing():
    assert "12" not in met("12 people", "There were 11 people")


def test_negation_is_not_matched_with_what_it_denies():
    assert met("not killed", "killed") == {"killed": "killed"}


def test_a_further_sentence_fills_only_what_is_open():
    claim, first, second = (
        read("The envoy left Oslo"),
        read("The envoy left."),
        read("It was in Oslo that the envoy slept."),
    )
    base = align(claim, first)
    offset = len(first.tokens)
    whole = complete(base, align(claim, second), offset, claim.tokens)
    tokens = [*first.tokens, *second.tokens]
    assert all(new == old for new, old in zip(whole.matches, base.matches, strict=True) if old)
    oslo = len(claim.tokens) - 1
    assert base.source_of(oslo) is None
    assert tokens[whole.source_of(oslo)].text == "Oslo"


@pytest.mark.parametrize(
    ("further", "met"), [("It will launch six rockets.", "launch"), ("It had a launch.", "founded")]
)
def test_another_word_gives_way_to_the_word_itself_with_what_stands_beside_it(further, met):
    claim, first, second = read("Orbis launched six rockets"), read("Orbis was founded in May."), read(further)
    base = align(claim, first)
    assert first.tokens[base.source_of(1)].text == "founded"
    whole = complete(base, align(claim, second), len(first.tokens), claim.tokens)
    assert [*first.tokens, *second.tokens][whole.source_of(1)].text == met


def test_an_empty_claim_or_sentence_aligns_with_nothing():
    assert align(read(""), read("The envoy left.")) == Alignment(())
    assert align(read("envoy"), read("")) == Alignment((None,))
    assert Alignment((Match(0, 3, Step.SAME), None)).claims_of(3) == [0]
