"""The limits that docs/security.md names are those of the code."""

import importlib
import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "security.md").read_text(encoding="utf-8")
LIMITS = re.findall(r"^\| (.+) \| ([\d,]+)( MiB)? \| `([\w.]+)\.(\w+)` \|$", PAGE, re.MULTILINE)


def test_the_table_of_limits_is_read():
    assert len(LIMITS) == PAGE.partition("\n## Limits\n")[2].count("\n| ") - 1


@pytest.mark.parametrize(("what", "number", "unit", "module", "name"), LIMITS, ids=[row[0] for row in LIMITS])
def test_a_limit_is_that_of_the_code(what, number, unit, module, name):
    assert what
    held = getattr(importlib.import_module(f"claimcheck.{module}"), name)
    assert held == int(number.replace(",", "")) * (2**20 if unit else 1)
