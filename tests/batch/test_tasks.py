"""A window keeps every record once; what is about one source stays together."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.batch.inputs import Entry
from claimcheck.batch.records import Record
from claimcheck.batch.tasks import TASK, WINDOW, WINDOW_SIZE, decode_task, encode_task, tasks, windows


def entries(sources):
    return [Entry(f"line {number}", Record(number, source, "c")) for number, source in enumerate(sources, 1)]


@given(st.lists(st.sampled_from("abcdefgh"), max_size=3 * TASK))
def test_every_record_is_in_one_task_and_no_source_is_in_two(sources):
    (*all_windows,) = windows(entries(sources))
    for window in all_windows:
        parts = list(tasks(window))
        assert sorted(job.number for part in parts for job in part) == [job.number for job in window]
        about = [{job.entry.record.source for job in part} for part in parts]
        assert sum(map(len, about)) == len(set().union(*about))


def test_a_window_ends_by_number_and_by_size():
    assert [len(window) for window in windows(entries("a" * (WINDOW + 2)))] == [WINDOW, 2]
    assert [len(window) for window in windows(entries(["a" * (WINDOW_SIZE + 1), "b"]))] == [1, 1]


@given(st.lists(st.tuples(st.text(st.characters()), st.text() | st.integers()), max_size=5))
def test_a_task_comes_out_of_the_pipe_as_it_went_in(pairs):
    given_ = [Entry(f"line {n}", Record(identity, text, text)) for n, (text, identity) in enumerate(pairs)]
    (*jobs,) = (job for window in windows(given_) for job in window)
    assert list(decode_task(encode_task(jobs))) == given_
