"""The index says what the records say, after every way of changing them."""

from contextlib import suppress

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from alliance.search import index, query
from alliance.search.kinds import KINDS
from alliance.search.models import Entry, Name, Posting
from alliance.search.query import Question
from members.models import Country

pytestmark = pytest.mark.django_db


def contents():
    """Everything in the index but its database ids."""
    return (
        set(Entry.objects.values_list("kind", "key", "rank", "sort_en", "sort_ind", "digest")),
        set(Name.objects.values_list("entry__kind", "entry__key", "text", "written")),
        set(
            Posting.objects.values_list(
                "entry__kind", "entry__key", "word__text", "word__language", "word__stem", "weight"
            )
        ),
    )


def is_as_if_rebuilt() -> bool:
    """Whether every change has left the index as writing it anew does."""
    written = contents()
    index.rebuild()
    return written == contents()


def found(text: str) -> list[tuple[str, str]]:
    return [(record.kind, record.key) for record in query.found(Question(text).answers())]


def test_after_the_load_of_the_real_fixtures_the_index_is_as_if_rebuilt():
    assert Entry.objects.count() > 3_000
    assert is_as_if_rebuilt()


def test_after_edits_and_deletions_of_all_kinds_the_index_is_as_if_rebuilt(
    country, country_name, meeting, term, topic, operation, claim, source, join
):
    country_name("Ruritania", "Old Ruritania")
    held = meeting("Strelsau 1950", topics=["Sabres", "Castles"], host="Ruritania")
    reign = term("Rudolf Elphberg", "King", country="Ruritania")
    operation("Zenda Watch", country="Ruritania", topics=["Sabres"])
    said = claim(join("Ruritania", "1950-01-01"), "start", "1950-01-01")
    assert is_as_if_rebuilt()

    ruritania = Country.objects.get(name_en="Ruritania")
    ruritania.name_en = ruritania.name_ind = "Graustark"
    ruritania.save()
    reign.office.title_en = "Prince"
    reign.office.save()
    held.agenda.filter(topic=topic("Sabres")).delete()
    said.statement_en = "Graustark joined in 1950."
    said.save()
    said.source.title = "Graustark Times"
    said.source.save()
    assert is_as_if_rebuilt()

    held.delete()
    reign.delete()
    said.delete()
    ruritania.names.all().delete()
    assert is_as_if_rebuilt()


def test_what_is_saved_is_found_at_once_and_what_is_deleted_no_longer(country):
    assert not found("Ruritania")
    ruritania = country("Ruritania")
    assert found("Ruritania") == [("country", ruritania.key)]
    ruritania.delete()
    assert not found("Ruritania")


def test_a_name_of_a_country_is_found_by_its_country_until_it_is_deleted(country_name):
    name = country_name("Ruritania", "Kingdom of Zenda")
    assert found("zenda") == [("country", name.country.key)]
    name.delete()
    assert not found("zenda")


def test_a_name_goes_with_its_country(country_name):
    country_name("Ruritania", "Kingdom of Zenda").country.delete()
    assert not found("zenda")


def test_a_country_is_found_by_a_name_that_an_editor_has_replaced(country):
    ruritania = country("Ruritania")
    ruritania.name_en = ruritania.name_ind = "Graustark"
    ruritania.save()
    assert found("Ruritania") == found("Graustark") == [("country", ruritania.key)]


def test_a_person_is_found_by_the_offices_held_under_their_present_titles(term):
    reign = term("Rudolf Elphberg", "Archmage", country="Ruritania")
    assert found("archmage") == [("person", "rudolf-elphberg")]
    reign.office.title_en = reign.office.title_ind = "Hetman"
    reign.office.save()
    assert not found("archmage")
    assert found("hetman") == [("person", "rudolf-elphberg")]
    reign.delete()
    assert not found("hetman")


def test_a_meeting_is_found_by_its_agenda_and_by_its_host(meeting, topic, country):
    held = meeting("Strelsau 1950", topics=["Sabretache"], host="Ruritania")
    assert ("meeting", held.key) in found("sabretache")
    assert ("meeting", held.key) in found("ruritania")
    sabretache = topic("Sabretache")
    sabretache.name_en = sabretache.name_ind = "Epaulettes"
    sabretache.save()
    assert found("sabretache") == [("topic", "sabretache")]  # its key stays what it was
    assert ("meeting", held.key) in found("epaulettes")
    held.agenda.all().delete()
    assert found("epaulettes") == [("topic", sabretache.key)]


def test_saving_what_says_the_same_writes_nothing(country):
    ruritania = country("Ruritania")
    before = list(Posting.objects.filter(entry__key=ruritania.key).values_list("pk"))
    ruritania.wikidata_qid = "Q1"
    ruritania.save()
    assert list(Posting.objects.filter(entry__key=ruritania.key).values_list("pk")) == before


def test_a_date_alone_moves_a_meeting_among_the_others(meeting):
    old, new = meeting("Strelsau old", "1950-06-01"), meeting("Strelsau new", "1951-06-01")
    assert found("strelsau") == [("meeting", new.key), ("meeting", old.key)]
    old.start_date, old.end_date = old.start_date.replace(year=1952), old.end_date.replace(year=1952)
    old.save()
    assert found("strelsau") == [("meeting", old.key), ("meeting", new.key)]


def test_a_failing_save_leaves_the_index_as_it_was(country):
    ruritania = country("Ruritania")
    written = contents()
    with suppress(RuntimeError), transaction.atomic():
        ruritania.name_en = "Graustark"
        ruritania.save()
        assert found("Graustark")
        raise RuntimeError
    assert contents() == written


def test_the_command_fills_an_empty_index_and_leaves_a_full_one_alone(capsys):
    written = contents()
    call_command("reindex_search", if_empty=True)
    assert not capsys.readouterr().out
    Entry.objects.all().delete()
    call_command("reindex_search", if_empty=True)
    assert f"{len(written[0])} records can be found." in capsys.readouterr().out
    assert contents() == written


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.noun)
def test_the_records_of_a_kind_are_read_with_a_few_queries_however_many_they_are(kind, django_assert_max_num_queries):
    ids = list(kind.model.objects.values_list("pk", flat=True))
    with django_assert_max_num_queries(8):
        index.write(kind, ids)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time")
def test_writers_of_the_index_queue_until_the_end_of_their_transactions(country):
    country("Ruritania")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone() == (1,)
