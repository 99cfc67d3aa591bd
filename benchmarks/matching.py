"""How quickly a claim finds its sentence, and how quickly pairs are judged.

    OMP_NUM_THREADS=1 python benchmarks/matching.py [--claims 200] [--pairs 200]

One claim: the hand-written claims against one source of 500 sentences, which is split and indexed before. The sentences
are those of the hand-written articles and of the example, topped up from `../shared/benchmark/dev` where that is
present.

    link      candidates from the index and their alignment, word by word; no parse. What was read of a sentence for one
              claim is kept for the next, as in `claimcheck verify`
    first     the same when nothing but the index is kept, so that each claim pays for reading its candidates
    verdict   `first`, then the parse of claim and evidence, and all rules
    fuzzy     rapidfuzz: process.extractOne(claim, sentences, scorer=fuzz.token_set_ratio), which only finds

`right` is the share of claims whose first sentence is the one that the claim was written from.

Many pairs: pairs a second as `claimcheck batch` judges them, the parse included, on one core; cold, every source is new
and has to be split and indexed; sharing, all pairs about one source come one after the other. Times are processor time.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from rapidfuzz import fuzz, process

from claimcheck.batch.run import check_records
from claimcheck.engine import Checker
from claimcheck.engine.judge import Judge
from claimcheck.engine.link import Linker
from claimcheck.engine.ranking import Ranking
from claimcheck.garbage import collect_seldom
from claimcheck.language.documents import source_from_text
from claimcheck.language.reading import read
from claimcheck.matching import Index
from claimcheck.model import Sentence, SentenceKind, Source
from claimcheck.readers import read_source

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "benchmark" / "dev"
OWN = ROOT / "benchmarks" / "handwritten"
SETS = ("article_dev", "article_more", "fields_dev", "fields_more")
SENTENCES = 500
T = TypeVar("T")


class Written(NamedTuple):
    """A hand-written claim."""

    claim: str
    source: Path
    quote: str


def written() -> list[Written]:
    """Read the claims that may be looked at."""
    rows = (json.loads(line) for name in SETS for line in (OWN / f"{name}.jsonl").read_text("utf-8").splitlines())
    return [Written(row["claim"], _path(row["source_file"]), row["evidence_quote"]) for row in rows]


def _path(name: str) -> Path:
    own = OWN / "sources" / name
    return own if own.exists() else ROOT / "source" / name


def shared_rows() -> list[dict[str, str]]:
    """Read the labelled pairs that lie beside the checkout, a set after the other; none where they are missing."""
    files = sorted(SHARED.glob("*.jsonl"))
    return [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines() if line.strip()]


def many_sentences(claims: Sequence[Written]) -> Source:
    """Make one source of the articles' sentences, and of others up to 500."""
    articles = [read_source(path, ROOT) for path in dict.fromkeys(row.source for row in claims)]
    texts = dict.fromkeys(_plain(article, sentence) for article in articles for sentence in article.sentences)
    for text in dict.fromkeys(row["source"] for row in shared_rows()):
        if len(texts) >= SENTENCES:
            break
        other = source_from_text(text)
        texts.update(dict.fromkeys(_plain(other, sentence) for sentence in other.sentences))
    return _joined(list(texts)[:SENTENCES])


def _plain(source: Source, sentence: Sentence) -> str:
    return " ".join(source.text_of(sentence).split())


def _joined(texts: Sequence[str]) -> Source:
    sentences, at = [], 0
    for number, text in enumerate(texts, 1):
        sentences.append(Sentence(number, at, at + len(text), SentenceKind.PROSE))
        at += len(text) + 1
    return Source(id="many", text="\n".join(texts), sentences=tuple(sentences))


def finders(source: Source) -> dict[str, Callable[[str], str]]:
    """List the ways from a claim to the text of the sentence that is thought to carry it."""
    index = Index.build([source])
    sentences = [source.text_of(sentence) for sentence in source.sentences]
    kept = Linker(index)

    def linked(linker: Linker, claim: str) -> str:
        reading = read(claim)
        link = next(iter(Ranking(linker.linking(reading), reading)), None)
        return source.text_of(link.sentences[0]) if link else ""

    def link(claim: str) -> str:
        return linked(kept, claim)

    def first(claim: str) -> str:
        return linked(Linker(index), claim)

    def verdict(claim: str) -> str:
        evidence = Judge(index).verdict(claim).evidence
        return evidence[0].text if evidence else ""

    def fuzzy(claim: str) -> str:
        found = process.extractOne(claim, sentences, scorer=fuzz.token_set_ratio)
        return found[0] if found else ""

    return {"link": link, "first": first, "verdict": verdict, "fuzzy": fuzzy}


