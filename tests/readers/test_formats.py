"""Readers of other forms: real files, made here, each with something awkward; nothing is lost and every place opens."""

import base64
import io
import json
import random
import re
import shutil
import struct
import subprocess
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pypdf
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


@pytest.mark.parametrize(
    "changes",
    [{6: 99}, {9: 8, 46: 0xFF}],  # a version of ZIP to come; a name that is said to be UTF-8 and is not
    ids=["version", "name"],
)
def test_a_zip_whose_first_entry_can_not_be_understood_is_no_word_document(tmp_path, changes):
    data = bytearray(docx("<w:p/>"))
    entry = data.index(b"PK\x01\x02")
    for at, byte in changes.items():
        data[entry + at] = byte
    with pytest.raises(SourceError, match="not a Word document"):
        read(tmp_path, "new.docx", bytes(data))


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


@pytest.mark.parametrize("piece", ['<a href="', "<a b='", "<a ", "<!--", "<![CDATA[", "<?x", "</a "])
def test_a_page_in_which_too_much_never_ends_is_refused_and_not_read_for_minutes(tmp_path, monkeypatch, piece):
    monkeypatch.setattr("claimcheck.readers.html._PATIENCE", 100_000)
    page = "<p>All is well.</p>\n" + piece * 2000
    with pytest.raises(SourceError, match="never end") as raised:
        read(tmp_path, "page.html", page)
    assert raised.value.where.line == 2


def test_a_few_tags_that_never_end_are_read_over(tmp_path):
    source = read(tmp_path, "page.html", "<p>All is well.</p>" + "<p>Nobody came.</p>" * 50 + "<a href='x")
    assert source.sentences[0].end == len("All is well.")


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


def test_a_copy_in_word_gives_the_same_verdicts(tmp_path):
    shown = article().replace("&", "&amp;").replace("<", "&lt;")
    copy = docx("".join(run(one) for one in shown.removeprefix("\ufeff").split("\n") if one.strip()))
    wanted = verdicts(read(tmp_path, "iran-pakistan-talks.txt", article()))
    assert verdicts(read(tmp_path, "iran-pakistan-talks.docx", copy)) == wanted


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


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (
            "<article><header><h1>Bridge closed</h1></header><p>It rained.</p></article>",
            ["Bridge closed", "It rained."],
        ),
        ("<form><p>Eleven were hurt.</p></form>", ["Eleven were hurt."]),
        ("<article>Read more.</article><p>Eleven were hurt there.</p>", ["Read more.", "Eleven were hurt there."]),
        ("<p>It is <del>open</del><ins>closed</ins>.</p>", ["It is closed."]),
        ("<p>It cost 10<sup>6</sup> euros.</p>", ["It cost 10⁶ euros."]),
        ("<p>It cost 11<sup>[<i>1</i>]</sup> euros.</p>", ["It cost 11[1] euros."]),
        ("<div>" * 3_000 + "<script>not read;</script>Eleven were hurt.", ["Eleven were hurt."]),
        ("<p hidden>Nobody was hurt.<p>Eleven were hurt.", ["Eleven were hurt."]),
        ("<html><head><title>Hurt</title><p>Eleven were hurt.", ["Eleven were hurt."]),
        ("<title>Hurt</title>Eleven were hurt.", ["Eleven were hurt."]),
        ("<ul><li hidden>Nobody<li>Eleven were hurt<ul><li>Two died</ul></ul>", ["Eleven were hurt", "Two died"]),
        ("<table><tr><td hidden>None<td>Eleven hurt<tr><td>Two dead</table>", ["Eleven hurt", "Two dead"]),
        ("<dl><dt hidden>None<dd>Eleven were hurt.</dl>", ["Eleven were hurt."]),
        ("<div hidden><table><tr><td>None</table></div>Eleven were hurt.", ["Eleven were hurt."]),
    ],
)
def test_a_page_keeps_what_its_readers_see_and_nothing_else(tmp_path, page, words):
    assert sentences(read(tmp_path, "page.html", page)) == words


CAPTIONS = """WEBVTT

00:01.000 --> 00:02.000
The bridge of A &amp; B

00:02.000 --> 00:03.000
The bridge of A &amp; B
is closed now.

00:03.000 --> 00:04.000
<v Ann>Did he go?
<v Ben>He did not go.
"""


def test_captions_that_roll_are_read_once_and_two_voices_in_a_cue_are_two(tmp_path):
    source = read(tmp_path, "talk.vtt", CAPTIONS)
    assert sentences(source) == ["The bridge of A & B is closed now.", "Did he go?", "He did not go."]
    assert places(source) == ["00:01", "00:03", "00:03"]


def test_a_missing_blank_line_between_cues_puts_no_time_into_the_text(tmp_path):
    cues = "1\n00:00:01,000 --> 00:00:02,000\nThe bridge\n2\n00:00:02,500 --> 00:00:04,000\nis closed.\n"
    assert sentences(read(tmp_path, "talk.srt", cues)) == ["The bridge is closed."]


@pytest.mark.parametrize(
    ("data", "told"),
    [('{"a": "first words", "a": "second words"}', "'a' stands twice"), (r'"Bad \ud800 words"', "surrogate")],
)
def test_json_that_would_lose_words_or_can_not_be_written_is_told(tmp_path, data, told):
    with pytest.raises(SourceError, match=told):
        read(tmp_path, "data.json", data)


MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"<w:p><w:moveFrom>{run('Gone.')}</w:moveFrom></w:p>{run('It rained.')}", ["It rained."]),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden. </w:t></w:r><w:r><w:t>Seen here.</w:t></w:r></w:p>",
         ["Seen here."]),
        ("<w:p><w:r><w:t>At least 11</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
         "<w:t>1</w:t></w:r><w:r><w:t> died.</w:t></w:r></w:p>", ["At least 11¹ died."]),
        (f"<w:p {MORE}><w:r><mc:AlternateContent><mc:Choice>{run('Box words.')}</mc:Choice>"
         f"<mc:Fallback>{run('Box words.')}</mc:Fallback></mc:AlternateContent></w:r></w:p>", ["Box words."]),
        (f"<w:p {MORE}><w:r><w:t>It fell by</w:t></w:r><m:oMath><m:r><m:t> 40 %</m:t></m:r></m:oMath></w:p>",
         ["It fell by 40 %"]),
    ],
)  # fmt: skip
def test_word_text_is_what_is_seen_once(tmp_path, body, words):
    assert sentences(read(tmp_path, "a.docx", docx(body))) == words


def test_entities_are_refused_in_every_encoding_and_so_are_too_many_elements(tmp_path, monkeypatch):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        text = f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "aa">]><w:document {W}>&a;</w:document>'
        archive.writestr("word/document.xml", text.encode("utf-16"))
    with pytest.raises(SourceError, match="entities"):
        read(tmp_path, "laugh.docx", made.getvalue())
    monkeypatch.setattr("claimcheck.readers.docx.MOST", 1_000)
    with pytest.raises(SourceError, match="1,000 elements"):
        read(tmp_path, "many.docx", docx("<w:p/>" * 2_000))


def pdf(*pages):
    """Write a PDF: each page lists (x, y, words), or drawing commands as they are."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]/MediaBox[0 0 600 800]"
        f"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/XObject<</I 3 0 R>>>>>>",
        f"{picture}stream\nx\nendstream",
    ]
    for n, page in enumerate(pages):
        drawn = "\n".join(
            one if isinstance(one, str) else f"BT /F 11 Tf {one[0]} {one[1]} Td ({one[2]}) Tj ET" for one in page
        )
        objects += [
            f"<</Type/Page/Parent 2 0 R/Contents {5 + 2 * n} 0 R>>",
            f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
        ]
    made, starts = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        starts.append(len(made))
        made += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
    return f"{made}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def body(first):
    return [(70, 700 - 14 * n, f"Line {first + n} of the text goes on.") for n in range(4)]


def test_a_word_broken_at_the_end_of_a_line_is_joined_and_keeps_a_hyphen_of_its_own(tmp_path):
    lines = ["The govern-", "ment went on with tit-for-", "tat talks on the anti-", "American vote."]
    page = [(70, 700 - 14 * n, line) for n, line in enumerate(lines)]
    wanted = "The government went on with tit-for-tat talks on the anti-American vote."
    assert sentences(read(tmp_path, "a.pdf", pdf(page))) == [wanted]


@pytest.mark.parametrize("words", ["At least {} people were killed.", "Deaths: {}"])
@pytest.mark.parametrize("figures", [(11, 40), (11, 13)])
def test_a_fact_at_the_top_of_each_page_is_no_running_head(tmp_path, words, figures):
    pages = [[(70, 770, words.format(figure)), *body(10 * n)] for n, figure in enumerate(figures)]
    text = read(tmp_path, "a.pdf", pdf(*pages)).text
    assert all(words.format(figure) in text for figure in figures)


def test_numbers_of_pages_are_left_out_and_a_figure_at_the_edge_is_not(tmp_path):
    pages = [[(70, 770, "The Daily Paper"), *body(10 * n), (300, 30, f"Page {n + 7} of 9")] for n in range(3)]
    pages[1] += [(70, 560, "11")]
    text = read(tmp_path, "a.pdf", pdf(*pages)).text
    assert "Daily" not in text
    assert "Page" not in text
    assert "11" in text.split()


SCAN = "q 500 0 0 700 50 50 cm /I Do Q"


def test_a_stamped_scan_is_told_and_a_cover_with_words_is_read(tmp_path):
    with pytest.raises(SourceError, match="no text on page 2"):
        read(tmp_path, "scan.pdf", pdf(body(0), [SCAN, (300, 30, "Page 2")]))
    cover = read(tmp_path, "cover.pdf", pdf([SCAN, (70, 770, "Annual report")], body(0)))
    assert "Annual report" in cover.text


def test_a_locked_pdf_is_told(tmp_path):
    made = pypdf.PdfWriter()
    made.add_blank_page(200, 200)
    made.encrypt("secret", algorithm="RC4-128")
    made.write(tmp_path / "locked.pdf")
    with pytest.raises(SourceError, match="encrypted") as caught:
        read_source(tmp_path / "locked.pdf", tmp_path)
    assert "password" in caught.value.hint


def test_a_pdf_that_unpacks_to_far_more_than_it_is_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("claimcheck.readers.pdf.LARGEST", 100_000)
    made = pypdf.PdfWriter()
    page = made.add_blank_page(200, 200)
    content = pypdf.generic.StreamObject()
    content.set_data(b"BT (word ) Tj ET " * 100_000)
    page[pypdf.generic.NameObject("/Contents")] = made._add_object(content.flate_encode())
    made.write(tmp_path / "bomb.pdf")
    assert (tmp_path / "bomb.pdf").stat().st_size < 50_000
    with pytest.raises(SourceError, match="unpacks to more"):
        read_source(tmp_path / "bomb.pdf", tmp_path)


def test_what_is_too_large_is_told_without_reading_it(tmp_path):
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(500 * 2**20)
    tracemalloc.start()
    with pytest.raises(SourceError, match="larger than 256 MB"):
        read_source(path, tmp_path)
    assert tracemalloc.get_traced_memory()[1] < 2**24
    tracemalloc.stop()
