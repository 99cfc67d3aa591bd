"""Records are found in files, folders and globs of JSONL and Parquet, always in the same order."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimcheck.batch import inputs as module
from claimcheck.batch.inputs import Entry, find_inputs
from claimcheck.batch.records import Record, Unreadable
from claimcheck.errors import UsageError


def record(identity):
    return {"id": identity, "source": "It rained.", "claim": "it rained"}


def jsonl(path, *identities):
    path.write_text("".join(json.dumps(record(identity)) + "\n" for identity in identities))


def parquet(path, *identities, **columns):
    pq.write_table(pa.Table.from_pylist([record(identity) | columns for identity in identities]), path)


def ids(name):
    return [entry.record.id for entry in find_inputs(str(name)).entries()]


def test_jsonl_and_parquet_hold_the_same_records(tmp_path):
    jsonl(tmp_path / "a.jsonl", "x", "y")
    parquet(tmp_path / "a.parquet", "x", "y", label=1)
    lines, rows = (list(find_inputs(str(tmp_path / f"a.{form}")).entries()) for form in ("jsonl", "parquet"))
    assert [entry.record for entry in lines] == [entry.record for entry in rows]
    assert [entry.place for entry in lines + rows] == ["line 1", "line 2", "row 1", "row 2"]


def test_a_folder_is_read_in_the_order_of_paths_without_what_is_hidden(tmp_path):
    (tmp_path / "sub").mkdir()
    jsonl(tmp_path / "b.jsonl", "b")
    parquet(tmp_path / "a.parquet", "a")
    jsonl(tmp_path / "sub" / "c.ndjson", "c")
    for name in (".hidden.jsonl", "_SUCCESS.jsonl", "notes.txt"):
        jsonl(tmp_path / name, name)
    assert ids(tmp_path) == ["a", "b", "c"]


def test_a_glob_is_read_in_the_order_of_paths(tmp_path):
    for name in ("b", "a", "c"):
        jsonl(tmp_path / f"{name}.jsonl", name)
    assert ids(tmp_path / "[ab].jsonl") == ["a", "b"]
    jsonl(tmp_path / "[x].jsonl", "a file whose name looks like a glob")
    assert ids(tmp_path / "[x].jsonl") == ["a file whose name looks like a glob"]


def test_where_there_are_several_files_a_place_names_its_own(tmp_path):
    jsonl(tmp_path / "a.jsonl", "a")
    (tmp_path / "b.jsonl").write_text("\n{\n")
    _, bad = find_inputs(str(tmp_path)).entries()
    assert bad.place == "b.jsonl: line 2"
    assert bad.record.reason.startswith("b.jsonl: line 2: not JSON")


@pytest.mark.parametrize("name", ["missing.jsonl", "*.jsonl", "."])
def test_no_file_at_all_is_an_error_that_says_what_to_name(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="here"):
        find_inputs(name)


def test_what_is_no_parquet_is_an_error(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 but no more")
    with pytest.raises(UsageError, match="can't be read as Parquet"):
        ids(tmp_path / "a.parquet")


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ({"id": ["a"], "source": ["b"]}, "row 1: no claim"),
        ({"other": [1]}, "row 1: no id and no source and no claim"),
        ({"id": ["a"], "source": ["b"], "claim": pa.array([None], pa.string())}, "row 1: claim must be a string"),
        ({"id": ["a"], "source": [1], "claim": [[2]]}, "row 1: source and claim must be a string"),
        (
            {"id": pa.array([None], pa.int64()), "source": ["b"], "claim": ["c"]},
            "row 1: id must be a string or a whole number",
        ),
    ],
)
def test_what_is_wrong_with_a_row_is_told(tmp_path, table, reason):
    pq.write_table(pa.table(table), tmp_path / "a.parquet")
    (entry,) = find_inputs(str(tmp_path / "a.parquet")).entries()
    assert isinstance(entry.record, Unreadable)
    assert entry.record.reason == reason


def test_a_row_that_is_not_utf_8_costs_no_other(tmp_path):
    claims = pa.array([b"ok", b"\xff", b"ok"]).cast(pa.binary()).view(pa.string())
    table = pa.table({"id": ["a", "b", "c"], "source": ["s"] * 3, "claim": claims})
    pq.write_table(table, tmp_path / "a.parquet")
    found = [entry.record for entry in find_inputs(str(tmp_path / "a.parquet")).entries()]
    assert found == [Record("a", "s", "ok"), Unreadable(None, "row 2: not UTF-8"), Record("c", "s", "ok")]


def test_a_line_that_is_too_long_costs_no_other(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LONGEST", 100)
    jsonl(tmp_path / "a.jsonl", "a", "b" * 300, "c")
    first, long, last = find_inputs(str(tmp_path / "a.jsonl")).entries()
    assert (first.record.id, last.record.id) == ("a", "c")
    assert long == Entry("line 2", Unreadable(None, "line 2: longer than 100 bytes"))


def test_the_share_read_grows_to_one(tmp_path):
    jsonl(tmp_path / "a.jsonl", "a", "b")
    parquet(tmp_path / "b.parquet", "c", "d")
    inputs = find_inputs(str(tmp_path))
    shares = [inputs.share for _ in inputs.entries()]
    assert shares == sorted(set(shares))
    assert shares[0] > 0
    assert inputs.share == 1


def test_the_digest_follows_every_byte_and_the_bounds_of_files(tmp_path):
    def digest(**files):
        for old in tmp_path.iterdir():
            old.unlink()
        for name, text in files.items():
            (tmp_path / f"{name}.jsonl").write_text(text)
        return find_inputs(str(tmp_path)).digest()

    digests = [digest(a="xy", b="z"), digest(a="x", b="yz"), digest(a="xyz"), digest(a="xy", b="w")]
    assert len(set(digests)) == 4
    assert digest(a="xy", b="z") == digests[0]
