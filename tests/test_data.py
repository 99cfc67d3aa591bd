"""Every file of data that ships is accounted for: what it is, where it comes from, and its licence."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "claimcheck"
TOLD = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
DATA = sorted(path for folder in PACKAGE.rglob("data") for path in folder.iterdir() if path.is_file())
LICENCES = ["WORDNET-LICENSE.txt", "ATTRIBUTION.md", "LICENSE-UD_English-EWT.txt"]


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_a_data_file_stands_in_the_documentation(path):
    assert f"{path.name}`" in TOLD


def test_the_documentation_names_no_data_file_that_is_gone():
    named = {Path(name).name for name in re.findall(r"`([\w/.-]+\.(?:tsv|txt|gz|json|md))`", TOLD)}
    there = {path.name for path in ROOT.rglob("*") if ".venv" not in path.parts}
    assert named <= there


@pytest.mark.parametrize("path", [path for path in DATA if path.suffix == ".tsv"], ids=lambda path: path.name)
def test_a_word_list_says_what_it_is(path):
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("name", LICENCES)
def test_the_licences_of_other_peoples_work_lie_beside_it_and_in_the_distribution(name):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (file,) = [entry for entry in project["license-files"] if entry.endswith(name)]
    assert (ROOT / file).read_text(encoding="utf-8").strip()
    assert name in TOLD
