"""Auditing: a text is split into claims, and each is judged against the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from claimcheck.engine.audit.bench import Bench
from claimcheck.engine.audit.book import Book
from claimcheck.engine.audit.citing import Citation, Citing, citation
from claimcheck.engine.audit.claims import Drafted, audited_text, claims, unexplained
from claimcheck.engine.audit.keeping import dropped
from claimcheck.engine.audit.marks import Mark, blanked, definitions, marks
from claimcheck.engine.audit.merging import with_merged
from claimcheck.engine.audit.options import Demands
from claimcheck.engine.audit.passages import Passage, introduced, passages
from claimcheck.engine.audit.places import by_sentence, of_claim
from claimcheck.engine.audit.statements import Words, clauses, going_on, whole
from claimcheck.engine.audit.whole_text import circular_sources, omissions, outdated, with_caveats, with_contradictions
from claimcheck.engine.audit.witnesses import with_witnesses, witnesses_of
from claimcheck.engine.copies import copies_text
from claimcheck.engine.options import Options
from claimcheck.language.text.inline import blank_marks
from claimcheck.model import ClaimResult, NoClaim, Report, Role, Source, Verdict, VerdictKind

Watch = Callable[[Sequence[Passage]], Iterable[Passage]]
"""Passes sentences on as they come, so that somebody sees how far the work is."""


def audit(
    text: Source,
    sources: Iterable[Source],
    options: Options = Options(),
    demands: Demands = Demands(),
    watch: Watch = iter,
) -> Report:
    """Judge every claim of ``text``; pure: no files, no clock, the same report for the same input.

    The claims of the report are those of the text, in its order; ``report.audited`` tells where each stands, what was
    no claim, and what of the sources the text rests on. Sources are numbered, for marks such as ``[1]``, as given.
    """
    given = tuple(sources)
    ordered = tuple(sorted(given, key=lambda source: source.id))
    circular = [source for source in ordered if copies_text(source, text)]
    evidence = [source for source in ordered if source not in circular]
    notes = definitions(text)
    noted = [note.span for note in notes]
    book = Book(given, notes)
    found = list(marks(text, noted, book.may_name))
    view = blank_marks(blanked(text.text, found))
    read = list(passages(text, view, noted))
    bench = Bench(evidence, options, copies=[source.id for source in circular])
    leads = introduced(text, read)
    read = [replace(one, reason=NoClaim.HEADING) if one in leads.values() else one for one in read]
    auditor = _Auditor(text, book, by_sentence(text, found), leads, Citing(bench, options, demands.citations))
    drafted = [one for passage in watch(read) if passage.reason is None for one in auditor.drafted(passage)]
    drafted = with_merged(drafted, bench, options)
    drafted = with_witnesses(drafted, witnesses_of(bench, evidence, options), demands.sources)
    drafted = with_contradictions(drafted, text, view, options)
    drafted = with_caveats(drafted, ordered, options)
    drafted = drafted if options.explain else [unexplained(one) for one in drafted]
    results = [
        ClaimResult(claim=claim, verdict=one.verdict) for claim, one in zip(claims(text, drafted), drafted, strict=True)
    ]
    problems = (
        *circular_sources(circular, options),
        *outdated(ordered, options),
        *dropped(evidence, drafted, text, view, options),
        *omissions(evidence, view, options),
    )
    audited = audited_text(text, ordered, read, drafted, results)
    return Report(results=tuple(results), sources=ordered, problems=problems, audited=audited)


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
    leads: Mapping[int, Passage]
    """What a list item goes on from, by the item's number."""
    citing: Citing

    def drafted(self, passage: Passage) -> Iterator[Drafted]:
        """Judge a sentence, and each of its clauses where it has several.

        A clause that is not found by itself, in a sentence that holds as a whole, only lacks what stands around it
        there, if what it says is carried there; one that the source gives otherwise is wrong all the same.
        """
        lead = self.leads.get(passage.sentence.number)
        sentence = going_on(lead, passage) if lead else whole(passage)
        own = self.marks[passage.sentence.number]
        judged = self._verdict(passage, _Cited(sentence, citation(self.book, own)))
        parts = [] if lead else clauses(passage)
        if not parts:
            yield Drafted(passage, sentence, judged, citation(self.book, own))
        for words, after in zip(parts, [*parts[1:], None], strict=False):
            cited = self._cited(words, own, after)
            alone = self._verdict(passage, _Cited(words, cited), part=True)
            saved = alone.verdict is VerdictKind.UNSUPPORTED and _holds_within(judged, words, parts, passage.start)
            saved = saved and not any(finding.code.startswith("CC50") for finding in alone.findings)
            yield Drafted(passage, words, _unplaced(judged) if saved else alone, cited)

    def _cited(self, words: Words, own: Sequence[Mark], after: Words | None) -> Citation:
        return citation(self.book, of_claim(words, after.own if after else None, own, self.text.text))

    def _verdict(self, passage: Passage, cited: _Cited, *, part: bool = False) -> Verdict:
        claim = cited.words.of(passage.reading.text)
        return self.citing.verdict(claim, cited.citation, cited.words.place, part=part)


def _holds_within(judged: Verdict, clause: Words, clauses: Sequence[Words], start: int) -> bool:
    """Whether a sentence that begins at ``start`` of the text is carried, and what only this clause tells with it.

    What is told of a thing in passing ("Adeleke, who *led* the study") weighs little in its sentence.
    """
    if judged.verdict is not VerdictKind.SUPPORTED or judged.explanation is None:
        return False
    known = judged.explanation.words
    left = (word for word in judged.explanation.left if word.role is Role.PREDICATE and word.under is not None)
    aside = [start + word.span.start for word in left if known[word.under or 0].role is not Role.PREDICATE]
    return not any([words for words in clauses if words.has(offset)] == [clause] for offset in aside)


def _unplaced(verdict: Verdict) -> Verdict:
    """Return the verdict of a sentence as that of one of its clauses: its offsets count in other words."""
    findings = tuple(finding.model_copy(update={"claim_span": None}) for finding in verdict.findings)
    return verdict.model_copy(update={"findings": findings, "explanation": None})
