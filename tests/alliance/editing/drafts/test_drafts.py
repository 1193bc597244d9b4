"""Drafts: what is typed is kept, is not public, and is filled in again; two people on one draft lose nothing."""

from urllib.parse import urlencode

import pytest
from django.contrib.admin import site
from django.test import Client
from django.utils.translation import override

from alliance.editing import sheets
from alliance.editing.drafts import keeping
from alliance.editing.drafts.keeping import STATES, State, state_of
from alliance.editing.drafts.publishing import request_of
from alliance.editing.drafts.sending import as_sent, tried
from alliance.editing.models import Draft
from alliance.knowledge.rows import keyed_models
from alliance.sources.models import Claim, Source
from alliance.summits.models import Meeting, Topic
from members.models import Person
from tests.drafting import contributor, draft_address, drafter, page_of, second
from tests.editing import address, filled, words

__all__ = ["contributor", "drafter", "second"]


def test_a_form_of_any_class_is_the_same_after_it_was_kept(drafter):
    """Without its pages, which are those of the forms."""
    request = request_of(drafter.user)
    for model in keyed_models():
        row, model_admin = model.objects.order_by("pk").last(), site._registry[model]
        request.drafting = model
        base = sheets.stored(model_admin, request, row)
        draft = keeping.keep(model, row, base, base, drafter.user)
        draft.refresh_from_db()
        sent = as_sent(request, model_admin, row, draft.sheet, draft.base)
        trial = tried(sent, model_admin, row)
        assert not trial.problems
        assert sheets.read(model_admin, sent, row) | {"change": {}} == base | {"change": {}}


@pytest.mark.parametrize("model", [Meeting, Person, Source, Claim])
def test_a_draft_is_filled_in_on_its_form(drafter, model):
    draft = drafter.keep(model.objects.order_by("pk").last())
    opened = drafter.open(draft)
    assert opened.context["draft"] == draft
    assert not opened.context["is_unsaved"]
    assert drafter.look(draft).context["compared"] == []


def test_a_draft_changes_nothing_that_is_public(drafter, meeting, topic):
    strelsau = meeting("Strelsau 1950", topics=["Sabres"])
    draft = drafter.keep(strelsau, {"agenda": [{"topic": topic("Horses")}]}, city_en="Zenda")
    strelsau.refresh_from_db()
    assert (strelsau.city_en, strelsau.agenda.count()) == ("Strelsau", 1)
    told = drafter.look(draft)
    assert "Zenda" in words(told)
    assert "Horses" in words(told)
    assert [(row.mark, row.kind) for row in told.context["compared"]] == [("", "Meeting"), ("made", "Agenda item")]


def test_a_form_half_done_is_a_draft_too_and_says_what_is_missing(drafter):
    draft = drafter.keep(Meeting, title_en="Strelsau 1950", start_date="next summer", change_why="for later")
    opened = drafter.open(draft)
    form = opened.context["adminform"].form
    assert (form["title_en"].value(), form["start_date"].value()) == ("Strelsau 1950", "next summer")
    assert {"title_ind", "start_date", "organization"} <= set(form.errors)
    told = words(drafter.look(draft))
    assert "Enter a valid date" in told
    assert "Publish now" not in told
    assert draft.title == "Meeting: Strelsau 1950"


def test_a_new_record_is_drafted_and_published_with_its_rows(drafter, organization, topic):
    entente, sabres = organization("Entente"), topic("Sabres")
    draft = drafter.keep(
        Meeting,
        {"agenda": [{"topic": sabres}]},
        title_en="Strelsau Summit 1950",
        title_ind="KTT Strelsau 1950",
        kind="summit",
        status="held",
        organization=entente,
        start_date="1950-06-01",
        start_date_precision="day",
        end_date_precision="day",
    )
    drafter.act(draft, "publish", confirmed=warnings_of(drafter, draft))
    made = Meeting.objects.get(title_en="Strelsau Summit 1950")
    draft.refresh_from_db()
    assert [item.topic for item in made.agenda.all()] == [sabres]
    assert (draft.key, state_of(draft)) == (made.key, State.PUBLISHED)


