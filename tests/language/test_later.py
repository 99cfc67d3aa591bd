"""What is made later is a tuple like any other, made once and only when somebody looks."""

from claimcheck.language.figures.later import Later


def test_nothing_is_made_before_somebody_looks_and_all_only_once():
    made = []

    def make():
        made.append(1)
        return iter("abc")

    later = Later(make)
    assert not made
    assert list(later) == ["a", "b", "c"]
    assert (later[0], later[-1], later[1:], len(later)) == ("a", "c", ("b", "c"), 3)
    assert "b" in later
    assert made == [1]


def test_it_equals_the_tuple_that_it_makes():
    later = Later(lambda: [1, 2])
    assert later == (1, 2)
    assert later == Later(lambda: (1, 2))
    assert later != (1,)
    assert hash(later) == hash((1, 2))
    assert repr(later) == "(1, 2)"
    assert not Later(list)
