"""The same input gives the same bytes: in another process, with another hash seed, in another order."""

import json
import os
import subprocess
import sys

from claimcheck.engine import verify
from claimcheck.model import Claim
from tests.engine.texts import ARTICLE, TOWN, source

CLAIMS = [
    "At least 11 people were killed",
    "Pakistan recalled its ambassadors from Tehran",
    "Iran recalled its ambassadors",
    "Jilani announced regular future meetings",
    "Three children were killed and two others were injured",
    "Experts say the strikes raised the threat of violence across the Middle East",
    "Relatives of the dead rallied on Sunday and Pakistan condemned the killings",
    "The council closed three libraries",
    "The council met Jilani in Islamabad",
    "Oil prices rose after the strikes",
    "",
]
SOURCES = [source(ARTICLE, "article"), source(TOWN, "town")]
SCRIPT = """
import json, sys
from claimcheck.engine import verify
from claimcheck.language.documents import source_from_text
from claimcheck.model import Claim
given = json.load(sys.stdin)
sources = [source_from_text(text, name) for name, text in given["sources"].items()]
claims = [Claim(id=str(number), text=text) for number, text in enumerate(given["claims"])]
sys.stdout.buffer.write(verify(sources, claims).model_dump_json().encode())
"""


def report(claims=CLAIMS, sources=SOURCES):
    return verify(sources, [Claim(id=str(CLAIMS.index(text)), text=text) for text in claims])


def elsewhere(seed):
    """Give the report's bytes as another process makes them."""
    given = json.dumps({"sources": {one.id: one.text for one in SOURCES}, "claims": CLAIMS})
    command = [sys.executable, "-c", SCRIPT]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run(command, input=given.encode(), capture_output=True, check=True, env=environment)  # noqa: S603 (fixed words)
    return done.stdout


def test_another_process_with_another_hash_seed_gives_the_same_bytes():
    # This process has a random seed of its own, unless somebody has set one.
    assert elsewhere(4242) == report().model_dump_json().encode()


def test_the_same_run_again_gives_the_same_bytes():
    assert report().model_dump_json() == report().model_dump_json()


def test_another_order_of_claims_changes_no_result():
    def by_claim(claims):
        return {found.claim.id: found.model_dump_json() for found in report(claims).results}

    assert by_claim(CLAIMS[::-1]) == by_claim(CLAIMS) == by_claim([*CLAIMS[5:], *CLAIMS[:5]])


def test_another_order_of_sources_changes_nothing():
    assert report(sources=SOURCES[::-1]).model_dump_json() == report().model_dump_json()


def test_a_claim_is_judged_alone_as_among_others():
    for found in report().results:
        (alone,) = report([found.claim.text]).results
        assert alone == found
