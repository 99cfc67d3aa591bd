"""Whether reading a source lost any of its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.claimfiles.notes import problem
from claimcheck.errors import SourceError
from claimcheck.model.codes import TEXT_LOST

if TYPE_CHECKING:
    from claimcheck.model import Problem
    from claimcheck.readers import Differences

_SHOWN = 12
"""Words that a message shows."""
_HINT = "see whether they matter; save the file anew, or give its text as .txt"
_UNREAD = "split it, or give its text as .txt"


def read_twice(again: Callable[[], Differences], identity: str, shown: str) -> Iterator[Problem]:
    """Read a source a second time, by ``again``, and tell which words the readings do not share."""
    try:
        found = again()
    except SourceError as error:
        message = f"source `{identity}` was not read a second time, to see that no words are lost: {error.what}"
        yield problem(TEXT_LOST, message, shown, hint=error.hint or _UNREAD)
        return
    if found.lost:
        what = f"reading source `{identity}` lost {counted(found.lost)}"
        yield problem(TEXT_LOST, what, shown, hint=_HINT)
    if found.added:
        what = f"reading source `{identity}` gave {counted(found.added)} that a second extraction does not find"
        yield problem(TEXT_LOST, what, shown, hint=_HINT)


def counted(words: Sequence[str]) -> str:
    """How many words, and the first of them."""
    more = " …" if len(words) > _SHOWN else ""
    number = f"{len(words)} word{'s' if len(words) > 1 else ''}"
    return f"{number} (“{' '.join(words[:_SHOWN])}{more}”)"
