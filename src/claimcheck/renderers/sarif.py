"""``sarif``: the static analysis format that code hosts read, version 2.1.0 (OASIS, 2020).

Columns count code points (``columnKind``). A fingerprint is made of rule and claim, never of the line, so that it
survives a claim that moves. What an ignore took out stays in the list, with its justification.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import claimcheck
from claimcheck.model import Severity
from claimcheck.renderers.cells import plain
from claimcheck.renderers.places import Places
from claimcheck.renderers.remarks import UNEXPECTED, justification
from claimcheck.renderers.style import is_unexplained, shown_findings
from claimcheck.renderers.summary import mismatch

if TYPE_CHECKING:
    from claimcheck.model import ClaimResult, Finding, Problem, Report
    from claimcheck.renderers.style import Style
    from claimcheck.rules import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "claimAndRule/v1"
_NO_RULE = UNEXPECTED
"""Id of a result that no rule is behind: a claim has another verdict than it expects."""


def render_sarif(report: Report, style: Style) -> str:
    """Return one run with every rule, a result a finding or problem, worst first."""
    from claimcheck.rules import catalogue

    rules = catalogue()
    results = [*_Results(report, style)]
    seen: Counter[str] = Counter()
    for result in results:
        key = f"{result['ruleId']}\0{result.pop('_claim')}"
        result["partialFingerprints"] = {_FINGERPRINT: _digest(f"{key}\0{seen[key]}")}
        seen[key] += 1
    driver = {
        "name": "claimcheck",
        "version": claimcheck.__version__,
        "semanticVersion": claimcheck.__version__,
        "rules": [_unexpected_rule(), *(_rule(rule) for rule in rules)],
    }
    places = {_NO_RULE: 0, **{rule.code: number for number, rule in enumerate(rules, 1)}}
    for result in results:
        result["ruleIndex"] = places.get(result["ruleId"], -1)
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="backslashreplace")).hexdigest()


def _rule(rule: Rule) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.doc.strip().split("\n\n", 1)[0].replace("\n", " ")},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    if rule.hint:
        found["help"] = {"text": rule.hint}
    return found


def _unexpected_rule() -> dict[str, Any]:
    text = "The claim has another verdict than it expects."
    return {"id": _NO_RULE, "name": UNEXPECTED, "shortDescription": {"text": text}}


class _Results:
    """The results of one report."""

    def __init__(self, report: Report, style: Style) -> None:
        self._report = report
        self._style = style
        self._places = Places(report.sources)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        found = [one for result in self._report.results for one in self._of(result)]
        found += [self._problem(one) for one in self._report.problems if self._style.shows(one.severity)]
        order = ["error", "warning", "note"]
        return iter(sorted(found, key=lambda one: ("suppressions" in one, order.index(one["level"]))))

    def _of(self, result: ClaimResult) -> Iterator[dict[str, Any]]:
        shown = shown_findings(result, self._style)
        if is_unexplained(result, shown):
            yield self._result(result, _NO_RULE, Severity.ERROR, mismatch(result)[0])
        for finding in shown:
            yield self._finding(result, finding)
        for finding in result.suppressed:
            why = justification(result, finding)
            yield {
                **self._finding(result, finding),
                "suppressions": [{"kind": "inSource", "justification": plain(why)}],
            }

    def _finding(self, result: ClaimResult, finding: Finding) -> dict[str, Any]:
        found = self._result(result, finding.code, finding.severity, finding.message)
        passage = self._places.passage(finding, result.verdict.evidence)
        if passage:
            span = passage.marked or passage.shown
            found["relatedLocations"] = [self._source(passage.source.id, span.start, span.end, passage.anchor)]
        return found

    def _result(self, result: ClaimResult, code: str, severity: Severity, message: str) -> dict[str, Any]:
        claim = result.claim
        found: dict[str, Any] = {
            "ruleId": code,
            "level": _LEVELS[severity],
            "message": {"text": plain(f"{claim.text}: {message}")},
            "properties": {"claim": plain(claim.id), "verdict": result.verdict.verdict.value},
            "_claim": claim.id,
        }
        if claim.origin:
            found["locations"] = [_location(claim.origin.path, claim.origin.line, claim.origin.column)]
        evidence = result.verdict.evidence[:1]
        if evidence:
            first = evidence[0]
            found["relatedLocations"] = [self._source(first.source, first.start, first.end, first.anchor)]
        return found

    def _source(self, identity: str, start: int, end: int, anchor: str) -> dict[str, Any]:
        first, last = self._places.position(identity, start), self._places.position(identity, end)
        location = _location(self._places.path(identity), first.line if first else 1, first.column if first else 1)
        if last:
            location["physicalLocation"]["region"] |= {"endLine": last.line, "endColumn": last.column}
        return {**location, "message": {"text": plain(anchor)}}

    def _problem(self, problem: Problem) -> dict[str, Any]:
        found: dict[str, Any] = {
            "ruleId": problem.code,
            "level": _LEVELS[problem.severity],
            "message": {"text": plain(problem.message)},
            "_claim": problem.path or "",
        }
        if problem.path:
            found["locations"] = [_location(problem.path, problem.line or 1, problem.column or 1)]
        return found


def _location(path: str, line: int, column: int) -> dict[str, Any]:
    uri = quote(path.replace("\\", "/"), safe="/", errors="backslashreplace")
    return {
        "physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": line, "startColumn": column}}
    }
