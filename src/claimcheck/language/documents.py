"""Makes a source out of a text: its blocks, their sentences, numbered from 1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.language.figures.counted import is_participle
from claimcheck.language.text.blocks import plain_blocks
from claimcheck.language.text.sentences import split_paragraph
from claimcheck.model import Block, Sentence, SentenceKind, Source, Span


def source_from_text(text: str, id: str = "source", path: str | None = None) -> Source:  # noqa: A002 - the model's name
    """Make a source of plain ``text``; it has no sentences when there is nothing but white space."""
    return source_from_blocks(text, plain_blocks(text), id, path)


def source_from_blocks(
    text: str,
    blocks: Iterable[Block],
    id: str,  # noqa: A002 - the model's name
    path: str | None,
    *,
    view: str | None = None,
) -> Source:
    """Make a source of ``blocks`` that a reader has found: ordered, not overlapping, in code points of ``text``.

    ``view`` is ``text`` at the same length with marks that are no words replaced by spaces; sentences are found in it.
    """
    shown = text if view is None else view
    return Source(id=id, text=text, sentences=tuple(_sentences(shown, blocks)), path=path)


def _sentences(text: str, blocks: Iterable[Block]) -> Iterator[Sentence]:
    number = 0
    for block in _with_lead_ins(text, list(blocks)):
        for span in _spans(text, block):
            number += 1
            yield Sentence(number, span.start, span.end, block.kind)


def _with_lead_ins(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Take a label whose list goes on from it ("The board:" – "approved the budget") for a sentence's beginning."""
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        goes_on = following is not None and _goes_on(text, block, following)
        yield block._replace(kind=SentenceKind.PROSE) if goes_on else block


def _goes_on(text: str, label: Block, item: Block) -> bool:
    if label.kind is not SentenceKind.LABEL or item.kind is not SentenceKind.ITEM:
        return False
    first = text[item.start : item.end].split(maxsplit=1)
    return text[label.start : label.end].rstrip().endswith(":") and bool(first) and is_participle(first[0])


def _spans(text: str, block: Block) -> Iterable[Span]:
    """Split a block, unless it is code, which is one piece."""
    if block.kind is SentenceKind.CODE:
        return (Span(block.start, block.end),)
    return split_paragraph(text, block.start, block.end)
