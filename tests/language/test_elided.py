"""What a bare number may leave to one before it."""

from __future__ import annotations

import pytest

from claimcheck.language.figures.elided import with_unit
from claimcheck.language.figures.quantities import Comparison, compare, find_quantities


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("38 percent of the vote, ahead of the Liberals with 31", "percent"),
        ("2.1 hours on the drug; the others needed 3.2", "hour"),
        ("a loss of 310 million dollars from a profit of 95 million", "USD"),
        ("8 percent, and then 40 euros against 45", "EUR"),
        ("38 percent of 31 voters", None),
        ("twice as many as the 31", None),
        ("31, or 38 percent", None),
    ],
)
def test_the_last_unit_before_a_bare_number_is_lent_to_it(text, unit):
    """A number that counts something, or stands first, leaves nothing out; "twice" measures nothing."""
    bare = [quantity for quantity in find_quantities(text) if quantity.dimension is None][-1]
    assert (bare.lent.name if bare.lent else None) == unit


def test_a_lent_unit_is_taken_only_where_its_dimension_is_asked_for():
    """That rents rose 2 percent to 40 does not make the 40 a share for whoever asks for a length."""
    bare = find_quantities("rose 2 percent to 40")[-1]
    assert with_unit(bare, "share").unit == "percent"
    assert with_unit(bare, "length") == bare
    assert with_unit(bare, None) == bare


def test_a_figure_is_held_against_a_bare_one_in_its_lent_unit():
    """Units convert as ever; another dimension stays incomparable."""
    (hours, bare) = find_quantities("2 hours on the drug; the others needed 3")
    (claim,) = find_quantities("180 minutes")
    (length,) = find_quantities("3 km")
    assert compare(claim, bare) is Comparison.EQUAL
    assert compare(claim, hours) is Comparison.DISJOINT
    assert compare(length, bare) is Comparison.INCOMPARABLE
