"""``verify`` checks a project, and is green only when every claim has the verdict it expects."""

import json
import os
import subprocess
import sys

import pytest

from claimcheck.cli import main
from claimcheck.renderers.document import read_document

FALSE = "source: storm\nclaims:\n  - id: wrong\n    claim: at least 12 people were killed\n"
GOOD_LINE = "2 claims checked against 1 source: 2 supported, 0 contradicted, 0 unchecked; all 2 as expected\n"


@pytest.mark.usefixtures("project")
def test_claims_that_hold_are_a_line_of_counts_and_0(capsys):
    assert main(["verify"]) == 0
    assert capsys.readouterr() == (GOOD_LINE, "")


def test_a_false_claim_is_shown_in_both_frames_and_is_1(project, capsys):
    project.write("claims/wrong.yaml", FALSE)
    assert main(["verify"]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith("error[CC10")
    assert "\n --> claims/wrong.yaml:4:12\n" in shown
    assert "\n --> source/storm.txt:2:1 (storm#s2)\n" in shown
    assert "3 claims checked against 1 source: 2 supported, " in shown
    assert shown.endswith("; 1 failed, 2 as expected\n")


def test_a_false_claim_that_says_so_is_as_expected(project, capsys):
    verdict = json.loads(run_json(project, FALSE, capsys))["results"][0]["verdict"]
    project.write("claims/wrong.yaml", FALSE + f"    expect: {verdict}\n")
    assert main(["verify"]) == 0
    assert "all 3 as expected" in capsys.readouterr().out


def run_json(project, text, capsys):
    project.write("claims/wrong.yaml", text)
    main(["verify", "claims/wrong.yaml", "--format", "json"])
    return capsys.readouterr().out


def test_a_true_claim_that_is_expected_to_be_false_is_red(project, capsys):
    project.write("claims/storm.yaml", "claims: [{claim: at least 11 people were killed, expect: contradicted}]\n")
    assert main(["verify"]) == 1
    assert capsys.readouterr().out.startswith("error: expected contradicted, but it is supported\n")


def test_paths_narrow_what_is_checked(project, capsys):
    project.write("claims/wrong.yaml", FALSE)
    assert main(["verify", "claims/storm.yaml"]) == 0
    assert capsys.readouterr().out == GOOD_LINE
    assert main(["verify", str(project.root / "claims" / "wrong.yaml")]) == 1


def test_a_project_is_found_from_below_and_named_from_afar(project, monkeypatch, capsys):
    monkeypatch.chdir(project.root / "source")
    assert main(["verify"]) == 0
    monkeypatch.chdir("/")
    assert main(["verify", str(project.root / "claims")]) == 0
    assert capsys.readouterr().out == GOOD_LINE * 2


def test_a_project_folder_is_all_of_its_claims(project, monkeypatch, capsys):
    monkeypatch.chdir("/")
    assert main(["verify", str(project.root)]) == 0
    assert capsys.readouterr().out == GOOD_LINE


def test_a_bad_claim_file_hides_no_finding_and_is_2(project, capsys):
    project.write("claims/wrong.yaml", FALSE)
    project.write("claims/bad.yaml", "claims:\n  - clam: at least 11 people were killed\n")
    assert main(["verify"]) == 2
    shown = capsys.readouterr().out
    assert "\n --> claims/wrong.yaml:4:12\n" in shown
    assert " --> claims/bad.yaml:2:" in shown
    assert "claim" in shown
    last = shown.splitlines()[-1]
    assert "1 failed, 2 as expected" in last
    assert "in files" in last


def test_every_bad_claim_file_is_told_in_one_run(project, capsys):
    for name in ("one", "two", "three"):
        project.write(f"claims/{name}.yaml", "claims: [")
    assert main(["verify"]) == 2
    shown = capsys.readouterr().out
    assert all(f"claims/{name}.yaml:" in shown for name in ("one", "two", "three"))


def test_a_missing_source_is_2_and_its_claims_are_not_green(project, capsys):
    project.write("claims/storm.yaml", "source: strom\nclaims: [at least 11 people were killed]\n")
    assert main(["verify"]) == 2
    out = capsys.readouterr().out
    assert "did you mean `storm`" in out
    assert "0 supported" in out


def test_nothing_to_check_is_3_and_says_what_to_do(project, capsys):
    (project.root / "claims" / "storm.yaml").unlink()
    assert main(["verify"]) == 3
    out, err = capsys.readouterr()
    assert "nothing was checked" in out
    assert "claimcheck init" in err
    assert main(["verify", "--allow-empty"]) == 0


def test_an_empty_folder_is_3(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["verify"]) == 3


WRONG = [["missing.yaml"], ["--output", "nonsense"], ["--output", "pdf=x"], ["--select", "X1"]]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_usage_is_2_and_prints_no_result(arguments, capsys):
    assert main(["verify", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error[usage]: ")


def test_broken_settings_are_2_with_their_place(project, capsys):
    project.write("claimcheck.toml", "strictness = 'hard'\n")
    assert main(["verify"]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith("error[settings-invalid]: ")
    assert "claimcheck.toml:1:" in shown


def test_settings_hold_and_the_command_line_overrides_them(project):
    project.write("claims/wrong.yaml", FALSE)
    project.write("claimcheck.toml", "ignore = ['CC10']\nfail_on = 'warning'\n")
    assert main(["verify"]) == 0
    assert main(["verify", "--ignore", "CC16"]) == 1
    assert main(["verify", "--ignore", "CC16", "--fail-on", "never"]) == 0


def test_an_unused_ignore_is_shown_and_fails_when_warnings_do(project, capsys):
    project.write(
        "claims/storm.yaml",
        "claims:\n  - claim: at least 11 people were killed\n    ignore: {CC101: 'agreed with the desk'}\n",
    )
    assert main(["verify"]) == 0
    assert "unused-ignore" in capsys.readouterr().out
    assert main(["verify", "--fail-on", "warning"]) == 1


def test_an_expired_ignore_is_a_finding(project, capsys):
    project.write(
        "claims/storm.yaml",
        "claims:\n"
        "  - claim: at least 12 people were killed\n"
        "    ignore: {CC101: 'agreed', CC102: 'agreed', CC103: 'agreed', until: 2020-01-01}\n",
    )
    assert main(["verify"]) == 1
    assert "expired-ignore" in capsys.readouterr().out


def test_every_format_may_be_written_beside_what_is_shown(project, capsys):
    project.write("claims/wrong.yaml", FALSE)
    outputs = [f"{form}=out.{form}" for form in ("full", "concise", "json", "jsonl")]
    assert main(["verify", "--format", "concise", *(part for each in outputs for part in ("--output", each))]) == 1
    assert (project.root / "out.concise").read_text() == capsys.readouterr().out
    assert read_document((project.root / "out.json").read_text()).summary.failed == 1
    assert json.loads((project.root / "out.jsonl").read_text().splitlines()[-1])["failed"] == 1
    assert (project.root / "out.full").read_text().startswith("error[CC10")


@pytest.mark.parametrize("path", ["source/report.json", "claims/../source/storm.txt", "no/such/report.json", "claims"])
def test_an_output_that_must_not_or_can_not_be_written_is_2(project, path, capsys):
    before = (project.root / "source" / "storm.txt").read_text()
    assert main(["verify", "--output", f"json={path}"]) == 2
    assert capsys.readouterr().err.startswith("error[usage]: ")
    assert (project.root / "source" / "storm.txt").read_text() == before
    assert [path.name for path in (project.root / "source").iterdir()] == ["storm.txt"]


@pytest.mark.usefixtures("project")
def test_one_output_file_can_not_hold_two_formats(capsys):
    assert main(["verify", "--output", "json=out", "--output", "jsonl=out"]) == 2
    assert "twice" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_verbose_shows_what_each_claim_rests_on(capsys):
    assert main(["verify", "-v"]) == 0
    assert "ok: claims/storm.yaml:5:12 toll: supported by source/storm.txt:2:1 (storm#s2)\n" in capsys.readouterr().out


@pytest.mark.usefixtures("project")
def test_colour_is_forced_and_forbidden_by_the_environment(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["verify"])
    assert "\x1b[" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["verify"])
    assert "\x1b[" not in capsys.readouterr().out


@pytest.mark.parametrize("words", [["--no-cache"], []])
def test_nothing_in_the_project_is_written_but_the_cache(project, words):
    before = {path: path.stat().st_mtime_ns for path in project.root.rglob("*")}
    main(["verify", *words])
    after = {path: path.stat().st_mtime_ns for path in project.root.rglob("*")}
    assert {path: time for path, time in after.items() if ".claimcheck_cache" not in path.parts} == before
    assert (project.root / ".claimcheck_cache").exists() == (not words)


def test_two_runs_give_the_same_bytes(project):
    project.write("claims/wrong.yaml", FALSE)
    runs = [
        subprocess.run(
            [sys.executable, "-m", "claimcheck", "verify", "--format", "json"],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert json.loads(runs[0])["summary"]["claims"] == 3


def test_a_closed_pipe_is_quiet_and_keeps_the_exit_code(project):
    project.write("claims/wrong.yaml", FALSE)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "verify"], stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


TOO_MANY = "source: storm\nclaims: [at least 12 people were killed]\n"
DRAFTS = '[folders."claims/drafts"]\nseverity = { CC103 = "warning" }\n'


def test_a_rule_may_weigh_less_in_one_folder_and_more_again_in_one_file_of_it(project, capsys):
    project.write("claims/drafts/a.yaml", TOO_MANY)
    assert main(["verify"]) == 1
    project.write("claimcheck.toml", DRAFTS)
    assert main(["verify"]) == 0
    assert "warning[CC103]" in capsys.readouterr().out
    assert main(["verify", "--fail-on", "warning"]) == 1
    final = '[folders."claims/drafts/a.yaml"]\nseverity = { bound-dropped = "error" }\n'
    project.write("claimcheck.toml", DRAFTS + final)
    assert main(["verify"]) == 1


def test_what_is_switched_off_for_all_may_be_on_in_one_folder_and_the_other_way_round(project):
    project.write("claims/drafts/a.yaml", TOO_MANY)
    project.write("claimcheck.toml", DRAFTS.replace("warning", "off"))
    assert main(["verify"]) == 0
    project.write("claimcheck.toml", 'severity = { bound-dropped = "off" }\n' + DRAFTS.replace("warning", "error"))
    assert main(["verify"]) == 1
    assert main(["verify", "claims/storm.yaml"]) == 0


def test_a_folder_of_the_settings_that_is_not_there_is_an_error_at_its_place(project, capsys):
    project.write("claimcheck.toml", DRAFTS)
    assert main(["verify"]) == 2
    err = capsys.readouterr().err
    assert "there is no folder or file `claims/drafts`" in err
    assert "claimcheck.toml:1:" in err


def test_a_rule_that_a_folder_names_must_exist(project, capsys):
    project.write("claims/drafts/a.yaml", TOO_MANY)
    project.write("claimcheck.toml", DRAFTS.replace("CC103", "CC193"))
    assert main(["verify"]) == 2
    assert "there is no rule `CC193`" in capsys.readouterr().err


@pytest.mark.parametrize(
    "path", ["claims/storm.yaml", "claims/new.md", "claimcheck.lock", "claimcheck.toml", "pyproject.toml", "report.md"]
)
def test_a_report_never_takes_the_place_of_what_a_run_reads(project, capsys, path):
    project.write("claims/storm.yaml", "published_in: report.md\nclaims: [The storm reached the coast]\n")
    project.write("report.md", "The storm reached the coast.\n")
    before = {file: file.read_bytes() for file in project.root.rglob("*") if file.is_file()}
    assert main(["verify", "--no-cache", "--output", f"markdown={path}"]) == 2
    assert " --> " + path in capsys.readouterr().err
    assert {file: file.read_bytes() for file in project.root.rglob("*") if file.is_file()} == before


def test_a_report_may_stand_beside_the_claims_where_none_is_read_from_it(project):
    assert main(["verify", "--output", "html=claims/report.html"]) == 0
    assert (project.root / "claims" / "report.html").exists()


def test_a_named_folder_without_claims_is_what_is_told(project, capsys):
    (project.root / "claims" / "x.yaml").mkdir()
    assert main(["verify", "claims/x.yaml"]) == 3
    assert "there are no claims in claims/x.yaml; name claim files" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["claimcheck.lock", "claimcheck-baseline.json", "claimcheck.toml"])
def test_a_folder_in_place_of_a_file_of_the_projects_own_is_told_with_what_to_do(project, capsys, name):
    (project.root / name).mkdir()
    assert main(["verify"]) == 2
    told = capsys.readouterr().err
    assert f" --> {project.root / name}\n  = help: a folder stands where a file is needed" in told


@pytest.mark.parametrize("target", ["nothing", "claimcheck.lock"])
def test_a_lock_that_is_a_link_to_nowhere_is_not_as_good_as_none(project, capsys, target):
    (project.root / "claimcheck.lock").symlink_to(target)
    assert main(["verify"]) == 2
    assert "error[lock-invalid]" in capsys.readouterr().err
    assert main(["verify", "--output", "json=claimcheck.lock"]) == 2
    assert main(["lock"]) == 2
    assert not (project.root / "nothing").exists()


def test_links_that_lead_out_or_nowhere_say_what_to_do(project, capsys):
    (project.root / "claims" / "a.yaml").symlink_to("/etc/passwd")
    (project.root / "claims" / "b.yaml").symlink_to("nothing")
    (project.root / "claims" / "c.yaml").symlink_to("c.yaml")
    assert main(["verify"]) == 2
    out = capsys.readouterr().out
    assert "a link that leads out of the project\n --> claims/a.yaml\n  = help: put the file itself there" in out
    assert "a link that leads nowhere\n --> claims/b.yaml\n  = help: take it away" in out
    assert "a link that leads nowhere\n --> claims/c.yaml\n  = help: take it away" in out
    assert main(["anchors", "claims/c.yaml"]) == 2
    assert "a link that leads nowhere" in capsys.readouterr().err


def test_places_are_told_from_the_folder_that_it_is_run_in(project, monkeypatch, capsys):
    project.write(
        "claims/wrong.yaml", "source: storm\nclaims:\n  - id: wrong\n    claim: at least 12 people were killed\n"
    )
    below = f"{project.root.name}/claims/wrong.yaml:4:12: CC103"
    monkeypatch.chdir(project.root.parent)
    assert main(["verify", project.root.name, "--format", "concise"]) == 1
    assert capsys.readouterr().out.startswith(below)
    assert main(["verify", project.root.name, "--format", "json"]) == 1
    result = json.loads(capsys.readouterr().out)["results"][-1]
    assert result["claim"]["origin"]["path"] == f"{project.root.name}/claims/wrong.yaml"
    assert result["findings"][0]["place"]["path"] == f"{project.root.name}/source/storm.txt"
    monkeypatch.chdir(project.root / "claims")
    for path in ([], [".."], ["../claims"]):
        assert main(["verify", *path, "--format", "concise"]) == 1
        told = capsys.readouterr().out
        assert told.startswith("claims/wrong.yaml:4:12: CC103")
        assert "no ending of a claim file" not in told
