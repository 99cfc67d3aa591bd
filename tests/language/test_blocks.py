from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.language.documents import source_from_text
from claimcheck.language.text.blocks import heading_kind, plain_blocks
from claimcheck.model import SentenceKind

ARTICLE = Path(__file__).resolve().parents[2] / ".." / "shared" / "article" / "iran-pakistan-talks.txt"
REPORT = """\
Harbour wall collapses after storm

The harbour wall at Seaham collapsed on Sunday. Nobody was hurt

Casualties:

- none
- two boats were lost

1. The council will meet.

Sources

Smith, J. (2019) Walls of the north
Harbour Board, Annual report 2020

Next steps for the council

The wall will be rebuilt by June.
"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, text[block.start : block.end]) for block in plain_blocks(text)]


def test_each_block_of_a_report_gets_its_kind_and_loses_its_mark():
    assert kinds(REPORT) == [
        ("heading", "Harbour wall collapses after storm"),
        ("prose", "The harbour wall at Seaham collapsed on Sunday. Nobody was hurt"),
        ("label", "Casualties:"),
        ("item", "none"),
        ("item", "two boats were lost"),
        ("item", "The council will meet."),
        ("label", "Sources"),
        ("reference", "Smith, J. (2019) Walls of the north"),
        ("reference", "Harbour Board, Annual report 2020"),
        ("heading", "Next steps for the council"),
        ("prose", "The wall will be rebuilt by June."),
    ]


def test_marks_of_headings_are_known_in_plain_text_too():
    text = "## News\nThe wall fell on Sunday. Nobody was hurt.\n# References\nSmith, J. Walls"
    assert kinds(text) == [
        ("heading", "News"),
        ("prose", "The wall fell on Sunday. Nobody was hurt."),
        ("heading", "References"),
        ("reference", "Smith, J. Walls"),
    ]


def test_the_only_line_of_a_text_is_prose_even_without_a_stop():
    assert kinds("Ambassadors recalled") == [("prose", "Ambassadors recalled")]


@pytest.mark.parametrize(
    "line",
    ["Ambassadors recalled", "Shares tumble", "Strike kills", "Council approves new bridge", "Why it is hard to stop"],
)
def test_a_line_that_tells_something_is_a_heading(line):
    assert heading_kind(line) is SentenceKind.HEADING


@pytest.mark.parametrize(
    "line", ["Casualties", "Casualties:", "Key findings", "Method", "Results and discussion:", "Ends"]
)
def test_a_bare_name_is_a_label(line):
    assert heading_kind(line) is SentenceKind.LABEL


@pytest.mark.parametrize(
    "line",
    [
        "The wall will be rebuilt by June",
        "He was killed in the raid",
        "and then it rained",
        "It rained.",
        "Where were they?",
        "The following were present at the meeting of the board:",
        "word " * 40,
        "",
    ],
)
def test_a_line_that_reads_like_a_sentence_is_no_heading(line):
    assert heading_kind(line.strip()) is None


def test_every_line_of_the_article_is_prose():
    if not ARTICLE.exists():
        pytest.skip("../shared/article/iran-pakistan-talks.txt is not there")
    source = source_from_text(ARTICLE.read_text(encoding="utf-8"), "iran-pakistan-talks")
    assert {sentence.kind for sentence in source.sentences} == {SentenceKind.PROSE}
    assert len(source.sentences) == 18
    assert all(source.text_of(sentence).endswith((".", "”.")) for sentence in source.sentences)
