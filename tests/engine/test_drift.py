"""Every edit of a locked sentence gets its state: harmless ones stay green, facts that changed turn red."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.anchoring import anchor
from claimcheck.engine import Options
from claimcheck.engine.drift import State, drift, with_drift
from claimcheck.language.documents import source_from_text
from claimcheck.model import Severity, Span, Verdict, VerdictKind

BODY = "The council met on Monday.\n{}\nIt will meet again in May. Two members were absent."
VOTE = "The vote of 12 March 2023 approved the library by 9 votes to 6, the mayor said."
TRIAL = "The trial of 400 patients showed that the drug lowered the risk of stroke by 20%."
LOSS = "Team Alpha reported a loss of $5 million in § 4.2 of its report."


def locked(sentence, body=BODY):
    source = source_from_text(body.format(sentence), "notes")
    found = next(one for one in source.sentences if one.start == body.index("{}"))
    return anchor(source, found.number, Span(found.start, found.end))


def state(old, new, body=BODY):
    return drift(locked(old), source_from_text(body.format(new), "notes")).state


@pytest.mark.parametrize("old", [VOTE, TRIAL, LOSS])
def test_what_stays_is_exact_and_what_only_shifts_has_moved(old):
    assert state(old, old) is State.EXACT
    assert state(old, "A new sentence stands here. " + old) is State.MOVED
    assert state(old, old, "A new first line.\n\n" + BODY) is State.MOVED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (VOTE, VOTE.replace("votes to", "votes\nto")),
        (VOTE, VOTE.upper()),
        (VOTE, VOTE.replace("approved", "aproved")),
        (VOTE, "The mayor said the vote of 12 March 2023 approved the library by 9 votes to 6."),
        (TRIAL, TRIAL.replace("showed that the", "showed the")),
        (TRIAL, TRIAL[:-1] + ", and the council took note."),
        (LOSS, LOSS.replace("§ 4.2", "§\u00a04.2")),
        ("Reed, Hall and Moss signed the order.", "Moss, Hall and Reed signed the order."),
        ("On Monday the ferry sank near Oslo.", "The ferry sank near Oslo on Monday."),
        ("On Monday only Smith voted.", "Only Smith voted on Monday."),
        ("He also said the plan was good.", "Also, he said the plan was good."),
        ("Only two members objected, the mayor said.", "The mayor said only two members objected."),
        ("After the vote, the council also met him.", "The council also met him after the vote."),
        ("He never lied, the court said.", "The court said he never lied."),
        ("Smith probably voted on Monday.", "Probably Smith voted on Monday."),
        ("The plan was approved only by the council.", "The plan was approved by the council only."),
        ("It was not, however, a success.", "However, it was not a success."),
        ("The score was 2–1 at the end, they said.", "The score was 2-1 at the end, they said."),
        ("“It is over,” she said – at last.", '"It is over," she said - at last.'),
    ],
)
def test_other_words_for_the_same_facts_are_reworded(old, new):
    assert state(old, new) is State.REWORDED


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (VOTE, VOTE.replace("12 March", "14 March")),
        (VOTE, VOTE.replace("2023", "2024")),
        (VOTE, VOTE.replace("approved", "rejected")),
        (VOTE, VOTE.replace("approved", "did not approve")),
        (VOTE, VOTE.replace("approved", "may have approved")),
        (VOTE, VOTE.replace("the library", "the new library")),
        (VOTE, VOTE.replace("mayor said", "minister said")),
        (VOTE, VOTE.replace("mayor said", "mayor claimed")),
        (VOTE, VOTE.replace("9 votes to 6", "6 votes to 9")),
        (TRIAL, TRIAL.replace("lowered", "raised")),
        (TRIAL, TRIAL.replace("20%", "21%")),
        (TRIAL, TRIAL.replace("showed", "failed to show")),
        (TRIAL, TRIAL[:-1] + ", but the effect did not last."),
        (LOSS, LOSS.replace("Alpha", "Beta")),
        (LOSS, LOSS.replace("4.2", "4.3")),
        (LOSS, LOSS.replace("loss", "profit")),
        (LOSS, LOSS.replace("$5", "€5")),
        ("Linus wrote the report.", "Linda wrote the report."),
        ("Italy beat France in the final on Sunday.", "France beat Italy in the final on Sunday."),
        ("He was born in Lyon and died in Paris.", "He was born in Paris and died in Lyon."),
        ("Only Smith voted on Monday.", "Smith only voted on Monday."),
        ("Smith voted only on Monday.", "Only Smith voted on Monday."),
        ("Even the mayor praised the plan.", "The mayor even praised the plan."),
        ("Just two members objected to the plan.", "Two members just objected to the plan."),
        ("Also the minister met the envoy.", "The minister also met the envoy."),
        ("The mayor alone signed the order.", "The mayor signed the order alone."),
        ("Mostly women signed the petition.", "Women mostly signed the petition."),
        ("Solely the council approved the budget.", "The council approved solely the budget."),
        ("Merely two men saw the ship.", "Two men merely saw the ship."),
        ("Exactly three ships reached two ports.", "Three ships reached exactly two ports."),
        ("Nearly all members lost the vote.", "All members nearly lost the vote."),
        ("Especially the poor paid the tax.", "The poor paid especially the tax."),
        ("The bank did not say that it would pay.", "The bank did say that it would not pay."),
        ("He never said he had lied.", "He said he had never lied."),
        ("The court said he had probably stolen it.", "The court probably said he had stolen it."),
        ("She allegedly told them that he stole it.", "She told them that he allegedly stole it."),
        ("Only Smith voted.", "Smith only votes."),
        ("It is not in short supply, contrary to rumours.", "It is in short supply, not contrary to rumours."),
        ("He said it probably failed, but that men lied.", "He said it failed, but that probably men lied."),
        ("The mayor said the council had lied.", "The council said the mayor had lied."),
        ("The minister's aide met the envoy.", "The envoy's aide met the minister."),
        ("Ann Reed wrote that Bob had seen it.", "Bob wrote that Ann Reed had seen it."),
        ("They fled Iran, in the Sistan and Baluchestan area.", "They fled Baluchestan, in the Sistan and Iran area."),
        ("Temperatures fell to -4 degrees overnight.", "Temperatures fell to 4 degrees overnight."),
    ],
)
def test_a_fact_that_changed_is_changed_however_similar_the_rest(old, new):
    assert state(old, new) is State.CHANGED


def test_words_that_are_gone_are_gone():
    assert state(VOTE, "The harbour bridge is closed until spring.") is State.GONE
    assert drift(locked(VOTE), None).state is State.GONE


def test_a_twin_is_not_taken_for_the_sentence_that_was_deleted():
    twins = "She agreed. He left at noon.\n{}\nThey met later, said Ann. He left at noon.\nIt rained."
    made = locked("He left at noon.", twins)
    assert drift(made, source_from_text(twins.format("Nothing more was said."), "notes")).state is not State.EXACT
    assert drift(made, source_from_text(twins.format("Nothing more was said."), "notes")).state in {
        State.AMBIGUOUS,
        State.GONE,
        State.CHANGED,
    }
    assert drift(made, source_from_text(twins.format("He left at noon."), "notes")).state is State.EXACT


def test_two_copies_where_there_was_one_are_ambiguous_unless_one_kept_its_place():
    assert state(VOTE, VOTE + "\n" + VOTE) is State.EXACT
    away = source_from_text("Minutes.\n\n" + VOTE + "\n\nMore follows here.\n\n" + VOTE + "\n\nEnd.", "notes")
    assert drift(locked(VOTE), away).state is State.AMBIGUOUS


def test_only_a_changed_sentence_takes_green_away():
    green = Verdict(verdict=VerdictKind.SUPPORTED, score=0.9)
    changed = drift(locked(VOTE), source_from_text(BODY.format(VOTE.replace("9", "8")), "notes"))
    moved = drift(locked(VOTE), source_from_text("New.\n" + BODY.format(VOTE), "notes"))
    red = with_drift(green, [changed], Options(), relied_on=True)
    assert (red.verdict, red.findings[0].claim_value, red.findings[0].source_value) == ("unsupported", "9", "8")
    assert with_drift(green, [moved], Options(), relied_on=True).verdict == "supported"
    warned = with_drift(green, [changed], Options(), relied_on=False)
    assert (warned.verdict, warned.findings[0].severity) == ("supported", Severity.WARNING)


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 99), st.integers(2, 99))
def test_another_number_never_passes(old, new):
    kept = state(f"The ferry carried {old} cars on its first day.", f"The ferry carried {new} cars on its first day.")
    assert kept is (State.EXACT if old == new else State.CHANGED)
