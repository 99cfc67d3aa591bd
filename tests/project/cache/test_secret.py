"""The signing key: one a user, made once, readable by nobody else."""

import stat

import pytest

from claimcheck.project.cache.secret import NoKeyError, key_file, signing_key


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_it_is_made_once_and_for_nobody_else():
    first = signing_key()
    assert len(first) == 64
    assert signing_key() == first
    assert stat.S_IMODE(key_file().stat().st_mode) == 0o600
    assert [path.name for path in key_file().parent.iterdir()] == ["cache.key"]


def test_no_two_users_share_one(monkeypatch, tmp_path):
    first = signing_key()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    assert signing_key() != first


def test_without_a_folder_for_state_it_lies_in_the_home_folder(monkeypatch, home):
    for value in ("", "not/absolute"):
        monkeypatch.setenv("XDG_STATE_HOME", value)
        assert key_file() == home / ".local/state/claimcheck/cache.key"


def test_a_broken_one_is_not_used():
    signing_key()
    key_file().write_text("cut")
    with pytest.raises(NoKeyError, match="delete it to get a new one"):
        signing_key()


def test_where_none_can_be_kept_there_is_none(home, monkeypatch):
    (home / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "file"))
    with pytest.raises(NoKeyError, match="no signing key can be kept"):
        signing_key()
