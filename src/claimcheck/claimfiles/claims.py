"""From a located tree to claims: the one place that knows what the fields of a claim mean, whatever the format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.claimfiles.forms import CLAIM_KEYS, FILE_KEYS, MAX_ID
from claimcheck.claimfiles.ignores import read_ignores
from claimcheck.claimfiles.interface import Fields, Items, Mention, Node, Text
from claimcheck.claimfiles.notes import nearest
from claimcheck.claimfiles.requirements import read_require
from claimcheck.claimfiles.sourceids import composed, fault_of
from claimcheck.claimfiles.values import is_text, kind_of, known, listed, shown, words
from claimcheck.language.text.slugs import made_id
from claimcheck.model import Claim, Origin, Require, Severity, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.claimfiles.notes import Notes

MAX_CLAIMS = 100_000
"""Claims of one file that are read; for more there is the batch command."""

_ID = re.compile(r"\w[\w.-]*")
_EXAMPLE = "the least a claim file holds is `claims:` and a list below it"
_VERDICTS = tuple(kind.value for kind in VerdictKind)


class Claims:
    """The claims of one file as they are read; what is wrong goes into the notes."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.found: list[tuple[Claim, bool]] = []
        """Each claim, and whether its id was given."""
        self.mentions: list[Mention] = []
        self.pinned: dict[Origin, int] = {}
        """Offset of each claim's quote, by where the claim stands."""
        self._default: tuple[str, ...] = ()
        self._published: str | None = None
        self._require = Require()

    def read(self, root: Node | None) -> None:
        """Read a whole file."""
        if root is None:
            if not self.notes:
                self.notes.invalid(0, "the file holds no claims", _EXAMPLE)
        elif isinstance(root, Fields):
            self._read_fields(root)
        else:
            self.notes.invalid(root.at, f"a claim file is a mapping, not {kind_of(root)}", _EXAMPLE)
            if isinstance(root, Items):
                # Read all the same, so that what else is wrong with these claims shows in the same run.
                self._read_list(root)

    def _read_fields(self, root: Fields) -> None:
        fields = known(root, FILE_KEYS, "a claim file", self.notes)
        if "source" in fields:
            self._default = self._sources(fields["source"])
        if "published_in" in fields:
            self._published = self._path(fields["published_in"])
        if "require" in fields:
            self._require = read_require(fields["require"], self.notes)
        if "claims" in fields:
            self._read_list(fields["claims"])
        elif not self.notes:
            self.notes.invalid(root.at, "the file has no `claims`", _EXAMPLE)

    def _read_list(self, node: Node) -> None:
        if not isinstance(node, Items):
            what = "is empty" if isinstance(node, Text) and not node.value else f"must be a list, not {kind_of(node)}"
            self.notes.invalid(node.at, f"`claims` {what}", "begin each claim with a hyphen on a line of its own")
            return
        if not node.nodes:
            self.notes.invalid(node.at, "`claims` has nothing in it, so nothing is checked", severity=Severity.WARNING)
        if len(node.nodes) > MAX_CLAIMS:
            message = f"more than {MAX_CLAIMS:,} claims in one file; those behind here are not read"
            self.notes.invalid(node.nodes[MAX_CLAIMS].at, message, "split it into several files")
        for each in node.nodes[:MAX_CLAIMS]:
            self.read_claim(each)

    def read_claim(self, node: Node) -> None:
        """Read one claim, in its short or long form; a claim with any mistake in it is left out."""
        before = len(self.notes)
        if isinstance(node, Fields):
            self._read_long(node, before)
        elif text := self._prose(node, "the claim"):
            claim = Claim(
                id=made_id(text),
                text=text,
                sources=self._default,
                published_in=self._published,
                require=self._require,
                origin=self._origin(node),
            )
            self._add(claim, before)

    def _read_long(self, node: Fields, before: int) -> None:
        fields = known(node, CLAIM_KEYS, "a claim", self.notes)
        key = "nowhere" if "nowhere" in fields and "claim" not in fields else "claim"
        origin = self._origin(fields.get(key, node))
        if "quote" in fields:
            self.pinned[origin] = fields["quote"].at
        text = self._prose(fields[key], "the claim") if key in fields else None
        # Where a key is unknown, that key was most likely meant to be the claim, and one message is enough.
        if key not in fields and len(self.notes) == before:
            self.notes.invalid(node.at, "the mapping has no `claim`", "give the statement as `claim: …`")
        self._refuse_beside_nowhere(fields)
        identity = self._id(fields["id"]) if "id" in fields else None
        claim = Claim(
            id=identity or made_id(text or ""),
            text=text or "",
            sources=self._sources(fields["source"]) if "source" in fields else self._default,
            nowhere=key == "nowhere",
            quote=self._prose(fields["quote"], "the quote") if "quote" in fields else None,
            published_in=self._path(fields["published_in"]) if "published_in" in fields else self._published,
            require=self._required(fields, absent=key == "nowhere"),
            expect=self._expect(fields["expect"]) if "expect" in fields else VerdictKind.SUPPORTED,
            note=words(fields["note"], "the note", self.notes) if "note" in fields else None,
            ignore=read_ignores(fields["ignore"], self.notes) if "ignore" in fields else (),
            origin=origin,
        )
        self._add(claim, before, given="id" in fields)

    def _refuse_beside_nowhere(self, fields: Mapping[str, Node]) -> None:
        """Note what can't be told of a statement that the source has nowhere."""
        for key in ("claim", "quote", "require"):
            if "nowhere" in fields and key in fields:
                self.notes.invalid(fields[key].at, f"a claim can't have both `nowhere` and `{key}`", "keep one of them")

    def _required(self, fields: Mapping[str, Node], *, absent: bool) -> Require:
        """Return what a claim requires, else what its file does; that all sources are silent needs no number."""
        if "require" in fields:
            return read_require(fields["require"], self.notes)
        return Require() if absent else self._require

    def _add(self, claim: Claim, before: int, *, given: bool = False) -> None:
        if len(self.notes) == before:
            self.found.append((claim, given))

    def _origin(self, node: Node) -> Origin:
        line, column = self.notes.position(node.at)
        return Origin(path=self.notes.path, line=line, column=column)

    def _prose(self, node: Node, what: str) -> str | None:
        """Return text that is to be matched: it has a word in it, and is what its writer sees."""
        if isinstance(node, Text) and node.trap:
            self.notes.invalid(node.trap.at, node.trap.message, node.trap.hint)
        text = words(node, what, self.notes)
        if text and not any(character.isalnum() for character in text):
            self.notes.invalid(node.at, f"{what} holds no word: `{shown(text)}`")
            return None
        return text

    def _id(self, node: Node) -> str | None:
        text = words(node, "the id", self.notes)
        if text and len(text) > MAX_ID:
            self.notes.invalid(node.at, f"the id is longer than {MAX_ID} characters")
        elif text and not _ID.fullmatch(text):
            hint = f"use letters, digits, `.`, `_` and `-`, as in `{made_id(text)}`"
            self.notes.invalid(node.at, f"`{shown(text)}` can't be an id", hint)
        return text

    def _expect(self, node: Node) -> VerdictKind:
        text = words(node, "`expect`", self.notes)
        if text in _VERDICTS:
            return VerdictKind(text)
        if text:
            close = None if self.notes.full else nearest(text, _VERDICTS)
            hint = f"did you mean `{close}`?" if close else f"one of {', '.join(_VERDICTS)}"
            self.notes.invalid(node.at, f"`expect` can't be `{shown(text)}`", hint)
        return VerdictKind.SUPPORTED

    def _path(self, node: Node) -> str | None:
        """Return the path of a published text, which lies in the project."""
        path = words(node, "`published_in`", self.notes)
        if path and (fault := fault_of(path)):
            fault = fault.replace("the source folder", "the project")
            self.notes.invalid(
                node.at, f"`published_in: {shown(path)}` {fault}", "give its path from the project folder"
            )
            return None
        return path or None

    def _sources(self, node: Node) -> tuple[str, ...]:
        """Return the source ids of one ``source`` field, each once."""
        if is_text(node) and isinstance(node, Text) and not node.value.strip():
            self.notes.invalid(node.at, "`source` is empty", "name a source, or leave the key out to check against all")
            return ()
        found = [self._source(each) for each in listed(node)]
        return tuple(dict.fromkeys(identity for identity in found if identity))

    def _source(self, node: Node) -> str | None:
        identity = words(node, "a source", self.notes)
        if identity and (fault := fault_of(identity)):
            hint = "a source is named by its path under the source folder, without the ending"
            self.notes.invalid(node.at, f"source `{shown(identity)}` {fault}", hint)
            return None
        if not identity:
            return None
        self.mentions.append(Mention(composed(identity), *self.notes.position(node.at)))
        return composed(identity)
