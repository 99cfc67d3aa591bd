"""What each format says a report holds, read back from its output; and random reports to compare them with.

A remark is read back as (claim, code, line, severity, ignored); what a format leaves out is left out of what it is
compared with, and `COARSER` says so.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple
from xml.etree import ElementTree

from hypothesis import strategies as st

from claimcheck.model import Ignore, Severity, Span, VerdictKind
from claimcheck.renderers import render
from claimcheck.renderers.document import Summary, read_document
from claimcheck.renderers.remarks import UNEXPECTED
from claimcheck.renderers.style import Style, at_least
from tests.renderers.reports import make_claim, make_finding, make_problem, make_report, make_result

RULES = {"CC101": "number-mismatch", "CC131": "negation-dropped", "CC151": "attribution-dropped", "CC524": "too-few"}
PROBLEMS = {"CC402": "claim-file-invalid", "CC404": "unused-ignore", "CC514": "figure-left-out"}
_SAID = re.compile(r"(ignored )?(error|warning|info) (?:(CC\d{3}) )?([a-z-]+):(?: |$)")


class Said(NamedTuple):
    """One remark as a format carries it."""

    claim: str | None
    code: str
    line: int | None
    severity: str
    ignored: bool = False


def wanted(report, style):
    """What the report itself holds, straight from the model."""
    found = []
    for result in report.results:
        claim, line = result.claim, result.claim.origin.line if result.claim.origin else None
        quiet = result.passed and claim.expect != "supported"
        shown = [] if quiet else [one for one in result.verdict.findings if at_least(one.severity, style.min_severity)]
        found += [Said(claim.id, one.code, line, one.severity.value) for one in shown]
        found += [Said(claim.id, one.code, line, one.severity.value, ignored=True) for one in result.suppressed]
        if not result.passed and (claim.expect != "supported" or not any(one.severity == "error" for one in shown)):
            found.append(Said(claim.id, UNEXPECTED, line, "error"))
    shown = (problem for problem in report.problems if at_least(problem.severity, style.min_severity))
    found += [Said(None, one.code, one.line if one.path else None, one.severity.value) for one in shown]
    return found


def from_json(text, style):
    document = read_document(text)
    return wanted(type("Report", (), {"results": [one.result() for one in document.results],
                                      "problems": document.problems}), style)  # fmt: skip


def from_jsonl(text, style):
    rows = [json.loads(line) for line in text.splitlines()]
    kept = {"schema_version": 1, "version": "0", "summary": dict.fromkeys(Summary.model_fields, 0)}
    kept["results"] = [_without(row, "type", "schema_version") for row in rows if row["type"] == "result"]
    kept["problems"] = [_without(row, "type", "schema_version") for row in rows if row["type"] == "problem"]
    return from_json(json.dumps(kept), style)


def _without(row, *keys):
    return {key: value for key, value in row.items() if key not in keys}


def from_sarif(text, _):
    levels = {"error": "error", "warning": "warning", "note": "info"}
    for one in json.loads(text)["runs"][0]["results"]:
        places = [place["physicalLocation"]["region"]["startLine"] for place in one.get("locations", ())]
        claim = one.get("properties", {}).get("claim")
        yield Said(claim, one["ruleId"], next(iter(places), None), levels[one["level"]], "suppressions" in one)


def from_junit(text, _):
    suite = ElementTree.fromstring(text).find("testsuite")  # noqa: S314 - our own output
    for case in suite.iter("testcase"):
        line = int(case.get("line")) if case.get("line") else None
        broken = case.find("error")
        if broken is not None:
            yield Said(None, broken.get("type").split()[0], line, "error")
            continue
        outcome = case.find("failure")
        lines = (outcome if outcome is not None else case.find("system-out")).text.splitlines()
        for said in lines[1:]:
            if found := _SAID.match(said):
                yield Said(case.get("name"), found[3] or found[4], line, found[2], bool(found[1]))
    for said in (suite.findtext("system-out") or "").splitlines():
        severity, code, _, place, *_ = said.split(" ", 4)
        yield Said(None, code, int(place.split(":")[1]) if ":" in place[:-1] else None, severity)


def from_github(text, _):
    kinds = {"error": "error", "warning": "warning", "notice": "info"}
    for row in text.splitlines()[:-1]:
        if found := re.fullmatch(r"::(error|warning|notice) (?:file=[^,]*,)?(?:line=(\d+),)?(?:col=\d+,)?"
                                 r"title=(?:(CC\d{3}) )?([a-z-]+)::(?:(c\d+): )?.*", row):  # fmt: skip
            yield Said(found[5], found[3] or found[4], int(found[2]) if found[2] else None, kinds[found[1]])
        elif found := re.match(r"ignored: (?:\S+?:(\d+):\d+|c\d+): (\w+) (CC\d{3}) [a-z-]+: (c\d+): ", row):
            yield Said(found[4], found[3], int(found[1]) if found[1] else None, found[2], ignored=True)


def from_gitlab(text, _):
    severities = {"major": "error", "minor": "warning", "info": "info"}
    for one in json.loads(text):
        code, *_ = one["check_name"].split()
        claim = re.match(r"(c\d+): ", one["description"])
        yield Said(claim and claim[1], code, one["location"]["lines"]["begin"], severities[one["severity"]])


def from_markdown(text, _):
    for row in text.splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]
        weight = cells[0].split() if cells else []
        if len(cells) == 5 and weight[-1:] and weight[-1] in ("error", "warning", "info"):
            place = re.search(r"\\?:(\d+)$", cells[1])
            code = cells[3].replace("\\", "").split()[0]
            yield Said(None, code, int(place[1]) if place else None, weight[-1], weight[0] == "ignored")


def from_html(text, _):
    data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)[1])
    for claim in data["claims"]:
        place = re.search(r":(\d+):\d+$", claim["place"])
        line = int(place[1]) if place else None
        if claim["unexplained"]:
            yield Said(claim["id"], UNEXPECTED, line, "error")
        for name in ("findings", "ignored"):
            for one in claim[name]:
                yield Said(claim["id"], one["rule"].split()[0], line, one["severity"], name == "ignored")
    for one in data["problems"]:
        place = re.search(r":(\d+)(?::\d+)?$", one["place"])
        yield Said(None, one["rule"].split()[0], int(place[1]) if place else None, one["severity"])


def from_concise(text, _):
    for row in text.splitlines()[:-1]:
        found = re.match(r"(?:\S+?:(\d+)(?::\d+)?: |.*?: )?(?:(CC\d{3}) |error )", row)
        yield Said(None, found[2] or UNEXPECTED, int(found[1]) if found[1] else None, "")


def from_full(text, _):
    line, waiting = None, []
    for row in [*text.splitlines()[:-1], ""]:
        title = re.match(r"(?:(error|warning|info)\[(CC\d{3})\]|(error):) ", row)
        also = re.match(r" +\= also: (error|warning|info)\[(CC\d{3})\]", row)
        place = re.match(r" *--> \S+?:(\d+)", row)
        if title or not row:
            yield from (Said(None, code, line, severity) for code, severity in waiting)
            line, waiting = None, []
        if title:
            waiting = [(title[2] or UNEXPECTED, title[1] or title[3])]
        elif also:
            times = re.search(r" \((\d+) times\)$", row)
            waiting += [(also[2], also[1])] * (int(times[1]) if times else 1)
        elif place and line is None and "source/" not in row:
            line = int(place[1])


READ = {"json": from_json, "jsonl": from_jsonl, "sarif": from_sarif, "junit": from_junit, "github": from_github,
        "gitlab": from_gitlab, "markdown": from_markdown, "html": from_html, "concise": from_concise,
        "full": from_full}  # fmt: skip


def coarser(form, said):
    """What of a remark a format carries: the table and the frames name a claim by its words, concise by its place."""
    if form == "gitlab":
        return said._replace(line=said.line or 1)
    if form in ("markdown", "full", "concise"):
        said = said._replace(claim=None)
    return said._replace(severity="") if form == "concise" else said


UNNAMED = ("full", "concise", "gitlab")
"""Formats that only count what is ignored, or leave it out: they list what is to be done."""


def disagreements(report, style):
    """Name the formats that don't carry what the report holds, each with what it carries and what it should."""
    for form, read in READ.items():
        expected = [coarser(form, one) for one in wanted(report, style) if not (one.ignored and form in UNNAMED)]
        text = render(report, form, style)
        found = [coarser(form, one) for one in read(text, style)]
        ignored = sum(len(result.suppressed) for result in report.results)
        miscounted = form in ("full", "concise") and (f"{ignored} finding" in text.splitlines()[-1]) != bool(ignored)
        if sorted(map(str, expected)) != sorted(map(str, found)) or miscounted:
            yield form, found, expected


words = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
severities = st.sampled_from(list(Severity))
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 80), st.integers(0, 20))


@st.composite
def findings(draw, texts=words):
    code = draw(st.sampled_from(sorted(RULES)))
    return make_finding(
        code=code, name=RULES[code], severity=draw(severities), message=draw(texts), claim_span=draw(st.none() | spans),
        source=draw(st.sampled_from(["storm", None])), source_span=draw(st.none() | spans),
        claim_value=draw(st.none() | texts), source_value=draw(st.none() | texts),
        hint=draw(st.none() | texts), contradicts=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def results(draw, number, texts=words):
    kinds = st.sampled_from(list(VerdictKind))
    suppressed = draw(st.lists(findings(texts), max_size=2))
    ignores = tuple(Ignore(rule=one.code, reason=draw(texts) or "agreed") for one in suppressed)
    claim = make_claim(f"claim {draw(texts)}", id=f"c{number}", line=3 * number + 1, expect=draw(kinds), ignore=ignores)
    claim = claim if draw(st.integers(0, 5)) else claim.model_copy(update={"origin": None})
    evidence = None if draw(st.booleans()) else ()
    return make_result(
        claim, draw(kinds), draw(st.lists(findings(texts), max_size=3)), evidence, draw(st.none() | texts), suppressed
    )


@st.composite
def problems(draw, texts=words):
    code = draw(st.sampled_from(sorted(PROBLEMS)))
    path = draw(st.sampled_from(["claims/b.yaml", None]))
    line = draw(st.integers(1, 99)) if path else None
    return make_problem(
        code=code, name=PROBLEMS[code], severity=draw(severities), message=draw(texts), hint=draw(st.none() | texts),
        path=path, line=line, column=draw(st.integers(1, 9)) if line else None,
    )  # fmt: skip


@st.composite
def reports(draw, texts=words):
    made = [draw(results(number, texts)) for number in range(draw(st.integers(0, 4)))]
    return make_report(*made, problems=draw(st.lists(problems(texts), max_size=3)))


styles = st.builds(Style, min_severity=severities)
