"""Cuts a sentence into words where the English Web Treebank cuts it, so that the parser meets the words it was taught.

Hyphens and slashes stand alone ("15 - year", "and / or") but for prefixes ("e-mail", "post-war"); clitics are words
("do n't", "minister 's"); numbers, dates, times, addresses and dotted abbreviations stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from claimcheck.language.text.abbreviations import classify
from claimcheck.model.span import Span

_KEPT = 50_000
"""Words whose parts and spelling are kept."""
_HIDDEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_CLITIC = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE)

_CLOSING = " \t\n\r.\"'’”»)]"
_LETTER = r"[^\W\d_]"
_IN_WORD = "(?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff])"
# Every repetition is possessive or bounded, so that no text makes the pattern run longer than its length allows.
_PATTERN = r"""
      (?:https?://|ftp://|www\.|mailto:)\S*[^\s.,;:!?)>\]'"’”]         # addresses
    | [\w.+%-]{1,64}+@[\w-]{1,63}+(?:\.[\w-]{1,63}+)++
    | {W}{1,63}+(?:-{W}{1,63}+){0,3}+\.(?:{site})(?!{W})
    | \d{3}-\d{3}-\d{4}(?!{W}) | \d{3}-\d{4}(?!{W})                   # telephone numbers, dates
    | \d{1,4}-\d{1,2}-\d{1,4}(?!{W})
    | \d++(?:[.,:/]\d++)++ | \d++(?!{W}) | \d++(?=(?:{unit})(?!{W}))  # numbers, dates, times
    | \.\d++
    | {L}\.(?:(?:{L}\.)++(?:{L}(?!{W}))?|{L}(?!{W}))                   # U.S., a.m, e.g.
    | (?i:{prefix})-{W}++(?:['’]{W}++)*+                              # e-mail
    | [A-Z]{1,9}+&[A-Z]{1,9}+(?!{W})                                  # AT&T
    | [A-Z]{1,2}\$                                                    # US$
    | (?P<word>{W}++(?:['’]{W}++)*+)
    | ['’]\d\ds?(?!{W})                                               # '90s
    | ['’](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?!{W})                    # 's after a bracket or an abbreviation
    | [.!?]{2,}+ | (?P<mark>[-*=_~+<>\#'’‘`"])(?P=mark)++
    | \S
"""


class _Joined(NamedTuple):
    """``data/joined.tsv`` as the tokenizer uses it."""

    kinds: dict[str, str]
    """Prefixes, units and sites, each as alternatives for a pattern."""
    words: dict[str, list[int]]
    """Words in small letters, and the lengths of their parts."""


def tokenize(text: str) -> list[Span]:
    """List the words of a sentence in order: half-open code point ranges that cover all but white space."""
    return list(_spans(text))


@lru_cache(maxsize=_KEPT)
def spelling(word: str) -> str:
    """Spell a word as the parser is to see it: no soft hyphens or zero-width characters, accents composed."""
    return unicodedata.normalize("NFC", _HIDDEN.sub("", word)) or word


def _spans(text: str) -> Iterator[Span]:
    last = len(text.rstrip(_CLOSING))
    done = 0
    for match in _pattern().finditer(text):
        start, end = match.span()
        if start < done:  # the full stop of "No.5" was taken for the abbreviation's
            if done < end:
                yield Span(done, end)
            continue
        if match["word"] is None:
            yield Span(start, end)
        elif _has_own_stop(text, match[0], end, last):
            done = end + 1
            yield Span(start, done)
        else:
            for length in _lengths(match[0]):
                yield Span(start, start + length)
                start += length


def _has_own_stop(text: str, word: str, end: int, last: int) -> bool:
    """Whether the full stop after a word belongs to it: it abbreviates, and the sentence goes on."""
    return text[end : end + 1] == "." and text[end + 1 : end + 2] != "." and end < last and classify(word) is not None


@lru_cache(maxsize=_KEPT)
def _lengths(word: str) -> Sequence[int]:
    """Lengths of what comes before a word's clitics, and of these."""
    return _joined().words.get(word.lower()) or _clitics(word)


def _clitics(word: str) -> list[int]:
    """Lengths of a word's stem and of its clitics, two at most ("would n't 've")."""
    lengths: list[int] = []
    end = len(word)
    while len(lengths) < 2 and (clitic := _CLITIC.search(word, max(end - 3, 1), end)):
        lengths.append(len(clitic[0]))
        end = clitic.start()
    return [end, *reversed(lengths)]


@cache
def _joined() -> _Joined:
    kinds: dict[str, str] = {}
    words: dict[str, list[int]] = {}
    for line in files("claimcheck.language").joinpath("data", "joined.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        key, _, values = line.partition("\t")
        if values[0].isdigit():
            words[key] = [int(length) for length in values.split()]
        else:
            kinds[key] = "|".join(re.escape(value) for value in values.split())
    return _Joined(kinds, words)


@cache
def _pattern() -> re.Pattern[str]:
    pattern = _PATTERN.replace("{W}", _IN_WORD).replace("{L}", _LETTER)
    for name in ("prefix", "unit", "site"):
        pattern = pattern.replace(f"{{{name}}}", _joined().kinds[name])
    return re.compile(pattern, re.VERBOSE)
