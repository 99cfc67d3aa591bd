"""Published claims: whether the text that readers see still says what was checked."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.anchoring import Anchor, digest, find_quote
from claimcheck.engine.drift import State, drift
from claimcheck.engine.judge import kind_of, settled
from claimcheck.engine.options import Options
from claimcheck.model import Claim, Finding, Severity, Source, Span, Verdict, VerdictKind
from claimcheck.rules import Rule
from claimcheck.rules.anchors import PUBLISHED_DRIFTED, PUBLISHED_GONE


class Published(NamedTuple):
    """What a text says of a claim: nothing where it has its very words."""

    rule: Rule
    severity: Severity
    reason: str
    place: Span | None = None
    old: str | None = None
    """The words of the claim that differ."""


def published(claim: Claim, text: Source, options: Options) -> Published | None:
    """Tell how a text, its marks blanked, that should have a claim's words differs; nothing when it has them."""
    wanted = claim.text.strip().rstrip(".")
    if find_quote(" ".join(text.text.split()), wanted):
        return None
    made = Anchor(source=text.id, sentence=1, start=0, end=0, exact=wanted, sha256=digest(wanted))
    found = drift(made, text, options)
    if found.state is State.GONE or not found.places:
        return Published(PUBLISHED_GONE, PUBLISHED_GONE.severity, "it says nothing like this")
    same = found.state in {State.MOVED, State.REWORDED, State.EXACT}
    severity = Severity.WARNING if same else PUBLISHED_DRIFTED.severity
    now = " ".join(found.places[0].of(text.text).split())
    differs = f"it says “{found.new}” now: " if found.new else "it says now: "
    return Published(PUBLISHED_DRIFTED, severity, f"{differs}“{now}”", found.places[0], found.old)


def with_published(verdict: Verdict, found: Published, where: str, options: Options) -> Verdict:
    """Return a verdict with what a published text says otherwise; an error among it takes its green away."""
    rule = settled(found.rule, options)
    if rule is None:
        return verdict
    finding = Finding(
        code=rule.code,
        name=rule.name,
        severity=found.severity if found.severity is not Severity.ERROR else rule.severity,
        message=f"{where}: {found.reason}",
        claim_value=found.old,
        hint=rule.hint,
    )
    is_error = finding.severity is Severity.ERROR
    findings = (finding, *verdict.findings) if is_error else (*verdict.findings, finding)
    kind = kind_of(list(findings)) if verdict.verdict is VerdictKind.SUPPORTED else verdict.verdict
    return verdict.model_copy(update={"findings": findings, "verdict": kind})
