"""How a claim finds its sentence among up to a million, beside other searchers.

    python benchmarks/linking.py [--sizes 10000 1000000] [--claims 300] [--only find link tantivy bm25s rapidfuzz]

Corpus: the sentences of `../shared/benchmark/dev` and of the treebank in `../shared/treebank` (of the hand-written
articles where those are missing) are cut in two at the blank nearest to their middle, and halves are put together by
chance, seeded; one in ten of the longer words comes from elsewhere. A document has 25 sentences on average.

Claims: sentences of the corpus, half of them *edited* (one word in five dropped, one in five that has a neighbour in
the lexicons of claimcheck replaced by it, two swapped), half *rewritten* (second half first, words of five and more
letters replaced by a WordNet synonym where there is one, half of the function words and one in ten others dropped).
`right` is the share whose sentence comes first.

    find       claimcheck's index: the ten likeliest sentences of each claim
    link       the same and their alignment word by word, with what completes them; no parse
    tantivy    `pip install tantivy`; English stems, any of the claim's words
    bm25s      `pip install bm25s`; Snowball stems
    rapidfuzz  token_set_ratio with every sentence; with few claims, as each takes seconds

Every searcher runs in a process of its own and is given the same sentences in memory. Build and claims are processor
time of one thread; memory is the peak of the process, its interpreter and the corpus in it included, and what it was
before the build. At last claimcheck's index is kept in a file, as a project does it: the time to make and write it, to
open it again, and to bring it up to date after one document in a hundred has changed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
PER_DOCUMENT = (10, 40)
SLOW = 2_000_000
"""Sentences that a searcher which compares with each of them is asked about in all."""
Documents: TypeAlias = Iterable[list[str]]
Find: TypeAlias = Callable[[str], str]
"""From a claim to the text of the sentence that comes first."""


def seeds() -> list[str]:
    """Return real sentences of 6 to 40 words."""
    from claimcheck.language.documents import source_from_text

    files = sorted((SHARED / "benchmark" / "dev").glob("*.jsonl"))
    texts = [json.loads(line)["source"] for path in files for line in path.read_text("utf-8").splitlines()]
    texts = texts or [path.read_text("utf-8") for path in sorted((ROOT / "benchmarks").rglob("sources/*.txt"))]
    found = [
        " ".join(source.text_of(one).split())
        for source in map(source_from_text, dict.fromkeys(texts))
        for one in source.sentences
    ]
    for path in sorted((SHARED / "treebank").glob("*train*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            found += [line.removeprefix("# text = ").strip() for line in file if line.startswith("# text = ")]
    return [one for one in dict.fromkeys(found) if 6 <= len(one.split()) <= 40]


def corpus(count: int, chance: random.Random) -> list[list[str]]:
    """Make documents of ``count`` sentences in all."""
    real = seeds()
    halves = [_halves(one) for one in real]
    words = [word for one in real for word in re.findall(r"\b[a-z]{5,}\b", one)]
    swap = lambda match: chance.choice(words) if chance.random() < 0.1 else match.group()  # noqa: E731
    pattern = re.compile(r"\b[a-z]{5,}\b")
    made = [pattern.sub(swap, f"{chance.choice(halves)[0]} {chance.choice(halves)[1]}") for _ in range(count)]
    documents, at = [], 0
    while at < count:
        size = chance.randint(*PER_DOCUMENT)
        documents.append(made[at : at + size])
        at += size
    return documents


def _halves(sentence: str) -> tuple[str, str]:
    blanks = [at for at, character in enumerate(sentence) if character == " "]
    middle = min(blanks, key=lambda at: abs(at - len(sentence) // 2))
    return sentence[:middle], sentence[middle + 1 :]


def edited(sentence: str, chance: random.Random) -> str:
    """Change a sentence as an editor would."""
    from claimcheck.language.lexicons.relations import neighbours
    from claimcheck.language.lexicons.words import lemma_of

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


def rewritten(sentence: str, chance: random.Random) -> str:
    """Write a sentence anew, in another order and with other words."""
    from claimcheck.language.lexicons import wordnet
    from claimcheck.language.lexicons.words import is_stopword

    first, second = _halves(sentence)
    words = []
    for word in f"{second} {first}".split():
        bare = word.strip(".,;:\"'()").lower()
        if chance.random() < (0.5 if is_stopword(bare) else 0.1):
            continue
        same = sorted(one for one in wordnet.synonyms(bare) if " " not in one) if len(bare) > 4 else []
        words.append(chance.choice(same) if same and chance.random() < 0.5 else word)
    return " ".join(words)


def claims_of(documents: Sequence[list[str]], count: int, chance: random.Random) -> list[tuple[str, str, str]]:
    """Return kind, claim and sentence; both kinds are made of sentences of their own."""
    made = []
    for number in range(count):
        kind, change = (("edited", edited), ("rewritten", rewritten))[number % 2]
        sentence = chance.choice(chance.choice(documents))
        claim = change(sentence, chance)
        if len(claim.split()) > 4:
            made.append((kind, claim, sentence))
    return made


def _sources(documents: Documents) -> list[object]:
    from claimcheck.model import Sentence, SentenceKind, Source

    made: list[object] = []
    for name, texts in enumerate(documents):
        at, sentences = 0, []
        for number, text in enumerate(texts, 1):
            sentences.append(Sentence(number, at, at + len(text), SentenceKind.PROSE))
            at += len(text) + 1
        made.append(Source(id=f"{name:06}", text="\n".join(texts), sentences=tuple(sentences)))
    return made


def by_find(documents: Documents) -> Callable[[], Find]:
    """Index the documents; the first candidate counts."""
    from claimcheck.language.lexicons.terms import tokenize
    from claimcheck.matching import Index

    sources = _sources(documents)

    def build() -> Find:
        index = Index.build(sources)  # type: ignore[arg-type]

        def find(claim: str) -> str:
            found = index.candidates(tokenize(claim), 10)
            return found[0].source.text_of(found[0].sentence) if found else ""

        return find

    return build


def by_link(documents: Documents) -> Callable[[], Find]:
    """Index the documents; the anchor of the best link counts."""
    from claimcheck.engine.link import Linker
    from claimcheck.engine.ranking import Ranking
    from claimcheck.language.reading import read
    from claimcheck.matching import Index

    sources = _sources(documents)

    def build() -> Find:
        index = Index.build(sources)  # type: ignore[arg-type]

        def find(claim: str) -> str:
            reading = read(claim)
            link = next(iter(Ranking(Linker(index).linking(reading), reading)), None)
            return link.source.text_of(link.sentences[0]) if link else ""

        return find

    return build


def by_tantivy(documents: Documents) -> Callable[[], Find]:
    """Index the sentences with tantivy, English stems, and ask for any of the claim's words."""
    import tantivy

    texts = [text for document in documents for text in document]

    def build() -> Find:
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

        def find(claim: str) -> str:
            query = index.parse_query(" ".join(re.findall(r"\w+", claim)).lower(), ["text"])
            hits = searcher.search(query, 1).hits
            return texts[int(searcher.doc(hits[0][1])["number"][0])] if hits else ""

        return find

    return build


