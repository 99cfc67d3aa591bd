"""Every record has its row, whatever is in it, and memory does not grow with their number."""

import json
import tracemalloc

import pytest

from claimcheck import batch
from claimcheck.batch.run import KEPT, Checkers, check_records
from claimcheck.engine import Checker, Options
from claimcheck.engine.asking import ABREAST

STORM = "The storm reached the coast on Monday. Officials said at least 11 people were killed."


def line(identity="a", source=STORM, claim="at least 11 people were killed", **more):
    return json.dumps({"id": identity, "source": source, "claim": claim, **more}).encode() + b"\n"


def rows(*lines):
    return list(check_records(lines))


def test_a_row_says_what_the_engine_says():
    verdict = Checker().check("at least 12 people were killed", STORM)
    assert rows(line(claim="at least 12 people were killed")) == [batch.verdict_row("a", verdict)]


def test_offsets_count_code_points_of_the_source():
    source = "😀 Ørsted fell. At least 11 people were killed."
    (row,) = rows(line(source=source, claim="At least 11 people were killed"))
    first = row["evidence"][0]
    assert source[first["start"] : first["end"]] == first["text"] == "At least 11 people were killed."


def test_no_record_is_lost_and_all_keep_their_order():
    good, broken = line("good"), b'{"id": "broken", "source": 1}\n'
    found = rows(good, b"nonsense\n", b"\n", broken, b"\xff\n", line("last").strip())
    assert [row["id"] for row in found] == ["good", None, "broken", None, "last"]
    assert [row["verdict"] == "unchecked" for row in found] == [False, True, True, True, False]
    assert found[1]["reason"].startswith("line 2: ")
    assert found[2]["reason"].startswith("line 4: ")


@pytest.mark.parametrize(("source", "claim"), [("", "a storm"), (STORM, ""), (STORM, "…"), (" \n ", "a storm")])
def test_what_can_not_be_judged_is_unchecked_with_a_reason_or_unsupported(source, claim):
    (row,) = rows(line(source=source, claim=claim))
    assert row["verdict"] in {"unchecked", "unsupported"}
    assert ("reason" in row) == (row["verdict"] == "unchecked")


def test_a_lone_surrogate_costs_no_row():
    found = rows(b'{"id": "\\ud800", "source": "A \\ud800 b.", "claim": "A \\ud800"}\n', line("next"))
    assert [row["id"] for row in found] == ["\ud800", "next"]
    assert found[1]["verdict"] == "supported"


def test_an_error_while_judging_costs_one_row_and_not_the_rest(monkeypatch):
    asking = Checker.asking

    def fails_once(self, claim, source):
        if claim == "bad":
            raise KeyError("odd")
        return asking(self, claim, source)

    monkeypatch.setattr(Checker, "asking", fails_once)
    found = rows(line("a", claim="bad"), line("b"))
    assert found[0] == batch.unchecked_row("a", "line 1: could not be judged (KeyError: 'odd')")
    assert found[1]["verdict"] == "supported"


def test_a_record_gets_the_same_row_alone_and_in_a_crowd():
    crowd = [line(str(number), claim=f"at least {number} people were killed") for number in range(9, 13)]
    assert rows(*crowd) == [row for one in crowd for row in rows(one)]


def test_records_that_share_a_source_read_it_once():
    checkers = Checkers(Options())
    assert checkers.get("a") is checkers.get("a")


def test_only_the_last_few_sources_are_kept():
    checkers = Checkers(Options())
    first = checkers.get("first")
    for number in range(KEPT - 1):
        checkers.get(str(number))
    assert checkers.get("first") is first
    for number in range(KEPT):
        checkers.get(str(number))
    assert checkers.get("first") is not first


def test_memory_does_not_grow_with_the_number_of_records(monkeypatch):
    monkeypatch.setattr("claimcheck.language.parser.parsing._KEPT", 8)  # else it grows until these are full

    def peak(number):
        padding = "The harbour stayed open all night. " * 6
        lines = (line(str(n), f"{padding} At least {n} people were killed.") for n in range(number))
        tracemalloc.start()
        for _ in check_records(lines):
            pass
        high = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return high

    peak(ABREAST)  # whatever is loaded once is loaded here
    assert peak(4 * ABREAST) < 1.5 * peak(ABREAST)
