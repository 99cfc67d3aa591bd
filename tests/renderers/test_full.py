"""``full``: what failed is seen at once, what is as expected stays quiet."""

from claimcheck.model import Severity, Span, VerdictKind
from claimcheck.renderers import render
from claimcheck.renderers.style import Style
from tests.renderers.reports import (
    make_claim,
    make_evidence,
    make_finding,
    make_problem,
    make_report,
    make_result,
    make_source,
    supported,
)


def full(report, **style):
    return render(report, "full", Style(**style))


def test_a_false_claim_is_shown_in_two_frames_with_carets_and_both_values():
    assert full(make_report(make_result(findings=[make_finding()]), supported(id="coast"))) == (
        "error[CC101] number-mismatch: the claim says at least 12, the source at least 11\n"
        " --> claims/a.yaml:4:5\n"
        "  |\n"
        "4 | at least 12 killed\n"
        "  | ^^^^^^^^^^^ claim: ≥ 12\n"
        " --> source/storm.txt:2:16 (storm#s2)\n"
        "  |\n"
        "2 | Officials said at least 11 people were killed.\n"
        "  |                ^^^^^^^^^^^ source: ≥ 11\n"
        "  = help: write the number the source gives\n"
        "\n"
        "2 claims checked against 1 source: 1 supported, 1 contradicted, 0 unchecked; 1 failed, 1 as expected\n"
    )


def test_what_else_was_found_of_a_claim_is_a_line_each():
    second = make_finding(code="CC122", name="date-missing", message="nobody says “Friday”", hint=None)
    shown = full(make_report(make_result(findings=[make_finding(), second])))
    assert shown.count("-->") == 2
    assert (
        "  = help: write the number the source gives\n  = also: error[CC122] date-missing: nobody says “Friday”\n"
        in shown
    )


def test_what_is_found_in_the_same_words_again_and_again_is_counted():
    first, other = make_finding(), make_finding(code="CC201", name="not-found", message="nothing is")
    shown = full(make_report(make_result(findings=[first, other, first, other, other])))
    assert shown.count("also:") == 2
    assert "not-found: nothing is (3 times)\n" in shown


def test_a_claim_that_got_another_verdict_than_expected_keeps_its_findings():
    claim = make_claim(expect=VerdictKind.UNSUPPORTED)
    shown = full(make_report(make_result(claim, findings=[make_finding()])))
    assert shown.startswith("error: expected unsupported, but it is contradicted\n")
    assert "  = also: error[CC101] number-mismatch: " in shown


def test_gutters_are_as_wide_as_the_widest_line_number():
    shown = full(make_report(make_result(make_claim(line=1204), findings=[make_finding()])))
    assert "1204 | at least 12 killed" in shown
    assert "   2 | Officials said" in shown


def test_a_claim_expected_to_be_contradicted_stays_quiet_and_is_counted_as_expected():
    result = make_result(make_claim(expect=VerdictKind.CONTRADICTED), findings=[make_finding()])
    assert full(make_report(result)) == (
        "1 claim checked against 1 source: 0 supported, 1 contradicted, 0 unchecked; all 1 as expected\n"
    )


def test_a_claim_expected_to_be_contradicted_but_supported_says_so():
    result = make_result(make_claim(expect=VerdictKind.CONTRADICTED), VerdictKind.SUPPORTED)
    shown = full(make_report(result))
    assert shown.startswith("error: expected contradicted, but it is supported\n --> claims/a.yaml:4:5\n")
    assert "storm#s2" in shown
    assert "expect: contradicted" in shown


def test_an_unchecked_claim_gives_its_reason():
    result = make_result(kind=VerdictKind.UNCHECKED, evidence=(), reason="its source is not there")
    shown = full(make_report(result))
    assert "error: could not be judged: its source is not there\n" in shown
    assert "1 unchecked; 1 failed" in shown


def test_an_unsupported_claim_without_findings_still_says_why_it_is_red():
    shown = full(make_report(make_result(kind=VerdictKind.UNSUPPORTED, evidence=())))
    assert shown.startswith("error: expected supported, but it is unsupported\n")
    assert "0 contradicted, 1 unsupported, 0 unchecked" in shown


