"""Shards: what somebody else wrote, or half of one, is as good as not there."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.project.cache import store as module
from claimcheck.project.cache.store import Store, StoreError, shards, shrink

KEY = b"k" * 32


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "cache", KEY)


def shard(store, name="one"):
    return store.folder / f"{name}.shard"


def test_what_is_written_is_read(store):
    store.write("one", {"b": "2 and more", "a": "1"})
    assert store.read("one") == {"a": "1", "b": "2 and more"}
    assert store.read("two") == {}


def test_git_is_told_to_leave_the_folder_out(store):
    store.write("one", {"a": "1"})
    assert (store.folder / ".gitignore").read_text().endswith("*\n")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_change_of_a_shard_is_noticed(store, data):
    store.write("one", {"a": "1", "b": "2"})
    whole = shard(store).read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = data.draw(
        st.one_of(
            st.just(whole[:at]),
            st.binary(max_size=3).map(lambda more: whole[:at] + more + whole[at:]),
            st.integers(0, 255).map(lambda byte: whole[:at] + bytes([byte]) + whole[at + 1 :]),
            st.binary(max_size=200),
        ).filter(lambda found: found != whole)
    )
    shard(store).write_bytes(changed)
    with pytest.raises(StoreError, match="cut, changed, or written by somebody else"):
        store.read("one")


def test_a_shard_of_another_key_or_name_is_refused(store):
    store.write("one", {"a": "1"})
    shard(store).rename(shard(store, "two"))
    Store(store.folder, b"x" * 32).write("three", {"a": "1"})
    for name in ("two", "three"):
        with pytest.raises(StoreError):
            store.read(name)


def test_a_shard_that_is_signed_but_no_text_is_refused(store):
    store.write("one", {"a": "1"})
    body = b"a \xb1\n"
    shard(store).write_bytes(store._signature("one", body) + b"\n" + body)
    with pytest.raises(StoreError, match="not UTF-8"):
        store.read("one")


def test_a_shard_that_is_no_file_is_refused_without_waiting(store, tmp_path):
    store.write("one", {"a": "1"})
    shard(store).rename(tmp_path / "elsewhere")
    shard(store).symlink_to(tmp_path / "elsewhere")
    os.mkfifo(shard(store, "two"))
    shard(store, "three").mkdir()
    for name in ("one", "two", "three"):
        with pytest.raises(StoreError):
            store.read(name)


def test_a_folder_that_is_a_link_or_a_file_is_left_alone(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "source")
    (tmp_path / "file").write_text("kept")
    for name in ("link", "file"):
        with pytest.raises(StoreError, match="it is no folder"):
            Store(tmp_path / name, KEY).write("one", {"a": "1"})
    assert list((tmp_path / "source").iterdir()) == []
    assert shards(tmp_path / "link") == []


def test_a_folder_that_can_not_be_written_says_so(tmp_path):
    with pytest.raises(StoreError, match="can't be written"):
        Store(tmp_path / "missing" / "cache", KEY).write("one", {"a": "1"})


def test_the_shards_used_longest_ago_go_first(store):
    for at, name in enumerate(("one", "two", "three")):
        store.write(name, {"a": "1"})
        os.utime(shard(store, name), (at, at))
    store.touch("one")
    size = shard(store).stat().st_size
    assert shrink(store.folder, 2 * size) == 1
    assert [path.stem for path in shards(store.folder)] == ["three", "one"]
    assert shrink(store.folder, 0) == 2


def test_the_whole_stays_bounded(store, monkeypatch):
    monkeypatch.setattr(module, "LARGEST", 1_000)
    for at in range(10):
        store.write(str(at), {"a": "1" * 300})
    assert sum(path.stat().st_size for path in shards(store.folder)) <= 1_000
    assert store.read("9") == {"a": "1" * 300}


def test_a_shard_too_large_to_read_again_is_not_written(store, monkeypatch):
    monkeypatch.setattr(module, "LARGEST_SHARD", 100)
    store.write("one", {"a": "1" * 200})
    assert store.read("one") == {}
