"""How the words of a claim met those of its source, as a small tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.renderers.cells import columns, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model import ExplainedWord, Explanation
    from claimcheck.renderers.style import Style

_NOTHING = "nothing"
_WEAK = "too weak to carry it"


def tree_lines(explanation: Explanation, style: Style) -> list[str]:
    """Return a line for each word that matters, hung under the word that governs it, then what was left.

    Columns: the claim's word and its part there, the step, the source's word and its part there, and the sentence.
    """
    rows = [(word, [branch + plain(word.text), *_cells(word)]) for branch, word in _branches(explanation)]
    table = _aligned([cells for _, cells in rows])
    lines = [style.paint(line, "warning") if row[0].left else line for row, line in zip(rows, table, strict=True)]
    left = ", ".join(f"“{plain(word.text)}”" for word in explanation.left)
    return [*lines, f"left: {left or _NOTHING}"]


def _cells(word: ExplainedWord) -> list[str]:
    met = word.met
    if met is None:
        return [word.role or "", _NOTHING, "", "", ""]
    step = f"{met.step} “{plain(met.through)}”" if met.through else met.step
    proof = "" if met.proves else f" ({_WEAK})"
    return [word.role or "", step + proof, plain(met.text), met.role or "", f"{met.source}#s{met.sentence}"]


def _branches(explanation: Explanation) -> Iterator[tuple[str, ExplainedWord]]:
    """Yield the words to show, governors before what they govern, with the branch that leads to each."""
    words = explanation.words
    shown = {number for number, word in enumerate(words) if word.content or word.role}
    below: dict[int | None, list[int]] = {}
    for number in sorted(shown):
        below.setdefault(_governor(words, number, shown), []).append(number)
    todo = [("", "", number) for number in reversed(below.get(None, []))]
    while todo:
        lead, joint, number = todo.pop()
        yield lead + joint, words[number]
        inner = lead + {"": "", "├─ ": "│  ", "└─ ": "   "}[joint]
        children = below.get(number, [])
        hung = [(inner, "└─ " if child == children[-1] else "├─ ", child) for child in children]
        todo.extend(reversed(hung))


def _governor(words: Sequence[ExplainedWord], number: int, shown: set[int]) -> int | None:
    above = words[number].under
    while above is not None and above not in shown:
        above = words[above].under
    return above


def _aligned(rows: list[list[str]]) -> list[str]:
    """Return rows of cells as lines whose columns begin under one another."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    padded = ((cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return ["  ".join(cells).rstrip() for cells in padded]
