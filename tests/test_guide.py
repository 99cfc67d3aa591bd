"""The guide does what it says: its files are written, its commands run, and what they print is what it shows."""

import re
import shlex
from pathlib import Path

import pytest

from claimcheck.claimfiles import read_claim_file
from claimcheck.cli import main

DOCS = Path(__file__).resolve().parents[1] / "docs"
GUIDE = (DOCS / "guide.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?:^`(?P<path>[\w./-]+)`:\n\n)?```(?P<kind>\w+)\n(?P<body>.*?)```$", re.DOTALL | re.MULTILINE)
EXITS = [int(code) for code in re.findall(r"That is exit code (\d)", GUIDE)]


def write(path, text):
    """Write a file of the guide; of the claim files only the last is there, as for somebody who follows it."""
    path = Path(path)
    path.parent.mkdir(exist_ok=True)
    for old in path.parent.glob("*"):
        old.unlink()
    path.write_text(text, encoding="utf-8")


def test_following_the_guide_shows_what_it_shows(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    codes, printed, compared = [], None, 0
    for block in BLOCK.finditer(GUIDE):
        if block["path"]:
            write(block["path"], block["body"])
        elif block["kind"] == "console":
            codes += [main(shlex.split(line.removeprefix("$ "))[1:]) for line in block["body"].splitlines()]
            printed = capsys.readouterr().out
        elif block["kind"] == "text" and printed is not None:
            assert printed == block["body"]
            compared += 1
    assert codes[: len(EXITS)] == EXITS == [0, 1]
    assert compared == 3


FORMS = {}
for found in BLOCK.finditer(GUIDE.partition("## 4.")[2].partition("## 5.")[0]):
    if found["path"]:
        FORMS[Path(found["path"]).suffix] = found["body"]


def claims(folder, ending):
    path = folder / f"ferry{ending}"
    path.write_text(FORMS[ending], encoding="utf-8")
    file = read_claim_file(path, folder)
    assert file.problems == ()
    return [claim.model_copy(update={"origin": None}) for claim in file.claims]


def test_all_four_formats_are_shown():
    assert set(FORMS) == {".yaml", ".md", ".toml", ".jsonl"}


@pytest.mark.parametrize("ending", FORMS)
def test_each_format_says_the_same(tmp_path, ending):
    assert claims(tmp_path, ending) == claims(tmp_path, ".yaml")
