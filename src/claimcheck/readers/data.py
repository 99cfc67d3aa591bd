"""Reads JSON and JSON Lines: every string of several words, with the pointer to its field (RFC 6901)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimcheck.errors import Place, SourceError
from claimcheck.model import SentenceKind, Source
from claimcheck.readers.decoding import decode
from claimcheck.readers.extracted import Extract, one_part, source_of


class JsonReader:
    """Reads ``.json`` and ``.jsonl`` files in UTF-8."""

    suffixes = (".json", ".jsonl", ".ndjson")

    def read(self, data: bytes, id: str, path: str) -> Source:  # noqa: A002 - the model's name
        """Make a source of the texts in a file; ids, addresses, numbers and keys are left out."""
        text = decode(data, path).removeprefix("\ufeff")
        lines = path.lower().endswith((".jsonl", ".ndjson"))
        return source_of(_of_lines(text, path) if lines else _of_value(_loaded(text, path, 0), ""), id, path)


def _of_lines(text: str, path: str) -> Iterator[Extract]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            for extract in _of_value(_loaded(line, path, number - 1), ""):
                part = extract.parts[0]
                yield one_part(extract.kind, part.text, f"line {number}, {part.place}")


def _loaded(text: str, path: str, before: int) -> Any:  # noqa: ANN401 - what JSON holds
    try:
        value = json.loads(text, object_pairs_hook=_object)
        json.dumps(value, ensure_ascii=False).encode()
        return value
    except UnicodeEncodeError:
        what = "not text: a string holds half a surrogate pair (\\ud800 to \\udfff)"
        raise SourceError(what, where=Place(path, before + 1, 1)) from None
    except json.JSONDecodeError as error:
        raise SourceError(f"not JSON: {error.msg}", where=Place(path, before + error.lineno, error.colno)) from None
    except RecursionError:
        raise SourceError("it is nested too deeply", where=Place(path, before + 1, 1)) from None
    except ValueError as error:  # a number of too many digits
        raise SourceError(f"not JSON: {error}", where=Place(path, before + 1, 1)) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object; one of two fields of the same name would be lost."""
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the field {twice!r} stands twice in one object")
    return made


def _of_value(value: object, pointer: str) -> Iterator[Extract]:
    """Walk a value without recursion, in order."""
    stack = [(value, pointer)]
    while stack:
        found, at = stack.pop()
        if isinstance(found, dict):
            inner = [(each, f"{at}/{_escaped(str(key))}") for key, each in found.items()]
            stack.extend(reversed(inner))
        elif isinstance(found, list):
            stack.extend(reversed([(each, f"{at}/{place}") for place, each in enumerate(found)]))
        elif isinstance(found, str) and len(found.split()) > 1:
            yield from _texts(found, at or "/")


def _texts(text: str, pointer: str) -> Iterator[Extract]:
    for paragraph in text.replace("\r\n", "\n").split("\n\n"):
        yield one_part(SentenceKind.PROSE, paragraph.strip(), pointer)


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
