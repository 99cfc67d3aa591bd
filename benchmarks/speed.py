"""How long a run on save takes, and how quickly a claim finds its sentence among very many.

    python benchmarks/speed.py [--sentences 100000] [--claims 200] [--skip-startup]

Start-up: processor time (user and system, all threads) of fresh interpreters with compiled code, the least of five,
each also as a ratio to importing what it can't do without, in the same run.

Link: sentences are made from those of `../shared/benchmark/dev` (of the example where that is missing): each has one in
three of its longer words taken from others, so that no two are the same. A claim is one of them, edited: words dropped,
a synonym or another form put in where the lexicon has one, two words swapped. Right is who finds that sentence first.
Peers get the same claims and sentences: tantivy and bm25s (`pip install tantivy bm25s`), and rapidfuzz's
`token_set_ratio` over all sentences, with few claims because it takes seconds each.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
VERIFY = "from claimcheck.cli import main; main(['verify', *{}])"
BASES = {
    "pydantic and rapidfuzz": "import pydantic, rapidfuzz",
    "pydantic's BaseModel and rapidfuzz": "import rapidfuzz; from pydantic import BaseModel",
    "spaCy": "import spacy",
}


class Found(NamedTuple):
    """What one searcher did with the claims."""

    name: str
    build: float
    """Seconds."""
    times: list[float]
    """Milliseconds a claim."""
    right: int


def processor_ms(code: str, environment: dict[str, str], runs: int = 5) -> float:
    """Return the least processor time of some fresh interpreters that run ``code``, after one that compiles."""
    least = float("inf")
    for run in range(runs + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if run:
            least = min(least, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return 1000 * least


def startup() -> None:
    """Print what runs cost, and what that is in imports."""
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTHONDONTWRITEBYTECODE")}
    with tempfile.TemporaryDirectory() as folder:
        environment |= {"PYTHONPYCACHEPREFIX": folder, "XDG_STATE_HOME": folder}
        base = {name: processor_ms(code, environment) for name, code in BASES.items()}
        warm = processor_ms(VERIFY.format([]), environment)
        cold = processor_ms(VERIFY.format(["--no-cache"]), environment, 3)
        help_ = processor_ms("from claimcheck.cli import main; main(['--help'])", environment)
    for name, took in base.items():
        print(f"import {name:<36} {took:7.0f} ms")
    print(f"{'claimcheck --help':<43} {help_:7.0f} ms")
    for name, took, others in (("warm", warm, list(base)[:2]), ("cold", cold, ["spaCy"])):
        ratios = ", ".join(f"{took / base[other]:.2f} x {other}" for other in others)
        print(f"{'verify of the example, ' + name:<43} {took:7.0f} ms   {ratios}")


def sentences(count: int, chance: random.Random) -> list[str]:
    """Make sentences in which one in three longer words comes from another one."""
    from claimcheck.language.documents import source_from_text
    from matching import shared_rows  # the benchmark beside this one

    texts = list(dict.fromkeys(row["source"] for row in shared_rows()))
    texts = texts or [path.read_text("utf-8") for path in sorted((ROOT / "source").glob("*.txt"))]
    chance.shuffle(texts)
    seeds: list[str] = []
    for text in texts:
        source = source_from_text(text)
        seeds += [" ".join(source.text_of(one).split()) for one in source.sentences if one.end - one.start < 300]
        if len(seeds) > 20_000:
            break
    seeds = [seed for seed in dict.fromkeys(seeds) if len(seed.split()) > 7]
    words = [word for seed in seeds for word in re.findall(r"\w{5,}", seed)]
    swap = lambda word: chance.choice(words) if chance.random() < 1 / 3 else word.group()  # noqa: E731
    return [re.sub(r"\w{5,}", swap, chance.choice(seeds)) for _ in range(count)]


def edited(sentence: str, chance: random.Random) -> str:
    """Edit a sentence as somebody who writes it anew: words dropped, replaced by a neighbour, two swapped."""
    from claimcheck.language.relations import neighbours
    from claimcheck.language.words import lemma_of

    words = []
    for word in sentence.split():
        if chance.random() < 0.2:
            continue
        near = sorted(other for other in neighbours(lemma_of(word.lower())) if other.isalpha())
        words.append(chance.choice(near) if near and chance.random() < 0.2 else word)
    if len(words) > 3:
        at = chance.randrange(len(words) - 1)
        words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def search(name: str, build: Callable[[], Callable[[str], int]], claims: Sequence[tuple[int, str]]) -> Found:
    """Time one searcher; it returns the number of the sentence that it puts first."""
    start = time.process_time()
    first = build()
    built = time.process_time() - start
    times, right = [], 0
    for number, claim in claims:
        start = time.process_time()
        right += first(claim) == number
        times.append(1000 * (time.process_time() - start))
    return Found(name, built, times, right)


def ours(texts: Sequence[str], *, align: bool) -> Callable[[str], int]:
    """Index the sentences; ``align`` also aligns the candidates word by word, as linking does."""
    from claimcheck.engine.link import Linker
    from claimcheck.language.documents import source_from_blocks
    from claimcheck.language.reading import read
    from claimcheck.language.terms import tokenize
    from claimcheck.matching import Index
    from claimcheck.model import Block, SentenceKind

    starts, at = {}, 0
    for number, text in enumerate(texts):
        starts[at] = number
        at += len(text) + 1
    blocks = (Block(start, start + len(texts[number]), SentenceKind.ITEM) for start, number in starts.items())
    index = Index.build([source_from_blocks("\n".join(texts), blocks, "all", None)])

    def first(claim: str) -> int:
        if align:
            links = Linker(index).links(read(claim, 0, len(claim)))
            return starts.get(links[0].sentences[0].start, -1) if links else -1
        found = index.candidates(tokenize(claim, 0, len(claim)), 10)
        return starts.get(found[0].sentence.start, -1) if found else -1

    return first


def by_tantivy(texts: Sequence[str]) -> Callable[[str], int]:
    """Index the sentences with tantivy, English stems, and ask for any of the claim's words."""
    import tantivy

    schema = tantivy.SchemaBuilder()
    schema.add_text_field("text", tokenizer_name="en_stem")
    schema.add_integer_field("number", stored=True)
    index = tantivy.Index(schema.build())
    writer = index.writer(num_threads=1)
    for number, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=text, number=number))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def first(claim: str) -> int:
        query = index.parse_query(" ".join(re.findall(r"\w+", claim)).lower(), ["text"])
        hits = searcher.search(query, 1).hits
        return int(searcher.doc(hits[0][1])["number"][0]) if hits else -1

    return first


