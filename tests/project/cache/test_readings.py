"""Sources that were read once come back as they were, from nothing but a signed cache and the file itself."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck import readers
from claimcheck.errors import SourceError
from claimcheck.project import Project, load
from claimcheck.project.cache import lines, open_readings, shards
from claimcheck.readers import read_source
from tests.project.trees import write
from tests.readers.test_formats import docx

FILES = {
    "a.txt": "\ufeffThe café opened on 4 May.\r\nAt least 11 people came.\n\n- Tea\n- Cake\n",
    "a.md": "---\nurl: https://example.org/a\n---\n# Opening\n\nThe *bridge* opened. It is long.\n\n```\ncode\n```\n",
    "a.html": "<h1>Opening</h1><p>The bridge opened. It is <b>long</b>.</p><p hidden>Nothing.</p>",
    "a.vtt": "WEBVTT\n\n00:01.000 --> 00:04.000\nThe bridge opened.\n",
    "a.json": '{"items": [{"body": "The bridge opened. It is long."}]}',
    "a.docx": docx("<w:p><w:r><w:t>The bridge opened. It is long.</w:t></w:r></w:p>"),
}


def read(root, path, identity="a"):
    """Read a file with what is remembered in a folder, and remember it; return what it gave."""
    readings = open_readings(root)
    source = readings.read(path, root, identity)
    readings.save()
    assert readings.notes == []
    return source


@pytest.fixture
def counted(monkeypatch):
    """Names of the files that were read in earnest."""
    seen, real = [], readers.read_data

    def counting(data, path, *rest):
        seen.append(path.name)
        return real(data, path, *rest)

    monkeypatch.setattr(readers, "read_data", counting)
    return seen


@pytest.mark.parametrize("name", FILES)
def test_what_was_read_once_is_not_read_again_and_is_the_same(tmp_path, counted, name):
    path = write(tmp_path, f"source/{name}", FILES[name])
    fresh = read_source(path, tmp_path, "a")
    counted.clear()
    assert read(tmp_path, path) == read(tmp_path, path) == fresh
    assert counted == [name]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80))
def test_any_text_comes_back_as_it_was_read(tmp_path, text):
    path = write(tmp_path, "source/a.md", f"Once.\n\n{text}")
    fresh = read_source(path, tmp_path, "a")
    assert read(tmp_path, path) == read(tmp_path, path) == fresh


def test_other_bytes_and_another_format_are_read_anew(tmp_path, counted):
    path = write(tmp_path, "source/a.txt", "# One. Two.")
    read(tmp_path, path)
    assert len(read(tmp_path, write(tmp_path, "source/a.txt", "# One. Two. Three.")).sentences) == 3
    assert read(tmp_path, write(tmp_path, "source/a.md", "# One. Two.")) == read_source(
        tmp_path / "source/a.md", tmp_path, "a"
    )
    assert counted == ["a.txt", "a.txt", "a.md", "a.md"]


def test_a_file_of_another_name_is_known_by_its_bytes(tmp_path, counted):
    read(tmp_path, write(tmp_path, "source/a.txt", "One. Two."))
    source = read(tmp_path, write(tmp_path, "source/b/c.txt", "One. Two."), "b/c")
    assert (source.id, source.path, len(source.sentences)) == ("b/c", "source/b/c.txt", 2)
    assert counted == ["a.txt"]


def test_another_installation_reads_for_itself(tmp_path, counted, monkeypatch):
    path = write(tmp_path, "source/a.txt", "One. Two.")
    read(tmp_path, path)
    monkeypatch.setattr(lines, "installation", lambda: "newer")
    monkeypatch.setattr(lines, "is_as_loaded", lambda now: now == "newer")
    read(tmp_path, path)
    assert counted == ["a.txt", "a.txt"]


@pytest.mark.parametrize("spoil", [lambda data: data[:-9], lambda data: data[:70] + b"x" + data[71:], lambda _: b""])
def test_a_cut_or_changed_cache_is_told_and_left_alone(tmp_path, spoil):
    path = write(tmp_path, "source/a.txt", "One. Two.")
    fresh = read(tmp_path, path)
    (shard,) = shards(tmp_path / ".claimcheck_cache")
    shard.write_bytes(spoil(shard.read_bytes()))
    readings = open_readings(tmp_path)
    assert readings.read(path, tmp_path, "a") == fresh
    assert readings.notes == ["the cache is not used: it was cut, changed, or written by somebody else"]


def test_what_cannot_be_read_is_the_same_error_every_time(tmp_path):
    path = write(tmp_path, "source/a.txt", b"\xff\xfe\x00")
    for _ in range(2):
        with pytest.raises(SourceError):
            read(tmp_path, path)


def test_nothing_is_kept_in_ci(tmp_path, monkeypatch):
    monkeypatch.setenv("CI", "true")
    assert open_readings(tmp_path) is None


def test_a_file_that_reads_the_same_twice_is_read_twice_once(tmp_path, monkeypatch):
    write(tmp_path, "claims/a.yaml", "source: a\nclaims: [The bridge opened]")
    write(tmp_path, "source/a.html", FILES["a.html"])
    first = load(Project(tmp_path), readings=open_readings(tmp_path))
    monkeypatch.setattr(readers, "reread", None)
    assert load(Project(tmp_path), readings=open_readings(tmp_path)) == first


def test_a_file_that_reads_otherwise_the_second_time_is_told_in_every_run(tmp_path, monkeypatch):
    write(tmp_path, "claims/a.yaml", "source: a\nclaims: [The bridge opened]")
    write(tmp_path, "source/a.html", FILES["a.html"])
    monkeypatch.setattr("claimcheck.readers.html.HtmlReader.words", lambda *_: "bridge opened lost")
    told = [load(Project(tmp_path), readings=open_readings(tmp_path)).problems]
    monkeypatch.setattr(readers, "reread", None)
    told.append(load(Project(tmp_path), readings=open_readings(tmp_path)).problems)
    assert told[0] == told[1] != ()
    assert told[0][0].code == "CC410"