def warnings_of(drafter, draft):
    return [problem.code for problem in drafter.look(draft).context["warnings"]]


def test_whoever_may_only_draft_finds_the_form_open_and_saves_nothing_by_it(contributor, person):
    rudolf = person("Rudolf Elphberg")
    assert contributor.client.get(address(rudolf, "change", rudolf.pk)).status_code == 200
    entries = contributor.entries(rudolf, name="Black Michael")
    assert contributor.client.post(address(rudolf, "change", rudolf.pk), entries).status_code == 403
    draft = contributor.keep(rudolf, name="Black Michael")
    rudolf.refresh_from_db()
    assert rudolf.name == "Rudolf Elphberg"
    assert draft.sheet["record"]["name"] == "Black Michael"
    assert "Suggest a change" in words(contributor.client.get(address(rudolf, "change", rudolf.pk)))
    for deed in ("publish", "schedule", "approve"):
        assert contributor.act(draft, deed).status_code == 403
    assert contributor.go_on(draft, name="Michael").status_code == 302
    assert contributor.act(draft, "submit").status_code == 200


def test_drafts_of_others_are_read_only_for_whoever_may_not_publish(contributor, drafter, topic):
    draft = drafter.keep(topic("Sabres"), name_en="Swords")
    opened = contributor.open(draft)
    assert opened.status_code == 302
    assert opened["Location"] == page_of(draft, "review")
    assert contributor.client.post(page_of(draft, "change"), {"version": 1}).status_code == 403
    assert contributor.act(draft, "submit").status_code == 403
    assert contributor.client.post(page_of(draft, "delete"), {"post": "yes"}).status_code == 403
    assert "Swords" in words(contributor.look(draft))
    draft.refresh_from_db()
    assert draft.version == 1


def test_without_permission_there_are_no_drafts(client, django_user_model, topic):
    client.force_login(django_user_model.objects.create_user("nobody", is_staff=True))
    assert client.get(draft_address(topic("Sabres"))).status_code == 403
    assert client.post(draft_address(Topic), {"name_en": "Swords"}).status_code == 403
    assert not Draft.objects.exists()
    assert Client().get(draft_address(Topic)).status_code == 302


def test_of_two_on_one_draft_the_second_is_told_and_loses_nothing(drafter, second, topic):
    draft = drafter.keep(topic("Sabres"), name_en="Swords")
    assert second.go_on(draft, name_en="Rapiers").status_code == 302
    told = drafter.go_on(draft, name_en="Foils")
    assert "second has saved this draft meanwhile" in words(told)
    assert told.context["adminform"].form["name_en"].value() == "Foils"
    assert "Rapiers" in words(told)
    draft.refresh_from_db()
    assert draft.sheet["record"]["name_en"] == "Rapiers"
    entries = filled(told) | {"version": told.context["draft"].version}
    assert drafter.client.post(page_of(draft, "change"), entries).status_code == 302
    draft.refresh_from_db()
    assert draft.sheet["record"]["name_en"] == "Foils"
    assert set(draft.authors.all()) == {drafter.user, second.user}


def test_a_sheet_is_the_same_whatever_the_language_of_its_editor(drafter, meeting, claim):
    strelsau = meeting("Strelsau 1950")
    claim(strelsau, "start_date", "1950-06")
    english = drafter.keep(strelsau, start_date="1950-07-02")
    drafter.client.cookies["django_language"] = "id"
    with override("id"):
        indonesian = drafter.keep(strelsau, start_date="1950-07-02")
    assert indonesian.sheet == english.sheet


def test_what_was_published_meanwhile_is_put_together_with_a_draft(drafter, meeting):
    strelsau = meeting("Strelsau 1950")
    draft = drafter.keep(strelsau, title_ind="KTT Strelsau")
    strelsau.city_en = "Zenda"
    strelsau.save()
    form = drafter.open(draft).context["adminform"].form
    assert (form["city_en"].value(), form["title_ind"].value()) == ("Zenda", "KTT Strelsau")
    drafter.act(draft, "publish")
    strelsau.refresh_from_db()
    assert (strelsau.city_en, strelsau.title_ind) == ("Zenda", "KTT Strelsau")