def by_bm25s(texts: Sequence[str]) -> Callable[[str], int]:
    """Index the sentences with bm25s, Snowball stems."""
    import bm25s
    import Stemmer

    stemmer = Stemmer.Stemmer("english")
    model = bm25s.BM25()
    model.index(bm25s.tokenize(list(texts), stemmer=stemmer, show_progress=False), show_progress=False)

    def first(claim: str) -> int:
        tokens = bm25s.tokenize([claim], stemmer=stemmer, show_progress=False)
        return int(model.retrieve(tokens, k=1, show_progress=False, n_threads=0)[0][0][0])

    return first


def by_rapidfuzz(texts: Sequence[str]) -> Callable[[str], int]:
    """Compare a claim with every sentence."""
    from rapidfuzz import fuzz, process

    return lambda claim: int(process.extractOne(claim, texts, scorer=fuzz.token_set_ratio)[2])


def link(count: int, asked: int) -> None:
    """Print what each searcher needed to find the sentences of the same claims."""
    chance = random.Random(7)
    texts = sentences(count, chance)
    wanted = chance.sample(range(count), asked)
    claims = [(number, claim) for number in wanted if len((claim := edited(texts[number], chance)).split()) > 4]
    searchers: list[tuple[str, Callable[[], Callable[[str], int]], int]] = [
        ("claimcheck, candidates", lambda: ours(texts, align=False), asked),
        ("claimcheck, aligned", lambda: ours(texts, align=True), asked),
        ("tantivy", lambda: by_tantivy(texts), asked),
        ("bm25s", lambda: by_bm25s(texts), asked),
        ("rapidfuzz token_set_ratio", lambda: by_rapidfuzz(texts), min(asked, 2_000_000 // count + 3)),
    ]
    print(f"\n{count:,} sentences, {len(claims)} edited claims    median     p90  right first   build")
    for name, build, most in searchers:
        try:
            found = search(name, build, claims[:most])
        except ImportError as error:
            print(f"{name:<40} left out: {error}")
            continue
        p90 = sorted(found.times)[int(0.9 * len(found.times))]
        share = found.right / len(found.times)
        print(f"{name:<37} {statistics.median(found.times):7.2f} {p90:7.2f} ms     {share:.3f} {found.build:7.1f} s")


def main() -> None:
    """Read the command line and print both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--claims", type=int, default=200)
    parser.add_argument("--skip-startup", action="store_true")
    chosen = parser.parse_args()
    if not chosen.skip_startup:
        startup()
    link(chosen.sentences, chosen.claims)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of all together: {peak:,.0f} MB")


if __name__ == "__main__":
    main()
