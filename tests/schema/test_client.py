"""A client made from the description by a generator, as a developer would make it, and used on the running site."""

import datetime
import importlib
import subprocess
import sys

import pytest
from django.conf import settings

CONFIGURATION = "package_name_override: alliance_client\npost_hooks: []\n"


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """The folder of the client; the generator has nothing to complain about."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "configuration.yaml").write_text(CONFIGURATION)
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--fail-on-warning"]
    place = ["--config", folder / "configuration.yaml", "--output-path", folder / "alliance_client"]
    made = subprocess.run(
        [*command, "--path", settings.BASE_DIR / "docs" / "openapi.json", *place],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


@pytest.fixture
def ask(generated, site, monkeypatch):
    """`ask("members.members_list", as_of=day)`: what the generated function of that name answers."""
    monkeypatch.syspath_prepend(generated)
    with importlib.import_module("alliance_client").Client(base_url=site) as client:
        yield lambda name, **asked: importlib.import_module(f"alliance_client.api.{name}").sync(client=client, **asked)


def test_a_generated_client_asks_who_was_a_member_on_a_day(ask):
    members = ask("members.members_list", as_of=datetime.date(1982, 5, 30))
    assert members.count == len(members.results) == 16
    spain = next(member for member in members.results if member.country.iso2 == "ES")
    assert (spain.joined, spain.joined_precision) == ("1982-05-30", "day")


def test_a_generated_client_finds_a_record_whose_key_has_a_slash(ask):
    membership = ask("memberships.memberships_retrieve", key="nato/es")
    assert membership.id == "nato/es"
    assert membership.claims


def test_a_generated_client_asks_for_several_values_at_once(ask):
    both = ask("meetings.meetings_list", topic=["cyber-defence", "russia"])
    one = ask("meetings.meetings_list", topic=["cyber-defence"])
    assert both.count > one.count > 0


def test_a_generated_client_reads_records_of_any_shape(ask):
    models = importlib.import_module("alliance_client.models")
    asked = {
        "lang": models.MembersListLang("id"),
        "fields": [models.MemberField("id"), models.MemberField("country.name")],
    }
    members = ask("members.members_list", country=["nl"], **asked)
    assert [member.to_dict() for member in members.results] == [{"id": "nato/nl", "country": {"name": "Belanda"}}]


def test_a_generated_client_is_told_what_it_asked_wrongly(ask):
    problem = ask("members.members_list", country=["atlantis"])
    assert problem.status == 400
    assert problem.errors[0].parameter == "country"
