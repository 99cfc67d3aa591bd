"""The ``require`` field of a claim: what it asks beyond being carried."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.claimfiles.forms import REQUIRE_KEYS
from claimcheck.claimfiles.interface import Fields, Node, Text
from claimcheck.claimfiles.values import known, shown
from claimcheck.model import Require

if TYPE_CHECKING:
    from claimcheck.claimfiles.notes import Notes

_COUNT = re.compile(r"[1-9]\d{0,3}")
_EXAMPLE = "write it as `require: {sources: 2}`"


def read_require(node: Node, notes: Notes) -> Require:
    """Return what a mapping requires; what is wrong with it goes into the notes."""
    if not isinstance(node, Fields):
        notes.invalid(node.at, "`require` takes a mapping", _EXAMPLE)
        return Require()
    fields = known(node, REQUIRE_KEYS, "`require`", notes)
    if "sources" not in fields:
        if not node.pairs:
            notes.invalid(node.at, "`require` asks for nothing", _EXAMPLE)
        return Require()
    count = fields["sources"]
    if isinstance(count, Text) and _COUNT.fullmatch(count.value.strip()):
        return Require(sources=int(count.value))
    typed = f"`{shown(count.value)}`" if isinstance(count, Text) else "this"
    notes.invalid(count.at, f"`require`: {typed} is no number of sources from 1 on", _EXAMPLE)
    return Require()
