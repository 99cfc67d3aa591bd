"""What the settings want kept of a source is told where a text made from it drops it."""

import pytest

from tests.engine.audit.texts import audited, codes
from tests.engine.texts import source

TRIAL = "The drug halved the deaths of patients in Oslo. It was tested on at least 40 patients. The maker paid for it."


def kept(*words, identity="trial"):
    return source(TRIAL, identity).model_copy(update={"keep": words})


@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        ("The drug halved the deaths of patients.", True),
        ("The drug halved the deaths of patients. It was tested on at least 40 patients.", False),
        ("The drug halved the deaths of patients. The test was on AT LEAST\n40 patients [1].", False),
        ("The drug halved the deaths of patients. It was tested on at least 50 patients.", True),
        ("The drug halved the deaths of patients. It was tested on 40 patients.", True),
    ],
)
def test_words_are_kept_as_they_stand_or_in_others_that_say_as_much(text, dropped):
    assert ("CC515" in codes(audited(text, kept("at least 40 patients")))) == dropped


def test_what_was_dropped_is_told_at_its_place_in_the_source():
    report = audited("The drug halved the deaths of patients.", kept("It was tested", "The maker paid"))
    told = [problem for problem in report.problems if problem.code == "CC515"]
    assert [(one.column, "The maker paid" in one.message) for one in told] == [(49, False), (88, True)]


def test_a_source_that_nothing_in_the_text_comes_from_asks_for_nothing():
    other = source("The library reopened on Monday.", "library").model_copy(update={"keep": ("on Monday",)})
    report = audited("The drug halved the deaths of patients.", kept(), other)
    assert "CC515" not in codes(report)


def test_words_that_the_source_lacks_are_told_too():
    report = audited("The drug halved the deaths of patients.", kept("at lest 40 patients"))
    told = next(one for one in report.problems if one.code == "CC515")
    assert "which the source does not have" in told.message
    assert told.hint == "correct them in `keep`, to words of the source"
