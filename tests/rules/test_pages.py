"""The pages of the rules are made of their declarations, and the ones in the documentation are fresh."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.rules import catalogue
from claimcheck.rules.pages import INDEX, pages, write_pages

DOCS = Path(__file__).resolve().parents[2] / "docs" / "rules"
RULES = {rule.code: rule for rule in catalogue()}


def test_the_documentation_has_these_pages_and_no_others():
    assert {path.name: path.read_text("utf-8") for path in DOCS.iterdir()} == pages(), "run `make docs`"


def test_every_rule_has_a_page_and_stands_in_the_index():
    made = pages()
    assert set(made) == {INDEX, *(f"{code}.md" for code in RULES)}
    assert re.findall(r"\[(CC\d{3})\]\(\1\.md\)", made[INDEX]) == list(RULES)


@pytest.mark.parametrize("code", RULES)
def test_a_page_has_the_examples_of_its_rule_under_what_they_show(code):
    page, rule = pages()[f"{code}.md"], RULES[code]
    assert page.startswith(f"# {code} {rule.name}\n")
    quiet = page.partition("## Stays quiet on")[2]
    for example in rule.examples:
        row = f"| {example.claim} | {example.source} |".replace("\n", " ")
        assert (row in quiet) != example.fires
        assert row in page


def test_links_lead_to_pages_and_families_that_are_there():
    made = pages()
    titles = {title.lower() for title in re.findall(r"^## (.+)$", made[INDEX], re.MULTILINE)}
    for text in made.values():
        for file, family in re.findall(r"\]\((\w+\.md)(?:#(\w+))?\)", text):
            assert file in made
            assert not family or family in titles


def test_writing_takes_away_the_page_of_a_rule_that_is_gone(tmp_path):
    (tmp_path / "CC999.md").write_text("gone")
    (tmp_path / "notes.txt").write_text("kept")
    write_pages(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {*pages(), "notes.txt"}


def test_it_can_be_run(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck.rules.pages"], cwd=tmp_path, check=True, capture_output=True
    )
    assert done.stderr == b""
    assert (tmp_path / "docs" / "rules" / INDEX).read_text("utf-8") == pages()[INDEX]
