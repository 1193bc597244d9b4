import subprocess
import sys

import pytest
from django.conf import settings

from alliance.code_version import code_version, version_of


@pytest.fixture
def code(tmp_path):
    """A project as small as can be."""
    (tmp_path / "alliance").mkdir()
    (tmp_path / "alliance" / "urls.py").write_text("urlpatterns = []")
    (tmp_path / "requirements.lock").write_text("django==5.2")
    return tmp_path


def test_the_version_is_twelve_hex_digits_and_the_same_in_every_process():
    command = "from alliance.code_version import code_version; print(code_version())"
    elsewhere = subprocess.run(
        [sys.executable, "-c", command], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert elsewhere.stdout.strip() == version_of(settings.BASE_DIR)  # worked out now: files may have been edited
    assert len(code_version()) == 12
    assert int(code_version(), 16) >= 0


@pytest.mark.parametrize(
    "name", ["alliance/urls.py", "alliance/locale/id/LC_MESSAGES/django.mo", "templates/base.html", "requirements.lock"]
)
def test_code_catalogues_templates_and_libraries_make_the_version(code, name):
    before = version_of(code)
    (code / name).parent.mkdir(parents=True, exist_ok=True)
    (code / name).write_text("something else")
    assert version_of(code) != before


def test_the_name_of_a_file_makes_the_version(code):
    before = version_of(code)
    (code / "alliance" / "urls.py").rename(code / "alliance" / "views.py")
    assert version_of(code) != before


@pytest.mark.parametrize("name", ["alliance/__pycache__/urls.pyc", "alliance/.urls.py.swp", "db.sqlite3", "README.md"])
def test_what_lies_about_makes_no_version(code, name):
    before = version_of(code)
    (code / name).parent.mkdir(parents=True, exist_ok=True)
    (code / name).write_text("something")
    assert version_of(code) == before


def test_where_the_files_lie_makes_no_version(code, tmp_path_factory):
    before = version_of(code)
    moved = code.rename(tmp_path_factory.mktemp("elsewhere") / "alliance")
    assert version_of(moved) == before
