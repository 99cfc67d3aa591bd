"""Auditing: a text is split into claims, and each is judged against the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.engine.audit.bench import Bench
from claimcheck.engine.audit.book import Book
from claimcheck.engine.audit.citing import Citation, Citing, citation
from claimcheck.engine.audit.claims import Drafted, audited_text, claims
from claimcheck.engine.audit.marks import Mark, blanked, definitions, marks
from claimcheck.engine.audit.options import Demands
from claimcheck.engine.audit.passages import Passage, passages
from claimcheck.engine.audit.places import by_sentence, of_claim
from claimcheck.engine.audit.statements import Words, clauses, whole
from claimcheck.engine.options import Options
from claimcheck.model import ClaimResult, Report, Source, Verdict, VerdictKind


def audit(
    text: Source, sources: Iterable[Source], options: Options = Options(), demands: Demands = Demands()
) -> Report:
    """Judge every claim of ``text``; pure: no files, no clock, the same report for the same input.

    The claims of the report are those of the text, in its order; ``report.audited`` tells where each stands, what was
    no claim, and what of the sources the text rests on. Sources are numbered, for marks such as ``[1]``, as given.
    """
    given = tuple(sources)
    ordered = tuple(sorted(given, key=lambda source: source.id))
    notes = definitions(text)
    book = Book(given, notes)
    noted = [note.span for note in notes]
    found = list(marks(text, noted, book.may_name))
    read = list(passages(text, blanked(text.text, found), noted))
    auditor = _Auditor(
        text, book, by_sentence(text, found), Citing(Bench(ordered, options), options, demands.citations)
    )
    drafted = [one for passage in read if passage.reason is None for one in auditor.drafted(passage)]
    results = [
        ClaimResult(claim=claim, verdict=one.verdict) for claim, one in zip(claims(text, drafted), drafted, strict=True)
    ]
    return Report(results=tuple(results), sources=ordered, audited=audited_text(text, ordered, read, drafted, results))


class _Cited(NamedTuple):
    """The words of one claim, and what they cite."""

    words: Words
    citation: Citation


@dataclass(frozen=True, slots=True)
class _Auditor:
    """Judges the sentences of one text."""

    text: Source
    book: Book
    marks: Mapping[int, list[Mark]]
    citing: Citing

    def drafted(self, passage: Passage) -> Iterator[Drafted]:
        """Judge a sentence, and each of its clauses where it has several.

        A clause that is not found by itself, in a sentence that holds as a whole, only lacks what stands around it
        there; one that the source gives otherwise is wrong all the same.
        """
        sentence = whole(passage)
        own = self.marks[passage.sentence.number]
        judged = self._verdict(passage, _Cited(sentence, citation(self.book, own)))
        parts = clauses(passage)
        if not parts:
            yield Drafted(passage, sentence, judged, citation(self.book, own))
        for words, after in zip(parts, [*parts[1:], None], strict=False):
            cited = self._cited(words, own, after)
            alone = self._verdict(passage, _Cited(words, cited), part=True)
            saved = judged.verdict is VerdictKind.SUPPORTED and alone.verdict is VerdictKind.UNSUPPORTED
            saved = saved and not any(finding.code.startswith("CC50") for finding in alone.findings)
            yield Drafted(passage, words, _unplaced(judged) if saved else alone, cited)

    def _cited(self, words: Words, own: Sequence[Mark], after: Words | None) -> Citation:
        return citation(self.book, of_claim(words, after.own if after else None, own, self.text.text))

    def _verdict(self, passage: Passage, cited: _Cited, *, part: bool = False) -> Verdict:
        claim = cited.words.of(passage.reading.text)
        return self.citing.verdict(claim, cited.citation, cited.words.place, part=part)


def _unplaced(verdict: Verdict) -> Verdict:
    """Return the verdict of a sentence as that of one of its clauses: its offsets count in other words."""
    findings = tuple(finding.model_copy(update={"claim_span": None}) for finding in verdict.findings)
    return verdict.model_copy(update={"findings": findings, "explanation": None})
