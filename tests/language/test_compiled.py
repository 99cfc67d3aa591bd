"""Tables made of the lexicons are kept beside compiled code, and never say anything but what making them anew says."""

import ast
import json
import sys
from pathlib import Path

import pytest

from claimcheck.language.lexicons import compiled, phrasebook, relations

ROOM = Path(compiled.__file__).parent
MAKERS = {"phrasebook": phrasebook._tables, "relations": relations._steps, "antonyms": relations._opposed}


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    return tmp_path


class Maker:
    """Makes a table of how often it was asked."""

    def __init__(self):
        self.asked = 0

    def __call__(self):
        self.asked += 1
        return {"word": [self.asked]}


def kept(home):
    return [path for path in home.rglob("*") if path.is_file()]


def test_a_table_is_made_once(home):
    make = Maker()
    assert [compiled.compiled("some", make) for _ in range(3)] == [{"word": [1]}] * 3
    assert [path.suffix for path in kept(home)] == [".json"]
    assert compiled.compiled("other", make) == {"word": [2]}


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", MAKERS)
def test_a_table_that_was_kept_is_the_one_that_is_made(name):
    made = MAKERS[name]()
    assert compiled.compiled(name, MAKERS[name]) == made
    assert compiled.compiled(name, Maker()) == made


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-9], lambda data: data.replace(b"1", b"8"), lambda _: b"", lambda _: b"{}\n{}"]
)
def test_what_is_cut_or_changed_is_made_anew(home, damage):
    make = Maker()
    compiled.compiled("some", make)
    (path,) = kept(home)
    path.write_bytes(damage(path.read_bytes()))
    assert compiled.compiled("some", make) == compiled.compiled("some", make) == {"word": [2]}


@pytest.mark.usefixtures("home")
def test_what_was_made_of_something_else_is_made_anew(monkeypatch):
    make = Maker()
    compiled.compiled("some", make)
    monkeypatch.setattr(compiled, "_world", lambda: b"newer")
    assert compiled.compiled("some", make) == {"word": [2]}


def test_any_byte_of_a_lexicon_or_of_a_maker_makes_another_world(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    for name in [*(f"{module}.py" for module in compiled.MODULES), "data/a.tsv", "data/b.txt"]:
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(compiled, "__file__", str(tmp_path / "compiled.py"))
    monkeypatch.setattr(compiled, "_DATA", tmp_path / "data")
    worlds = []
    for name in [None, "words.py", "data/a.tsv", "data/c.txt"]:
        if name:
            (tmp_path / name).write_text(f"{name}, changed")
        compiled._world.cache_clear()
        worlds.append(compiled._world())
    monkeypatch.setattr(compiled.Stemmer, "version", lambda: "newer")
    compiled._world.cache_clear()
    worlds.append(compiled._world())
    compiled._world.cache_clear()
    assert len(set(worlds)) == len(worlds)


def test_nothing_is_written_where_python_writes_nothing(home, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    make = Maker()
    assert [compiled.compiled("some", make) for _ in range(2)] == [{"word": [1]}, {"word": [2]}]
    assert kept(home) == []


def test_a_folder_that_cannot_be_written_costs_time_only(home, monkeypatch):
    (home / "file").write_text("no folder")
    monkeypatch.setattr(sys, "pycache_prefix", str(home / "file"))
    assert compiled.compiled("some", Maker()) == {"word": [1]}


def test_all_code_that_makers_call_is_told_apart():
    for module in compiled.MODULES:
        tree = ast.parse((ROOM / f"{module}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("claimcheck"):
                names = (
                    [node.module.rpartition(".")[2]]
                    if node.module != "claimcheck.language.lexicons"
                    else [each.name for each in node.names]
                )
                assert set(names) <= {*compiled.MODULES}, module


def test_tables_hold_nothing_that_json_gives_back_otherwise():
    for make in MAKERS.values():
        table = make()
        assert json.loads(json.dumps(table)) == table
