"""What is wrong with one file, collected by offset and told by line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from difflib import get_close_matches
from typing import TYPE_CHECKING

from claimcheck.model import Problem, Severity
from claimcheck.model.codes import CLAIM_FILE_INVALID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.codes import Code

MAX_PROBLEMS = 1_000
"""How many problems of one file are kept; a file of another kind would otherwise give millions."""

_BREAK = re.compile(r"\r\n?|\n")


class Lines:
    """The line starts of one text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of a code point offset."""
        row = bisect_right(self._starts, offset) - 1
        return row + 1, offset - self._starts[row] + 1


class Notes:
    """The problems of one file; nothing is raised, so one mistake hides no other."""

    def __init__(self, path: str, text: str = "") -> None:
        self.path = path
        self._lines = Lines(text)
        self._found: list[Problem] = []
        self._left_out = 0

    def __len__(self) -> int:
        """How many problems there are, those left out included."""
        return len(self._found) + self._left_out

    @property
    def full(self) -> bool:
        """Whether further problems are only counted, so that a hint for them is work for nobody."""
        return len(self._found) >= MAX_PROBLEMS

    def position(self, at: int) -> tuple[int, int]:
        """Return the 1-based line and column of a code point offset."""
        return self._lines.position(at)

    def place(self, at: int) -> str:
        """Return an offset as words for a message, such as ``line 3, column 5``."""
        return "line {}, column {}".format(*self.position(at))

    def invalid(
        self, at: int | None, message: str, hint: str | None = None, severity: Severity = Severity.ERROR
    ) -> None:
        """Note something that makes the file, or one claim of it, unfit; ``at`` is nothing for the file as a whole."""
        if self.full:
            self._left_out += 1
            return
        line, column = (None, None) if at is None else self.position(at)
        self._found.append(problem(CLAIM_FILE_INVALID, message, self.path, line, column, hint, severity))

    def problems(self) -> tuple[Problem, ...]:
        """Return all problems in order of line and column, each once."""
        found = list(dict.fromkeys(sorted(self._found, key=by_place)))
        if self._left_out:
            more = f"{self._left_out} more problems in this file are not shown"
            found.append(problem(CLAIM_FILE_INVALID, more, self.path, hint="mend the first ones and run again"))
        return tuple(found)


def problem(
    code: Code,
    message: str,
    path: str | None = None,
    line: int | None = None,
    column: int | None = None,
    hint: str | None = None,
    severity: Severity | None = None,
) -> Problem:
    """Make a problem of one of the codes of this family, with the code's own severity when no other is given."""
    return Problem(
        code=code.code,
        name=code.name,
        severity=severity or code.severity,
        message=message,
        path=path,
        line=line,
        column=column,
        hint=hint,
    )


def by_place(found: Problem) -> tuple[str, int, int, str]:
    """Return the key that puts problems in order of file, line and column."""
    return found.path or "", found.line or 0, found.column or 0, found.message


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that somebody who typed ``word`` most likely meant, if one is near."""
    # difflib's time grows with the product of both lengths, and nothing this long is a mistyped key.
    if len(word) > 200:
        return None
    folded = {name.lower(): name for name in known}
    close = get_close_matches(word.strip().lower(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None
