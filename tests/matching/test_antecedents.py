"""Whom "she" and "he" may stand for, and which sentence names them."""

import pytest

from claimcheck.language.lexicons.words import lemma_of
from tests.matching.readings import index_of, tables_of

OBITUARY = (
    "Vera Lund wrote nine operas. Her first was booed in Oslo. The critic Harold Penn called it dull. "
    'Her best, "Maren", came out in 1974. In 1980 she married Jon Rask. She never owned a car. He owned two.'
)


@pytest.mark.parametrize("make", [index_of, tables_of])
@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (2, "vera lund"),
        (6, "vera lund"),  # she who married is she, not whom she married
        (7, "jon rask"),
    ],
)
def test_a_pronoun_goes_back_to_the_first_name_that_fits(make, sentence, name):
    index = make(OBITUARY)
    assert index.antecedents(index.sources[0], sentence) == {lemma_of(word) for word in name.split()}


def test_the_sentence_that_names_her_is_told_however_far_she_goes_on():
    index = index_of(OBITUARY)
    assert [sentence.number for sentence, _ in index.naming(index.sources[0], 6)] == [1]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ms Tarn met Mr Orde. She left.", {"tarn"}),
        ("Ms Tarn met Mr Orde. He left.", {"ord"}),  # the first that fits
        ("Orde spoke. Vera Orde is sixty. Orde sang. He left.", set()),
        ("Orde spoke. Vera Orde is sixty. Orde sang. She left.", {"ord"}),
        ("Nikol Tarn spoke. He left.", {"nikol", "tarn"}),
        ("Vera Orde owns Denis Hill. Mr Bell and Denise Orde spoke. Orde sang. She left.", {"ord"}),
        ("Tarnex makes ice. Director Orde Bell spoke. It rained. The company lost money.", {"tarnex"}),
        ("Tarnex makes ice. Ordex makes tea. The company lost money.", {"ordex"}),
        ("It was printed in New Orde. She left.", set()),
        ("She met Vera Orde. She left.", set()),  # an excerpt that names her nowhere
        ("When she was ill, Vera Orde sang. She left.", {"vera", "ord"}),
        ("It rained. " * 5 + "She left.", set()),
    ],
)
def test_a_title_or_given_name_tells_who_is_not_meant(text, names):
    index = index_of(text)
    (source,) = index.sources
    assert index.antecedents(source, source.sentences[-1].number) == names
