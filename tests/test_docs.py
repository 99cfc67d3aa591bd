"""The pages keep their word: they build strictly, their links lead somewhere, and what they show is what happens."""

import importlib.util
import json
import re
import shlex
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest
import yaml

from claimcheck.claimfiles import ENDINGS
from claimcheck.cli import main
from claimcheck.project import Settings, read_settings
from claimcheck.project.settings import SourceSettings
from claimcheck.readers import known_suffixes
from claimcheck.renderers import FORMATS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
CI = (DOCS / "ci.md").read_text("utf-8")


def slug(heading):
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", words))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_page_and_every_anchor_to_a_heading(page):
    for target, anchor in re.findall(r"\]\(([^):#\s]*)(?:#([^)\s]+))?\)", page.read_text("utf-8")):
        found = page.parent / target if target else page
        assert found.exists(), target
        if anchor and found.suffix == ".md":
            headings = re.findall(r"^#+ (.*)$", found.read_text("utf-8"), re.MULTILINE)
            assert anchor in {slug(one) for one in headings}, f"{target}#{anchor}"


@pytest.mark.skipif(importlib.util.find_spec("mkdocs") is None, reason="mkdocs is not installed (make site builds it)")
def test_the_site_builds_strictly_and_fetches_nothing(tmp_path):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)  # noqa: S603 - mkdocs itself
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "rules" / "CC101" / "index.html").exists()
    assert "Checker" in (tmp_path / "api" / "index.html").read_text("utf-8")
    for page in tmp_path.rglob("*.html"):
        assert not re.search(r'(?:<script[^>]*src|<link[^>]*href|<img[^>]*src)="https?:', page.read_text("utf-8")), page


def test_every_setting_has_a_row_on_its_page_and_its_example_can_be_read(tmp_path):
    page = (DOCS / "settings.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert sorted(rows) == sorted([*Settings.model_fields, *SourceSettings.model_fields])
    (example,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "claims" / "drafts").mkdir(parents=True)
    (tmp_path / "source").mkdir()
    for name in ("claims/drafts/final.yaml", "source/harbour-bridge.txt", "source/harbour-bridge-2.txt"):
        (tmp_path / name).touch()
    (tmp_path / "claimcheck.toml").write_text(example, "utf-8")
    settings, _ = read_settings(tmp_path)
    assert settings.sources["harbour-bridge"].keep


def test_every_format_and_every_ending_of_a_source_stands_on_its_page():
    page = (DOCS / "formats.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `([a-z]+)` \|", page, re.MULTILINE)) == sorted(FORMATS)
    assert set(known_suffixes()) <= set(re.findall(r"`(\.\w+)`", page.partition("## What it writes")[0]))
    assert set(ENDINGS) <= set(re.findall(r"`(\.\w+)`", page))


def commands(text):
    """Give the claimcheck commands of a snippet, as words."""
    return [shlex.split(line)[1:] for line in re.findall(r"(?m)(?:^|[-'/] ?)(claimcheck verify [^'\n]*)", text)]


def snippet(heading, language):
    return re.search(rf"## {heading}\n.*?```{language}\n(.*?)```", CI, re.DOTALL)[1]


@pytest.fixture
def example(tmp_path, monkeypatch):
    (tmp_path / "source").mkdir()
    (tmp_path / "claims").mkdir()
    (tmp_path / "source" / "a.txt").write_text("The storm reached the coast on Monday.\n")
    (tmp_path / "claims" / "a.yaml").write_text("claims: [The storm reached the coast]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_snippet_for_gitlab_writes_what_its_artifacts_name(example):
    job = yaml.safe_load(snippet("GitLab", "yaml"))["claimcheck"]
    (words,) = [shlex.split(line)[1:] for line in job["script"] if line.startswith("claimcheck ")]
    assert main(words) == 0
    for path in job["artifacts"]["reports"].values():
        assert (example / path).stat().st_size
    assert json.loads((example / job["artifacts"]["reports"]["codequality"]).read_text()) == []


def test_the_snippet_for_jenkins_writes_what_it_collects(example):
    text = snippet("Jenkins", "groovy")
    (words,) = commands(text)
    assert main(words) == 0
    for path in re.findall(r"(?:junit|archiveArtifacts) '([^']+)'", text):
        assert (example / path).stat().st_size


def test_the_snippet_for_github_names_inputs_that_the_action_has():
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    (step,) = [
        one
        for one in yaml.safe_load(snippet("GitHub", "yaml"))["jobs"]["claims"]["steps"]
        if "claimcheck" in one["uses"]
    ]
    assert set(step["with"]) <= set(action["inputs"])


def test_the_picture_of_the_terminal_shows_what_the_command_prints(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    drawn = (DOCS / "pictures" / "terminal.svg").read_text("utf-8")
    rows = {}
    for y, text in re.findall(r'<text class="[^"]*" x="[^"]*" y="([^"]*)"[^>]*>([^<]*)</text>', drawn):
        rows[float(y)] = rows.get(float(y), "") + unescape(text).replace("\xa0", " ")
    typed, *shown = (row.rstrip() for _, row in sorted(rows.items()) if row.strip())
    main(shlex.split(typed.removeprefix("$ "))[1:])
    printed = [line for line in capsys.readouterr().out.splitlines() if line.strip()]
    # The drawing places words by column and leaves blanks out.
    assert ["".join(line.split()) for line in shown] == ["".join(line.split()) for line in printed]


def test_every_picture_is_there_and_small():
    for name in ("terminal.svg", "report.png"):
        assert 1_000 < (DOCS / "pictures" / name).stat().st_size < 400_000
