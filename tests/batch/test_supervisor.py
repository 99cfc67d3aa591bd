"""Workers come and go; every record has its row, in its place."""

import json
from functools import partial

import pytest

from claimcheck.batch.inputs import Entry
from claimcheck.batch.records import Record, Unreadable
from claimcheck.batch.supervisor import Supervisor, WorkerError
from claimcheck.batch.tasks import WINDOW
from tests.batch import planted


def entries(claims, sources=("a",)):
    return [
        Entry(f"line {number}", Record(str(number), sources[number % len(sources)], claim))
        for number, claim in enumerate(claims, 1)
    ]


def run(claims, workers=2, setup=planted.setup, **more):
    return [json.loads(line) for line in Supervisor(setup, workers, **more).rows(entries(claims))]


def test_rows_keep_the_order_of_their_records():
    found = run(["x"] * (2 * WINDOW + 3))
    assert [row["id"] for row in found] == [str(number) for number in range(1, 2 * WINDOW + 4)]


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("kill", "line 3: could not be judged (its worker was ended by signal 9, 2 times)"),
        ("leave", "line 3: could not be judged (its worker ended with exit code 7, 2 times)"),
        ("hang", "line 3: could not be judged (took longer than 0.5 s, 2 times)"),
    ],
)
def test_a_record_that_ends_its_worker_is_unchecked_and_the_rest_go_on(claim, reason):
    found = run(["x", "x", claim, "x", "x"], timeout=0.5 if claim == "hang" else 60)
    assert [row["id"] for row in found] == ["1", "2", "3", "4", "5"]
    assert [row["verdict"] for row in found] == ["supported", "supported", "unchecked", "supported", "supported"]
    assert found[2]["reason"] == reason


def test_a_record_whose_worker_died_by_chance_is_judged_at_the_second_try(tmp_path):
    found = run(["x", f"once {tmp_path / 'mark'}", "x"], workers=1)
    assert [row["verdict"] for row in found] == ["supported"] * 3


def test_what_can_not_be_read_needs_no_worker():
    line = Entry("line 2", Unreadable("b", "line 2: no claim"))
    one, two = entries(["x", "x"])
    found = [json.loads(row) for row in Supervisor(planted.setup, 1).rows([one, line, two])]
    assert [(row["id"], row.get("reason")) for row in found] == [("1", None), ("b", "line 2: no claim"), ("2", None)]


def test_no_record_needs_no_row():
    assert run([]) == []


def test_workers_that_can_not_start_are_an_error_and_no_endless_wait():
    with pytest.raises(WorkerError, match="can't start"):
        run(["x"], workers=1, setup=planted.broken_setup)


def test_records_about_one_source_go_to_one_worker(tmp_path):
    sources = [str(number) for number in range(12)]
    crowd = entries(["x"] * 240, sources)
    assert len(list(Supervisor(partial(planted.witness_setup, tmp_path), 2).rows(crowd))) == 240
    seen = [set(file.read_text().split()) for file in tmp_path.iterdir()]
    assert sorted(source for sources in seen for source in sources) == sorted(sources)


def test_a_reader_who_has_seen_enough_leaves_no_process_behind():
    supervisor = Supervisor(planted.setup, 2)
    rows = supervisor.rows(entries(["x"] * 40))
    next(rows)
    processes = [worker._process for worker in supervisor._workers]
    rows.close()
    assert not any(process.is_alive() for process in processes)


def test_no_more_is_read_ahead_than_a_few_windows():
    read = 0

    def endless():
        nonlocal read
        for entry in entries(["hang"] + ["x"] * 20 * WINDOW):
            read += 1
            yield entry

    rows = Supervisor(planted.setup, 2, timeout=1).rows(endless())
    assert json.loads(next(rows))["verdict"] == "unchecked"
    rows.close()
    assert read <= 6 * WINDOW
