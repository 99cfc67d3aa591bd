"""``junit``: a test case a claim, passing ones too, in the XML that most CI servers read.

The form is that of the Jenkins xUnit schema: ``failure`` for a claim that fails, ``error`` for a problem of a file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from claimcheck.model import Severity
from claimcheck.renderers.cells import plain
from claimcheck.renderers.remarks import Remark, ignored_of, of_result

if TYPE_CHECKING:
    from claimcheck.model import ClaimResult, Problem, Report
    from claimcheck.renderers.style import Style

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(report: Report, style: Style) -> str:
    """Return one suite with a case for each claim, and one for each error in a file."""
    broken = [problem for problem in report.problems if problem.severity is Severity.ERROR]
    counts = {"tests": len(report.results) + len(broken), "failures": len(report.failed), "errors": len(broken)}
    root = Element("testsuites")
    suite = SubElement(root, "testsuite", {"name": "claimcheck", **{key: str(value) for key, value in counts.items()}})
    for result in report.results:
        _case(suite, result, style)
    for problem in broken:
        _broken(suite, problem)
    milder = [one for one in report.problems if one not in broken and style.shows(one.severity)]
    if milder:
        SubElement(suite, "system-out").text = "\n".join(_text(_told(one)) for one in milder)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _case(suite: Element, result: ClaimResult, style: Style) -> None:
    claim, origin = result.claim, result.claim.origin
    case = SubElement(suite, "testcase", name=_text(claim.id), classname=_text(claim.path or "claim"))
    if origin:
        case.set("file", _text(origin.path))
        case.set("line", str(origin.line))
    lines = [_line(remark) for remark in (*of_result(result, style), *ignored_of(result))]
    told = "\n".join(_text(" ".join(line.split())) for line in [f"claim: {claim.text}", *lines, *_evidence(result)])
    if result.passed:
        SubElement(case, "system-out").text = told
    else:
        kind = result.verdict.verdict.value
        SubElement(case, "failure", type=kind, message=_text(lines[0])).text = told


def _line(remark: Remark) -> str:
    said = f"{remark.severity.value} {remark.code} {remark.name}: {remark.message}"
    return said if remark.ignored is None else f"ignored {said} ({remark.ignored})"


def _told(problem: Problem) -> str:
    return f"{problem.severity.value} {problem.code} {problem.name}: {problem.place}: {problem.message}"


def _evidence(result: ClaimResult) -> list[str]:
    return [f"{evidence.anchor}: {evidence.text}" for evidence in result.verdict.evidence]


def _broken(suite: Element, problem: Problem) -> None:
    place = problem.place
    title = f"{problem.code} {problem.name}"
    case = SubElement(
        suite, "testcase", name=_text(f"{place} {title}".strip()), classname=_text(problem.path or "project")
    )
    if problem.path:
        case.set("file", _text(problem.path))
        case.set("line", str(problem.line or 1))
    SubElement(case, "error", type=_text(title), message=_text(problem.message))


def _text(text: str) -> str:
    """Make a line that XML can hold and that steers no terminal."""
    return _NOT_XML.sub("", plain(text))
