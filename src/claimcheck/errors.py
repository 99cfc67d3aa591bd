"""Errors: each says what went wrong, where, and what to do about it."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file that a person can open: 1-based line and column, in code points."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Render as ``path``, ``path:line`` or ``path:line:column``."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


class ClaimcheckError(Exception):
    """Base of every error that a user can cause; its slug is stable, its wording is not."""

    slug = "error"

    def __init__(self, what: str, *, where: Place | None = None, hint: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        """Render as one line: where, slug, what, and what to do."""
        place = f"{self.where}: " if self.where else ""
        hint = f" (help: {self.hint})" if self.hint else ""
        return f"{place}{self.slug}: {self.what}{hint}"


class SourceError(ClaimcheckError):
    """A source is missing, unreadable, empty, or not text."""

    slug = "source-unreadable"


class SettingsError(ClaimcheckError):
    """The settings file is broken or names a key that does not exist."""

    slug = "settings-invalid"


class UsageError(ClaimcheckError):
    """The command line asks for something that can't be done."""

    slug = "usage"


STDOUT = "stdout"
"""The name, in place of a file's, of where results go."""
STDIN = "stdin"
"""The name, in place of a file's, of where a text comes from that is piped in."""

_REMEDIES = {
    errno.EACCES: "check the rights of the file and of its folder",
    errno.EDQUOT: "make room: the quota is used up",
    errno.EISDIR: "a folder stands where a file is needed: remove or rename it",
    errno.ELOOP: "a link leads back to itself: remove it",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.ENOENT: "name a file in a folder that exists",
    errno.ENOSPC: "make room on the disk",
    errno.ENOTDIR: "a file stands where a folder is needed: remove or rename it",
    errno.EPERM: "check the rights of the file and of its folder",
    errno.EXDEV: "put the file itself there",
    errno.EROFS: "choose a place that can be written to",
}


def remedy(error: OSError) -> str | None:
    """Return what to do where the system refused something; nothing where that depends."""
    return _REMEDIES.get(error.errno or 0)


def unwritable(path: object, error: OSError) -> UsageError:
    """Return the error for a file that was asked for and can't be written."""
    what = f"can't write this file: {error.strerror or error}"
    return UsageError(what, where=Place(str(path)), hint=remedy(error))


def import_extra(
    module: str, extra: str, purpose: str, *, error: type[ClaimcheckError] = UsageError, where: Place | None = None
) -> ModuleType:
    """Import a module of a package that only an extra of this distribution brings, and return the package.

    Raises ``error``, which names the package and the command that installs it, when it is missing.
    """
    package = module.partition(".")[0]
    try:
        import_module(module)
        return import_module(package)
    except ImportError:
        what = f"{purpose} needs {package}, which is not installed"
        raise error(what, where=where, hint=f"pip install 'claimcheck-verify[{extra}]'") from None
