"""Judge labelled claims and print how often the verdict is right, by set, by kind and by rule.

    python benchmarks/judgement.py                       # all sets that are here
    python benchmarks/judgement.py fever fields_dev      # some of them
    python benchmarks/judgement.py fields_dev --wrong    # and list each wrong verdict
    python benchmarks/judgement.py fever --half read     # the half that may be read while rules are written

Sets: `../shared/benchmark/dev/*.jsonl` (human-labelled, where present) and `benchmarks/handwritten/*.jsonl`.
Columns: ok = share of supported claims passed, err = share of unsupported claims caught, bacc = their mean,
auc = area under the ROC curve of the score, hit@1 = the first evidence is a gold sentence.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claimcheck.engine import Checker
from claimcheck.model import Severity, Verdict, VerdictKind

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "benchmark" / "dev"
HANDWRITTEN = ROOT / "benchmarks" / "handwritten"


@dataclass(frozen=True)
class Case:
    """A labelled claim."""

    id: str
    source: str
    claim: str
    supported: bool
    kind: str
    gold: tuple[tuple[int, int], ...]


def load(name: str) -> list[Case]:
    """All cases of a set; supported ones carry the ranges of their gold sentences."""
    own = HANDWRITTEN / f"{name}.jsonl"
    path = own if own.exists() else SHARED / f"{name}.jsonl"
    return [_case(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def half(cases: list[Case], which: str) -> list[Case]:
    """The cases whose sources may be ``read`` while rules and lexicons are written, or those that are only ``scored``.

    A source is in one half with all its claims, by a checksum of its text, so that the halves never move.
    """
    return [case for case in cases if zlib.crc32(case.source.encode()) % 2 == (which == "scored")]


def _source(record: dict[str, object]) -> str:
    """The text that a claim is about: in the record, or in a file that it names."""
    if "source_file" not in record:
        return str(record["source"])
    path = HANDWRITTEN / "sources" / str(record["source_file"])
    return (path if path.exists() else ROOT / "source" / path.name).read_bytes().decode("utf-8")


def _case(record: dict[str, object]) -> Case:
    source = _source(record)
    gold = tuple((start, end) for group in record.get("evidence") or () for start, end in group)  # type: ignore[attr-defined]
    if quote := str(record.get("evidence_quote") or ""):
        start = source.index(quote)
        gold = ((start, start + len(quote)),)
    kind = str(record.get("kind") or record.get("error_type") or record["label"])
    return Case(str(record["id"]), source, str(record["claim"]), record["label"] == "supported", kind, gold)


def hit(verdict: Verdict, case: Case) -> bool:
    """Whether the first evidence covers half of a gold sentence, or lies half inside one."""
    if not verdict.evidence:
        return False
    first = verdict.evidence[0]
    return any(
        (overlap := min(first.end, end) - max(first.start, start)) > 0
        and overlap >= 0.5 * min(first.end - first.start, end - start)
        for start, end in case.gold
    )


def auc(positive: list[float], negative: list[float]) -> float:
    """Area under the ROC curve: the share of pairs in the right order, ties half."""
    if not positive or not negative:
        return float("nan")
    wins = sum((p > n) + 0.5 * (p == n) for p in positive for n in negative)
    return wins / len(positive) / len(negative)


def judge(cases: list[Case]) -> Iterator[tuple[Case, Verdict]]:
    """Each case with its verdict."""
    checker = Checker()
    for case in cases:
        yield case, checker.check(case.claim, case.source)


def row(judged: list[tuple[Case, Verdict]], seconds: float) -> dict[str, float]:
    """The figures of one set."""
    passed = {True: [0, 0], False: [0, 0]}
    scores: dict[bool, list[float]] = {True: [], False: []}
    hits = [0, 0]
    for case, verdict in judged:
        right = (verdict.verdict is VerdictKind.SUPPORTED) == case.supported
        passed[case.supported][0] += right
        passed[case.supported][1] += 1
        scores[case.supported].append(verdict.score)
        if case.supported and case.gold:
            hits[0] += hit(verdict, case)
            hits[1] += 1
    ratio = lambda pair: pair[0] / pair[1] if pair[1] else float("nan")  # noqa: E731 - shorter than a function here
    ok, err = ratio(passed[True]), ratio(passed[False])
    return {
        "n": len(judged),
        "bacc": (ok + err) / 2,
        "auc": auc(scores[True], scores[False]),
        "err": err,
        "ok": ok,
        "hit@1": ratio(hits),
        "per s": len(judged) / seconds,
    }


def by_rule(judged: list[tuple[Case, Verdict]]) -> dict[str, list[int]]:
    """For each rule that raised an error: how often on an unsupported claim (right) and on a supported one (wrong)."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for case, verdict in judged:
        errors = [finding for finding in verdict.findings if finding.severity is Severity.ERROR]
        codes = {f"{finding.code} {finding.name}" for finding in errors}
        for code in codes:
            table[code][case.supported] += 1
            table[code][2 + case.supported] += len(codes) == 1
    return table


