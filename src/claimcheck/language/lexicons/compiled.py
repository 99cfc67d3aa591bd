"""Tables that take long to make of the lexicons, kept where Python keeps its compiled code, and in the same way.

They lie in ``__pycache__``, as JSON below a digest of the table and of all that it was made of: the lexicons, the code
that reads them, the stemmer. Where that does not fit, a table is made anew; where none can be written, each time. Who
may write there may write code as well, so that they are trusted no further than that.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import Stemmer

MODULES = ("compiled", "determiners", "lexicon", "phrasebook", "relations", "wordnet", "words")
"""Of this room: all whose code takes part in making a table."""
_LEXICONS = (".txt", ".tsv")
_DATA = Path(__file__).parents[1] / "data"


def compiled(name: str, make: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the table of a name, from the last process that made it or by making it, of dicts, lists and strings."""
    try:
        path, world = _home(name), _world()
    except (OSError, NotImplementedError):  # what it is made of can't be told: in an archive, say
        return make()
    table = _read(path, world)
    if table is None:
        table = make()
        if not sys.dont_write_bytecode:
            _write(path, world, table)
    return table


def _home(name: str) -> Path:
    return Path(cache_from_source(str(_DATA / f"{name}.py"))).with_suffix(".json")


@cache
def _world() -> bytes:
    """Digest the lexicons and what makes tables of them."""
    here = Path(__file__).parent
    lexicons = (entry.path for entry in os.scandir(_DATA) if entry.name.endswith(_LEXICONS))
    digest = hashlib.sha256(Stemmer.version().encode())
    for path in (*(str(here / f"{module}.py") for module in MODULES), *sorted(lexicons)):
        with open(path, "rb") as file:  # noqa: PTH123 - a path object for each takes longer
            data = file.read()
        digest.update(os.path.basename(path).encode() + b"\0" + len(data).to_bytes(8, "big") + data)  # noqa: PTH119
    return digest.digest()


def _read(path: Path, world: bytes) -> Any:  # noqa: ANN401
    """Return a table that is whole and of this world; nothing for any other."""
    try:
        head, _, data = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return json.loads(data) if head == _signed(world, data) else None


def _write(path: Path, world: bytes, table: Any) -> None:  # noqa: ANN401
    """Write a table, whole or not at all; nothing where that can't be done."""
    data = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(_signed(world, data) + b"\n" + data)
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink()


def _signed(world: bytes, data: bytes) -> bytes:
    return hashlib.sha256(world + data).hexdigest().encode()
