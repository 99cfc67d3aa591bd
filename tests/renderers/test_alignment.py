"""The alignment is shown as a tree whose columns stand under one another."""

from claimcheck.model import ExplainedWord, Explanation, Met, Role, Span
from claimcheck.renderers.alignment import tree_lines
from claimcheck.renderers.style import Style


def make_word(text, role=None, under=None, met=None, **fields):
    return ExplainedWord(
        span=Span(0, len(text)), text=text, content=fields.pop("content", True), role=role, under=under, met=met
    )


def make_met(text, **fields):
    values = {"step": "same word", "strength": 1.0, "proves": True, "role": Role.PREDICATE, **fields}
    return Met(source="storm", sentence=2, span=Span(0, len(text)), text=text, **values)


KILLED = make_word("killed", Role.PREDICATE, None, make_met("dead", step="synonym"))
PEOPLE = make_word("people", Role.PATIENT, 0, make_met("people", role=Role.PATIENT))
NUMBER = make_word("12", Role.NUMBER, 1)


def shown(*words, color=False):
    return tree_lines(Explanation(words=words), Style(color=color))


def test_each_word_hangs_under_the_one_that_governs_it():
    assert shown(KILLED, PEOPLE, NUMBER) == [
        "killed     predicate  synonym    dead    predicate  storm#s2",
        "└─ people  patient    same word  people  patient    storm#s2",
        "   └─ 12   number     nothing",
        "left: “12”",
    ]


def test_columns_are_counted_in_cells_and_not_in_code_points():
    wide = make_word("東京", Role.AGENT, 0, make_met("東京"))
    lines = shown(KILLED, wide, PEOPLE)
    assert lines[1].index("agent") + 2 == lines[0].index("predicate")


def test_words_that_say_nothing_and_play_no_part_are_not_shown():
    the = make_word("the", content=False, under=1)
    assert [line.split()[0] for line in shown(KILLED, the)] == ["killed", "left:"]


def test_a_word_under_one_that_is_not_shown_hangs_under_the_next_above():
    of = make_word("of", content=False, under=0)
    assert shown(KILLED, of, make_word("cold", Role.MODIFIER, 1))[1].startswith("└─ cold")


def test_nothing_left_is_said_as_well():
    assert shown(KILLED)[-1] == "left: nothing"


def test_a_weak_step_is_told_to_be_too_weak():
    weak = make_word("boat", Role.PATIENT, None, make_met("ship", step="related word", strength=0.6, proves=False))
    assert "related word (too weak to carry it)" in shown(weak)[0]
    assert shown(weak)[-1] == "left: “boat”"


def test_what_stands_for_a_name_is_shown_with_it():
    stands = make_word("Jilani", Role.AGENT, None, make_met("Jilani", step="stands for", through="the minister"))
    assert "stands for “the minister”" in shown(stands)[0]


def test_nothing_in_a_source_can_steer_the_terminal():
    assert "\x1b" not in "".join(shown(make_word("a\x1b[2J", Role.AGENT, None, make_met("\u202eb"))))


def test_what_was_left_stands_out_in_colour():
    lines = shown(KILLED, make_word("tax", Role.AGENT, 0), color=True)
    assert ("\x1b[" in lines[0], "\x1b[" in lines[1]) == (False, True)
