from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from claimcheck.errors import SettingsError
from claimcheck.model import Severity
from claimcheck.project import Project, Settings, read_settings
from claimcheck.project.settings import FolderSettings, SourceSettings
from claimcheck.rules import judging
from tests.project.trees import write

if TYPE_CHECKING:
    from pathlib import Path

RULE = judging()[0]
OTHER = judging()[-1]

ALL = f"""
source = "texts/final"
claims = "checks"
select = ["CC1", "{RULE.name}"]
ignore = ["{RULE.code}"]
strictness = "high"
fail_on = "warning"
min_severity = "info"

[severity]
{RULE.code} = "off"
{OTHER.name} = "warning"
[folders."checks/drafts"]
severity = {{ {RULE.code} = "info" }}
[sources."a/b"]
url = "https://example.org/b"
superseded_by = "c"
keep = ["at least"]
"""


def write_named(root: Path) -> None:
    """Write the folders and sources that ``ALL`` names."""
    for folder in ("checks/drafts", "texts/final/a"):
        (root / folder).mkdir(parents=True)
    for name in ("a/b.txt", "c.md"):
        write(root / "texts" / "final", name, "It rained.")


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    path = write(tmp_path, "claimcheck.toml", ALL)
    write_named(tmp_path)
    found = read_settings(tmp_path)
    assert found == (
        Settings(
            source="texts/final",
            claims="checks",
            select=("CC1", RULE.name),
            ignore=(RULE.code,),
            severity={RULE.code: "off", OTHER.name: "warning"},
            strictness="high",
            fail_on="warning",
            min_severity=Severity.INFO,
            folders={"checks/drafts": FolderSettings(severity={RULE.code: "info"})},
            sources={"a/b": SourceSettings(url="https://example.org/b", superseded_by="c", keep=("at least",))},
        ),
        path,
    )
    assert set(Settings.model_fields) == found[0].model_fields_set


def test_without_a_file_there_are_no_settings_and_all_have_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) is None
    settings = Settings()
    assert (settings.source, settings.claims, settings.strictness) == ("source", "claims", "normal")
    assert (settings.fail_on, settings.min_severity) == ("error", Severity.WARNING)


def test_settings_can_not_be_changed() -> None:
    with pytest.raises(ValidationError):
        Settings().source = "x"  # type: ignore[misc]


def test_an_empty_file_means_defaults(tmp_path: Path) -> None:
    write(tmp_path, "claimcheck.toml", "")
    found = read_settings(tmp_path)
    assert found is not None
    assert found[0] == Settings()


def test_a_table_of_the_shared_file_will_do(tmp_path: Path) -> None:
    path = write(tmp_path, "pyproject.toml", '[tool.claimcheck]\nsource = "docs"\n[tool.other]\nx = 1\n')
    assert read_settings(tmp_path) == (Settings(source="docs"), path)


