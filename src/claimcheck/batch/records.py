"""Records: one line of JSON each, ``{"id": str, "source": str, "claim": str}``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

_NEEDED = ("id", "source", "claim")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Record:
    """A claim and the text it is to be checked against."""

    id: str | int
    """What the row is known by; whole numbers are accepted and given back as they came."""
    source: str
    claim: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that is no record: why, and its id if that much could be read."""

    id: str | int | None
    reason: str


def read_record(line: bytes, number: int) -> Record | Unreadable:
    """Read one line (UTF-8, ``number`` counted from 1); fields other than the three are ignored."""
    data = read_object(line, number)
    if isinstance(data, Unreadable):
        return data
    record = checked(data)
    return Unreadable(record.id, f"line {number}: {record.reason}") if isinstance(record, Unreadable) else record


def read_object(line: bytes, number: int) -> dict[str, Any] | Unreadable:
    """Read the JSON object on one line (UTF-8, ``number`` counted from 1)."""
    try:
        data = json.loads(line.removeprefix(_BYTE_ORDER_MARK if number == 1 else b"").decode())
    except UnicodeDecodeError as error:
        byte = error.object[error.start : error.start + 1].hex()
        return Unreadable(None, f"line {number}: not UTF-8 (byte 0x{byte} at position {error.start + 1})")
    except json.JSONDecodeError as error:
        return Unreadable(None, f"line {number}: not JSON from column {error.colno} on: {error.msg}")
    except RecursionError:
        return Unreadable(None, f"line {number}: it is nested too deeply")
    except ValueError:  # Python refuses to read it: https://docs.python.org/3/library/stdtypes.html#int-max-str-digits
        return Unreadable(None, f"line {number}: a number of too many digits")
    return data if isinstance(data, dict) else Unreadable(None, f"line {number}: not a JSON object")


def checked(data: dict[str, Any]) -> Record | Unreadable:
    """Return the record in some fields, or what is wrong with them."""
    identity = data.get("id") if _is_id(data.get("id")) else None
    missing = [key for key in _NEEDED if key not in data]
    if missing:
        return Unreadable(identity, f"no {' and no '.join(missing)}")
    if identity is None:
        return Unreadable(None, "id must be a string or a whole number")
    wrong = [key for key in ("source", "claim") if not isinstance(data[key], str)]
    if wrong:
        return Unreadable(identity, f"{' and '.join(wrong)} must be a string")
    return Record(identity, data["source"], data["claim"])


def _is_id(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)
