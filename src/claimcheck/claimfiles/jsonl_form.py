"""JSONL claim files: on each line one claim, as a string or as an object with the fields of a claim.

Blank lines are skipped. A line that can't be read hides none of the others. There is no field for the whole file, so
each claim names its own ``source``. ``null`` means that a field is not given.
"""

from __future__ import annotations

import json
import re
from json import JSONDecodeError, JSONDecoder
from typing import TYPE_CHECKING

from claimcheck.claimfiles.interface import Fields, Items, Node, Patch, Text, patched
from claimcheck.claimfiles.values import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.claimfiles.notes import Notes

MAX_DEPTH = 32
"""Levels of nesting that are read; a claim needs three."""

_DECODER = JSONDecoder()
_LINE = re.compile(r"[^\r\n]+")
_SPACE = re.compile(r"[ \t]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORD = re.compile(r"true|false|null")
_KINDS = {"true": "boolean", "false": "boolean", "null": "null"}
_HINT = 'a line is one claim: "its text", or {"claim": "its text"}'


def read(text: str, notes: Notes) -> Node | None:
    """Return the list of claims, as under the ``claims`` key of the other formats."""
    nodes = []
    for line in _LINE.finditer(text):
        if line.group().isspace():
            continue
        try:
            nodes.append(_Line(text, line.start(), line.end()).read())
        except _Broken as broken:
            notes.invalid(broken.at, f"not JSON: {broken}", _HINT)
    return Fields(((Text("claims", 0), Items(tuple(nodes), 0)),), 0) if nodes else None


def rewrite(text: str, words: Mapping[int, str]) -> str:
    """Return the text in which the strings that begin at these offsets say other words."""
    return patched(text, (_patch(text, text.rfind('"', 0, at), new) for at, new in words.items()))


def _patch(text: str, start: int, words: str) -> Patch:
    _, end = _DECODER.raw_decode(text, start)
    return Patch(start, end, json.dumps(words, ensure_ascii="\\u" in text[start:end]))


class _Broken(Exception):  # noqa: N818 (a passing signal between two functions, never shown)
    """A line can't be read any further than ``at``, a code point offset."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at = at


class _Line:
    """One line of JSON, read with the place of each part; the standard library's decoder tells no places."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.at = start
        self.end = end

    def read(self) -> Node:
        """Return the line's one value."""
        node = self._value(0)
        if self._next():
            raise _Broken(self.at, "something stands behind the value")
        return node

    def _next(self) -> str:
        """Move on past white space; return the character there, or nothing at the end of the line."""
        space = _SPACE.match(self.text, self.at, self.end)
        self.at = space.end() if space else self.at
        return self.text[self.at] if self.at < self.end else ""

    def _value(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise _Broken(self.at, f"nested more than {MAX_DEPTH} levels deep")
        match self._next():
            case '"':
                return self._string()
            case "[":
                return self._list(depth)
            case "{":
                return self._object(depth)
            case _:
                return self._bare()

    def _list(self, depth: int) -> Items:
        at = self.at
        nodes: list[Node] = []
        while self._another("[", "]", first=not nodes):
            nodes.append(self._value(depth + 1))
        return Items(tuple(nodes), at)

    def _object(self, depth: int) -> Fields:
        at = self.at
        pairs: list[tuple[Text, Node]] = []
        while self._another("{", "}", first=not pairs):
            pairs.append(self._pair(depth + 1))
        return Fields(tuple(pair for pair in pairs if not _is_null(pair[1])), at)

    def _another(self, opening: str, closing: str, *, first: bool) -> bool:
        """Step over an opening bracket or a comma to the next part; over the closing bracket when none is left."""
        if first:
            self._expect(opening)
        if self._next() == closing:
            self.at += 1
            return False
        if not first:
            self._expect(",")
        return True

    def _pair(self, depth: int) -> tuple[Text, Node]:
        if self._next() != '"':
            raise _Broken(self.at, "a key in quotation marks was expected")
        key = self._string()
        self._expect(":")
        return key, self._value(depth)

    def _expect(self, character: str) -> None:
        if self._next() != character:
            raise _Broken(self.at, f"`{character}` was expected")
        self.at += 1

    def _string(self) -> Text:
        start = self.at + 1
        try:
            value, self.at = _DECODER.raw_decode(self.text, self.at)
        except JSONDecodeError as error:
            if error.pos >= self.end:
                raise _Broken(self.at, "a string that begins here has no end") from None
            raise _Broken(error.pos, error.msg.lower()) from None
        while start < self.at - 2 and self.text[start].isspace():
            start += 1
        return Text(value, start)

    def _bare(self) -> Text:
        at = self.at
        if found := _WORD.match(self.text, at, self.end):
            kind = _KINDS[found.group()]
        elif found := _NUMBER.match(self.text, at, self.end):
            kind = "number"
        else:
            raise _Broken(
                at, f"`{shown(self.text[at : at + 1])}` begins no value" if at < self.end else "it breaks off"
            )
        self.at = found.end()
        return Text(found.group(), at, kind)


def _is_null(node: Node) -> bool:
    return isinstance(node, Text) and node.kind == "null"
