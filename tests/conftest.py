"""What every test may ask for: the real knowledge base, builders of invented rows, a running site and a browser.

The test database holds the real fixtures, loaded once; so tests of rules invent their countries and organizations.
A builder takes the fields of its model by name, dates as texts that may be partial (`start="1950-02"`), and a country,
organization or other record as a row or by its English name, making it where it does not exist.
"""

import os
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, models
from django.utils.translation import override
from whitenoise.middleware import WhiteNoiseMiddleware

from alliance.dates import PartialDate
from alliance.knowledge.fixtures import read_fixtures
from alliance.knowledge.load import load
from alliance.sources.models import Claim, Source
from alliance.summits.models import AgendaItem, Meeting, Operation, Topic
from members.models import (
    AccessionStep,
    Country,
    CountryName,
    DefenceExpenditure,
    Membership,
    MilitaryParticipation,
    Office,
    Organization,
    Partnership,
    Person,
    Position,
    SpendingPledge,
    Term,
)
from tests.chromium import browser, page, swept, window
from tests.desks import desk, editors
from tests.editing import editor
from tests.reading import read_once, seen
from tests.scheduling import Together
from tests.server import site
from tests.tools import missing

__all__ = ["browser", "desk", "editor", "editors", "page", "read_once", "seen", "site", "swept", "window"]

# Codes that ISO 3166 leaves to its users, so that no invented country meets a real one; XK is Kosovo's in practice.
FREE_CODES = [f"X{letter}" for letter in "ABCDEFGHIJLMNOPQRSTUVWXYZ"] + [f"Q{letter}" for letter in "MNOPQRSTUVWXYZ"]

# What the fixtures of a test that reaches a database of the kind it runs on rest on; a scratch database is no such.
DATABASES = {"db", "transactional_db", "django_db_setup", "live_server", "site"}

# The apps with records of the knowledge base.
OURS = ("editing", "knowledge", "members", "search", "sources", "summits")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Together(config, log)


def pytest_collection_modifyitems(items):
    """Tests with a browser, and tests without a database, are marked so."""
    for item in items:
        # Among all fixtures that it rests on: `page` and `desk` rest on the browser, an argument called so does not.
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
        if not may_reach_a_database(item):
            item.add_marker(pytest.mark.plain)


def may_reach_a_database(item: pytest.Item) -> bool:
    """By a fixture or a mark, without which pytest-django lets nobody through; or by a process of its own."""
    processes = any(getattr(thing, "__module__", "") == "tests.server" for thing in vars(item.module).values())
    asked = DATABASES & set(item.fixturenames) or item.get_closest_marker("django_db")
    return bool(processes or asked)


@pytest.fixture(autouse=True)
def default_language():
    """Each test starts in the same language, whatever the pages that the one before it asked for."""
    with override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def nothing_kept():
    """Each test works its answers out anew, and has asked for nothing yet."""
    for name in settings.CACHES:
        caches[name].clear()


@pytest.fixture(scope="session", autouse=True)
def static_files_found_once():
    """The client of each test has a site of its own, which would look through all static files anew."""
    look, files = WhiteNoiseMiddleware.add_files_from_finders, {}

    def find_once(site):
        if not files:
            look(site)
            files.update(site.files)
        site.files.update(files)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", find_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def dumps_of_the_tests(tmp_path_factory):
    """What a test has made for download lies in a folder of the tests."""
    settings.BULK_FOLDER = tmp_path_factory.mktemp("bulk")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, with the real fixtures in it."""
    with django_db_blocker.unblock():
        load(read_fixtures(settings.BASE_DIR / "fixtures"))


@pytest.fixture
def one_connection(db):
    """For what asks the application itself: it would close the connection of the test, first and last."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def nothing_recorded(db):
    """A knowledge base before anything is loaded; emptied at once, where a deletion row by row takes its time."""
    for app in OURS:
        for model in apps.get_app_config(app).get_models(include_auto_created=True):
            model._base_manager.all()._raw_delete("default")


@pytest.fixture
def articles() -> Path:
    """The folder of the founding articles, which are other people's work and not kept here."""
    folder = os.environ.get("ALLIANCE_ARTICLES", "")
    if not folder:
        pytest.skip("ALLIANCE_ARTICLES is not set: the articles are not kept in the repository")
    if not Path(folder, "index.csv").is_file():
        missing(f"ALLIANCE_ARTICLES names {folder}, which has no index.csv")
    return Path(folder)


