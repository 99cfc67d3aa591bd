"""``audit`` checks each statement of a text against the sources that it was made from."""

import errno
import io
import json

import pytest

from claimcheck.cli import main
from claimcheck.renderers import FORMATS
from claimcheck.renderers.document import read_document

STORM_COPY = "The storm reached the coast on Monday.\nAt least 11 people were killed in the harbour.\n"


def test_a_text_that_its_sources_carry_exits_0(project, capsys):
    project.write("summary.md", "# The storm\n\nThe storm reached the coast on Monday.\n")
    assert main(["audit", "summary.md"]) == 0
    out = capsys.readouterr().out
    assert "unchecked, not a claim: 1 sentence (1 heading)\n" in out
    assert "rests on 1 of 2 sentences of source/storm.txt; not on s2\n" in out
    assert out.endswith(
        "1 claim checked against 1 source: 1 supported, 0 contradicted, 0 unchecked; all 1 as expected\n"
    )


def test_a_statement_that_no_source_carries_exits_1_and_is_shown_in_its_place(project, capsys):
    project.write("summary.md", "The storm reached the coast on Monday.\nAt least 12 people were killed.\n")
    assert main(["audit", "summary.md", "--source", "source"]) == 1
    out = capsys.readouterr().out
    assert " --> summary.md:2:1\n" in out
    assert " --> source/storm.txt:2:1 (storm#s2)\n" in out


def test_a_text_that_claims_nothing_is_never_green(project, capsys):
    project.write("summary.md", "# The storm\n\nWhat happened? See below.\n")
    assert main(["audit", "summary.md"]) == 3
    assert "claims nothing that a source could carry" in capsys.readouterr().err
    assert main(["audit", "summary.md", "--allow-empty"]) == 0


@pytest.fixture
def piped(monkeypatch):
    """Put bytes on stdin."""

    def put(data):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put


def test_a_text_from_stdin_is_judged_as_the_same_text_in_a_file(project, capsys, piped):
    said = "# The storm\n\nThe **storm** reached the coast on Monday.\nAt least 12 people were killed.\n"
    project.write("stdin.md", said)
    assert main(["audit", "stdin.md"]) == 1
    filed = capsys.readouterr().out
    piped(said.encode())
    assert main(["audit", "-"]) == 1
    assert capsys.readouterr().out == filed.replace("stdin.md:", "stdin:")
    assert "stdin.md:4:1" in filed


def test_stdin_is_under_the_settings_of_the_working_folder(project, piped):
    project.write("claimcheck.toml", 'ignore = ["CC103"]\n')
    piped(b"At least 12 people were killed.")
    assert main(["audit", "-"]) == 0


@pytest.mark.usefixtures("project")
def test_stdin_that_claims_nothing_is_never_green(capsys, piped):
    piped(b"# The storm\n")
    assert main(["audit", "-"]) == 3
    assert "nothing was checked: stdin claims nothing" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "it is empty\n --> stdin\n"),
        (b"One.\nTw\xff", "it is not UTF-8: byte 0xff at offset 7"),
        (b"A\0", "binary"),
    ],
)
def test_stdin_that_is_no_text_is_a_clear_error(capsys, piped, data, told):
    piped(data)
    assert main(["audit", "-"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error[source-unreadable]: ")
    assert told in err


@pytest.mark.usefixtures("project")
def test_a_stdin_that_breaks_off_or_is_too_large_is_a_clear_error(capsys, monkeypatch):
    class Broken(io.BytesIO):
        def read(self, *_):
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Broken()))
    assert main(["audit", "-"]) == 2
    assert "it can't be read: Input/output error\n --> stdin\n" in capsys.readouterr().err
    monkeypatch.setattr("claimcheck.readers.files.LARGEST", 4)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"It rained.")))
    assert main(["audit", "-"]) == 2
    assert "it is larger than" in capsys.readouterr().err


@pytest.mark.parametrize("names", [["storm"], ["source/storm.txt"], ["source"], ["storm", "source/storm.txt"], []])
def test_a_source_is_named_by_path_folder_or_id_and_is_one_source_however_often(project, capsys, names):
    project.write("summary.txt", "The storm reached the coast on Monday.")
    options = [word for name in names for word in ("--source", name)]
    assert main(["audit", "summary.txt", *options, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [source["id"] for source in data["sources"]] == ["storm"]


def test_a_folder_anywhere_will_do_and_what_it_holds_that_can_not_be_read_is_told(project, capsys):
    project.write("elsewhere/a.txt", "The storm reached the coast on Monday.")
    project.write("elsewhere/b.txt", "")
    project.write("summary.txt", "The storm reached the coast on Monday.")
    assert main(["audit", "summary.txt", "--source", "elsewhere"]) == 2
    assert "CC401" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["missing.md"], ["summary.txt", "--source", "nowhere"], ["empty.txt"]])
