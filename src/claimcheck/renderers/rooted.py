"""A report whose paths begin where the command was run: editors and CI servers look for files from there."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from claimcheck.model import ClaimResult, Problem, Report, Source

    _Placed = TypeVar("_Placed", Source, Problem)


def below(report: Report, folder: str) -> Report:
    """Put a folder before every relative path of a report on a project that lies there."""
    return report.model_copy(
        update={
            "results": tuple(_result(one, folder) for one in report.results),
            "sources": tuple(_moved(one, folder) for one in report.sources),
            "problems": tuple(_moved(one, folder) for one in report.problems),
        }
    )


def _result(result: ClaimResult, folder: str) -> ClaimResult:
    origin = result.claim.origin
    if origin is None:
        return result
    moved = origin.model_copy(update={"path": _path(origin.path, folder)})
    return result.model_copy(update={"claim": result.claim.model_copy(update={"origin": moved})})


def _moved(one: _Placed, folder: str) -> _Placed:
    return one.model_copy(update={"path": _path(one.path, folder)}) if one.path else one


def _path(path: str, folder: str) -> str:
    return str(PurePosixPath(folder, path))