def timed(find: Callable[[str], str], claims: Sequence[Written]) -> tuple[list[float], int]:
    """Return milliseconds a claim, in rising order, and how many found the sentence that the claim came from."""
    find(claims[0].claim)  # loads what is loaded once
    times, right = [], 0
    for row in claims:
        begin = time.process_time()
        found = find(row.claim)
        times.append(1000 * (time.process_time() - begin))
        right += " ".join(row.quote.split()) in found or (bool(found) and found in " ".join(row.quote.split()))
    return sorted(times), right


def evenly(items: Sequence[T], count: int) -> list[T]:
    """Take ``count`` items at even distances, or all when there are fewer."""
    step = max(1, len(items) / count)
    return [items[int(number * step)] for number in range(min(count, len(items)))]


def lines(rows: Sequence[tuple[str, str]], *, distinct: bool) -> Iterator[bytes]:
    """Write claims and sources as records; ``distinct`` makes each source a new one."""
    for number, (claim, source) in enumerate(rows):
        text = f"{source}\n\nNote {number}." if distinct else source
        yield json.dumps({"id": str(number), "claim": claim, "source": text}).encode()


def pairs_a_second(rows: Sequence[tuple[str, str]], *, distinct: bool) -> float:
    """Judge the rows as ``claimcheck batch`` does."""
    records = list(lines(rows, distinct=distinct))
    begin = time.process_time()
    done = sum(1 for _ in check_records(records))
    return done / (time.process_time() - begin)


def show_claims(claims: Sequence[Written], count: int) -> None:
    """Print the table of one claim against many sentences."""
    source = many_sentences(claims)
    chosen = evenly(claims, count)
    found = {name: timed(find, chosen) for name, find in finders(source).items()}
    base = statistics.median(found["fuzzy"][0])
    print(f"{len(chosen)} claims, {len(source.sentences)} sentences, milliseconds a claim")
    print(f"{'':10}{'median':>9}{'p90':>9}{'to fuzzy':>10}{'right':>8}")
    for name, (times, right) in found.items():
        median, high = statistics.median(times), times[int(0.9 * len(times))]
        print(f"{name:10}{median:>9.2f}{high:>9.2f}{median / base:>9.1f}x{right / len(chosen):>8.3f}")


def show_pairs(claims: Sequence[Written], count: int) -> None:
    """Print the pairs a second, of the hand-written articles and of the shared sets."""
    Checker().check("It rained.", "It rained.")  # loads the model
    own = sorted(((row.claim, row.source.read_bytes().decode()) for row in claims), key=lambda pair: pair[1])
    sets = {"hand-written": own, "shared dev": [(row["claim"], row["source"]) for row in shared_rows()]}
    print(f"\n{'pairs/s':14}{'pairs':>7}{'characters':>12}{'cold':>8}{'sharing':>9}")
    for name, rows in sets.items():
        if not rows:
            print(f"{name:14} {SHARED} is not there")
            continue
        mixed = evenly(rows, count)
        cold = pairs_a_second(mixed, distinct=True)
        # Only pairs that stand together share; the first `count` are a few sources with all their claims.
        sharing = pairs_a_second(rows[:count], distinct=False) if name == "hand-written" else float("nan")
        size = statistics.median(len(source) for _, source in mixed)
        print(f"{name:14}{len(mixed):>7}{size:>12.0f}{cold:>8.0f}{sharing:>9.0f}")


def main() -> None:
    """Measure and print."""
    collect_seldom()  # as the command does
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=200, help="hand-written claims to find")
    parser.add_argument("--pairs", type=int, default=200, help="pairs to judge, of each kind")
    arguments = parser.parse_args()
    claims = written()
    show_claims(claims, arguments.claims)
    show_pairs(claims, arguments.pairs)


if __name__ == "__main__":
    main()
