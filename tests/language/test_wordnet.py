"""WordNet's tables as the engine asks for them: the right kin, no distant senses, quick to open."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.lexicons import wordnet

DATA = Path(str(files("claimcheck.language").joinpath("data")))
TABLES = ["wn_synonyms", "wn_hypernyms", "wn_hyponyms", "wn_antonyms", "wn_derivations"]


@cache
def lines(table: str) -> list[str]:
    return gzip.decompress((DATA / f"{table}.tsv.gz").read_bytes()).decode().splitlines()


@pytest.mark.parametrize(
    ("word", "broader"),
    [("poodle", "dog"), ("poodle", "animal"), ("murder", "killing"), ("rifle", "weapon"), ("ambassador", "diplomat")],
)
def test_a_noun_knows_its_broader_words_and_not_the_other_way(word: str, broader: str) -> None:
    assert broader in wordnet.hypernyms(word, "n")
    assert word not in wordnet.hypernyms(broader, "n")


def test_narrower_words_are_those_that_have_the_word_for_a_broader_one() -> None:
    pairs = {(pos, word, other) for word, pos, found in _rows("wn_hyponyms") for other in found}
    assert pairs == {
        (pos, other, word) for word, pos, found in _rows("wn_hypernyms") for other in found if " " not in word + other
    }


def _rows(table: str) -> list[tuple[str, str, list[str]]]:
    return [(lemma, pos, words.split(",")) for lemma, pos, words in (line.split("\t") for line in lines(table))]


def test_a_verb_knows_its_broader_words() -> None:
    assert "attack" in wordnet.hypernyms("invade", "v")


def test_words_too_general_to_say_anything_are_left_out() -> None:
    assert not {"entity", "object", "act", "event"} & wordnet.hypernyms("murder")
    assert not {"make", "be", "act", "change", "move"} & wordnet.hypernyms("march", "v")


def test_synonyms_go_both_ways_and_leave_the_word_itself_out() -> None:
    assert "car" in wordnet.synonyms("automobile")
    assert "automobile" in wordnet.synonyms("car", "n")
    assert "car" not in wordnet.synonyms("car")


def test_rare_senses_bring_no_kin() -> None:
    assert "depository financial institution" not in wordnet.hypernyms("slope")
    assert not {"die", "expire"} & wordnet.synonyms("go")


def test_antonyms_are_direct_and_mutual() -> None:
    assert "decrease" in wordnet.antonyms("increase")
    assert "increase" in wordnet.antonyms("decrease", "v")


def test_derivations_cross_parts_of_speech() -> None:
    assert {"killer", "killing"} <= wordnet.derivations("kill")
    assert "negotiation" in wordnet.derivations("negotiate", "v")


def test_a_part_of_speech_narrows_the_answer() -> None:
    assert wordnet.hypernyms("sprint", "v") < wordnet.hypernyms("sprint")
    assert wordnet.synonyms("car", "v") == frozenset()


def test_an_unknown_word_has_no_kin() -> None:
    for ask in (wordnet.synonyms, wordnet.hypernyms, wordnet.hyponyms, wordnet.antonyms, wordnet.derivations):
        assert ask("zzzzyx") == ask("") == ask("car\tn") == frozenset()


@pytest.mark.parametrize("table", TABLES)
def test_bisection_finds_each_of_a_tables_lines(table: str) -> None:
    every = lines(table)
    packed = [line.encode() for line in every]
    for line in [every[0], every[-1], *every[:: len(every) // 500 + 1]]:
        lemma, pos, words = line.split("\t")
        assert list(wordnet._words(packed, f"{lemma}\t{pos}\t".encode())) == words.split(",")


WORDS = st.text("abz'- ", min_size=1, max_size=4)


@given(st.dictionaries(st.tuples(WORDS, st.sampled_from("nv")), st.text("xyz", min_size=1, max_size=3)), WORDS)
def test_bisection_agrees_with_a_dictionary(table: dict[tuple[str, str], str], absent: str) -> None:
    packed = sorted(f"{word}\t{pos}\t{other}".encode() for (word, pos), other in table.items())
    for word in {*(word for word, _ in table), absent}:
        found = {pos: table[word, pos] for pos in "nv" if (word, pos) in table}
        assert list(wordnet._words(packed, f"{word}\t".encode())) == list(found.values())
        assert list(wordnet._words(packed, f"{word}\tn\t".encode())) == ([found["n"]] if "n" in found else [])


@pytest.mark.parametrize("table", TABLES)
def test_lines_are_sorted_by_bytes_and_have_three_columns(table: str) -> None:
    every = lines(table)
    assert every == sorted(every)
    for line in every:
        lemma, pos, words = line.split("\t")
        assert lemma == lemma.lower()
        assert pos in {"v", "n", "a", "r"}
        assert lemma not in words.split(",")


@pytest.mark.parametrize("table", TABLES)
def test_tables_carry_no_time_and_no_file_name(table: str) -> None:
    head = (DATA / f"{table}.tsv.gz").read_bytes()[:10]
    assert head[3] == 0, "no optional field such as a name"
    assert head[4:8] == bytes(4), "no time of packing"


def test_tables_stay_small_and_bring_their_licence() -> None:
    assert sum((DATA / f"{table}.tsv.gz").stat().st_size for table in TABLES) < 1_500_000
    licence = (DATA / "WORDNET-LICENSE.txt").read_text(encoding="utf-8")
    assert "WordNet 3.0 Copyright 2006 by Princeton University" in licence
    assert 'PROVIDED "AS IS"' in licence


def test_half_a_pair_of_surrogates_is_no_word():
    assert not wordnet.knows("\udce9")
