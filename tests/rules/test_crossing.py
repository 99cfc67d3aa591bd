"""Parts that crossed over a verb were swapped; what only moved was not."""

from __future__ import annotations

import pytest

from claimcheck.engine import Checker
from claimcheck.model import Severity

SWAPPED = [
    (
        "Rafael Montenegro held off Tesfaye Gurmu.",
        "Tesfaye Gurmu of Ethiopia held off Rafael Montenegro, the champion.",
    ),
    ("An express ran into the back of a freight train.", "A freight train carrying gravel ran into an express."),
    ("The buyer sued the bank over the loan.", "The bank sued the buyer over the loan on Friday."),
    ("Marlow Foods took over Henley Dairies.", "Henley Dairies took over Marlow Foods after a long dispute."),
    ("The virus outlived the host cell.", "In every sample the host cell outlived the virus."),
    ("The mayor criticised the bishop.", "The bishop criticised the mayor during the service."),
    ("The lorry overtook the bus near the bridge.", "Near the bridge the bus overtook the lorry."),
    ("Lena Voss succeeded Karl Brandt as chair.", "Karl Brandt succeeded Lena Voss as chair in March."),
    ("The defendant hired the witness.", "The witness hired the defendant to paint a barn."),
    (
        "The tenant was ordered to return the keys to the owner.",
        "They ordered the owner to return the keys to the tenant.",
    ),
    ("The goalkeeper was sent to the doctor.", "The club sent the doctor to the goalkeeper."),
    ("The moon orbited the comet.", "The comet orbited the moon once a day, the team found."),
]
THE_SAME = [
    ("On Friday the bank sued the buyer.", "The bank sued the buyer on Friday."),
    ("Near the bridge, the bus overtook the lorry.", "The bus overtook the lorry near the bridge."),
    ("The lorry was overtaken by the bus.", "The bus overtook the lorry near the bridge."),
    ("The bus overtook the lorry.", "The lorry was overtaken by the bus near the bridge."),
    ("The trains were late, Ms Weber said.", "Ms Weber said the trains were late."),
    ("Ms Weber met Mr Okafor.", "Mr Okafor met Ms Weber in Leeds."),
    ("The firm cut jobs and closed warehouses in Canada.", "In Canada the firm closed warehouses and cut jobs."),
    ("The bishop, whom the mayor criticised, resigned.", "The bishop resigned after the mayor criticised him."),
    ("The court in Leeds fined the firm on Tuesday.", "On Tuesday the court fined the firm in Leeds."),
    ("The nurse was given the form.", "They gave the form to the nurse."),
    ("The form was given to the nurse.", "They gave the nurse the form."),
    ("The samples were sent to a laboratory in Bonn.", "The clinic sent the samples to a laboratory in Bonn."),
    ("The owner was ordered to return the keys.", "The judge ordered the owner to return the keys to the tenant."),
    ("Two batches of the drug are being recalled by the agency.", "The agency is recalling two batches of the drug."),
    ("Rhenova released the figures on January 14.", "The figures, released on 14 January by Rhenova, were low."),
    ("In every sample, the host cell outlived the virus.", "The host cell outlived the virus in every sample."),
]


def _swaps(claim: str, source: str) -> list[str]:
    findings = Checker().check(claim, source).findings
    return [one.code for one in findings if one.code == "CC141" and one.severity is Severity.ERROR]


@pytest.mark.parametrize(("claim", "source"), SWAPPED)
def test_parts_on_the_other_side_of_the_verb_are_swapped(claim: str, source: str):
    assert _swaps(claim, source)


@pytest.mark.parametrize(("claim", "source"), THE_SAME)
def test_what_only_moved_is_not(claim: str, source: str):
    assert not _swaps(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "Gunmen injured at least four labourers and killed three others.",
            "Gunmen shot and killed at least four labourers and injured three others.",
        ),
        ("The blast killed nine workers and hurt two guards.", "The blast killed two guards and hurt nine workers."),
        ("The clinic treated six patients and turned away 14.", "The clinic turned away six and treated 14 patients."),
    ],
)
def test_a_number_belongs_to_the_verb_right_before_it(claim: str, source: str):
    codes = {one.code for one in Checker().check(claim, source).findings if one.severity is Severity.ERROR}
    assert codes & {"CC101", "CC102"}


def test_a_verb_of_saying_counts_nothing():
    verdict = Checker().check(
        "2 guards were killed, the mayor said.", "The mayor said two guards were killed and three hurt."
    )
    assert not {one.code for one in verdict.findings} & {"CC101", "CC102"}
