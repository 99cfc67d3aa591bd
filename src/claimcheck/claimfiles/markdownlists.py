"""The lists of a Markdown text as an outline, each entry with its place.

Written for this one need: which lines are items, which belong to the item above, and what lies below what. An item is
below another when its marker stands at least two columns further right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ITEM = re.compile(r"([-*+]|(\d{1,9})[.)])(?:[ \t]+|$)")
_FENCE = re.compile(r"`{3,}|~{3,}")
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}$|-{2,}$|={2,}$")
_OTHER_BLOCK = re.compile(r"#{1,6}(?:[ \t]|$)|>|\|")
_COMMENT_END = "-->"
_TAB = 4
_STEP = 2


@dataclass(slots=True)
class Entry:
    """One list item: its lines, each with the code point offset of its first character, and the items below it."""

    indent: int
    ordered: bool
    lines: list[tuple[int, str]]
    below: list[Entry] = field(default_factory=list)

    @property
    def at(self) -> int:
        """Code point offset of its first character."""
        return self.lines[0][0]

    @property
    def text(self) -> str:
        """Its lines joined by single spaces."""
        return " ".join(line for _, line in self.lines)

    def offset(self, index: int) -> int:
        """Return the offset in the file of a character of ``text``."""
        for at, line in self.lines:
            if index < len(line):
                return at + index
            index -= len(line) + 1
        return self.lines[-1][0] + len(self.lines[-1][1])


class Outline:
    """All outermost items of a text from ``start`` on, in order; ``strays`` are paragraphs inside an item."""

    def __init__(self, text: str, start: int = 0) -> None:
        self.entries: list[Entry] = []
        self.strays: list[int] = []
        self._open: list[Entry] = []
        self._skip_until = ""
        self._in_paragraph = False
        for line in _LINE.finditer(text, start):
            self._read(line.group().rstrip(), line.start())

    def _read(self, line: str, start: int) -> None:
        content = line.lstrip(" \t")
        if self._skip_until:
            if _ends(self._skip_until, content):
                self._skip_until = ""
        elif not content:
            self._in_paragraph = False
        elif not self._skips(content):
            indent = len(line[: len(line) - len(content)].expandtabs(_TAB))
            self._read_content(content, start + len(line) - len(content), indent)

    def _skips(self, content: str) -> bool:
        """Return whether a code block or a comment begins here, and remember how it ends."""
        if fence := _FENCE.match(content):
            self._skip_until = fence.group()
        elif content.startswith("<!--"):
            self._skip_until = "" if _COMMENT_END in content else _COMMENT_END
        else:
            return False
        self._in_paragraph = False
        return True

    def _read_content(self, content: str, at: int, indent: int) -> None:
        item = _ITEM.match(content)
        if _RULE.match(content):
            self._end_list()
        elif item and not self._continues(item, indent):
            self._begin(Entry(indent, bool(item[2]), [(at + item.end(), content[item.end() :])]))
        elif self._open and self._in_paragraph and not _OTHER_BLOCK.match(content):
            self._open[-1].lines.append((at, content))
        elif self._open and indent >= _STEP:
            self.strays.append(at)
        else:
            self._end_list()
            self._in_paragraph = True

    def _end_list(self) -> None:
        self._open.clear()
        self._in_paragraph = False

    def _continues(self, item: re.Match[str], indent: int) -> bool:
        """Whether what looks like a numbered item is a line of text that begins with a number, such as a year."""
        if not item[2] or int(item[2]) == 1 or not self._in_paragraph:
            return False
        siblings = self._siblings(indent)
        return not (siblings and siblings[-1].ordered)

    def _siblings(self, indent: int) -> list[Entry]:
        above = [entry for entry in self._open if entry.indent + _STEP <= indent]
        return above[-1].below if above else self.entries if self._open else []

    def _begin(self, entry: Entry) -> None:
        while self._open and entry.indent < self._open[-1].indent + _STEP:
            self._open.pop()
        (self._open[-1].below if self._open else self.entries).append(entry)
        self._open.append(entry)
        self._in_paragraph = True


def _ends(opened: str, content: str) -> bool:
    """Whether a line ends a comment, or a code block that was opened by this fence: by one at least as long."""
    if opened == _COMMENT_END:
        return _COMMENT_END in content
    return content.startswith(opened) and not content.strip(opened[0])
