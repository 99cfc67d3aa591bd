"""The index finds the sentence that a claim is about, by its rare words, without reading all the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.documents import source_from_blocks, source_from_text
from claimcheck.language.lexicons.terms import tokenize
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.matching import Index, heaviest
from claimcheck.matching import index as index_module
from claimcheck.model import Block, SentenceKind
from tests.matching.readings import find, found, index_of, tables_of

NEWS = (
    "The council closed three libraries in June. A ferry sank off Malmo, killing eleven people. "
    "The brewery was fined by a court in Lyon. Astronomers discovered a planet near Vega. "
    "The council will sell the town hall. Rain is expected on Friday."
)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Three libraries were shut", "The council closed three libraries in June."),
        ("A court in Lyon fined the brewery", "The brewery was fined by a court in Lyon."),
        ("At least eleven died on a ferry", "A ferry sank off Malmo, killing eleven people."),
        ("discovery of a planet", "Astronomers discovered a planet near Vega."),
        ("THE TOWN HALL WILL BE SOLD", "The council will sell the town hall."),
    ],
)
def test_the_sentence_that_a_claim_is_about_comes_first(claim, sentence):
    assert found(index_of(NEWS), claim)[0] == sentence


def test_what_does_not_stay_in_memory_is_found_all_the_same(monkeypatch):
    whole, lean = tables_of(NEWS), tables_of(NEWS)
    monkeypatch.setattr(index_module, "KEPT", 2)
    for place in [*range(len(whole)), *range(len(whole))]:
        assert lean.tokens(place) == whole.tokens(place)
    assert len(lean._tokens) <= 2


def test_a_sentence_is_found_by_itself_whatever_stands_around_it():
    index = index_of(NEWS)
    for source, sentence in index.entries:
        text = source.text_of(sentence)
        best = find(index, text)[0]
        assert best.source.text_of(best.sentence) == text
        assert best.coverage == pytest.approx(1)


def test_a_claim_that_shares_no_word_finds_nothing():
    assert found(index_of(NEWS), "Quokkas hibernate") == []
    assert found(index_of(NEWS), "… !") == []
    assert found(index_of(NEWS), "") == []
    assert found(index_of(), "The council closed") == []


def test_the_best_comes_first_and_no_more_than_asked_for():
    candidates = find(index_of(NEWS), "The council closed the brewery and the ferry", limit=3)
    assert len(candidates) == 3
    shares = [candidate.coverage for candidate in candidates]
    assert shares == sorted(shares, reverse=True)
    assert all(0 < share <= 1 for share in shares)


def test_of_equal_sentences_the_first_in_the_text_comes_first():
    index = index_of("It rained in Oslo. The envoy left. It rained in Oslo.", "It rained in Oslo.")
    places = [(candidate.source.id, candidate.sentence.number) for candidate in find(index, "rain in Oslo")]
    assert places == [("s1", 1), ("s1", 3), ("s2", 1)]


def test_a_rare_word_weighs_more_than_a_common_one_and_marks_weigh_nothing():
    index = index_of("The council met. The council voted. The council left. The quokka council sat.")

    def weight(word):
        return index.weight(tokenize(word)[0])

    assert weight("quokka") > weight("council") > weight("the") > weight(",") == 0
    assert all(0 <= weight(word) <= 1 for word in ["quokka", "council", "the", ",", "11", "unheard-of", "took"])


def test_a_rare_word_decides_between_sentences():
    index = index_of("The council met. The council voted. The council left. The quokka slept.")
    assert found(index, "The council fed the quokka")[0] == "The quokka slept."


def test_all_sources_are_searched_and_each_candidate_knows_its_own():
    index = index_of("The brewery was fined.", "The planet was found.")
    assert [candidate.source.id for candidate in find(index, "a planet")] == ["s2"]


def test_code_and_references_are_never_evidence():
    text = "closed libraries\nThe mayor spoke.\nclosed libraries"
    blocks = [
        Block(0, 16, SentenceKind.CODE),
        Block(17, 33, SentenceKind.PROSE),
        Block(34, 50, SentenceKind.REFERENCE),
    ]
    index = Index.build([source_from_blocks(text, blocks, "s", None)])
    assert found(index, "libraries closed") == []
    assert found(index, "the mayor spoke") == ["The mayor spoke."]


def test_a_sentence_is_asked_for_by_its_number():
    source = source_from_text(NEWS)
    index = Index.build([source])
    assert index.sentence(source, 2) == source.sentences[1]
    assert index.sentence(source, 0) is index.sentence(source, 99) is None
    assert [token.text for token in index.tokens_of(source, 6)][:2] == ["Rain", "is"]
    assert index.tokens_of(source, 99) == ()


def test_the_index_knows_its_words_in_every_form():
    index = index_of(NEWS)
    assert index.knows(lemma_of("ferries"))
    assert not index.knows(lemma_of("quokka"))
    assert index.written_small("ferry")
    assert not index.written_small("malmo")


def touched(claim, size, monkeypatch):
    """How many places a claim reads among so many sentences; what is only looked up does not count."""
    text = "\n\n".join(f"The council discussed item{number} of the plan." for number in range(size))
    index = index_of(f"{text}\n\nThe council bought a quokka.")
    read = []
    with monkeypatch.context() as patch:
        take = heaviest._take
        patch.setattr(heaviest, "_take", lambda *args: [read.append(len(one.places)) or one for one in take(*args)])
        assert found(index, claim, limit=1) == ["The council bought a quokka."]
    return sum(read)


def test_common_words_do_not_make_a_claim_read_a_large_corpus(monkeypatch):
    assert 0 < touched("The council bought a quokka", 4200, monkeypatch) <= 100


def test_the_work_of_a_claim_does_not_grow_with_a_large_corpus(monkeypatch):
    few, many = (touched("The council bought a quokka", size, monkeypatch) for size in (4200, 8400))
    assert many <= few


def test_a_claim_of_common_words_alone_still_finds_its_sentence_in_a_large_corpus():
    index = index_of("\n\n".join(["The council discussed the plan."] * 2500))
    best = found(index, "The council discussed the plan", limit=1)
    assert best == ["The council discussed the plan."]


@given(st.lists(st.sampled_from(NEWS.split()), max_size=8).map(" ".join))
def test_the_same_claim_finds_the_same_sentences_again(claim):
    first = index_of(NEWS)
    assert find(first, claim) == find(first, claim) == find(index_of(NEWS), claim)


TEXTS = st.lists(st.sampled_from([*NEWS.split(), "Colin", "Mabey's", "U.S.", "air-strikes", "“Left", "don't", "½"]))


@given(st.lists(TEXTS.map(" ".join), max_size=4), TEXTS.map(" ".join))
def test_few_sentences_and_tables_say_the_same(sources, claim):
    few, many = index_of(*sources), tables_of(*sources)
    assert find(few, claim) == find(many, claim)
    for token in tokenize(" ".join([claim, *sources])):
        assert [*few._postings.places(token.lemma)] == many._postings.places(token.lemma).tolist()
        assert few.knows(token.lemma) == many.knows(token.lemma)
        assert few.written_small(token.norm) == many.written_small(token.norm)
        assert few.partners(token.lemma) == many.partners(token.lemma)


def test_what_a_claim_is_linked_to_among_few_sentences_is_not_read_again(monkeypatch):
    index, read = index_of(NEWS), []
    monkeypatch.setattr(index_module, "tokenize", lambda *args: read.append(args))
    assert all(index.tokens_of(*entry) for entry in ((source, one.number) for source, one in index.entries))
    assert read == []
