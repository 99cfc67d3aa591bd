from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from claimcheck.claimfiles import yaml_form
from tests.claimfiles.reading import only_problem, read, texts, told

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "typed", ["no", "yes", "on", "12:30", "1e3", "0x1F", "1_000", "2024-01-17", "~a", "null", "true", ".5", "=", "5.0"]
)
def test_a_scalar_stays_the_words_it_was_typed_as(tmp_path: Path, typed: str) -> None:
    text = f"{typed} was seen"
    file = read(tmp_path, "a.yaml", f"claims:\n  - {text}\n  - claim: {text}\n    id: x\n    note: {typed}\n")
    assert texts(file) == [text, text]
    assert file.claims[1].note == typed
    assert not file.problems


def test_a_claim_of_one_word_that_other_readers_take_for_a_value_stays_a_word(tmp_path: Path) -> None:
    file = read(tmp_path, "a.yaml", "claims: [no, 12:30, 1e3, 2024-01-17, null]")
    assert texts(file) == ["no", "12:30", "1e3", "2024-01-17", "null"]


@pytest.mark.parametrize(
    ("item", "column"),
    [
        ("- eleven", 3),
        ("-    eleven", 6),
        ('- "eleven"', 4),
        ("- '  eleven'", 6),
        ("- &who eleven", 8),
        ('- &who "eleven"', 9),
        ("- {claim: eleven}", 11),
        ("- {claim: ' eleven'}", 13),
        ("- 😀 eleven", 3),
    ],
)
def test_the_place_of_a_claim_is_that_of_its_first_character(tmp_path: Path, item: str, column: int) -> None:
    origin = read(tmp_path, "a.yaml", f"claims:\n{item}\n").claims[0].origin
    assert origin is not None
    assert (origin.path, origin.line, origin.column) == ("a.yaml", 2, column)


@pytest.mark.parametrize("header", ["|", ">", "|-", ">2", "> # a comment"])
def test_the_place_of_a_block_is_that_of_its_first_word(tmp_path: Path, header: str) -> None:
    file = read(tmp_path, "a.yaml", f"claims:\n- {header}\n\n  eleven\n  killed\n")
    origin = file.claims[0].origin
    assert origin is not None
    assert (origin.line, origin.column) == (4, 3)
    assert file.claims[0].text.split() == ["eleven", "killed"]


def test_line_separators_of_word_processors_are_no_line_breaks(tmp_path: Path) -> None:
    file = read(tmp_path, "a.yaml", "claims:\n- one\u2028two\x85three\n- four\n")
    assert texts(file) == ["one\u2028two\x85three", "four"]
    assert file.claims[1].origin is not None
    assert file.claims[1].origin.line == 3


def test_windows_line_ends_and_a_byte_order_mark_change_no_place(tmp_path: Path) -> None:
    plain = "source: a\nclaims:\n- one\n- claim: two\n  expcet: supported\n"
    windows = b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode()
    ours, theirs = read(tmp_path, "a.yaml", plain), read(tmp_path, "a.yaml", windows)
    assert ours == theirs
    assert only_problem(ours)[:2] == (5, 3)


