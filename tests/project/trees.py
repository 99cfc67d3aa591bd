"""Small projects that a test writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def plant(root: Path, **files: str | bytes) -> Path:
    """Write files under a folder; in their names ``__`` stands for a slash and ``_`` before the ending for the dot."""
    for name, content in files.items():
        stem, _, ending = name.replace("__", "/").rpartition("_")
        write(root, f"{stem}.{ending}", content)
    return root


def write(root: Path, name: str, content: str | bytes) -> Path:
    """Write one file under a folder, and the folders that it needs."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
