"""From a path to text, with every way in which that can fail told in words."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from claimcheck.errors import remedy

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 50 * 1024 * 1024
"""The largest claim file that is read."""

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_WIDE_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_AS_UTF8 = "save it as UTF-8"


class Undecodable(Exception):  # noqa: N818 (a passing signal between two functions, never shown)
    """The file gives no text: what is wrong, where (1-based), and what to do."""

    def __init__(
        self, message: str, hint: str | None = None, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.line = line
        self.column = column


def read_text(path: Path) -> str:
    """Return the text of a file, a leading byte order mark left out; raise ``Undecodable`` when there is none."""
    data = _read_bytes(path)
    for mark, name in _WIDE_MARKS.items():
        if data.startswith(mark):
            raise Undecodable(f"the file is {name}, not UTF-8", _AS_UTF8)
    if (nul := data.find(b"\0")) >= 0:
        message = f"the file is binary: byte 0x00 at offset {nul}"
        raise Undecodable(message, "a claim file is plain text in UTF-8", *_byte_place(data, nul))
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error) from None


def _read_bytes(path: Path) -> bytes:
    """Return the bytes of a regular file that isn't too large."""
    try:
        if path.is_dir():
            raise Undecodable("a claim file was expected, but this is a directory", "name a file in it")
        if path.exists() and not path.is_file():
            raise Undecodable("a claim file was expected, but this is not a regular file", "copy it into one")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Undecodable(f"the file can't be read: {error.strerror or error}", remedy(error)) from None
    except ValueError as error:  # a NUL in the name
        raise Undecodable(f"the file name can't be used: {error}") from None
    if len(data) > MAX_BYTES:
        raise Undecodable(f"the file is larger than {MAX_BYTES // 1024**2} MB", "split it into several claim files")
    return data


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Undecodable:
    """Say which byte isn't UTF-8, and where."""
    message = f"the file is not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
    return Undecodable(message, _AS_UTF8, *_byte_place(data, error.start))


def _byte_place(data: bytes, at: int) -> tuple[int, int]:
    """Return the 1-based line and column, in code points, of a byte whose predecessors are all UTF-8."""
    before = data[:at].decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