def by_bm25s(documents: Documents) -> Callable[[], Find]:
    """Index the sentences with bm25s, Snowball stems."""
    import bm25s
    import Stemmer

    texts = [text for document in documents for text in document]

    def build() -> Find:
        stemmer = Stemmer.Stemmer("english")
        model = bm25s.BM25()
        model.index(bm25s.tokenize(texts, stemmer=stemmer, show_progress=False), show_progress=False)

        def find(claim: str) -> str:
            tokens = bm25s.tokenize([claim], stemmer=stemmer, show_progress=False)
            return texts[int(model.retrieve(tokens, k=1, show_progress=False, n_threads=0)[0][0][0])]

        return find

    return build


def by_rapidfuzz(documents: Documents) -> Callable[[], Find]:
    """Compare a claim with every sentence."""
    from rapidfuzz import fuzz, process

    texts = [text for document in documents for text in document]
    return lambda: lambda claim: str(process.extractOne(claim, texts, scorer=fuzz.token_set_ratio)[0])


SEARCHERS = {
    "find": by_find,
    "link": by_link,
    "tantivy": by_tantivy,
    "bm25s": by_bm25s,
    "rapidfuzz": by_rapidfuzz,
}


def measure(name: str, folder: Path, count: int) -> dict[str, object]:
    """Build one searcher and ask it for all claims; runs in a process of its own."""
    claims = [json.loads(line) for line in (folder / "claims.jsonl").read_text("utf-8").splitlines()]
    with (folder / "corpus.jsonl").open(encoding="utf-8") as file:
        build = SEARCHERS[name](json.loads(line) for line in file)
    if name == "rapidfuzz":
        claims = claims[: max(6, SLOW // count)]
    before = _peak()
    start = time.process_time()
    find = build()
    built = time.process_time() - start
    find(claims[0][1])  # loads what is loaded once
    times, right = [], {"edited": [0, 0], "rewritten": [0, 0]}
    for kind, claim, sentence in claims:
        start = time.process_time()
        found = find(claim)
        times.append(1000 * (time.process_time() - start))
        right[kind][0] += found == sentence
        right[kind][1] += 1
    return {"built": built, "before": before, "peak": _peak(), "times": sorted(times), "right": right}


def stored(folder: Path) -> dict[str, object]:
    """Keep the index in a file; runs in a process of its own."""
    from claimcheck.project.cache.indexes import Indexes
    from claimcheck.project.cache.store import Store

    with (folder / "corpus.jsonl").open(encoding="utf-8") as file:
        sources = _sources(json.loads(line) for line in file)
    kept = Indexes(Store(folder / "cache", b"a key for this benchmark"), "", print, lambda: True)

    def spent() -> float:
        start = time.process_time()
        kept.of(sources)  # type: ignore[arg-type]
        return time.process_time() - start

    made, opened = spent(), spent()
    for number in range(0, len(sources), 100):
        text = sources[number].text.replace(" ", "\u00a0", 3)  # type: ignore[attr-defined]
        sources[number] = sources[number].model_copy(update={"text": text})  # type: ignore[attr-defined]
    updated = spent()
    size = sum(path.stat().st_size for path in (folder / "cache").glob("*.index")) / 1e6
    return {"made": made, "opened": opened, "updated": updated, "size": size, "peak": _peak()}


def _peak() -> float:
    """The most memory that this process has taken so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(name: str, told: dict[str, object]) -> Iterator[str]:
    """Yield the row of one searcher."""
    times, right = told["times"], told["right"]
    assert isinstance(times, list) and isinstance(right, dict)  # noqa: PT018 - as measure() made it
    share = "".join(f"{good / all_:>11.3f}" if all_ else f"{'-':>11}" for good, all_ in right.values())
    yield f"{name:10}{statistics.median(times):>10.2f}{times[int(0.9 * len(times))]:>9.2f}{share}"
    yield f"{told['built']:>9.1f}{told['peak']:>9.0f}{told['before']:>9.0f}  {len(times)}"


def run(count: int, asked: int, names: Sequence[str]) -> None:
    """Print the table of one size."""
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        documents = corpus(count, chance)
        with (folder / "corpus.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(document) + "\n" for document in documents)
        claims = claims_of(documents, asked, chance)
        (folder / "claims.jsonl").write_text("".join(json.dumps(claim) + "\n" for claim in claims), "utf-8")
        print(f"\n{count:,} sentences in {len(documents):,} documents; milliseconds a claim, seconds, MB")
        print(
            f"{'':10}{'median':>10}{'p90':>9}{'edited':>11}{'rewritten':>11}{'build':>9}{'peak':>9}{'before':>9}  asked"
        )
        environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        for name in [*names, "stored"]:
            command = [sys.executable, __file__, "--measure", name, place, str(count)]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{name:10} left out: {done.stderr.strip().splitlines()[-1]}")
            elif name == "stored":
                told = json.loads(done.stdout)
                print("stored: " + ", ".join(f"{what} {figure:.1f}" for what, figure in told.items()))
            else:
                print("".join(show(name, json.loads(done.stdout))), flush=True)


def main() -> None:
    """Read the command line, and print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--claims", type=int, default=300)
    parser.add_argument("--only", nargs="+", choices=list(SEARCHERS), default=list(SEARCHERS))
    parser.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.measure:
        name, folder, count = chosen.measure
        told = stored(Path(folder)) if name == "stored" else measure(name, Path(folder), int(count))
        print(json.dumps(told))
        return
    for size in chosen.sizes:
        run(size, chosen.claims, chosen.only)


if __name__ == "__main__":
    main()
