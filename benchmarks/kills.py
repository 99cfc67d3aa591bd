"""Commands killed (SIGKILL) at random moments: what is lost, doubled, torn, or other than in an unbroken run.

    python benchmarks/kills.py [--kills 300] [--seed 7] [--only KIND]

At any moment of a run:

- `batch --resume` (every other one with a worker), until it comes to its end; its rows are then held against those of
  an unbroken run.
- `verify` filling its cache; a run after each kill must say the same as one without a cache, and take the cache for
  sound.

Within the writes, which take a millisecond of a run: each of `lock`, `review`, `cite --write`, `baseline`, `verify`
(its cache) and `verify --output` runs up to its first write. From there children of it go on with the command's own
code, each killed between the beginning of the first write and a little after the end of the last. Every file must then
be the old one or the new one, whole. Drafts that a kill leaves go with the next write that finds them ten minutes old.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.killing import kill_in_writes  # noqa: E402

from claimcheck.cli import main as claimcheck  # noqa: E402

CLAIMCHECK = [sys.executable, "-m", "claimcheck"]
PAIRS = 24
STORM = (
    "The storm reached the coast on Monday.",
    "At least 11 people were killed in the harbour.",
    "Engineers began to repair the bridge in May.",
    "The mayor closed two schools for a week.",
    "Farmers lost most of their apples.",
    "Volunteers from Norway brought tents and blankets.",
)
REPORT = """\
# What we know so far

Nobody can say yet why the owls left the old tower in the night, or whether they will be back before the winter.
The theatre, which had sold all tickets for the season, plays on as if nothing had happened, and its director smiles.
"""
"""Words of its own around the sentences of the source, so that the text is no copy of it."""


def killed(command: list[str], folder: Path, moment: float) -> bool:
    """Run a command and kill it after ``moment`` seconds; tell whether it was still running."""
    run = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        run.wait(moment)
    except subprocess.TimeoutExpired:
        run.kill()
        run.wait()
        return True
    return False


def timed(command: list[str], folder: Path) -> tuple[float, subprocess.CompletedProcess[bytes]]:
    """Run a command to its end, and tell how long it took."""
    start = time.monotonic()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return time.monotonic() - start, done


def write_pairs(path: Path) -> None:
    """Write pairs about the example, each with a source of its own, and a line that is none."""
    text = next((ROOT / "source").glob("*.txt")).read_text("utf-8")[:2500]
    rows = [
        {"id": str(number), "source": f"{number}. {text}", "claim": f"at least {number % 13} people were killed"}
        for number in range(PAIRS)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + "no record\n", encoding="utf-8")


def batch(folder: Path, kills: int, chance: random.Random) -> Counter[str]:
    """Kill batches until there were enough kills; each output is compared when it appears."""
    write_pairs(folder / "pairs.jsonl")
    command = [*CLAIMCHECK, "batch", "pairs.jsonl", "--resume", "--output"]
    took, _ = timed([*command, "whole.jsonl"], folder)
    whole = (folder / "whole.jsonl").read_bytes()
    found: Counter[str] = Counter(outputs=0, lost=0, doubled=0, differing=0)
    output = folder / "rows.jsonl"
    done = 0
    while done < kills or not output.exists():
        output.unlink(missing_ok=True)
        workers = ["--workers", "1"] if done % 2 and done < kills else []
        moment = chance.uniform(0, took) if done < kills else 600
        done += killed([*command, output.name, *workers], folder, moment)
        if output.exists():
            found["outputs"] += 1
            found.update(compared(output.read_bytes(), whole))
    return found


def compared(made: bytes, whole: bytes) -> Counter[str]:
    """Count rows that are lost, doubled, or other than they should be."""
    ids = Counter(json.loads(line)["id"] for line in made.splitlines())
    wanted = Counter(json.loads(line)["id"] for line in whole.splitlines())
    differing = sum(one != other for one, other in zip(made, whole, strict=False)) + abs(len(made) - len(whole))
    return Counter(lost=(wanted - ids).total(), doubled=(ids - wanted).total(), differing=differing)


def verify(folder: Path, kills: int, chance: random.Random) -> Counter[str]:
    """Kill runs that fill a cache, rather late than early; a run after each must say the same, with no complaint."""
    for name in ("source", "claims"):
        shutil.copytree(ROOT / name, folder / name)
    command = [*CLAIMCHECK, "verify"]
    _, whole = timed([*command, "--no-cache"], folder)
    took, _ = timed(command, folder)
    found: Counter[str] = Counter(written=0, differing=0, unsound=0)
    for _ in range(kills):
        cache = folder / ".claimcheck_cache"
        shutil.rmtree(cache, ignore_errors=True)
        while not killed(command, folder, took * (1 - chance.random() ** 2)):
            shutil.rmtree(cache, ignore_errors=True)
        found["written"] += any(cache.glob("*.shard"))
        _, after = timed(command, folder)
        found["differing"] += after.stdout != whole.stdout or after.returncode != whole.returncode
        found["unsound"] += b"the cache is not used" in after.stderr
    return found


def quietly(*arguments: str) -> int:
    """Run a command and keep what it prints to itself."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return claimcheck(list(arguments))


