"""An audit splits a text into claims and judges each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.engine.audit import audit
from claimcheck.model import NoClaim
from claimcheck.readers.markdown import MarkdownReader
from tests.engine.audit.texts import TALKS, audited, codes, verdicts
from tests.engine.texts import TOWN, source


def test_each_clause_is_a_claim_of_its_own_with_the_subject_that_it_shares():
    report = audited("Pakistan recalled its ambassadors from Tehran and launched air strikes.")
    assert list(verdicts(report)) == [
        "Pakistan recalled its ambassadors from Tehran",
        "Pakistan launched air strikes",
    ]
    assert [result.passed for result in report.results] == [True, True]
    first, second = (statement.spans for statement in report.audited.statements)
    assert [span.of(report.audited.text.text) for span in first] == ["Pakistan recalled its ambassadors from Tehran"]
    assert [span.of(report.audited.text.text) for span in second] == ["Pakistan", "launched air strikes"]


def test_the_half_of_a_sentence_that_nothing_carries_is_red_and_the_other_half_is_not():
    report = audited("Pakistan recalled its ambassadors from Tehran and closed its airspace.")
    assert [result.passed for result in report.results] == [True, False]
    assert report.results[1].claim.text == "Pakistan closed its airspace"


def test_a_clause_that_the_source_gives_to_somebody_else_is_red_though_the_sentence_has_all_its_words():
    report = audited("Iran launched air strikes on January 17 and recalled its ambassadors.")
    assert [result.verdict.verdict.value for result in report.results] == ["supported", "contradicted"]


def test_what_is_told_in_passing_is_red_by_itself_though_the_sentence_is_carried_without_it():
    report = audited(
        "Ruth Adeleke, who led the study, said the question could not be settled without a spectrum of each body.",
        source(
            "“Two such bodies could be halves,” said Ruth Adeleke, who did not take part in the study. "
            "She added that without a spectrum of each body, the question could not be settled."
        ),
    )
    assert [(result.claim.text[:24], result.passed) for result in report.results] == [
        ("Ruth Adeleke said the qu", True),
        ("Ruth Adeleke led the stu", False),
    ]


def test_a_list_that_goes_on_from_a_label_has_its_words():
    minutes = source("MINUTES\n\nThe Board:\n\n- approved the budget;\n- rejected a motion by Tran;\n")
    report = audited("The Board approved the budget. The Board rejected the budget.", minutes)
    assert [result.passed for result in report.results] == [True, False]


def test_a_claim_stands_where_its_own_words_begin():
    report = audited("The talks\n\nPakistan recalled its ambassadors from Tehran and launched air strikes.\n")
    assert [(result.claim.origin.line, result.claim.origin.column) for result in report.results] == [(3, 1), (3, 51)]
    assert report.results[0].claim.origin.path == "summary.txt"


def test_what_claims_nothing_is_counted_apart():
    report = audited(
        "The strikes of January\n\nThis summary covers the talks. Who recalled whom? "
        "Pakistan recalled its ambassadors. I think that was wise. See the table below."
    )
    assert list(verdicts(report).values()) == ["supported"]
    assert [skipped.reason for skipped in report.audited.skipped] == [
        NoClaim.HEADING,
        NoClaim.META,
        NoClaim.QUESTION,
        NoClaim.OPINION,
        NoClaim.INSTRUCTION,
    ]


def test_words_that_only_lead_in_are_no_part_of_the_claim():
    report = audited("However, Pakistan recalled its ambassadors. In summary, at least 11 people were killed.")
    assert verdicts(report) == {
        "Pakistan recalled its ambassadors.": "supported",
        "at least 11 people were killed.": "supported",
    }


def test_the_map_tells_what_the_text_rests_on_and_what_it_never_touches():
    report = audited("Mayor Maria Lind said the closure would save 40,000 euros. The brewery paid.", source(TOWN))
    (covered,) = report.audited.coverage
    assert covered.rests == {2: (report.results[0].claim.id,)}
    assert covered.untouched == (1, 3, 4, 5)


def test_the_same_words_twice_are_two_claims_with_ids_of_their_own():
    report = audited("Pakistan recalled its ambassadors. Pakistan recalled its ambassadors.")
    assert [result.claim.id for result in report.results] == [
        "pakistan-recalled-its-ambassadors",
        "pakistan-recalled-its-ambassadors-2",
    ]


def test_sources_in_another_order_give_the_same_report():
    town = source(TOWN)
    text = "At least 11 readers protested. Pakistan recalled its ambassadors."
    assert audited(text, TALKS, town) == audited(text, town, TALKS)


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab .,;?!\n[]()#^1*-é’“Pakistan", max_size=60))
def test_any_text_is_taken_apart_without_losing_a_word(text):
    report = audited(f"Pakistan recalled its ambassadors.\n\n{text}")
    whole = report.audited.text
    places = [span for statement in report.audited.statements for span in statement.spans]
    places += [skipped.span for skipped in report.audited.skipped]
    for sentence in whole.sentences:
        assert any(place.start < sentence.end and sentence.start < place.end for place in places)
    for statement, result in zip(report.audited.statements, report.results, strict=True):
        assert " ".join(span.of(whole.text) for span in statement.spans) == result.claim.text


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("The council of Ashford closed 11 libraries. The council of Ashford closed 12 libraries.", True),
        ("The port was closed on Monday. The port was not closed on Monday.", True),
        ("The council of Ashford closed 11 libraries. The council of Brackley closed 12 libraries.", False),
        ("The mine employs 300 people. The mill employs 400 people.", False),
        ("Marta Vole resigned in May. Ivo Brand resigned in June.", False),
    ],
)
def test_a_text_contradicts_itself_only_about_one_thing(text, denies):
    assert ("CC513" in codes(audited(text))) == denies


PLAN = source(
    "The mayor plans to close the bridge in May and to raise fares. The two sides agreed on a ceasefire.", "plan"
)


def test_an_item_of_a_list_that_is_no_sentence_goes_on_from_the_words_before_the_list():
    report = audited("The mayor plans to:\n\n- close the bridge in May\n- raise taxes\n", PLAN)
    assert verdicts(report) == {
        "The mayor plans to close the bridge in May": "supported",
        "The mayor plans to raise taxes": "unsupported",
    }
    shared, own = report.audited.statements[1].spans
    assert shared.of(report.audited.text.text) == "The mayor plans to"
    assert own.of(report.audited.text.text) == "raise taxes"
    assert (report.results[1].claim.origin.line, report.results[1].claim.origin.column) == (4, 3)
    assert [skipped.reason for skipped in report.audited.skipped] == [NoClaim.HEADING]


@pytest.mark.parametrize(
    "text",
    [
        "Key points:\n\n- The mayor plans to raise fares.\n",  # what stands before names the list and says nothing
        "The mayor plans to:\n\n- The mayor plans to raise fares.\n",  # a sentence needs no words from elsewhere
        "They agreed on the following points:\n\n- The mayor plans to raise fares.\n",
    ],
)
def test_other_items_stand_by_themselves(text):
    assert verdicts(audited(text, PLAN)).get("The mayor plans to raise fares.") == "supported"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("**Fares**: The mayor plans to raise fares.", ["The mayor plans to raise fares."]),
        ("- **Fares:** The mayor plans to **raise** fares.", ["The mayor plans to **raise** fares."]),
        ("TL;DR: The mayor plans to raise fares.", ["The mayor plans to raise fares."]),
        ("Smith: The mayor plans to raise fares.", ["Smith: The mayor plans to raise fares."]),
        ("He was born in 1950, studied in Rome and died in 2001.",
         ["He was born in 1950", "He studied in Rome", "He died in 2001"]),
    ],
)  # fmt: skip
def test_labels_and_marks_of_emphasis_are_no_words_of_a_claim_and_a_speaker_is(text, claims):
    assert [result.claim.text for result in audited(text, PLAN).results] == claims


def test_marks_of_emphasis_change_no_verdict():
    assert set(
        verdicts(audited("The mayor plans to *raise* **fares**, and to close the __bridge__.", PLAN)).values()
    ) == {"supported"}


def test_a_cell_that_only_names_something_is_no_claim():
    text = MarkdownReader().read(b"| Item | Cost |\n|---|---|\n| Bridge | 3 million |\n", "summary", "summary.md")
    report = audit(text, [PLAN])
    assert [result.claim.text for result in report.results] == ["3 million"]
    assert [skipped.reason for skipped in report.audited.skipped] == [NoClaim.HEADING] * 3


def test_only_the_commas_around_what_is_told_in_passing_go():
    text = "Clair Schuler, who sings on stage, met a deaf, mute woman."
    report = audited(text, source("Clair Schuler, who sings on stage, met a deaf, mute woman in Texas.", "stage"))
    assert set(verdicts(report).values()) == {"supported"}
