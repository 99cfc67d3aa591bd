"""Everything that a source holds is laid open, and nothing twice."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.engine.whole import whole
from claimcheck.language.documents import source_from_blocks, source_from_text
from claimcheck.model import Block, SentenceKind


def test_sentences_of_every_kind_become_prose_and_keep_their_numbers():
    text = "One. Two."
    source = source_from_blocks(text, [Block(0, 9, SentenceKind.REFERENCE)], "notes", None)
    assert whole(source).sentences == tuple(one._replace(kind=SentenceKind.PROSE) for one in source.sentences)


def test_lines_between_sentences_are_numbered_after_them_and_marks_alone_are_none():
    text = "---\ntitle: Storm\n---\nIt rained.\n[ref]: http://a.b"
    source = source_from_blocks(text, [Block(21, 31, SentenceKind.PROSE)], "notes", None)
    found = {one.number: text[one.start : one.end] for one in whole(source).sentences}
    assert found == {1: "It rained.", 2: "title: Storm", 3: "[ref]: http://a.b"}


@given(st.text(max_size=200), st.lists(st.integers(0, 200), max_size=6))
def test_every_letter_lies_in_exactly_one_sentence(text, cuts):
    edges = sorted({min(cut, len(text)) for cut in cuts})
    blocks = [Block(*pair, SentenceKind.CELL) for pair in zip(edges[::2], edges[1::2], strict=False)]
    for source in (source_from_text(text), source_from_blocks(text, blocks, "notes", None)):
        spans = [range(one.start, one.end) for one in whole(source).sentences]
        assert all(sum(place in span for span in spans) == 1 for place, letter in enumerate(text) if letter.isalpha())
