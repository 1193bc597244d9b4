import json
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError
from django.db.models import Max

from alliance.knowledge import changes, version
from alliance.knowledge.models import Change, DataVersion
from alliance.knowledge.rows import keyed_models
from alliance.sources.models import Claim, Source
from alliance.summits.models import Operation, Topic
from members.models import Country, DefenceExpenditure, Membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(db):
    """What was logged since the test asked for it last: action, kind and key of each line."""
    seen = [Change.objects.latest("seq").seq]

    def lines():
        new = list(Change.objects.filter(seq__gt=seen[0]).order_by("seq"))
        seen[0] = new[-1].seq if new else seen[0]
        return [(change.action, change.kind, change.key) for change in new]

    return lines


def newest_changes():
    """When the last change of each row was, by kind and key."""
    newest = Change.objects.order_by().values("kind", "key").annotate(newest=Max("at"))
    return {(kind, key): at for kind, key, at in newest.values_list("kind", "key", "newest")}


def test_every_record_says_when_its_newest_change_was():
    newest = newest_changes()
    for model in keyed_models():
        rows = list(model.objects.values_list("key", "changed_at"))
        assert rows
        assert dict(rows) == {key: newest[model.noun(), key] for key, _at in rows}


def test_what_a_load_brings_is_logged_once_and_at_one_moment():
    lines = list(Change.objects.values_list("kind", "key"))
    assert len(lines) == len(set(lines))
    assert Change.objects.values("at").distinct().count() == 1


def test_a_change_moves_the_record_the_version_and_the_log_to_one_moment(country, log):
    ruritania = country("Ruritania")
    log()
    before = version.current()
    ruritania.capital_en = "Strelsau"
    ruritania.save()
    assert log() == [("updated", "country", ruritania.key)]
    after, change = version.current(), Change.objects.latest("seq")
    assert after.number > before.number
    assert after.at > before.at
    assert ruritania.changed_at == Country.objects.get(key=ruritania.key).changed_at == change.at == after.at


def test_a_save_that_changes_nothing_leaves_no_trace(join, log):
    stay = join("Ruritania", "1950-01-01", left="1960-01-01")
    versions, before = stay.history.count(), version.current()
    changed_at = Membership.objects.get(pk=stay.pk).changed_at
    log()
    stay.start, stay.end = "1950-01-01", date(1960, 1, 1)  # a form gives text, the database a date
    stay.save()
    stay.save(update_fields=["start"])
    Membership.objects.get(pk=stay.pk).save()
    assert log() == []
    assert (stay.history.count(), version.current()) == (versions, before)
    assert Membership.objects.get(pk=stay.pk).changed_at == changed_at


def test_a_number_written_otherwise_is_the_same_number(defence_expenditure, log):
    spent = defence_expenditure("Ruritania", 1950, share_of_gdp="1.50")
    log()
    for same in ("1.5", Decimal("1.500")):
        spent.share_of_gdp = same
        spent.save()
    assert log() == []
    spent.share_of_gdp = "1.51"
    spent.save()
    assert log() == [("updated", "defence-expenditure", spent.key)]
    assert DefenceExpenditure.objects.get(pk=spent.pk).share_of_gdp == Decimal("1.51")


def test_a_row_that_was_read_long_ago_does_not_bring_its_standing_back(join, claim, log):
    read_before = join("Ruritania", "1950-01-01")
    claim(read_before, "start", "1950-01-01")
    log()
    assert read_before.verification == "unverified"
    read_before.save()
    assert log() == []
    assert Membership.objects.get(pk=read_before.pk).verification == "verified"
    read_before.note_en = "Noted."
    read_before.save()
    assert log() == [("updated", "membership", read_before.key)]
    assert Membership.objects.get(pk=read_before.pk).verification == "verified"


def test_a_new_claim_is_one_line_and_what_it_verifies_another(join, claim, source, log):
    stay = join("Ruritania", "1950-01-01")
    source()
    log()
    said = claim(stay, "start", "1950-01-01")
    assert log() == [("created", "claim", said.key), ("updated", "membership", stay.key)]
    assert said.verdict == "agrees"
    again = claim(stay, "start", "1950-01-01")
    assert log() == [("created", "claim", again.key)]


def test_a_verdict_that_becomes_another_is_logged(join, claim, log):
    stay = join("Ruritania", "1950-01-01")
    said = claim(stay, "start", "1951-01-01")
    log()
    stay.start = date(1951, 1, 1)
    stay.save()
    lines = log()
    assert ("updated", "claim", said.key) in lines
    assert lines.count(("updated", "membership", stay.key)) == 2  # its start, then its verification
    assert Claim.objects.get(pk=said.pk).changed_at == Change.objects.filter(key=said.key).latest("seq").at


def test_a_claim_that_is_corrected_is_one_line(join, claim, log):
    stay = join("Ruritania", "1950-01-01")
    said = claim(stay, "start", "1949")
    log()
    said.value = "1948"
    said.save()
    assert log() == [("updated", "claim", said.key)]
    said.value = "1950"
    said.save()
    assert log() == [("updated", "claim", said.key), ("updated", "membership", stay.key)]
    assert Claim.objects.get(pk=said.pk).verdict == "imprecise"


