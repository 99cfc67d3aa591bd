"""Links come in the order that they have when all are worked out, and few of them are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.engine.link import Linker
from claimcheck.engine.linking import Linking
from claimcheck.engine.ranking import PREDICATE, PRIMARIES, Queue, Ranking
from claimcheck.language.parser.parsing import parse
from claimcheck.language.reading import read
from claimcheck.matching import Index
from tests.engine.texts import TOWN, source

TEXT = (
    f"{TOWN} A ferry sank off Malmo on Friday. Rescuers found 14 survivors. Captain Anna Berg was arrested in Ystad. "
    "She denied having been drunk. The company said it regretted the accident. The ferry was built in 1998. Berg was "
    "arrested on the ferry. Fourteen readers found the ferry in Ystad. The captain closed three libraries on Friday."
)
LINKER = Linker(Index.build([source(TEXT)]))
CLAIMS = (
    "Captain Berg was arrested in Ystad",
    "A ferry that was built in 1998 sank off Malmo and 14 survivors were found",
    "Anna Berg denied that three libraries were closed",
    "The company regretted that the ferry sank",
    "The captain closed three libraries and was arrested on Friday",
    "Quokkas hibernate",
)


def thorough(linking, claim):
    """Align all anchors, complete those that cover most, and sort."""
    found = sorted(map(linking.prospect, linking.anchors), key=lambda prospect: -round(prospect.coverage, 9))
    roots = [node.number for node in claim.tree.nodes if node.relation == "root"] if claim.tree else []

    def key(link):
        places = [place for root in roots if (place := link.alignment.source_of(root)) is not None]
        covered = link.anchor_coverage + link.coverage
        anchored = any(place < link.anchor_length for place in places)
        return -round(covered + PREDICATE * anchored, 9), -round(covered, 9), link.source.text_of(link.sentences[0])

    return sorted(map(linking.link, found[:PRIMARIES]), key=key)


@pytest.mark.parametrize("parsed", [False, True])
@pytest.mark.parametrize("words", CLAIMS)
def test_the_order_is_that_of_links_all_worked_out(words, parsed):
    claim = read(words)
    linking = LINKER.linking(claim)
    ranked = claim.parsed(parse([words])[0]) if parsed else claim
    expected = [(link.sentences, link.alignment, link.coverage) for link in thorough(linking, ranked)]
    assert [(link.sentences, link.alignment, link.coverage) for link in Ranking(linking, ranked)] == expected


@given(st.lists(st.sampled_from(TEXT.replace(".", "").split()), min_size=1, max_size=9).map(" ".join))
def test_claims_of_any_words_have_their_links_in_that_order(words):
    claim = read(words)
    linking = LINKER.linking(claim)
    found = [link.sentences for link in Ranking(linking, claim)]
    assert found == [link.sentences for link in thorough(linking, claim)]


def test_what_cannot_come_first_is_neither_aligned_nor_completed(monkeypatch):
    done = []
    monkeypatch.setattr(Linking, "prospect", lambda self, it, real=Linking.prospect: done.append(0) or real(self, it))
    monkeypatch.setattr(Linking, "link", lambda self, it, real=Linking.link: done.append(1) or real(self, it))
    claim = read("Captain Anna Berg was arrested in Ystad")
    ranking = Ranking(LINKER.linking(claim), claim)
    assert len(LINKER.linking(claim).anchors) > 3
    assert ranking.next() is not None
    assert (done.count(0), done.count(1)) == (1, 1)
    assert ranking.next(least=1.9) is None
    assert done.count(1) == 1


def test_no_link_comes_that_promises_too_little():
    claim = read(CLAIMS[0])
    promises = [ranked.promise for ranked in iter(Ranking(LINKER.linking(claim), claim).next, None)]
    assert len(promises) == PRIMARIES
    assert promises == sorted(promises, reverse=True)
    ranking = Ranking(LINKER.linking(claim), claim)
    assert [ranking.next(promises[1]) is not None for _ in range(3)] == [True, True, promises[2] == promises[1]]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(0, 2))))
def test_a_queue_gives_what_sorting_gives(rows):
    items = [(counts, further, counts + slack, number) for number, (counts, slack, further) in enumerate(rows)]
    queue = Queue()
    for item in items:
        queue.put(item, item[2])
    found = []
    while queue.most >= 0:
        taken = queue.advance(lambda item: (item[0], (item[1],), item))
        found += [taken] if taken else []
    assert found == [(item, item[0]) for item in sorted(items, key=lambda item: (-item[0], item[1], item[3]))]
