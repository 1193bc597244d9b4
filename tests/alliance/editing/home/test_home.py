"""The first page of the admin: what waits, how much of it, and where it is listed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alliance.editing.home import queues
from alliance.editing.models import Draft
from alliance.knowledge.models import Conflict
from alliance.reports.models import Report
from alliance.sources.models import Claim
from alliance.summits.models import AgendaItem, Meeting, Topic
from tests.editing import words


@pytest.fixture
def waiting(editor):
    """The queues that the first page shows, by name."""

    def read():
        return {queue.name: queue for queue in editor.client.get("/admin/").context["queues"]}

    return read


def listed(editor, part) -> set:
    """The records of the list to which a queue leads."""
    return set(editor.client.get(part.address).context["cl"].result_list)


def part_of(queue, model):
    return next(part for part in queue.parts if part.address.startswith(reverse_list(model)))


def reverse_list(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def test_a_fact_without_a_claim_waits_for_a_source(editor, waiting, meeting, claim):
    bare, sourced = meeting("Zenda 1951"), meeting("Zenda 1952")
    claim(sourced, "start_date", "1950-06-01")
    queue = waiting()["unsourced"]
    assert listed(editor, part_of(queue, Meeting)) == {bare}
    assert part_of(queue, Meeting).count == 1
    assert "Zenda 1951" in [entry.name for entry in queue.oldest]


def test_a_fact_that_a_source_contradicts_waits_first_of_all_where_no_reason_is_given(editor, waiting, meeting, claim):
    settled, open_one = meeting("Zenda 1951", reason_en="We were there."), meeting("Zenda 1952")
    before = waiting()["disputed"].count
    for fact in (settled, open_one):
        claim(fact, "start_date", "1931-01-01")
    queue = waiting()["disputed"]
    assert queue.count == before + 2
    assert (queue.oldest[0].name, str(queue.oldest[0].note)) == ("Zenda 1952", "no reason is given yet")
    assert {settled, open_one} <= listed(editor, part_of(queue, Meeting))


def test_a_fact_that_was_read_nowhere_waits_for_verification(editor, waiting, meeting, claim, source):
    unread, read = meeting("Zenda 1951"), meeting("Zenda 1952")
    claim(unread, "start_date", "1950-06-01", source=source("General knowledge", kind="unverified"))
    claim(read, "start_date", "1950-06-01")
    found = listed(editor, part_of(waiting()["unverified"], Meeting))
    assert unread in found
    assert read not in found


TODAY = date(2026, 5, 15)


@pytest.mark.parametrize(
    ("values", "is_overdue"),
    [
        ({"start": "2026-05-14"}, True),
        ({"start": "2026-05-15"}, False),
        ({"start": "2026-05-13", "end": "2026-05-15"}, False),
        ({"start": "2026-04"}, True),
        ({"start": "2026-05"}, False),
        ({"start": "2025"}, True),
        ({"start": "2026"}, False),
        ({"start": None, "not_after": "2026-05-14"}, True),
        ({"start": None, "not_after": "2026-05-15"}, False),
        ({"start": None}, False),
        ({"start": "2026-05-14", "status": "held"}, False),
    ],
)
def test_a_planned_meeting_waits_once_the_last_day_it_can_mean_has_passed(meeting, monkeypatch, values, is_overdue):
    monkeypatch.setattr(queues, "today", lambda: TODAY)
    made = meeting("Zenda", **{"status": "planned", **values})
    assert queues.overdue(Meeting.objects.filter(pk=made.pk)).exists() is is_overdue


def test_a_dead_address_waits_as_long_as_no_archived_copy_is_named(editor, waiting, source):
    dead = source("Gone", url="https://gone.example/1", dead_on="2026-05-01")
    source("Kept", url="https://gone.example/2", dead_on="2026-05-01", archived_url="https://archive.example/2")
    source("There", url="https://here.example/")
    assert listed(editor, waiting()["dead-links"].parts[0]) == {dead}


def test_conflicts_reports_and_drafts_wait_until_they_are_decided(editor, waiting):
    other = get_user_model().objects.create_user("other")
    Conflict.objects.create(kind="meeting", key="ankara-2026", field="city_en")
    Conflict.objects.create(kind="meeting", key="ankara-2026", field="city_ind", resolved=True)
    Report.objects.create(kind="meeting", key="ankara-2026", wrong="The day.", source="A book", language="en")
    draft = {"kind": "meeting", "key": "ankara-2026", "sheet": {}}
    Draft.objects.create(title="Mine", made_by=editor.user, **draft)
    Draft.objects.create(title="Theirs", made_by=other, submitted=True, **draft)
    Draft.objects.create(title="Unfinished", made_by=other, **draft)
    Draft.objects.create(title="Published", made_by=editor.user, published_at=datetime.now(UTC), **draft)
    queues = waiting()
    assert [queues[name].count for name in ("conflicts", "reports", "my-drafts", "approvals")] == [1, 1, 1, 1]
    assert [queues[name].oldest[0].name for name in ("my-drafts", "approvals")] == ["Mine", "Theirs"]
    for name in ("conflicts", "reports", "my-drafts", "approvals"):
        assert len(listed(editor, queues[name].parts[0])) == 1, name


def test_what_an_editor_may_not_see_does_not_wait_for_that_editor(client, meeting):
    meeting("Zenda 1951", topics=["Sabres"])
    user = get_user_model().objects.create_user("guest", is_staff=True)
    client.force_login(user)
    assert not client.get("/admin/").context["queues"]
    user.user_permissions.add(Permission.objects.get(codename="view_meeting"))
    shown = {queue.name: queue for queue in client.get("/admin/").context["queues"]}
    assert [part.name for part in shown["unsourced"].parts] == ["Meetings"]


def test_the_first_page_takes_the_same_queries_however_much_waits(editor, meeting, topic, claim, source):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert editor.client.get("/admin/").status_code == 200
        return len(captured)

    meeting("Zenda 1951", topics=["Sabres"], status="planned")
    source("Gone", url="https://gone.example/1", dead_on="2026-05-01")
    few = queries()
    many = meeting("Zenda 1952", status="planned")
    Topic.objects.bulk_create(Topic(key=f"t{n}", name_en=f"Topic {n}", name_ind=f"Topik {n}") for n in range(500))
    items = AgendaItem.objects.bulk_create(
        AgendaItem(key=f"zenda/t{place}", meeting=many, topic=one, position=place)
        for place, one in enumerate(Topic.objects.filter(key__startswith="t"), start=1)
        if one.key[1:].isdigit()
    )
    gazette = source()
    Claim.objects.bulk_create(
        Claim(key=f"c{n}", source=gazette, agenda_item=item, statement_en="So.", statement_ind="Begitu.")
        for n, item in enumerate(items[:250])
    )
    Report.objects.bulk_create(
        Report(kind="meeting", key=many.key, wrong=f"No {n}.", source="A book", language="en") for n in range(20)
    )
    assert queries() <= few + 1  # the oldest reports, where there were none
    assert few <= 30


def test_the_first_page_says_what_waits_in_indonesian_too(editor):
    page = words(editor.client.get("/admin/", headers={"accept-language": "id"}))
    for text in ("Yang menunggu dikerjakan", "Laporan pembaca", "Fakta yang belum diverifikasi"):
        assert text in page


def test_old_reports_come_first(editor, waiting):
    now = datetime.now(UTC)
    for days in (1, 9, 4):
        told = {"wrong": f"{days} days ago", "source": "A book", "language": "en"}
        report = Report.objects.create(kind="meeting", key="x", **told)
        Report.objects.filter(pk=report.pk).update(made_at=now - timedelta(days=days))
    first = Report.objects.get(wrong="9 days ago")
    assert waiting()["reports"].oldest[0].name == str(first)
