"""Golden cases of the splitter: the project's own, and how a case is written down."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("golden_sentences.txt")


class Case(NamedTuple):
    kind: str
    text: str
    sentences: list[str]


def own_cases() -> list[Case]:
    """Read ``golden_sentences.txt``, whose first lines say how its cases are written."""
    cases, kind = [], ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind = line.removeprefix("## ")
        elif line and not line.startswith("#"):
            cases.append(_case(kind, line))
    return cases


def _case(kind: str, line: str) -> Case:
    marked = line.replace("⏎ ¦ ", "⏎¦").replace(" ¦ ", " ¦").replace("⏎", "\n")
    return Case(kind, marked.replace("¦", ""), [part.strip() for part in marked.split("¦")])
