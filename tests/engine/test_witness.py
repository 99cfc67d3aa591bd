"""What judging asked of its sources is all that its verdict depends on."""

import json

import pytest

from claimcheck.engine import Options, witness
from claimcheck.engine.judge import Judge
from claimcheck.engine.witness import Asked, Deposition, Witness
from claimcheck.language.documents import source_from_text
from claimcheck.language.lexicons.terms import tokenize
from claimcheck.matching import Candidate, Index
from claimcheck.matching import index as index_module
from claimcheck.model import Sentence, Source, Span

TEXT = """Bread

Bakers know yeast. Dough rises slowly. Salt slows further. Rye needs patience. Ovens heat up.
Loaves cool. Crusts crack. Butter melts.

The ferry

A ferry of the Northern Line sank off Malmo on Friday, 3 May 2019. Rescuers found 14 survivors in the cold water.
Captain Anna Berg was arrested in Ystad the next day. She denied that she had been drunk. The weather was fine.
A court in Lund heard the case in June. Its judges believed her. "Nobody saw the rock," one of them said.

The company, whose offices are in Trelleborg, did the following:

- paid 310 passengers 2,000 kronor each
- dismissed two officers
- sold the sister ship to a Polish owner

The sale of the ship brought in 40 million kronor. Trade unions protested against it. No other ferry was sold.
"""
CLAIMS = (
    "A ferry sank off Malmo in May 2019",
    "Anna Berg denied having been drunk",
    "Captain Berg was arrested in Lund",
    "The judges of a court in Lund believed Anna Berg",
    "The company dismissed two officers and sold the ship to an owner from Poland",
    "The company paid 300 passengers 2,000 kronor each",
    "The sale of the sister ship brought in 50 million kronor",
    "Trade unions welcomed the sale",
    "No ferry was sold",
    "Quokkas hibernate",
)
PAID = CLAIMS[5]
INDEX = Index.build([source_from_text(TEXT, "ferry")])
JUDGE = Judge(INDEX, Options(explain=True))


def fresh(index, claim):
    return Judge(index, Options(explain=True)).verdict(claim)


def asked_for(claim, index=INDEX, *, nowhere=False):
    """Judge a claim; return what was asked, as it comes back from a file, and the verdict."""
    asking = Witness(index)
    verdict = Judge(index, Options(explain=True)).asking_by(asking).verdict(claim, nowhere=nowhere)
    return Deposition(verdict, [Asked(*one) for one in json.loads(json.dumps(asking.asked))])


def shown(deposition):
    """Numbers of the sentences whose words were digested."""
    found = set()

    def look(value):
        if isinstance(value, dict):
            found.add(value["number"])
        if isinstance(value, list):
            for one in value:
                look(one)

    for one in deposition.asked:
        look(one.answer)
    return found


class Apart:
    """Counts and looks up as ``INDEX`` does; all sentences stand elsewhere, and those not shown are others."""

    def __init__(self, numbers):
        (self.old,) = INDEX.sources
        text, sentences = "\ufeff", []
        for sentence in self.old.sentences:
            words = self.old.text_of(sentence) if sentence.number in numbers else "Zyx 99 wvu" * sentence.number
            start = len(text) + sentence.number % 3
            text += " " * (sentence.number % 3) + words + "x" * (sentence.number % 2)
            sentences.append(Sentence(sentence.number, start, start + len(words), sentence.kind))
        self.source = Source(id="ferry", text=text, sentences=tuple(sentences))

    def _here(self, sentence):
        return sentence and self.source.sentences[sentence.number - 1]

    def candidates(self, claim, limit):
        return [
            Candidate(self.source, self._here(one.sentence), one.coverage) for one in INDEX.candidates(claim, limit)
        ]

    def sentence(self, _, number):
        return self._here(INDEX.sentence(self.old, number))

    def lead_in(self, _, number):
        return self._here(INDEX.lead_in(self.old, number))

    def described(self, _, number, thing):
        found = INDEX.described(self.old, number, thing)
        return found and (self._here(found[0]), found[1])

    def describing(self, _, thing, names):
        return self._here(INDEX.describing(self.old, thing, names))

    def antecedents(self, _, number):
        return INDEX.antecedents(self.old, number)

    def naming(self, _, number):
        return tuple((self._here(sentence), name) for sentence, name in INDEX.naming(self.old, number))

    def called(self, _, number, thing):
        return INDEX.called(self.old, number, thing)

    def tokens_of(self, _, number):
        sentence = self.sentence(None, number)
        return tokenize(self.source.text_of(sentence), sentence=number) if sentence else ()

    def may_show(self, lemma):
        """Whether a lemma stands in what is shown, which is as much as has to be known."""
        tokens = (self.tokens_of(None, sentence.number) for sentence in self.source.sentences)
        return any(token.lemma == lemma for some in tokens for token in some)

    def __getattr__(self, name):
        return {name: getattr(INDEX, name) for name in ("weight", "knows", "written_small", "partners")}[name]


