"""What was found out about a claim or a sentence, kept with it: it is gone when the claim or the sentence is."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar


class Rememberer(Protocol):
    """What has room for findings about itself."""

    @property
    def memory(self) -> dict[Hashable, object]:
        """A function and its further arguments → what it found."""
        ...


Owner = TypeVar("Owner", bound=Rememberer)
Further = ParamSpec("Further")
Found = TypeVar("Found")


_NOTHING_YET = object()
"""In place of what was never found out; nothing may well have been found."""


def remembered(find: Callable[Concatenate[Owner, Further], Found]) -> Callable[Concatenate[Owner, Further], Found]:
    """Call a function once for the same arguments, and keep what it finds with the first of them.

    A cache of functions would keep claims and sentences alive, and with them all that they came from.
    """

    @wraps(find)
    def recall(owner: Owner, /, *rest: Further.args, **names: Further.kwargs) -> Found:
        key: Hashable = (find, *rest, *sorted(names.items())) if names else (find, *rest) if rest else find
        memory = owner.memory
        found = memory.get(key, _NOTHING_YET)
        if found is _NOTHING_YET:
            found = memory[key] = find(owner, *rest, **names)
        return found  # type: ignore[return-value]  # only this function writes under its key

    return recall
