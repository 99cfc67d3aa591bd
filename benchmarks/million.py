"""A million pairs through `claimcheck batch`, from file to file: time, memory, and whether each record has its row.

    python benchmarks/million.py [--pairs 1000000] [--workers 1] [--new] [--seconds 3600] [--folder FOLDER]

Pairs are drawn with a fixed seed, and put back, from all sets of `../shared/benchmark/dev`: among a million each of
those few thousand comes again some hundred times. With `--new` a line of its own is added to each source, so that no
pair comes twice and every source must be split, indexed and linked anew. After `--seconds` the run is cut off, and what
it had come to is printed. FOLDER takes the records (3 kB each) and the rows; both are removed at the end.

Printed each time that there are ten times as many rows (and at the end): seconds on the clock, processor time of all
processes so far, the same for a thousand rows, and the memory of the largest process (its peak) and of all together.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from claimcheck.batch.checkpoint import checkpoint_path
from matching import shared_rows  # the benchmark beside this one

TICKS = os.sysconf("SC_CLK_TCK")
LOOK = 2.0
"""Seconds between two looks at the processes."""


def write_records(path: Path, count: int, *, new: bool) -> None:
    """Write ``count`` records drawn from the labelled pairs, numbered from 0."""
    rows = shared_rows()
    chance = random.Random(11)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            row = chance.choice(rows)
            source = f"{row['source']}\n\nNote {number}." if new else row["source"]
            record = {"id": str(number), "source": source, "claim": row["claim"]}
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


class Watched:
    """A process and those that it started: what they have used, and how many rows there are."""

    def __init__(self, command: Sequence[str], output: Path) -> None:
        self.output = output
        self.began = time.monotonic()
        self._process = subprocess.Popen(command)
        self._rows = checkpoint_path(output)
        self._read = 0
        self.count = -1
        """Rows so far; the first line of a checkpoint is none."""
        self.used: dict[int, float] = {}
        self.peak: dict[int, float] = {}
        """Seconds of processor time, and most MB held, by process."""
        self.together = 0.0
        """Most MB that all held at one time."""

    def running(self) -> bool:
        """Whether it still runs, after looking at it once more."""
        self._look()
        return self._process.poll() is None

    def cut_off(self) -> None:
        """End it; its workers end with it."""
        self._process.terminate()

    def wait(self) -> int:
        """Return what it ended with."""
        return self._process.wait()

    def _look(self) -> None:
        now = 0.0
        for process in _family(self._process.pid):
            try:
                fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                status = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
                held = int(status["VmRSS"].split()[0]) / 1024
                self.peak[process] = int(status["VmHWM"].split()[0]) / 1024
            except (OSError, KeyError):  # it has ended
                continue
            self.used[process] = (int(fields[11]) + int(fields[12])) / TICKS
            now += held
        self.together = max(self.together, now)
        if self._rows.exists():
            with self._rows.open("rb") as file:
                file.seek(self._read)
                while part := file.read(2**20):
                    self._read += len(part)
                    self.count += part.count(b"\n")

    def show(self) -> None:
        """Print a line of the table."""
        took, used = time.monotonic() - self.began, sum(self.used.values())
        each = 1000 * used / max(1, self.count)
        most = max(self.peak.values(), default=0.0)
        print(f"{self.count:>10}{took:>10.0f}{used:>12.1f}{each:>10.2f}{most:>10.0f}{self.together:>10.0f}", flush=True)


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def follow(watched: Watched, seconds: float) -> int:
    """Print how it goes until it ends, or is cut off; return what it ended with."""
    print(f"{'rows':>10}{'clock s':>10}{'processor s':>12}{'ms a row':>10}{'peak MB':>10}{'together':>10}")
    mark = 1000
    while watched.running():
        if watched.count >= mark:
            watched.show()
            mark *= 10
        if time.monotonic() - watched.began > seconds:
            watched.cut_off()
            break
        time.sleep(LOOK)
    ended = watched.wait()
    if watched.output.exists():
        watched.count = _lines(watched.output)
    watched.show()
    return ended


def numbered(path: Path, count: int) -> bool:
    """Whether a file has the rows 0 to ``count`` in their order, and no other."""
    with path.open("rb") as file:
        told = (json.loads(line)["id"] for line in file)
        return all(identity == str(number) for number, identity in enumerate(told)) and _lines(path) == count


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


def main() -> None:
    """Make the records, judge them, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--new", action="store_true", help="no pair and no source twice")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="cut the run off after so long")
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        records, rows = Path(folder) / "pairs.jsonl", Path(folder) / "rows.jsonl"
        write_records(records, chosen.pairs, new=chosen.new)
        command = [sys.executable, "-m", "claimcheck", "batch", str(records), "--output", str(rows)]
        watched = Watched([*command, "--workers", str(chosen.workers)], rows)
        ended = follow(watched, chosen.seconds)
        if rows.exists():
            right = "its row, in order" if numbered(rows, chosen.pairs) else "NOT its row in order"
            print(f"exit code {ended}; each of {chosen.pairs} records has {right}")
        else:
            print(f"exit code {ended}; cut off after {watched.count} of {chosen.pairs} records")


if __name__ == "__main__":
    main()
