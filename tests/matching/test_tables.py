"""Tables that are brought up to date say what tables made from nothing say, however documents came, went and moved."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.matching import scan
from claimcheck.matching import tables as module
from claimcheck.matching.scan import Scanner
from claimcheck.matching.tables import lines, tables

WORDS = [
    "Colin",
    "Mabey",
    "runs",
    "running",
    "apple",
    "Apple",
    "11",
    "the",
    "Oslo",
    "left",
    "Left,",
    "don't",
    "quokka.",
]
DOCUMENTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), max_size=4)
PROJECTS = st.lists(st.lists(DOCUMENTS, max_size=6), min_size=2, max_size=4)


def told(made):
    """What tables say, whatever numbers they give to names."""
    lemmas, norms, start, places = lines(made.lemmas), lines(made.norms), 0, {}
    for lemma, end in zip(lemmas, made.ends.tolist(), strict=True):
        places[lemma] = made.places[start:end].tolist()
        assert places[lemma] == sorted(set(places[lemma])) != []
        start = end
    assert start == len(made.places)
    small = [{norms[number] for number in row} for row in rows(made.small, made.small_sizes)]
    assert set(norms) == set().union(*small)
    partners = rows(made.partners, made.partner_sizes)
    pairs = [{(lemmas[one], lemmas[other]) for one, other in row} for row in partners]
    return made.digests.tolist(), made.sizes.tolist(), places, small, pairs


def rows(members, sizes):
    ends = sizes.cumsum().tolist()
    assert len(members) == sum(sizes)
    return [members[end - size : end].tolist() for end, size in zip(ends, sizes.tolist(), strict=True)]


@settings(max_examples=200, deadline=None)
@given(PROJECTS, st.sampled_from([5, 30, 2_000_000]), st.sampled_from([1 << 16, 3]))
def test_what_is_brought_up_to_date_is_as_if_made_anew(projects, chunk, short):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "CHUNK", chunk)
        patch.setattr(module, "_SHORT", short)  # so that numbers outgrow two bytes
        old = None
        for documents in projects:
            old = tables(documents, old)
            assert told(old) == told(tables(documents))


@settings(max_examples=300, deadline=None)
@given(PROJECTS, st.sampled_from([1, 2, 3]), st.sampled_from([5, 30]))
def test_what_is_written_small_is_known_though_few_documents_are_listed(projects, listed, chunk):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "CHUNK", chunk)
        every = [told(tables(documents)) for documents in projects]
        patch.setattr(scan, "LISTED", listed)
        old = None
        for documents, (*rest, small, pairs) in zip(projects, every, strict=True):
            old = tables(documents, old)
            *found, some, also = told(old)
            assert (found, also) == (rest, pairs)
            assert set().union(*some) == set().union(*small)
            assert all(map(set.issubset, some, small))


def test_of_a_common_word_few_documents_are_listed(monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 5)
    made = tables([["an apple"]] * 100 + [["a pear"]])
    assert [*told(made)[3]].count({"apple", "an"}) == scan.LISTED
    assert {name for name, common in zip(lines(made.norms), made.common.tolist(), strict=True) if common} == {
        "an",
        "apple",
    }


def test_everything_is_read_again_where_no_document_is_left_that_was_listed_for_a_common_word(monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 5)
    monkeypatch.setattr(scan, "LISTED", 2)
    documents = [[f"apples {number}"] for number in range(4)]
    old = tables(documents)
    assert read_of(documents[1:], old, monkeypatch)[1] == []
    made, read = read_of(documents[2:], old, monkeypatch)
    assert read == ["apples 2", "apples 3"]
    assert "apples" in lines(made.norms)


def read_of(documents, old, monkeypatch):
    """Which sentences are read to make tables."""
    read, reads = [], Scanner.read
    with monkeypatch.context() as patch:
        patch.setattr(Scanner, "read", lambda self, texts, *rest: read.extend(texts) or reads(self, texts, *rest))
        made = tables(documents, old)
    return made, read


def test_only_documents_that_changed_are_read(monkeypatch):
    before = [["It rained.", "Snow fell."], ["The ferry sank."], ["A court met."]]
    old, read = read_of(before, None, monkeypatch)
    assert read == [text for document in before for text in document]
    after = [["A dog barked."], ["The ferry sank.", "It rained."], ["It rained.", "Snow fell."]]
    made, read = read_of(after, old, monkeypatch)
    assert read == ["A dog barked.", "The ferry sank.", "It rained."]
    assert told(made) == told(tables(after))


def test_where_a_sentence_ends_is_part_of_a_document(monkeypatch):
    old = tables([["ab", "c"]])
    assert read_of([["a", "bc"]], old, monkeypatch)[1] == ["a", "bc"]


def test_there_may_be_nothing():
    assert told(tables([])) == ([], [], {}, [], [])
    assert told(tables([[], [""]]))[1:] == ([0, 1], {}, [set(), set()], [set(), set()])


def test_numbers_that_outgrow_two_bytes_are_the_same_numbers(monkeypatch):
    documents = [[" ".join(WORDS)], [" ".join(WORDS[3:9])], ["quokka."]]
    usual = tables(documents)
    monkeypatch.setattr(module, "_SHORT", 3)
    assert [values.tolist() for values in tables(documents)] == [values.tolist() for values in usual]
    assert [values.dtype for values in tables(documents)] == [values.dtype for values in usual]
