"""Things that are named together are told apart, and a clause stays whole."""

import pytest

from claimcheck.language.topics import topics
from claimcheck.model import Span


@pytest.mark.parametrize(
    ("phrase", "things"),
    [
        ("survival", ["survival"]),
        ("survival and quality of life", ["survival", "quality of life"]),
        ("cost, duration or side effects", ["cost", "duration", "side effects"]),
        ("soldiers were among the dead and the injured", ["soldiers were among the dead and the injured"]),
    ],
)
def test_what_is_joined_is_parted(phrase, things):
    text = f"No data on {phrase} were given"
    assert [span.of(text) for span in topics(text, Span(11, 11 + len(phrase)))] == things
