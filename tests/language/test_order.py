"""What came before, after or because of what is read off the sentence."""

import pytest

from claimcheck.language.order import INVERSE, find_orders
from claimcheck.language.reading import read
from tests.language.readings import parsed


def orders(text):
    reading = parsed(text)

    def word(number):
        return None if number is None else reading.tokens[number].text

    return {(word(order.event), order.kind, word(order.other)) for order in find_orders(reading)}


@pytest.mark.parametrize(
    ("text", "event", "kind", "other"),
    [
        ("The bridge closed after the flood.", "closed", "later", "flood"),
        ("The bridge closed before the flood.", "closed", "earlier", "flood"),
        ("The bank collapsed after its owner fled.", "collapsed", "later", "fled"),
        ("Before the trial began, the witness vanished.", "vanished", "earlier", "began"),
        ("The match was stopped because it rained.", "stopped", "effect", "rained"),
        ("The road was closed following the landslide.", "closed", "later", "landslide"),
        ("She resigned ahead of the vote.", "resigned", "earlier", "vote"),
        ("The patient recovered after receiving the drug.", "recovered", "later", "receiving"),
        ("Prices rose because of the drought.", "rose", "effect", "drought"),
    ],
)
def test_an_order_names_both_events_and_which_came_first(text, event, kind, other):
    assert (event, kind, other) in orders(text)


def test_an_order_may_leave_the_other_event_out():
    assert ("resigned", "later", None) in orders("The mayor later resigned.")


@pytest.mark.parametrize("text", ["The bridge closed.", "It cost more than 40 euros.", "", "After"])
def test_where_nothing_is_ordered_nothing_is_found(text):
    assert orders(text) == set()


def test_an_unparsed_sentence_has_no_order():
    assert list(find_orders(read("The bridge closed after the flood."))) == []


def test_later_and_earlier_are_each_other_turned():
    assert INVERSE["later"] == "earlier"
    assert INVERSE["earlier"] == "later"
