"""Claim files beside what is to be read from them: claims with their places, then problems."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.claimfiles import read_claim_file
from tests.claimfiles.reading import shown

CASES = Path(__file__).parent / "cases"
INPUTS = sorted(path for path in CASES.iterdir() if path.suffix != ".expected")


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_a_claim_file_is_read_as_the_file_beside_it_says(path: Path) -> None:
    expected = path.with_name(f"{path.name}.expected").read_text(encoding="utf-8")
    assert shown(read_claim_file(path, CASES)) == expected


def test_each_format_has_a_case() -> None:
    assert {path.suffix for path in INPUTS} >= {".jsonl", ".md", ".toml", ".yaml"}
