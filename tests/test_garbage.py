"""The collector of garbage is slowed in our own processes, and in nobody else's."""

import gc
import json

import pytest

from claimcheck.batch.inputs import Entry
from claimcheck.batch.records import Record
from claimcheck.batch.supervisor import Supervisor
from claimcheck.cli import main
from claimcheck.engine import Checker
from tests.batch import planted


@pytest.fixture(autouse=True)
def usual():
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_a_command_looks_for_garbage_less_often():
    main(["--version"])
    assert gc.get_threshold()[0] > 700


def test_a_worker_looks_for_garbage_less_often():
    entry = Entry("line 1", Record("1", "It rained.", "threshold"))
    (row,) = Supervisor(planted.setup, 1).rows([entry])
    assert json.loads(row)["score"] > 700


def test_a_program_that_checks_claims_keeps_its_own_pace():
    Checker().check("It rained.", "It rained.")
    assert gc.get_threshold() == (700, 10, 10)
