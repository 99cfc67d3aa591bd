"""From what was judged to the claims of a report, and to the text taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.engine.audit.citing import Citation
from claimcheck.engine.audit.coverage import coverage
from claimcheck.engine.audit.passages import Passage
from claimcheck.engine.audit.statements import Words
from claimcheck.language.text.slugs import made_id
from claimcheck.model import Audited, Claim, ClaimResult, Origin, Skipped, Source, Span, Statement, Verdict


class Drafted(NamedTuple):
    """One claim of a text, with its verdict."""

    passage: Passage
    words: Words
    verdict: Verdict
    citation: Citation

    @property
    def said(self) -> str:
        """The words that are judged."""
        return self.words.of(self.passage.reading.text)


def unexplained(drafted: Drafted) -> Drafted:
    """Return a claim whose verdict does not tell what each of its words met."""
    return drafted._replace(verdict=drafted.verdict.model_copy(update={"explanation": None}))


def claims(text: Source, drafted: Sequence[Drafted]) -> Iterator[Claim]:
    """Make claims, each with an id of its own."""
    taken: dict[str, int] = {}
    for one in drafted:
        said = one.words.of(text.text)
        base = made_id(said)
        taken[base] = taken.get(base, 0) + 1
        identity = base if taken[base] == 1 else f"{base}-{taken[base]}"
        cited = tuple(each.source for each in one.citation.cited)
        yield Claim(id=identity, text=said, sources=cited, origin=_origin(text, one.words.own))


def audited_text(
    text: Source,
    sources: Sequence[Source],
    read: Sequence[Passage],
    drafted: Sequence[Drafted],
    results: Sequence[ClaimResult],
) -> Audited:
    """Tell where each claim stands, what was none, and what the text rests on."""
    return Audited(
        text=text,
        statements=tuple(
            Statement(claim=result.claim.id, sentence=one.passage.sentence.number, spans=one.words.spans)
            for result, one in zip(results, drafted, strict=True)
        ),
        skipped=tuple(
            Skipped(span=Span(passage.sentence.start, passage.sentence.end), reason=passage.reason)
            for passage in read
            if passage.reason is not None
        ),
        coverage=coverage(sources, results),
    )


def _origin(text: Source, offset: int) -> Origin:
    before = text.text[:offset].removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Origin(path=text.path or text.id, line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))
