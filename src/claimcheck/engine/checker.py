"""The engine for programs: one claim against one text, or many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.engine.asking import Asking, answered
from claimcheck.engine.judge import Judge
from claimcheck.engine.options import Options
from claimcheck.language.documents import source_from_text
from claimcheck.matching import Index
from claimcheck.model import Claim, Source, Verdict

_HALVES = re.compile("[\ud800-\udfff]")


class Checker:
    """Checks claims; keeps what it read of the last sources, so that many claims about one text split it once.

    Halves of surrogate pairs, which no UTF-8 can hold and strings out of JSON may, are read as U+FFFD; offsets stay.
    """

    def __init__(self, options: Options = Options()) -> None:
        self.options = options
        self._last: tuple[object, Judge] | None = None

    def check(self, claim: str | Claim, source: str | Source | Sequence[Source]) -> Verdict:
        """Judge ``claim`` against ``source``, a text or one or several sources already read."""
        return answered(self.asking(claim, source))

    def asking(self, claim: str | Claim, source: str | Source | Sequence[Source]) -> Asking[Verdict]:
        """Judge likewise, side by side with others: see ``asking.abreast``."""
        judge = self._judge(source)
        if isinstance(claim, Claim):
            return judge.asking(_sound(claim.text), nowhere=claim.nowhere)
        return judge.asking(_sound(claim))

    def _judge(self, source: str | Source | Sequence[Source]) -> Judge:
        wanted = source if isinstance(source, str | Source) else tuple(source)
        if self._last is None or self._last[0] != wanted:
            self._last = (wanted, Judge(Index.build(_sources(source)), self.options))
        return self._last[1]


def _sources(source: str | Source | Sequence[Source]) -> Sequence[Source]:
    if isinstance(source, str):
        return [source_from_text(_sound(source))]
    return [source] if isinstance(source, Source) else source


def _sound(text: str) -> str:
    return text if text.isascii() else _HALVES.sub("\ufffd", text)
