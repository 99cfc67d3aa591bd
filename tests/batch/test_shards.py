"""Shards cover the input, each record once, and their folder belongs to one run."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimcheck.batch import inputs
from claimcheck.batch.checkpoint import checkpoint_path
from claimcheck.batch.inputs import find_inputs
from claimcheck.batch.rows import encode, unchecked_row
from claimcheck.batch.shards import HEADER, cut, shard_folder, verdicts_of, write_shard
from claimcheck.errors import UsageError

IDENTITY = {"records": "abc"}


def record(number):
    return {"id": str(number), "source": "It rained.", "claim": f"it rained {number} times"}


@pytest.fixture
def folder(tmp_path):
    """Return a folder with lines good and bad, Parquet of several row groups, and a file without records."""
    folder = tmp_path / "in"
    folder.mkdir()
    lines = [json.dumps(record(number)) for number in range(9)]
    lines[2:2] = ["", "{no record", '{"id": "x"}', "  "]
    (folder / "a.jsonl").write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    (folder / "b.jsonl").touch()
    pq.write_table(pa.Table.from_pylist([record(number) for number in range(23)]), folder / "c.parquet", 5)
    pq.write_table(pa.table({"other": [1, 2, 3]}), folder / "d.parquet")
    return folder


@pytest.mark.parametrize("size", [1, 3, 5, 7, 100])
def test_shards_have_every_entry_once_in_order_and_with_its_place(folder, size, monkeypatch):
    monkeypatch.setattr(inputs, "LONGEST", 60)  # the longer lines are told to be too long
    whole = find_inputs(str(folder))
    entries = list(whole.entries())
    shards = cut(whole, size)
    assert [entry for shard in shards for entry in shard.entries()] == entries
    assert len(entries) == 9 + 2 + 23 + 3
    assert [shard.name for shard in shards] == sorted({shard.name for shard in shards})


def test_places_of_a_single_file_do_not_name_it(folder):
    (shard, *_) = cut(find_inputs(str(folder / "c.parquet")), 10)
    assert next(iter(shard.entries())).place == "row 1"


def test_a_shard_tells_its_verdicts_and_what_is_no_shard_tells_none(tmp_path):
    path = tmp_path / "part.parquet"
    assert verdicts_of(path) is None
    path.write_bytes(b"PAR1 cut off")
    assert verdicts_of(path) is None
    write_shard([encode(unchecked_row("a", "no reason"))] * 3, path)
    assert verdicts_of(path) == ["unchecked"] * 3


class CutOffError(Exception):
    pass


def write_and_fail(output):
    with shard_folder(output, IDENTITY, resume=False) as folder:
        write_shard([], folder / "part-000000.parquet")
        (folder / ".part-000001.parquet.0123456789abcdef.tmp").touch()
        raise CutOffError


def leave(output):
    """Be cut off with one shard done and another half written."""
    with pytest.raises(CutOffError):
        write_and_fail(output)


def test_the_folder_has_its_name_only_when_it_is_whole(tmp_path):
    output = tmp_path / "out"
    leave(output)
    assert not output.exists()
    with shard_folder(output, IDENTITY, resume=True) as folder:
        assert verdicts_of(folder / "part-000000.parquet") == []
    assert sorted(path.name for path in output.iterdir()) == [HEADER, "part-000000.parquet"]
    assert not checkpoint_path(output).exists()


@pytest.mark.parametrize(
    ("resume", "identity", "said"),
    [(False, IDENTITY, "an unfinished run has left its rows here"), (True, {"records": "other"}, "other records")],
)
def test_what_another_run_left_is_not_taken_over(tmp_path, resume, identity, said):
    leave(tmp_path / "out")
    with pytest.raises(UsageError, match=said), shard_folder(tmp_path / "out", identity, resume=resume):
        pass


def test_what_is_there_already_is_not_overwritten(tmp_path):
    with pytest.raises(UsageError, match="something here already"), shard_folder(tmp_path, IDENTITY, resume=True):
        pass
    with (
        pytest.raises(UsageError, match="can't make this folder"),
        shard_folder(tmp_path / "no" / "out", IDENTITY, resume=True),
    ):
        pass
