from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import readers
from claimcheck.errors import SourceError
from claimcheck.model import SentenceKind
from claimcheck.readers import files, known_suffixes, read_source
from claimcheck.readers.text import TextReader


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "project"
    (folder / "source").mkdir(parents=True)
    return folder


def put(root: Path, name: str, data: str | bytes) -> Path:
    path = root / "source" / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def refusal(path: Path, root: Path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_source(path, root)
    assert caught.value.slug == "source-unreadable"
    assert caught.value.where is not None
    return caught.value


def test_a_text_is_read_with_id_path_and_numbered_sentences(root):
    source = read_source(put(root, "rain.txt", "It rained. We left."), root)
    assert (source.id, source.path) == ("rain", "source/rain.txt")
    assert [(s.number, source.text_of(s)) for s in source.sentences] == [(1, "It rained."), (2, "We left.")]


def test_another_id_may_be_given(root):
    assert read_source(put(root, "rain.txt", "It rained."), root, "weather").id == "weather"


def test_the_ending_chooses_the_reader_whatever_its_case(root):
    assert read_source(put(root, "a.MD", "# Head\n\nText."), root).sentences[0].kind is SentenceKind.HEADING
    assert read_source(put(root, "a.TXT", "# Head\n\nText."), root).sentences[0].kind is not SentenceKind.CODE


def test_bytes_become_text_as_they_are(root):
    source = read_source(put(root, "a.txt", b"\xef\xbb\xbfOne came.\r\nTwo left.\r"), root)
    assert source.text == "\ufeffOne came.\r\nTwo left.\r"
    assert source.text_of(source.sentences[0]) == "One came."


@pytest.mark.parametrize("name", ["a.pdfx", "a", "a.txt.bak"])
def test_an_unknown_ending_names_the_known_ones(root, name):
    error = refusal(put(root, name, "It rained."), root)
    assert all(suffix in (error.hint or "") for suffix in known_suffixes())


def test_a_missing_file_suggests_the_nearest_name(root):
    put(root, "report.txt", "It rained.")
    error = refusal(root / "source" / "raport.txt", root)
    assert "no such file" in error.what
    assert error.hint == "did you mean report.txt?"


def test_a_missing_folder_is_named(root):
    assert "no folder" in (refusal(root / "sauce" / "a.txt", root).hint or "")


def test_a_directory_is_no_file(root):
    (root / "source" / "a.txt").mkdir()
    assert "directory" in refusal(root / "source" / "a.txt", root).what


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u00a0\u2003\n".encode()])
def test_a_file_without_words_is_refused(root, data):
    assert (
        "empty" in refusal(put(root, "a.txt", data), root).what
        or "white space" in refusal(root / "source/a.txt", root).what
    )


@pytest.mark.parametrize("text", ["---\ntitle: x\n---\n", "<!-- nothing -->", "***", "[a]: http://b.c"])
def test_markdown_without_a_sentence_is_refused(root, text):
    assert "no sentence" in refusal(put(root, "a.md", text), root).what


def test_a_binary_file_says_where_its_first_zero_byte_is(root):
    error = refusal(put(root, "a.txt", b"one\ntwo\0three"), root)
    assert "0x00 at offset 7" in error.what
    assert str(error.where) == f"{root / 'source' / 'a.txt'}:2:4"


@pytest.mark.parametrize(
    ("data", "byte", "offset", "line", "column"),
    [
        (b"caf\xe9 au lait", "0xe9", 3, 1, 4),
        (b"one\r\ntwo\rth\xc3\xa9 \xff", "0xff", 14, 3, 5),
        (b"\xef\xbb\xbfab\xc3", "0xc3", 5, 1, 3),
        (b"\xed\xa0\x80", "0xed", 0, 1, 1),
    ],
)
def test_a_byte_that_is_no_utf8_is_named_with_its_place(root, data, byte, offset, line, column):
    error = refusal(put(root, "a.txt", data), root)
    assert f"{byte} at offset {offset}" in error.what
    assert str(error.where) == f"{root / 'source' / 'a.txt'}:{line}:{column}"
    assert error.hint


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_a_wide_encoding_is_refused_and_named_when_it_has_a_mark(root, encoding):
    error = refusal(put(root, "a.txt", "It rained.".encode(encoding)), root)
    assert "UTF-" in error.what or "binary" in error.what


@pytest.mark.parametrize("name", ["../outside.txt", "source/../../outside.txt"])
def test_a_path_that_leads_outside_is_refused_unread(root, name):
    (root.parent / "outside.txt").write_text("Secret.")
    assert "outside the project" in refusal(root / name, root).what


def test_an_absolute_path_outside_is_refused_whether_it_is_there_or_not(root):
    assert "outside the project" in refusal(root.parent / "nothing.txt", root).what


def test_a_link_that_leads_outside_is_refused(root):
    (root.parent / "outside.txt").write_text("Secret.")
    link = root / "source" / "a.txt"
    link.symlink_to(root.parent / "outside.txt")
    assert "outside the project" in refusal(link, root).what


def test_a_folder_link_that_leads_outside_is_refused(root):
    (root.parent / "other").mkdir()
    (root.parent / "other" / "a.txt").write_text("Secret.")
    (root / "source" / "linked").symlink_to(root.parent / "other")
    assert "outside the project" in refusal(root / "source" / "linked" / "a.txt", root).what


def test_a_link_inside_the_project_is_followed(root):
    target = put(root, "a.txt", "It rained.")
    (root / "source" / "b.txt").symlink_to(target)
    assert read_source(root / "source" / "b.txt", root).path == "source/b.txt"


def test_links_in_a_circle_are_an_error_and_no_traceback(root):
    (root / "source" / "a.txt").symlink_to(root / "source" / "b.txt")
    (root / "source" / "b.txt").symlink_to(root / "source" / "a.txt")
    assert refusal(root / "source" / "a.txt", root).what


@pytest.mark.parametrize("name", ["a\0b.txt", "a" * 5000 + ".txt"])
def test_a_name_that_no_file_can_have_is_an_error(root, name):
    assert refusal(root / "source" / name, root).what


def test_a_pipe_is_not_waited_for(root):
    os.mkfifo(root / "source" / "a.txt")
    assert "regular file" in refusal(root / "source" / "a.txt", root).what


def test_a_file_without_permission_says_so(root, monkeypatch):
    path = put(root, "a.txt", "It rained.")

    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "permission" in refusal(path, root).what


def test_a_file_that_is_too_large_is_refused(root, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 8)
    assert "larger than" in refusal(put(root, "a.txt", "It rained."), root).what


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_line_of_many_megabytes_is_read(root, name):
    source = read_source(put(root, name, "word " * 2_000_000), root)
    assert sum(sentence.end - sentence.start + 1 for sentence in source.sentences) == len(source.text)


@given(st.binary(max_size=60))
def test_any_bytes_are_kept_whole_or_refused(data):
    try:
        source = TextReader().read(data, "a", "a.txt")
    except SourceError:
        assert b"\0" in data or not _is_text(data)
    else:
        assert source.text.encode() == data


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return bool(text.removeprefix("\ufeff").strip())


@pytest.mark.parametrize(("suffixes", "name"), readers._READERS.items(), ids=str)
def test_a_reader_is_imported_for_the_endings_that_it_reads(suffixes, name):
    module, _, kind = name.partition(".")
    assert getattr(import_module(f"claimcheck.readers.{module}"), kind)().suffixes == suffixes
