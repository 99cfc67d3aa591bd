"""Whether the same input makes the same bytes whatever hash seed, locale, threads, workers, file order or Python.

    python benchmarks/same_bytes.py [--records 300] [--python python3.12 ...]

Each variant is a process of its own that writes the rows of a batch, the JSON report of the example and that of an
audit; all are held against those of the first one, byte by byte. The batch is sampled from `../shared/benchmark/dev`
(made from the example where that is missing). Another Python, named by its command, gets an environment of its own for
the time, into which this checkout is installed with pip.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from matching import shared_rows  # the benchmark beside this one

ROOT = Path(__file__).resolve().parents[1]
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS")
VERIFY = ["verify", "--no-cache", "--format", "json"]
AUDIT = ["audit", "claims/headlines.md", "--format", "json"]
HERE = ("PYTHONHASHSEED", "LC_ALL", *THREADS, "CI")


def write_records(path: Path, count: int) -> None:
    """Write records whose order and content depend on nothing but their number."""
    text = next((ROOT / "source").glob("*.txt")).read_text("utf-8")
    rows = shared_rows() or [{"source": text, "claim": sentence} for sentence in text.split(". ")]
    chosen = random.Random(7).sample(rows, min(count, len(rows)))
    lines = (json.dumps({"id": str(n), "source": row["source"], "claim": row["claim"]}) for n, row in enumerate(chosen))
    path.write_text("\n".join(lines), encoding="utf-8")


def copy_project(folder: Path, *, backwards: bool) -> None:
    """Copy the example, its files made in another order."""
    files = sorted(path for name in ("source", "claims") for path in (ROOT / name).iterdir() if path.is_file())
    for path in reversed(files) if backwards else files:
        target = folder / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def digest(python: str, project: Path, records: Path, more: dict[str, str], options: list[str]) -> str:
    """Run a batch, a report and an audit in fresh processes, and return the digest of what they printed."""
    environment = {name: value for name, value in os.environ.items() if name not in HERE} | more
    whole = hashlib.sha256()
    for command in (["batch", str(records), *options], VERIFY, AUDIT):
        run = [python, "-m", "claimcheck", *command]
        done = subprocess.run(run, cwd=project, env=environment, capture_output=True, check=False)
        if done.returncode > 1:
            raise SystemExit(f"{' '.join(run)} failed:\n{done.stderr.decode()}")
        whole.update(done.stdout)
    return whole.hexdigest()


def installed(python: str, folder: Path) -> str:
    """Make an environment of another Python that has this checkout, and return its interpreter."""
    subprocess.run([python, "-m", "venv", str(folder)], check=True)
    made = str(folder / "bin" / "python")
    subprocess.run([made, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(ROOT)], check=True)
    return made


def variants(pythons: list[str]) -> dict[str, tuple[str, dict[str, str], list[str], str]]:
    """Name what is other than in the first run: Python, environment, options, project."""
    found = {"as it is": (sys.executable, {"PYTHONHASHSEED": "0"}, [], "forwards")}
    for seed in ("1", "4242"):
        found[f"hash seed {seed}"] = (sys.executable, {"PYTHONHASHSEED": seed}, [], "forwards")
    for name in ("C", "C.UTF-8", "POSIX"):
        found[f"locale {name}"] = (sys.executable, {"LC_ALL": name}, [], "forwards")
    for count in ("1", "2", "8"):
        found[f"{count} threads"] = (sys.executable, dict.fromkeys(THREADS, count), [], "forwards")
    for count in ("1", "3"):
        found[f"{count} workers"] = (sys.executable, {}, ["--workers", count], "forwards")
    found["files made in reverse"] = (sys.executable, {}, [], "backwards")
    for python in pythons:
        asked = [python, "-c", "import platform; print(platform.python_version())"]
        version = subprocess.run(asked, capture_output=True, check=True, text=True).stdout.strip()
        found[f"Python {version}"] = (python, {}, [], "forwards")
    return found


def main() -> None:
    """Read the command line, run every variant, and say which differ; the exit code is 1 when one does."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--records", type=int, default=300)
    parser.add_argument("--python", action="append", default=[])
    chosen = parser.parse_args()
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_records(folder / "records.jsonl", chosen.records)
        for order in ("forwards", "backwards"):
            copy_project(folder / order, backwards=order == "backwards")
        pythons = [installed(python, folder / f"environment{n}") for n, python in enumerate(chosen.python)]
        for variant, (python, more, options, order) in variants(pythons).items():
            found[variant] = digest(python, folder / order, folder / "records.jsonl", more, options)
            same = found[variant] == found["as it is"]
            print(f"{variant:<24} {found[variant][:16]} {'same' if same else 'OTHER'}", flush=True)
    raise SystemExit(len(set(found.values())) > 1)


if __name__ == "__main__":
    main()
