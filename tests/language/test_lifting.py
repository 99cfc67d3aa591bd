"""Words with a marked relation go back below the head that the mark names."""

from claimcheck.language.parser.lifting import lower


def lowered(heads, relations):
    heads, relations = list(heads), list(relations)
    lower(heads, relations)
    return heads, relations


def test_a_marked_word_hangs_on_the_nearest_word_of_that_relation_below_its_head():
    # "A hearing is scheduled on the issue": "on" was lifted from "hearing" to "scheduled".
    heads = [1, 3, 3, 3, 3, 6, 4]
    relations = ["det", "nsubjpass", "auxpass", "ROOT", "prep||nsubjpass", "det", "pobj"]
    assert lowered(heads, relations) == ([1, 3, 3, 3, 1, 6, 4], [*relations[:4], "prep", *relations[5:]])


def test_a_level_is_searched_before_the_next_and_from_left_to_right():
    heads = [0, 0, 1, 0, 0]
    relations = ["ROOT", "conj", "dobj", "dobj", "prep||dobj"]
    assert lowered(heads, relations)[0] == [0, 0, 1, 0, 3]
    assert lowered(heads, ["ROOT", "dobj", "dobj", "dobj", "prep||dobj"])[0] == [0, 0, 1, 0, 1]


def test_without_such_a_word_it_stays_and_loses_the_mark():
    assert lowered([0, 0], ["ROOT", "prep||dobj"]) == ([0, 0], ["ROOT", "prep"])


def test_the_word_itself_is_no_head_of_its_own():
    assert lowered([0, 0, 1], ["ROOT", "prep||prep", "pobj"]) == ([0, 0, 1], ["ROOT", "prep", "pobj"])


def test_nothing_marked_is_nothing_changed():
    assert lowered([1, 1], ["det", "ROOT"]) == ([1, 1], ["det", "ROOT"])
    assert lowered([], []) == ([], [])
