"""An explanation says what each word of a claim met, by which step, and what was left."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimcheck.engine import Checker, Options
from claimcheck.model import VerdictKind

STRIKE = (
    "Mr Jilani met the president on Monday. He announced that the company had bought a factory in Milan. "
    "At least 11 people were killed in the airstrikes."
)


def explained(claim, source=STRIKE):
    return Checker(Options(explain=True)).check(claim, source).explanation


def word(claim, text, source=STRIKE):
    """Return what is said of one word of a claim."""
    return next(word for word in explained(claim, source).words if word.text == text)


def test_nothing_is_explained_unless_it_is_asked_for():
    assert Checker().check("Mr Jilani met the president", STRIKE).explanation is None


def test_asking_for_it_changes_no_verdict():
    for claim in ("At least 12 people were killed", "The president met Mr Jilani", "a flood", "At least ten died"):
        plain, asked = (Checker(Options(explain=flag)).check(claim, STRIKE) for flag in (False, True))
        assert asked.model_copy(update={"explanation": None}) == plain


@pytest.mark.parametrize(
    ("claim", "text", "step", "other"),
    [
        ("Mr Jilani met the president", "president", "same word", "president"),
        ("Mr Jilani meets the president", "meets", "other form", "met"),
        ("The company had purchased a factory in Milan", "purchased", "synonym", "bought"),
        ("At least eleven people were killed", "eleven", "same number", "11"),
        ("At least ten people were killed", "ten", "number within bounds", "11"),
        ("He announced it at the water front", "water", "written apart", "waterfront"),
    ],
)
def test_the_step_is_named_by_which_a_word_met_another(claim, text, step, other):
    met = word(claim, text, STRIKE + " It was on the waterfront.").met
    assert (met.step, met.text, met.proves) == (step, other, True)


def test_every_place_is_exact_on_both_sides():
    claim = "At least ten people were killed in Milan"
    for item in explained(claim).words:
        assert item.span.of(claim) == item.text
        if item.met:
            assert item.met.span.of(STRIKE) == item.met.text


def test_the_parts_of_a_passive_claim_are_those_of_its_active_sentence():
    claim = "The president was met by Mr Jilani"
    roles = {text: (word(claim, text).role, word(claim, text).met.role) for text in ("president", "met", "Jilani")}
    assert roles == {"president": ("patient",) * 2, "met": ("predicate",) * 2, "Jilani": ("agent",) * 2}


def test_a_word_that_nothing_carries_is_left():
    found = explained("Mr Jilani met the bald president of Peru")
    assert {item.text for item in found.left} == {"bald", "Peru"}
    assert all(item.met is None or not item.met.proves for item in found.left)


def test_a_word_that_is_only_related_is_left_though_it_met_something():
    met = word("The firm had bought a boat in Milan", "boat").met
    assert met is None or not met.proves


def test_the_words_form_a_tree():
    words = explained("At least 11 people were killed in the airstrikes").words
    killed = next(number for number, item in enumerate(words) if item.text == "killed")
    assert words[killed].under is None
    assert next(item for item in words if item.text == "people").under == killed


def test_a_name_of_another_sentence_is_told_with_the_pronoun_that_stands_for_it():
    claim = "Mr Jilani announced that the company had bought a factory"
    met = word(claim, "Jilani").met
    assert (met.step, met.sentence, met.through) == ("stands for", 1, "He")


def test_a_claim_of_several_sentences_is_explained_as_one():
    claim = "Mr Jilani met the president. The company had bought a factory."
    words = explained(claim).words
    assert [item.span.of(claim) for item in words] == claim.replace(".", "").split()
    bought = next(number for number, item in enumerate(words) if item.text == "bought")
    assert next(item for item in words if item.text == "factory").under == bought


def test_a_claim_that_meets_no_sentence_is_left_as_a_whole():
    verdict = Checker(Options(explain=True)).check("Zebras yodel", STRIKE)
    assert verdict.verdict is VerdictKind.UNSUPPORTED
    assert [item.text for item in verdict.explanation.left] == ["Zebras", "yodel"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(STRIKE.replace(".", "").split()), min_size=1, max_size=8))
def test_whatever_the_claim_every_word_is_told_once_and_no_word_governs_itself(words):
    claim = " ".join(words)
    verdict = Checker(Options(explain=True)).check(claim, STRIKE)
    assume(verdict.verdict is not VerdictKind.UNCHECKED)
    found = verdict.explanation.words
    assert sorted(item.text for item in found) == sorted(words)
    for number, item in enumerate(found):
        seen = {number}
        while item.under is not None:
            assert item.under not in seen
            seen.add(item.under)
            item = found[item.under]
