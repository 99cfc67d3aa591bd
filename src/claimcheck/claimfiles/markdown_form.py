"""Markdown claim files: every item of an outermost list is a claim, and a list below it gives its fields.

::

    ---
    source: iran-pakistan-talks
    ---

    Headings and paragraphs like this one are for people and are not read.

    - at least 11 killed
    - Ambassadors recalled
      - id: ambassadors
      - quote: Pakistan recalled its ambassadors from Tehran
    - Iran recalled its ambassadors
      - expect: contradicted
      - source:
        - iran-pakistan-talks
        - reuters
    - nowhere: soldiers were among the dead
    - The hideouts were in Sistan and Baluchestan
      - ignore:
        - CC151: the desk style drops "alleged" here
        - until: 2027-01-01

The front matter is YAML and may hold ``source`` alone. A claim may run over several lines; its lines are joined by one
space; it may begin with ``nowhere:``. Several ``ignore`` fields each have their own ``until``. A claim is its
characters as typed: emphasis and links are not taken out of it. Code blocks, quoted blocks, tables and HTML comments
are not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.claimfiles import yaml_form
from claimcheck.claimfiles.forms import CLAIM_KEYS
from claimcheck.claimfiles.interface import Fields, Items, Node, Patch, Text, patched
from claimcheck.claimfiles.markdownlists import Entry, Outline
from claimcheck.claimfiles.notes import Notes
from claimcheck.claimfiles.values import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIELD = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+|$)")
_NOWHERE = re.compile(r"nowhere[ \t]*:(?:[ \t]+|$)")
_FRONT = re.compile(r"---[ \t]*\r?\n")
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t\r]*$", re.MULTILINE)
_MARKS = {'"': '"', "\u201c": "\u201d"}
_MAPPINGS = frozenset({"ignore", "require"})
"""Fields whose values are mappings, which stand as items below them."""
_AS_ITEM = "write a field as an item below its claim: `- {}: …`, indented by two spaces"


class _Field(NamedTuple):
    """An item below a claim, taken apart at its colon."""

    key: Text
    value: Text
    below: list[Entry]


def read(text: str, notes: Notes) -> Node | None:
    """Return the tree of a Markdown document."""
    front, start = _front_matter(text, notes)
    outline = Outline(text, start)
    for at in outline.strays:
        notes.invalid(
            at,
            "a claim is one paragraph; this one belongs to none",
            "move it to the left edge, or make it a `- note: …`",
        )
    if not outline.entries:
        notes.invalid(start, "there is no list here, so no claim", "begin each claim with `- `")
        return None
    claims = tuple(node for entry in outline.entries if (node := _claim(entry, notes)))
    at = outline.entries[0].at
    # Without a claim that can be read, enough was said above.
    return Fields((*front, (Text("claims", at), Items(claims, at))) if claims else front, 0)


def rewrite(text: str, words: Mapping[int, str]) -> str:
    """Return the text in which the values of fields that begin at these offsets say other words, on one line."""
    _, start = _front_matter(text, Notes(""))
    fields = [field for entry in Outline(text, start).entries for field in entry.below]
    return patched(text, (Patch(at, _end(text, fields, at), new) for at, new in words.items()))


def _end(text: str, fields: list[Entry], at: int) -> int:
    """Return where the value that begins at ``at`` ends; the quotation marks around pinned words are no part of it."""
    field = max((each for each in fields if each.at <= at), key=lambda each: each.at)
    last, line = field.lines[-1]
    return last + len(line) - (text[at - 1] in _MARKS and line.endswith(_MARKS[text[at - 1]]))


def _front_matter(text: str, notes: Notes) -> tuple[tuple[tuple[Text, Node], ...], int]:
    """Return the fields between two lines of hyphens at the very start, and the offset at which the rest begins."""
    begin = _FRONT.match(text)
    end = _FRONT_END.search(text, begin.end()) if begin else None
    if not begin or not end:
        if begin and _FIELD.match(text, begin.end()):
            notes.invalid(0, "the front matter that begins here has no end", "close it with a line of three hyphens")
        return (), 0
    # The text is cut and not copied, so that its offsets stay those of the file.
    root = yaml_form.read(text[: end.start()], notes)
    return root.pairs if isinstance(root, Fields) else (), end.end()


def _claim(entry: Entry, notes: Notes) -> Node | None:
    absent = _NOWHERE.match(entry.text)
    for at, line in entry.lines[1 if absent else 0 :]:
        if (found := _FIELD.match(line)) and found[1] in CLAIM_KEYS:
            hint = "leave `claim:` out" if found[1] == "claim" else _AS_ITEM.format(found[1])
            notes.invalid(at, f"`{found[1]}:` stands where a claim should", hint)
            return None
    if not entry.below and not absent:
        return Text(entry.text, entry.at)
    begin = absent.end() if absent else 0
    claim = Text(entry.text[begin:], entry.offset(begin))
    key = Text("nowhere" if absent else "claim", entry.at)
    return Fields(((key, claim), *_fields(entry.below, notes)), entry.at)


def _fields(entries: list[Entry], notes: Notes) -> list[tuple[Text, Node]]:
    """Return the fields of one claim; all its ``ignore`` fields become one list."""
    pairs: list[tuple[Text, Node]] = []
    ignores: list[tuple[Text, Node]] = []
    for field in _taken_apart(entries, notes):
        before = len(notes)
        pair = (field.key, _value(field, notes))
        if len(notes) == before:
            (ignores if field.key.value == "ignore" else pairs).append(pair)
    if ignores:
        pairs.append((ignores[0][0], Items(tuple(node for _, node in ignores), ignores[0][0].at)))
    return pairs


def _taken_apart(entries: list[Entry], notes: Notes) -> list[_Field]:
    fields = []
    for entry in entries:
        text = entry.text
        if found := _FIELD.match(text):
            key = Text(found[1], entry.at)
            fields.append(_Field(key, Text(text[found.end() :], entry.offset(found.end())), entry.below))
        else:
            hint = "begin a claim of its own at the left edge"
            notes.invalid(entry.at, f"`{shown(text)}` is not a field, as in `key: value`", hint)
    return fields


def _value(field: _Field, notes: Notes) -> Node:
    if not field.below:
        return _unquoted(field.value) if field.key.value == "quote" else field.value
    if field.value.value:
        notes.invalid(field.value.at, f"`{field.key.value}` has both a value and a list below it", "keep one of them")
    if field.key.value in _MAPPINGS:
        inner = _taken_apart(field.below, notes)
        _refuse_below([entry for each in inner for entry in each.below], notes)
        return Fields(tuple((each.key, each.value) for each in inner), field.key.at)
    _refuse_below([entry for each in field.below for entry in each.below], notes)
    return Items(tuple(Text(each.text, each.at) for each in field.below), field.key.at)


def _refuse_below(entries: list[Entry], notes: Notes) -> None:
    for entry in entries:
        notes.invalid(entry.at, "nested too deeply: nothing stands below this level")


def _unquoted(value: Text) -> Text:
    """Return pinned words without the quotation marks around them, which are the writer's and not the source's."""
    text = value.value
    if len(text) > 1 and _MARKS.get(text[0]) == text[-1]:
        return Text(text[1:-1], value.at + 1)
    return value