def test_the_own_file_wins_and_nothing_is_merged(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", '[tool.claimcheck]\nsource = "docs"\nfail_on = "warning"\n')
    own = write(tmp_path, "claimcheck.toml", 'claims = "checks"\n')
    assert read_settings(tmp_path) == (Settings(claims="checks"), own)


@pytest.mark.parametrize("text", ["[project]\nname = 'claimcheck-user'\n", "[tool.other]\n", "", "not toml at all"])
def test_a_shared_file_without_our_table_is_none_of_our_business(tmp_path: Path, text: str) -> None:
    write(tmp_path, "pyproject.toml", text)
    assert read_settings(tmp_path) is None


BROKEN = {
    "an unknown key": ('source = "a"\nsorce = "b"\n', "claimcheck.toml:2:1", "no setting `sorce`", "`source`?"),
    "a hyphen for an underscore": ('fail-on = "error"\n', "claimcheck.toml:1:1", "`fail-on`", "`fail_on`?"),
    "a key like no other": ("\n  xyzzy = 1\n", "claimcheck.toml:2:3", "no setting `xyzzy`", "known: source, claims"),
    "an unknown table": ("[soruce]\n", "claimcheck.toml:1:1", "no setting `soruce`", "`source`?"),
    "a number for text": ("source = 1\n", "claimcheck.toml:1:1", "`source`: it must be text", "quotation marks"),
    "text for a list": ('\nselect = "CC101"\n', "claimcheck.toml:2:1", "`select`: it must be a list", "in brackets"),
    "a rule like no other": ('ignore = ["xyzzy"]\n', "claimcheck.toml:1:12", "no rule `xyzzy`", "rule --all"),
    "all rules": ('ignore = ["CC"]\n', "claimcheck.toml:1:12", "no rule `CC`", ""),
    "an unknown level": ('strictness = "max"\n', "claimcheck.toml:1:1", "should be 'low', 'normal' or 'high'", ""),
    "an unknown severity": (
        f'[severity]\n{RULE.code} = "fatal"\n', "claimcheck.toml:2:1", f"`severity.{RULE.code}`: input should be", "",
    ),
    "an unknown rule": ('select = [\n  "CC1", "XYZ88",\n]\n', "claimcheck.toml:2:11", "no rule `XYZ88`", "rule --all"),
    "a rule with a slip": (
        f'ignore = ["{RULE.name}x"]\n', "claimcheck.toml:1:12", f"no rule `{RULE.name}x`", f"`{RULE.name}`?",
    ),
    "an unknown rule in a table": ('severity = { CC99 = "off" }\n', "claimcheck.toml:1:14", "no rule `CC99`", ""),
    "a rule about files that is chosen": ('select = ["CC404"]\n', "claimcheck.toml:1:12", "`CC404` always runs", ""),
    "rules about files that are chosen": ('select = ["CC40"]\n', "claimcheck.toml:1:12", "no rule `CC40`", ""),
    "a rule that must run": ('severity = { CC402 = "off" }\n', "claimcheck.toml:1:14", "`CC402` always runs", ""),
    "a folder outside": ('source = "../x"\n', "claimcheck.toml:1:1", "'../x' leads out of its folder", ""),
    "an absolute folder": ('claims = "/etc"\n', "claimcheck.toml:1:1", "'/etc' is an absolute path", ""),
    "an empty folder": ('claims = ""\n', "claimcheck.toml:1:1", "it must be a folder of the project", ""),
    "a source that is not there": ("[sources.a]\n", "claimcheck.toml:1:1", "no source `a`", "its path below"),
    "a source like no other": ("[sources.a]\n", "claimcheck.toml:1:1", "no source `a`", "sources here: later, storm"),
    "a source with a slip": ("\n[sources.strom]\n", "claimcheck.toml:2:1", "no source `strom`", "`storm`?"),
    "a source with its ending": ('[sources."storm.txt"]\n', "claimcheck.toml:1:1", "no source", "`storm`?"),
    "text for a table": ('[sources]\nstorm = "x"\n', "claimcheck.toml:2:1", "`sources.storm`: it must be a", "keys"),
    "a key that no source has": (
        "[sources.storm]\nkep = []\n", "claimcheck.toml:2:1", "`sources.storm.kep`: there is no such key", "docs/",
    ),
    "a folder without severities": (
        "[folders.claims]\n", "claimcheck.toml:1:1", "`folders.claims.severity`: it is missing", "",
    ),
    "no address": (
        '[sources.storm]\nurl = "example.org"\n', "claimcheck.toml:2:1", "`sources.storm.url`: it must be an", "https",
    ),
    "a source above": ('[sources."../a"]\n', "claimcheck.toml:1:1", "no source `../a`", "its path below"),
    "a successor that is not there": (
        '[sources.storm]\nsuperseded_by = "strom"\n', "claimcheck.toml:2:1", "no source `strom`", "`storm`?",
    ),
    "its own successor": (
        '[sources.storm]\nsuperseded_by = "storm"\n', "claimcheck.toml:2:1", "so that none is the latest", "",
    ),
    "successors in a ring": (
        '[sources.storm]\nsuperseded_by = "later"\n[sources.later]\nsuperseded_by = "storm"\n',
        "claimcheck.toml:2:1", "so that none is the latest", "latest one",
    ),
    "broken syntax": ("source = \n", "claimcheck.toml:1:10", "not TOML: Invalid value", ""),
    "a key twice": ('source = "a"\nsource = "b"\n', "claimcheck.toml:2:", "not TOML: Cannot overwrite a value", ""),
    "too deep": ("source = " + "[" * 9000, "claimcheck.toml:1:", "nested too deeply", ""),
    "not UTF-8": (b'source = "caf\xe9"\n', "claimcheck.toml", "it is not UTF-8", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_mistake_is_an_error_with_its_place(tmp_path: Path, case: str) -> None:
    text, where, message, hint = BROKEN[case]
    if case != "a source that is not there":
        for name in ("storm.txt", "later.txt"):
            write(tmp_path, f"source/{name}", "It rained.")
    write(tmp_path, "claimcheck.toml", text)
    with pytest.raises(SettingsError) as caught:
        read_settings(tmp_path)
    assert str(caught.value.where).startswith(str(tmp_path / where))
    assert message in caught.value.what
    assert hint in (caught.value.hint or "")


def test_a_mistake_in_the_shared_file_has_its_place_there(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", '[project]\nname = "x"\n\n[tool.claimcheck]\nsource = "a"\n  sorce = "b"\n')
    with pytest.raises(SettingsError, match=r"pyproject\.toml:6:3: settings-invalid: there is no setting `sorce`"):
        read_settings(tmp_path)


def test_something_else_under_our_name_in_the_shared_file_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", "[tool]\nclaimcheck = 1\n")
    with pytest.raises(SettingsError, match=r"`tool\.claimcheck` must be a table"):
        read_settings(tmp_path)


def test_unused_and_expired_ignores_may_be_left_out(tmp_path: Path) -> None:
    write(tmp_path, "claimcheck.toml", 'ignore = ["CC404", "expired-ignore"]\nseverity = { CC405 = "info" }\n')
    assert read_settings(tmp_path) is not None


def test_the_engine_gets_what_the_settings_ask_for(tmp_path: Path) -> None:
    write_named(tmp_path)
    write(tmp_path, "claimcheck.toml", ALL)
    found = read_settings(tmp_path)
    assert found is not None
    options = Project(tmp_path, *found).options()
    assert options.strictness.value == "high"
    assert options.select == ("CC1", RULE.name)
    assert options.ignore == (RULE.code, RULE.code)
    assert options.severity == {OTHER.code: Severity.WARNING}
    assert options.at("checks/drafts/a.yaml").severity[RULE.code] == Severity.INFO
    assert options.today is None
