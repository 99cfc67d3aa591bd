"""TOML claim files: ``source`` and ``claims`` as in YAML, long claims as ``[[claims]]`` tables or inline tables.

Text must stand in quotation marks, as everywhere in TOML; a bare number or date is a mistake, except for ``until``.
When the file breaks off with a syntax error, the tables before it are still read.
"""

from __future__ import annotations

import json
import tomllib
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from claimcheck.claimfiles.interface import Fields, Items, Node, Patch, Text, patched
from claimcheck.claimfiles.tomlplaces import Path, Places, TooDeep, syntax_fault
from claimcheck.claimfiles.values import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.claimfiles.notes import Notes

_KINDS = ((bool, "boolean"), (int, "number"), (float, "number"), (datetime, "date with a time"), (date, "date"))


def read(text: str, notes: Notes) -> Node | None:
    """Return the tree of a TOML document."""
    try:
        places = Places(text)
    except TooDeep as error:
        notes.invalid(error.at, f"{error}; the file is not read")
        return None
    try:
        return _node(tomllib.loads(text), (), 0, places)
    except (ValueError, RecursionError) as error:  # not only tomllib's own: int() refuses thousands of digits
        broken_at = _note_syntax(error, text, places, notes)
        return _salvaged(text[:broken_at], places)


def rewrite(text: str, words: Mapping[int, str]) -> str:
    """Return the text in which the strings that begin at these offsets say other words, in their style where it can."""
    strings = Places(text).strings
    return patched(text, (Patch(*strings[at], _written(text[slice(*strings[at])], new)) for at, new in words.items()))


def _written(old: str, words: str) -> str:
    """Return words as a string in the quotation marks of an old one; in others where these can't hold them."""
    marks = next(each for each in ('"""', "'''", "'", '"') if old.startswith(each))
    if "'" in marks and "'" not in words:
        return f"{marks}{words}{marks}"
    escaped = json.dumps(words, ensure_ascii=False)[1:-1]
    return f'"""{escaped}"""' if marks == '"""' else f'"{escaped}"'


def _note_syntax(error: Exception, text: str, places: Places, notes: Notes) -> int:
    """Note why the document can't be parsed; return the offset from which it can't."""
    if places.duplicates:
        twice = places.duplicates[0]
        message = f"key `{shown(twice.key)}` is given twice; the first is at {notes.place(twice.first)}"
        notes.invalid(twice.at, message, "keep one of them")
        return twice.at
    what, at = syntax_fault(error, text)
    hint = "text stands in quotation marks; a long claim begins with `[[claims]]`"
    notes.invalid(at, f"not TOML from here on: {what[:1].lower()}{what[1:]}", hint)
    return at


def _salvaged(before: str, places: Places) -> Node | None:
    """Return the tree of the tables that were finished before the document broke off."""
    header = before.rfind("\n[")
    try:
        return _node(tomllib.loads(before[: header + 1]), (), 0, places) if header >= 0 else None
    except ValueError:
        return None


def _node(value: Any, path: Path, parent_at: int, places: Places) -> Node:  # noqa: ANN401 (what tomllib returns)
    at = places.values.get(path, parent_at)
    if isinstance(value, dict):
        pairs = ((Text(key, places.keys.get((*path, key), at)), (*path, key), each) for key, each in value.items())
        return Fields(tuple((key, _node(each, below, key.at, places)) for key, below, each in pairs), at)
    if isinstance(value, list):
        return Items(tuple(_node(each, (*path, index), at, places) for index, each in enumerate(value)), at)
    if isinstance(value, str):
        return Text(value, at)
    kind = next((name for of, name in _KINDS if isinstance(value, of)), "time" if isinstance(value, time) else "value")
    return Text(value.isoformat() if isinstance(value, date | time) else str(value), at, kind)
