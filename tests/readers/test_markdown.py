from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import SourceError
from claimcheck.language.text.inline import blank_marks
from claimcheck.model import Source
from claimcheck.readers.markdown import MarkdownReader
from tests.timing import grows_in_step

CASES = Path(__file__).with_name("markdown")
LINES = [
    "# Head",
    "Some text. More text.",
    "- item one",
    "  1. sub",
    "> quoted words",
    "> > deeper",
    "",
    "",
    "```",
    "    code here",
]
LINES += [
    "| a | b |",
    "|---|---|",
    "Setext",
    "===",
    "---",
    "[^1]: note",
    "[a]: http://x.y",
    "<!-- gone -->",
    "<div>in</div>",
    "***",
]


def read(text: str) -> Source:
    return MarkdownReader().read(text.encode(), "doc", "doc.md")


def sentences(text: str) -> list[str]:
    source = read(text)
    return [source.text_of(sentence) for sentence in source.sentences]


def table(source: Source) -> str:
    """One line a sentence: kind, two spaces, text with line ends shown."""
    return "".join(f"{s.kind.value:9}  {source.text_of(s)!r}\n" for s in source.sentences)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_file_gives_the_sentences_written_beside_it(path):
    expected = path.with_suffix(".expected").read_text(encoding="utf-8")
    assert table(read(path.read_text(encoding="utf-8"))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**He left.** She stayed.", ["He left.", "She stayed."]),
        (
            "See [the U.S.](http://a.b/c?d=e) report. It is *long*.",
            ["See [the U.S.](http://a.b/c?d=e) report.", "It is *long*."],
        ),
        ("Call `a.b. C` first. Then stop.", ["Call `a.b. C` first.", "Then stop."]),
        ("It rained.[^2] We left.", ["It rained.", "We left."]),
        ("He saw **Dr**. Smith. Bo left", ["He saw **Dr**. Smith.", "Bo left"]),
        ("It <b>rained.</b> We left.", ["It <b>rained.", "We left."]),
        ("Write to <me@x.org>. Wait.", ["Write to <me@x.org>.", "Wait."]),
        ("snake_case_name. Next.", ["snake_case_name.", "Next."]),
        ("Up to 1\\. and on.", ["Up to 1\\. and on."]),
    ],
)
def test_marks_between_words_do_not_move_boundaries(text, expected):
    assert sentences(text) == expected


def test_a_year_at_the_begin_of_a_line_is_part_of_its_paragraph():
    assert sentences("It was built in the year\n1986. It fell.") == ["It was built in the year\n1986.", "It fell."]


def test_a_comment_without_end_hides_nothing():
    assert sentences("One came.\n\n<!-- Two left.\n\nThree stayed.")[-1] == "Three stayed."


def test_a_script_is_left_out_and_what_follows_it_is_not():
    assert sentences("<script>\nvar a = 1;\n</script>\nIt rained.") == ["It rained."]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_change_nothing_but_offsets(newline):
    text = "# Head\n\nOne came. Two\nleft.\n\n- three\n".replace("\n", newline)
    expected = ["Head", "One came.", f"Two{newline}left.", "three"]
    assert sentences(text) == expected
    assert sentences("\ufeff" + text) == expected


@pytest.mark.parametrize("mark", [">", "> ", "- ", "* ", "1. ", "- > ", "  "])
def test_ten_thousand_levels_lose_nothing(mark):
    assert "deep words" in sentences(f"Before.\n\n{mark * 10_000}deep words\n\nAfter.")[1]


@pytest.mark.parametrize(
    "unit", [*"`*_<[](!|#>-=\\~:&", "<!--\n", "[a](", "- a\n", "> a\n", "a|b\n", "```\n", "<p>", "<a ", "![", "`a"]
)
def test_time_is_linear_in_a_long_run_of_one_mark(unit):
    def read(size: int) -> None:
        MarkdownReader().read((unit * (size // len(unit)) + "\nend").encode(), "doc", "doc.md")

    assert grows_in_step(read, 20_000)


@given(st.lists(st.sampled_from(LINES), max_size=25).map("\n".join))
def test_sentences_are_ordered_disjoint_trimmed_and_never_empty(text):
    try:
        source = read(text)
    except SourceError:
        assert not text.strip()
        return
    at = 0
    for sentence in source.sentences:
        words = source.text_of(sentence)
        assert at <= sentence.start < sentence.end
        assert words == words.strip()
        at = sentence.end


@given(st.lists(st.text(alphabet="abc", min_size=2, max_size=6), min_size=1, max_size=12), st.data())
def test_no_word_of_prose_lists_quotes_and_tables_is_lost(words, data):
    marks = st.sampled_from(["", "- ", "> ", "1. ", "# ", "  ", "> - ", "* * ", "| ", "\n"])
    text = "\n".join(data.draw(marks) + word for word in words)
    found = re.findall(r"[abc]+", " ".join(sentences(text)))
    assert found == words


@given(st.text(alphabet="ab .`*_[]()<>!-\\~^\n", max_size=80))
def test_blanking_marks_keeps_the_length_and_adds_no_characters(text):
    view = blank_marks(text)
    assert len(view) == len(text)
    assert all(shown in (" ", ",", kept) for shown, kept in zip(view, text, strict=True))
