"""Judging asks: what needs a parse yields the texts and is sent their trees, so that many claims are parsed together.

A sentence among others takes a third of the time that it takes alone, and its tree is the same.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from claimcheck.language.parser.syntax import Parse

Result = TypeVar("Result")
Asking: TypeAlias = "Generator[Sequence[str], Sequence[Parse], Result]"
"""Yields texts, is sent a parse for each, and returns its result."""

ABREAST = 64
"""How many go side by side: enough to fill the parser's batches, few enough to keep memory flat."""
_DONE = 4
"""How many times as many may wait for their turn, done or not, when one takes long that was asked before them."""


def answered(asking: Asking[Result]) -> Result:
    """Run one to its end."""
    try:
        texts = next(asking)
        while True:
            texts = asking.send(_parse(texts))
    except StopIteration as end:
        result: Result = end.value
        return result


def in_turn(askings: Iterable[Asking[Result]]) -> Asking[list[Result]]:
    """Run some one after the other."""
    results: list[Result] = []
    for asking in askings:
        results += [(yield from asking)]
    return results


def abreast(askings: Iterable[Asking[Result]], most: int = ABREAST) -> Iterator[Result]:
    """Run many side by side, and give their results in order; a text that can't be parsed is an error for who asked."""
    waiting = iter(askings)
    begun: deque[_Run[Result]] = deque()
    running: list[_Run[Result]] = []
    while True:
        fresh = [_Run(asking) for asking in islice(waiting, min(most - len(running), _DONE * most - len(begun)))]
        begun.extend(fresh)
        if not begun:
            return
        running = [run for run in (*running, *fresh) if run.texts]
        if running:
            _answer(running)
            running = [run for run in running if run.texts]
        while begun and not begun[0].texts:
            yield begun.popleft().result


class _Run(Generic[Result]):
    """One asking on its way."""

    result: Result

    def __init__(self, asking: Asking[Result]) -> None:
        self._asking = asking
        self.texts: Sequence[str] = ()
        """What it waits for; nothing when it has its result."""
        self._go_on(partial(next, asking))

    def answer(self, found: Mapping[str, Parse | Exception]) -> None:
        """Let it have what it waits for."""
        answers = [found[text] for text in self.texts]
        parses = [answer for answer in answers if not isinstance(answer, Exception)]
        failed = next((answer for answer in answers if isinstance(answer, Exception)), None)
        self._go_on(partial(self._asking.throw, failed) if failed else partial(self._asking.send, parses))

    def _go_on(self, step: Callable[[], Sequence[str]]) -> None:
        try:
            self.texts = step()
        except StopIteration as end:
            self.texts, self.result = (), end.value


def _answer(running: Sequence[_Run[Result]]) -> None:
    found = _parses(list(dict.fromkeys(text for run in running for text in run.texts)))
    for run in running:
        run.answer(found)


def _parses(texts: Sequence[str]) -> Mapping[str, Parse | Exception]:
    """Parse all at once; each alone where one of them can't be parsed, so that it is known which."""
    try:
        return dict(zip(texts, _parse(texts), strict=True))
    except Exception as error:
        if len(texts) == 1:
            return {texts[0]: error}
    return {text: answer for each in texts for text, answer in _parses([each]).items()}


def _parse(texts: Sequence[str]) -> Sequence[Parse]:
    from claimcheck.language.parser.parsing import parse  # what is known from an earlier run needs none of it

    return parse(texts)