def test_a_source_that_gets_a_date_moves_the_verdicts_that_rest_on_it(join, claim, organization, source, log):
    join("Ruritania", "1950-01-01")
    join("Graustark", "1960-01-01")
    said = claim(organization("Entente"), "member_count", "1")
    log()
    said.source.published = date(1955, 1, 1)
    said.source.save()
    assert log()[:2] == [("updated", "source", said.source.key), ("updated", "claim", said.key)]


def test_a_fact_is_deleted_with_its_claims_and_nothing_else_is_said_of_it(join, claim, log):
    stay = join("Ruritania", "1950-01-01")
    said = claim(stay, "start", "1950-01-01")
    log()
    stay.delete()
    assert sorted(log()) == [("deleted", "claim", said.key), ("deleted", "membership", stay.key)]


@pytest.mark.parametrize("many", [False, True])
def test_a_claim_that_is_deleted_takes_the_verification_along(join, claim, log, many):
    stay = join("Ruritania", "1950-01-01")
    said = claim(stay, "start", "1950-01-01")
    log()
    rows = Claim.objects.filter(pk=said.pk) if many else said
    key = said.key
    rows.delete()
    assert sorted(log()) == [("deleted", "claim", key), ("updated", "membership", stay.key)]


def test_a_list_of_other_records_is_a_public_value(operation, topic, log):
    sabres, swords = topic("Sabres"), topic("Swords")
    watch = operation("Zenda Watch", topics=[sabres])
    updated = [("updated", "operation", watch.key)]
    log()
    watch.topics.add(sabres)
    watch.topics.set([sabres])
    watch.topics.remove(swords)
    assert log() == []
    watch.topics.add(swords)
    assert log() == updated
    sabres.operations.remove(watch)
    assert log() == updated
    sabres.operations.add(watch)
    assert log() == updated
    watch.topics.clear()
    assert log() == updated
    watch.topics.clear()
    assert log() == []
    assert Operation.objects.get(pk=watch.pk).changed_at == Change.objects.latest("seq").at


def test_what_listed_a_deleted_record_has_changed(operation, topic, log):
    swords = topic("Swords")
    watch = operation("Zenda Watch", topics=["Sabres", swords])
    log()
    Topic.objects.filter(pk=swords.pk).delete()
    assert log() == [("updated", "operation", watch.key), ("deleted", "topic", swords.key)]


def test_what_is_held_becomes_one_line_for_each_row(country, topic, log):
    kept, gone = country("Ruritania"), topic("Sabres")
    key = gone.key
    log()
    with changes.held():
        new = country("Graustark")
        new.capital_en = "Edelweiss"
        new.save()
        for capital in ("Strelsau", "Zenda"):
            kept.capital_en = capital
            kept.save()
        topic("Swords").delete()
        gone.delete()
        topic("Sabres")
        assert log() == []
    assert log() == [("created", "country", new.key), ("updated", "country", kept.key), ("updated", "topic", key)]
    assert Change.objects.filter(at=kept.changed_at).count() == 3


def test_what_fails_is_not_logged(country, log):
    ruritania = country("Ruritania")
    log()
    before = version.current()

    def make_two_with_one_code():
        with changes.held():
            country("Graustark")
            country("Hentzau", iso2=ruritania.iso2)

    with pytest.raises(IntegrityError):
        make_two_with_one_code()
    assert log() == []
    assert version.current() == before
    assert not Country.objects.filter(name_en="Graustark").exists()
    country("Graustark")
    assert len(log()) == 1


def test_django_loads_rows_without_a_word_but_the_version_rises(tmp_path, operation, topic, log):
    watch = operation("Zenda Watch", topics=["Sabres"])
    versions = watch.history.count()
    log()
    call_command("dumpdata", "summits.Operation", "--natural-foreign", pks=str(watch.pk), output=tmp_path / "one.json")
    (record,) = json.loads((tmp_path / "one.json").read_text())
    record["fields"] |= {"note_en": "Noted.", "topics": [[topic("Swords").key]]}
    (tmp_path / "one.json").write_text(json.dumps([record]))
    log()
    before = version.current()
    call_command("loaddata", tmp_path / "one.json", verbosity=0)
    assert Operation.objects.get(pk=watch.pk).note_en == "Noted."
    assert log() == []
    assert watch.history.count() == versions
    assert version.current().number > before.number


def test_a_knowledge_base_from_before_takes_the_moments_from_its_log(country):
    changed = country("Ruritania")
    Country.objects.update(changed_at=None)
    Source.objects.update(changed_at=datetime(2000, 1, 1, tzinfo=UTC))
    DataVersion.objects.all().delete()
    Change.objects.filter(kind="source").delete()
    import_module("alliance.knowledge.migrations.0003_changed_at").bring_up_to_date(apps, None)
    newest = Change.objects.latest("seq")
    assert Country.objects.get(key=changed.key).changed_at == newest.at
    assert set(Source.objects.values_list("changed_at", flat=True)) == {None}
    assert version.current() == (newest.seq, newest.at)
