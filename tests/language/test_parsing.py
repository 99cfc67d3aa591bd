"""The parser gives exact spans, one tree a text, and the same tree in any company."""

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.parser.parsing import _KEPT, _lately, parse

NEWS = [
    "Pakistan recalled its ambassador from Tehran on Wednesday.",
    "The ambassador was recalled by Pakistan.",
    "At least 11 people were killed and 30 hurt when the bridge collapsed.",
    "“We can’t re-open the border,” he said. “Not yet.”",
    "Shares in the U.S. carmaker fell 3.5% to $12.40 at 4:30pm.",
    "Ambassadors recalled",
    "The minister, who met\n  the president, said\u00a0nothing.",
    "mini\u00adster re\u200bsigns 😀 cafe\u0301",
    "1",
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(NEWS), max_size=2).map(" ".join))


def relation(text, word):
    (tree,) = parse([text])
    return next(token.deprel for token in tree.tokens if token.form == word)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_spans_are_in_order_and_leave_out_only_white_space(text):
    (tree,) = parse([text])
    ends = [0, *(token.end for token in tree.tokens)]
    starts = [*(token.start for token in tree.tokens), len(text)]
    assert all(token.start < token.end and token.form == text[token.start : token.end] for token in tree.tokens)
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_text_is_one_tree(text):
    (tree,) = parse([text])
    roots = [index for index, token in enumerate(tree.tokens) if token.head == index]
    assert len(roots) == bool(tree.tokens)
    assert all(token.deprel == "root" for index, token in enumerate(tree.tokens) if index in roots)
    assert all(0 <= token.head < len(tree.tokens) for token in tree.tokens)
    if roots:
        assert tree.subtree(roots[0]) == tuple(range(len(tree.tokens)))


def test_a_text_has_the_same_parse_alone_and_in_a_batch():
    together = parse(NEWS * 10)
    assert together == [parse([text])[0] for text in NEWS] * 10


def test_order_and_number_of_texts_are_kept():
    assert [tree.text for tree in parse(["b.", "", "a."])] == ["b.", "", "a."]
    assert parse([]) == []


def test_a_text_without_words_has_no_root():
    for tree in parse(["", " \n"]):
        assert tree.tokens == ()
        assert tree.root is None


def test_what_is_too_long_for_a_sentence_is_still_one_tree():
    (tree,) = parse(["The minister resigned and " * 400])
    assert len(tree.tokens) == 1600
    assert tree.root is not None
    assert len(tree.subtree(tree.root)) == 1600


def test_active_and_passive_tell_who_did_it():
    assert relation("Pakistan recalled its ambassador.", "Pakistan") == "nsubj"
    assert relation("Pakistan recalled its ambassador.", "ambassador") == "obj"
    assert relation("The ambassador was recalled by Pakistan.", "ambassador") == "nsubj:pass"
    assert relation("The ambassador was recalled by Pakistan.", "Pakistan") == "obl:agent"


def test_a_name_that_ends_as_adverbs_do_is_no_adverb():
    assert relation("Tuohy received a medal.", "Tuohy") == "nsubj"
    assert relation("Reilly was fined.", "Reilly") == "nsubj:pass"
    assert relation("He met Connolly.", "Connolly") == "obj"
    assert relation("Reportedly the minister resigned.", "Reportedly") == "advmod"


def test_lemmas_and_morphology_belong_to_the_word():
    (tree,) = parse(["Two soldiers were killed and the countries' ministers fled."])
    lemmas = {token.form: token.lemma for token in tree.tokens}
    assert lemmas["soldiers"] == "soldier"
    assert lemmas["were"] == "be"
    assert lemmas["killed"] == "kill"
    assert lemmas["countries"] == "country"
    assert lemmas["fled"] == "flee"
    assert next(token for token in tree.tokens if token.form == "soldiers").has("Number=Plur")


def test_children_are_found_by_relation_and_subtype():
    (tree,) = parse(["The ambassador was recalled by Pakistan."])
    assert tree.root is not None
    assert [tree.tokens[index].form for index in tree.children(tree.root, "nsubj")] == ["ambassador"]
    assert [tree.text_of(index) for index in tree.children(tree.root, "nsubj:pass")] == ["The ambassador"]
    assert tree.children(tree.root, "obj") == ()
    pakistan = next(index for index, token in enumerate(tree.tokens) if token.form == "Pakistan")
    assert list(tree.ancestors(pakistan)) == [tree.root]


def test_importing_the_module_does_not_import_the_model():
    code = "import sys, claimcheck.language.parser.parsing, claimcheck.language.parser.headlines; print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 (fixed words)
    assert "claimcheck.language.parser.headlines" in shown.stdout.split()
    assert not {"spacy", "thinc", "numpy", "claimcheck.language.parser.weights"} & set(shown.stdout.split())


def test_what_was_parsed_lately_is_kept_and_no_more_than_that():
    numbered = [f"{number} men fell." for number in range(_KEPT + 3)]
    first = parse(numbered[:2])
    assert parse(numbered[:1])[0] is first[0]
    assert [tree.text for tree in parse(numbered)] == numbered
    assert len(_lately()) == _KEPT
    assert parse(numbered[:2]) == first