@pytest.mark.parametrize("claim", CLAIMS)
def test_the_verdict_follows_from_what_was_asked(claim):
    deposition = asked_for(claim)
    apart = Apart(shown(deposition))
    judge = JUDGE.asking_by(apart)
    judge.linker.shelf.offers.clear()
    judge.linker.shelf.parsed.clear()
    verdict = judge.verdict(claim)
    judge.linker.shelf.offers.clear()
    judge.linker.shelf.parsed.clear()
    same = {"ferry": {number: number for number in shown(deposition)}}
    assert verdict == witness._moved(deposition.verdict, Index.build([apart.source]), same)
    assert {one.sentence for one in verdict.evidence} <= shown(deposition)


def test_sentences_that_have_nothing_to_do_with_a_claim_are_not_shown():
    assert all(shown(asked_for(claim)).isdisjoint(range(2, 7)) for claim in CLAIMS)
    assert shown(asked_for("Quokkas hibernate")) == set()


@pytest.mark.parametrize("claim", CLAIMS)
def test_of_the_same_sources_the_same_is_said(claim):
    deposition = asked_for(claim)
    assert deposition.now(Index.build(INDEX.sources)) == deposition.verdict == JUDGE.verdict(claim)


def test_whoever_says_that_nothing_is_said_has_asked_for_everything():
    deposition = asked_for("a helicopter was sent", nowhere=True)
    assert [one.question for one in deposition.asked] == ["digest"]
    assert deposition.now(Index.build(INDEX.sources)) == deposition.verdict
    assert deposition.now(Index.build([source_from_text(f"{TEXT} ", "ferry")])) is None


def test_a_verdict_goes_along_with_its_sentences():
    deposition = asked_for(PAID)
    assert deposition.verdict.findings[0].source_span
    moved = Index.build([source_from_text(TEXT.replace("slowly", "slowly, slowly"), "ferry")])
    verdict = deposition.now(moved)
    assert verdict == Judge(moved, Options(explain=True)).verdict(PAID) != deposition.verdict


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bread\n", "Bread\n\nSalt whitens."),
        (" Rye needs patience.", ""),
        ("Friday, 3 May 2019.", "Friday, 3 May 2019. Nets tore."),
    ],
)
def test_verdicts_follow_sentences_that_got_other_numbers(old, new, monkeypatch):
    monkeypatch.setattr(index_module, "DIGITS", 1)  # so that rarity is the same though there are more or fewer
    text = TEXT + "\n" + TEXT
    before, after = (Index.build([source_from_text(one, "ferry")]) for one in (text, text.replace(old, new, 1)))
    assert len(before) != len(after)
    followed = [(asked_for(claim, before).now(after), fresh(after, claim)) for claim in CLAIMS]
    assert all(told in (None, anew) for told, anew in followed)
    assert sum(told is not None for told, _ in followed) >= 3


def test_a_verdict_does_not_outlast_a_sentence_between_two_that_it_was_shown(monkeypatch):
    monkeypatch.setattr(index_module, "DIGITS", 1)
    claim, between = "Anna Berg denied having been drunk", "next day. Rain fell. She denied"
    deposition = asked_for(claim)
    assert {11, 12} <= shown(deposition)
    after = Index.build([source_from_text(TEXT.replace("next day. She denied", between), "ferry")])
    assert deposition.now(after) is None


def test_a_verdict_that_points_beside_its_sentences_stays_where_it_is():
    deposition = asked_for(PAID)
    finding = deposition.verdict.findings[0].model_copy(update={"source_span": Span(0, 3)})
    beside = deposition._replace(verdict=deposition.verdict.model_copy(update={"findings": (finding,)}))
    assert beside.now(Index.build(INDEX.sources)) == beside.verdict
    assert beside.now(Index.build([source_from_text(f" {TEXT}", "ferry")])) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("310 passengers", "300 passengers"),
        ("did the following", "did this"),
        ("Rye needs patience", "Rye needs passengers"),
        ("Rye needs patience", "A company needs patience"),
        ("- dismissed two officers\n", ""),
        ("- paid 310 passengers 2,000 kronor each\n", ""),
        ("Loaves cool. ", "Loaves cool. Loaves cool. "),
    ],
)
def test_what_was_asked_and_is_another_answer_now_is_judged_anew(old, new):
    assert old in TEXT
    assert asked_for(PAID).now(Index.build([source_from_text(TEXT.replace(old, new), "ferry")])) is None
