"""Verdicts by content: a hit is what judging anew would give, and whatever differs is no hit."""

import threading
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.engine import FolderLevels, Options, Strictness, verify
from claimcheck.language.documents import source_from_text
from claimcheck.model import Claim, Origin, Require, Severity
from claimcheck.project.cache import lines, memory, open_memory, shards

STORM = source_from_text("The storm reached the coast on Monday. At least 11 people were killed.", "storm")
FLOOD = source_from_text("The river rose on Tuesday. Nobody was hurt.", "flood")
CLAIM = Claim(id="toll", text="at least 11 people were killed", sources=("storm",))


def judged(root, claims=(CLAIM,), sources=(STORM, FLOOD), options=Options()):
    """Verify with the cache of a folder; return the report and how many claims had to be judged."""
    memory = open_memory(root, options)
    report = verify(sources, claims, options, known=memory)
    memory.save()
    assert memory.notes == []
    return report, memory.judged


def test_what_was_judged_once_is_recalled(tmp_path):
    first, second = judged(tmp_path), judged(tmp_path)
    assert (first[1], second[1]) == (1, 0)
    assert second[0].model_dump_json() == first[0].model_dump_json()


def with_text(source, text):
    return source_from_text(text, source.id)


CHANGES = {
    "the claim": {"claims": (CLAIM.model_copy(update={"text": "at least 12 people were killed"}),)},
    "what the claim says of the sources": {"claims": (CLAIM.model_copy(update={"nowhere": True}),)},
    "the sources it names": {"claims": (CLAIM.model_copy(update={"sources": ("storm", "flood")}),)},
    "the source": {"sources": (with_text(STORM, STORM.text.replace("11", "12")), FLOOD)},
    "where its sentences end": {"sources": (STORM.model_copy(update={"sentences": STORM.sentences[1:]}), FLOOD)},
    "strictness": {"options": Options(strictness=Strictness.HIGH)},
    "rules chosen": {"options": Options(select=("CC101",))},
    "rules left out": {"options": Options(ignore=("CC101",))},
    "severity": {"options": Options(severity={"CC101": Severity.WARNING})},
    "severity in its folder": {
        "claims": (CLAIM.model_copy(update={"origin": Origin(path="claims/a.yaml", line=1, column=1)}),),
        "options": Options(folders=(FolderLevels("claims", {"CC101": Severity.WARNING}),)),
    },
    "explanations": {"options": Options(explain=True)},
}

BESIDE = {
    "the pinned quote": {"claims": (CLAIM.model_copy(update={"quote": "no such words"}),)},
    "how many sources it requires": {"claims": (CLAIM.model_copy(update={"require": Require(sources=2)}),)},
    "another sentence of the source": {"sources": (with_text(STORM, STORM.text.replace("Monday", "Sunday")), FLOOD)},
    "whether it is superseded": {"sources": (STORM.model_copy(update={"superseded_by": "flood"}), FLOOD)},
}
"""What is looked at in the source itself, and a sentence that nobody asked for."""


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_anything_that_a_verdict_depends_on_is_judged_anew(tmp_path, change):
    judged(tmp_path)
    report, count = judged(tmp_path, **change)
    fresh = verify(**{"sources": (STORM, FLOOD), "claims": (CLAIM,), "options": Options(), **change})
    assert (report, count) == (fresh, 1)


@pytest.mark.parametrize("change", BESIDE.values(), ids=BESIDE)
def test_a_change_beside_what_the_judge_asked_for_costs_no_judging(tmp_path, change):
    judged(tmp_path)
    report, count = judged(tmp_path, **change)
    fresh = verify(**{"sources": (STORM, FLOOD), "claims": (CLAIM,), **change})
    assert (report, count) == (fresh, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"sources": (STORM, with_text(FLOOD, "The river fell."))},
        {"sources": (STORM.model_copy(update={"path": "source/storm.txt"}), FLOOD)},
        {"options": Options(use_ignores=False)},
        {"claims": (CLAIM.model_copy(update={"id": "other", "note": "for people"}),)},
    ],
    ids=["a source it does not name", "the place of a file", "ignores", "id and note"],
)
def test_what_no_verdict_depends_on_may_change(tmp_path, change):
    judged(tmp_path)
    assert judged(tmp_path, **change)[1] == 0


def test_a_claim_that_names_no_source_depends_on_all_of_them(tmp_path):
    claim = CLAIM.model_copy(update={"sources": ()})
    judged(tmp_path, [claim])
    assert judged(tmp_path, [claim], (STORM, with_text(FLOOD, "The river fell.")))[1] == 1


def test_other_code_or_data_is_another_world(tmp_path, monkeypatch):
    judged(tmp_path)
    monkeypatch.setattr(memory, "fingerprint", lambda: "other")
    assert judged(tmp_path)[1] == 1


def test_a_process_that_has_older_code_than_the_disk_remembers_nothing(tmp_path, monkeypatch):
    open_memory(tmp_path, Options())
    monkeypatch.setattr(lines, "installation", lambda: "newer")
    memory = open_memory(tmp_path, Options())
    verify((STORM,), [CLAIM], known=memory)
    memory.save()
    assert memory.notes == ["the cache is not used: claimcheck itself was changed since this process began"]
    assert not (tmp_path / ".claimcheck_cache").exists()


def test_code_that_changes_while_it_judges_is_not_remembered_as_either(tmp_path, monkeypatch):
    memory = open_memory(tmp_path, Options())
    verify((STORM,), [CLAIM], known=memory)
    monkeypatch.setattr(lines, "installation", lambda: "newer")
    memory.save()
    assert memory.notes == ["the cache is not used: claimcheck itself was changed while it ran"]
    assert not (tmp_path / ".claimcheck_cache").exists()


