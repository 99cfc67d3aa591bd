"""``batch`` is a stream: records in, rows out, counts on stderr."""

import contextlib
import errno
import json
import os
import signal
import subprocess
import sys
import time

import pytest

from claimcheck.cli import main
from claimcheck.cli.progress import Progress

RECORDS = [
    {"id": "true", "source": "At least 11 people were killed.", "claim": "at least 11 people were killed", "label": 1},
    {"id": "false", "source": "At least 11 people were killed.", "claim": "at least 12 people were killed"},
    {"id": "broken"},
]


@pytest.fixture
def records(tmp_path):
    path = tmp_path / "pairs.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in RECORDS))
    return path


def read(text):
    return [json.loads(line) for line in text.splitlines()]


def test_each_record_has_its_row_in_the_output_file(records, tmp_path, capsys):
    output = tmp_path / "rows.jsonl"
    assert main(["batch", str(records), "--output", str(output)]) == 0
    found = read(output.read_text())
    assert [row["id"] for row in found] == ["true", "false", "broken"]
    assert [row["verdict"] for row in found][0::2] == ["supported", "unchecked"]
    assert found[1]["verdict"] != "supported"
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("3 records checked: 1 supported, ")
    assert err.endswith("1 unchecked\n")


def test_from_stdin_to_stdout(records):
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "batch", "-", "--output", "-"],
        input=records.read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert [row["id"] for row in read(done.stdout.decode())] == ["true", "false", "broken"]
    assert done.stderr.startswith(b"3 records checked")


def test_no_record_at_all_is_not_green(tmp_path, capsys):
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n")
    assert main(["batch", str(empty)]) == 3
    assert main(["batch", str(empty), "--allow-empty"]) == 0
    assert "0 records checked" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["missing.jsonl", ".", "*.jsonl"])
def test_an_input_that_is_no_file_is_refused(tmp_path, monkeypatch, name, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["batch", name]) == 2
    assert "error[usage]: " in capsys.readouterr().err


def test_an_output_that_can_not_be_written_is_refused(records, tmp_path, capsys):
    assert main(["batch", str(records), "--output", str(tmp_path / "no" / "rows.jsonl")]) == 2
    assert "can't write this file" in capsys.readouterr().err


def test_a_closed_pipe_ends_the_stream_quietly(records):
    records.write_bytes(records.read_bytes() * 30)
    with records.open("rb") as stdin:
        run = subprocess.Popen(
            [sys.executable, "-m", "claimcheck", "batch", "-"],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
    run.stdout.readline()
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait(20) == 141


def test_workers_write_what_one_process_writes(records, tmp_path, capsys):
    for name, more in (("one", []), ("two", ["--workers", "2"])):
        assert main(["batch", str(records), "--output", str(tmp_path / name), *more]) == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    first, second = capsys.readouterr().err.splitlines()
    assert first == second


def test_a_run_that_is_cut_off_says_how_to_go_on_and_goes_on(records, tmp_path, capsys, monkeypatch):
    output = tmp_path / "rows.jsonl"
    with monkeypatch.context() as patch:
        patch.setattr(Progress, "show", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert main(["batch", str(records), "--output", str(output)]) == 130
    assert "run the same command with --resume" in capsys.readouterr().err
    assert main(["batch", str(records), "--output", str(output)]) == 2
    assert "an unfinished run has left its rows here" in capsys.readouterr().err
    assert main(["batch", str(records), "--output", str(output), "--resume"]) == 0
    assert [row["id"] for row in read(output.read_text())] == ["true", "false", "broken"]
    assert capsys.readouterr().err.startswith("3 records checked")
    assert set(tmp_path.iterdir()) == {records, output}


def test_without_pyarrow_parquet_says_what_to_install_before_any_work(records, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert main(["batch", str(records), "--output", str(tmp_path / "rows.parquet")]) == 2
    assert "pip install 'claimcheck-verify[parquet]'" in capsys.readouterr().err
    assert set(tmp_path.iterdir()) == {records}


def test_an_address_without_its_engine_is_refused(records, capsys):
    assert main(["batch", str(records), "--address", "somewhere:6379"]) == 2
    assert "--address is for --engine ray" in capsys.readouterr().err


def test_without_ray_its_engine_says_how_to_get_it(records, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "ray", None)
    assert main(["batch", str(records), "--engine", "ray", "--output", str(tmp_path / "out")]) == 2
    assert "pip install 'claimcheck-verify[ray]'" in capsys.readouterr().err
    assert not list(tmp_path.glob("out*"))


def test_records_of_which_none_can_be_judged_are_not_green(tmp_path, capsys):
    path = tmp_path / "pairs.jsonl"
    path.write_text("claims:\n- It rained\n")
    assert main(["batch", str(path)]) == 3
    out, err = capsys.readouterr()
    assert [row["verdict"] for row in read(out)] == ["unchecked", "unchecked"]
    assert "nothing was checked" in err
    assert main(["batch", str(path), "--allow-empty"]) == 0


def test_no_record_at_all_is_told(tmp_path, capsys):
    path = tmp_path / "pairs.jsonl"
    path.touch()
    assert main(["batch", str(path)]) == 3
    assert capsys.readouterr().err.endswith(f"nothing was checked: no record of {path} was found\n")


def test_a_full_disk_is_told_with_the_file_and_how_to_go_on(records, tmp_path, capsys, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("claimcheck.batch.checkpoint.Checkpoint.add", full)
    output = tmp_path / "rows.jsonl"
    assert main(["batch", str(records), "--output", str(output)]) == 2
    told = capsys.readouterr().err
    assert "kept in rows.jsonl.checkpoint" in told
    assert f" --> {output}.checkpoint\n  = help: make room on the disk\n" in told


def test_ctrl_c_while_workers_start_is_one_line(records, tmp_path):
    for delay in (0.3, 0.6, 0.9, 1.2):
        words = ["batch", str(records), "--output", str(tmp_path / f"{delay}.jsonl"), "--workers", "2"]
        command = [sys.executable, "-m", "claimcheck", *words]
        run = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)  # noqa: S603
        time.sleep(delay)
        with contextlib.suppress(ProcessLookupError):  # it may be done already
            os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to workers too
        told = run.communicate(timeout=60)[1]
        assert b"Traceback" not in told