BROKEN = {
    "no mapping but text": ("at least 11 killed\n", 1, 1, "a claim file is a mapping, not text", "claims:"),
    "no mapping but a list": ("- one\n", 1, 1, "a claim file is a mapping, not a list", "claims:"),
    "only comments": ("# nothing\n", 1, 1, "the file holds no claims", "claims:"),
    "no claims": ("source: a\n", 1, 1, "no `claims`", "claims:"),
    "claims without a value": ("claims:\n", 1, 8, "`claims` is empty", "hyphen"),
    "claims as text": ("claims: one\n", 1, 9, "`claims` must be a list, not text", "hyphen"),
    "claims as a mapping": ("claims:\n  a: b\n", 2, 3, "`claims` must be a list, not a mapping", "hyphen"),
    "an unknown key of the file": ("claim:\n- one\n", 1, 1, "has no key `claim`", "did you mean `claims`?"),
    "an unknown key of a claim": ("claims:\n- claim: a\n  qoute: b\n", 3, 3, "no key `qoute`", "did you mean `quote`?"),
    "a key like nothing known": ("claims:\n- claim: a\n  zzz: b\n", 3, 3, "no key `zzz`", "keys are claim, nowhere"),
    "a claim with a colon": ("claims:\n- The toll: 3 pounds\n", 2, 3, "no key `The toll`", "quotation marks"),
    "a claim that is empty": ("claims:\n- one\n-\n", 3, 2, "the claim is empty", ""),
    "a claim of blanks": ("claims:\n- '  '\n", 2, 6, "the claim is empty", ""),
    "a claim of punctuation": ("claims:\n- '... ?!'\n", 2, 4, "the claim holds no word: `... ?!`", ""),
    "a quote that is empty": ("claims:\n- claim: a\n  quote:\n", 3, 9, "the quote is empty", ""),
    "a claim that is a list": ("claims:\n- [a, b]\n", 2, 3, "the claim must be text, not a list", "one text"),
    "no claim in a mapping": ("claims:\n- id: a\n", 2, 3, "the mapping has no `claim`", "claim: …"),
    "a key that is given twice": (
        "claims:\n- claim: a\n  claim: b\n", 3, 3, "`claim` is given twice; the first is at line 2, column 3", "keep",
    ),
    "a list of claims that is given twice": (
        "claims: [a]\nclaims: [b]\n", 2, 1, "key `claims` is given twice; the first is at line 1, column 1", "keep",
    ),
    "a block without a line": ("claims:\r\n- >\r\n", 2, 3, "the claim is empty", ""),
    "a merge key": ("claims:\n- &a {claim: a}\n- {<<: *a, claim: b}\n", 3, 4, "a claim has no key `<<`", "merge keys"),
    "a key that is a list": ("claims:\n- {[a]: b, claim: c}\n", 2, 4, "a key must be a plain word", ""),
    "a tag": ("claims:\n- !important a\n", 2, 3, "the tag `!important` is not read", "quotation marks"),
    "a tag that builds objects": ("claims:\n- !!python/object:os.x a\n", 2, 3, "object:os.x` is not read", "quotation"),
    "an unknown alias": ("claims:\n- *what\n", 2, 3, "the claim must be text, not a broken alias", "quotation marks"),
    "an alias of what it stands in": ("claims: &a\n- *a\n", 2, 3, "text, not a broken alias", "quotation"),
    "a second document": ("claims: [a]\n---\nclaims: [b]\n", 2, 1, "a second document begins here", "file of its own"),
    "a tab as indent": ("claims:\n\t- a\n", 2, 1, "a tab stands where only blanks may", "indent with blanks"),
    "a control character": ("claims:\n- é\x07b\n", 2, 4, "YAML may not hold U+0007", "take it out"),
    "an escaped control character": ('claims:\n- "a\\e[31mb"\n', 2, 4, "the claim holds U+001B", ""),
    "a comment that was none": ("claims:\n- Flight #12 was late\n", 2, 10, "takes `#12` and what follows", "quotation"),
    "two items run together": ("claims:\n- one\n   - two\n", 3, 4, "a part of the claim above", "same indent"),
    "an unknown verdict": ("claims:\n- {claim: a, expect: suported}\n", 2, 22, "`suported`", "mean `supported`?"),
    "an id with a blank": ("claims:\n- {claim: a, id: b c}\n", 2, 18, "`b c` can't be an id", "letters, digits"),
    "an id that is too long": (f"claims:\n- {{claim: a, id: {'b' * 101}}}\n", 2, 18, "longer than 100 characters", ""),
    "an ignore without a reason": ("claims:\n- {claim: a, ignore: CC101}\n", 2, 22, "needs a reason", "{CC101:"),
    "an ignore with an empty reason": (
        "claims:\n- {claim: a, ignore: {CC101: }}\n", 2, 23, "the ignore of `CC101` has no reason", "{CC101:",
    ),
    "an ignore of no rule": (
        "claims:\n- {claim: a, ignore: {until: 2027-01-01}}\n", 2, 22, "the ignore names no rule", "{CC101:",
    ),
    "an ignore of something else": (
        "claims:\n- {claim: a, ignore: {CC 1: b}}\n", 2, 23, "`CC 1` is neither a rule's code nor its name", "CC101",
    ),
    "an ignore that is a list of codes": ("claims:\n- {claim: a, ignore: [CC101]}\n", 2, 23, "needs a reason", "{CC1"),
    "a day that there is not": (
        "claims:\n- {claim: a, ignore: {CC101: b, until: 2027-02-30}}\n", 2, 40, "`2027-02-30` is not a day", "YYYY-MM",
    ),
    "a day in another form": (
        "claims:\n- {claim: a, ignore: {CC101: b, until: 20270201}}\n", 2, 40, "`20270201` is not a day", "YYYY-MM",
    ),
    "an empty source": ("source:\nclaims: [a]\n", 1, 8, "`source` is empty", "leave the key out"),
    "a source that is a mapping": (
        "source: {a: b}\nclaims: [a]\n", 1, 9, "a source must be text, not a mapping", "one text"
    ),
    "a source above the folder": ("source: ../a\nclaims: [a]\n", 1, 9, "leads out of its folder", "its path"),
    "a source below and above": ("source: a/../../b\nclaims: [a]\n", 1, 9, "leads out of its folder", "its path"),
    "an absolute source": ("source: /etc/passwd\nclaims: [a]\n", 1, 9, "is an absolute path", "by its path"),
    "a source at home": ("source: ~/a\nclaims: [a]\n", 1, 9, "is an absolute path", "by its path"),
    "a source on a drive": ("source: C:a\nclaims: [a]\n", 1, 9, "is an absolute path", "by its path"),
    "a source with a backslash": ("source: a\\b\nclaims: [a]\n", 1, 9, "holds a backslash", "by its path"),
    "a source with an empty step": ("source: a//b\nclaims: [a]\n", 1, 9, "has an empty step", "by its path"),
    "a source with a NUL": ('source: "a\\0b"\nclaims: [a]\n', 1, 10, "a source holds U+0000", ""),
    "one source of a list": ("source: [a, ../b]\nclaims: [a]\n", 1, 13, "`../b` leads out", "by its path"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_mistake_is_told_with_its_place_and_what_to_do(tmp_path: Path, case: str) -> None:
    text, line, column, message, hint = BROKEN[case]
    found = only_problem(read(tmp_path, "a.yaml", text))
    assert found[:2] == (line, column)
    assert message in found.message
    assert hint in found.hint
    assert bool(hint) == bool(found.hint)


def test_a_list_without_a_key_is_a_mistake_that_hides_none_of_its_claims(tmp_path: Path) -> None:
    file = read(tmp_path, "a.yaml", "- one\n- ''\n- two\n")
    assert texts(file) == ["one", "two"]
    assert [found[:2] for found in told(file)] == [(1, 1), (2, 4)]


def test_an_empty_list_of_claims_is_a_warning(tmp_path: Path) -> None:
    file = read(tmp_path, "a.yaml", "claims: []\n")
    assert only_problem(file)[:3] == (1, 9, "`claims` has nothing in it, so nothing is checked")
    assert file.problems[0].severity == "warning"


def test_all_mistakes_of_a_file_are_told_at_once_and_good_claims_are_kept(tmp_path: Path) -> None:
    text = "sourse: a\nclaims:\n- good\n- {clam: x}\n- ''\n- claim: b\n  expect: maybe\n  id: c d\n- also good\n"
    file = read(tmp_path, "a.yaml", text)
    assert texts(file) == ["good", "also good"]
    assert [found[:2] for found in told(file)] == [(1, 1), (4, 4), (5, 4), (7, 11), (8, 7)]


def test_claims_before_a_syntax_error_are_read(tmp_path: Path) -> None:
    file = read(tmp_path, "a.yaml", 'source: a\nclaims:\n- one\n- claim: two\n  note: x\n- claim: "thr\n  - four\n')
    assert texts(file) == ["one", "two"]
    assert file.claims[0].sources == ("a",)
    assert only_problem(file).message.startswith("not YAML from here on: while scanning a quoted scalar")


def test_a_comment_with_a_blank_is_a_comment(tmp_path: Path) -> None:
    file = read(
        tmp_path, "a.yaml", "claims:\n- one # as in the minutes\n- two #\n- claim: three\n  expect: supported #todo\n"
    )
    assert texts(file) == ["one", "two", "three"]
    assert not file.problems


def test_a_claim_may_run_over_several_lines(tmp_path: Path) -> None:
    file = read(tmp_path, "a.yaml", "claims:\n- at least\n  11-year-olds\n  killed\n")
    assert texts(file) == ["at least 11-year-olds killed"]
    assert not file.problems


def test_an_alias_stands_for_what_it_names(tmp_path: Path) -> None:
    file = read(tmp_path, "a.yaml", "source: &s [a, b]\nclaims:\n- {claim: &c one, quote: *c, source: *s}\n")
    assert (file.claims[0].quote, file.claims[0].sources) == ("one", ("a", "b"))
    assert not file.problems


def test_an_alias_bomb_is_refused_quickly(tmp_path: Path) -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    began = time.perf_counter()
    file = read(tmp_path, "a.yaml", "\n".join([*levels, "claims: *a29"]))
    assert time.perf_counter() - began < 5
    assert any(f"stand for more than {yaml_form.MAX_EXPANDED} nodes" in found.message for found in file.problems)


def test_many_harmless_aliases_are_read(tmp_path: Path) -> None:
    items = "".join(f"- {{claim: number {n}, source: *s}}\n" for n in range(2000))
    file = read(tmp_path, "a.yaml", f"source: &s harbour\nclaims:\n{items}")
    assert len(file.claims) == 2000
    assert not file.problems


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_ten_thousand_levels_are_refused_quickly_with_the_place(tmp_path: Path, opening: str) -> None:
    began = time.perf_counter()
    file = read(tmp_path, "a.yaml", "claims:\n- good\n- " + opening * 10_000)
    assert time.perf_counter() - began < 5
    assert texts(file) == ["good"]
    found = only_problem(file)
    assert f"nested more than {yaml_form.MAX_DEPTH} levels deep" in found.message
    assert found.line == 3


def test_two_thousand_claims_are_read_quickly(tmp_path: Path) -> None:
    items = "".join(
        f"- claim: The toll of bridge {n} rose\n  quote: it rose\n  expect: supported\n" for n in range(2000)
    )
    began = time.perf_counter()
    file = read(tmp_path, "a.yaml", f"claims:\n{items}")
    assert time.perf_counter() - began < 5
    assert len({claim.id for claim in file.claims}) == 2000


def test_the_slow_parser_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    text = "source: a\nclaims:\n- &x 'it''s one'\n- >\n  😀 two\n- claim: *x\n- {clam: x}\n- a #1\n"
    fast = read(tmp_path, "a.yaml", text)
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert read(tmp_path, "a.yaml", text) == fast
