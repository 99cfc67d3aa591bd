"""Text fragments by the specification: the vectors of two browsers, every emitted one proven, and a real Chromium."""

import base64
import json
import struct
import threading
import zlib
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.anchoring.fragments import Directive, Page, fragment_for, read_directives, split_fragment
from claimcheck.language.documents import source_from_text
from claimcheck.model import Span
from tests.browser import WORDS_IN_SIGHT, browser, needs_browser

ROOT = Path(__file__).resolve().parents[2]
VECTORS = ROOT.parent / "shared" / "vectors"


def vectors(name):
    path = VECTORS / name
    return json.loads(path.read_text("utf-8")) if path.exists() else {"cases": [], "blocks": []}


FIND = vectors("wpt_find_range.json")
SCROLL = vectors("wpt_scroll_to_text.json")
MOZILLA = vectors("mozilla_fragment_directive.json")["cases"] or {}


@pytest.mark.skipif(not VECTORS.exists(), reason="the test vectors are not here")
def test_the_vectors_are_read():
    assert len(FIND["cases"]) == 60
    assert len(SCROLL["cases"]) == 39
    assert sum(map(len, MOZILLA.values())) >= 50


@pytest.mark.parametrize("case", FIND["cases"], ids=[case["fragment"] for case in FIND["cases"]])
def test_a_range_is_found_where_browsers_find_it(case):
    # The first block is there to be passed over: a match in it does not count.
    text = "\n".join(FIND["blocks"])
    (directive,) = read_directives(case["fragment"][1:])
    found = Page(text).find(directive)
    assert (found is not None and found.start >= len(FIND["blocks"][0])) == case["expect"]


@pytest.mark.parametrize(("fragment", "wanted"), SCROLL["cases"])
def test_a_page_is_scrolled_to_the_first_block_that_matches(fragment, wanted):
    blocks = SCROLL["blocks"]
    text = "\n".join(words for _, words in blocks)
    starts = [sum(len(words) + 1 for _, words in blocks[:place]) for place in range(len(blocks))]
    name, _ = split_fragment(fragment[1:])
    spans = (Page(text).find(one) for one in read_directives(fragment[1:]))
    found = next((span for span in spans if span), None)
    if found is not None:
        place = max(place for place, start in enumerate(starts) if start <= found.start)
        assert (blocks[place][0] or "cross-node-context") == wanted
    else:
        assert wanted == (name if name in {one for one, _ in blocks if one} else "top")


@pytest.mark.parametrize(("fragment", "wanted"), MOZILLA.get("parse_single", []))
def test_one_directive_is_read(fragment, wanted):
    assert [(one.prefix, one.start, one.end, one.suffix) for one in read_directives(fragment)] == [tuple(wanted)]


@pytest.mark.parametrize(("fragment", "wanted"), MOZILLA.get("multiple", []) + MOZILLA.get("valid_and_invalid", []))
def test_several_directives_are_read(fragment, wanted):
    assert [[one.prefix, one.start, one.end, one.suffix] for one in read_directives(fragment)] == wanted


@pytest.mark.parametrize("fragment", MOZILLA.get("invalid", []) + MOZILLA.get("no_directive", []))
def test_what_is_none_is_left_out(fragment):
    assert read_directives(fragment) == []


@pytest.mark.parametrize(("terms", "wanted"), MOZILLA.get("create", []))
def test_a_directive_is_written(terms, wanted):
    prefix, start, end, suffix = terms
    assert f":~:{Directive(start, end, prefix, suffix)}" == wanted


@given(st.text(min_size=1), st.text(), st.text(), st.text())
def test_what_is_written_is_read_back(start, end, prefix, suffix):
    whole = [text.encode("utf-8", "replace").decode() for text in (start, end, prefix, suffix)]
    made = Directive(whole[0], whole[1] or None, whole[2] or None, whole[3] or None)
    assert read_directives(f":~:{made}") == [made]


WORDS = st.lists(
    st.sampled_from(["a", "the", "cat", "it's", "3.5", "Ünal", "left.", "x-y", "\n"]), min_size=3, max_size=40
)


