"""Dates that tell of an event without a word for it."""

from __future__ import annotations

import pytest

from claimcheck.language.lifespans import lifespans
from claimcheck.language.reading import read


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Ann Lee (1914–2012) was a poet.", [("born", 1914), ("died", 2012)]),
        ("Ann Lee (c. 1510 – c. 1554) was a poet.", [("born", 1510), ("died", 1554)]),
        ("Ann Lee (1510 – 22 September 1554) was a poet.", [("born", 1510), ("died", 1554)]),
        ("Ann Lee (born Ann Mary Orde; 8 May 1914 – 2 June 2012) was a poet.", [("born", 1914), ("died", 2012)]),
        ("Ann Lee (b. 1914) is a poet.", [("born", 1914)]),
        ("Ann Lee (d. 2012) was a poet.", [("died", 2012)]),
        ("Harbour Lights is a 2011 French action film based on a 1995 novel.", [("released", 2011)]),
        ("Harbour Lights is a 2011 bridge.", []),
        ("Ann Lee (1914) is a poet.", []),
        ("The old harbour (1914–2012) was in Ness.", []),
        ("In Ness Ann Lee wrote of the harbour (1914–2012).", []),
    ],
)
def test_brackets_after_a_name_and_years_of_works(text: str, years: list[tuple[str, int]]) -> None:
    assert [(end.kind, end.date.year) for life in lifespans(read(text)) for end in life.ends] == years
