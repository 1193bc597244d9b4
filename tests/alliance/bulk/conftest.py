from pathlib import Path

import pytest
from django.apps import apps
from django.core.cache import caches

from alliance.bulk.exporting import export
from alliance.bulk.importing import load_dump
from alliance.bulk.package import FORMATS
from alliance.knowledge.version import current
from tests.conftest import OURS


@pytest.fixture
def dumps(db, tmp_path) -> dict[str, Path]:
    """A function that writes what the database holds, and gives the files by format."""

    def write(folder="dumps") -> dict[str, Path]:
        version = export(tmp_path / folder)
        return {form.name: tmp_path / folder / form.file_name(version) for form in FORMATS}

    return write


@pytest.fixture(scope="session")
def as_first_written(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("pristine")


@pytest.fixture
def pristine(db, as_first_written) -> dict[str, Path]:
    """The dumps of the real fixtures, written once for all tests: to be read, not changed."""
    version = current()
    files = {form.name: as_first_written / form.file_name(version) for form in FORMATS}
    if not all(path.exists() for path in files.values()):
        export(as_first_written)
    return files


@pytest.fixture
def empty(db):
    """A function that leaves nothing in the database, and nothing of what was answered from it."""

    def clear():
        for app in OURS:
            for model in apps.get_app_config(app).get_models(include_auto_created=True):
                model._base_manager.all()._raw_delete("default")
        for cache in caches.all():
            cache.clear()

    return clear


@pytest.fixture
def loaded(empty):
    """A function that fills an emptied database from a file."""

    def load(path):
        empty()
        return load_dump(path)

    return load