def test_of_many_claims_only_the_changed_one_is_judged(tmp_path):
    claims = [CLAIM.model_copy(update={"id": str(at), "text": f"{at} people were killed"}) for at in range(30)]
    judged(tmp_path, claims)
    claims[7] = claims[7].model_copy(update={"text": "nobody was killed"})
    report, count = judged(tmp_path, claims)
    assert count == 1
    assert report == verify((STORM, FLOOD), claims)


def test_of_two_thousand_claims_only_the_changed_one_is_judged(tmp_path):
    claims = [CLAIM.model_copy(update={"id": str(at), "text": f"{at} people were killed"}) for at in range(2_000)]
    memory, verdict = open_memory(tmp_path, Options()), verify((STORM,), [CLAIM]).results[0].verdict
    for claim in claims:
        memory.keep(claim, [STORM], verdict)
    memory.save()
    claims[1_234] = CLAIM
    report, count = judged(tmp_path, claims, (STORM,))
    assert count == 1
    assert report.results[1_234].verdict == verdict


def test_a_change_in_one_source_is_for_the_claims_that_may_rest_on_it(tmp_path):
    sources = [source_from_text(f"{STORM.text} It was storm {at}.", f"storm{at}") for at in range(4)]
    claims = [CLAIM.model_copy(update={"id": f"own{at}", "sources": (f"storm{at}",)}) for at in range(4)]
    claims.append(CLAIM.model_copy(update={"id": "two", "sources": ("storm1", "storm2")}))
    assert judged(tmp_path, claims, sources)[1] == 5
    sources[2] = with_text(sources[2], sources[2].text.replace("11", "9"))
    report, count = judged(tmp_path, claims, sources)
    assert count == 2
    assert report == verify(sources, claims)


VOCABULARY = ("at", "least", "11", "12", "people", "were", "not", "killed", "storm", "Monday", "reached", ".")
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=9)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=3), WORDS, st.booleans())
def test_with_any_cache_the_report_is_the_one_without(tmp_path, claims, text, nowhere):
    made = [Claim(id=str(at), text=" ".join(words), nowhere=nowhere) for at, words in enumerate(claims)]
    sources = (STORM, source_from_text(" ".join(["It rained.", *text]), "more"))
    fresh = verify(sources, made)
    assert judged(tmp_path, made, sources)[0] == fresh
    again, count = judged(tmp_path, made, sources)
    assert (again.model_dump_json(), count) == (fresh.model_dump_json(), 0)


def test_a_well_signed_verdict_that_does_not_fit_its_source_is_judged_anew(tmp_path):
    memory = open_memory(tmp_path, Options())
    verdict = verify((STORM,), [CLAIM]).results[0].verdict
    elsewhere = verdict.model_copy(update={"evidence": (replaced(verdict.evidence[0], text="No such words."),)})
    memory.keep(CLAIM, [STORM], elsewhere)
    assert memory.recall(CLAIM, [STORM]) is None
    assert memory.notes == ["the cache is not used: one of its verdicts does not fit the sources"]


def replaced(model, **update):
    return model.model_copy(update=update)


def test_in_ci_nothing_is_cached_unless_a_key_is_given(tmp_path, monkeypatch):
    monkeypatch.setenv("CI", "true")
    assert open_memory(tmp_path, Options()) is None
    monkeypatch.setenv("CLAIMCHECK_CACHE_KEY", "a secret of this pipeline")
    assert judged(tmp_path)[1] == 1
    assert judged(tmp_path)[1] == 0


def test_a_short_key_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("CLAIMCHECK_CACHE_KEY", "short")
    memory = open_memory(tmp_path, Options())
    assert verify((STORM,), [CLAIM], known=memory).results
    assert memory.notes == ["the cache is not used: CLAIMCHECK_CACHE_KEY is shorter than 16 characters"]


def test_runs_at_once_leave_a_whole_cache(tmp_path):
    claims = [CLAIM.model_copy(update={"id": str(at), "text": f"{at} people were killed"}) for at in range(8)]
    known = {claim.text: verify((STORM, FLOOD), [claim]).results[0].verdict for claim in claims}

    def run(turn):
        memory = open_memory(tmp_path, Options())
        for claim in claims[turn:] + claims[:turn]:
            if memory.recall(claim, [STORM]) is None:
                memory.keep(claim, [STORM], known[claim.text])
            memory.save()

    threads = [threading.Thread(target=run, args=(turn,)) for turn in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    report, count = judged(tmp_path, claims)
    assert count == 0
    assert [result.verdict for result in report.results] == list(known.values())
    assert sorted(path.suffix for path in tmp_path.glob(".claimcheck_cache/*")) == ["", ".shard"]


def test_a_shard_that_has_outgrown_its_use_is_cut_down_to_it(tmp_path):
    claims = [CLAIM.model_copy(update={"id": str(at), "text": f"{at} people were killed"}) for at in range(9)]
    judged(tmp_path, claims)
    judged(tmp_path, [CLAIM])
    found = [shard.read_text().splitlines()[1:] for shard in shards(tmp_path / ".claimcheck_cache")]
    assert [len(lines) for lines in found] == [1, 1]


def test_options_that_only_matter_to_ignores_share_a_world(tmp_path):
    judged(tmp_path)
    assert judged(tmp_path, options=replace(Options(), use_ignores=False))[1] == 0
