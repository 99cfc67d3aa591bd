"""What a sentence does other than claim something; what is in doubt is a claim."""

import pytest

from claimcheck.language.acts import lead_end, no_claim
from claimcheck.language.parser.parsing import parse
from claimcheck.language.reading import read
from claimcheck.model import NoClaim


def act(text):
    return no_claim(read(text).parsed(parse([text])[0]))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("What happens next?", NoClaim.QUESTION),
        ("Is it true that “Iran recalled its envoy?”", NoClaim.QUESTION),
        ("Hello everyone,", NoClaim.GREETING),
        ("Thank you for your attention!", NoClaim.GREETING),
        ("Best regards, Anna", NoClaim.GREETING),
        ("I think the deal is good.", NoClaim.OPINION),
        ("In my view, this was a mistake.", NoClaim.OPINION),
        ("This is a great story.", NoClaim.OPINION),
        ("See the table below.", NoClaim.INSTRUCTION),
        ("Please do not share this page.", NoClaim.INSTRUCTION),
        ("This summary covers the talks in Islamabad.", NoClaim.META),
        ("The article discusses the strikes.", NoClaim.META),
        ("Here are the 3 main points:", NoClaim.META),
        ("It is what it is.", NoClaim.WORDLESS),
    ],
)
def test_what_claims_nothing_is_told(text, reason):
    assert act(text) is reason


@pytest.mark.parametrize(
    "text",
    [
        "Pakistan recalled its ambassadors.",
        "Ambassadors recalled",
        "Use of force is banned.",
        "Call volumes rose.",
        "The minister thinks the deal is good.",
        "The report describes abuses by the police.",
        "This report cost 3 million dollars.",
        "I think 11 people were killed.",
        "It is a dam.",
        "The article says that Iran recalled its envoy.",
        "Best sellers rose.",
        "Hope faded.",
    ],
)
def test_what_may_claim_something_is_a_claim(text):
    assert act(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("However, costs fell.", "costs fell."),
        ("In summary: costs fell.", "costs fell."),
        ("It is important to note that costs fell.", "costs fell."),
        ("However cold it was, they went.", "However cold it was, they went."),
        ("Still waters run deep.", "Still waters run deep."),
        ("", ""),
    ],
)
def test_a_lead_in_is_left_out(text, rest):
    assert text[lead_end(read(text)) :] == rest
