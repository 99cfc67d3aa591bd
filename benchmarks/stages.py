"""Where the time of judging goes.

    python benchmarks/stages.py batch [--pairs 200] [--sets wice,contractnli,fever,summedits]
    python benchmarks/stages.py cold
    python benchmarks/stages.py warm

batch: pairs of `../shared/benchmark/dev`, drawn with a fixed seed, as `claimcheck batch` judges them in one process,
after a few that load model and lexicons; processor time, each stage without what it calls of the others. cold and warm:
`claimcheck verify` of the example, without a cache and with one that knows all verdicts, step by step: each step is a
fresh interpreter that does all before it too, and counts what it takes longer (`speed.py` has the totals).
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import json
import os
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from speed import processor_ms  # the benchmark beside this one

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "benchmark" / "dev"


class Stages:
    """Time by stage: what runs inside another stage counts there, and not outside."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._running = ["rest"]
        self._since = time.process_time()

    @contextlib.contextmanager
    def within(self, name: str) -> Iterator[None]:
        """Count what is done here under ``name``."""
        self._turn()
        self._running.append(name)
        try:
            yield
        finally:
            self._turn()
            self._running.pop()

    def _turn(self) -> None:
        now = time.process_time()
        self.spent[self._running[-1]] += now - self._since
        self._since = now

    def watch(self, owner: Any, attribute: str, name: str) -> None:  # noqa: ANN401 - a module or a class
        """Count every call of a function under ``name``."""
        found: Callable[..., Any] = getattr(owner, attribute)

        @functools.wraps(found)
        def watched(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as the function has it
            with self.within(name):
                return found(*given, **named)

        setattr(owner, attribute, watched)

    def show(self, title: str) -> None:
        """Print the table."""
        self._turn()
        total = sum(self.spent.values())
        print(f"{title}: {total:.2f} s")
        for name, spent in sorted(self.spent.items(), key=lambda item: -item[1]):
            print(f"  {name:<40} {1000 * spent:8.0f} ms {100 * spent / total:5.1f} %")


def watch_judging(stages: Stages) -> None:
    """Tell the stages of judging apart."""
    from claimcheck.engine import checker
    from claimcheck.engine.judge import Judge
    from claimcheck.engine.link import Linker
    from claimcheck.engine.ranking import Ranking
    from claimcheck.language.parser import parsing, weights
    from claimcheck.language.reading import Reading
    from claimcheck.matching import Index

    stages.watch(checker, "source_from_text", "split sources into sentences")
    stages.watch(Index, "build", "read words and index them")
    stages.watch(Linker, "linking", "link: candidates and alignment")
    stages.watch(Ranking, "__init__", "link: candidates and alignment")
    stages.watch(Ranking, "next", "link: candidates and alignment")
    stages.watch(parsing, "parse_words", "parse")
    stages.watch(weights, "weights", "load the model")
    stages.watch(Reading, "parsed", "trees, events and scopes of parses")
    stages.watch(Judge, "_judge", "rules, findings and score")
    stages.watch(Judge, "_fails", "rules, findings and score")


def batch(pairs: int, sets: list[str]) -> None:
    """Print where the time of a batch goes."""
    from claimcheck.batch.run import check_records
    from claimcheck.garbage import collect_seldom

    collect_seldom()  # as the command does
    chance, lines = random.Random(2), []
    for name in sets:
        rows = [json.loads(line) for line in (SHARED / f"{name}.jsonl").read_text("utf-8").splitlines()]
        chosen = chance.sample(rows, min(len(rows), pairs // len(sets)))
        lines += [json.dumps({key: str(row[key]) for key in ("id", "source", "claim")}).encode() for row in chosen]
    for _ in check_records(lines[:3]):
        pass  # loads model and lexicons
    stages = Stages()
    watch_judging(stages)
    count = sum(1 for _ in check_records(lines))
    stages.show(f"{count} pairs of {', '.join(sets)}")
    print(f"  {count / sum(stages.spent.values()):.1f} pairs a second")


IMPORTS = "import claimcheck.cli.verify, claimcheck.claimfiles, claimcheck.readers, claimcheck.project.loading"
VERIFY = "from claimcheck.cli import main; main(['verify', *{}])"
STEPS = {
    "warm": [
        ("the interpreter", "pass"),
        ("click", "import click"),
        ("commands", "import claimcheck.cli.app"),
        ("looking at all files, telling it again", VERIFY.format([])),
    ],
    "cold": [
        ("the interpreter", "pass"),
        ("click", "import click"),
        ("pydantic", "from pydantic import BaseModel"),
        ("numpy", "import numpy"),
        ("our modules", f"{IMPORTS}; import claimcheck.engine.judge, claimcheck.engine.pinned"),
        ("load the model", "from claimcheck.language.parser.weights import weights; weights()"),
        ("reading, judging, printing", VERIFY.format(["--no-cache"])),
    ],
}


def steps(name: str) -> None:
    """Print what the steps of a run take."""
    environment = {key: value for key, value in os.environ.items() if key not in ("CI", "PYTHONDONTWRITEBYTECODE")}
    with tempfile.TemporaryDirectory() as folder:
        environment |= {"PYTHONPYCACHEPREFIX": folder, "XDG_STATE_HOME": folder}
        code, before = "", 0.0
        for step, more in STEPS[name]:
            code += f"{more}\n"
            took = processor_ms(code, environment)
            print(f"  {step:<42} {took - before:6.0f} ms")
            before = took
    print(f"  {'in all':<42} {before:6.0f} ms")


def main() -> None:
    """Read the command line and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["batch", *STEPS])
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--sets", default="wice,contractnli,fever,summedits", help="names, with commas between")
    chosen = parser.parse_args()
    if chosen.what == "batch":
        batch(chosen.pairs, chosen.sets.split(","))
    else:
        steps(chosen.what)


if __name__ == "__main__":
    main()
