"""Which module reads which format, and from a file's text to its claims."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from claimcheck.claimfiles.claims import Claims
from claimcheck.claimfiles.notes import Notes

if TYPE_CHECKING:
    from claimcheck.claimfiles.interface import Format, Reader

# Named and not imported: a run that reads one format need not pay for the libraries of the others.
_FORMATS = {
    ".yaml": "yaml_form",
    ".yml": "yaml_form",
    ".md": "markdown_form",
    ".markdown": "markdown_form",
    ".toml": "toml_form",
    ".jsonl": "jsonl_form",
}

ENDINGS = tuple(_FORMATS)
"""The endings of claim files, in lower case, with their dot."""


def format_of(name: str) -> Format:
    """Return the format of a file by its name's ending; raises ``KeyError`` when it is none of ``ENDINGS``."""
    return cast("Format", import_module(f"claimcheck.claimfiles.{_FORMATS[PurePath(name).suffix.lower()]}"))


def parsed(text: str, read: Reader, shown: str) -> Claims:
    """Read the claims of a text; what is wrong with it is in their notes."""
    claims = Claims(Notes(shown, text))
    if text.strip():
        claims.read(read(text, claims.notes))
    else:
        claims.notes.invalid(None, "the file is empty", "a claim file holds at least one claim")
    return claims
