"""Drafts published: by whom, when, and put together with what is there by then."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils.timezone import now

from alliance.editing.drafts.keeping import SavedMeanwhile, State, state_of
from alliance.editing.drafts.publishing import NotPublished, publish, publish_if_due, request_of
from alliance.editing.models import Draft
from alliance.knowledge.models import Change
from alliance.sources.models import Source
from alliance.summits.models import Meeting, Topic
from tests.drafting import contributor, drafter, make_due, page_of, second
from tests.editing import address, is_saved, words

__all__ = ["contributor", "drafter", "second"]


@pytest.fixture
def two_persons(settings):
    settings.SECOND_PERSON = True


def test_what_is_published_tells_its_source_its_reason_and_whose_work_it_was(drafter, contributor, topic):
    sabres = topic("Sabres")
    draft = contributor.keep(sabres, name_en="Swords", change_why="The older name")
    drafter.go_on(draft, name_ind="Pedang panjang")
    draft.refresh_from_db()
    assert "Published: Swords." in words(drafter.act(draft, "publish"))
    entry = sabres.history.latest()
    assert (entry.name_en, entry.name_ind, entry.history_user) == ("Swords", "Pedang panjang", drafter.user)
    assert entry.history_source == drafter.source.key
    assert entry.history_change_reason.endswith(f"Draft {draft.pk} by contributor, drafter")
    assert Change.objects.latest("seq").key == sabres.key


def test_a_draft_without_a_source_is_not_published(drafter, topic):
    sabres = topic("Sabres")
    draft = drafter.keep(sabres, name_en="Swords", change_source="")
    assert "Who says so?" in words(drafter.act(draft, "publish"))
    sabres.refresh_from_db()
    assert sabres.name_en == "Sabres"
    assert not Draft.objects.get().published_at


def test_a_warning_is_passed_by_whoever_ticks_it(drafter, meeting):
    planned = meeting("Strelsau 1950", status="held")
    draft = drafter.keep(planned, status="planned")
    warnings = drafter.look(draft).context["warnings"]
    assert warnings
    drafter.act(draft, "publish")
    planned.refresh_from_db()
    assert planned.status == "held"
    drafter.act(draft, "publish", confirmed=[warning.code for warning in warnings])
    planned.refresh_from_db()
    assert planned.status == "planned"


def test_where_two_have_changed_the_same_nothing_is_published_before_somebody_chooses(drafter, second, meeting):
    strelsau = meeting("Strelsau 1950")
    draft = drafter.keep(strelsau, city_en="Zenda")
    assert is_saved(second_saves(second, strelsau, city_en="Hentzau"))
    told = drafter.look(draft)
    assert "Somebody has published something else meanwhile" in words(told)
    assert "City (English) (second" in words(told)
    drafter.act(draft, "publish")
    strelsau.refresh_from_db()
    assert strelsau.city_en == "Hentzau"
    opened = drafter.open(draft)
    token = opened.context["attempt"].collision.token
    assert drafter.go_on(draft, _collisions=token).status_code == 302
    draft.refresh_from_db()
    assert drafter.look(draft).context["collision"]
    assert drafter.go_on(draft, _collisions=token, **{"_choose-0": "mine"}).status_code == 302
    draft.refresh_from_db()
    drafter.act(draft, "publish")
    strelsau.refresh_from_db()
    assert strelsau.city_en == "Zenda"


def second_saves(second, row, **values):
    entries = second.entries(row, **values)
    return second.client.post(address(row, "change", row.pk), entries)


def test_a_draft_is_published_as_it_was_seen_and_once(drafter, second, topic):
    draft = drafter.keep(topic("Sabres"), name_en="Swords")
    second.go_on(draft, name_en="Foils")
    assert "look again" in words(drafter.act(draft, "publish"))
    assert not Topic.objects.filter(name_en__in=["Swords", "Foils"]).exists()
    draft.refresh_from_db()
    request = request_of(drafter.user)
    assert publish(request, draft, draft.version).name_en == "Foils"
    for version in (draft.version, draft.version + 1):
        with pytest.raises(SavedMeanwhile):
            publish(request, draft, version)
    assert drafter.act(draft, "publish").status_code == 403
    assert drafter.open(draft).status_code == 302
    assert "What it has changed" in words(drafter.look(draft))


@pytest.mark.usefixtures("two_persons")
def test_where_a_second_person_is_needed_nobody_publishes_what_they_have_written(drafter, second, topic):
    sabres = topic("Sabres")
    draft = drafter.keep(sabres, name_en="Swords")
    assert "has to approve it first" in words(drafter.act(draft, "publish"))
    assert "another person has to approve it" in words(drafter.act(draft, "approve"))
    second.act(draft, "approve")
    draft.refresh_from_db()
    assert (draft.approved_by, state_of(draft)) == (second.user, State.APPROVED)
    drafter.act(draft, "publish")
    sabres.refresh_from_db()
    assert sabres.name_en == "Swords"
    assert sabres.history.latest().history_change_reason.endswith("by drafter, approved by second")


@pytest.mark.usefixtures("two_persons")
def test_an_edit_after_the_approval_voids_it_and_its_date(drafter, second, topic):
    draft = drafter.keep(topic("Sabres"), name_en="Swords")
    second.act(draft, "approve")
    draft.refresh_from_db()
    drafter.act(draft, "schedule", publish_at="2050-01-01T10:00")
    draft.refresh_from_db()
    assert (draft.publish_at.isoformat(), draft.scheduled_by) == ("2050-01-01T10:00:00+00:00", drafter.user)
    second.go_on(draft, name_en="Foils")
    draft.refresh_from_db()
    assert (draft.approved_by, draft.publish_at, state_of(draft)) == (None, None, State.OPEN)
    assert "Some of it is your own work" in words(second.act(draft, "approve"))


@pytest.mark.usefixtures("two_persons")
def test_where_a_second_person_is_needed_a_form_keeps_what_it_would_save(drafter, topic):
    sabres = topic("Sabres")
    opened = drafter.client.get(address(sabres, "change", sabres.pk))
    assert 'name="_save"' not in opened.content.decode()
    assert "it is published once somebody else has approved it" in words(opened)
    added = drafter.client.get(address(sabres, "add")).content.decode()
    assert not any(f'name="{name}"' in added for name in ("_save", "_addanother", "_continue"))
    entries = drafter.entries(sabres, name_en="Swords")
    told = drafter.client.post(address(sabres, "change", sabres.pk), entries, follow=True)
    sabres.refresh_from_db()
    assert sabres.name_en == "Sabres"
    assert Draft.objects.get().sheet["record"]["name_en"] == "Swords"
    assert "a second person has to approve" in words(told)
    drafter.client.post(address(Source, "add"), drafter.entries(Source, title="The Gazette", kind="article"))
    assert Source.objects.filter(title="The Gazette").exists()


@pytest.mark.parametrize("moment", ["", "2020-01-01T10:00", "tomorrow", "99999-01-01T10:00", "2050-13-01T10:00"])
def test_a_moment_that_is_none_or_has_passed_is_refused_in_words(drafter, topic, moment):
    draft = drafter.keep(topic("Sabres"), name_en="Swords")
    assert drafter.act(draft, "schedule", publish_at=moment).status_code == 200
    draft.refresh_from_db()
    assert draft.publish_at is None


def run():
    """What `manage.py publish_due` says on both of its streams, and whether anything failed."""
    out, err = StringIO(), StringIO()
    try:
        call_command("publish_due", stdout=out, stderr=err)
    except CommandError as error:
        return out.getvalue(), f"{err.getvalue()}{error}"
    return out.getvalue(), err.getvalue()


def test_what_is_due_is_published_in_the_name_of_whoever_scheduled_it(drafter, second, topic):
    sabres = topic("Sabres")
    draft = drafter.keep(sabres, name_en="Swords")
    second.act(draft, "schedule", publish_at=f"{now() + timedelta(days=1):%Y-%m-%dT%H:%M}")
    assert run() == ("Nothing is due.\n", "")
    Draft.objects.filter(pk=draft.pk).update(publish_at=now())
    assert run() == ("topic sabres\n", "")
    assert sabres.history.latest().history_user == second.user
    assert run() == ("Nothing is due.\n", "")


def test_of_two_runs_at_once_one_publishes(drafter, topic):
    draft = drafter.keep(topic("Sabres"), name_en="Swords")
    make_due(draft, drafter.user)
    assert publish_if_due(draft.pk)
    assert publish_if_due(draft.pk) is None


def test_what_cannot_be_published_is_told_and_keeps_nothing_else_waiting(drafter, second, topic, meeting):
    strelsau, sabres = meeting("Strelsau 1950"), topic("Sabres")
    clashing, fine = drafter.keep(strelsau, city_en="Zenda"), drafter.keep(sabres, name_en="Swords")
    second_saves(second, strelsau, city_en="Hentzau")
    make_due(clashing, drafter.user)
    make_due(fine, drafter.user)
    out, err = run()
    assert out == "topic sabres\n"
    assert "Somebody else has changed this" in err
    assert "1 of 2 could not be published" in err
    clashing.refresh_from_db()
    assert state_of(clashing) == State.FAILED
    assert clashing.failure in "\n".join(err.splitlines()) or "changed" in clashing.failure
    assert "When it was due it could not be published" in words(drafter.look(clashing))
    assert run() == ("Nothing is due.\n", "")
    assert Meeting.objects.get(pk=strelsau.pk).city_en == "Hentzau"


def test_who_may_no_longer_publish_does_not_by_a_schedule_either(drafter, second, topic):
    draft = drafter.keep(topic("Sabres"), name_en="Swords")
    make_due(draft, second.user)
    get_user_model().objects.filter(pk=second.user.pk).update(is_active=False)
    with pytest.raises(NotPublished, match="second may not publish this"):
        publish_if_due(draft.pk)
    assert not Topic.objects.filter(name_en="Swords").exists()


def test_buttons_are_pressed_not_followed(drafter, topic):
    draft = drafter.keep(topic("Sabres"), name_en="Swords")
    for deed in ("publish", "schedule", "unschedule", "submit", "withdraw", "approve"):
        assert drafter.client.get(page_of(draft, deed)).status_code == 405
