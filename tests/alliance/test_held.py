"""What the knowledge base held at an earlier instant: `held_at` on the querysets."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliance.held import is_recorded
from alliance.knowledge.fixtures import read_fixtures
from alliance.knowledge.load import load
from alliance.knowledge.rows import keyed_models
from alliance.sources.models import Claim
from alliance.summits.models import AgendaItem, Meeting, Operation, Topic
from members.models import AccessionStep, Country, CountryName, Membership, Term


@pytest.fixture
def now():
    """`now()`: an instant after all that was done before and before all that is done later."""
    return lambda: datetime.now(UTC)


@pytest.fixture
def shipped(db):
    return read_fixtures(settings.BASE_DIR / "fixtures")


def change(row, **values):
    """Save a row with other values."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


@pytest.mark.parametrize("model", keyed_models(), ids=lambda model: model.noun())
def test_what_was_held_just_now_is_what_is_held(db, now, model):
    rows = model.objects.for_listing().order_by("pk")
    held = rows.held_at(now())
    judged = {*model.settled_elsewhere, "verdict"}
    columns = [field.attname for field in model._meta.fields if field.name not in judged]
    assert [[getattr(row, name) for name in columns] for row in held] == [
        [getattr(row, name) for name in columns] for row in rows
    ]


@pytest.mark.parametrize("model", keyed_models(), ids=lambda model: model.noun())
def test_before_the_first_load_nothing_was_held(db, model):
    assert not model.objects.for_listing().held_at(datetime(2000, 1, 1, tzinfo=UTC)).exists()


def test_a_value_stands_from_its_save_to_the_next_one(join, now):
    before = now()
    stay = join("Ruritania", "1950")
    first = now()
    change(stay, start=date(1951, 1, 1), note_en="Corrected.")
    second = now()
    held = [Membership.objects.held_at(instant).filter(key=stay.key).first() for instant in (before, first, second)]
    assert held[0] is None
    assert [(row.start.year, row.note_en) for row in held[1:]] == [(1950, ""), (1951, "Corrected.")]


def test_the_instant_of_a_save_counts(join):
    stay = join("Ruritania", "1950")
    saved = stay.history.get().history_date
    rows = Membership.objects.filter(key=stay.key)
    assert rows.held_at(saved).exists()
    assert not rows.held_at(saved - timedelta(microseconds=1)).exists()


def test_a_deleted_row_is_held_until_its_deletion(join, now):
    stay = join("Ruritania", "1950")
    before = now()
    key = stay.key
    stay.delete()
    assert Membership.objects.held_at(before).get(key=key).country.name_en == "Ruritania"
    assert not Membership.objects.held_at(now()).filter(key=key).exists()


def test_a_key_that_was_given_again_means_the_row_of_then(join, now):
    join("Ruritania", "1950").delete()
    between = now()
    join("Ruritania", "1970")
    after = now()
    rows = Membership.objects.filter(country__name_en="Ruritania")
    assert not rows.held_at(between).exists()
    assert [row.start.year for row in rows.held_at(after)] == [1970]


def test_references_stand_as_they_did_then(join, now):
    stay = join("Ruritania", "1950", organization="Entente")
    then = now()
    change(stay.country, name_en="New Ruritania", iso2="XZ")
    change(stay.organization, name_en="New Entente")
    [held] = Membership.objects.for_listing().held_at(then).filter(key=stay.key)
    assert (held.country.name_en, held.country.slug, held.organization.name_en) == ("Ruritania", "ruritania", "Entente")
    assert held.country.iso2 != "XZ"


def test_references_of_references_stand_as_they_did_then(term, now):
    reign = term("Rudolf Elphberg", "King", country="Ruritania")
    then = now()
    change(reign.office.country, name_en="New Ruritania")
    change(reign.office, title_en="President")
    [held] = Term.objects.for_listing().held_at(then).filter(key=reign.key)
    assert (held.office.title_en, held.office.country.name_en) == ("King", "Ruritania")


def test_a_question_is_asked_of_the_rows_of_then(join, now):
    stay = join("Ruritania", "1950", organization="Entente")
    then = now()
    change(stay, end=date(1960, 1, 1))
    change(stay.organization, name_en="New Entente")
    rows = Membership.objects.of("entente")
    assert rows.held_at(then).as_of(date(1970, 1, 1)).count() == 1
    assert rows.held_at(now()).as_of(date(1970, 1, 1)).count() == 0
    assert rows.held_at(then).filter(organization__name_en="Entente").exists()
    assert not rows.held_at(then).filter(organization__name_en="New Entente").exists()


