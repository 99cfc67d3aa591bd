"""The ``ignore`` field of a claim: which rule, why, and until when."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from claimcheck.claimfiles.interface import Fields, Items, Node, Text
from claimcheck.claimfiles.values import is_text, unique, words
from claimcheck.model import Ignore

if TYPE_CHECKING:
    from claimcheck.claimfiles.notes import Notes

_CODE = re.compile(r"[Cc][Cc]\d{3}")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_EXAMPLE = 'write it as `ignore: {CC101: "why this is accepted"}`'


def read_ignores(node: Node, notes: Notes) -> tuple[Ignore, ...]:
    """Return the ignores of a mapping, or of a list of mappings that each have their own ``until``."""
    nodes = node.nodes if isinstance(node, Items) else (node,)
    return tuple(ignore for each in nodes for ignore in _read_one(each, notes))


def _read_one(node: Node, notes: Notes) -> list[Ignore]:
    if not isinstance(node, Fields):
        message = "an ignore needs a reason" if isinstance(node, Text) else "`ignore` takes a mapping of rule to reason"
        notes.invalid(node.at, message, _EXAMPLE)
        return []
    fields = unique(node, notes)
    until = next((_read_until(value, notes) for key, value in fields if key.value == "until"), None)
    rules = [(key, value) for key, value in fields if key.value != "until"]
    if not rules:
        notes.invalid(node.at, "the ignore names no rule", _EXAMPLE)
    return [ignore for key, value in rules if (ignore := _read_rule(key, value, until, notes))]


def _read_rule(key: Text, value: Node, until: date | None, notes: Notes) -> Ignore | None:
    is_code = _CODE.fullmatch(key.value) is not None
    if not is_code and not _NAME.fullmatch(key.value):
        notes.invalid(key.at, f"`{key.value}` is neither a rule's code nor its name", "as in CC101 or number-mismatch")
    if isinstance(value, Text) and is_text(value) and not value.value.strip():
        notes.invalid(key.at, f"the ignore of `{key.value}` has no reason", _EXAMPLE)
        return None
    reason = words(value, f"the reason for ignoring `{key.value}`", notes)
    rule = key.value.upper() if is_code else key.value
    return Ignore(rule=rule, reason=reason, until=until) if reason else None


def _read_until(node: Node, notes: Notes) -> date | None:
    typed = node.value.strip() if isinstance(node, Text) else ""
    try:
        # fromisoformat alone would also take 20270101 and week dates, which people misread.
        return date.fromisoformat(typed if _DAY.fullmatch(typed) else "")
    except ValueError:
        shown = f"`{typed}`" if typed else "this"
        notes.invalid(node.at, f"`until`: {shown} is not a day of the calendar", "write it as YYYY-MM-DD")
        return None
