"""The key that signs what is cached: it lies with the user, so that no file of a project can make up a verdict."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

VARIABLE = "CLAIMCHECK_CACHE_KEY"
"""Environment variable that holds the key where machines share a cache, as in CI."""
_SHORTEST = 16
_LENGTH = 64


class NoKeyError(Exception):
    """There is no key, and why."""


def is_kept_here() -> bool:
    """Whether anything is cached: not in CI, where nothing is written, unless a key for it is given there."""
    return not os.environ.get("CI") or VARIABLE in os.environ


def signing_key() -> bytes:
    """Return this user's key; the first call makes one, readable by nobody else. Raises ``NoKeyError``."""
    given = os.environ.get(VARIABLE)
    if given is not None:
        if len(given) < _SHORTEST:
            raise NoKeyError(f"{VARIABLE} is shorter than {_SHORTEST} characters")
        return given.encode()
    try:
        path = key_file()
        with suppress(FileExistsError):
            _make(path)
        key = path.read_bytes()
    except (OSError, RuntimeError) as error:
        raise NoKeyError(f"no signing key can be kept: {error}") from None
    if len(key) != _LENGTH:
        raise NoKeyError(f"{path} holds no signing key; delete it to get a new one")
    return key


def key_file() -> Path:
    """Return where the key lies: below ``XDG_STATE_HOME``, else below the home folder (XDG Base Directory, 0.8)."""
    state = os.environ.get("XDG_STATE_HOME", "")
    base = Path(state) if os.path.isabs(state) else Path.home() / ".local" / "state"  # noqa: PTH117 - "" is no path
    return base / "claimcheck" / "cache.key"


def _make(path: Path) -> None:
    """Make the key whole before it has its name, so that two first runs at once agree on one."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{secrets.token_hex(8)}.tmp")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_LENGTH // 2))
        os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
