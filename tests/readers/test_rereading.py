"""Files of other forms are read twice, by unlike means: what one reading lost is told, what was left out is not."""

import random

import pytest

from claimcheck.cli import main
from claimcheck.errors import SourceError
from claimcheck.readers import Differences, reread
from claimcheck.readers.extracted import Taken, one_part
from claimcheck.readers.rereading import differences
from tests.readers.test_formats import CHROMIUM, COLUMNS, MORE, PAGE, docx, pdf, printed, run

LOOSE = "<w:r><w:t>Nobody was hurt</w:t></w:r>"
"""Words outside all paragraphs, which Word shows and no reader of paragraphs finds."""


def read_again(folder, name, data):
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return reread(folder / name, folder)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.html", PAGE),
        ("attribute.html", "<p title=\"a > b\">It rained</p><!-- <p>not here</p> --><script>if (a<b) c</script>"),
        ("note.docx", docx(f"<w:p><w:r><w:t>The bri</w:t></w:r><w:r><w:t>dge</w:t></w:r></w:p>{run('Tom &amp; Ann')}")),
        ("hidden.docx", docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Gone</w:t></w:r></w:p>" + run("It rained"))),
        ("box.docx", docx(f"<w:p {MORE}><w:r><mc:AlternateContent><mc:Choice>{run('Box words')}</mc:Choice>"
                          f"<mc:Fallback>{run('Box words')}</mc:Fallback></mc:AlternateContent></w:r></w:p>")),
        ("wide.docx", docx(run("Überall geht es gut"))),
        ("plain.txt", "A text is the file itself."),
        ("cues.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nIt rained.\n"),
    ],
)  # fmt: skip
def test_what_both_readings_have_or_was_left_out_on_purpose_is_no_difference(tmp_path, name, data):
    assert read_again(tmp_path, name, data) == Differences()


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")
def test_a_printed_page_with_columns_heads_and_broken_words_is_read_alike_twice(tmp_path):
    words = ["harbour", "bridge", "council", "repairs", "extraordinary", "efficient", "office", "closed", "reopening"]
    draw = random.Random(3)  # noqa: S311 - a choice that is the same in each run
    text = "<p>" + " ".join(draw.choices(words, k=900)) + ".</p>"
    assert read_again(tmp_path, "page.pdf", printed(tmp_path, COLUMNS.format(text), running=True)) == Differences()


def test_words_outside_all_paragraphs_are_told(tmp_path):
    found = read_again(tmp_path, "loose.docx", docx(run("The bridge is closed") + LOOSE))
    assert found == Differences(lost=("nobody", "was", "hurt"))


class Careless:
    """Reads half of a file, and some words that are not there."""

    suffixes = (".x",)

    def read(self, *_):
        raise NotImplementedError

    def take(self, *_):
        return Taken((one_part("prose", "The bridge is dosed", "line 1"),))

    def words(self, data, _):
        return data.decode()


def test_both_ways_and_as_often_as_they_differ(tmp_path):
    (tmp_path / "a.x").write_text("The bridge is closed, closed!")
    found = differences(Careless(), tmp_path / "a.x", tmp_path)
    assert found == Differences(lost=("closed", "closed"), added=("dosed",))


class Printed:
    """Reads words as they are, where the second reading breaks them at the ends of lines or leaves blanks out."""

    suffixes = (".x",)
    read = Careless.read

    def take(self, *_):
        return Taken((one_part("prose", "An extraordinary tit-for-tat dispute over 2023-24 grew", "line 1"),))

    def words(self, data, _):
        return data.decode()


@pytest.mark.parametrize(
    "second",
    [
        "An extra-\nordinary tit-for-\ntat dispute over 2023-\n24 grew",
        "An extra\u00ad\nordinary tit-for-tat disputeover2023-24 grew",
    ],
)
def test_words_that_are_parted_elsewhere_are_no_difference(tmp_path, second):
    (tmp_path / "a.x").write_text(second, "utf-8")
    assert differences(Printed(), tmp_path / "a.x", tmp_path) == Differences()


def test_a_pdf_that_is_too_long_to_be_read_twice_is_a_warning_that_says_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("claimcheck.readers.pdf._MOST_PAGES", 1)
    for folder in ("source", "claims"):
        (tmp_path / folder).mkdir()
    page = [(70, 770, "The bridge is closed until March.")]
    (tmp_path / "source" / "a.pdf").write_bytes(pdf(page, page))
    (tmp_path / "claims" / "a.yaml").write_text("claims:\n  - The bridge is closed\n")
    assert main(["verify"]) == 0
    printed = capsys.readouterr().out
    assert "warning[CC410] text-lost: source `a` was not read a second time" in printed
    assert "it has more than 1 pages" in printed
    assert "= help: split it, or give its text as .txt" in printed


def test_a_file_that_can_not_be_read_a_second_time_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("claimcheck.readers.rereading.MOST", 10)
    with pytest.raises(SourceError, match="larger than"):
        read_again(tmp_path, "page.html", PAGE)


@pytest.mark.parametrize("command", [("verify",), ("audit", "summary.md"), ("audit", "summary.md", "--source", "a")])
def test_every_command_that_judges_tells_which_words_are_missing(tmp_path, monkeypatch, capsys, command):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source").mkdir()
    (tmp_path / "claims").mkdir()
    (tmp_path / "claimcheck.toml").write_text("")
    (tmp_path / "source" / "a.docx").write_bytes(docx(run("The bridge is closed until March.") + LOOSE))
    (tmp_path / "claims" / "a.yaml").write_text("claims:\n  - The bridge is closed\n")
    (tmp_path / "summary.md").write_text("The bridge is closed.\n")
    assert main([*command]) == 0
    printed = capsys.readouterr().out
    assert "source/a.docx" in printed
    assert "CC410" in printed
    assert "“nobody was hurt”" in printed
    assert main([*command, "--fail-on", "warning"]) == 1
