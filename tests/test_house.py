"""The house as a whole: what holds for every rule, every command and every module."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from claimcheck.batch.run import check_records
from claimcheck.claimfiles import read_claim_file
from claimcheck.cli import main
from claimcheck.cli.app import COMMANDS, claimcheck
from claimcheck.project import Settings, read_settings
from claimcheck.rules import catalogue, find_rule
from claimcheck.rules.interface import FAMILIES

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
RULES = {rule.code: rule for rule in catalogue()}
PACKAGE = ROOT / "src" / "claimcheck"


def commands():
    found = {name: claimcheck.get_command(click.Context(claimcheck), name) for name in COMMANDS}
    assert all(command and command.name == name for name, command in found.items())
    return found


def run_python(script):
    return subprocess.run([sys.executable, "-"], input=script, capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_name_a_family_and_says_what_it_is_for(code):
    rule = RULES[code]
    assert re.fullmatch(r"CC\d{3}", code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert code[:4] in FAMILIES
    assert len(rule.doc.split()) > 5
    assert find_rule(rule.name) is rule


@pytest.mark.parametrize("code", [code for code, rule in RULES.items() if rule.check])
def test_every_rule_that_judges_has_examples_that_it_fires_on_and_that_it_leaves_alone(code):
    assert {example.fires for example in RULES[code].examples} == {True, False}


def test_no_two_rules_share_a_code_or_a_name():
    rules = catalogue()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


def test_imports_point_down_and_siblings_stay_apart():
    lint = Path(sys.executable).with_name("lint-imports")
    if not lint.exists():
        pytest.skip("import-linter is not installed (make lint runs it)")
    done = subprocess.run([lint], cwd=ROOT, capture_output=True, check=False, text=True)  # noqa: S603 - our own tool
    assert done.returncode == 0, done.stdout


def test_help_and_version_load_no_part_that_is_slow():
    slow = ("pydantic", "yaml", "numpy", "rapidfuzz", "spacy", "Stemmer")
    script = (
        "import sys\nfrom claimcheck.cli import main\nmain(['--help'])\nmain(['--version'])\n"
        f"print([name for name in {slow} if name in sys.modules])"
    )
    assert run_python(script).endswith("[]\n")


def test_the_public_names_are_there():
    script = "from claimcheck import Checker, __version__\nprint(Checker().check('it rained', 'It rained.').verdict)"
    assert run_python(script) == "supported\n"


def test_every_command_stands_in_the_readme_with_its_help():
    table = dict(re.findall(r"^\| `claimcheck (\w+)[^`]*` \| (.+) \|$", README, re.MULTILINE))
    assert table == {name: command.get_short_help_str(200) for name, command in commands().items()}


def documented():
    """Return every line of a console block of the README that runs claimcheck, as words."""
    blocks = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
    lines += re.findall(r"`(claimcheck \w[^`]*)`", README)
    return [line.split() for line in lines if line.startswith("claimcheck ")]


@pytest.mark.parametrize("words", documented(), ids=" ".join)
def test_every_command_and_option_of_the_readme_exists(words):
    command = commands()[words[1]]
    known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    assert {word for word in words if word.startswith("-") and word != "-"} <= {*known, "--help"}


def test_every_option_is_explained_in_help():
    for name, command in commands().items():
        unexplained = [p.name for p in command.params if p.param_type_name == "option" and not getattr(p, "help", None)]
        assert not unexplained, name


def test_every_target_of_the_readme_is_in_the_makefile():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)`?", README)) <= targets


def test_every_dependency_is_explained():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    explained = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    names = {re.split(r"[<>=\[~!]", name)[0].lower() for name in wanted}
    assert not [name for name in names if f"| {name} |" not in explained]


def test_the_version_is_the_one_of_the_distribution():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert run_python("import claimcheck; print(claimcheck.__version__)").strip() == project["version"]


def test_there_is_no_drawer_for_odds_and_ends():
    assert not [path for path in PACKAGE.rglob("*.py") if path.stem in {"utils", "helpers", "common", "misc"}]


def test_the_frame_in_the_readme_is_what_the_command_above_it_prints(capsys, monkeypatch):
    line, shown = re.search(r"\$ (claimcheck check .*)\n```\n\n```text\n(.*?)```", README, re.DOTALL).groups()
    monkeypatch.chdir(ROOT)
    main(shlex.split(line)[1:])
    assert capsys.readouterr().out == shown


def test_the_row_in_the_readme_is_what_batch_makes_of_the_record_above_it():
    record, row = re.search(r"```json\n(.*?)\n```\n\n```json\n(.*?)\n```", README, re.DOTALL).groups()
    assert list(check_records([record.encode()])) == [json.loads(row)]


def test_every_setting_stands_in_the_readme_and_can_be_read(tmp_path):
    (block,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "claimcheck.toml").write_text(block)
    (tmp_path / "claims" / "drafts").mkdir(parents=True)
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "harbour-bridge.txt").touch()
    settings, _ = read_settings(tmp_path)
    assert settings.model_fields_set == set(Settings.model_fields)


def test_the_claim_file_in_the_readme_can_be_read(tmp_path):
    (block,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "claims.yaml").write_text(block, encoding="utf-8")
    assert read_claim_file(tmp_path / "claims.yaml", tmp_path).problems == ()


def test_every_code_that_a_problem_may_have_is_explained():
    codes = {code for path in PACKAGE.rglob("*.py") for code in re.findall(r'"(CC\d{3})"', path.read_text("utf-8"))}
    assert codes <= set(RULES)
