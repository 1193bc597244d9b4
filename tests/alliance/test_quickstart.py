import http.client
import os
import re
import signal
import socket
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from django.core.management import CommandError

from alliance.management.commands.quickstart import refuse_taken
from tests.server import empty_database, manage, running_site

CAPITAL = "from members.models import Country; france = Country.objects.get(key='fr'); "


@pytest.fixture(scope="module")
def database_url(tmp_path_factory):
    """A new database, which the first test that starts on it fills."""
    with empty_database(tmp_path_factory.mktemp("database")) as url:
        yield url


def test_it_says_what_to_open_and_how_to_edit_and_a_second_start_keeps_what_an_editor_changed(database_url, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    with running_site(database_url, first) as (address, _):
        assert f"Open {address}/" in first.read_text()
        assert "manage.py createsuperuser" in first.read_text()
        with urlopen(f"{address}/static/admin/css/base.css") as stylesheet:
            assert stylesheet.status == 200
    manage(database_url, tmp_path, "shell", "-c", f"{CAPITAL} france.capital_en = 'Lutetia'; france.save()")
    with running_site(database_url, second):
        shown = manage(database_url, tmp_path, "shell", "-v0", "-c", f"{CAPITAL} print(france.capital_en)")
    assert shown.stdout.strip() == "Lutetia", shown.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals to a group of processes are POSIX")
@pytest.mark.parametrize("send", [os.killpg, os.kill], ids=["Ctrl-C", "SIGTERM"])
def test_it_stops_quietly_even_while_a_browser_keeps_its_connection(database_url, tmp_path, send):
    with running_site(database_url, tmp_path / "log") as (address, process):
        browser = http.client.HTTPConnection(urlsplit(address).netloc)
        browser.request("GET", "/admin/login/")
        browser.getresponse().read()
        send(process.pid, signal.SIGINT if send is os.killpg else signal.SIGTERM)
        assert process.wait(timeout=20) == 0
        browser.close()
    said = (tmp_path / "log").read_text()
    assert said.endswith("Stopped.\n")
    assert "Traceback" not in said


def test_a_taken_port_is_said_in_words_before_anything_is_written(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        refused = manage(f"sqlite:///{tmp_path}/new.sqlite3", tmp_path, "quickstart", "--port", str(port))
    assert refused.returncode == 1
    assert re.search(rf"127\.0\.0\.1:{port}: .*in use.* --port {port + 1}", refused.stderr)
    assert "Traceback" not in refused.stderr
    assert not (tmp_path / "new.sqlite3").exists()


@pytest.mark.parametrize("port", [0, 65536, -1])
def test_a_port_that_cannot_be_is_refused(port):
    with pytest.raises(CommandError, match="between 1 and 65535"):
        refuse_taken("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(CommandError, match="Nothing can be served on"):
        refuse_taken("192.0.2.1", 8000)
