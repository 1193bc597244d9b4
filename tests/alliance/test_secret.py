import os
import stat
import subprocess
import sys

import pytest
from django.conf import settings

from alliance.secret import signing_secret


@pytest.fixture(autouse=True)
def nothing_in_the_environment(monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)


def test_a_secret_is_made_once_and_kept(tmp_path):
    first = signing_secret(tmp_path / "secret")
    assert signing_secret(tmp_path / "secret") == first
    assert len(first) >= 50
    assert signing_secret(tmp_path / "another") != first


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_only_its_owner_can_read_the_secret(tmp_path):
    signing_secret(tmp_path / "secret")
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


def test_the_environment_comes_first_and_no_file_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "from outside")
    assert signing_secret(tmp_path / "secret") == "from outside"
    assert not list(tmp_path.iterdir())


def test_a_secret_in_place_is_never_overwritten(tmp_path, monkeypatch):
    """As when another process makes it between the look and the link."""
    (tmp_path / "secret").write_text("theirs\n")
    monkeypatch.setattr("pathlib.Path.exists", lambda path: False)
    assert signing_secret(tmp_path / "secret") == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_processes_that_start_at_once_agree(tmp_path):
    program = "import sys, pathlib, alliance.secret as ours; print(ours.signing_secret(pathlib.Path(sys.argv[1])))"
    command = [sys.executable, "-c", program, str(tmp_path / "secret")]
    racers = [subprocess.Popen(command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    secrets = {racer.communicate()[0].strip() for racer in racers}
    assert secrets == {(tmp_path / "secret").read_text()}
