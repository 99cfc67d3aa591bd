"""Short ways to audit a text in a test."""

from claimcheck.engine.audit import audit
from claimcheck.language.documents import source_from_text
from tests.engine.texts import ARTICLE, source

TALKS = source(ARTICLE, "talks")


def audited(text, *sources, **settings):
    """Audit plain text against the article of the worked example, or against other sources."""
    return audit(source_from_text(text, "summary", "summary.txt"), sources or (TALKS,), **settings)


def verdicts(report):
    """Give each claim's words with its verdict."""
    return {result.claim.text: result.verdict.verdict.value for result in report.results}


def codes(report, *, infos=False):
    """Give the codes that stand in a report, those of mere information left out unless asked for."""
    found = [finding for result in report.results for finding in result.verdict.findings]
    return {one.code for one in (*found, *report.problems) if infos or one.severity != "info"}
