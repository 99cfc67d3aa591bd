"""Blanks what Markdown writes between words, so that only words and their punctuation are split into sentences."""

from __future__ import annotations

import re

# Every repeat is possessive and has a bound or can't be tried again from inside itself: so all of this is linear.
_TARGET = r"\([^()\n]{0,2000}+(?:\([^()\n]{0,200}+\)[^()\n]{0,200}+){0,20}+\)|\[[^\[\]\n]{0,200}+\]"
_LINK = re.compile(rf"!?\[(?!\^)(?P<label>[^\[\]]{{0,800}}+)\](?:{_TARGET})")
_CODE = re.compile(r"(?<!`)(?P<ticks>`{1,3}+)(?!`)(?P<code>[^`]{1,400}+)(?P=ticks)(?!`)")
_MARKS = re.compile(
    r"""
    (?P<address><[A-Za-z][\w+.-]{0,40}+[:@][^<>\s]{0,400}+>)
    |</?[A-Za-z][^<>]{0,400}+>
    |\[\^[^\[\]\s]{1,60}+\]             # the call of a footnote
    |[*~](?![*_~]{0,4}+[.!?…])          # a mark between a word and its stop would tear them apart
    |(?<!\w)_++(?![.!?…])|(?<!_)_++(?![\w.!?…])
    |\\(?=[!-/:-@\[-`{-~]|$)(?![.!?])   # a backslash before punctuation, and one that breaks the line
    """,
    re.VERBOSE | re.MULTILINE,
)
_STOPS_IN_CODE = str.maketrans(".!?…", ",,,,")


def blank_marks(text: str) -> str:
    """Return ``text`` at the same length with the marks of Markdown and HTML replaced by spaces.

    Link texts stay, link targets go; words in code stay, but no stop among them ends a sentence.
    """
    if not any(mark in text for mark in "[`*_<~\\"):
        return text
    text = _CODE.sub(_blank_code, blank_comments(text))
    return _MARKS.sub(_blank, _LINK.sub(_blank_link, text))


def blank_comments(text: str) -> str:
    """Return ``text`` at the same length with HTML comments replaced by spaces; one that never ends is text."""
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (close := text.find("-->", start + 4)) >= 0:
        pieces += [text[at:start], " " * (close + 3 - start)]
        at = close + 3
    return "".join([*pieces, text[at:]])


def _blank(match: re.Match[str]) -> str:
    if match["address"]:
        return f" {match.group()[1:-1]} "
    return " " * len(match.group())


def _blank_link(match: re.Match[str]) -> str:
    lead = match.start("label") - match.start()
    return " " * lead + match["label"] + " " * (match.end() - match.end("label"))


def _blank_code(match: re.Match[str]) -> str:
    ticks = " " * len(match["ticks"])
    return ticks + match["code"].translate(_STOPS_IN_CODE) + ticks
