"""Throws broken files at whatever reads files; anything but a result or an error of our own is a crash.

    python benchmarks/fuzz.py [--minutes 5] [--seed 7] [--only TARGET] [--keep FOLDER]

Inputs are good files of each kind, mutated: bits turned, stretches cut out, doubled, swapped, or taken from another
file, words of the format put in, one character repeated many times. An input that takes longer than ten seconds of
processor time is a hang. Crashes are told once for each place in our code that they come from; `--keep` writes their
inputs, to become tests.
"""

from __future__ import annotations

import argparse
import hashlib
import hmac
import io
import json
import random
import signal
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from claimcheck import Checker
from claimcheck.batch.inputs import find_inputs
from claimcheck.batch.labelled import read_labelled
from claimcheck.claimfiles import read_claim_file
from claimcheck.engine import Options, verify
from claimcheck.engine.audit import Demands, audit
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Claim
from claimcheck.project.baseline import read_baseline
from claimcheck.project.cache.store import Store, StoreError
from claimcheck.project.flips import read_run
from claimcheck.project.lock import read_lock
from claimcheck.project.settings import read_settings
from claimcheck.readers import read_source
from claimcheck.renderers import render
from claimcheck.renderers.marking import claims_of, mark
from claimcheck.renderers.style import Style

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 10.0
SLOW = ["text", "audited.md"]
"""Targets that judge, and get a smaller share."""
KEY = b"k" * 64
WORDS = [
    word.decode("unicode_escape").encode("latin-1")
    for line in (
        rb"\0 \xff\xfe \xef\xbb\xbf \xed\xa0\x80 \r\n \n\n ---\n -\x20 :\x20 # &a\x20 *a\x20 !!python/object:os.system",
        rb"<<:\x20 { } [ ] \x22 ' \x22\x22\x22 ```\n <!-- --> <script> </p> &#x110000; &#0; \x5cud800 1e999 -0 NaN",
        rb"99999999999999999999 claims: claim: quote: ignore: expect: source: 00:00:01.000\x20-->\x20 \xe2\x80\x9c",
        rb"\xe2\x80\xae \xcc\x81 11:99 $3bn \xc2\xbd null true [[ = obj stream\n",
    )
    for word in line.split(b" ")
]


def docx() -> bytes:
    """Make a small Word file."""
    body = "".join(f"<w:p><w:r><w:t>At least {n} people were killed.</w:t></w:r></w:p>" for n in range(3))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return file.getvalue()


