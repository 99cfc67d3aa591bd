"""Readers of other forms: real files, made here, each with something awkward; nothing is lost and every place opens."""

import base64
import io
import json
import random
import re
import shutil
import struct
import subprocess
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.engine import verify
from claimcheck.errors import SourceError
from claimcheck.model import SentenceKind
from claimcheck.project import find_project, load
from claimcheck.readers import read_source

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium")


def read(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_source(path, folder)


def sentences(source):
    return [source.text_of(one) for one in source.sentences]


def places(source):
    return [source.place_of(one.start) for one in source.sentences]


PAGE = """<!doctype html><html><head><title>Head</title><style>p { color: red }</style></head><body>
<nav><a href="/">Home is not read.</a></nav><header>Site name</header>
<main><h1>Bridge closed</h1>
<p>The bridge is <b>closed</b> until
March,<br>the council said.</p><script>var a = "Script words are not read.";</script>
<ul><li>Fourteen beams have cracks<li>Nobody was hurt</ul>
<div>Caf&eacute; owners lost 40&nbsp;% of sales.<p hidden>Hidden words are not read.</p>
<p style="display: none">Nor these.</p>They asked for help.</div>
<table><tr><td>Cost</td><td>2.4 million euros were spent</td></tr></table></main>
<footer>All rights reserved.</footer></body></html>"""


def test_html_is_its_main_text_with_the_line_of_each_block(tmp_path):
    source = read(tmp_path, "page.html", PAGE)
    assert sentences(source) == [
        "Bridge closed",
        "The bridge is closed until March, the council said.",
        "Fourteen beams have cracks",
        "Nobody was hurt",
        "Café owners lost 40\u00a0% of sales.",
        "They asked for help.",
        "Cost",
        "2.4 million euros were spent",
    ]
    assert places(source)[:4] == ["line 3", "line 4", "line 6", "line 6"]
    assert source.sentences[0].kind is SentenceKind.HEADING
    assert source.sentences[2].kind is SentenceKind.ITEM


@given(st.lists(st.text("abc XYZ.", min_size=1, max_size=30), max_size=6))
def test_no_word_of_a_page_is_lost(tmp_path_factory, texts):
    folder = tmp_path_factory.mktemp("page")
    page = "<p>First words.</p>" + "".join(f"<div>{text}</div>" for text in texts)
    source = read(folder, "page.html", page)
    second = re.sub(r"<[^>]+>", " ", page)  # another way to the same words
    assert sorted(source.text.split()) == sorted(second.split())


VTT = """WEBVTT

NOTE Not read.

1
00:00:01.000 --> 00:00:03.000
<v Ann>The bridge will stay closed

00:00:03.000 --> 00:01:05.500 align:start
<v Ann>until <i>March</i>. It is not safe.

00:01:06.000 --> 00:01:07.000
<v Ben>Who pays?
"""


def test_sentences_of_subtitles_run_across_cues_and_end_with_the_speaker(tmp_path):
    source = read(tmp_path, "talk.vtt", VTT)
    assert sentences(source) == ["The bridge will stay closed until March.", "It is not safe.", "Who pays?"]
    assert places(source) == ["00:00:01", "00:00:03", "00:01:06"]


def test_subrip_is_read_too_and_a_file_without_cues_is_told(tmp_path):
    srt = "1\n00:00:01,000 --> 00:00:02,000\n- It rained.\n\n2\n00:00:02,500 --> 00:00:04,000\n- Not here.\n"
    srt = srt.replace("\n", "\r\n")
    assert sentences(read(tmp_path, "talk.srt", srt)) == ["It rained.", "Not here."]
    with pytest.raises(SourceError, match="no cue"):
        read(tmp_path, "empty.srt", "hello")


def test_json_gives_each_text_its_pointer(tmp_path):
    data = {
        "id": "x-1",
        "items": [{"body": "The bridge is closed.\n\nIt is old.", "a/b": "Nobody was hurt."}, {"n": 4}],
    }
    source = read(tmp_path, "data.json", json.dumps(data))
    assert sentences(source) == ["The bridge is closed.", "It is old.", "Nobody was hurt."]
    assert places(source) == ["/items/0/body", "/items/0/body", "/items/0/a~1b"]
    lines = read(tmp_path, "data.jsonl", '{"t": "It rained here."}\n\n{"t": "It was dry."}\n')
    assert places(lines) == ["line 1, /t", "line 3, /t"]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.json", "{", "not JSON"),
        ("a.json", "[" * 100_000, "JSON|nested"),
        ("a.jsonl", '{"t": "ok then"}\n{', "not JSON"),
        ("a.docx", "no zip", "not a Word document"),
        ("a.pdf", "no pdf", "not a PDF"),
        ("a.html", b"\xff\xfe<p>", "UTF-8"),
        ("a.html", "<p></p>", "holds no sentence"),
    ],
)
def test_a_broken_file_is_told(tmp_path, name, data, told):
    with pytest.raises(SourceError, match=told):
        read(tmp_path, name, data)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body, notes="", head=""):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"{head}<w:document {W}><w:body>{body}</w:body></w:document>")
        if notes:
            archive.writestr("word/footnotes.xml", f"<w:footnotes {W}>{notes}</w:footnotes>")
    return made.getvalue()


