"""YAML claim files.

Every scalar is the words it was typed as: ``no``, ``12:30``, ``1e3``, ``2024-01-17`` and ``null`` are never turned into
something else. Tags and merge keys are refused. Aliases are read, up to ``MAX_EXPANDED`` nodes in all; nesting, up to
``MAX_DEPTH`` levels. When the file breaks off with a syntax error, the claims before it are still read.

Two ways in which YAML quietly changes prose are mistakes here, since a claim would be checked that nobody wrote: a
claim cut short by `` #12`` (which YAML takes for a comment), and two list items run together because the second is
indented further than the first.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from claimcheck.claimfiles.interface import Fields, Items, Node, Patch, Text, Trap, patched
from claimcheck.claimfiles.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.claimfiles.notes import Notes

MAX_DEPTH = 32
_TOO_DEEP = f"nested more than {MAX_DEPTH} levels deep; the rest of the file is not read"
_LIBYAML_DEPTH = "maximum nesting depth"
"""What libyaml (0.2.6 and newer) says when its scanner, which reads ahead of us, meets its own limit first."""
"""Levels of nesting that are read; a claim file needs six."""

MAX_EXPANDED = 10_000
"""Nodes that all aliases of a file may stand for together, so that a few lines can't grow into millions."""

_SALVAGED = 2
"""Levels (the file, its list) whose finished parts are kept when the file breaks off."""

_QUOTING = "put a claim in quotation marks when it holds `: ` or ` #`, or begins with one of `-?:,[]{}#&*!|>'\"%@`"
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+){0,2}")
_NUMBER_SIGN = re.compile(r"[ \t]+(#[^\s#!]\S*)")
_RUN_ON = re.compile(r"\n[ \t]*[-*][ \t]")
_NOT_PLAIN = re.compile(r":( |$)| #| [-*?] ")
_NOT_PLAIN_IN_FLOW = re.compile(r"[\[\]{},?:]| #| [-*] ")
# YAML 1.1 breaks lines at these, editors and YAML 1.2 don't; text pasted from word processors holds them.
_SOFT_BREAKS = "\x85\u2028\u2029"


def read(text: str, notes: Notes) -> Node | None:
    """Return the tree of a YAML document."""
    return _Composer(text, notes).compose()


def rewrite(text: str, words: Mapping[int, str]) -> str:
    """Return the text in which the scalars that begin at these offsets say other words, in their style where it can."""
    return patched(text, _patches(text, words))


def _patches(text: str, words: Mapping[int, str]) -> Iterator[Patch]:
    flow = 0
    for event in _events(text.translate(_stand_ins(text))):
        kind = type(event).__name__
        if kind in {"SequenceStartEvent", "MappingStartEvent"}:
            flow += bool(event.flow_style or flow)
        elif kind in {"SequenceEndEvent", "MappingEndEvent"}:
            flow -= bool(flow)
        elif kind == "ScalarEvent":
            start, end = event.start_mark.index, event.end_mark.index
            at = _first_character(text, start, end, event.style)
            if at in words:
                end -= event.style in ("'", '"')
                old = text[at:end].rstrip()
                yield Patch(at, at + len(old), _written(words[at], old, text[:at], event.style, in_flow=flow > 0))


def _written(words: str, old: str, before: str, style: str | None, *, in_flow: bool) -> str:
    """Return words as a scalar of a style, over about as wide lines as the old ones."""
    if style == "'":
        words = words.replace("'", "''")
    elif style == '"' or (not style and not _is_plain(words, in_flow=in_flow)):
        words = json.dumps(words, ensure_ascii=False)
        words = words[1:-1] if style else words
    lines = old.splitlines()
    if len(lines) == 1:
        return words
    import textwrap

    indent = re.match(r"[ \t]*", before[before.rfind("\n") + 1 :] if style in ("|", ">") else lines[-1])
    line_end = "\r\n" if "\r\n" in old else "\n"
    width = max(len(line.strip()) for line in lines)
    wrapped = textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)
    return f"{line_end}{indent[0] if indent else ''}".join(wrapped)


def _is_plain(words: str, *, in_flow: bool) -> bool:
    """Whether words mean themselves without quotation marks."""
    return words[0].isalnum() and not (_NOT_PLAIN_IN_FLOW if in_flow else _NOT_PLAIN).search(words)


class _Open:
    """A list or mapping whose end hasn't come yet."""

    def __init__(self, event: Any, *, is_list: bool) -> None:  # noqa: ANN401 (yaml's events have no common type)
        self.at: int = event.start_mark.index
        self.anchor: str | None = event.anchor
        self.is_list = is_list
        self.children: list[Node | None] = []
        self.size = 1

    def close(self, notes: Notes) -> Node:
        if self.is_list:
            return Items(tuple(child for child in self.children if child is not None), self.at)
        pairs = []
        # An odd last child is a key whose value was never reached.
        for key, value in zip(self.children[::2], self.children[1::2], strict=False):
            if isinstance(key, Text) and value is not None:
                pairs.append((key, value))
            elif not isinstance(key, Text):
                notes.invalid(key.at if key else self.at, "a key must be a plain word")
        return Fields(tuple(pairs), self.at)


