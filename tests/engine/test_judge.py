"""A claim gets one of four verdicts, the deciding finding first, and a score that an error never raises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.engine import Checker, Options
from claimcheck.engine.features import FALLING, RISING, features
from claimcheck.engine.judge import Judge, combine, kind_of
from claimcheck.engine.link import Linker
from claimcheck.engine.score import probability, score
from claimcheck.language.reading import read
from claimcheck.matching import Index
from claimcheck.model import Evidence, Finding, Severity, Span, Verdict, VerdictKind
from tests.engine.texts import TOWN, source

RANK = {"supported": 3, "unsupported": 2, "contradicted": 1, "unchecked": 0}


def check(claim, **options):
    return Checker(Options(**options)).check(claim, TOWN)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The council closed three libraries", "supported"),
        ("At least eleven readers protested", "supported"),
        ("Stanwick closed three libraries on Monday", "supported"),
        ("The brewery has not paid its fine", "supported"),
        ("The council closed four libraries", "contradicted"),
        ("The council did not close the libraries", "contradicted"),
        ("The brewery paid its fine", "contradicted"),
        ("The council closed three libraries on Friday", "contradicted"),
        ("11 readers protested", "unsupported"),
        ("Nurses went on strike in Lyon", "unsupported"),
        ("The council closed three libraries because of mould", "unsupported"),
        ("", "unchecked"),
        (" \n", "unchecked"),
        ("…", "unchecked"),
    ],
)
def test_each_of_the_four_verdicts_is_given_where_it_is_due(claim, verdict):
    assert check(claim).verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "claim", "verdict"),
    [
        ("Mayor White wore a coat on Monday.", "The mayor wore a black coat on Monday.", "unsupported"),
        ("The mayor wore a white coat on Monday.", "The mayor wore a black coat on Monday.", "contradicted"),
        ("The buildings of the city were covered by ash.", "The city was destroyed by ash.", "unsupported"),
        ("The building of the city was delayed by ash.", "The city was destroyed by ash.", "contradicted"),
    ],
)
def test_who_or_what_has_the_name_of_an_opposite_contradicts_nothing(sentence, claim, verdict):
    assert Checker().check(claim, sentence).verdict.value == verdict


def test_what_could_not_be_judged_says_why():
    assert check("").reason
    assert check("The council closed three libraries").reason is None


def test_a_contradiction_shows_both_values_and_where_they_stand():
    claim = "The council closed four libraries"
    finding = check(claim).findings[0]
    assert finding.contradicts
    assert finding.severity is Severity.ERROR
    assert "four" in finding.claim_span.of(claim)
    assert "three" in finding.source_span.of(TOWN)
    assert "four" in finding.claim_value
    assert "three" in finding.source_value


@pytest.mark.parametrize(
    "claim",
    [
        "The council closed four libraries on Friday",
        "Mayor Lind said the closure will save 50,000 euros",
        "40 readers protested",
    ],
)
def test_evidence_is_the_sentence_as_it_stands_in_the_source(claim):
    verdict = check(claim)
    assert verdict.evidence
    for evidence in verdict.evidence:
        assert TOWN[evidence.start : evidence.end] == evidence.text
        sentence = source(TOWN).sentences[evidence.sentence - 1]
        assert (evidence.start, evidence.end) == (sentence.start, sentence.end)


def test_a_claim_that_meets_no_word_has_no_evidence_and_no_score():
    verdict = check("Quokkas hibernate")
    assert (verdict.verdict, verdict.score, verdict.evidence) == ("unsupported", 0.0, ())
    assert verdict.findings[0].name == "not-found"


GOOD, FALSE, OPEN = "The council closed three libraries.", "The brewery paid its fine.", "11 readers protested."


@pytest.mark.parametrize(
    ("sentences", "verdict"),
    [
        ([GOOD, "At least 11 readers protested."], "supported"),
        ([GOOD, FALSE], "contradicted"),
        ([FALSE, GOOD], "contradicted"),
        ([GOOD, OPEN], "unsupported"),
        ([OPEN, GOOD], "unsupported"),
        ([OPEN, FALSE], "contradicted"),
        ([GOOD, GOOD, OPEN], "unsupported"),
    ],
)
def test_a_claim_of_several_sentences_is_as_good_as_the_worst(sentences, verdict):
    whole = check(" ".join(sentences))
    assert whole.verdict == verdict
    assert whole.score <= min(check(sentence).score for sentence in sentences) + 1e-9


def test_a_claim_of_several_sentences_shows_the_evidence_of_all_and_spans_of_the_whole_claim():
    claim = f"{GOOD} {FALSE}"
    verdict = check(claim)
    assert {evidence.sentence for evidence in verdict.evidence} >= {1, 5}
    assert verdict.findings[0].claim_span.start >= len(GOOD)
    assert "paid" in verdict.findings[0].claim_span.of(claim)


SPANS = st.one_of(st.none(), st.tuples(st.integers(0, 9), st.integers(10, 20)).map(lambda ends: Span(*ends)))
FINDINGS = st.builds(
    Finding,
    code=st.sampled_from(["CC101", "CC103", "CC131", "CC153", "CC202"]),
    name=st.just("a-name"),
    severity=st.sampled_from(Severity),
    message=st.just("…"),
    claim_span=SPANS,
    contradicts=st.booleans(),
)
LISTS = st.lists(FINDINGS, max_size=5)
VERDICTS = st.builds(
    Verdict,
    verdict=st.sampled_from(VerdictKind),
    score=st.floats(0, 1),
    evidence=st.lists(
        st.builds(
            Evidence,
            source=st.just("s"),
            sentence=st.integers(1, 3),
            start=st.just(0),
            end=st.just(1),
            text=st.just("x"),
        ),
        max_size=2,
    ).map(tuple),
    findings=LISTS.map(tuple),
)


@given(LISTS, FINDINGS)
def test_one_more_finding_never_makes_a_verdict_better(findings, more):
    assert RANK[kind_of([*findings, more])] <= RANK[kind_of(findings)]


@given(LISTS)
def test_only_errors_decide_and_only_a_contradicting_one_contradicts(findings):
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    kind = kind_of(findings)
    assert (kind == "supported") == (not errors)
    assert (kind == "contradicted") == any(finding.contradicts for finding in errors)
    assert kind_of(findings[::-1]) == kind


@given(st.lists(VERDICTS, min_size=1, max_size=4))
def test_the_worst_of_several_verdicts_is_the_verdict_and_nothing_is_lost(verdicts):
    whole = combine(verdicts)
    assert RANK[whole.verdict] == min(RANK[verdict.verdict] for verdict in verdicts)
    assert set(whole.evidence) == {evidence for verdict in verdicts for evidence in verdict.evidence}
    assert set(whole.findings) == {one for verdict in verdicts for one in verdict.findings}
    assert len(verdicts) == 1 or len(set(whole.findings)) == len(whole.findings)


@given(st.lists(VERDICTS, min_size=2, max_size=4))
def test_the_finding_that_decides_comes_first(verdicts):
    grave = [(finding.severity is Severity.ERROR, finding.contradicts) for finding in combine(verdicts).findings]
    errors = [contradicts for error, contradicts in grave if error]
    assert [error for error, _ in grave] == sorted((error for error, _ in grave), reverse=True)
    assert errors == sorted(errors, reverse=True)


class Thorough(Judge):
    """Judges every link to its end."""

    def _fails(self, _):
        return False


CLAIMS = (
    "The council of Stanwick closed four libraries on Friday",
    "The council closed two schools on Monday",
    "The mayor closed three libraries on Monday",
    "The mayor of Marlow closed the market in May",
    "The council of Redby closed two markets",
    "The council of Redby closed two schools and the mayor closed three markets",
)
COUNCILS = (
    "The council of Stanwick closed three libraries on Monday. The council of Marlow closed a library on Tuesday. "
    "The council of Redby may close two schools. The mayor closed two markets in May."
)


@pytest.mark.parametrize("strictness", ["low", "normal"])
def test_a_link_whose_objections_cannot_count_is_left_at_the_first_and_the_verdict_is_the_same(strictness, monkeypatch):
    index, options = Index.build([source(COUNCILS)]), Options(strictness=strictness)
    judged = []
    judge = Judge._judge
    monkeypatch.setattr(Judge, "_judge", lambda self, link: judged.append(type(self)) or judge(self, link))
    for claim in CLAIMS:
        assert Judge(index, options).verdict(claim) == Thorough(index, options).verdict(claim)
    assert judged.count(Judge) < judged.count(Thorough)


LINKER = Linker(Index.build([source(TOWN)]))
LINKS = [
    LINKER.links(read(claim))[0]
    for claim in (
        "The council closed three libraries",
        "Readers in Lyon protested",
        "Lind closed a brewery in Mill Street",
    )
]


@given(st.integers(0, len(LINKS) - 1), LISTS, FINDINGS)
def test_one_more_error_or_warning_never_raises_the_score(which, findings, more):
    link = LINKS[which]
    before, after = score(link.pair, findings), score(link.pair, [*findings, more])
    assert 0 <= after <= 1
    assert after <= before
    if more.severity is Severity.ERROR and all(finding.severity is not Severity.ERROR for finding in findings):
        assert after < before


@given(st.integers(0, len(LINKS) - 1), LISTS)
def test_the_score_does_not_depend_on_the_order_of_findings(which, findings):
    link = LINKS[which]
    assert score(link.pair, findings) == pytest.approx(score(link.pair, findings[::-1]), abs=1e-3)


def test_a_claim_copied_word_for_word_scores_highest():
    copied = check("The council of Stanwick closed three libraries on Monday.")
    others = [
        "The council closed four libraries on Monday.",
        "The council closed three libraries because of mould.",
        "Nurses went on strike in Lyon.",
    ]
    assert copied.score >= 0.9
    assert all(check(claim).score < copied.score for claim in others)


def test_no_weight_is_against_its_sign():
    named = features(LINKS[0].pair, ())
    assert {*RISING, *FALLING} == named.keys()
    for name in named:
        zero, one = (probability({**dict.fromkeys(named, 0.5), name: value}) for value in (0.0, 1.0))
        assert one > zero if name in RISING else one < zero


def test_another_number_scores_below_a_word_that_is_not_found_and_of_two_the_better_covered_is_above():
    wrong = check("The council of Stanwick closed four libraries on Monday.")
    missed = check("The council of Stanwick hastily closed three libraries on Monday after protests.")
    missed_more = check("The council of Stanwick hastily closed three sprawling libraries after noisy protests.")
    assert all(found.verdict == "unsupported" for found in (missed, missed_more))
    assert wrong.score < missed_more.score < missed.score


def test_supported_claims_score_above_the_same_claims_made_false():
    for true, false in [
        ("At least 11 readers protested", "At least 30 readers protested"),
        ("The brewery did not pay its fine", "The brewery paid its fine"),
        ("Lind said the closure would save 40,000 euros", "Lind said the closure would save 50,000 euros"),
    ]:
        assert check(true).score > check(false).score


def test_rules_are_chosen_by_code_name_or_family_and_severities_can_be_set():
    claim = "The council closed four libraries"
    code, name = (found := check(claim).findings[0]).code, found.name
    assert code not in {finding.code for finding in check(claim, ignore=(code,)).findings}
    assert name not in {finding.name for finding in check(claim, ignore=(name,)).findings}
    assert {finding.code for finding in check(claim, select=(code,)).findings} == {code}
    assert {finding.code[:4] for finding in check(claim, select=(code[:4],)).findings} == {code[:4]}
    lowered = check(claim, select=(code,), severity={name: Severity.WARNING})
    assert [finding.severity for finding in lowered.findings] == [Severity.WARNING]
    assert lowered.verdict == "supported"


@pytest.mark.parametrize(
    ("added", "named"),
    [
        ("because of mould, mould, mould and rot", "“mould”, “rot”"),
        (
            "because of rust, rot, moss, ivy, ants, wasps, dust, sand and mud",
            "“rust”, “rot”, “moss”, “ivy”, “ants”, “wasps”, “dust”, “sand” and 1 more word",
        ),
    ],
)
def test_words_that_nothing_carries_are_named_once_and_of_many_the_first(added, named):
    text = "The council closed the old bridge on Monday, and the mayor said that it would be reopened in March"
    found = Checker().check(f"{' '.join([text] * 3)} {added}", f"{text}.").findings
    assert f"nothing in the source carries {named}" in [finding.message for finding in found]
