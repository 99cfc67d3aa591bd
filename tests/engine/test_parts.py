"""A sentence is taken apart into claims that can be read, and judged, by themselves."""

from __future__ import annotations

import pytest

from claimcheck.engine.parts import parts
from claimcheck.language.parser.headlines import read_claim
from claimcheck.language.parser.parsing import parse
from claimcheck.language.reading import read


def parted(claim: str) -> list[str]:
    """The words of each part, marks left out."""
    reading = read(claim, 0, len(claim)).parsed(read_claim(parse([claim])[0]))
    return [" ".join(token.text for token in part.tokens if token.kind != "mark") for part in parts(reading)]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        pytest.param(
            "The firm cut 40 jobs and its owner closed two plants.",
            ["The firm cut 40 jobs", "its owner closed two plants"],
            id="joined clauses",
        ),
        pytest.param(
            "Ito said that sales rose and that costs fell by 3 million.",
            ["Ito said that sales rose", "Ito said that costs fell by 3 million"],
            id="clauses that somebody says",
        ),
        pytest.param(
            "The fish were killed by the spill, which closed three beaches.",
            ["The fish were killed by the spill", "the spill closed three beaches"],
            id="a relative clause without the preposition of its thing",
        ),
        pytest.param(
            "Most of it was lost in Oxley, where the firm makes chips.",
            ["Most of it was lost in Oxley", "in Oxley the firm makes chips"],
            id="where keeps the preposition",
        ),
        pytest.param(
            "She joined three clubs, all of which were closed in May.",
            ["She joined three clubs", "all of three clubs were closed in May"],
            id="the thing takes the place of which",
        ),
        pytest.param(
            "The study, led by Ann Berg, has been published.",
            ["The study has been published", "The study led by Ann Berg"],
            id="a participle of the thing before it",
        ),
        pytest.param(
            "Ann Berg won the race, breaking the record by a minute.",
            ["Ann Berg won the race", "Ann Berg breaking the record by a minute"],
            id="a participle of the subject",
        ),
        pytest.param(
            "Hugh Lacey, a professor in Tarn, doubts the date.",
            ["Hugh Lacey doubts the date", "Hugh Lacey a professor in Tarn"],
            id="an apposition",
        ),
        pytest.param("The owner, Holm Daughters, closed the plant.", [], id="a name says who is meant"),
        pytest.param("He said shareholders, not customers, would pay the fine.", [], id="another thing"),
        pytest.param("Income grew to 9 million even though it rained.", [], id="a clause too short to stand alone"),
        pytest.param(
            "Income grew to C$94.6 million even though revenue fell to C$1.43 billion.",
            ["Income grew to C 94.6 million", "revenue fell to C 1.43 billion"],
            id="what is granted",
        ),
        pytest.param(
            "The plan will take two years and cost 9 million.",
            ["The plan will take two years", "The plan will cost 9 million"],
            id="what helps the first verb helps a bare one behind it",
        ),
        pytest.param(
            "The firm must clean the river and was told to report.",
            ["The firm must clean the river", "The firm was told to report"],
            id="a verb with a helper of its own",
        ),
        pytest.param("The firm must return the fields or pay the owner.", [], id="neither of two is claimed alone"),
        pytest.param(
            "The wheelchair races were cancelled, which angered some athletes.", [], id="told of all before it"
        ),
        pytest.param(
            "The board passed a budget of $118.6 million, which includes a deficit of $2.3 million.",
            [
                "The board passed a budget of 118.6 million",
                "a budget of 118.6 million includes a deficit of 2.3 million",
            ],
            id="told of what is measured",
        ),
        pytest.param(
            "The firm admitted nine charges, while twelve more were dropped in May.",
            ["The firm admitted nine charges", "twelve more were dropped in May"],
            id="while behind a comma",
        ),
        pytest.param("The firm admitted nine charges while it sold two plants.", [], id="while tells when"),
        pytest.param(
            "Ito said that the tin came by trade, though Berg warned that it may have come with floods.",
            ["Ito said that the tin came by trade", "Berg warned that it may have come with floods"],
            id="what is granted has a speaker of its own",
        ),
        pytest.param("The court held that the land must be returned.", [], id="one clause"),
    ],
)
def test_parts(claim: str, expected: list[str]) -> None:
    """Each part is a claim of its own."""
    assert parted(claim) == expected
