"""What asks for parses gets the same ones alone and beside others, in its turn."""

import pytest

from claimcheck.engine.asking import ABREAST, abreast, answered, in_turn
from claimcheck.language.parser.parsing import parse

SENTENCES = ["The bridge closed.", "Two men were hurt.", "Officials denied it.", "Rain fell.", "The bridge closed."]


def heads(*texts):
    """Ask for each text in a question of its own, and return the roots of all trees."""
    found = []
    for text in texts:
        (tree,) = yield [text]
        found.append(tree.tokens[tree.root].form)
    return found


def test_an_asking_is_answered_as_the_parser_answers():
    assert answered(heads(*SENTENCES)) == ["closed", "hurt", "denied", "fell", "closed"]


def test_side_by_side_gives_what_each_alone_gives_in_order():
    crowd = [SENTENCES[: number % 6] for number in range(3 * ABREAST)]
    assert list(abreast(heads(*texts) for texts in crowd)) == [answered(heads(*texts)) for texts in crowd]


def test_no_more_are_begun_than_go_side_by_side():
    begun = []

    def ask(number):
        begun.append(number)
        yield ["The bridge closed."]
        return number

    results = abreast(ask(number) for number in range(10 * ABREAST))
    assert next(results) == 0
    assert len(begun) == ABREAST


def test_who_asks_longest_holds_nobody_up_and_few_wait_for_their_turn():
    begun, asked = [], []

    def ask(number, rounds):
        begun.append(number)
        for _ in range(rounds):
            asked.append(number)
            yield ["The bridge closed."]
        return number

    results = abreast((ask(number, 1 if number else 1000) for number in range(1000)), most=4)
    assert next(results) == 0
    assert asked[:7] == [0, 1, 2, 3, 0, 4, 5]
    assert len(begun) == 16
    assert list(results) == list(range(1, 1000))


def test_a_text_that_can_not_be_parsed_is_an_error_for_who_asked_alone(monkeypatch):
    def choosy(texts):
        if "bad" in texts:
            raise ValueError("odd")
        return parse(texts)

    def caught(text):
        try:
            return (yield from heads(text))
        except ValueError as error:
            return str(error)

    monkeypatch.setattr("claimcheck.language.parser.parsing.parse", choosy)
    found = list(abreast(caught(text) for text in ["Rain fell.", "bad", "The bridge closed."]))
    assert found == [["fell"], "odd", ["closed"]]


def test_an_error_that_nobody_catches_is_raised():
    def fails():
        yield ["Rain fell."]
        raise KeyError("odd")

    with pytest.raises(KeyError):
        list(abreast([fails()]))
    with pytest.raises(KeyError):
        answered(in_turn([fails()]))
