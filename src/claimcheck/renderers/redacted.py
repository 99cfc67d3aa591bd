"""A report without the sources' words: for texts that may not be copied. Anchors, hashes and places stay."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model import ClaimResult, Evidence, Finding, Problem, Report, Source, Verdict

_VISIBLE = re.compile(r"[^\s\ufeff]")
BLOCK = "\u2588"
QUOTING = frozenset({"CC410", "CC411", "CC514", "CC515"})
"""Problems of files whose messages quote the sources: words lost, figures left out, words to be kept."""
HASHED = "sha256:"
"""What stands in place of a sentence: this, then its hash."""


def digest(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8, as anchors have it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def without_source_text(report: Report) -> Report:
    """Blot out every word of the sources, in the texts, the evidence and the findings; offsets stay what they were."""
    return report.model_copy(
        update={
            "results": tuple(_result(result) for result in report.results),
            "sources": tuple(_source(source) for source in report.sources),
            "problems": tuple(_problem(problem) for problem in report.problems),
        }
    )


def _source(source: Source) -> Source:
    return source.model_copy(update={"text": _VISIBLE.sub(BLOCK, source.text), "sha256": digest(source.text)})


def _problem(problem: Problem) -> Problem:
    named = problem.name.replace("-", " ")
    return problem.model_copy(update={"message": named}) if problem.code in QUOTING else problem


def _result(result: ClaimResult) -> ClaimResult:
    found = {"verdict": _verdict(result.verdict), "suppressed": tuple(map(_finding, result.suppressed))}
    return result.model_copy(update=found)


def _verdict(verdict: Verdict) -> Verdict:
    return verdict.model_copy(
        update={
            "evidence": tuple(map(_evidence, verdict.evidence)),
            "findings": tuple(map(_finding, verdict.findings)),
            "explanation": None,
        }
    )


def _evidence(evidence: Evidence) -> Evidence:
    return evidence.model_copy(update={"text": f"{HASHED}{digest(evidence.text)}"})


def _finding(finding: Finding) -> Finding:
    """A message quotes the source, so that the rule's name has to do."""
    message = finding.name.replace("-", " ")
    return finding.model_copy(update={"message": message, "source_value": None})
