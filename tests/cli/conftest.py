"""A small project that the commands can be run in."""

import pytest

STORM = "The storm reached the coast on Monday.\nAt least 11 people were killed in the harbour.\n"
CLAIMS = """\
source: storm
claims:
  - The storm reached the coast on Monday
  - id: toll
    claim: at least 11 people were killed
"""


class Project:
    """A project folder that files are put into by path."""

    def __init__(self, root):
        self.root = root

    def write(self, path, text):
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Make a project with two claims that hold."""
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path)
    made.write("source/storm.txt", STORM)
    made.write("claims/storm.yaml", CLAIMS)
    return made
