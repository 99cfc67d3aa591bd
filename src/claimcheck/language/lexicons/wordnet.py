"""Words and their kin by WordNet 3.0, from the tables that ``training/wordnet.py`` extracted.

Copyright 2006 by Princeton University; the licence lies beside the tables in ``data/WORDNET-LICENSE.txt``.

Lemmas are lower-case dictionary forms, words of a phrase parted by blanks (``prime minister``). A part of speech is one
of ``v`` ``n`` ``a`` ``r``; without one, all that the lemma can be are put together. A lemma that is not there has no
kin. Only frequent senses are in the tables, so that "bank" is no river's.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

Pos = Literal["v", "n", "a", "r"]
"""Verb, noun, adjective, adverb."""


def synonyms(lemma: str, pos: Pos | None = None) -> frozenset[str]:
    """Words that share a frequent sense with this one, itself left out."""
    return _find("wn_synonyms", lemma, pos)


def hypernyms(lemma: str, pos: Pos | None = None) -> frozenset[str]:
    """Broader words for a noun (four levels up) or a verb (two): a poodle is a dog, and an animal."""
    return _find("wn_hypernyms", lemma, pos)


def hyponyms(lemma: str, pos: Pos | None = None) -> frozenset[str]:
    """Narrower words, of which this is a hypernym; phrases left out."""
    return _find("wn_hyponyms", lemma, pos)


def antonyms(lemma: str, pos: Pos | None = None) -> frozenset[str]:
    """Words that are directly opposed to this one."""
    return _find("wn_antonyms", lemma, pos)


def derivations(lemma: str, pos: Pos | None = None) -> frozenset[str]:
    """Words of the same root and a related sense, mostly of another part of speech: kill, killer, killing."""
    return _find("wn_derivations", lemma, pos)


def knows(lemma: str) -> bool:
    """Whether a word is in the tables at all: a common word of English."""
    return bool(synonyms(lemma) or hypernyms(lemma) or derivations(lemma) or antonyms(lemma))


@lru_cache(maxsize=65536)
def _find(table: str, lemma: str, pos: Pos | None) -> frozenset[str]:
    if "\t" in lemma:
        return frozenset()  # it would run on into the next column
    key = f"{lemma}\t{pos}\t" if pos else f"{lemma}\t"
    return frozenset(_words(_table(table), key.encode(errors="surrogatepass")))


@cache
def _table(name: str) -> list[bytes]:
    """Unpack a table once, and leave its sorted lines as they are, as one run asks for few of them."""
    data = files("claimcheck.language").joinpath("data", f"{name}.tsv.gz").read_bytes()
    return gzip.decompress(data).rstrip(b"\n").split(b"\n")


def _words(lines: list[bytes], key: bytes) -> Iterator[str]:
    """Yield the words of all lines that begin with a key; such lines stand together."""
    at = bisect_left(lines, key)
    while at < len(lines) and lines[at].startswith(key):
        yield from lines[at].rpartition(b"\t")[2].decode().split(",")
        at += 1