class _Composer:
    """Builds the tree from parser events, without recursion, so that no depth of nesting can overflow the stack."""

    def __init__(self, text: str, notes: Notes) -> None:
        self.text = text
        self.notes = notes
        self.stand_ins = _stand_ins(text)
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.expanded = 0
        self.documents = 0
        self.root: Node | None = None

    def compose(self) -> Node | None:
        """Return the first document, or what could be read of it."""
        import yaml

        try:
            for event in _events(self.text.translate(self.stand_ins)):
                if not self._take(event):
                    break
        except yaml.YAMLError as error:
            self._note_syntax(error)
        except RecursionError:
            self.notes.invalid(0, "the file is nested too deeply to be read")
        while self.open:
            self._close(broken=True)
        return self.root

    def _take(self, event: Any) -> bool:  # noqa: ANN401 (as above)
        """Handle one event; return whether to go on."""
        match type(event).__name__:
            case "DocumentStartEvent":
                return self._start_document(event)
            case "SequenceStartEvent" | "MappingStartEvent":
                return self._start(event)
            case "SequenceEndEvent" | "MappingEndEvent":
                self._close()
            case "ScalarEvent":
                self._add(self._scalar(event), 1, event.anchor)
            case "AliasEvent":
                return self._alias(event)
        return True

    def _start_document(self, event: Any) -> bool:  # noqa: ANN401 (as above)
        self.documents += 1
        if self.documents > 1:
            hint = "make it a claim file of its own"
            self.notes.invalid(event.start_mark.index, "a second document begins here; a claim file is one", hint)
        return self.documents == 1

    def _start(self, event: Any) -> bool:  # noqa: ANN401 (as above)
        self._refuse_tag(event)
        if len(self.open) >= MAX_DEPTH:
            self.notes.invalid(event.start_mark.index, _TOO_DEEP)
            return False
        self.open.append(_Open(event, is_list=type(event).__name__ == "SequenceStartEvent"))
        return True

    def _close(self, *, broken: bool = False) -> None:
        frame = self.open.pop()
        if not broken or len(self.open) < _SALVAGED:
            self._add(frame.close(self.notes), frame.size, frame.anchor)

    def _add(self, node: Node, size: int, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = (node, size)
        if self.open:
            self.open[-1].children.append(node)
            self.open[-1].size += size
        else:
            self.root = node

    def _alias(self, event: Any) -> bool:  # noqa: ANN401 (as above)
        at = event.start_mark.index
        # Its kind makes whoever expects text, a list or a mapping here say what stands in its place.
        broken = Text("", at, "broken alias"), 1
        node, size = self.anchors.get(event.anchor, broken)
        self.expanded += size
        if self.expanded > MAX_EXPANDED:
            message = f"the aliases stand for more than {MAX_EXPANDED} nodes; the rest of the file is not read"
            self.notes.invalid(at, message)
            return False
        self._add(node, size, None)
        return True

    def _refuse_tag(self, event: Any) -> None:  # noqa: ANN401 (as above)
        if event.tag is not None:
            hint = "put a claim that begins with `!` in quotation marks"
            self.notes.invalid(event.start_mark.index, f"the tag `{shown(event.tag)}` is not read", hint)

    def _scalar(self, event: Any) -> Text:  # noqa: ANN401 (as above)
        self._refuse_tag(event)
        start, end = event.start_mark.index, event.end_mark.index
        at = _first_character(self.text, start, end, event.style)
        value = event.value.translate({ord(new): chr(old) for old, new in self.stand_ins.items()})
        return Text(value, at, trap=None if event.style else self._trap(at, end))

    def _trap(self, start: int, end: int) -> Trap | None:
        """Return how a plain scalar differs from what its writer sees, if it does."""
        if cut := _NUMBER_SIGN.match(self.text, end):
            hint = "put the claim in quotation marks, or write a comment as `# …`"
            return Trap(cut.start(1), f"YAML takes `{shown(cut.group(1))}` and what follows for a comment", hint)
        if run_on := _RUN_ON.search(self.text, start, end):
            at = run_on.end() - 2
            return Trap(at, "YAML takes this line for a part of the claim above", "give both lines the same indent")
        return None

    def _note_syntax(self, error: Any) -> None:  # noqa: ANN401 (yaml's errors differ in what they carry)
        if hasattr(error, "reason"):
            # The parser in C counts bytes here; it stops at the first such character, which is as good a place.
            at = max(self.text.find(chr(error.character)), 0)
            self.notes.invalid(at, f"YAML may not hold U+{error.character:04X}", "take it out")
            return
        mark = error.problem_mark or error.context_mark
        what = ", ".join(part for part in (error.context, error.problem) if part)
        at = min(mark.index, len(self.text)) if mark else 0
        if _LIBYAML_DEPTH in (error.problem or ""):
            self.notes.invalid(at, _TOO_DEEP)
            return
        if self.text[at : at + 1] == "\t":
            self.notes.invalid(at, "not YAML from here on: a tab stands where only blanks may", "indent with blanks")
            return
        self.notes.invalid(at, f"not YAML from here on: {what}", _QUOTING)


def _events(text: str) -> Iterator[Any]:
    import yaml

    # The parser written in C is ten times as fast; a PyYAML built without it still reads the same files.
    yield from yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _stand_ins(text: str) -> dict[int, str]:
    """Return for each soft break in the text a character that the text doesn't hold."""
    present = [ord(character) for character in _SOFT_BREAKS if character in text]
    unused = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    return dict(zip(present, unused, strict=False)) if present else {}


def _first_character(text: str, start: int, end: int, style: str | None) -> int:
    """Return the offset of a scalar's first character, past its anchor, quotation mark or block header."""
    properties = _PROPERTIES.match(text, start, end)
    at = properties.end() if properties else start
    if style in ("'", '"'):
        at += 1
    elif style in ("|", ">"):
        line_end = text.find("\n", at, end)
        at = line_end if line_end >= 0 and not text[line_end:end].isspace() else at  # an empty one is its header
    while at < end - 1 and text[at].isspace():
        at += 1
    return at
