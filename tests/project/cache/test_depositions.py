"""After any edits of a source the report is the one from nothing, and few claims are judged for it."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.engine import Options, verify
from claimcheck.language.documents import source_from_text
from claimcheck.matching import index
from claimcheck.model import Claim
from claimcheck.project.cache import open_memory

SENTENCES = (
    "Anna Berg sold the ferry to a Polish company.",
    "She had bought the ship in 2019 for 40 million kronor.",
    "The company paid its 310 workers 2,000 kronor each.",
    "Captain Lind was arrested in Lund on Friday.",
    "The captain denied that he had been drunk.",
    "Nobody was hurt.",
    "It did the following:",
    "- paid the workers",
    "- sold two ships",
    "At least 11 people were killed, Lind said.",
    "The Polish ship sank.",
    "Trade unions of the workers protested on 3 May.",
    "# Workers",
    "The sale may bring in 50 million kronor.",
    "The ferry Selkie was built in Gdansk.",
    "The Selkie, a ship of the Northern Line, was sold in 2019.",
    "The storm, which was called Ciara, sank it.",
)
CLAIMS = (
    "Anna Berg sold the ship to a company from Poland",
    "Berg bought the ferry in 2019",
    "Captain Lind denied having been drunk",
    "At least 12 people were killed in Lund",
    "The company paid 310 workers and sold two ships",
    "Trade unions protested on Friday",
    "The text does not say who was hurt",
    "The sale brings in 50 million kronor",
    "A ship of the Northern Line was built in Gdansk",
    "Storm Ciara sank the ferry",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12)


def judged(root, claims, sources, options=Options()):
    """Verify with the cache of a folder; return the report and how many claims had to be judged."""
    memory = open_memory(root, options)
    report = verify(sources, claims, options, known=memory)
    memory.save()
    assert memory.notes == []
    return report, memory.judged


@st.composite
def histories(draw):
    """A text and what becomes of it, edit by edit."""
    texts = [draw(TEXTS)]
    for _ in range(draw(st.integers(1, 3))):
        text, at = list(texts[-1]), draw(st.integers(0, 12))
        text[at : at + draw(st.integers(0, 2))] = draw(st.lists(st.sampled_from(SENTENCES), max_size=2))
        texts.append(text or ["It rained."])
    return [text_of(text) for text in texts]


def text_of(sentences):
    return "".join(f"\n{one}\n" if one.startswith(("- ", "# ")) else f"{one} " for one in sentences)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories(), TEXTS, st.sets(st.sampled_from(CLAIMS), min_size=1, max_size=3), st.booleans())
def test_after_any_edits_the_report_is_the_one_from_nothing(tmp_path_factory, texts, other, claims, explain):
    root, options = tmp_path_factory.mktemp("project"), Options(explain=explain)
    made = [Claim(id=text, text=text, sources=("a",)) for text in sorted(claims)]
    made += [Claim(id=f"{one.id} of both", text=one.text) for one in made]
    made.append(Claim(id="quote", text=CLAIMS[0], sources=("a",), quote="sold the ferry"))
    made.append(Claim(id="nowhere", text="Anna Berg was arrested", sources=("a",), nowhere=True))
    for text in texts:
        sources = [source_from_text(text, "a"), source_from_text(text_of(other), "b")]
        report, _ = judged(root, made, sources, options)
        assert report.model_dump_json() == verify(sources, made, options).model_dump_json()


def invented(draw, many):
    """Some words that stand nowhere else."""
    return ["".join(draw.choice(("ba", "ko", "ri", "lu", "ne", "shta", "vo")) for _ in range(4)) for _ in range(many)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SENTENCES), min_size=8, max_size=30), st.data())
def test_sentences_that_got_other_numbers_are_told_of_as_from_nothing(tmp_path_factory, text, data):
    root, options = tmp_path_factory.mktemp("project"), Options(explain=True)
    claims = [Claim(id=text, text=text, sources=("a",)) for text in CLAIMS[:4]]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "DIGITS", 1)  # so that rarity is the same though there are more
        for _ in range(3):
            at = data.draw(st.integers(0, len(text)))
            text[at : at + data.draw(st.integers(0, 1))] = data.draw(st.sampled_from([[], ["It rained."], ["It."] * 9]))
            sources = [source_from_text(text_of(text) or "It rained.", "a")]
            report, _ = judged(root, claims, sources, options)
            assert report.model_dump_json() == verify(sources, claims, options).model_dump_json()


def project():
    """Five hundred sentences about other things each, and two hundred claims about some of them."""
    draw = random.Random(5)  # noqa: S311 - no secret
    names = sorted(set(invented(draw, 400)))
    sentences = [
        f"{draw.choice(names).title()} {draw.choice(('sold', 'bought', 'saw', 'built'))} "
        f"{draw.randrange(2, 900)} {draw.choice(names)}s in {draw.choice(names).title()}."
        for _ in range(500)
    ]
    claims = [
        Claim(id=str(at), text=sentences[at].replace("bought", "sold").removesuffix("."), sources=("a",))
        for at in draw.sample(range(500), 200)
    ]
    return sentences, claims


def test_a_changed_sentence_is_for_the_claims_that_could_see_it(tmp_path):
    sentences, claims = project()
    _, count = judged(tmp_path, claims, [source_from_text(" ".join(sentences), "a")])
    assert count == 200
    sentences[250] = sentences[250].replace(" in ", " near the old mill in ")
    changed = [source_from_text(" ".join(sentences), "a")]
    assert len(changed[0].sentences) == 500
    report, count = judged(tmp_path, claims, changed)
    assert 0 < count <= 20
    assert report == verify(changed, claims)
    assert judged(tmp_path, claims, changed)[1] == 0


@pytest.mark.parametrize("at", [0, 250, 500])
@pytest.mark.parametrize("more", [True, False])
def test_a_sentence_more_or_less_is_for_the_claims_that_could_see_it(tmp_path, at, more):
    sentences, claims = project()
    longer = [*sentences[:at], "The old mill burnt down.", *sentences[at:]]
    one, other = ([source_from_text(" ".join(text), "a")] for text in (sentences, longer))
    assert (len(one[0].sentences), len(other[0].sentences)) == (500, 501)
    before, after = (one, other) if more else (other, one)
    judged(tmp_path, claims, before)
    report, count = judged(tmp_path, claims, after)
    assert count <= 20
    assert report == verify(after, claims)
