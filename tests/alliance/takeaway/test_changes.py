"""What has changed lately, as a page and as a feed."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.utils.translation import override

from alliance.knowledge.models import Change
from alliance.takeaway.batches import batches, newest, single
from alliance.takeaway.changes import ChangesFeed
from tests.reading import main_of, queries, read, told, words

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = "changes/feed/"


def feed(client, language="en") -> ElementTree.Element:
    response = client.get(f"/{language}/{FEED}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def entries(client, language="en") -> list[dict]:
    """The entries with the texts of their parts, and where they lead."""
    return [
        {part.tag.removeprefix(ATOM): part.text for part in entry} | {"link": entry.find(f"{ATOM}link").get("href")}
        for entry in feed(client, language).iter(f"{ATOM}entry")
    ]


def log(count, kind="meeting", action="updated", at="2030-01-01T12:00:00+00:00", key="strelsau"):
    moment = datetime.fromisoformat(at)
    return Change.objects.bulk_create(
        Change(kind=kind, key=f"{key}-{number}" if count > 1 else key, action=action, at=moment)
        for number in range(count)
    )


def test_a_saved_record_is_the_newest_entry_with_its_name_and_its_page(client, meeting):
    made = meeting("Strelsau 1950")
    html = main_of(read(client, "/en/changes/"))
    first = html.split("<li>", 2)[1]
    assert words(first).endswith("Created Meeting: Strelsau 1950")
    assert f'href="/en/meetings/{made.key}/#meeting-{made.key}"' in first


def test_what_was_written_at_once_is_one_entry_that_leads_to_all_of_it(client):
    log(250)
    [batch] = newest(1)
    assert (batch.count, batch.kind, batch.action) == (250, "meeting", "updated")
    assert "Updated 250 meetings" in told(client, "/en/changes/")
    text = told(client, batch.get_absolute_url())
    assert "Updated: 250 meetings" in text
    assert "strelsau-99" in text
    assert "strelsau-100" not in text
    assert "strelsau-249" in told(client, f"{batch.get_absolute_url()}?page=3")


def test_changes_of_another_kind_action_or_moment_are_entries_of_their_own():
    before = batches().count()
    log(2)
    log(2, kind="topic")
    log(2, action="created")
    log(2, at="2030-01-01T12:00:00.000001+00:00")
    assert batches().count() == before + 4


def test_a_deleted_record_keeps_its_line_without_a_link(client, meeting):
    made = meeting("Strelsau 1950")
    key = made.key
    made.delete()
    first = main_of(read(client, "/en/changes/")).split("<li>", 2)[1]
    assert words(first).endswith(f"Deleted Meeting: {key}")
    assert "<a" not in first


def test_a_change_of_a_class_that_is_no_more_is_shown_as_it_was_written(client):
    log(1, kind="treaty-text", key="washington")
    assert "treaty-text: washington" in told(client, "/en/changes/").replace("Treaty", "treaty")


def test_names_are_escaped_on_the_page_and_in_the_feed(client, topic):
    topic("Sabres & <b>duels</b>")
    assert "Sabres &amp; &lt;b&gt;duels&lt;/b&gt;" in read(client, "/en/changes/")
    entry = entries(client)[0]
    assert entry["title"] == "Created: topic, Sabres & <b>duels</b>"
    assert entry["summary"] == "Sabres &amp; &lt;b&gt;duels&lt;/b&gt;"


def test_every_record_of_the_log_has_a_name_and_a_page_that_answers_or_none(client):
    ofeach = {one.kind: one for one in Change.objects.filter(action="created")}
    assert len(ofeach) > 15
    for batch in single(ofeach.values()):
        assert batch.name
        if batch.page:
            assert client.get(batch.page).status_code == 200, batch.page


def test_pages_of_the_log_follow_each_other(client):
    for second in range(60):
        log(1, at=f"2030-01-01T12:00:{second:02}+00:00", key=f"strelsau-{second}")
    assert "strelsau-59" in told(client, "/en/changes/")
    assert "strelsau-9" in told(client, "/en/changes/?page=2")
    assert "Page 1 of 2" in told(client, "/en/changes/")


@pytest.mark.parametrize("address", ["/en/changes/999999999/", "/en/changes/?page=99", "/id/changes/?page=x"])
def test_what_is_not_in_the_log_answers_404(client, address):
    assert client.get(address).status_code == 404


def test_an_empty_log_says_so(client):
    Change.objects.all().delete()
    assert "Nothing has been changed yet." in told(client, "/en/changes/")
    assert entries(client) == []


def test_the_feed_is_atom_with_what_atom_requires(client):
    root = feed(client)
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert root.find(f"{ATOM}{name}") is not None
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"alternate": "http://testserver/en/changes/", "self": f"http://testserver/en/{FEED}"}
    assert entries(client)
    for entry in entries(client):
        assert all(entry[name] for name in ("id", "title", "updated", "link", "summary"))
        datetime.fromisoformat(entry["updated"])


def test_the_feed_is_in_the_language_of_its_address(client):
    assert feed(client, "id").get("{http://www.w3.org/XML/1998/namespace}lang") == "id"
    assert feed(client).find(f"{ATOM}title").text == "Alliance: changes"
    assert not {entry["id"] for entry in entries(client)} & {entry["id"] for entry in entries(client, "id")}


def test_ids_in_the_feed_stay_whatever_comes_later_and_wherever_it_is_read_from(client, topic):
    topic("Sabres")
    then = [entry["id"] for entry in entries(client)]
    assert len(then) == len(set(then))
    topic("Duels")
    assert [entry["id"] for entry in entries(client)][1 : len(then) + 1] == then[: ChangesFeed.newest - 1]
    elsewhere = ElementTree.fromstring(client.get(f"/en/{FEED}", headers={"host": "localhost"}).content)
    assert elsewhere.find(f"{ATOM}entry/{ATOM}id").text == entries(client)[0]["id"]


def test_the_id_of_an_entry_is_this_one_for_good():
    """Who has subscribed would see every entry anew after a change of the rule."""
    change = log(1)[0]
    change.seq = 7
    with override("en"):
        [batch] = single([change])
        assert ChangesFeed().item_guid(batch) == "urn:uuid:7f9aeca1-6251-5c16-b102-bec0ad3e90fc"


def test_the_feed_has_the_newest_entries_only(client):
    for second in range(60):
        log(1, at=f"2030-01-01T12:00:{second:02}+00:00", key=f"strelsau-{second}")
    assert len(entries(client)) == ChangesFeed.newest
    assert "strelsau-59" in entries(client)[0]["title"]
    assert datetime.fromisoformat(entries(client)[0]["updated"]) == datetime(2030, 1, 1, 12, 0, 59, tzinfo=UTC)


def test_the_feed_says_when_it_was_last_changed(client):
    log(1)
    assert client.get(f"/en/{FEED}")["Last-Modified"] == "Tue, 01 Jan 2030 12:00:00 GMT"


def test_a_page_of_the_log_takes_one_query_a_class_at_most(client, meeting, topic, person):
    one = queries(client, "/en/changes/")
    for number in range(5):
        meeting(f"Strelsau {number}")
        topic(f"Sabres {number}")
        person(f"Rudolf {number}")
    assert queries(client, "/en/changes/") <= one + 5  # organization and country, too
