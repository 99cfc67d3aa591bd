"""A tree has one node a term, one line of governors a node, and branches that can be walked."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.language.clauses.trees import bare, grow, tree
from claimcheck.language.lexicons.terms import tokenize
from claimcheck.language.parser.parsing import parse
from claimcheck.language.parser.syntax import Parse
from claimcheck.language.parser.syntax import Token as Word
from claimcheck.language.reading import join, read
from tests.language.readings import parsed, place

SENTENCES = [
    "Pakistan recalled its ambassador from Tehran on Wednesday.",
    "“We can’t re-open the U.S. border,” he said.",
    "Shares in the carmaker fell 3.5% to $12.40 at 4:30pm.",
    "The tit-for-tat strikes, experts say, hurt both sides.",
    "co\u00adoperate cafe\u0301 😀",
    "1",
]
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2).map(" ".join))


@settings(max_examples=50, deadline=None)
@given(TEXTS)
@example("can't")
@example("½…½")
def test_every_term_has_one_node_and_no_line_of_governors_runs_in_a_circle(text):
    reading = parsed(text)
    found = reading.tree
    assert [node.number for node in found.nodes] == list(range(len(reading.tokens)))
    for node in found.nodes:
        above = list(found.above(node.number))
        assert len(above) == len(set(above)) < max(1, len(found.nodes))
        assert (node.head < 0) == (not above)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_roots_govern_everything_once(text):
    found = parsed(text).tree
    roots = [node.number for node in found.nodes if node.head < 0]
    assert sorted(number for root in roots for number in found.subtree(root)) == list(range(len(found.nodes)))


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_children_are_those_whose_governor_it_is(text):
    found = parsed(text).tree
    for node in found.nodes:
        assert found.children(node.number) == tuple(child.number for child in found.nodes if child.head == node.number)


def word(start, form, head, relation, upos="NOUN"):
    return Word(start, start + len(form), form, form.lower(), upos, "NN", "", head, relation)


def test_where_one_term_holds_several_words_its_content_word_speaks_for_it():
    text = "cannot go"
    words = (word(0, "can", 2, "aux", "AUX"), word(3, "not", 2, "advmod", "PART"), word(7, "go", 2, "root", "VERB"))
    found = grow(tokenize(text), Parse(text, words))
    assert [(node.head, node.relation) for node in found.nodes] == [(1, "advmod"), (-1, "root")]


def test_where_one_word_of_the_parse_holds_several_terms_each_has_its_node():
    text = "a tit-for-tat fight"
    words = (word(0, "a", 2, "det", "DET"), word(2, "tit-for-tat", 2, "amod", "ADJ"), word(14, "fight", 2, "root"))
    found = grow(tokenize(text), Parse(text, words))
    assert len(found.nodes) == len(tokenize(text))
    fight = len(found.nodes) - 1
    assert found.nodes[fight].relation == "root"
    assert found.nodes[1].head == fight
    assert found.nodes[1].relation == "amod"


def test_a_parse_is_laid_over_terms_that_stand_further_on_in_their_text():
    before, text = "It rained. ", "The envoy left."
    moved = grow(tokenize(before + text, len(before)), parse([text])[0], len(before))
    assert moved == grow(tokenize(text), parse([text])[0])


def test_a_reading_of_a_sentence_inside_a_text_has_the_tree_of_the_sentence():
    before, text = "It rained. ", "The envoy left."
    inside = read(before + text, len(before), len(before + text)).parsed(parse([text])[0])
    assert inside.tree == parsed(text).tree


def test_a_bare_relation_stands_for_its_subtypes():
    found = parsed("The envoy was recalled by Oslo.").tree
    verb = next(node.number for node in found.nodes if node.relation == "root")
    envoy = place(parsed("The envoy was recalled by Oslo."), "envoy")
    assert found.children(verb, "nsubj") == found.children(verb, "nsubj:pass") == (envoy,)
    assert found.children(verb, "obj") == ()


def test_a_branch_can_be_left_out_of_a_subtree():
    reading = parsed("They met the envoy who insulted the king.")
    envoy = place(reading, "envoy")
    whole = {reading.tokens[number].text for number in reading.tree.subtree(envoy)}
    alone = {reading.tokens[number].text for number in reading.tree.subtree(envoy, without=frozenset({"acl"}))}
    assert whole == {"the", "envoy", "who", "insulted", "king"}
    assert alone == {"the", "envoy"}


def test_what_is_joined_by_and_or_a_comma_is_found_from_its_first():
    reading = parsed("Nurses, doctors and porters went on strike.")
    assert [reading.tokens[number].text for number in reading.tree.conjuncts(place(reading, "Nurses"))] == [
        "Nurses",
        "doctors",
        "porters",
    ]


def test_joined_readings_have_the_trees_of_their_sentences_side_by_side():
    text = "The envoy left Oslo. He met the king in Rome."
    first = read(text, 0, 20).parsed(parse([text[:20]])[0])
    second = read(text, 21, len(text)).parsed(parse([text[21:]])[0])
    both = join([first, second])
    size = len(first.tokens)
    assert both.tree.nodes[:size] == first.tree.nodes
    assert both.tree.nodes[size:] == second.tree.shifted(size)
    assert [both.tokens[event.predicate].text for event in both.events] == ["left", "met"]
    assert tree(both.tree.nodes) == both.tree


def test_what_was_asked_before_is_answered_alike_and_changes_no_tree():
    grown = parsed("The envoy was recalled by Oslo and insulted the king.").tree
    relations = sorted({node.relation for node in grown.nodes})
    for node in grown.nodes:
        for asked in [(relation,) for relation in relations] + [tuple(relations[:3])]:
            below = tuple(
                one for one in grown.below[node.number] if {(own := grown.nodes[one].relation), bare(own)} & {*asked}
            )
            assert grown.children(node.number, *asked) == grown.children(node.number, *asked) == below
        whole = grown.subtree(node.number)
        assert {*grown.subtree(node.number, without=frozenset({"conj"}))} <= {*whole}
        assert grown.subtree(node.number) == whole
    assert grown == parsed("The envoy was recalled by Oslo and insulted the king.").tree
