"""What comes again is judged once, and its row is the one that it would have had."""

import json
from itertools import islice

import pytest

from claimcheck.batch.inputs import Entry
from claimcheck.batch.records import Record, Unreadable
from claimcheck.batch.repeats import Repeats
from claimcheck.batch.rows import Row, encode, unchecked_row


def said(entry):
    """The row of an entry, told from its record alone."""
    record = entry.record
    if isinstance(record, Unreadable):
        return encode(unchecked_row(record.id, record.reason))
    if record.claim == "bad":
        return encode(unchecked_row(record.id, f"{entry.place}: could not be judged (KeyError: 'odd')"))
    finding = {"code": "CC101", "name": "n", "message": record.source, "claim_span": [0, 1], "source_span": None}
    return encode(Row(id=record.id, verdict="supported", score=0.1 + 0.2, evidence=[], findings=[finding]))


class Judge:
    """Judges as many entries at a time as it is told; knows which records it was given."""

    def __init__(self, ahead=1):
        self.given = []
        self.ahead = ahead

    def __call__(self, entries):
        waiting = iter(entries)
        while several := list(islice(waiting, self.ahead)):
            self.given += [entry.record for entry in several if isinstance(entry.record, Record)]
            yield from map(said, several)


def entries(*pairs):
    return [
        Entry(f"line {number}", Record(f"r{number}", source, claim)) for number, (source, claim) in enumerate(pairs, 1)
    ]


@pytest.mark.parametrize("ahead", [1, 3, 100])
def test_each_pair_is_judged_once_and_no_byte_is_other_than_without(ahead):
    given = entries(*[("wolf", "a"), ("bear", "a"), ("wolf", "b"), ("wolf", "a")] * 5)
    judge = Judge(ahead)
    assert list(Repeats().rows(judge, given)) == [said(entry) for entry in given]
    assert judge.given == [entry.record for entry in given[:3]]


def test_where_the_text_ends_and_the_claim_begins_counts():
    judge = Judge()
    list(Repeats().rows(judge, entries(("ab", "c"), ("a", "bc"))))
    assert len(judge.given) == 2


@pytest.mark.parametrize("identity", [7, "ø", "\ud800"])
def test_a_row_told_again_is_written_as_one_of_its_own(identity):
    first, second = entries(("wolf \U0001f43a ø", "a"), ("wolf \U0001f43a ø", "a"))
    second = Entry(second.place, Record(identity, second.record.source, second.record.claim))
    assert list(Repeats().rows(Judge(), [first, second])) == [said(first), said(second)]


def test_the_reason_of_what_could_not_be_judged_names_its_own_place():
    judge = Judge()
    given = entries(("wolf", "bad"), ("wolf", "bad"))
    found = [json.loads(line)["reason"] for line in Repeats().rows(judge, given)]
    assert [reason.split(":")[0] for reason in found] == ["line 1", "line 2"]
    assert len(judge.given) == 1


def test_lines_that_are_no_records_are_never_told_from_one_another():
    given = [Entry(f"line {number}", Unreadable(None, f"line {number}: not JSON")) for number in (1, 2)]
    assert list(Repeats().rows(Judge(), given)) == [said(entry) for entry in given]


@pytest.mark.parametrize("ahead", [1, 4])
def test_room_is_bounded_and_what_was_asked_for_last_stays(ahead):
    given = entries(*[(animal, "a") for animal in ("wolf", "bear", "wolf", "lynx", "wolf", "bear")])
    judge, repeats = Judge(ahead), Repeats(2 * len(said(given[0])))
    assert list(repeats.rows(judge, given)) == [said(entry) for entry in given]
    assert [record.source for record in judge.given] == ["wolf", "bear", "lynx", "bear"]


@pytest.mark.parametrize(("ahead", "judged"), [(1, 4), (3, 3), (4, 2)])
def test_where_there_is_no_room_only_what_is_under_way_is_known(ahead, judged):
    given = entries(*[(animal, "a") for animal in ("wolf", "bear", "wolf", "bear")])
    judge, repeats = Judge(ahead), Repeats(0)
    assert list(repeats.rows(judge, given)) == [said(entry) for entry in given]
    assert len(judge.given) == judged


def test_no_more_is_read_ahead_than_the_judge_reads():
    read = []
    given = (read.append(entry) or entry for entry in entries(*[("wolf", "a")] * 1000))
    rows = Repeats().rows(Judge(ahead=5), given)
    next(rows)
    assert len(read) == 5
