"""What only shows with several connections to a database of its own: processes and threads that write at once."""

import subprocess
import sys

import pytest
from django.conf import settings

from tests.server import empty_database, environment, manage

# A transaction sees what it has done itself, another process writes after this one has looked, and a forked one looks
# for itself.
LOOK = """
import os, subprocess, sys
import django
django.setup()
from django.db import connection, transaction
from alliance.knowledge.version import advance, current
first = current()
with transaction.atomic():
    assert advance() == current() != first
    transaction.set_rollback(True)
assert current() == first
write = "import django; django.setup(); from members.models import Country; " \\
        "Country.objects.create(iso2='XA', code_status='user-assigned', name_en='Ruritania', name_ind='Ruritania')"
subprocess.run([sys.executable, "-c", write], check=True)
second = current()
assert second.number == first.number + 1, (first, second)
connection.close()
child = os.fork()
if not child:
    same = current() == second
    os._exit(0 if same else 1)
assert os.waitpid(child, 0)[1] == 0
assert current() == second
"""

# Of two editors who save at the same time, the one who gets the lower number has committed before the other goes on.
WRITE = """
import threading, time
import django
django.setup()
from django.db import connection, transaction
from alliance.knowledge.models import Change
from members.models import Country
committed, errors = [], []
def edit(codes, pause):
    try:
        for code in codes:
            with transaction.atomic():
                Country.objects.create(iso2=code, code_status="user-assigned", name_en=code, name_ind=code)
                time.sleep(pause)
                other = Country.objects.get(iso2="XA")
                other.capital_en = code
                other.save()
            committed.append(code.lower())
    except Exception as error:
        errors.append(error)
    finally:
        connection.close()
threads = [threading.Thread(target=edit, args=arguments)
           for arguments in ((["XB", "XC", "XD"], 0.05), (["XE", "XF", "XG"], 0.01), (["XH", "XI", "XJ"], 0))]
for thread in threads: thread.start()
seen = set()
while any(thread.is_alive() for thread in threads):
    now = set(Change.objects.values_list("seq", flat=True))
    assert not {seq for seq in now - seen if seen and seq < max(seen)}, "a number below one that was seen already"
    seen = now
for thread in threads: thread.join()
assert not errors, errors
logged = list(Change.objects.filter(kind="country", action="created").order_by("seq").values_list("key", flat=True))
assert logged[-9:] == committed, (logged, committed)
moments = list(Change.objects.order_by("seq").values_list("at", flat=True))
assert moments == sorted(moments)
"""

# Eight editors have one form open and save it at the same moment, each with another value for one field.
COLLIDE = """
import threading
import django
django.setup()
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment, teardown_test_environment
from alliance.sources.models import Source
from alliance.summits.models import Topic
from tests.editing import filled, form_address
sabres = Topic.objects.create(name_en="Sabres", name_ind="Pedang")
before = sabres.history.count()
desks = []
setup_test_environment()  # for reading what stands on a form
for number in range(8):
    user = get_user_model().objects.create_superuser(f"editor {number}")
    source = Source.objects.create(kind="article", title=f"Paper {number}")
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    entries = filled(client.get(form_address(sabres)))
    desks.append((client, entries | {"name_ind": f"Golok {number}", "change_source": source.pk}))
teardown_test_environment()
together, answers = threading.Barrier(8), {}
def save(client, entries):
    try:
        together.wait()
        answers[entries["name_ind"]] = client.post(form_address(sabres), entries)
    finally:
        connection.close()
threads = [threading.Thread(target=save, args=desk) for desk in desks]
for thread in threads: thread.start()
for thread in threads: thread.join()
saved = [name for name, answer in answers.items() if answer.status_code == 302]
assert len(answers) == 8 and len(saved) == 1, {name: answer.status_code for name, answer in answers.items()}
sabres.refresh_from_db()
assert [sabres.name_ind] == saved
assert sabres.history.count() == before + 1
for name, answer in answers.items():
    if name not in saved:
        page = answer.content.decode()
        assert "Somebody else has changed the same" in page and name in page and saved[0] in page, page
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    folder = tmp_path_factory.mktemp("writers")
    with empty_database(folder) as url:
        done = manage(url, folder, "migrate", "--verbosity=0")
        assert done.returncode == 0, done.stderr
        yield url, folder


def run(database, program):
    url, folder = database
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=settings.BASE_DIR,
        env=environment(url, folder) | {"DJANGO_SETTINGS_MODULE": "alliance.settings"},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_what_another_process_writes_is_seen_at_once(database):
    done = run(database, LOOK)
    assert done.returncode == 0, done.stderr


def test_the_log_has_the_order_of_the_commits(database):
    done = run(database, WRITE)
    assert done.returncode == 0, done.stderr


def test_of_eight_who_save_one_field_at_once_one_wins_and_seven_are_told(database):
    done = run(database, COLLIDE)
    assert done.returncode == 0, done.stderr
