"""How long a run on save takes (how quickly a claim finds its sentence among very many is in `linking.py`).

    python benchmarks/speed.py

Processor time (user and system, all threads) of fresh interpreters with compiled code, the least of five, each also as
a ratio to importing what it can't do without, in the same run.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VERIFY = "from claimcheck.cli import main; main(['verify', *{}])"
BASES = {
    "pydantic and rapidfuzz": "import pydantic, rapidfuzz",
    "pydantic's BaseModel and rapidfuzz": "import rapidfuzz; from pydantic import BaseModel",
    "spaCy": "import spacy",
}


def processor_ms(code: str, environment: dict[str, str], runs: int = 5) -> float:
    """Return the least processor time of some fresh interpreters that run ``code``, after one that compiles."""
    least = float("inf")
    for run in range(runs + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if run:
            least = min(least, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return 1000 * least


def startup() -> None:
    """Print what runs cost, and what that is in imports."""
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTHONDONTWRITEBYTECODE")}
    with tempfile.TemporaryDirectory() as folder:
        environment |= {"PYTHONPYCACHEPREFIX": folder, "XDG_STATE_HOME": folder}
        base = {name: processor_ms(code, environment) for name, code in BASES.items()}
        warm = processor_ms(VERIFY.format([]), environment)
        cold = processor_ms(VERIFY.format(["--no-cache"]), environment, 3)
        help_ = processor_ms("from claimcheck.cli import main; main(['--help'])", environment)
    for name, took in base.items():
        print(f"import {name:<36} {took:7.0f} ms")
    print(f"{'claimcheck --help':<43} {help_:7.0f} ms")
    for name, took, others in (("warm", warm, list(base)[:2]), ("cold", cold, ["spaCy"])):
        ratios = ", ".join(f"{took / base[other]:.2f} x {other}" for other in others)
        print(f"{'verify of the example, ' + name:<43} {took:7.0f} ms   {ratios}")


if __name__ == "__main__":
    startup()
