"""Reading the parts of a located tree: words, lists of words, mappings without duplicate keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.claimfiles.interface import Fields, Items, Node, Text
from claimcheck.claimfiles.notes import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.claimfiles.notes import Notes

# Escape codes in a claim could repaint a terminal or a log; lone surrogates can't be written to any file.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SHOWN = 60


def is_text(node: Node) -> bool:
    """Whether the node is text to the file's format too, and not one of its numbers or dates."""
    return isinstance(node, Text) and node.kind == "text"


def kind_of(node: Node) -> str:
    """Return what a node is, in words."""
    if isinstance(node, Text):
        return f"a {node.kind}" if node.kind != "text" else "text"
    return "a list" if isinstance(node, Items) else "a mapping"


def words(node: Node, what: str, notes: Notes) -> str | None:
    """Return the stripped text of a node that must be text with something in it; note what is wrong else."""
    if not isinstance(node, Text) or not is_text(node):
        notes.invalid(node.at, f"{what} must be text, not {kind_of(node)}", _remedy(node))
        return None
    text = node.value.strip()
    if not text:
        notes.invalid(node.at, f"{what} is empty")
        return None
    if bad := _FORBIDDEN.search(text):
        notes.invalid(node.at, f"{what} holds U+{ord(bad.group()):04X}, which is not a printable character")
        return None
    return text


def _remedy(node: Node) -> str:
    if not isinstance(node, Text):
        return "write it as one text"
    return "write its words, or leave it out" if node.kind == "null" else "put it in quotation marks"


def listed(node: Node) -> tuple[Node, ...]:
    """Return the nodes of a list; a single node counts as a list of one."""
    return node.nodes if isinstance(node, Items) else (node,)


def unique(fields: Fields, notes: Notes) -> list[tuple[Text, Node]]:
    """Return the pairs of a mapping; note each key that is given twice, and drop its later values."""
    first: dict[str, tuple[Text, Node]] = {}
    for key, value in fields.pairs:
        if key.value not in first:
            first[key.value] = (key, value)
            continue
        before = notes.place(first[key.value][0].at)
        notes.invalid(key.at, f"key `{shown(key.value)}` is given twice; the first is at {before}", "keep one of them")
    return list(first.values())


def known(fields: Fields, keys: Sequence[str], what: str, notes: Notes) -> dict[str, Node]:
    """Return the values of a mapping by key; note every key that isn't one of ``keys``."""
    found: dict[str, Node] = {}
    for key, value in unique(fields, notes):
        if key.value in keys:
            found[key.value] = value
        else:
            hint = None if notes.full else _hint(key.value, keys)
            notes.invalid(key.at, f"{what} has no key `{shown(key.value)}`", hint)
    return found


def shown(text: str) -> str:
    """Return text that a file made up as one short printable line."""
    line = " ".join(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text).split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _hint(word: str, keys: Sequence[str]) -> str:
    if word == "<<":
        return "merge keys are not read: give the fields themselves, or `source` once for the whole file"
    if close := nearest(word, keys):
        return f"did you mean `{close}`?"
    if " " in word or word[:1].isupper():
        return "a claim with a colon in it must stand in quotation marks"
    return f"its keys are {', '.join(keys)}"
