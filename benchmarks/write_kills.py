"""Kill lock, review and cite --write while they write, and look at what is left: the old file or the new one, whole.

    python benchmarks/write_kills.py [--times 200]

Each command runs up to its first write; from there children of it go on with the command's own code, each killed
(SIGKILL) at a random moment between the beginning of the first write and a little after the end of the last. Drafts
that a kill leaves are taken away by the next write that finds them ten minutes old.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.killing import Kills, kill_in_writes  # noqa: E402

from claimcheck.cli import main as claimcheck  # noqa: E402

LINES = (
    "The storm reached the coast on Monday.",
    "At least 11 people were killed in the harbour.",
    "Engineers began to repair the bridge in May.",
    "The mayor closed two schools for a week.",
    "Farmers lost most of their apples.",
    "Volunteers from Norway brought tents and blankets.",
)

OWN = """\
# What we know so far

Nobody can say yet why the owls left the old tower in the night, or whether they will be back before the winter.
The theatre, which had sold all tickets for the season, plays on as if nothing had happened, and its director smiles.
"""
"""So that the text is no copy of its source."""


def prepared(folder: Path) -> None:
    """Write a project whose lock is up to date."""
    for name, text in (
        ("source/storm.txt", "\n".join(LINES) + "\n"),
        ("report.md", OWN + "".join(f"\n{line}\n" for line in LINES[:2])),
        (
            "claims/storm.yaml",
            "claims:\n" + "".join(f"  - {{claim: '{line}', quote: '{line}'}}\n" for line in LINES),
        ),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    assert quietly("lock") == 0


def quietly(*arguments: str) -> int:
    """Run a command and keep what it prints to itself."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return claimcheck(list(arguments))


def edit(folder: Path, old: str, new: str) -> None:
    """Edit the source."""
    path = folder / "source" / "storm.txt"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def lock(folder: Path, times: int) -> Kills:
    """Kill ``lock`` while it takes down that all sentences have moved."""
    edit(folder, LINES[0], f"Notes.\n\n{LINES[0]}")
    return kill_in_writes(lambda: quietly("lock"), [folder / "claimcheck.lock"], times)


def review(folder: Path, times: int) -> Kills:
    """Kill ``review`` while it writes claim file and lock: a sentence that is pinned reads otherwise."""
    edit(folder, "began to repair", "started repairing")
    paths = [folder / "claims" / "storm.yaml", folder / "claimcheck.lock"]
    return kill_in_writes(lambda: quietly("review", "--accept", "reworded,changed"), paths, times)


def cite(folder: Path, times: int) -> Kills:
    """Kill ``cite --write`` while it puts footnotes into a text."""
    return kill_in_writes(
        lambda: quietly("cite", "report.md", "--source", "storm", "--write"), [folder / "report.md"], times
    )


def main() -> int:
    """Print the table; exit 1 if a file was torn, or a draft stayed."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--times", type=int, default=200)
    given = options.parse_args()
    print(f"{'':14}{'kills':>7}{'in a write':>12}{'torn':>7}{'new file':>10}{'left a draft':>14}{'draft stayed':>14}")
    bad = 0
    for name, command in (("lock", lock), ("review", review), ("cite --write", cite)):
        with tempfile.TemporaryDirectory() as made, contextlib.chdir(made):
            prepared(Path(made))
            found = command(Path(made), given.times)
        print(
            f"{name:14}{found.times:7}{found.during:12}{found.torn:7}{found.replaced:10}{found.drafts:14}{found.left:14}"
        )
        bad += found.torn + found.left
    return int(bad > 0)


if __name__ == "__main__":
    os.environ.setdefault("XDG_STATE_HOME", tempfile.mkdtemp())
    sys.exit(main())
