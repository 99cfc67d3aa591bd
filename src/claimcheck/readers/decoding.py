"""From bytes to text, with every way in which that can fail told in words."""

from __future__ import annotations

import codecs

from claimcheck.errors import Place, SourceError

_WIDE = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_AS_UTF8 = "save it as UTF-8"


def decode(data: bytes, path: str) -> str:
    """Decode UTF-8 as it is: a byte order mark stays the first code point, line ends stay what they are.

    Raises ``SourceError`` when the bytes are empty or nothing but white space, binary, or not UTF-8.
    """
    if not data:
        raise SourceError("it is empty", where=Place(path), hint="at least one sentence is needed")
    _refuse_binary(data, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error, path) from None
    if not text.removeprefix("\ufeff").strip():
        raise SourceError("it holds nothing but white space", where=Place(path), hint="at least one sentence is needed")
    return text


def _refuse_binary(data: bytes, path: str) -> None:
    for mark, name in _WIDE.items():
        if data.startswith(mark):
            raise SourceError(f"it is {name}, not UTF-8", where=Place(path, 1, 1), hint=_AS_UTF8)
    nul = data.find(b"\0")
    if nul >= 0:
        what = f"it is binary, not text: byte 0x00 at offset {nul}"
        raise SourceError(what, where=_place(data, nul, path), hint="give the text in a file of its own")


def _not_utf8(data: bytes, error: UnicodeDecodeError, path: str) -> SourceError:
    what = f"it is not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start} ({error.reason})"
    return SourceError(what, where=_place(data, error.start, path), hint=_AS_UTF8)


def _place(data: bytes, offset: int, path: str) -> Place:
    """Say in which line and column, in code points, a byte stands; what comes before it may be no UTF-8 either."""
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace").removeprefix("\ufeff")
    return Place(path, before.count(b"\n") + 1, len(line) + 1)
