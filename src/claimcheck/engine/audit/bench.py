"""Judges for any choice of sources, and of sentences of them; each is made once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimcheck.engine.audit.book import Cited
from claimcheck.engine.judge import Judge
from claimcheck.engine.options import Options
from claimcheck.matching import Index
from claimcheck.model import Source, Verdict, VerdictKind

_KEPT = 64
"""Judges of single sentences that are kept."""


class Bench:
    """The judges of one audit."""

    def __init__(self, sources: Iterable[Source], options: Options, copies: Iterable[str] = ()) -> None:
        self._copies = frozenset(copies)
        self._sources = {source.id: source for source in sources}
        self._options = replace(options, explain=True)
        self._judges: dict[tuple[Cited, ...], Judge] = {}

    def everything(self, claim: str, *, part: bool = False) -> Verdict:
        """Judge a claim against all sources."""
        return self.among([Cited(name) for name in self._sources], claim, part=part)

    def among(self, cited: Sequence[Cited], claim: str, *, part: bool = False) -> Verdict:
        """Judge a claim against some sources, or some sentences of them, alone."""
        key = tuple(sorted(one for one in set(cited) if one.source in self._sources))
        if not key:
            left_out = sorted({one.source for one in cited} or self._copies)
            copy = "copies" if len(left_out) == 1 else "copy"
            reason = f"no source is left to check it against: {', '.join(left_out)} {copy} the text"
            return Verdict(verdict=VerdictKind.UNCHECKED, score=0.0, reason=reason)
        if key not in self._judges:
            if len(self._judges) > _KEPT:
                self._judges.pop(next(iter(self._judges)))
            self._judges[key] = Judge(Index.build([self._narrowed(one) for one in key]), self._options)
        return self._judges[key].verdict(claim, part=part)

    def _narrowed(self, cited: Cited) -> Source:
        source = self._sources[cited.source]
        if not cited.sentences:
            return source
        kept = tuple(sentence for sentence in source.sentences if sentence.number in cited.sentences)
        return source.model_copy(update={"sentences": kept})