def test_a_supported_claim_shows_its_warning_and_passes():
    warning = make_finding(code="CC150", name="dropped-speaker", severity=Severity.WARNING, contradicts=False)
    shown = full(make_report(make_result(kind=VerdictKind.SUPPORTED, findings=[warning])))
    assert shown.startswith("warning[CC150] dropped-speaker: ")
    assert "all 1 as expected" in shown


def test_findings_below_the_chosen_severity_are_left_out():
    info = make_finding(severity=Severity.INFO)
    report = make_report(make_result(kind=VerdictKind.SUPPORTED, findings=[info]))
    assert "CC101" not in full(report)
    assert "info[CC101]" in full(report, min_severity=Severity.INFO)


def test_passing_claims_are_listed_only_when_asked_for():
    report = make_report(supported())
    assert "ok" not in full(report)
    assert full(report, verbose=True).startswith(
        "ok: claims/a.yaml:4:5 dead: supported by source/storm.txt:1:1 (storm#s1)\n"
        "  | The storm reached the coast\n"
        "  | The storm reached the coast on Monday.\n"
        "\n"
    )


def test_what_failed_is_shown_last_next_to_the_counts():
    shown = full(make_report(make_result(findings=[make_finding()]), supported(id="coast")), verbose=True)
    assert shown.index("ok: ") < shown.index("error[CC101]")


def test_values_without_a_place_are_still_shown():
    finding = make_finding(claim_span=None, source_span=None)
    shown = full(make_report(make_result(findings=[finding])))
    assert "  | (claim: ≥ 12)\n" in shown
    assert "  | (source: ≥ 11)\n" in shown


def test_a_finding_without_any_sentence_shows_the_claim_alone():
    finding = make_finding(source=None, source_span=None, source_value=None, hint=None)
    shown = full(make_report(make_result(findings=[finding], evidence=())))
    assert shown.count("-->") == 1


def test_a_problem_with_a_file_is_shown_with_its_place_and_counted_in_the_last_line():
    shown = full(make_report(supported(), problems=[make_problem()]))
    assert "error[CC402] claim-file-invalid: unknown key 'clam'\n --> claims/b.yaml:3:2\n  = help: did you" in shown
    assert shown.endswith("; all 1 as expected; 1 error in files\n")


def test_a_run_without_claims_says_that_nothing_was_checked():
    assert full(make_report()) == "0 claims checked against 1 source: nothing was checked\n"


def test_a_claim_folded_over_lines_is_shown_in_one():
    claim = make_claim("at least 12\nwere killed")
    assert "4 | at least 12 were killed\n" in full(make_report(make_result(claim, findings=[make_finding()])))


def test_colour_changes_no_word():
    report = make_report(make_result(findings=[make_finding()]), problems=[make_problem()])
    coloured = full(report, color=True, verbose=True)
    assert "\x1b[1;31merror[CC101]\x1b[0m" in coloured
    for code in ("1;31", "1;33", "1;36", "32", "34", "1", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == full(report, verbose=True)


def test_escape_sequences_in_claims_sources_and_paths_are_neutralised():
    text = "Officials \x1b]0;owned\x07 said \u202eat least 11 people.\n"
    source = make_source(text, ((0, len(text) - 1),), path="source/\x1b[2Jstorm.txt")
    claim = make_claim("at least\x1b[31m 12", id="\x1b[1m")
    finding = make_finding(message="\x1b[5m", hint="\x9b", claim_value="\x1b", name="\x07", source_span=Span(2, 4))
    evidence = (make_evidence(source, 1),)
    report = make_report(
        make_result(claim, findings=[finding], evidence=evidence),
        make_result(claim, VerdictKind.UNCHECKED, reason="\x1b[9m"),
        make_result(claim, VerdictKind.SUPPORTED, evidence=evidence),
        problems=[make_problem(message="\x1b", path="\x1b", hint="\x1b")],
        sources=(source,),
    )
    for form in ("full", "concise"):
        shown = render(report, form, Style(verbose=True))
        assert not set(shown) & set("\x1b\x07\x9b\u202e")
        assert "\\x1b[31m" in shown or form == "concise"