HOSTILE = ["a\0b\ud800", "x" * 300_000, "<script>alert(1)</script>=1+1\u202e🇬🇧"]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_is_kept_as_text(drafter, topic, text):
    sent = text.encode("utf-8", "surrogatepass")
    entries = drafter.entries(topic("Sabres")) | {"description_en": sent}
    form = "application/x-www-form-urlencoded"
    response = drafter.client.post(draft_address(topic("Sabres")), urlencode(entries), form, follow=True)
    assert response.status_code == 200
    draft = Draft.objects.get()
    assert "\0" not in draft.sheet["record"]["description_en"]
    assert drafter.look(draft).status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_a_draft_whose_record_is_gone_can_be_read_and_discarded(drafter, topic):
    sabres = topic("Sabres")
    draft = drafter.keep(sabres, name_en="Swords")
    sabres.delete()
    assert drafter.open(draft).status_code == 302
    assert "bring it back first" in words(drafter.act(draft, "publish"))
    assert drafter.look(draft, "preview").status_code == 302
    drafter.client.post(page_of(draft, "delete"), {"post": "yes"})
    assert not Draft.objects.exists()


def test_the_list_shows_what_is_in_work_mine_and_all(drafter, second, topic):
    mine, theirs = drafter.keep(topic("Sabres"), name_en="Swords"), second.keep(topic("Horses"))
    Draft.objects.filter(pk=theirs.pk).update(submitted=True)
    listed = {
        query: set(drafter.client.get(address(Draft, "changelist") + query).context["cl"].queryset)
        for query in ("", "?whose=mine", "?whose=others", "?state=submitted", "?state=open", "?state=published")
    }
    assert list(listed.values()) == [{mine, theirs}, {mine}, {theirs}, {theirs}, {mine}, set()]
    assert "Sabres" in words(drafter.client.get(address(Topic.objects.get(key="sabres"), "change", topic("Sabres").pk)))


def test_every_state_is_found_by_its_filter(drafter, topic):
    draft = drafter.keep(topic("Sabres"))
    steps = [
        (State.OPEN, {}),
        (State.SUBMITTED, {"submitted": True}),
        (State.APPROVED, {"approved_by": drafter.user}),
        (State.FAILED, {"failure": "No."}),
        (State.SCHEDULED, {"publish_at": "2050-01-01T00:00Z"}),
        (State.PUBLISHED, {"published_at": "2026-01-01T00:00Z"}),
    ]
    for state, values in steps:
        Draft.objects.filter(pk=draft.pk).update(**values)
        draft.refresh_from_db()
        assert state_of(draft) == state
        assert [one for one, rule in STATES.items() if Draft.objects.filter(rule).exists()] == [state]


def test_a_list_of_drafts_asks_as_many_queries_whatever_their_number(drafter, topic, django_assert_max_num_queries):
    draft = drafter.keep(topic("Sabres"))
    for _number in range(12):
        draft.pk = None
        draft.save()
    with django_assert_max_num_queries(12):
        drafter.client.get(address(Draft, "changelist"))


@pytest.mark.parametrize("number", ["99999999999999999999", "1%00"])
def test_no_draft_is_not_found(drafter, number):
    start = f"{address(Draft, 'changelist')}{number}"
    for page in ("review", "preview", "change", "publish"):
        assert drafter.client.get(f"{start}/{page}/", follow=True).status_code in (200, 404)
    assert drafter.client.get(f"{address(Person, 'changelist')}{number}/draft/").status_code == 404


def test_what_could_not_be_sent_comes_back_on_the_form_of_the_draft(drafter, second, topic):
    draft = drafter.keep(topic("Sabres"), name_en="Swords")
    entries = filled(drafter.open(draft)) | {"name_en": "Foils", "version": draft.version, "_refill": "1"}
    second.go_on(draft, name_en="Rapiers")
    told = drafter.client.post(page_of(draft, "change"), entries, follow=True)
    assert "It is not saved yet" in words(told)
    assert told.context["adminform"].form["name_en"].value() == "Foils"
    again = filled(told) | {"version": told.context["draft"].version}
    assert "second has saved this draft meanwhile" in words(drafter.client.post(page_of(draft, "change"), again))
