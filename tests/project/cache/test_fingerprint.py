"""The fingerprint: other code, data, model or packages are another world."""

import shutil
from pathlib import Path

import pytest

import claimcheck
from claimcheck.project.cache import fingerprint as module
from claimcheck.project.cache.fingerprint import ROOMS, fingerprint, installation


@pytest.fixture
def package(tmp_path):
    """Make a package of a few files, one of each kind that matters."""
    home = Path(claimcheck.__file__).parent
    for name in ("rules/interface.py", "language/data/units.tsv", "language/model_en/labels.json", "engine/judge.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(home / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", ["rules/interface.py", "language/data/units.tsv", "language/model_en/labels.json"])
def test_a_byte_more_of_code_lexicon_or_model_counts(package, name):
    before = fingerprint(package)
    with (package / name).open("ab") as file:
        file.write(b"\n")
    assert fingerprint(package) != before


def test_a_file_more_less_or_elsewhere_counts(package):
    seen = [fingerprint(package)]
    (package / "rules" / "more.py").write_bytes(b"")
    seen.append(fingerprint(package))
    (package / "rules" / "more.py").rename(package / "engine" / "more.py")
    seen.append(fingerprint(package))
    assert len(set(seen)) == 3


def test_times_and_compiled_code_do_not_count(package):
    before = fingerprint(package)
    (package / "rules" / "__pycache__").mkdir()
    (package / "rules" / "__pycache__" / "interface.pyc").write_bytes(b"compiled")
    (package / "rules" / "interface.py").touch()
    assert fingerprint(package) == before


def test_other_packages_or_another_python_count(package, monkeypatch):
    seen = [fingerprint(package)]
    monkeypatch.setattr(module.sys, "version", "4.0")
    seen.append(fingerprint(package))
    (package / "numpy-9.9.dist-info").mkdir()
    monkeypatch.syspath_prepend(package)
    seen.append(fingerprint(package))
    assert len(set(seen)) == 3


def test_every_room_that_judges_is_read():
    home = Path(claimcheck.__file__).parent
    assert all((home / room).is_dir() for room in ROOMS)
    above = {"cli", "batch", "project", "renderers", "readers", "claimfiles", "mutation"}
    rooms = {path.name for path in home.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms - above == set(ROOMS)


def test_any_byte_of_ours_and_any_package_beside_it_is_part_of_the_installation(package, monkeypatch):
    (package / "renderers").mkdir()
    seen = [installation(package), installation(package)]
    (package / "renderers" / "full.py").write_text("")
    seen.append(installation(package))
    (package / "whatever-1.0.dist-info").mkdir()
    seen.append(installation(package))
    monkeypatch.syspath_prepend(package)
    seen.append(installation(package))
    assert len(set(seen)) == 4
