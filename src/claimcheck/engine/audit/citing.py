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
        carrier = _carrier(verdict)
        if self.required and not given.cited and not given.unknown:
            hint = f"cite {carrier}, which carries it" if carrier else None
            verdict = with_findings(verdict, raise_rule(UNCITED, self.options, "this cites no source", hint=hint))
        return with_findings(verdict, [one for item in given.unknown for one in self._unknown(*item, place, carrier)])

    def _unknown(
        self, mark: Mark, unknown: Unknown, place: Callable[[Span], Span | None], carrier: str | None
    ) -> list[Finding]:
        message = f"“{unknown.key}” {unknown.why}"
        hint = _meant(unknown, carrier)
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
        return with_findings(narrowed, _placed_as(narrowed, raise_rule(DOES_NOT_CARRY, self.options, message)))

    def _moved(self, cited: Sequence[Cited], elsewhere: Verdict) -> Verdict:
        found = elsewhere.evidence[0] if elsewhere.evidence else None
        carrier = found.anchor if found else "nothing that is said"
        message = f"cited {_named(cited)}, carried by {carrier}"
        hint = f"cite {found.anchor} in its place" if found else None
        return with_findings(elsewhere, raise_rule(CARRIED_ELSEWHERE, self.options, message, at=found, hint=hint))


def _meant(unknown: Unknown, carrier: str | None) -> str | None:
    """Say what a mark most likely meant, and what carries the claim; neither is ever put in its place."""
    if carrier and carrier == unknown.near:
        return f"did you mean {carrier}, which carries this?"
    meant = f"did you mean {unknown.near}?" if unknown.near else unknown.hint
    carries = f"{carrier} carries this" if carrier else None
    return " ".join(filter(None, (meant, f"({carries})" if meant and carries else carries))) or None


def _carrier(verdict: Verdict) -> str | None:
    """The anchor of the sentence that carries a claim."""
    carried = verdict.verdict is VerdictKind.SUPPORTED and verdict.evidence
    return verdict.evidence[0].anchor if carried else None


def _placed_as(verdict: Verdict, found: Iterable[Finding]) -> list[Finding]:
    """Let findings point at the words that decided."""
    why = verdict.findings[0] if verdict.findings else None
    words = ("claim_span", "claim_value", "source", "source_span", "source_value")
    return [one.model_copy(update={name: getattr(why, name) for name in words}) if why else one for one in found]


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
