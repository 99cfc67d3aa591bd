"""Words are found again where they moved to, and a quote follows the sentence that it was a part of."""

import pytest

from claimcheck.anchoring import requoted

OLD = "At least 11 people were killed in the harbour, the mayor said."


@pytest.mark.parametrize(
    ("quote", "new", "wanted"),
    [
        (OLD, "The mayor said nothing.", "The mayor said nothing."),
        (OLD[:-1], "At least 12 died.", "At least 12 died."),
        ("at least 11 people", "On Monday at least 12 people died.", "at least 12 people"),
        ("11 people were killed", OLD.replace("11", "nine"), "nine people were killed"),
        ("killed in the\nharbour", OLD.replace("harbour", "port"), "killed in the port"),
        ("the mayor said", "Nobody knows.", "Nobody knows."),
        ("the mayor", "the mayor met the mayor", "the mayor met the mayor"),
        ("the queen said", OLD, None),
    ],
)
def test_a_quote_follows_its_part_of_the_sentence(quote, new, wanted):
    assert requoted(OLD, quote, new) == wanted
