"""An index from disk is the one that building it would give; a file that is not ours is left alone and made anew."""

import os
import threading

import pytest

from claimcheck.engine import Options, verify
from claimcheck.language.documents import source_from_text
from claimcheck.matching import Index
from claimcheck.matching.scan import Scanner
from claimcheck.model import Claim
from claimcheck.project.cache import indexes as module
from claimcheck.project.cache import open_memory, shards
from claimcheck.project.cache.memory import Memory
from claimcheck.project.cache.store import INDEX

TEXTS = {
    "storm": "The storm reached the coast on Monday. At least 11 people were killed. Colin Mabey saw it.",
    "flood": "The river rose on Tuesday. Nobody was hurt.",
    "court": "The brewery was fined by a court in Lyon. Rain fell.",
}
CLAIM = Claim(id="toll", text="at least 11 people were killed")


@pytest.fixture(autouse=True)
def _keeps_small_ones(monkeypatch):
    monkeypatch.setattr(module, "LEAST", 1)


def sources_of(texts):
    return [source_from_text(text, name) for name, text in sorted(texts.items())]


def indexed(root, texts=TEXTS):
    """Index with the cache of a folder: the index, what was read for it, and what is told of the cache."""
    memory, read, reads = open_memory(root, Options()), [], Scanner.read
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Scanner, "read", lambda self, found, *rest: read.extend(found) or reads(self, found, *rest))
        index = memory.index(sources_of(texts))
    return index, read, memory.notes


def files(root):
    return [path for path in shards(root / ".claimcheck_cache") if path.name.endswith(INDEX)]


def same(index, texts=TEXTS):
    """Whether an index says what one says that is built from nothing."""
    built = Index.build(sources_of(texts))
    ours, theirs = index._postings, built._postings
    words = ["storm", "reached", "killed", "11", "river", "Mabey", "brewery", "the", "quokka"]
    assert {word: [*ours.places(word)] for word in words} == {word: [*theirs.places(word)] for word in words}
    assert index.partners("mabey") == built.partners("mabey") != frozenset()
    return ours.small == theirs.small


def test_what_was_indexed_once_is_mapped_and_not_read_again(tmp_path):
    first, read, _ = indexed(tmp_path)
    assert len(read) == 7
    again, read, notes = indexed(tmp_path)
    assert (read, notes, len(files(tmp_path))) == ([], [], 1)
    for before, after in zip(first._postings.tables, again._postings.tables, strict=True):
        assert (before.dtype, before.tolist()) == (after.dtype, after.tolist())
        assert not len(after) or not after.flags.owndata
    assert same(again)


CHANGES = {
    "a file that changed": TEXTS | {"flood": "The river fell on Tuesday."},
    "a file that came": TEXTS | {"alpha": "A dog barked."},
    "a file that went": {name: text for name, text in TEXTS.items() if name != "flood"},
    "a file of another name": {"zulu" if name == "court" else name: text for name, text in TEXTS.items()},
}


@pytest.mark.parametrize("texts", CHANGES.values(), ids=CHANGES)
def test_only_what_changed_is_read(texts, tmp_path):
    indexed(tmp_path)
    index, read, notes = indexed(tmp_path, texts)
    known = set(TEXTS.values())
    new = [source for source in sources_of(texts) if source.text not in known]
    assert read == [source.text_of(one) for source in new for one in source.sentences]
    assert notes == []
    assert same(index, texts)


def test_few_sentences_are_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LEAST", 8)
    indexed(tmp_path)
    assert files(tmp_path) == []


def cut(path):
    path.write_bytes(path.read_bytes()[:-20])


def emptied(path):
    path.write_bytes(b"")


def flipped(path):
    data = bytearray(path.read_bytes())
    data[-9] ^= 1
    path.write_bytes(data)


def renamed(path):
    """The index of one set of sources in place of that of another."""
    indexed(path.parents[1], {"other": "An index of something else."})
    other = next(one for one in files(path.parents[1]) if one != path)
    path.write_bytes(other.read_bytes())


def linked(path):
    target = path.with_name("elsewhere")
    path.rename(target)
    path.symlink_to(target)


def piped(path):
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize("spoil", [cut, emptied, flipped, renamed, linked, piped])
def test_a_file_that_is_not_as_we_wrote_it_is_told_and_made_anew(spoil, tmp_path):
    indexed(tmp_path)
    path = files(tmp_path)[0]
    spoil(path)
    os.utime(path, (2_000_000_000, 2_000_000_000), follow_symlinks=False)
    index, _, notes = indexed(tmp_path)
    assert len(notes) == 1
    assert notes[0].startswith("the cache is not used: ")
    assert same(index)
    if not path.is_symlink():
        assert indexed(tmp_path)[1:] == ([], [])


def test_a_file_signed_by_somebody_else_is_not_trusted(tmp_path, monkeypatch):
    monkeypatch.setenv("CLAIMCHECK_CACHE_KEY", "somebody else's key")
    indexed(tmp_path)
    monkeypatch.setenv("CLAIMCHECK_CACHE_KEY", "our own key, longer")
    index, read, notes = indexed(tmp_path)
    assert len(read) == 7
    assert "written by somebody else" in notes[0]
    assert same(index)


def test_what_another_version_wrote_is_not_looked_at(tmp_path, monkeypatch):
    indexed(tmp_path)
    monkeypatch.setattr(module, "FORM", "0")
    _, read, notes = indexed(tmp_path)
    assert (len(read), notes) == (7, [])


def test_a_folder_that_can_not_be_written_costs_a_note(tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module, "replacing", refused)
    index, _, notes = indexed(tmp_path)
    assert notes == ["the cache is not used: it can't be written: Permission denied"]
    assert same(index)
    assert files(tmp_path) == []


def test_an_index_that_is_too_large_is_used_and_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LARGEST_INDEX", 100)
    index, _, notes = indexed(tmp_path)
    assert notes == ["the cache is not used: the index is too large to be kept"]
    assert same(index)


def test_old_indexes_go_when_all_take_too_much(tmp_path, monkeypatch):
    indexed(tmp_path)
    monkeypatch.setattr(module, "LARGEST", files(tmp_path)[0].stat().st_size + 100)
    for number in range(3):
        indexed(tmp_path, {f"only{number}": TEXTS["storm"] + TEXTS["court"] + TEXTS["flood"]})
    assert len(files(tmp_path)) == 1


def test_runs_at_once_get_the_same_and_leave_a_file_that_is_whole(tmp_path):
    found = []
    threads = [threading.Thread(target=lambda: found.append(indexed_quietly(tmp_path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [same(index) for index in found] == [True] * 4
    assert indexed(tmp_path)[1:] == ([], [])


def indexed_quietly(root):
    return Memory(root / ".claimcheck_cache", Options()).index(sources_of(TEXTS))


def test_verdicts_are_the_same_with_an_index_from_nothing_from_disk_and_brought_up_to_date(tmp_path, monkeypatch):
    claims = [
        CLAIM,
        *(CLAIM.model_copy(update={"id": name, "text": text.split(". ")[0]}) for name, text in TEXTS.items()),
    ]
    monkeypatch.setattr(Memory, "recall", lambda *_: None)
    for left_out in (None, "storm", "court", None):
        texts = {name: text for name, text in TEXTS.items() if name != left_out}
        plain = verify(sources_of(texts), claims).model_dump_json()
        for _ in range(2):
            assert verify(sources_of(texts), claims, known=open_memory(tmp_path, Options())).model_dump_json() == plain
