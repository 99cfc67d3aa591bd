"""What a save costs: one claim changed, or a sentence of a source changed or added, with many claims and long sources.

    python benchmarks/saving.py [--claims 2000] [--sources 100] [--length 60000] [--rounds 3] [--also SRC]

The project is made from `../shared/benchmark/dev`, with a fixed seed: texts are put one below the other until a source
has about `--length` characters, and each claim names the source that its text went into. Processor time of fresh
interpreters with compiled code, the least of some rounds, each round with another change; and how many claims were
judged. `--also` names the `src` folder of another state of claimcheck, which is measured in turns with this one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from judgement import Case, load  # the benchmark beside this one

SETS = ("wice", "contractnli", "fever", "summedits", "begin", "bump", "defacto", "fool_me_twice")
BEFORE = "a first sentence about a harbour"
AFTER = "a first sentence about a bridge, number"
RUN = """
import sys, claimcheck.project.cache as cache
sys.path.pop(0)
opened, made = cache.open_memory, []
def noting(*given):
    made.append(opened(*given))
    return made[-1]
cache.open_memory = noting
from claimcheck.cli import main
try:
    main(["verify", *sys.argv[1:]])
finally:
    print(made[-1].judged if made and made[-1] else "-", file=sys.stderr)
"""


class Project:
    """A folder with sources and claims, and what is changed in it."""

    def __init__(self, root: Path, claims: int, sources: int, length: int) -> None:
        self.root = root
        (root / "source").mkdir()
        (root / "claims").mkdir()
        cases = [case for name in SETS for case in load(name)]
        random.Random(7).shuffle(cases)
        self.cases = cases[:claims]
        self.sources = sources
        self.named = [at * sources // claims for at in range(claims)]
        texts = self._sources(length, [case.source for case in cases[claims:]])
        for number, text in enumerate(texts):
            (root / "source" / f"s{number}.txt").write_text(text, encoding="utf-8")
        self.write_claims(self.cases)

    def _sources(self, length: int, more: Sequence[str]) -> list[str]:
        """Fill one source after the other; each begins with a sentence that no claim is about."""
        texts: list[list[str]] = [[] for _ in range(self.sources)]
        for named, case in zip(self.named, self.cases, strict=True):
            texts[named].append(case.source)
        filling = cycle(more)
        for own in texts:
            while sum(map(len, own)) < length:
                own.append(next(filling))
        return ["\n\n".join([f"This is {BEFORE} 0.", *dict.fromkeys(own)]) for own in texts]

    def write_claims(self, cases: Sequence[Case]) -> None:
        """Write the claims, which name the sources that their texts went into."""
        lines = (
            json.dumps({"id": f"c{at}", "claim": " ".join(case.claim.split()), "source": f"s{named}"})
            for at, (case, named) in enumerate(zip(cases, self.named, strict=True))
        )
        (self.root / "claims" / "claims.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def change_claim(self, turn: int) -> None:
        """Write one claim with another word."""
        cases = list(self.cases)
        cases[turn] = replace(cases[turn], claim=f"{cases[turn].claim} It was round {turn}.")
        self.write_claims(cases)

    def change_source(self, turn: int) -> None:
        """Write one source with another first sentence."""
        path = self.root / "source" / f"s{turn % self.sources}.txt"
        _, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
        path.write_text(f"This is {AFTER} {turn}.\n\n{rest}", encoding="utf-8")

    def add_sentence(self, turn: int) -> None:
        """Write one source with a further sentence in its middle."""
        path = self.root / "source" / f"s{turn % self.sources}.txt"
        paragraphs = path.read_text(encoding="utf-8").split("\n\n")
        paragraphs.insert(len(paragraphs) // 2, f"Nobody saw {BEFORE} or {AFTER} {turn}.")
        path.write_text("\n\n".join(paragraphs), encoding="utf-8")


def timed(state: Path, project: Project, home: Path, *options: str) -> tuple[float, str]:
    """Return the processor seconds of a run, and how many claims it judged."""
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTHONDONTWRITEBYTECODE")}
    environment |= {"PYTHONPATH": str(state), "XDG_STATE_HOME": str(home), "OMP_NUM_THREADS": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run(
        [sys.executable, "-c", RUN, *options],
        cwd=project.root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took, ran.stderr.strip().rpartition("\n")[2]


def measure(states: Sequence[Path], claims: int, sources: int, length: int, rounds: int) -> None:
    """Print what each kind of run costs, for each state of claimcheck."""
    with tempfile.TemporaryDirectory() as folder:
        projects = []
        for number in range(len(states)):
            root = Path(folder, str(number))
            root.mkdir()
            projects.append(Project(root, claims, sources, length))
        size = sum(path.stat().st_size for path in Path(folder, "0", "source").iterdir())
        print(f"{claims} claims, {projects[0].sources} sources, {size / 1e6:.1f} MB")
        steps: list[tuple[str, Callable[[Project, int], None] | None, list[str]]] = [
            ("from nothing, no cache", None, ["--no-cache"]),
            ("from nothing, cache written", None, []),
            ("nothing changed", None, []),
            ("one claim changed", Project.change_claim, []),
            ("one sentence of a source changed", Project.change_source, []),
            ("one sentence of a source added", Project.add_sentence, []),
        ]
        for name, change, options in steps:
            least = [float("inf")] * len(states)
            judged = [""] * len(states)
            for turn in range(rounds if change else 1):
                for at, (state, project) in enumerate(zip(states, projects, strict=True)):
                    if change:
                        change(project, turn)
                    took, judged[at] = timed(state, project, Path(folder), *options)
                    least[at] = min(least[at], took)
            told = "   ".join(f"{took:7.2f} s {count:>5} judged" for took, count in zip(least, judged, strict=True))
            ratio = f"   {least[0] / least[-1]:.2f} x" if len(states) > 1 else ""
            print(f"{name:<34} {told}{ratio}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=2000)
    parser.add_argument("--sources", type=int, default=100)
    parser.add_argument("--length", type=int, default=60_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--also", type=Path, action="append", default=[])
    given = parser.parse_args()
    own = Path(__file__).resolve().parents[1] / "src"
    measure([own, *given.also], given.claims, given.sources, given.length, given.rounds)
