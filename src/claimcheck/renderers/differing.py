"""Two wordings of one sentence, the words that differ underlined in both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from claimcheck.renderers.cells import cell

_WORD = re.compile(r"\S+")


def underlined(old: str, new: str) -> tuple[str, str]:
    """Return a line of carets for each of two lines of text, in columns of a terminal; empty where nothing differs."""
    ours, theirs = ([*_WORD.finditer(text)] for text in (old, new))
    codes = SequenceMatcher(None, [one[0] for one in ours], [one[0] for one in theirs], autojunk=False).get_opcodes()
    apart = [code for code in codes if code[0] != "equal"]
    return (
        _carets(old, [ours[first:last] for _, first, last, _, _ in apart]),
        _carets(new, [theirs[first:last] for _, _, _, first, last in apart]),
    )


def _carets(text: str, runs: Sequence[Sequence[re.Match[str]]]) -> str:
    spans = [(run[0].start(), run[-1].end()) for run in runs if run]
    marks = "".join(_columns(text, spans))
    return marks.rstrip()


def _columns(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    for place, char in enumerate(text):
        inside = any(first <= place < last for first, last in spans)
        yield ("^" if inside else " ") * cell(char)[1]
