"""The same bytes come out whatever the way: here or in workers, at once or after being cut off."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pyarrow.parquet as pq
import pytest

from claimcheck.batch.checkpoint import checkpoint_path
from claimcheck.batch.inputs import find_inputs
from claimcheck.batch.pipeline import Plan, row_lines, run_batch
from claimcheck.errors import UsageError
from claimcheck.project.cache import fingerprint

SOURCES = [f"At least {toll} people were killed in town {toll}. The harbour stayed open." for toll in range(6)]


@pytest.fixture
def records(tmp_path):
    path = tmp_path / "pairs.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(40):
            claim = f"at least {number % 9} people were killed"
            file.write(json.dumps({"id": str(number), "source": SOURCES[number % 6], "claim": claim}) + "\n")
        file.write('{"id": "broken"}\n')
    return path


def write(records, output, **more):
    return [row.verdict for row in run_batch(find_inputs(str(records)), str(output), Plan(), **more)]


def test_workers_make_the_same_bytes_as_one_process(records):
    def made(workers):
        return b"".join(row_lines(find_inputs(str(records)).entries(), Plan(workers=workers)))

    alone = made(0)
    assert alone.count(b"\n") == 41
    assert made(2) == alone


def test_parquet_holds_the_rows_of_jsonl(records, tmp_path):
    write(records, tmp_path / "rows.jsonl")
    write(records, tmp_path / "rows.parquet")
    lines = [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text().splitlines()]
    rows = pq.read_table(tmp_path / "rows.parquet").to_pylist()
    assert [{"reason": None} | line for line in lines] == rows
    assert [list(row) for row in rows[-1:]] == [["id", "verdict", "score", "evidence", "findings", "reason"]]


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.parquet"])
def test_a_run_cut_off_and_resumed_makes_the_bytes_of_one_that_was_not(records, tmp_path, name):
    (tmp_path / "whole").mkdir()
    verdicts = write(records, tmp_path / "whole" / name)
    output = tmp_path / name
    rows = run_batch(find_inputs(str(records)), str(output), Plan())
    for _ in range(7):
        next(rows)
    rows.close()
    assert checkpoint_path(output).exists()
    assert not output.exists()
    resumed = list(run_batch(find_inputs(str(records)), str(output), Plan(), resume=True))
    assert [row.kept for row in resumed] == [True] * 7 + [False] * 34
    assert [row.verdict for row in resumed] == verdicts
    assert output.read_bytes() == (tmp_path / "whole" / name).read_bytes()
    assert not checkpoint_path(output).exists()


def test_killed_at_any_moment_a_resumed_run_loses_and_doubles_no_row(records, tmp_path):
    records.write_bytes(
        records.read_bytes() * 6
    )  # more than are judged side by side, so that rows come at several moments
    write(records, tmp_path / "whole.jsonl")
    output = tmp_path / "rows.jsonl"
    command = [sys.executable, "-m", "claimcheck", "batch", str(records), "--output", str(output), "--resume"]
    moments = random.Random(7)  # noqa: S311 - moments, no secrets
    for workers in ([], ["--workers", "1"]):
        run = subprocess.Popen([*command, *workers], stderr=subprocess.DEVNULL)  # noqa: S603 - our own command
        wait_for_rows(run, output, moments.randrange(1, 12))
        run.send_signal(signal.SIGKILL)
        run.wait()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)  # noqa: S603 - as above
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def wait_for_rows(run, output, more):
    """Wait until the checkpoint has a few more rows, or the run has ended."""
    path = checkpoint_path(output)

    def rows():
        try:
            return path.read_bytes().count(b"\n")
        except FileNotFoundError:  # not begun yet, or done and renamed
            return 0

    wanted = rows() + more
    while run.poll() is None and rows() < wanted:
        time.sleep(0.01)


def test_changed_records_are_not_taken_for_the_ones_before(records, tmp_path):
    output = tmp_path / "rows.jsonl"
    rows = run_batch(find_inputs(str(records)), str(output), Plan())
    next(rows)
    rows.close()
    records.write_bytes(records.read_bytes() + b"\n")
    with pytest.raises(UsageError, match="other records"):
        write(records, output, resume=True)


def test_rows_of_two_installations_are_never_mixed(records, tmp_path, monkeypatch):
    output = tmp_path / "rows.jsonl"
    rows = run_batch(find_inputs(str(records)), str(output), Plan())
    next(rows)
    rows.close()
    monkeypatch.setattr(fingerprint, "judging_code", lambda _package: "one rule was mended meanwhile")
    with pytest.raises(UsageError, match=r"other installation\)"):
        write(records, output, resume=True)


def test_the_rows_never_take_the_place_of_the_records(records, tmp_path):
    before = records.read_bytes()
    (tmp_path / "link.jsonl").symlink_to(records)
    for output in (records, tmp_path / "link.jsonl"):
        with pytest.raises(UsageError, match="take the place of records"):
            write(records, output)
    assert records.read_bytes() == before


def test_a_pipe_can_not_be_resumed(records):
    with pytest.raises(UsageError, match="--output file"):
        write(records, "-", resume=True)
    with pytest.raises(UsageError, match="records in files"):
        write("-", os.devnull, resume=True)


def test_an_output_that_is_a_folder_is_refused_before_the_work(records, tmp_path):
    with pytest.raises(UsageError, match="it is a folder"):
        write(records, tmp_path)
