"""Where each key and value of a TOML document stands; the standard library's parser doesn't tell.

The walk goes before the parser and needs no valid document: where it understands nothing more it stops, and the parser
then says what is wrong there. It also refuses what would take the parser's time (``MAX_PARTS``) or stack
(``MAX_PATH``).
"""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from typing import NamedTuple

MAX_PARTS = 32
"""Dotted parts of one key that are read; the parser's time grows with their square."""

MAX_PATH = 64
"""Keys and list indexes from the root down to a value that are read; a claim file needs five."""

Path = tuple[str | int, ...]
"""Keys and list indexes from the root of a document down to one of its values."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"[ \t\r\n]+")
_COMMENT = re.compile(r"#[^\n]*")
_OTHER_VALUE = re.compile(r"[^,\]}#\r\n]+")
_QUOTES = re.compile(r"\"\"\"|'''|\"|'")
_ENDS = {quote: re.compile(rf"\\.|{quote}", re.DOTALL) for quote in ('"', '"""')}


_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class Duplicate(NamedTuple):
    """A key that is given twice: code point offsets of the second and of the first."""

    key: str
    at: int
    first: int


class TooDeep(Exception):  # noqa: N818 (a signal that its catchers turn into their own error)
    """More levels, at this code point offset, than are read."""

    def __init__(self, at: int) -> None:
        super().__init__("nested too deeply")
        self.at = at


class Places:
    """Code point offsets of the keys and values of one document, by path; raises ``TooDeep``."""

    def __init__(self, text: str) -> None:
        self.keys: dict[Path, int] = {}
        self.values: dict[Path, int] = {}
        self.strings: dict[int, tuple[int, int]] = {}
        """Where a string that is a value begins and ends, marks and all, by the offset that ``values`` has for it."""
        self.duplicates: list[Duplicate] = []
        self._text = text
        self._at = 0
        self._table: Path = ()
        self._last: dict[Path, int] = {}
        with suppress(_Lost):
            self._walk()

    def _walk(self) -> None:
        while self._skip():
            if self._peek("["):
                self._header()
            else:
                self._pair(self._table)

    def _peek(self, wanted: str) -> bool:
        return self._text.startswith(wanted, self._at)

    def _take(self, wanted: str) -> None:
        if not self._peek(wanted):
            raise _Lost
        self._at += len(wanted)

    def _skip(self) -> bool:
        """Move on past white space and comments; return whether anything is left."""
        while found := _BLANK.match(self._text, self._at) or _COMMENT.match(self._text, self._at):
            self._at = found.end()
        return self._at < len(self._text)

    def _header(self) -> None:
        start = self._at
        is_list = self._peek("[[")
        self._take("[[" if is_list else "[")
        parts = self._key()
        self._take("]]" if is_list else "]")
        path = (*self._resolve(parts[:-1]), parts[-1])
        if is_list:
            self._last[path] = self._last.get(path, -1) + 1
        self._table = (*path, self._last[path]) if path in self._last else path
        self.keys.setdefault(path, start)
        self.values.setdefault(path, start)
        self.values.setdefault(self._table, start)

    def _resolve(self, parts: list[str]) -> Path:
        """Return the path of a table; of a list of tables, the last one is meant."""
        path: Path = ()
        for part in parts:
            path = (*path, part)
            if path in self._last:
                path = (*path, self._last[path])
        return path

    def _pair(self, table: Path) -> None:
        start = self._at
        parts = self._key()
        path = (*table, *parts)
        if path in self.keys:
            self.duplicates.append(Duplicate(".".join(parts), start, self.keys[path]))
        for length in range(1, len(parts) + 1):
            self.keys.setdefault((*table, *parts[:length]), start)
        self._take("=")
        self._skip()
        self._value(path)

    def _key(self) -> list[str]:
        """Return the parts of a dotted key, and move on past the white space behind it."""
        parts: list[str] = []
        while True:
            self._skip()
            if len(parts) >= MAX_PARTS:
                raise TooDeep(self._at)
            parts.append(self._key_part())
            self._skip()
            if not self._peek("."):
                return parts
            self._at += 1

    def _key_part(self) -> str:
        start = self._at
        if bare := _BARE_KEY.match(self._text, start):
            self._at = bare.end()
            return bare.group()
        self._string()
        try:
            return str(tomllib.loads(f"key = {self._text[start : self._at]}")["key"])
        except tomllib.TOMLDecodeError:
            raise _Lost from None

    def _value(self, path: Path) -> None:
        if len(path) > MAX_PATH:
            raise TooDeep(self._at)
        self.values[path] = self._at
        if self._peek("["):
            self._list(path)
        elif self._peek("{"):
            self._inline_table(path)
        elif self._peek('"') or self._peek("'"):
            start = self._at
            self.values[path] = self._string()
            self.strings[self.values[path]] = (start, self._at)
        elif other := _OTHER_VALUE.match(self._text, self._at):
            self._at = other.end()
        else:
            raise _Lost

    def _list(self, path: Path) -> None:
        self._take("[")
        index = 0
        while self._skip() and not self._peek("]"):
            self._value((*path, index))
            self._comma("]")
            index += 1
        self._take("]")

    def _inline_table(self, path: Path) -> None:
        self._take("{")
        while self._skip() and not self._peek("}"):
            self._pair(path)
            self._comma("}")
        self._take("}")

    def _comma(self, closing: str) -> None:
        self._skip()
        if not self._peek(closing):
            self._take(",")

    def _string(self) -> int:
        """Move on past a string; return the offset of its first character that isn't white space."""
        quote = _QUOTES.match(self._text, self._at)
        if not quote:
            raise _Lost
        start = quote.end()
        end = self._end_of_string(quote.group(), start)
        # Up to two quotation marks may stand right before the three that close a string.
        while len(quote.group()) > 1 and self._text.startswith(quote.group()[0], end):
            end += 1
        self._at = end
        while start < end and self._text[start].isspace():
            start += 1
        return start

    def _end_of_string(self, quote: str, start: int) -> int:
        if quote not in _ENDS:
            end = self._text.find(quote, start)
            if end < 0:
                raise _Lost
            return end + len(quote)
        for found in _ENDS[quote].finditer(self._text, start):
            if found.group() == quote:
                return found.end()
        raise _Lost


class _Lost(Exception):  # noqa: N818 (a passing signal inside this module)
    """What stands here isn't TOML; the parser will say so."""


def syntax_fault(error: Exception, text: str) -> tuple[str, int]:
    """Return what the standard library says is wrong with a text, and at which code point; 0 where it doesn't say."""
    found = _AT.search(str(error))
    at = 0 if not found else position_to_offset(text, int(found[1]), int(found[2])) if found[1] else len(text)
    return _AT.sub("", str(error)), at


def position_to_offset(text: str, line: int, column: int) -> int:
    """Return the code point offset of a 1-based line and column, as the standard library's parser counts them."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return min(start + column - 1, len(text))