def by_kind(judged: list[tuple[Case, Verdict]]) -> dict[str, list[int]]:
    """For each kind of claim: right verdicts, all."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for case, verdict in judged:
        entry = table[f"{'true ' if case.supported else 'false'} {case.kind}"]
        entry[0] += (verdict.verdict is VerdictKind.SUPPORTED) == case.supported
        entry[1] += 1
    return table


def show_wrong(judged: list[tuple[Case, Verdict]]) -> None:
    """Each wrong verdict with its claim, its evidence and what decided."""
    for case, verdict in judged:
        if (verdict.verdict is VerdictKind.SUPPORTED) != case.supported:
            label = "TRUE " if case.supported else "FALSE"
            print(f"\n{label} [{case.kind}] {case.claim}   ({case.id}; {verdict.verdict} {verdict.score})")
            for evidence in verdict.evidence:
                print("   >", " ".join(evidence.text.split()))
            if case.supported and case.gold and not hit(verdict, case):
                print("   gold:", case.source[case.gold[0][0] : case.gold[0][1]])
            for finding in verdict.findings:
                print(f"   {finding.severity} {finding.code} {finding.name}: {finding.message}")


def names(*folders: Path) -> list[str]:
    """All sets of claims that are in some folders; whole summaries are for ``auditing.py``."""
    paths = (path for folder in folders or (SHARED, HANDWRITTEN) if folder.exists() for path in folder.glob("*.jsonl"))
    return sorted(path.stem for path in paths if not path.stem.startswith("summaries"))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--kinds", action="store_true")
    parser.add_argument("--limit", type=int, help="the first N cases of each set only")
    parser.add_argument(
        "--half", choices=("read", "scored"), help="of the sources: those read while rules are written, or the rest"
    )
    arguments = parser.parse_args()
    everything: list[tuple[Case, Verdict]] = []
    rows: list[dict[str, float]] = []
    print(f"{'set':18}{'n':>6}{'bacc':>8}{'auc':>8}{'err':>8}{'ok':>8}{'hit@1':>8}{'per s':>8}")
    for name in arguments.sets or (names(SHARED) if arguments.half else names()):
        begin = time.process_time()
        cases = half(load(name), arguments.half) if arguments.half else load(name)
        judged = list(judge(cases[: arguments.limit]))
        figures = row(judged, time.process_time() - begin)
        rows.append(figures)
        everything += judged
        print(
            f"{name:18}{figures['n']:>6}"
            + "".join(f"{figures[key]:>8.3f}" for key in ("bacc", "auc", "err", "ok", "hit@1"))
            + f"{figures['per s']:>8.0f}",
            flush=True,
        )
        if arguments.wrong:
            show_wrong(judged)
    mean = lambda key: sum(r[key] for r in rows if r[key] == r[key]) / max(1, sum(r[key] == r[key] for r in rows))  # noqa: E731 - as above
    print(
        f"{'mean':18}{len(everything):>6}"
        + "".join(f"{mean(key):>8.3f}" for key in ("bacc", "auc", "err", "ok", "hit@1"))
    )
    print(f"\n{'rule':30}{'right':>7}{'wrong':>7}{'precision':>11}   alone: right, wrong")
    for code, (right, wrong, right_alone, wrong_alone) in sorted(by_rule(everything).items()):
        print(f"{code:30}{right:>7}{wrong:>7}{right / (right + wrong):>11.2f}{right_alone:>12}{wrong_alone:>7}")
    if arguments.kinds:
        for kind, (right, count) in sorted(by_kind(everything).items()):
            print(f"{kind:40}{right:>4} of {count}")


if __name__ == "__main__":
    sys.exit(main())