def pdf() -> bytes:
    """Make a small PDF; its reader finds the objects without a table of them."""
    text = b"BT /F1 12 Tf 72 720 Td (At least 11 people were killed.) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length " + str(len(text)).encode() + b">>stream\n" + text + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    body = b"".join(str(n).encode() + b" 0 obj" + one + b"endobj\n" for n, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def parquet(record: bytes) -> bytes:
    """Make a small Parquet file of records."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([json.loads(record)] * 3), file)
    return file.getvalue()


def report_of(path: Path) -> bytes:
    """Make a report of one claim about a text."""
    report = verify([read_source(path, path.parent)], [Claim(id="x", text="Many were killed")])
    return render(report, "json", Style()).encode()


def seeds() -> dict[str, list[bytes]]:
    """Return good files by the name under which a target wants them."""
    article = next((ROOT / "source").glob("*.txt")).read_bytes()
    record = json.dumps(
        {"id": "1", "source": "At least 11 were killed.", "claim": "11 were killed", "label": "supported"}
    ).encode()
    claims = (ROOT / "claims" / "iran-pakistan-talks.yaml").read_bytes()
    toml = (
        b'source = "a"\n[[claims]]\nid = "x"\nclaim = "it rained"\nquote = "It rained"\nexpect = "contradicted"\n'
        b'ignore = {CC101 = "why"}\n'
    )
    lines = b'{"claim": "it rained", "source": "a", "id": "x"}\n"it rained"\n'
    page = b"<html><head><title>T</title></head><body><h1>H</h1><p>It <b>rained</b>&nbsp;here.</p><table><tr><td>1"
    markdown = b"# Title\n\nIt rained. [Much](http://x).\n\n- one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n```\ncode\n```\n"
    cues = b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nIt rained.\n\n00:00:03.000 --> 00:00:04.000\n<v Bob>It snowed.\n"
    lock = (
        b'version = 1\n\n[[claim]]\nid = "x"\nclaim = "it rained"\nsource = "a"\nsentence = 1\nquote = "It rained."\n'
    )
    baseline = b'{"version": 1, "claims": [{"file": "claims/a.yaml", "id": "x", "findings": ["CC101"]}]}'
    settings = b'[tool.claimcheck]\nstrictness = "low"\n[tool.claimcheck.sources.a]\nurl = "https://x"\n'
    notes = b"It rained.[^a] It snowed [1]. They met (a#s2).\n\n[^a]: a#s1: \xe2\x80\x9cIt rained.\xe2\x80\x9d\n[1]: https://x#:~:text=It\n"
    return {
        "audited.md": [notes, article[:400]],
        "cited.md": [notes],
        "records.parquet": [parquet(record)],
        "report.json": [report_of(next((ROOT / "source").glob("*.txt")))],
        "source.txt": [article, article[:300]],
        "source.md": [markdown, article[:500]],
        "source.html": [page],
        "source.docx": [docx()],
        "source.pdf": [pdf()],
        "source.vtt": [cues],
        "source.srt": [cues.replace(b"WEBVTT\n\n", b"1\n").replace(b".000", b",000")],
        "source.json": [b'{"a": {"b": ["It rained.", 1.5, null]}, "c": "x"}'],
        "source.jsonl": [lines, record],
        "claims.yaml": [claims],
        "claims.md": [(ROOT / "claims" / "headlines.md").read_bytes(), markdown],
        "claims.toml": [toml],
        "claims.jsonl": [lines],
        "claimcheck.lock": [lock],
        "claimcheck-baseline.json": [baseline],
        "claimcheck.toml": [settings[17:]],
        "pyproject.toml": [settings],
        "records.jsonl": [record, b"\n".join([record] * 3)],
        "cache": [b"key {}\nother [1]\n"],
        "text": [article[:400]],
    }


def mutated(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Change a file in one to four ways."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.choice((1, 2, 8, 64, 400)))
        match chance.randrange(8):
            case 0 if at < len(made):
                made[at] ^= 1 << chance.randrange(8)
            case 1:
                del made[at:end]
            case 2:
                made[at:at] = made[at:end] * chance.choice((1, 2, 50))
            case 3 | 4:
                made[at:at] = chance.choice(WORDS) * chance.choice((1, 1, 1, 3, 300))
            case 5:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                made[at:end] = other[start : start + 200]
            case 6:
                made[at:at] = bytes([chance.choice(b"aA0 .,-_*#\"'([{<&\n\t")]) * chance.choice((10, 1000, 30_000))
            case _:
                made[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
    return bytes(made)


def spans_hold(path: Path) -> None:
    """Read a source, and hold its sentences against its text."""
    source = read_source(path, path.parent)
    before = 0
    for one in source.sentences:
        if not before <= one.start < one.end <= len(source.text):
            raise AssertionError(
                f"sentence {one.number} is {one.start}..{one.end} of {len(source.text)} after {before}"
            )
        before = one.end


def judge(path: Path) -> None:
    """Check the first half of a text against the second."""
    text = path.read_bytes().decode(errors="surrogateescape")
    Checker().check(text[: min(300, len(text) // 2)], text[len(text) // 2 :][:2000])


def audit_text(path: Path) -> None:
    """Audit a text against a source, put footnotes into it, and show the report in every way that a person reads."""
    source = read_source(next((ROOT / "source").glob("*.txt")), ROOT)
    report = audit(read_source(path, path.parent), [source], Options(), Demands())
    mark(report)
    for form in ("full", "html", "markdown", "sarif", "junit"):
        render(report, form, Style(verbose=True))


def target(name: str) -> Callable[[Path], object]:
    """Return what reads a file of this name."""
    if name.startswith("source."):
        return spans_hold
    if name.startswith("claims."):
        return lambda path: read_claim_file(path, path.parent)
    return {
        "audited.md": audit_text,
        "cited.md": lambda path: claims_of(read_source(path, path.parent)),
        "report.json": read_run,
        "records.parquet": lambda path: [*find_inputs(str(path)).entries()],
        "claimcheck.lock": lambda path: read_lock(path.parent),
        "claimcheck-baseline.json": lambda path: read_baseline(path.parent),
        "claimcheck.toml": lambda path: read_settings(path.parent),
        "pyproject.toml": lambda path: read_settings(path.parent),
        "records.jsonl": lambda path: [
            *find_inputs(str(path)).entries(),
            *read_labelled(path.open("rb"), [path.parent]),
        ],
        "cache": lambda path: cached(path),
        "text": judge,
    }[name]


def cached(path: Path) -> None:
    """Read a shard as it came, and one that is signed but holds anything."""
    folder = path.parent / "shards"
    folder.mkdir(exist_ok=True)
    store = Store(folder, KEY)
    data = path.read_bytes()
    signature = hmac.new(KEY, b"x\n" + data, hashlib.sha256).hexdigest().encode() + b"\n"
    for content in (data, signature + data):
        (folder / "x.shard").write_bytes(content)
        try:
            store.read("x")
        except StoreError:
            continue


def crash(name: str, path: Path) -> str | None:
    """Return what went wrong with one input, by the place in our code; nothing when all went well."""
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        target(name)(path)
    except ClaimcheckError:
        return None
    except Exception as error:
        frames = [one for one in traceback.extract_tb(error.__traceback__) if "/claimcheck/" in one.filename]
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "outside"
        return f"{type(error).__name__} at {place}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def hang(*_: object) -> None:
    """End what takes too long."""
    raise TimeoutError(f"more than {SECONDS:g} s")


def main() -> None:
    """Read the command line, throw files for some minutes, and print what crashed; exit with 1 if anything did."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", choices=sorted(seeds()))
    parser.add_argument("--keep", type=Path)
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    signal.signal(signal.SIGVTALRM, hang)
    good = seeds()
    names = [chosen.only] if chosen.only else [name for name in good if name not in SLOW] * 3 + SLOW
    others = [data for kind in good.values() for data in kind]
    tried: Counter[str] = Counter()
    crashes: Counter[str] = Counter()
    end = time.monotonic() + 60 * chosen.minutes
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            name = chance.choice(names)
            path = Path(folder) / name
            path.write_bytes(mutated(chance.choice(good[name]), others, chance))
            tried[name] += 1
            if (found := crash(name, path)) is not None:
                crashes[f"{name}: {found}"] += 1
                if crashes[f"{name}: {found}"] == 1:
                    print(f"{name}: {found}", flush=True)
                    if chosen.keep:
                        chosen.keep.mkdir(parents=True, exist_ok=True)
                        path.rename(chosen.keep / f"{len(crashes):03}-{name}")
            path.unlink(missing_ok=True)
    print(
        f"{tried.total()} inputs, {len(crashes)} crashes: "
        + ", ".join(f"{count} {name}" for name, count in sorted(tried.items()))
    )
    raise SystemExit(bool(crashes))


if __name__ == "__main__":
    main()