@given(WORDS, st.data())
def test_a_fragment_marks_just_its_range_or_is_not_given(words, data):
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = len(" ".join(words[:first])) + (first > 0)
    span = Span(start, start + len(" ".join(words[first : last + 1])))
    found = fragment_for(text, span)
    if found is not None:
        (directive,) = read_directives(f":~:{found}")
        marked = Page(text).find(directive)
        assert marked.of(text) == span.of(text).strip()
        assert span.start <= marked.start < span.end


def article():
    return source_from_text((ROOT / "source" / "iran-pakistan-talks.txt").read_text("utf-8").removeprefix("\ufeff"))


def test_each_sentence_of_the_example_has_a_fragment():
    source = article()
    assert all(fragment_for(source.text, Span(one.start, one.end)) for one in source.sentences)


def test_a_repeated_sentence_is_told_by_what_stands_around_it():
    text = "Ann spoke. He left.\nBen spoke. He left.\nAll went home."
    first, second = (fragment_for(text, Span(at, at + 8)) for at in (11, 31))
    assert first == "text=He%20left."
    assert second == "text=He%20left.,-All"


@contextmanager
def served(folder):
    """Serve a folder on loopback: browsers follow text fragments of pages that came over the network."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def pixels(png):
    """Decode a picture of eight bits a channel into rows of bytes, and say how many bytes a pixel has."""
    at, data, width, depth = 8, b"", 0, 0
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, _, _, colour = struct.unpack(">IIBB", body[:10])
            depth = {2: 3, 6: 4}[colour]
        data += body if kind == b"IDAT" else b""
        at += 12 + length
    raw, rows, above = zlib.decompress(data), [], bytes(width * depth)
    for start in range(0, len(raw), width * depth + 1):
        above = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + width * depth]), above, depth)
        rows.append(above)
    return rows, depth


def _unfiltered(kind, row, above, depth):
    for place in range(len(row)):
        left = row[place - depth] if place >= depth else 0
        corner = above[place - depth] if place >= depth else 0
        if kind == 4:
            guess = left + above[place] - corner
            near = min((left, above[place], corner), key=lambda value: abs(guess - value))
            row[place] = (row[place] + near) & 255
        else:
            row[place] = (row[place] + (0, left, above[place], (left + above[place]) // 2)[kind]) & 255
    return bytes(row)


def test_the_page_of_a_text_is_made_once_for_all_its_sentences(monkeypatch):
    made = []
    monkeypatch.setattr("claimcheck.anchoring.fragments.Page", lambda text: made.append(text) or Page(text))
    source = source_from_text("The ferry was late.\nNobody was hurt, the crew said.\n", "a", "a.txt")
    fragments = [fragment_for(source.text, Span(one.start, one.end)) for one in source.sentences]
    assert fragments == ["text=The%20ferry%20was%20late.", "text=Nobody%20was%20hurt%2C%20the%20crew%20said."]
    assert len(made) == 2  # with each line as a block, and as one block


STYLE = "<style>::target-text { background: #f0f; color: #f0f } p { margin: 0; font: 15px monospace }</style>"


@needs_browser
def test_chromium_marks_the_sentence_and_nothing_else(tmp_path):
    source = article()
    shown = "".join(f"<p>{escape(line)}</p>" for line in source.text.split("\n") if line.strip())
    (tmp_path / "page.html").write_text(f"<meta charset=utf-8>{STYLE}<body>{shown}", "utf-8")
    with served(tmp_path) as address, browser(tmp_path) as opened:
        for one in source.sentences[::3]:
            fragment = fragment_for(source.text, Span(one.start, one.end))
            opened.open("about:blank")
            opened.open(f"{address}/page.html#:~:{fragment}")
            rows, depth = pixels(base64.b64decode(opened.screenshot()))
            marked = [
                word
                for word, left, top in opened.run(WORDS_IN_SIGHT)
                if tuple(rows[int(top)][int(left) * depth : int(left) * depth + 3]) == (255, 0, 255)
            ]
            assert " ".join(marked) == " ".join(source.text_of(one).split()), fragment
