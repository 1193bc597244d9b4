"""Guests and documents of a meeting: wherever a meeting is told, and as it was once told."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliance.knowledge.fixtures import read_fixtures
from alliance.knowledge.load import load
from alliance.knowledge.models import Change, Conflict
from alliance.knowledge.rows import row_of
from alliance.summits.models import Meeting
from tests.alliance.mcp.talking import told
from tests.alliance.summits.test_meeting_page import rows
from tests.asking import ask, ids
from tests.editing import is_saved, words
from tests.reading import main_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def visited(meeting, country, organization, source):
    """A meeting with two guests, a guest organization and a document."""
    made = meeting("Strelsau 1950", start="1950-06-01")
    made.guests.set([country("Ruritania"), country("Graustark")])
    made.guest_organizations.set([organization("Concert")])
    declaration = source(
        "Strelsau Declaration",
        kind="page",
        publisher="Entente",
        url="https://example.org/declaration",
        archived_url="https://archive.example.org/declaration",
        published="1950-06",
    )
    made.documents.set([declaration])
    return made


def test_a_single_meeting_has_its_lists_and_a_list_of_meetings_has_them_on_request(client, visited):
    answer = ask(client, "meetings/strelsau-1950/")
    assert [one["name_en"] for one in answer["guests"]] == ["Ruritania", "Graustark"]
    assert [one["id"] for one in answer["guest_organizations"]] == ["concert"]
    (document,) = answer["documents"]
    assert document["url"] == "https://example.org/declaration"
    assert document["archived_url"] == "https://archive.example.org/declaration"
    assert document["published"] == "1950-06"
    (listed,) = ask(client, "meetings/?organization=entente&expand=documents")["results"]
    assert listed["documents"] == answer["documents"]
    assert "guests" not in listed


def test_a_guest_is_asked_for_by_any_of_its_names(client, visited, meeting, country_name):
    meeting("Zenda 1951", start="1951-06-01")
    country_name("Graustark", "Old Graustark", start="1940", end="1949")
    assert ids(client, "meetings/?guest=graustark") == ids(client, "meetings/?guest=old-graustark") == ["strelsau-1950"]
    assert ids(client, "meetings/?host=graustark") == []


def test_the_page_names_guests_as_of_that_day_and_links_its_documents(client, visited, country_name):
    country_name("Ruritania", "Old Ruritania", start="1940", end="1958")
    html = read(client, visited.get_absolute_url())
    assert re.search("Graustark .* Old Ruritania Concert", rows(html)["Guests"])
    section = main_of(html).partition('id="documents"')[2]
    assert 'href="https://example.org/declaration"' in section
    assert 'href="https://archive.example.org/declaration"' in section
    assert "June 1950" in section
    assert "Dokumen" in main_of(read(client, "/id/meetings/strelsau-1950/"))


def test_the_page_of_a_source_leads_to_the_meeting_that_it_is_a_document_of(client, visited):
    html = main_of(read(client, visited.documents.get().get_absolute_url()))
    assert re.search('Document of</dt><dd><a href="/en/meetings/strelsau-1950/">Strelsau 1950</a>', html)
    assert 'href="https://archive.example.org/declaration"' in html


def test_a_meeting_without_them_says_nothing_of_them(client, meeting):
    html = read(client, meeting("Strelsau 1950").get_absolute_url())
    assert "Guests" not in rows(html)
    assert 'id="documents"' not in html


def test_linked_data_of_the_page_has_them(client, visited):
    html = read(client, visited.get_absolute_url())
    event = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1])
    assert [one["name"] for one in event["attendee"]] == ["Graustark", "Ruritania", "Concert"]
    assert event["subjectOf"][0]["archivedAt"] == "https://archive.example.org/declaration"


def test_linked_data_of_the_api_has_them(client, visited):
    record = client.get("/api/v1/meetings/strelsau-1950.jsonld").json()
    assert [one["@type"] for one in (*record["guests"], *record["documents"])] == ["Country", "Country", "Source"]
    context = client.get("/api/v1/context.jsonld").json()["@context"]
    assert context["guests"]["@id"] == "https://schema.org/attendee"
    assert context["documents"]["@id"] == "https://schema.org/subjectOf"


def test_assistants_are_told_of_them(client, visited):
    words_of_it = told(client, "meeting", meeting="strelsau-1950")
    assert "Guests: Ruritania, Graustark, Concert." in words_of_it
    assert "Document: Strelsau Declaration https://example.org/declaration" in words_of_it


def test_they_are_part_of_what_was_known_at_an_instant(client, visited, country):
    before = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    visited.guests.remove(country("Graustark"))
    visited.documents.clear()
    now, then = (ask(client, f"meetings/strelsau-1950/{asked}") for asked in ("", f"?known_at={before}"))
    assert ([one["name_en"] for one in now["guests"]], now["documents"]) == (["Ruritania"], [])
    assert [one["name_en"] for one in then["guests"]] == ["Ruritania", "Graustark"]
    assert [one["title"] for one in then["documents"]] == ["Strelsau Declaration"]


def test_a_change_of_a_list_is_a_change_of_the_meeting(visited, country):
    changes = Change.objects.filter(kind="meeting", key="strelsau-1950", action="updated")
    before = changes.count()
    visited.guests.remove(country("Graustark"))
    assert changes.count() == before + 1
    visited.guests.remove(country("Graustark"))
    assert changes.count() == before + 1


def test_a_guest_of_an_editor_and_one_of_the_fixtures_clash_in_a_load(country):
    summit, fixtures = Meeting.objects.get(key="madrid-2022"), read_fixtures(settings.BASE_DIR / "fixtures")
    summit.guests.add(country("Ruritania"))
    summit.save()
    assert not load(fixtures).wrote
    entry = fixtures[Meeting]["madrid-2022"]
    fixtures[Meeting]["madrid-2022"] = entry._replace(row=entry.row | {"guests": ["jp"]})
    load(fixtures)
    clash = Conflict.objects.get(kind="meeting", key="madrid-2022", field="guests")
    assert (clash.ours, clash.theirs) == ([country("Ruritania").key], ["jp"])
    assert row_of(Meeting.objects.get(key="madrid-2022"))["guests"] == [country("Ruritania").key]


def test_an_editor_sets_them_on_the_page_of_the_summit(editor, visited, country, organization, source):
    hentzau, communique = country("Hentzau"), source("Communiqué", url="https://example.org/c")
    documents = [*visited.documents.all(), communique]
    response = editor.save(
        visited, guests=[hentzau.pk], guest_organizations=[], documents=[document.pk for document in documents]
    )
    assert is_saved(response)
    row = row_of(Meeting.objects.get(pk=visited.pk))
    assert (row["guests"], row["guest_organizations"]) == ([hentzau.key], [])
    assert row["documents"] == sorted(document.key for document in documents)
    page = editor.open(visited)
    assert "Strelsau Declaration · address · archived copy" in words(page)
    assert "Communiqué · address · no archived copy" in words(page)


def test_the_form_goes_in_the_order_in_which_an_editor_works(editor, meeting):
    page = editor.open(meeting(topics=["Swords"])).content.decode()
    parts = ["title_en", "start_date", "kind", "host", "chair"]
    marks = [f'id="id_{name}"' for name in parts]
    marks += ['id="agenda-group"', 'id="id_guests"', 'id="id_documents"', 'id="claims-group"', 'id="id_reason_en"']
    places = [page.index(mark) for mark in marks]
    assert places == sorted(places)


def test_the_form_takes_the_same_queries_for_few_rows_and_for_many(editor, meeting, claim):
    few, many = meeting(topics=["Swords"]), meeting(topics=[f"Sabres {number}" for number in range(12)])
    for number in range(12):
        claim(many, source=f"Gazette {number}")
    claim(few)
    editor.open(few)
    counts = []
    for summit in (few, many):
        with CaptureQueriesContext(connection) as asked:
            editor.open(summit)
        counts.append(len(asked))
    assert counts[0] == counts[1]
