"""How `python -m tests` decides: what runs where, what counts as failure, what a missing program means."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from django.conf import settings

from tests import __main__ as running
from tests import scheduling, server, tools
from tests.conftest import may_reach_a_database


@pytest.fixture
def ran(monkeypatch):
    """Replace both runs by their outcomes; gives what was run."""
    calls = []

    def stand_in(outcomes: dict, url="postgres://somewhere", in_ci=False):
        def run(database, url, arguments):
            calls.append((database, url.partition(":")[0], arguments))
            return outcomes[database]

        monkeypatch.setattr(running, "run", run)
        monkeypatch.setattr(running, "throwaway_postgresql", lambda: nullcontext(url))
        monkeypatch.setattr(running, "IN_CI", in_ci)
        return calls

    return stand_in


@pytest.mark.parametrize(
    ("sqlite", "postgresql", "code"),
    [(0, 0, 0), (1, 0, 1), (0, 1, 1), (2, 5, 1), (5, 0, 0), (0, 5, 0), (5, 5, 5), (-9, 0, 1)],
)
def test_the_tests_pass_where_neither_database_fails_and_some_test_ran(ran, sqlite, postgresql, code):
    ran({"SQLite": sqlite, "PostgreSQL": postgresql})
    assert running.main([]) == code


def test_further_arguments_go_to_both_and_what_one_database_is_enough_for_runs_once(ran):
    calls = ran({"SQLite": 0, "PostgreSQL": 0})
    running.main(["-k", "quickstart"])
    assert calls == [
        ("SQLite", "sqlite", ["-k", "quickstart"]),
        ("PostgreSQL", "postgres", ["-m", "not browser and not plain", "-k", "quickstart"]),
    ]


@pytest.mark.parametrize(("in_ci", "code"), [(False, 0), (True, 1)])
def test_without_postgresql_its_half_is_left_out_in_words_and_in_ci_that_is_a_failure(ran, capsys, in_ci, code):
    ran({"SQLite": 0}, url=None, in_ci=in_ci)
    assert running.main([]) == code
    assert "PostgreSQL is not installed" in capsys.readouterr().out


@pytest.mark.parametrize(("in_ci", "outcome"), [(False, pytest.skip.Exception), (True, pytest.fail.Exception)])
def test_a_missing_program_skips_a_test_and_in_ci_fails_it(monkeypatch, in_ci, outcome):
    monkeypatch.setattr(tools, "IN_CI", in_ci)
    with pytest.raises(outcome, match="no-such-program is not installed"):
        tools.needed("no-such-program", "nor-this-one")


def test_a_program_is_found_on_the_path_or_where_debian_keeps_postgresql(monkeypatch, tmp_path):
    for version in ("9.6", "15", "16"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "some-server").touch()
    monkeypatch.setattr(tools, "POSTGRESQL", tmp_path)
    assert tools.found("some-server") == tmp_path / "16" / "bin" / "some-server"
    assert tools.found("no-such-program", "python3", "python")


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ("tests/alliance/test_bilingual.py", "tests/alliance/test_bilingual.py"),
        ("tests/alliance/bulk/test_live_download.py", "site"),
        ("tests/schema/test_client.py", "site"),
        ("tests/browser/test_reading.py", ""),
        ("tests/alliance/test_pages.py", ""),
    ],
)
def test_tests_that_share_what_is_long_in_the_making_run_in_one_process(path, group):
    assert scheduling.group(settings.BASE_DIR / path, path) == group


@pytest.mark.parametrize(
    ("fixtures", "mark", "imported", "may"),
    [
        (["tmp_path", "client"], None, len, False),
        (["client", "db"], None, len, True),
        (["site"], None, len, True),
        (["tmp_path"], "django_db", len, True),
        (["tmp_path"], None, server.empty_database, True),
    ],
)
def test_a_fixture_a_mark_or_a_process_of_its_own_may_lead_a_test_to_a_database(fixtures, mark, imported, may):
    item = SimpleNamespace(
        fixturenames=fixtures,
        module=SimpleNamespace(imported=imported),
        get_closest_marker=lambda name: mark if name == mark else None,
    )
    assert may_reach_a_database(item) is may