def run(text, before=""):
    return f"<w:p>{before}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_word_documents_keep_paragraphs_runs_tables_and_notes(tmp_path):
    body = (
        run("Bridge closed", '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')
        + "<w:p><w:r><w:t>The bri</w:t></w:r><w:r><w:t xml:space='preserve'>dge is closed </w:t></w:r>"
        + "<w:ins><w:r><w:t>until March.</w:t></w:r></w:ins>"
        + "<w:del><w:r><w:delText>for ever</w:delText></w:r></w:del></w:p>"
        + f"<w:tbl><w:tr><w:tc>{run('Cost was high')}</w:tc></w:tr></w:tbl>"
    )
    source = read(tmp_path, "a.docx", docx(body, f'<w:footnote w:id="2">{run("See the report.")}</w:footnote>'))
    assert sentences(source) == [
        "Bridge closed",
        "The bridge is closed until March.",
        "Cost was high",
        "See the report.",
    ]
    assert places(source) == ["paragraph 1", "paragraph 2", "paragraph 3", "footnote 2"]
    assert [one.kind for one in source.sentences][:3] == [SentenceKind.HEADING, SentenceKind.PROSE, SentenceKind.CELL]


def test_a_bomb_and_entities_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("claimcheck.readers.docx.LARGEST", 100_000)
    with pytest.raises(SourceError, match="unpacks to more"):
        read(tmp_path, "bomb.docx", docx(run("a " * 1_000_000)))
    with pytest.raises(SourceError, match="entities"):
        read(tmp_path, "laugh.docx", docx(run("&a;"), head='<!DOCTYPE x [<!ENTITY a "aaaa">]>'))


def printed(folder, page, *, running=False):
    """Let Chromium print a page, as people do."""
    (folder / "page.html").write_text(page, "utf-8")
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        f"--user-data-dir={folder}/profile", *([] if running else ["--no-pdf-header-footer"]),
        f"--print-to-pdf={folder}/page.pdf",
        (folder / "page.html").as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603
    return (folder / "page.pdf").read_bytes()


def article():
    return (ROOT / "source" / "iran-pakistan-talks.txt").read_text("utf-8")


def as_html(text):
    shown = text.replace("&", "&amp;").replace("<", "&lt;")
    paragraphs = "".join(f"<p>{one}</p>" for one in shown.split("\n") if one.strip())
    return f"<html lang='en'><meta charset='utf-8'><body>{paragraphs}</body></html>"


def verdicts(source):
    loaded = load(find_project(ROOT))
    claims = [claim.model_copy(update={"sources": (), "quote": None}) for claim in loaded.claims]
    return {result.claim.id: result.verdict.verdict for result in verify([source], claims).results}


def test_a_copy_in_html_gives_the_same_verdicts(tmp_path):
    wanted = verdicts(read(tmp_path, "iran-pakistan-talks.txt", article()))
    assert verdicts(read(tmp_path, "iran-pakistan-talks.html", as_html(article()))) == wanted


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")
def test_a_copy_in_pdf_gives_the_same_verdicts_and_loses_no_word(tmp_path):
    text = article()
    source = read(tmp_path, "iran-pakistan-talks.pdf", printed(tmp_path, as_html(text)))
    assert "".join(source.text.split()) == "".join(text.replace("\ufeff", "").split())
    assert source.place_of(source.sentences[0].start).startswith("page 1, box ")
    assert verdicts(source) == verdicts(read(tmp_path, "iran-pakistan-talks.txt", text))


COLUMNS = """<html><meta charset="utf-8"><title>The Daily Paper</title>
<style>@page {{ size: A5 }} div {{ columns: 2 }}</style><div>{}</div></html>"""


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")
def test_columns_are_read_one_after_the_other_and_running_heads_are_left_out(tmp_path):
    told = [f"Sentence number {n} tells of harbour inspections and their remarkable consequences." for n in range(90)]
    source = read(tmp_path, "paper.pdf", printed(tmp_path, COLUMNS.format(" ".join(told)), running=True))
    assert [" ".join(one.split()) for one in sentences(source)] == told


@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")
def test_a_page_that_is_a_picture_is_told(tmp_path):
    noise = random.Random(1)  # noqa: S311 - a picture, no secret
    rows = b"".join(b"\0" + noise.randbytes(3 * 64) for _ in range(64))
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 64, 64, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    picture = base64.b64encode(png).decode()
    style = "display: block; break-before: page; width: 5cm"
    page = f"<p>First page.</p><img style='{style}' src='data:image/png;base64,{picture}'>"
    with pytest.raises(SourceError, match="no text on page 2"):
        read(tmp_path, "scan.pdf", printed(tmp_path, page))