def build(model: type[models.Model], **values):
    """Save one row; a date may be given as text, whose precision goes into its own column."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.DateField) and isinstance(values.get(field.name), str):
            day, precision = PartialDate.parse(values[field.name])
            values[field.name] = day
            if hasattr(model, f"{field.name}_precision"):
                values.setdefault(f"{field.name}_precision", precision)
    return model.objects.create(**values)


def in_both_languages(values: dict, **texts: str) -> dict:
    """The texts as English and Indonesian columns, under those given by name."""
    columns = {f"{name}_{suffix}": text for name, text in texts.items() for suffix in ("en", "ind")}
    return columns | values


@pytest.fixture
def country(db):
    """`country("Ruritania", iso2="XA", region="central-europe")`."""
    codes = iter(FREE_CODES)

    def make(name="Ruritania", iso2="", **values):
        if isinstance(name, Country):
            return name
        if known := Country.objects.filter(name_en=name).first():
            return known
        taken = set(Country.objects.values_list("iso2", flat=True))
        iso2 = iso2 or next(code for code in codes if code not in taken)
        return build(
            Country,
            iso2=iso2,
            code_status=values.pop("code_status", "user-assigned"),
            **in_both_languages(values, name=name),
        )

    return make


@pytest.fixture
def organization(db, country):
    """`organization("Entente", founded="1950", host="Ruritania")`: key `entente`."""

    def make(name="Entente", host=None, **values):
        if isinstance(name, Organization):
            return name
        if known := Organization.objects.filter(models.Q(key=name) | models.Q(name_en=name)).first():
            return known
        values = {"kind": "military-alliance", "founded": "1900-01-01"} | values
        return build(Organization, host=host and country(host), **in_both_languages(values, name=name))

    return make


@pytest.fixture
def belong(country, organization):
    """One row of a class that ties a country to an organization."""

    def make(model, member, of, **values):
        return build(model, country=country(member), organization=organization(of), **values)

    return make


@pytest.fixture
def join(belong):
    """`join("Ruritania", "1950-01-01", left="1960-01-01")`: a membership; `left` is the first day outside."""

    def make(member="Ruritania", start=None, left=None, organization="Entente", **values):
        return belong(Membership, member, organization, start=start, end=left, **values)

    return make


@pytest.fixture
def partnership(belong):
    """`partnership("Ruritania", framework="pfp", start="1994-02", suspended_from="2021")`."""

    def make(member="Ruritania", framework="pfp", organization="Entente", **values):
        return belong(Partnership, member, organization, framework=framework, **values)

    return make


@pytest.fixture
def military_participation(belong):
    """`military_participation("Ruritania", start="1966", end="2009")`: a time outside the military structure."""

    def make(member="Ruritania", organization="Entente", **values):
        return belong(MilitaryParticipation, member, organization, **values)

    return make


@pytest.fixture
def step(belong):
    """`step("Ruritania", "invited", "1949-01-07")`."""

    def make(member="Ruritania", step="instrument_deposited", date="1950-01-01", organization="Entente", **values):
        return belong(AccessionStep, member, organization, step=step, date=date, **values)

    return make


@pytest.fixture
def country_name(country):
    """`country_name("Ruritania", "Old Ruritania", start="1950", end="1960")`."""

    def make(of="Ruritania", name="Old Ruritania", **values):
        return build(CountryName, country=country(of), **in_both_languages(values, name=name))

    return make


@pytest.fixture
def holder(country, organization):
    """Of what a position or an office is: a country, or the organization that is named."""

    def choose(values: dict) -> dict:
        if "organization" in values:
            return values | {"organization": organization(values["organization"])}
        return values | {"country": country(values.get("country", "Ruritania"))}

    return choose


@pytest.fixture
def position(holder):
    """`position("sabre duels", country="Ruritania", stance="Ruritania allows them.")`."""

    def make(subject="Sabre duels", stance="It allows them.", **values):
        return build(Position, **in_both_languages(holder(values), subject=subject, stance=stance))

    return make


@pytest.fixture
def person(country):
    """`person("Rudolf Elphberg", country="Ruritania")`."""

    def make(name="Rudolf Elphberg", **values):
        if isinstance(name, Person):
            return name
        if known := Person.objects.filter(name=name).first():
            return known
        home = values.pop("country", None)
        return build(Person, name=name, country=home and country(home), **values)

    return make


@pytest.fixture
def office(holder):
    """`office("King", country="Ruritania")`: the same row when asked for again."""

    def make(title="King", **values):
        if isinstance(title, Office):
            return title
        of = holder(values)
        known = Office.objects.filter(
            title_en=title, **{side: of[side] for side in ("country", "organization") if side in of}
        )
        return known.first() or build(Office, **in_both_languages(of, title=title))

    return make


@pytest.fixture
def term(office, person):
    """`term("Rudolf Elphberg", "King", start="1950", country="Ruritania")`."""

    def make(holder="Rudolf Elphberg", of="King", **values):
        body = {side: values.pop(side) for side in ("country", "organization") if side in values}
        return build(Term, office=office(of, **body), person=person(holder), **values)

    return make


@pytest.fixture
def defence_expenditure(country):
    """`defence_expenditure("Ruritania", 2014, share_of_gdp="1.50")`."""

    def make(of="Ruritania", year=2014, **values):
        share = values.pop("share_of_gdp", "1.50")
        values["share_of_gdp"] = share and Decimal(share)
        return build(DefenceExpenditure, country=country(of), year=year, **values)

    return make


@pytest.fixture
def spending_pledge(organization):
    """`spending_pledge("2.5", agreed="1950-06", kind="core", by_year=1960)`: what Entente agreed to spend."""

    known = organization

    def make(share="2", agreed="1950", organization="Entente", **values):
        values |= {"organization": known(organization), "share_of_gdp": Decimal(share), "agreed": agreed}
        return build(SpendingPledge, **values)

    return make


@pytest.fixture
def topic(db):
    """`topic("Sabres")`: the same row when asked for again."""

    def make(name="Sabres", **values):
        if isinstance(name, Topic):
            return name
        return Topic.objects.filter(name_en=name).first() or build(Topic, **in_both_languages(values, name=name))

    return make


@pytest.fixture
def meeting(organization, country, topic):
    """`meeting("Strelsau 1950", start="1950-06-01", topics=["Sabres"])`: one day long if no `end` is given."""
    known, numbers = organization, count(1)

    def make(title="", start="1950-06-01", end=None, organization="Entente", topics=(), **values):
        of, host = known(organization), values.pop("host", None)
        values = {"kind": "summit", "city_en": "Strelsau", "city_ind": "Strelsau"} | values
        values |= {"start_date": start, "end_date": end or start, "host": host and country(host)}
        title = title or f"Strelsau {next(numbers)}"
        made = build(Meeting, organization=of, **in_both_languages(values, title=title))
        for place, name in enumerate(topics, start=1):
            build(AgendaItem, meeting=made, topic=topic(name), position=place)
        return made

    return make


@pytest.fixture
def operation(organization, country, topic):
    """`operation("Zenda Watch", start="1950", country="Ruritania", topics=["Sabres"])`."""

    def make(name="Zenda Watch", topics=(), **values):
        where = values.pop("country", None)
        values["organization"] = organization(values.get("organization", "Entente"))
        values["country"] = where and country(where)
        made = build(Operation, **in_both_languages(values, name=name, theatre=values.pop("theatre", "Zenda")))
        made.topics.set([topic(name) for name in topics])
        return made

    return make


@pytest.fixture
def source(db):
    """`source("Strelsau Gazette", published="1950-06")`: an article unless a `kind` is given."""

    def make(title="Strelsau Gazette", **values):
        if isinstance(title, Source):
            return title
        return Source.objects.filter(title=title).first() or build(Source, title=title, **{"kind": "article"} | values)

    return make


@pytest.fixture
def claim(source):
    """`claim(fact, "start", "1950-01-01", source="Strelsau Gazette")`; without field and value it is only stated."""

    def make(fact, field="", value="", **values):
        values |= {"source": source(values.get("source", "Strelsau Gazette")), fact.noun().replace("-", "_"): fact}
        values = in_both_languages(values, statement=f"{field} {value}".strip() or "It is so.")
        made = build(Claim, field=field, value=value, **values)
        made.refresh_from_db()
        return made

    return make