def test_what_is_not_there_is_a_clear_error(project, capsys, arguments):
    project.write("summary.txt", "The storm reached the coast on Monday.")
    project.write("empty.txt", "")
    assert main(["audit", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error[source-unreadable]: ")


def test_the_settings_of_the_project_hold(project):
    project.write("summary.txt", "At least 12 people were killed.")
    project.write("claimcheck.toml", 'ignore = ["CC103"]\n')
    assert main(["audit", "summary.txt"]) == 0
    assert main(["audit", "summary.txt", "--select", "CC10,CC20"]) == 0


def test_json_tells_where_each_claim_stands_and_what_was_none(project, capsys):
    project.write("summary.md", "# The storm\n\nThe storm reached the coast on Monday.\n")
    main(["audit", "summary.md", "--format", "json", "--output", "jsonl=out.jsonl"])
    document = read_document(capsys.readouterr().out)
    assert document.audit.skipped[0].reason == "heading"
    assert document.audit.statements[0].claim == document.results[0].claim.id
    assert document.audit.coverage[0].untouched == (2,)
    kinds = [json.loads(line)["type"] for line in (project.root / "out.jsonl").read_text().splitlines()]
    assert kinds == ["result", "audit", "summary"]


def test_a_report_is_not_written_among_the_sources(project, capsys):
    project.write("summary.txt", "The storm reached the coast on Monday.")
    assert main(["audit", "summary.txt", "--output", "json=source/out.json"]) == 2
    assert "among the sources" in capsys.readouterr().err


def test_citations_can_be_asked_for(project, capsys):
    project.write("summary.txt", "The storm reached the coast on Monday. At least 11 people were killed (storm#s2).")
    assert main(["audit", "summary.txt"]) == 0
    assert main(["audit", "summary.txt", "--require-citations"]) == 1
    assert "error[CC501] uncited: this cites no source" in capsys.readouterr().out


def test_two_sources_may_be_asked_for_and_copies_count_once(project, capsys):
    project.write("source/copy.txt", STORM_COPY)
    text = project.write("summary.md", "At least 11 people were killed.\n")
    assert main(["audit", str(text), "--require-sources", "2"]) == 1
    assert "CC524" in capsys.readouterr().out
    project.write("source/copy.txt", "Rescuers said on Tuesday that at least 11 people had been killed by the storm.\n")
    assert main(["audit", str(text), "--require-sources", "2"]) == 0


def test_words_that_the_settings_want_kept_may_not_be_dropped(project, capsys):
    project.write("claimcheck.toml", '[sources.storm]\nkeep = ["in the harbour"]\n')
    project.write("summary.md", "At least 11 people were killed.\n")
    assert main(["audit", "summary.md"]) == 1
    out = capsys.readouterr().out
    assert "error[CC515] kept-words-dropped: the text drops “in the harbour”" in out
    assert " --> source/storm.txt:2:" in out
    project.write("summary.md", "At least 11 people were killed in the harbour.\n")
    assert main(["audit", "summary.md"]) == 0


def test_a_folder_of_the_settings_holds_for_texts_in_it_too(project):
    project.write("reports/summary.md", "At least 12 people were killed.\n")
    assert main(["audit", "reports/summary.md"]) == 1
    project.write("claimcheck.toml", '[folders.reports]\nseverity = { CC103 = "warning" }\n')
    assert main(["audit", "reports/summary.md"]) == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The storm reached the coast on Monday and the mayor resigned.", 1),  # half of it is carried
        ("At least 12 people were killed in the harbour.", 1),  # all words but one number match
        ("The storm reached the coast on Monday (storm#s9).", 1),  # no such sentence
        ("# The storm\n", 3),  # no claim
        ("La tormenta llegó a la costa el lunes.", 1),  # another language
        ("The storm reached the coast on Monday. Prices rose in Paris. The council met. Nobody was hurt.", 1),  # longer
        ("It is what it is.", 3),  # function words alone
    ],
)
def test_nothing_is_green_for_the_wrong_reason(project, text, code):
    assert main(["audit", str(project.write("summary.md", text)), "--source", "storm"]) == code


def test_a_report_never_takes_the_place_of_the_text_or_a_source(project, capsys):
    project.write("summary.md", STORM_COPY)
    project.write("elsewhere.txt", STORM_COPY)
    for path in ("summary.md", "elsewhere.txt"):
        assert main(["audit", "summary.md", "--source", "elsewhere.txt", "--output", f"json={path}"]) == 2
        assert "must not take the place" in capsys.readouterr().err
        assert (project.root / path).read_text() == STORM_COPY


@pytest.mark.parametrize("name", ["", " "])
def test_a_source_that_is_an_empty_word_is_a_mistake_and_not_the_folder_that_it_is_run_in(project, capsys, name):
    """A shell variable that is not set would else let a text rest on whatever lies around, other drafts of it too."""
    project.write("summary.md", "The storm reached the coast.\n")
    project.write("draft.md", "The storm reached the coast, and nobody was killed.\n")
    assert main(["audit", "summary.md", "--source", name]) == 2
    assert "--source names nothing" in capsys.readouterr().err


def test_where_no_source_can_be_read_the_reason_is_told_and_not_that_none_is_there(project, capsys):
    project.write("source/storm.txt", "")
    project.write("summary.md", "The storm reached the coast.\n")
    assert main(["audit", "summary.md"]) == 2
    told = capsys.readouterr().err
    assert "source `storm` can't be used: it is empty" in told
    assert "source/storm.txt" in told


def test_outside_a_project_it_is_told_that_a_source_must_be_named(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "summary.md").write_text("The storm reached the coast.\n")
    assert main(["audit", "summary.md"]) == 2
    told = capsys.readouterr().err
    assert "there is no source to check the text against" in told
    assert "= help: name one with --source" in told


@pytest.mark.parametrize("form", FORMATS)
def test_without_source_text_no_problem_quotes_a_source_either(project, capsys, form):
    """Key figures that are left out, words to be kept, words lost in reading."""
    project.write("source/storm.html", "<p>At least 11 people were killed. Zebras fled.</p>")
    (project.root / "source/storm.txt").unlink()
    project.write("claimcheck.toml", '[sources.storm]\nkeep = ["Zebras fled"]\n')
    project.write("summary.md", "People were killed.\n")
    command = ["audit", "summary.md", "--format", form, "--min-severity", "info"]
    main(command)
    assert "Zebras" in capsys.readouterr().out
    main([*command, "--no-source-text"])
    told = capsys.readouterr().out
    assert "kept words dropped" in told
    assert not any(word in told for word in ("Zebras", "at least 11", "At least 11"))
