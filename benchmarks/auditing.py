"""How `audit` judges whole texts: summaries by hand with one false sentence, and labelled sets, beside `batch`.

    python benchmarks/auditing.py                            # the 40 summaries that are only scored
    python benchmarks/auditing.py --strictness low           # doubts about words in long statements are warnings
    python benchmarks/auditing.py summaries_dev --wrong      # those for tuning, and what went wrong
    python benchmarks/auditing.py summedits bump defacto     # labelled claims as texts, and through `batch`
    python benchmarks/auditing.py summedits --limit 100      # a seeded sample

A summary is green when each of its statements is supported. Its false sentence is found when a statement of that very
sentence is not. Summaries: `benchmarks/handwritten/summaries*.jsonl`; sets: `../shared/benchmark/dev/`, where present.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from claimcheck.engine import Checker, Options, Strictness
from claimcheck.engine.audit import audit
from claimcheck.language.documents import source_from_text
from claimcheck.model import Report, Source, VerdictKind
from claimcheck.readers import read_source

ROOT = Path(__file__).resolve().parents[1]
HANDWRITTEN = ROOT / "benchmarks" / "handwritten"
SETS = ROOT.parent / "shared" / "benchmark" / "dev"


class Summary(NamedTuple):
    """A text made from one source, and which of its sentences is false."""

    id: str
    source: str
    """Name of a file in `handwritten/sources/` or `source/`."""
    text: str
    false: str | None = None
    """The sentence, as it stands in the text."""


def summaries(name: str) -> Iterator[Summary]:
    """Read a set of summaries; raise for one whose false sentence is not in it."""
    for line in (HANDWRITTEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        one = Summary(**json.loads(line))
        assert one.false is None or one.text.count(one.false) == 1, one.id
        yield one


def source_of(name: str) -> Source:
    """Read a source of the hand-written sets, or the worked example."""
    folder = HANDWRITTEN / "sources" if (HANDWRITTEN / "sources" / name).exists() else ROOT / "source"
    return read_source(folder / name, folder)


def red(report: Report) -> list[tuple[int, str]]:
    """Return where each statement that fails stands, and why."""
    audited = report.audited
    assert audited is not None
    places = {statement.claim: statement.spans[0].start for statement in audited.statements}
    return [
        (places[result.claim.id], f"{result.claim.text} ({', '.join(one.code for one in result.verdict.findings)})")
        for result in report.failed
    ]


def score_summaries(name: str, options: Options, *, wrong: bool) -> None:
    """Print how many false sentences are found, how many clean summaries are green, and false alarms a sentence."""
    found = [0, 0]
    green = [0, 0]
    alarms = [0, 0]
    for one in summaries(name):
        report = audit(source_from_text(one.text, "summary"), [source_of(one.source)], options)
        begin = one.text.index(one.false) if one.false else -1
        failing = red(report)
        inside = [why for at, why in failing if one.false and begin <= at < begin + len(one.false)]
        outside = [why for at, why in failing if why not in inside]
        alarms[0] += len(set(outside))
        alarms[1] += len(report.results)
        if one.false:
            found[0] += bool(inside)
            found[1] += 1
        else:
            green[0] += not failing and bool(report.results)
            green[1] += 1
        if wrong and (outside or (one.false and not inside)):
            print(f"{one.id}: " + (f"missed: {one.false}" if one.false and not inside else ""))
            print("".join(f"    false alarm: {why}\n" for why in outside), end="")
    false = f"false sentence found {found[0]} of {found[1]} ({_percent(found)})"
    clean = f"clean summary green {green[0]} of {green[1]} ({_percent(green)})"
    print(f"{name} ({options.strictness}): {false}, {clean}; {alarms[0]} of {alarms[1]} statements cried down wrongly")


def _percent(pair: Sequence[int]) -> str:
    return f"{100 * pair[0] / pair[1]:.0f} %" if pair[1] else "–"


def score_set(name: str, limit: int | None) -> tuple[float, float]:
    """Print and return balanced accuracy through `audit` and through `batch`."""
    records = [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    if limit:
        records = Random(7).sample(records, min(limit, len(records)))
    checker = Checker()
    told = [(record["label"] == "supported", _audited(record), _batched(checker, record)) for record in records]
    accuracies = []
    for which in (1, 2):
        ok = [row[which] for row in told if row[0]]
        err = [not row[which] for row in told if not row[0]]
        accuracies.append((sum(ok) / len(ok) + sum(err) / len(err)) / 2)
    print(f"{name:12} {len(told):5} records   audit {accuracies[0]:.3f}   batch {accuracies[1]:.3f}", flush=True)
    return accuracies[0], accuracies[1]


def _audited(record: dict[str, Any]) -> bool:
    report = audit(source_from_text(record["claim"], "summary"), [source_from_text(record["source"], "source")])
    return bool(report.results) and not report.failed


def _batched(checker: Checker, record: dict[str, Any]) -> bool:
    return checker.check(record["claim"], record["source"]).verdict is VerdictKind.SUPPORTED


def main() -> None:
    """Score what is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=["summaries"])
    parser.add_argument("--wrong", action="store_true", help="list what went wrong (not of a set that is only scored)")
    parser.add_argument("--strictness", default="normal", choices=[*Strictness])
    parser.add_argument("--limit", type=int, help="records of a labelled set")
    arguments = parser.parse_args()
    scored = []
    for name in arguments.names:
        if (HANDWRITTEN / f"{name}.jsonl").exists():
            score_summaries(name, Options(strictness=Strictness(arguments.strictness)), wrong=arguments.wrong)
        elif (SETS / f"{name}.jsonl").exists():
            scored.append(score_set(name, arguments.limit))
        else:
            print(f"{name}: not here, left out")
    if len(scored) > 1:
        means = [sum(values) / len(scored) for values in zip(*scored, strict=True)]
        print(f"{'mean':12} {'':5}           audit {means[0]:.3f}   batch {means[1]:.3f}")


if __name__ == "__main__":
    main()
