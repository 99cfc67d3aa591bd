"""Reads sentences with the model that ships: words, lemmas, parts of speech, morphology and dependencies.

The model is loaded when the first text is parsed, and never by importing this module.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.language.parser.appositions import join_subjects
from claimcheck.language.parser.gapping import fill_gaps
from claimcheck.language.parser.lemmas import lemma
from claimcheck.language.parser.morphology import Form, forms
from claimcheck.language.parser.surnames import place_names, tag_names
from claimcheck.language.parser.syntax import Parse, Token
from claimcheck.language.parser.tokens import spelling, tokenize
from claimcheck.language.parser.universal import Dependencies, to_universal
from claimcheck.model.span import Span

if TYPE_CHECKING:
    from claimcheck.language.parser.pipeline import Annotation

_BATCH = 64
"""Sentences that go through the network together: enough to be quick, few enough to stay in the processor's cache."""

_KEPT = 1024
"""Parses that are kept in case that their text is asked for again."""

_LONGEST = 500
"""Words that are parsed as one tree; what is longer is no sentence."""


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
    trees = _trees([piece for sentence in pieces for piece in sentence])
    joined = (_join([next(trees) for _ in sentence]) for sentence in pieces)
    return [Parse(words.text, tokens) for words, tokens in zip(sentences, joined, strict=True)]


def _pieces(words: Words) -> list[Words]:
    """Cut what is too long to be a sentence, so that memory stays bounded."""
    starts = range(0, max(len(words.spans), 1), _LONGEST)
    return [Words(words.text, words.spans[at : at + _LONGEST], words.forms[at : at + _LONGEST]) for at in starts]


def _trees(pieces: Sequence[Words]) -> Iterator[tuple[Token, ...]]:
    from claimcheck.language.parser.pipeline import annotate

    for at in range(0, len(pieces), _BATCH):
        batch = pieces[at : at + _BATCH]
        yield from map(_tokens, batch, annotate([words.forms for words in batch]))


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


def _tokens(words: Words, found: Annotation) -> tuple[Token, ...]:
    """Turn what the model says into Universal Dependencies; roots after the first hang on it side by side."""
    tags = tag_names(words.forms, found.tags)
    lemmas = [lemma(form, tag) for form, tag in zip(words.forms, tags, strict=True)]
    shapes = forms(tags, found.relations, words.forms)
    tree = Dependencies(found.heads, found.relations, [form.pos for form in shapes], tags, lemmas)
    to_universal(tree)
    place_names(tree)
    fill_gaps(tree)
    join_subjects(tree)
    root = next((word for word, head in enumerate(tree.heads) if head == word), 0)
    return tuple(_token(words, number, shapes[number], tree, root) for number in range(len(words.forms)))


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
