"""A score tells false passes from false alarms, and how sure it is of either."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.engine.scoring import ENOUGH, Outcome, Quality, Rate, appraise, outcome, score_outcomes, wilson
from claimcheck.model import Finding, Severity, Verdict, VerdictKind

PASSED, STOPPED = VerdictKind.SUPPORTED, VerdictKind.CONTRADICTED
NUMBER, NAME = ("CC101", "number-mismatch"), ("CC111", "name-unknown")


def true(verdict, rules=frozenset(), kind=None):
    return Outcome(supported=True, verdict=verdict, rules=rules, kind=kind)


def false(verdict, rules=frozenset(), kind=None):
    return Outcome(supported=False, verdict=verdict, rules=rules, kind=kind)


def outcomes(true=(0, 0), false=(0, 0)):
    """Return outcomes: true claims that passed and that did not, false claims that were stopped and that were not."""
    counts = (
        (True, PASSED, true[0]),
        (True, STOPPED, true[1]),
        (False, STOPPED, false[0]),
        (False, PASSED, false[1]),
    )
    return [Outcome(label, verdict) for label, verdict, count in counts for _ in range(count)]


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        # E. B. Wilson's interval at 95 % as tables give it.
        (0, 20, 0.0, 0.1611),
        (1, 20, 0.0089, 0.2361),
        (10, 20, 0.2993, 0.7007),
        (20, 20, 0.8389, 1.0),
        (5, 100, 0.0215, 0.1118),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_the_interval_is_that_of_wilson(count, of, low, high):
    assert wilson(count, of) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_lies_in_0_to_1_around_the_share_and_shrinks_with_more_claims(case):
    count, of = case
    low, high = wilson(count, of)
    assert 0 <= low <= count / of <= high <= 1
    more_low, more_high = wilson(4 * count, 4 * of)
    assert more_high - more_low < high - low


@given(st.integers(0, 50), st.integers(1, 50))
def test_the_interval_of_the_rest_is_the_mirror_image(count, more):
    of = count + more
    low, high = wilson(count, of)
    assert wilson(of - count, of) == pytest.approx((1 - high, 1 - low))


def test_a_rate_of_nothing_has_no_share_and_no_interval():
    assert (Rate(0, 0).share, Rate(0, 0).interval) == (None, None)


def test_false_passes_and_false_alarms_are_counted_apart():
    score = score_outcomes(outcomes(true=(7, 3), false=(18, 2)))
    assert (score.false_passes, score.false_alarms) == (Rate(2, 20), Rate(3, 10))
    assert score.scored == 30
    assert [one.supported for one in score.wrong] == [True] * 3 + [False] * 2


def test_what_could_not_be_judged_is_in_no_rate():
    unchecked = [Outcome(label, VerdictKind.UNCHECKED) for label in (True, False, False)]
    score = score_outcomes([*outcomes(true=(1, 0), false=(1, 0)), *unchecked])
    assert (score.unchecked, score.scored) == (3, 2)
    assert (score.false_passes, score.false_alarms) == (Rate(0, 1), Rate(0, 1))


def test_a_rule_is_right_on_false_claims_and_wrong_on_true_ones():
    both, alone = frozenset({NUMBER, NAME}), frozenset({NUMBER})
    cases = [false(STOPPED, both), false(STOPPED, alone), true(STOPPED, both)]
    cases += [true(STOPPED, alone), true(PASSED)]
    number, name = score_outcomes(cases).rules
    assert (number.code, number.caught, number.alarms, number.alone) == ("CC101", Rate(2, 2), Rate(2, 3), 1)
    assert (name.code, name.precision, name.alone) == ("CC111", Rate(1, 2), 0)


def test_only_errors_count_for_a_rule():
    def finding(code, severity):
        return Finding(code=code, name="x", severity=severity, message="")

    findings = (finding("CC101", Severity.ERROR), finding("CC151", Severity.WARNING), finding("CC101", Severity.ERROR))
    verdict = Verdict(verdict=STOPPED, score=0.1, findings=findings)
    assert outcome(verdict, supported=False).rules == {("CC101", "x")}


def test_kinds_are_listed_by_label_and_claims_without_one_are_in_none():
    cases = [true(PASSED, kind="verbatim"), false(PASSED, kind="negation"), false(STOPPED)]
    cases += [true(STOPPED, kind="negation"), false(STOPPED, kind="negation")]
    kinds = [(kind.kind, kind.supported, kind.wrong) for kind in score_outcomes(cases).kinds]
    assert kinds == [("negation", True, Rate(1, 1)), ("verbatim", True, Rate(0, 1)), ("negation", False, Rate(1, 2))]


@given(st.lists(st.builds(Outcome, st.booleans(), st.sampled_from(VerdictKind)), max_size=30))
def test_the_order_of_the_claims_changes_no_figure(cases):
    forth, back = score_outcomes(cases), score_outcomes(reversed(cases))
    assert (forth.false_passes, forth.false_alarms, forth.unchecked) == (
        back.false_passes,
        back.false_alarms,
        back.unchecked,
    )
    assert forth.scored + forth.unchecked == len(cases)


def test_a_gate_that_stops_all_of_too_few_false_claims_is_not_called_good():
    appraisal = appraise(score_outcomes(outcomes(true=(100, 0), false=(ENOUGH - 1, 0))))
    assert appraisal.quality is Quality.UNKNOWN
    assert "19 false claims are too few" in appraisal.reason
    assert appraise(score_outcomes(outcomes(true=(100, 0), false=(ENOUGH, 0)))).quality is Quality.GOOD


def test_a_gate_that_was_tried_on_no_true_claim_is_not_called_good():
    assert appraise(score_outcomes(outcomes(false=(50, 0)))).quality is Quality.UNKNOWN


@pytest.mark.parametrize(
    ("true", "false", "what"),
    [((94, 6), (100, 0), "true claims pass"), ((100, 0), (94, 6), "false claims are stopped")],
)
def test_a_gate_below_the_bar_on_either_side_is_not_good(true, false, what):
    appraisal = appraise(score_outcomes(outcomes(true, false)))
    assert (appraisal.quality, appraisal.reason) == (Quality.POOR, f"less than 95 % of the {what}")


@pytest.mark.parametrize("of", [20, 40, 60, 100, 300])
def test_a_gate_that_just_reaches_the_bar_is_good(of):
    wrong = of * 7 // 100 if of == 100 else of // 20
    bar = 93 if of == 100 else 95
    score = score_outcomes(outcomes((of - wrong, wrong), (of - wrong, wrong)))
    assert appraise(score, bar).quality is Quality.GOOD
    assert appraise(score, bar + 0.01).quality is Quality.POOR


def test_a_bad_gate_is_bad_however_few_claims_it_was_tried_on():
    assert appraise(score_outcomes(outcomes(true=(1, 0), false=(0, 3)))).quality is Quality.POOR
