r"""Open text fragments of sentences of real pages in Chromium, and see which words it marks.

    mkdir pages && cd pages && apt-get download debian-faq debian-policy debian-reference-en developers-reference \
        debian-handbook installation-guide-amd64 git-doc apache2-doc python-flask-doc python-requests-doc
    for deb in *.deb; do mkdir -p ${deb%%_*}; dpkg -x $deb ${deb%%_*}; done; cd ..
    python benchmarks/fragments.py pages [--sentences 500] [--seed 1] [--show]

Pages are English HTML as Debian packages ship it, with their own styles and scripts, served on loopback; a style is put
into each that paints what is marked in one colour. Sentences are drawn at random, at most three a page. Right is a
sentence all of whose words are painted, and no other word in sight. Without a folder, /usr/share/doc is looked through.
Needs `chromium` and `chromedriver`, and Pillow.
"""

from __future__ import annotations

import argparse
import base64
import io
import random
import re
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from tests.browser import CHROMIUM, DRIVER, WORDS_IN_SIGHT, Browser, browser  # noqa: E402

from claimcheck.anchoring import fragment_for  # noqa: E402
from claimcheck.model import SentenceKind, Source, Span  # noqa: E402
from claimcheck.readers.html import HtmlReader  # noqa: E402

PAINTED = (255, 0, 255)
STYLE = b"<style>::target-text { background: #f0f !important; color: #f0f !important }</style>"
HEAD = re.compile(rb"<head[^>]*>", re.IGNORECASE)
ENGLISH = re.compile(rb"<html[^>]*\blang=[\"']?en\b", re.IGNORECASE)
WORDS = 5
"""Words of the shortest sentence that is tried."""
A_PAGE = 3
"""Sentences of one page."""


class Page(NamedTuple):
    """A page, and what our reader makes of it."""

    path: str
    """From the folder that is served."""
    source: Source
    sentences: list[Span]


def pages(folder: Path, draw: random.Random) -> Iterator[Page]:
    """Yield the pages of a folder in a random order, those with something to quote."""
    paths = sorted(path for path in folder.rglob("*.html") if path.is_file() and not path.is_symlink())
    draw.shuffle(paths)
    for path in paths:
        data = path.read_bytes()
        if not ENGLISH.search(data[:4000]) or not HEAD.search(data):
            continue
        try:
            source = HtmlReader().read(data, path.stem, str(path))
        except Exception as error:
            print(f"left out: {path.name}: {error}", file=sys.stderr)
            continue
        kinds = (SentenceKind.PROSE, SentenceKind.ITEM)
        spans = [Span(one.start, one.end) for one in source.sentences if one.kind in kinds]
        long = [span for span in spans if len(span.of(source.text).split()) >= WORDS]
        if long:
            yield Page(path.relative_to(folder).as_posix(), source, long)


class Served(SimpleHTTPRequestHandler):
    """Serves a folder; what a fragment marks is painted."""

    def do_GET(self) -> None:
        """Send a page with the style in it, and everything else as it is."""
        path = Path(self.translate_path(self.path))
        if path.suffix != ".html" or not path.is_file():
            super().do_GET()
            return
        data = HEAD.sub(lambda found: found[0] + STYLE, path.read_bytes(), count=1)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def marked(opened: Browser, address: str) -> str:
    """Open an address and return the words that are painted, blanks left out."""
    opened.open("about:blank")
    opened.open(address)
    words: list[str] = []
    for _ in range(5):  # a page whose styles come late is painted late
        with Image.open(io.BytesIO(base64.b64decode(opened.screenshot()))) as picture:
            rgb = picture.convert("RGB")
            words = [
                word for word, left, top in opened.run(WORDS_IN_SIGHT) if rgb.getpixel((int(left), int(top))) == PAINTED
            ]
        if words:
            break
        time.sleep(0.2)
    return "".join(words)


def main() -> int:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=Path, nargs="?", default=Path("/usr/share/doc"))
    options.add_argument("--sentences", type=int, default=500)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", action="store_true", help="list what was not right")
    given = options.parse_args()
    if not (CHROMIUM and DRIVER):
        print("chromium and chromedriver are not installed: nothing was measured")
        return 0
    draw = random.Random(given.seed)
    tally: Counter[str] = Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=str(given.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile, browser(Path(profile)) as opened:
        for page in pages(given.folder, draw):
            base = f"http://127.0.0.1:{server.server_port}/{quote(page.path)}"
            tally["pages"] += 1
            for span in draw.sample(page.sentences, min(A_PAGE, len(page.sentences))):
                if tally["sentences"] == given.sentences:
                    break
                tally["sentences"] += 1
                outcome, told = tried(opened, base, page.source, span)
                tally[outcome] += 1
                if given.show and outcome != "right":
                    print(f"{outcome.upper()} {page.path}\n  {told}\n  {' '.join(span.of(page.source.text).split())}")
            if tally["sentences"] == given.sentences:
                break
    server.shutdown()
    for name in ("sentences", "pages", "right", "no fragment", "nothing marked", "part or more", "wrong"):
        print(f"{name:16}{tally[name]:6}")
    print(f"right: {100 * tally['right'] / max(1, tally['sentences']):.1f} %")
    return int(tally["wrong"] > 0)


def tried(opened: Browser, base: str, source: Source, span: Span) -> tuple[str, str]:
    """Open one sentence; return what came of it, and what was marked."""
    fragment = fragment_for(source.text, span)
    if fragment is None:
        return "no fragment", ""
    found, wanted = marked(opened, f"{base}#:~:{fragment}"), "".join(span.of(source.text).split())
    if found == wanted:
        return "right", found
    if not found:
        return "nothing marked", fragment
    return ("part or more" if found in wanted or wanted in found else "wrong"), f"{fragment}\n  {found}"


if __name__ == "__main__":
    sys.exit(main())
