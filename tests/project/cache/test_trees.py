"""What lies at a path: other bytes, names or places look otherwise, and what can't be told is no answer."""

import os
from pathlib import Path

import pytest

from claimcheck.project.cache import trees
from claimcheck.project.cache.trees import UnsettledError, look


@pytest.fixture
def tree(tmp_path):
    for name, text in {"a.txt": "one", "deep/b.txt": "two"}.items():
        (tmp_path / "tree" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "tree" / name).write_text(text)
    return tmp_path / "tree"


CHANGES = {
    "bytes": lambda tree: (tree / "a.txt").write_text("One"),
    "a name": lambda tree: (tree / "a.txt").rename(tree / "c.txt"),
    "a place": lambda tree: (tree / "a.txt").rename(tree / "deep" / "a.txt"),
    "a hidden file": lambda tree: (tree / "deep" / ".c").write_text(""),
    "an empty folder": lambda tree: (tree / "more").mkdir(),
    "a file less": lambda tree: (tree / "deep" / "b.txt").unlink(),
    "words moved from one file to the next": lambda tree: [
        (tree / "a.txt").write_text("onet"),
        (tree / "deep" / "b.txt").write_text("wo"),
    ],
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(tree, change):
    before = look(str(tree))
    change(tree)
    assert look(str(tree)).content != before.content


def test_the_same_content_written_anew_has_another_stamp_alone(tree):
    before = look(str(tree))
    assert look(str(tree)) == before
    os.utime(tree / "a.txt", (1, 1))
    assert look(str(tree)).content == before.content
    assert look(str(tree)).stamp != before.stamp


def test_nothing_a_file_and_a_folder_look_different(tmp_path):
    place, seen = tmp_path / "place", []
    seen.append(look(str(place)).content)
    place.write_text("folder")
    seen.append(look(str(place)).content)
    place.write_text("nothing")
    seen.append(look(str(place)).content)
    place.unlink()
    place.mkdir()
    seen.append(look(str(place)).content)
    assert len(set(seen)) == 4


def test_a_large_file_is_read_to_its_end(tmp_path):
    large = tmp_path / "large"
    large.write_bytes(b"a" * 2_500_000)
    before = look(str(large)).content
    large.write_bytes(b"a" * 2_499_999 + b"b")
    assert look(str(large)).content != before


@pytest.mark.usefixtures("tree")
def test_a_link_on_the_way_counts_by_where_it_leads(tmp_path):
    (tmp_path / "same").mkdir()
    (tmp_path / "same" / "a.txt").write_text("one")
    (tmp_path / "link").symlink_to("tree")
    before = look(str(tmp_path / "link" / "a.txt")).content
    (tmp_path / "link").unlink()
    (tmp_path / "link").symlink_to("same")
    assert look(str(tmp_path / "link" / "a.txt")).content != before


@pytest.mark.parametrize("kind", ["link", "pipe", "looping link"])
def test_what_is_neither_file_nor_folder_is_not_told(tree, kind):
    odd = tree / "deep" / "odd"
    {
        "link": lambda: odd.symlink_to("b.txt"),
        "pipe": lambda: os.mkfifo(odd),
        "looping link": lambda: odd.symlink_to(odd),
    }[kind]()
    with pytest.raises(UnsettledError):
        look(str(tree))
    with pytest.raises(UnsettledError):
        look(str(odd))


def test_files_of_one_name_can_be_left_out(tree):
    before = look(str(tree), without="__pycache__").content
    (tree / "__pycache__").mkdir()
    (tree / "__pycache__" / "a.pyc").write_bytes(b"compiled")
    assert look(str(tree), without="__pycache__").content == before


def test_an_installation_of_links_is_looked_at_through_them(tree, tmp_path):
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "a.py").symlink_to(tree / "a.txt")
    before = look(str(tmp_path / "links"), through_links=True).content
    (tree / "a.txt").write_text("One")
    assert look(str(tmp_path / "links"), through_links=True).content != before


@pytest.fixture
def read(monkeypatch):
    """Names of the files whose bytes were read."""
    names, content = [], trees._content

    def noting(path, size):
        names.append(Path(path).name)
        return content(path, size)

    monkeypatch.setattr(trees, "_content", noting)
    return names


def test_what_is_known_is_read_again_only_where_it_was_written(tree, read, monkeypatch):
    monkeypatch.setattr(trees, "_SETTLED", -(10**9))  # as if they had been written long ago
    known = {}
    before = look(str(tree), known=known)
    assert look(str(tree), known=known) == before
    assert read == ["a.txt", "b.txt"]
    (tree / "deep" / "b.txt").write_text("owt")
    os.utime(tree / "deep" / "b.txt", (1, 1))  # the clock may not have gone on since
    changed = look(str(tree), known=known)
    assert read == ["a.txt", "b.txt", "b.txt"]
    assert changed == look(str(tree)) != before


def test_what_was_written_just_now_is_read_each_time(tree, read):
    known = {}
    for _ in range(2):
        look(str(tree), known=known)
    assert read == ["a.txt", "b.txt"] * 2
