"""Reword sentences of real text harmlessly, and change one fact in each: the first must pass, the second must not.

    python benchmarks/metamorphic.py                      # all sources that are here
    python benchmarks/metamorphic.py --wrong              # and list what went wrong
    python benchmarks/metamorphic.py --per 2 --shared 0   # two of each kind a sentence, own texts alone
    python benchmarks/metamorphic.py --show 100           # a sample of what is made, to be read by hand

Texts: `benchmarks/handwritten/sources/`, `source/`, and a seeded sample of `../shared/benchmark/dev/` where present.
Rewordings come from `benchmarks/rewording/`, changed facts from `claimcheck.mutation`; neither looks at a verdict.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from rewording import rewordings

from claimcheck.engine import Checker
from claimcheck.language.documents import source_from_text
from claimcheck.model import SentenceKind, Source, Verdict, VerdictKind
from claimcheck.mutation import mutants
from claimcheck.readers import read_source

ROOT = Path(__file__).resolve().parents[1]
HANDWRITTEN = ROOT / "benchmarks" / "handwritten"
OWN = (HANDWRITTEN / "sources", ROOT / "source")
SHARED = ROOT.parent / "shared" / "benchmark" / "dev"
KINDS = frozenset({SentenceKind.PROSE, SentenceKind.ITEM})
SHORTEST, LONGEST = 5, 60
"""Words of a sentence that is taken."""
LARGEST = 12_000
"""Characters of a shared source that is taken."""


@dataclass(frozen=True)
class Case:
    """A claim made from a sentence, and what it must be."""

    source: Source
    sentence: str
    kind: str
    claim: str
    holds: bool


def own_sources() -> list[Source]:
    """Return the texts of this repository but those of held-out claims alone: nobody is to learn from them."""
    paths = [path for folder in OWN for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".md"}]
    tuning = {name for path in HANDWRITTEN.glob("*.jsonl") if "heldout" not in path.stem for name in _about(path)}
    return [read_source(path, ROOT) for path in paths if path.name in tuning]


def _about(path: Path) -> set[str]:
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {record["source_file"] for record in records if "source_file" in record}


def shared_sources(count: int, seed: int) -> list[Source]:
    """Return A sample of the texts that stand beside the checkout; none where they are missing."""
    found: dict[str, str] = {}
    for path in sorted(SHARED.glob("*.jsonl")) if SHARED.exists() else []:
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            found.setdefault(record["source"], f"{path.stem}:{record['id']}")
    fitting = [(name, text) for text, name in found.items() if len(text) <= LARGEST and _is_text(text)]
    return [
        source_from_text(text, name)
        for name, text in Random(f"{seed}:shared").sample(sorted(fitting), min(count, len(fitting)))
    ]


def _is_text(text: str) -> bool:
    """Whether a text is written as people write, not cut into words by a program."""
    return not any(mark in text for mark in (" , ", " .\n", " . ", "-LRB-", "Â", "(meta data)"))


def sentences(source: Source) -> list[str]:
    """Return the sentences of a source, line breaks as blanks."""
    found = [" ".join(source.text_of(sentence).split()) for sentence in source.sentences if sentence.kind in KINDS]
    return [
        text
        for text in found
        if not text.endswith(" .")
        and text[:1].isupper()
        and SHORTEST <= len(text.split()) <= LONGEST
        and text[-1] in '.”"'
    ]


def cases(source: Source, texts: Sequence[str], per: int, seed: int) -> Iterator[Case]:
    """Rewordings and mutants of some sentences, ``per`` of a kind and sentence at most."""
    context = [" ".join(source.text_of(sentence).split()) for sentence in source.sentences]
    for text in texts:
        made = [(True, found.kind, found.text) for found in rewordings(text, context)]
        made += [(False, found.kind.value, found.text) for found in mutants(text, [text], seed, context=context)]
        taken: dict[tuple[bool, str], int] = defaultdict(int)
        for holds, kind, claim in Random(f"{seed}:{text}").sample(made, len(made)):
            taken[holds, kind] += 1
            if taken[holds, kind] <= per:
                yield Case(source, text, kind, claim, holds)


def table(judged: Sequence[tuple[Case, Verdict]]) -> Iterator[str]:
    """Yield A line for each kind, and one for all."""
    for holds, title in ((True, "harmless rewording: passed"), (False, "one fact changed: caught")):
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for case, verdict in judged:
            if case.holds == holds:
                for kind in (case.kind, "all"):
                    counts[kind][0] += _is_right(case, verdict)
                    counts[kind][1] += 1
        yield f"{title:28}{'right':>7}{'of':>7}{'share':>8}"
        for kind, (right, count) in sorted(counts.items(), key=lambda item: (item[0] == "all", item[0])):
            yield f"  {kind:26}{right:>7}{count:>7}{right / count:>8.3f}"


def _is_right(case: Case, verdict: Verdict) -> bool:
    return (verdict.verdict is VerdictKind.SUPPORTED) == case.holds


def show_wrong(judged: Sequence[tuple[Case, Verdict]]) -> None:
    """Each wrong verdict with its sentence and what decided."""
    for case, verdict in judged:
        if not _is_right(case, verdict):
            print(f"\n{'must pass' if case.holds else 'must fail'} [{case.kind}] {case.source.id}")
            print(f"   claim    {case.claim}\n   sentence {case.sentence}")
            for evidence in verdict.evidence:
                if " ".join(evidence.text.split()) != case.sentence:
                    print("   >", " ".join(evidence.text.split()))
            for finding in verdict.findings:
                print(f"   {finding.severity} {finding.code} {finding.name}: {finding.message}")


def main() -> None:
    """Make the cases, judge them, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list each wrong verdict")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--per", type=int, default=1, help="rewordings, and mutants, of one kind a sentence")
    parser.add_argument("--shared", type=int, default=60, help="how many shared sources")
    parser.add_argument("--sentences", type=int, default=4, help="how many sentences of a shared source")
    parser.add_argument("--show", type=int, metavar="N", help="print N rewordings and N mutants; judge nothing")
    arguments = parser.parse_args()
    made = [
        case for source in own_sources() for case in cases(source, sentences(source), arguments.per, arguments.seed)
    ]
    for source in shared_sources(arguments.shared, arguments.seed):
        found = sentences(source)
        chosen = Random(f"{arguments.seed}:{source.id}").sample(found, min(arguments.sentences, len(found)))
        made += cases(source, chosen, arguments.per, arguments.seed)
    if arguments.show:
        show(made, arguments.show, arguments.seed)
        return
    checker = Checker()
    judged = [(case, checker.check(case.claim, case.source)) for case in made]
    print("\n".join(table(judged)))
    if arguments.wrong:
        show_wrong(judged)


def show(made: Sequence[Case], count: int, seed: int) -> None:
    """Return A sample of what was made, so that somebody can tell whether it is right."""
    for holds in (True, False):
        some = [case for case in made if case.holds == holds and case.kind != "verbatim"]
        for number, case in enumerate(Random(f"{seed}:show").sample(some, min(count, len(some))), 1):
            print(f"\n{number} {'holds' if holds else 'false'} [{case.kind}]\n   {case.sentence}\n   {case.claim}")


if __name__ == "__main__":
    sys.exit(main())