def test_the_rows_of_then_come_in_the_order_of_then(join, now):
    first, second = join("Ruritania", "1950"), join("Graustark", "1960")
    then = now()
    change(first, start=date(1970, 1, 1))
    rows = Membership.objects.of("entente").held_at(then).order_by("start", "country__iso2")
    assert list(rows) == [first, second]
    assert list(rows.reverse()) == [second, first]


def test_subqueries_look_at_the_rows_of_then(step, now):
    deposit = step("Ruritania", "instrument_deposited", "1950-02")
    then = now()
    step("Ruritania", "treaty_in_force", "1950-03")
    rows = AccessionStep.objects.for_listing().filter(key=deposit.key)
    assert rows.held_at(then).get().is_effective
    assert not rows.get().is_effective


def test_a_meeting_has_the_ordinal_of_then(meeting, now):
    second = meeting("Zenda", "1960-06-01", is_numbered=True)
    then = now()
    meeting("Strelsau", "1950-06-01", is_numbered=True)
    rows = Meeting.objects.for_listing().filter(key=second.key)
    assert (rows.held_at(then).get().ordinal, rows.get().ordinal) == (1, 2)


def test_a_meeting_comes_with_the_agenda_of_then(meeting, topic, now):
    zenda = meeting("Zenda", topics=["Sabres", "Horses"])
    then = now()
    change(topic("Sabres"), name_en="Rapiers")
    AgendaItem.objects.get(topic=topic("Horses")).delete()
    rows = Meeting.objects.with_agenda().filter(key=zenda.key)
    for held in (rows.held_at(then), Meeting.objects.held_at(then).with_agenda().filter(key=zenda.key)):
        assert [item.topic.name_en for item in held.get().agenda.all()] == ["Sabres", "Horses"]
    assert [item.topic.name_en for item in rows.get().agenda.all()] == ["Rapiers"]


def test_meetings_are_about_the_topics_of_then(meeting, topic, now):
    topic("Blades"), meeting("Zenda", topics=["Sabres"])
    change(topic("Sabres"), parent=topic("Blades"))
    then = now()
    change(topic("Sabres"), parent=None)
    rows = Meeting.objects.held_at(then)
    assert [row.title_en for row in rows.about(rows.beside(Topic).within([topic("Blades")]))] == ["Zenda"]
    assert not Meeting.objects.about(Topic.objects.within([topic("Blades")])).exists()


def test_a_list_that_is_part_of_a_record_is_that_of_then(operation, topic, now):
    watch = operation("Zenda Watch", topics=["Sabres", "Horses"])
    then = now()
    watch.topics.set([topic("Horses")])
    change(topic("Sabres"), name_en="Rapiers")
    rows = Operation.objects.for_listing().filter(key=watch.key)
    assert {one.name_en for one in rows.held_at(then).get().topics.all()} == {"Sabres", "Horses"}
    assert {one.name_en for one in rows.held_at(now()).get().topics.all()} == {"Horses"}
    assert Operation.objects.held_at(then).filter(topics__name_en="Sabres").get() == watch


def test_a_list_no_longer_has_what_is_deleted(operation, topic, now):
    watch = operation("Zenda Watch", topics=["Sabres", "Horses"])
    topic("Sabres").delete()
    rows = Operation.objects.for_listing().held_at(now()).filter(key=watch.key)
    assert {one.name_en for one in rows.get().topics.all()} == {"Horses"}
    assert not rows.filter(topics__name_en="Sabres").exists()


def test_a_load_that_changes_a_record_leaves_its_list(shipped, now):
    [(key, entry)] = [(key, entry) for key, entry in shipped[Operation].items() if entry.row["topics"]][:1]
    row = entry.row | {"theatre_en": "Zenda"}
    load({**shipped, Operation: {**shipped[Operation], key: entry._replace(row=row)}})
    held = Operation.objects.for_listing().held_at(now()).get(key=key)
    assert held.theatre_en == "Zenda"
    assert sorted(topic.key for topic in held.topics.all()) == sorted(entry.row["topics"])


def test_counts_are_those_of_then(meeting, topic, source, claim, join, now):
    meeting("Zenda", topics=["Sabres"])
    said = claim(join("Ruritania", "1950"), "start", "1950")
    then = now()
    meeting("Strelsau", topics=["Sabres"])
    claim(Membership.objects.get(country__name_en="Ruritania"), source="Strelsau Gazette")
    sabres = Topic.objects.for_listing().filter(key=topic("Sabres").key)
    assert (sabres.held_at(then).get().meeting_count, sabres.get().meeting_count) == (1, 2)
    gazette = type(said.source).objects.for_listing().filter(key=said.source.key)
    assert (gazette.held_at(then).get().claim_count, gazette.get().claim_count) == (1, 2)