def write_storm() -> None:
    """Write a project whose lock, cache and report are up to date."""
    for name, text in (
        ("source/storm.txt", "\n".join(STORM) + "\n"),
        ("report.md", REPORT + "".join(f"\n{line}\n" for line in STORM[:2])),
        ("claims/storm.yaml", "claims:\n" + "".join(f"  - {{claim: '{line}', quote: '{line}'}}\n" for line in STORM)),
    ):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, "utf-8")
    quietly("lock")


def edit(name: str, old: str, new: str) -> None:
    """Edit a file of the project."""
    text = Path(name).read_text("utf-8")
    Path(name).write_text(text.replace(old, new), "utf-8")


def a_moved_sentence() -> list[Path]:
    """``lock`` is to take down that all sentences have moved."""
    edit("source/storm.txt", STORM[0], f"Notes.\n\n{STORM[0]}")
    return [Path("claimcheck.lock")]


def a_reworded_sentence() -> list[Path]:
    """``review`` is to write claim file and lock: a sentence that is pinned reads otherwise."""
    edit("source/storm.txt", "began to repair", "started repairing")
    return [Path("claims/storm.yaml"), Path("claimcheck.lock")]


def a_text_to_cite() -> list[Path]:
    """``cite --write`` is to put footnotes into a text."""
    return [Path("report.md")]


def a_mended_claim() -> list[Path]:
    """``baseline`` is to take out one of two claims."""
    edit("source/storm.txt", "two schools", "three schools")
    edit("source/storm.txt", "apples", "pears")
    quietly("baseline")
    edit("source/storm.txt", "pears", "apples")
    return [Path("claimcheck-baseline.json")]


def another_claim() -> list[Path]:
    """``verify`` is to write what it said and the verdicts, both of which its cache has from an earlier run."""
    quietly("verify")
    edit("claims/storm.yaml", "claims:\n", "claims:\n  - The mayor closed schools\n")
    return sorted(Path(".claimcheck_cache").glob("*.shard"))


def an_old_report() -> list[Path]:
    """``verify --output`` is to replace a report."""
    Path("report.html").write_text("old", "utf-8")
    return [Path("report.html")]


WRITERS: dict[str, tuple[Callable[[], list[Path]], tuple[str, ...]]] = {
    "lock": (a_moved_sentence, ()),
    "review": (a_reworded_sentence, ("--accept", "reworded,changed")),
    "cite": (a_text_to_cite, ("report.md", "--source", "storm", "--write")),
    "baseline": (a_mended_claim, ()),
    "verify": (another_claim, ()),
    "verify --output": (an_old_report, ("--output", "html=report.html")),
}
"""What makes something to write and says which files, and the arguments; by the name of the command."""


def writes(name: str, _folder: Path, kills: int, chance: random.Random) -> Counter[str]:
    """Kill a command in its writes."""
    write_storm()
    prepare, more = WRITERS[name]
    paths = prepare()
    found = kill_in_writes(lambda: quietly(name.split()[0], *more), paths, kills, chance.randrange(1000))
    counts = {
        "in a write": found.during,
        "new file": found.replaced,
        "torn": found.torn,
        "drafts that stayed": found.left,
    }
    return Counter({"files": len(paths), **counts})


KINDS: dict[str, Callable[[Path, int, random.Random], Counter[str]]] = {
    "batch, at any moment": batch,
    "verify, at any moment": verify,
    **{f"{name}, in its writes": partial(writes, name) for name in WRITERS},
}
BAD = ("lost", "doubled", "differing", "unsound", "torn", "drafts that stayed")


def main() -> int:
    """Read the command line, kill, and print what came of it; 1 when anything came out as it must not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", choices=KINDS)
    chosen = parser.parse_args()
    os.environ.pop("CI", None)  # there, no cache is written
    bad = 0
    for kind in [chosen.only] if chosen.only else KINDS:
        with tempfile.TemporaryDirectory() as made, contextlib.chdir(made):
            os.environ["XDG_STATE_HOME"] = str(Path(made, "state"))
            found = KINDS[kind](Path(made), chosen.kills, random.Random(chosen.seed))
        print(f"{kind:<32}{chosen.kills} kills: " + ", ".join(f"{n} {what}" for what, n in found.items()), flush=True)
        bad += sum(found[what] for what in BAD)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
