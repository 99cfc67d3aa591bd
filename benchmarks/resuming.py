"""Runs killed (SIGKILL) at random moments and taken up again: what is lost, doubled or other than in an unbroken run.

    python benchmarks/resuming.py [--kills 300] [--seed 7]

A third of the kills each: `claimcheck batch --resume` (every other one with a worker), killed at some moment of the
time that an unbroken run takes, until it comes to its end, its output then held against that of the unbroken run;
`claimcheck verify` with its cache, each kill followed by a run whose report must be the same and whose cache must be
sound; and a process that does nothing but write one shard of a cache, which must then hold what was written last or was
about to be.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CLAIMCHECK = [sys.executable, "-m", "claimcheck"]
PAIRS = 24
WRITER = """
import sys
from pathlib import Path
from claimcheck.project.cache.store import Store
store, number = Store(Path(sys.argv[1]), b"k" * 64), int(sys.argv[2])
while True:
    store.write("shard", {f"key{place}": str(number) for place in range(2000)})
    print(number, flush=True)
    number += 1
"""


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
    found: Counter[str] = Counter()
    output = folder / "rows.jsonl"
    while found["kills"] < kills or not output.exists():
        output.unlink(missing_ok=True)
        workers = ["--workers", "1"] if found["kills"] % 2 and found["kills"] < kills else []
        moment = chance.uniform(0, took) if found["kills"] < kills else 600
        found["kills"] += killed([*command, output.name, *workers], folder, moment)
        if output.exists():
            found["outputs"] += 1
            found.update(compared(output.read_bytes(), whole))
    return found


def compared(made: bytes, whole: bytes) -> Counter[str]:
    """Count rows that are lost, doubled, or other than they should be."""
    ids = Counter(json.loads(line)["id"] for line in made.splitlines())
    wanted = Counter(json.loads(line)["id"] for line in whole.splitlines())
    differing = sum(one != other for one, other in zip(made, whole, strict=False)) + abs(len(made) - len(whole))
    return Counter({
        "lost": (wanted - ids).total(),
        "doubled": (ids - wanted).total(),
        "differing": differing,
    })  # fmt: skip


def verify(folder: Path, kills: int, chance: random.Random) -> Counter[str]:
    """Kill runs that fill a cache, rather late than early; a run after each must say the same, with no complaint."""
    for name in ("source", "claims"):
        shutil.copytree(ROOT / name, folder / name)
    command = [*CLAIMCHECK, "verify"]
    _, whole = timed([*command, "--no-cache"], folder)
    took, _ = timed(command, folder)
    found: Counter[str] = Counter()
    while found["kills"] < kills:
        shutil.rmtree(folder / ".claimcheck_cache", ignore_errors=True)
        while not killed(command, folder, took * (1 - chance.random() ** 2)):
            shutil.rmtree(folder / ".claimcheck_cache", ignore_errors=True)
        found["kills"] += 1
        found["written"] += any((folder / ".claimcheck_cache").glob("*.shard"))
        _, after = timed(command, folder)
        found["differing"] += after.stdout != whole.stdout or after.returncode != whole.returncode
        found["unsound"] += b"the cache is not used" in after.stderr
    return found


def writes(folder: Path, kills: int, chance: random.Random) -> Counter[str]:
    """Kill a process that writes one shard again and again."""
    from claimcheck.project.cache.store import Store

    found: Counter[str] = Counter()
    number = 0
    while found["kills"] < kills:
        command = [sys.executable, "-c", WRITER, str(folder / "cache"), str(number)]
        run = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(chance.uniform(0, 0.05))
        run.kill()
        told = [number, *map(int, run.stdout.read().split())][-1]
        run.wait()
        found["kills"] += 1
        held = set(Store(folder / "cache", b"k" * 64).read("shard").values())
        found["differing"] += not held <= {str(told), str(told + 1)} or len(held) != 1
        number = int(held.pop()) + 1
    found["drafts left"] = len(list((folder / "cache").glob(".*.tmp")))
    return found


def main() -> None:
    """Read the command line, kill, and print what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    os.environ.pop("CI", None)  # there, no cache is written
    for kind in (batch, verify, writes):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_STATE_HOME"] = folder
            found = kind(Path(folder), chosen.kills // 3, chance)
            kills = found.pop("kills")
            print(
                f"{kind.__name__:<8} {kills} kills: " + (", ".join(f"{n} {what}" for what, n in found.items())),
                flush=True,
            )


if __name__ == "__main__":
    main()
