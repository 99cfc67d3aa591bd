"""A file of another form read twice, by unlike means, to see which words the reader lost, and which it made up."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from claimcheck.errors import Place, SourceError
from claimcheck.readers.files import read_bytes
from claimcheck.readers.interface import Extractor, Reader

MOST = 32 * 2**20
"""Bytes of a file that is read twice; more would take too long."""
_WORD = re.compile(r"\w+")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010][ \t]*\r?\n[ \t]*(?=[^\W\d_])")
"""A hyphen that breaks a word at the end of a line."""
_LOOKED_FOR = 20_000
"""Words of a difference that are looked for within others; readings that differ in more are not the same text."""
_JOINERS = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufffe"))
"""Characters that stand inside a word and are none."""


class Differences(NamedTuple):
    """Words in which two readings of a file differ, as often as they do."""

    lost: tuple[str, ...] = ()
    """Only the second reading has them, and they were not left out on purpose."""
    added: tuple[str, ...] = ()
    """Only the first has them."""


def differences(reader: Reader, path: Path, root: Path) -> Differences:
    """Read a file that ``reader`` could read a second time; nothing differs where its text is the file itself.

    Raises ``SourceError`` when it can't be read a second time.
    """
    if not isinstance(reader, Extractor):
        return Differences()
    data, relative = read_bytes(path, root)
    if len(data) > MOST:
        raise SourceError(f"it is larger than {MOST // 2**20} MB", where=Place(relative))
    second = reader.words(data, relative)
    taken = reader.take(data, relative)
    return Differences(_missing(f"{taken.text}\n{taken.left}", second), _missing(second, taken.text))


def _missing(text: str, wanted: str) -> tuple[str, ...]:
    """The words of ``wanted`` that a text has not, or less often.

    Readings part words at other places (at line ends, where letters change their look), so that a word counts as
    missing only if its letters in a row are, too.
    """
    ours, theirs = _words(text), _words(wanted)
    row, other = "".join(ours), "".join(theirs)
    missing = Counter(theirs) - Counter(ours)
    for word, many in list(missing.items())[:_LOOKED_FOR]:
        missing[word] = min(many, other.count(word) - row.count(word))
    kept = []
    for word in theirs:
        if missing[word] > 0:
            missing[word] -= 1
            kept.append(word)
    return tuple(kept)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", _BROKEN.sub("", text).translate(_JOINERS)).casefold())
