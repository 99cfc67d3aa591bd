"""What is read of many texts in one pass is what reading each of them by itself would find."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.lexicons.terms import tokenize
from claimcheck.matching import scan
from claimcheck.matching.scan import Scanner, first_met, grouped

BITS = [*"aAbBéİßﬁ½ .,'’-_`n1 23%“”\u00a0\u200b\u0301\n\tSTU.\0\1&$/()", "n't", "don't", "U.S.", "Mr.", "'s ", "1,000"]
BITS += ["Colin Mabey ", " Oslo\u00a0Bergen ", "Oslo \u200b Bergen ", "x" * 30, "x" * 24, "\ud800"]
TEXTS = st.lists(st.lists(st.sampled_from(BITS), max_size=20).map("".join), max_size=6)


def plainly(texts, documents):
    """Text by text, token by token."""
    places, small, partners = {}, set(), set()
    for place, (text, document) in enumerate(zip(texts, documents, strict=True)):
        tokens = tokenize(text)
        for token in tokens:
            if token.kind != "mark":
                places.setdefault(token.lemma, set()).add(place)
                small |= set() if token.capitalised else {(document, token.norm)}
        for one, other in pairwise(tokens):
            if one.capitalised and other.capitalised and one.content and other.content:
                partners.add((document, one.lemma, other.lemma))
    return {lemma: sorted(found) for lemma, found in places.items()}, small, partners


def at_once(scanner, texts, documents):
    where = np.array(documents, dtype=np.int32)
    scanned = scanner.read(texts, where)
    lemmas, norms = list(scanner.lemmas), list(scanner.norms)
    ends = np.cumsum(scanned.places.counts)[:-1]
    lists = np.split(scanned.places.members, ends) if len(scanned.places.keys) else []
    assert scanned.small[0].tolist() == sorted(scanned.small[0].tolist())
    assert scanned.partners[0].tolist() == sorted(scanned.partners[0].tolist())
    return (
        {lemmas[key]: found.tolist() for key, found in zip(scanned.places.keys.tolist(), lists, strict=True)},
        {(document, norms[norm]) for document, norm in scanned.small.T.tolist()},
        {(document, lemmas[one], lemmas[other]) for document, one, other in scanned.partners.T.tolist()},
    )


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3), st.data())
def test_it_reads_what_the_tokeniser_reads(batches, data):
    scanner = Scanner()  # which knows what it has read before
    for texts in batches:
        documents = sorted(data.draw(st.lists(st.integers(0, 2), min_size=len(texts), max_size=len(texts))))
        assert at_once(scanner, texts, documents) == plainly(texts, documents)


def test_very_many_pieces_that_differ_all_keep_their_own_number():
    texts = [" ".join(f"w{number}x" for number in range(start, start + 50)) for start in range(0, 100_000, 50)]
    places, *_ = at_once(Scanner(), texts, [0] * len(texts))
    assert places == {lemma: [*range(2000)] if lemma in "wx" else found for lemma, found in places.items()}
    assert len(places) == 100_002
    assert all(places[str(number)] == [number // 50] for number in range(100_000))


@given(st.lists(st.tuples(st.sampled_from([0, 1, 65_535, 65_536, 200_000]), st.integers(0, 5))))
def test_members_are_grouped_by_key_once_each(pairs):
    pairs.sort(key=lambda pair: pair[1])
    keys, members = (np.array([pair[side] for pair in pairs], dtype=np.int32) for side in (0, 1))
    found = grouped(keys, members)
    spelt = list(zip(np.repeat(found.keys, found.counts).tolist(), found.members.tolist(), strict=True))
    assert spelt == sorted(set(pairs))
    first = first_met(keys, members).tolist()
    assert [pair for pair, told in zip(pairs, first, strict=True) if told] == list(dict.fromkeys(pairs))


def words_of(pieces):
    return [[token.text for token in tokens] for tokens in pieces]


def test_a_word_of_another_text_is_not_read_again(monkeypatch):
    read = []
    tokens = scan._tokens
    monkeypatch.setattr(scan, "_tokens", lambda texts: read.extend(texts) or tokens(texts))
    scan._lately().clear()
    for text in ("The ferry left", "The ferry sank", "\u200b"):
        words = text.encode().split()
        assert words_of(scan._read(words)) == [[token.text for token in tokenize(word)] for word in text.split()]
    assert read == ["The", "ferry", "left", "sank", "\u200b"]


def test_when_too_many_words_are_kept_all_are_read_anew(monkeypatch):
    monkeypatch.setattr(scan, "_KEPT", 3)
    scan._lately().clear()
    for text in ("The ferry left", "The ferry sank", "A ferry of four words", "The ferry"):
        assert words_of(scan._read(text.encode().split())) == [[word] for word in text.split()]
        assert len(scan._lately()) <= 3
