"""What is found out about a sentence is found once, and goes when the sentence goes."""

import gc
import weakref

import pytest

from claimcheck.language.memory import remembered


class Sentence:
    def __init__(self, words):
        self.words = words
        self.memory = {}


class Word:
    pass


@pytest.fixture
def calls():
    return []


@pytest.fixture
def place(calls):
    @remembered
    def place(sentence, word, start=0):
        calls.append((word, start))
        return sentence.words.index(word, start)

    return place


def test_it_is_found_once_for_the_same_arguments(place, calls):
    sentence = Sentence(["to", "be", "or", "to"])
    assert [place(sentence, "to"), place(sentence, "to"), place(sentence, "be")] == [0, 0, 1]
    assert calls == [("to", 0), ("be", 0)]


def test_arguments_by_name_count(place):
    sentence = Sentence(["to", "be", "or", "to"])
    assert place(sentence, "to", start=1) == 3
    assert place(sentence, "to") == 0


def test_each_sentence_has_its_own(place):
    assert place(Sentence(["be"]), "be") == 0
    assert place(Sentence(["to", "be"]), "be") == 1


def test_nothing_is_kept_alive(place):
    word = Word()
    sentence = Sentence([word])
    place(sentence, word)
    gone = weakref.ref(sentence)
    del sentence
    gc.collect()
    assert gone() is None
