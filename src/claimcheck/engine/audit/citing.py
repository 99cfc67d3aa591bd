"""Citations obeyed: a claim is judged against what it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.engine.audit.bench import Bench
from claimcheck.engine.audit.book import Book, Cited, Unknown
from claimcheck.engine.audit.marks import Mark
from claimcheck.engine.options import Options
from claimcheck.engine.raising import raise_rule, with_findings
from claimcheck.model import Finding, Span, Verdict, VerdictKind
from claimcheck.rules.derived import CARRIED_ELSEWHERE, DOES_NOT_CARRY, UNCITED, UNKNOWN_CITATION


class Citation(NamedTuple):
    """What the marks of one claim name."""

    cited: tuple[Cited, ...] = ()
    """One for each source, by id."""
    unknown: tuple[tuple[Mark, Unknown], ...] = ()


def citation(book: Book, marks: Iterable[Mark]) -> Citation:
    """Look up the marks of one claim."""
    found = [(mark, book.look_up(key)) for mark in marks for key in mark.keys]
    return Citation(
        _merged(one for _, one in found if isinstance(one, Cited)),
        tuple((mark, one) for mark, one in found if isinstance(one, Unknown)),
    )


def _merged(cited: Iterable[Cited]) -> tuple[Cited, ...]:
    """Name each source once; a source that is cited whole is not narrowed by a sentence of it."""
    found: dict[str, set[int] | None] = {}
    for one in cited:
        before = found.get(one.source, set())
        found[one.source] = None if before is None or not one.sentences else before | set(one.sentences)
    return tuple(Cited(name, tuple(sorted(numbers or ()))) for name, numbers in sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Citing:
    """Judges claims by their citations."""

    bench: Bench
    options: Options
    required: bool
    """Whether each claim must cite a source."""

    def verdict(
        self, claim: str, given: Citation, place: Callable[[Span], Span | None], *, part: bool = False
    ) -> Verdict:
        """Judge a claim; ``place`` turns a span of the text into one of the claim, if it lies in it."""
        verdict = self._by(given.cited, claim, part=part) if given.cited else self.bench.everything(claim, part=part)
        if self.required and not given.cited and not given.unknown:
            verdict = with_findings(verdict, raise_rule(UNCITED, self.options, "this cites no source"))
        return with_findings(verdict, [one for item in given.unknown for one in self._unknown(*item, place)])

    def _unknown(self, mark: Mark, unknown: Unknown, place: Callable[[Span], Span | None]) -> list[Finding]:
        hint = f"did you mean {unknown.near}?" if unknown.near else None
        message = f"“{unknown.key}” names no source, or no sentence of one"
        return raise_rule(UNKNOWN_CITATION, self.options, message, claim_span=place(mark.span), hint=hint)

    def _by(self, cited: Sequence[Cited], claim: str, *, part: bool) -> Verdict:
        verdict = self.bench.among([Cited(one.source) for one in cited], claim, part=part)
        if verdict.verdict is VerdictKind.UNCHECKED or _rests_on(verdict, cited):
            return verdict
        narrowed = self.bench.among(cited, claim, part=part) if any(one.sentences for one in cited) else verdict
        if narrowed.verdict is VerdictKind.SUPPORTED:
            return narrowed
        elsewhere = verdict if verdict.verdict is VerdictKind.SUPPORTED else self.bench.everything(claim, part=part)
        if elsewhere.verdict is VerdictKind.SUPPORTED:
            return self._moved(cited, elsewhere)
        message = f"{_named(cited)} does not carry this" + ("" if len(cited) == 1 else ", not even together")
        return with_findings(narrowed, raise_rule(DOES_NOT_CARRY, self.options, message))

    def _moved(self, cited: Sequence[Cited], elsewhere: Verdict) -> Verdict:
        found = elsewhere.evidence[0] if elsewhere.evidence else None
        carrier = found.anchor if found else "nothing that is said"
        message = f"cited {_named(cited)}, carried by {carrier}"
        return with_findings(elsewhere, raise_rule(CARRIED_ELSEWHERE, self.options, message, at=found))


def _rests_on(verdict: Verdict, cited: Sequence[Cited]) -> bool:
    """Whether a claim is carried, and first of all by a sentence that is cited."""
    if verdict.verdict is not VerdictKind.SUPPORTED:
        return False
    whole = {one.source for one in cited if not one.sentences}
    sentences = {(one.source, number) for one in cited for number in one.sentences}
    first = verdict.evidence[:1]
    return not first or first[0].source in whole or (first[0].source, first[0].sentence) in sentences


def _named(cited: Sequence[Cited]) -> str:
    return ", ".join(
        f"{one.source}#s{number}" if number else one.source for one in cited for number in one.sentences or (0,)
    )
