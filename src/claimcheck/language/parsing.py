"""Reads sentences with the model that ships: words, lemmas, parts of speech, morphology and dependencies.

spaCy and the model are loaded when the first text is parsed, and never by importing this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.language.lemmas import lemma
from claimcheck.language.morphology import Form, forms
from claimcheck.language.syntax import Parse, Token
from claimcheck.language.tokens import spelling, tokenize
from claimcheck.language.universal import Dependencies, to_universal
from claimcheck.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_BATCH = 64
"""Sentences that go through the network together: enough to be quick, few enough to stay in the processor's cache."""

_KEPT = 1024
"""Parses that are kept in case that their text is asked for again."""

_LONGEST = 500
"""Words that are parsed as one tree; what is longer is no sentence."""


@cache
def load() -> Language:
    """Load the pipeline with its weights, once a process."""
    import spacy
    from spacy.tokenizer import Tokenizer
    from thinc.api import set_current_ops, use_ops

    from claimcheck.language.arithmetic import best_ops

    # Words come from ``tokens`` and morphology from ``morphology``; what spaCy has for these takes longest to load.
    spacy.registry.tokenizers("claimcheck.no_rules", func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    with as_file(files("claimcheck.language") / "model_en") as folder, use_ops("numpy"):
        set_current_ops(best_ops())
        return spacy.load(
            folder,
            exclude=["attribute_ruler", "tokenizer"],
            config={"nlp.tokenizer": {"@tokenizers": "claimcheck.no_rules"}},
        )


@cache
def _label(number: int) -> str:
    """Return a tag or a relation by its number in the pipeline."""
    label: str = load().vocab.strings[number]
    return label


class Words(NamedTuple):
    """A text cut into words, and how the parser is to read each of them."""

    text: str
    spans: tuple[Span, ...]
    """Where each word stands; empty for a word that the text lacks."""
    forms: tuple[str, ...]
    """What the parser sees, one for each span."""


def parse(texts: Sequence[str]) -> list[Parse]:
    """Parse each text as one sentence, however many full stops it holds; same order, same length as ``texts``.

    Spans are code points of the text as given. A text has the same parse alone as among others.
    """
    lately = _lately()
    new = [text for text in dict.fromkeys(texts) if text not in lately]
    found = dict(zip(new, parse_words([split(text) for text in new]), strict=True))
    parses = [found.get(text) or lately[text] for text in texts]
    lately |= found
    for text in list(lately)[: max(len(lately) - _KEPT, 0)]:
        del lately[text]
    return parses


@cache
def _lately() -> dict[str, Parse]:
    """Texts that were parsed last, the oldest first: claims are, and sentences that many claims are held against."""
    return {}


def split(text: str) -> Words:
    """Cut a text into words that are read as they are spelt."""
    spans = tuple(tokenize(text))
    return Words(text, spans, tuple(spelling(span.of(text)) for span in spans))


def parse_words(sentences: Sequence[Words]) -> list[Parse]:
    """Parse sentences that were cut into words before, perhaps with other words than the text's."""
    pieces = [_pieces(words) for words in sentences]
    trees = iter(_trees([piece for sentence in pieces for piece in sentence]))
    joined = (_join([next(trees) for _ in sentence]) for sentence in pieces)
    return [Parse(words.text, tokens) for words, tokens in zip(sentences, joined, strict=True)]


def _pieces(words: Words) -> list[Words]:
    """Cut what is too long to be a sentence, so that memory stays bounded."""
    starts = range(0, max(len(words.spans), 1), _LONGEST)
    return [Words(words.text, words.spans[at : at + _LONGEST], words.forms[at : at + _LONGEST]) for at in starts]


def _trees(pieces: Sequence[Words]) -> list[tuple[Token, ...]]:
    nlp = load()
    from spacy.tokens import Doc

    from claimcheck.language.arithmetic import one_thread

    with one_thread(), nlp.memory_zone():
        blank = (Doc(nlp.vocab, words=list(words.forms), sent_starts=_one(len(words.forms))) for words in pieces)
        docs = nlp.pipe(blank, batch_size=_BATCH)
        return [_tokens(words, doc) for words, doc in zip(pieces, docs, strict=True)]


def _join(trees: Sequence[tuple[Token, ...]]) -> tuple[Token, ...]:
    """Make one tree of the pieces' trees: later roots hang on the first, side by side."""
    tokens = list(trees[0])
    root = next((index for index, token in enumerate(tokens) if token.head == index), 0)
    for tree in trees[1:]:
        first = len(tokens)
        for index, token in enumerate(tree):
            side = token.head == index
            head = root if side else first + token.head
            tokens.append(token._replace(head=head, deprel="parataxis" if side else token.deprel))
    return tuple(tokens)


def _one(length: int) -> list[bool | int | None]:
    """Mark a text of so many words as one sentence: splitting is done before, and better, without the parser."""
    return [number == 0 for number in range(length)]


def _tokens(words: Words, doc: Doc) -> tuple[Token, ...]:
    """Take over the Doc's annotation as plain data; roots after the first hang on it side by side."""
    if not words.forms:
        return ()
    columns = doc.to_array(["TAG", "DEP", "HEAD"]).T
    tags, relations = ([_label(number) for number in column.tolist()] for column in columns[:2])
    heads = [number + away for number, away in enumerate(columns[2].astype("int64").tolist())]
    lemmas = [lemma(form, tag) for form, tag in zip(words.forms, tags, strict=True)]
    found = forms(tags, relations, words.forms)
    tree = Dependencies(heads, relations, [form.pos for form in found], tags, lemmas)
    to_universal(tree)
    root = next((word for word, head in enumerate(tree.heads) if head == word), 0)
    return tuple(_token(words, number, found[number], tree, root) for number in range(len(words.forms)))


def _token(words: Words, number: int, form: Form, tree: Dependencies, root: int) -> Token:
    span = words.spans[number]
    head, relation = tree.heads[number], tree.relations[number]
    if head == number:
        head, relation = root, "root" if number == root else "parataxis"
    return Token(
        start=span.start,
        end=span.end,
        form=span.of(words.text),
        lemma=tree.lemmas[number],
        upos=form.pos,
        xpos=tree.fine[number],
        feats=form.features,
        head=head,
        deprel=relation,
    )