def test_a_fact_comes_with_the_claims_and_sources_of_then(join, claim, source, now):
    stay = join("Ruritania", "1950")
    said = claim(stay, "start", "1950")
    then = now()
    change(said, value="1951")
    change(said.source, title="Zenda Times")
    claim(stay, source="Another")
    [held] = Membership.objects.for_listing().with_claims().held_at(then).filter(key=stay.key)
    assert [(note.value, note.source.title) for note in held.footnotes] == [("1950", "Strelsau Gazette")]


def test_a_country_bears_the_names_of_a_day_as_they_were_held(join, country_name, now):
    stay = join("Ruritania", "1950")
    name = country_name("Ruritania", "Old Ruritania", start="1950", end="1960")
    then = now()
    change(name, name_en="Elder Ruritania")
    rows = Membership.objects.for_listing().held_at(then).filter(key=stay.key)
    [held] = rows.prefetch_related(CountryName.objects.in_use(date(1955, 1, 1), "country__names"))
    assert held.country.named.name_en == "Old Ruritania"


def test_verdicts_and_verifications_of_then_are_not_known(join, claim, now):
    stay = join("Ruritania", "1950")
    said = claim(stay, "start", "1950")
    held = Membership.objects.held_at(now()).get(key=stay.key)
    assert (held.verification, held.verified_on) == (None, None)
    assert Claim.objects.held_at(now()).get(key=said.key).verdict is None


def test_changed_at_is_since_when_a_row_stood_so(join, now):
    stay = join("Ruritania", "1950")
    change(stay, note_en="Corrected.")
    then = now()
    change(stay, note_en="Corrected again.")
    entries = list(stay.history.order_by("history_id"))
    assert Membership.objects.held_at(then).get(key=stay.key).changed_at == entries[1].history_date


def unrecorded(row):
    """Forget the history of a row, as if `loaddata` had brought it."""
    row.history.all().delete()
    return row


def test_a_row_without_a_history_was_not_known(join, now):
    stay = unrecorded(join("Ruritania", "1950"))
    assert not Membership.objects.held_at(now()).filter(key=stay.key).exists()


def test_a_row_stands_where_what_it_refers_to_has_no_history(join, now):
    stay = join("Ruritania", "1950")
    unrecorded(stay.country), unrecorded(stay.organization)
    [held] = Membership.objects.of("entente").for_listing().held_at(now())
    assert (held.country.name_en, held.organization.name_en) == ("Ruritania", "Entente")
    assert (held.country.slug, held.country.changed_at) == ("ruritania", None)
    assert not Country.objects.held_at(now()).filter(key=stay.country.key).exists()


def test_what_was_recorded_late_is_referred_to_as_it_was_first_recorded(join, now):
    stay = join("Ruritania", "1950")
    unrecorded(stay.country)
    then = now()
    change(stay.country, name_en="New Ruritania")
    change(stay.country, name_en="Newest Ruritania")
    assert Membership.objects.for_listing().held_at(then).get(key=stay.key).country.name_en == "New Ruritania"


def test_what_rows_refer_to_can_be_loaded_with_its_own_references(term, now):
    reign = term("Rudolf Elphberg", "King", country="Ruritania")
    unrecorded(reign.office), unrecorded(reign.office.country)
    rows = Term.objects.held_at(now())
    office = rows.referred(type(reign.office)).for_listing().in_bulk([reign.office_id])[reign.office_id]
    assert (office.title_en, office.country.name_en, office.changed_at) == ("King", "Ruritania", None)
    assert not rows.beside(type(reign.office)).filter(key=office.key).exists()


def test_a_part_of_a_topic_without_a_history_keeps_its_topic(topic, now):
    part = topic("Sabres", parent=unrecorded(topic("Blades")))
    held = Topic.objects.for_listing().held_at(now())
    assert held.get(key=part.key).parent.name_en == "Blades"
    assert not held.filter(name_en="Blades").exists()


def test_then_takes_as_many_queries_as_now(db, now):
    def asked(rows):
        with CaptureQueriesContext(connection) as captured:
            for row in rows:
                assert all(note.source.title or note.source.url for note in row.footnotes)
                assert row.country.named.name_en
        return len(captured)

    rows = AccessionStep.objects.for_listing().with_claims()
    named = [CountryName.objects.in_use(date(1999, 1, 1), "country__names")]
    assert asked(rows.held_at(now()).prefetch_related(*named)) == asked(rows.prefetch_related(*named)) == 3


def test_every_class_of_records_has_a_history():
    """A class without one would show its rows of today among those of then."""
    told = [model for model in apps.get_models() if is_recorded(model)]
    assert set(told) == set(keyed_models())
    assert {through for model in told for field in model._meta.many_to_many if (through := field.remote_field.through)}
