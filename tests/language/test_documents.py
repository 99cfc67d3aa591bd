from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.documents import source_from_blocks, source_from_text
from claimcheck.model import Block, Sentence, SentenceKind


def test_sentences_are_numbered_from_one_through_the_whole_text():
    source = source_from_text("One came. Two left.\n\nThree stayed.", "guests", "source/guests.txt")
    assert [sentence.number for sentence in source.sentences] == [1, 2, 3]
    assert (source.id, source.path) == ("guests", "source/guests.txt")
    assert source.text_of(source.sentences[2]) == "Three stayed."


def test_text_is_kept_as_it_is():
    text = "\ufeffOne came.\r\nTwo left.\r\n"
    source = source_from_text(text)
    assert source.text == text
    assert [source.text_of(sentence) for sentence in source.sentences] == ["One came.", "Two left."]


def test_offsets_count_code_points_and_not_bytes():
    source = source_from_text("Zoë 🎉 came. Bo left.")
    assert source.sentences[1] == Sentence(2, 12, 20, SentenceKind.PROSE)


def test_a_label_that_a_list_goes_on_from_begins_a_sentence():
    kinds = [one.kind.value for one in source_from_text("The Board:\n\n- approved it;\n- left.\n").sentences]
    assert kinds == ["prose", "item", "item"]


def test_a_label_before_a_list_of_things_is_one():
    kinds = [one.kind.value for one in source_from_text("The Board:\n\n- Ann Berg\n- Tom Lind\n").sentences]
    assert kinds == ["label", "item", "item"]


def test_a_text_of_white_space_has_no_sentences():
    assert source_from_text(" \n ").sentences == ()


def test_code_is_not_split():
    text = "print. Print. PRINT."
    source = source_from_blocks(text, [Block(0, len(text), SentenceKind.CODE)], "x", None)
    assert len(source.sentences) == 1


def test_sentences_are_found_in_the_view_and_counted_in_the_text():
    text = "**He left.** She stayed."
    source = source_from_blocks(text, [Block(0, 24, SentenceKind.PROSE)], "x", None, view="  He left.   She stayed.")
    assert [source.text_of(sentence) for sentence in source.sentences] == ["He left.", "She stayed."]


@given(st.text(max_size=200))
def test_sentences_of_any_text_are_ordered_and_disjoint(text):
    source = source_from_text(text)
    ends = [0, *(sentence.end for sentence in source.sentences)]
    assert all(end <= sentence.start < sentence.end for end, sentence in zip(ends, source.sentences, strict=False))
    assert [sentence.number for sentence in source.sentences] == list(range(1, len(source.sentences) + 1))
