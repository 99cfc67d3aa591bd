"""SARIF by its official schema; Markdown within its bounds; reports without a source's words."""

import gzip
import json
import re
from pathlib import Path

import jsonschema
import pytest

from claimcheck.model import Ignore, Severity, VerdictKind
from claimcheck.renderers import FORMATS, render
from claimcheck.renderers.style import Style
from claimcheck.rules import catalogue
from tests.renderers.reports import make_claim, make_finding, make_problem, make_report, make_result, supported
from tests.renderers.test_annotations import HOSTILE

# The schema of OASIS as the npm package @microsoft/sarif-multitool-linux 5.7.0 (MIT) has it.
SCHEMA = json.loads(gzip.decompress(Path(__file__).with_name("data").joinpath("sarif-2.1.0.json.gz").read_bytes()))
CHECK = jsonschema.validators.validator_for(SCHEMA)(SCHEMA)


def mixed(line=9, **fields):
    warning = make_finding(code="CC151", name="doubt-dropped", severity=Severity.WARNING, contradicts=False)
    ignored = make_claim(id="ignored", line=30, ignore=(Ignore(rule="CC101", reason="rounded on purpose"),))
    return make_report(
        make_result(supported().claim, VerdictKind.SUPPORTED, [warning]),
        make_result(make_claim(id="toll", line=line), findings=[make_finding(**fields)]),
        make_result(make_claim(id="other", line=12), VerdictKind.UNCHECKED, evidence=(), reason="no source"),
        make_result(ignored, VerdictKind.SUPPORTED, suppressed=[make_finding()]),
        problems=[make_problem()],
    )


def sarif(report, **style):
    found = json.loads(render(report, "sarif", Style(**style)))
    CHECK.validate(found)
    return found["runs"][0]


def test_every_rule_is_in_the_driver_and_each_result_points_to_its_own():
    run = sarif(mixed())
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules[1:]] == [rule.code for rule in catalogue()]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])


def test_the_worst_comes_first_with_both_places():
    first, *_, last = sarif(mixed())["results"]
    assert first["level"] == "error"
    toll = next(one for one in sarif(mixed())["results"] if one["properties"]["claim"] == "toll")
    assert toll["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "claims/a.yaml"},
        "region": {"startLine": 9, "startColumn": 5},
    }
    related = toll["relatedLocations"][0]
    assert related["message"]["text"] == "storm#s2"
    assert related["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 16, "endLine": 2, "endColumn": 27}
    assert last["suppressions"] == [{"kind": "inSource", "justification": "rounded on purpose"}]


def test_a_fingerprint_survives_a_claim_that_moves():
    def prints(report):
        return sorted(one["partialFingerprints"]["claimAndRule/v1"] for one in sarif(report)["results"])

    assert prints(mixed(line=9)) == prints(mixed(line=200))
    assert len(set(prints(mixed()))) == len(prints(mixed()))
    assert prints(mixed()) != prints(mixed(code="CC102"))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_hostile_stays_within_its_string(text):
    report = make_report(make_result(make_claim(text, id="x"), findings=[make_finding(message=text)]))
    run = sarif(report)
    assert len(run["results"]) == 1
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", json.dumps(run, ensure_ascii=False))


def test_markdown_counts_first_and_shows_markup_as_it_is():
    report = make_report(make_result(make_claim("<b>*x*</b> @all | [a](b)", id="x"), findings=[make_finding()]))
    lines = render(report, "markdown", Style()).splitlines()
    assert lines[2].startswith("1 claim checked against 1 source\\:")
    row = next(line for line in lines if line.startswith("| error"))
    assert r"\<b\>\*x\*\</b\> \@all \| \[a\]\(b\)" in row
    assert len(re.findall(r"(?<!\\)\|", row)) == 6


def test_markdown_is_cut_below_a_mebibyte_and_counts_what_it_cut():
    long = [make_result(make_claim("word " * 400, id=f"c{n}"), findings=[make_finding()]) for n in range(800)]
    text = render(make_report(*long), "markdown", Style())
    assert len(text.encode()) < 2**20
    rows = len([line for line in text.splitlines() if line.startswith("| error")])
    assert f"{800 - rows} more are not shown" in text


@pytest.mark.parametrize("form", FORMATS)
def test_without_source_text_no_word_of_a_source_is_left(form):
    report = mixed(message="the source says officials and killed")
    style = Style(verbose=True, source_text=False, min_severity=Severity.INFO)
    shown = render(report, form, style)
    assert not re.search(r"\b(Officials said|people were killed|officials and)\b", shown)
    assert "sha256:" in shown or "storm#s2" in shown or form in {"github", "gitlab", "markdown", "concise"}
    assert "toll" in shown or "at least 12 killed" in shown or form == "concise"


def test_all_formats_that_list_remarks_tell_the_same():
    from claimcheck.renderers.remarks import remarks

    wanted = {(one.code or one.name, one.severity.value) for one in remarks(mixed(), Style())}
    levels = {"error": "error", "warning": "warning", "note": "info"}
    found = {(one["ruleId"], levels[one["level"]]) for one in sarif(mixed())["results"] if "suppressions" not in one}
    assert found == wanted
    table = render(mixed(), "markdown", Style())
    assert all(code in table or code == "unexpected-verdict" for code, _ in wanted)
    page = render(mixed(), "html", Style())
    assert all(code in page or code == "unexpected-verdict" for code, _ in wanted)
