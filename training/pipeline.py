"""The parts of our spaCy pipeline that are not spaCy's own; imported only where a model is loaded or trained.

spaCy finds such parts by name in its registries. :func:`register` puts them there when somebody asks for it, so that
importing this module changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import numpy as np
from affixes import affixes
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.strings import hash_string  # type: ignore[attr-defined]  # missing from spaCy's stubs
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

from claimcheck.language.parser.tokens import spelling, tokenize

PARTS = len(affixes("word"))
REMEMBERED = 100_000
"""Word forms whose hashes are kept: more than a newspaper uses in a month, and bounded."""


def register() -> None:
    """Make the tokenizer, the embedding layer and the component known to spaCy; doing it twice does no harm."""
    registry.tokenizers("claimcheck.Tokenizer.v1", func=lambda: TreebankTokenizer)
    registry.architectures("claimcheck.AffixEmbed.v1", func=affix_embed)
    Language.component("one_sentence", func=one_sentence)


class TreebankTokenizer:
    """Our tokenizer as spaCy wants it: a callable that makes a Doc, with nothing of its own to store."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, text: str) -> Doc:
        """Words as the parser is to see them; where they stand in ``text`` is for the caller to remember."""
        spans = tokenize(text)
        spaces = [span.end < after.start for span, after in pairwise(spans)] + [False] * bool(spans)
        return Doc(self.vocab, words=[spelling(span.of(text)) for span in spans], spaces=spaces)

    def to_disk(self, _path: Path, **_: object) -> None:
        """Nothing to store."""

    def from_disk(self, _path: Path, **_: object) -> TreebankTokenizer:
        """Nothing to read."""
        return self


def one_sentence(doc: Doc) -> Doc:
    """Tell the parser that the whole text is one sentence: splitting is done before, and better, without it."""
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def affix_embed(width: int, embed_width: int, rows: list[int], unknown: float) -> Model[Any, Any]:
    """Embed each token by its folded form, prefix, suffixes and shape: one hashed table each, then one maxout layer.

    ``rows`` holds the size of each table. ``unknown`` is the share of tokens that lose their form while training, so
    that affixes and context learn to do without it. In: list of Docs. Out: a float array (tokens, ``width``) for each.
    """
    tables: list[Model[Any, Any]] = [
        HashEmbed(embed_width, size, column=part, seed=part + 7, dropout=0.0) for part, size in enumerate(rows)
    ]
    mix = Maxout(width, embed_width * len(rows), nP=3, dropout=0.0, normalize=True)
    return chain(
        affix_features(unknown),
        cast(Any, list2ragged()),
        with_array(concatenate(*tables)),
        with_array(mix),
        ragged2list(),
    )


def affix_features(unknown: float) -> Model[Any, Any]:
    """Turn Docs into arrays of hashes, uint64 of shape (tokens, parts), remembering each word form once seen."""
    return Model("affix_features", partial(_extract, seen={}, unknown=unknown))


def _extract(
    _model: Model[Any, Any],
    docs: Iterable[Doc],
    is_train: bool,  # noqa: FBT001 (thinc calls it so)
    *,
    seen: dict[int, list[int]],
    unknown: float,
) -> tuple[list[np.ndarray], Callable[[Any], list[Any]]]:
    arrays = [_hashes(doc, seen) for doc in docs]
    if is_train:
        for array in arrays:
            array[np.random.random(len(array)) < unknown, 0] = 0
    return arrays, lambda _gradient: []


def _hashes(doc: Doc, seen: dict[int, list[int]]) -> np.ndarray:
    if len(seen) > REMEMBERED:
        seen.clear()
    rows = []
    for orth in map(int, doc.to_array([ORTH]).ravel()):
        row = seen.get(orth)
        if row is None:
            row = seen[orth] = [hash_string(part) for part in affixes(doc.vocab.strings[orth])]
        rows.append(row)
    return np.asarray(rows, dtype="uint64").reshape(-1, PARTS)
