"""A summit in the admin, on one page: rules are told in words at the form."""

import pytest
from django.core.exceptions import ValidationError

from alliance.knowledge.models import Change
from alliance.sources.models import Claim
from alliance.summits.models import AgendaItem, Meeting, Topic
from tests.editing import is_saved, words

TITLES = {"title_en": "Strelsau Summit 1950", "title_ind": "KTT Strelsau 1950", "kind": "summit", "status": "held"}


def errors_of(response):
    return response.context["adminform"].form.errors


def test_a_summit_that_ends_before_it_starts_is_refused_in_words(editor, meeting):
    response = editor.save(meeting(start="1950-06-02"), end_date="1950-06-01")
    (told,) = errors_of(response)["end_date"]
    assert "The last day must not come before the first day: the first is 2 June 1950" in told
    assert "__all__" not in errors_of(response)


def test_a_summit_is_judged_as_it_will_be_stored(editor, meeting):
    response = editor.save(meeting(start="1950-06-02"), end_date="1950-06-30", end_date_precision="month")
    assert "The last day must not come before the first day" in words(response)


def test_a_last_day_needs_a_first_day(editor, organization):
    response = editor.save(Meeting, organization=organization("Entente"), end_date="1950-06-01", **TITLES)
    assert "A last day needs a first day" in " ".join(errors_of(response)["start_date"])


def test_a_title_that_is_missing_is_told_once(editor, organization):
    response = editor.save(Meeting, organization=organization("Entente"), **TITLES | {"title_en": ""})
    assert set(errors_of(response)) == {"title_en"}


@pytest.mark.parametrize(
    ("bounds", "told"),
    [
        ({"start_date": "1950-06-01", "not_before": "1950-01-01"}, "Give the day, or bounds for it"),
        ({"not_before": "1950-06-01", "not_after": "1950-01-01"}, "“Not after” must not come before “not before”"),
    ],
)
def test_bounds_are_for_a_day_that_is_not_known_and_in_order(editor, organization, bounds, told):
    assert told in words(editor.save(Meeting, organization=organization("Entente"), **bounds, **TITLES))


def test_the_co_host_is_another_country(editor, meeting, country):
    ruritania = country("Ruritania")
    response = editor.save(meeting(host="Ruritania"), co_host=ruritania)
    assert "The co-host must be another country than the host" in words(response)


def test_a_new_summit_comes_with_its_agenda_in_order_and_with_its_claims(editor, organization, topic, source):
    agenda = [{"topic": topic(name)} for name in ("Swords", "Sabres", "Rapiers")]
    claims = [
        {"source": source(), "field": "start_date", "value": "1950-06", "statement_en": "x", "statement_ind": "x"}
    ]
    response = editor.save(
        Meeting,
        rows={"agenda": agenda, "claims": claims},
        organization=organization("Entente"),
        start_date="1950-06-01",
        **TITLES,
    )
    assert is_saved(response)
    summit = Meeting.objects.get(key="strelsau-1950")
    items = summit.agenda.order_by("position").values_list("key", "position")
    assert list(items) == [("strelsau-1950/swords", 1), ("strelsau-1950/sabres", 2), ("strelsau-1950/rapiers", 3)]
    assert summit.claims.get(source=source()).verdict == "imprecise"


def test_a_topic_that_is_on_the_agenda_is_not_put_on_it_again(editor, meeting, topic):
    summit = meeting(topics=["Swords"])
    response = editor.save(summit, rows={"agenda": [{"topic": topic("Swords")}]})
    assert "This topic is already on the agenda" in words(response)
    beside = editor.save(AgendaItem, meeting=summit, topic=topic("Swords"), position=2)
    assert "This topic is already on the agenda" in words(beside)


def test_a_topic_is_not_put_twice_on_a_new_agenda(editor, meeting, organization, topic):
    twice = [{"topic": topic("Swords")}, {"topic": topic("Swords"), "position": 2}]
    for row, values in ((meeting(), {}), (Meeting, {"organization": organization("Entente"), **TITLES})):
        response = editor.save(row, rows={"agenda": twice}, **values)
        assert "A topic stands on an agenda once" in words(response)
        assert "This topic stands on this agenda twice" in words(response)


def test_a_topic_can_be_taken_off_and_put_on_again_in_two_saves(editor, meeting, topic):
    summit = meeting(topics=["Swords"])
    assert is_saved(editor.save(summit, **{"agenda-0-DELETE": "on"}))
    assert is_saved(editor.save(summit, rows={"agenda": [{"topic": topic("Swords")}]}))
    changes = Change.objects.filter(kind="agenda-item", key__startswith=summit.key)
    assert list(changes.values_list("action", flat=True)) == ["created", "deleted", "created"]


def test_an_agenda_beneath_a_summit_that_is_itself_wrong_is_no_failure(editor, topic):
    rows = {"agenda": [{"topic": topic("Swords")}, {"position": "first"}], "claims": [{"field": "host", "value": "x"}]}
    response = editor.save(Meeting, rows=rows, title_en="", start_date="nonsense")
    assert response.status_code == 200
    assert "Enter a valid date" in words(response)


def test_a_deleted_summit_takes_agenda_and_claims_along_and_the_change_log_says_so(editor, meeting, claim):
    summit = meeting(topics=["Swords"])
    item = summit.agenda.get()
    keys = {summit.key, item.key, claim(summit, "start_date", "1950").key, claim(item, "topic", "swords").key}
    assert editor.delete(summit).status_code == 302
    deleted = Change.objects.filter(action="deleted", key__in=keys).values_list("key", flat=True)
    assert set(deleted) == keys
    assert Meeting.history.filter(key=summit.key, history_type="-", history_user=editor.user).exists()
    assert not Claim.objects.filter(key__in=keys).exists()


def test_a_topic_on_an_agenda_is_not_deleted(editor, meeting):
    summit = meeting(topics=["Swords"])
    assert "other records need it" in words(editor.delete(summit.agenda.get().topic))


def test_a_topic_is_not_part_of_a_part_of_itself(topic):
    weapons = topic("Weapons")
    weapons.parent = topic("Sabres", parent=topic("Blades", parent=weapons))
    with pytest.raises(ValidationError, match="nor of a part of itself"):
        weapons.full_clean()


def test_a_topic_is_not_part_of_itself(editor, topic):
    swords = topic("Swords")
    assert "A topic cannot be part of itself" in words(editor.save(swords, parent=swords))
    assert Topic.objects.get(pk=swords.pk).parent is None


def test_a_numbered_summit_moved_in_time_changes_what_is_said_of_the_others(editor, meeting, claim):
    first, second = meeting(start="1950-06-01", is_numbered=True), meeting(start="1951-06-01", is_numbered=True)
    said = claim(second, "ordinal", "2")
    assert said.verdict == "agrees"
    assert is_saved(editor.save(first, start_date="1952-06-01", end_date="1952-06-01"))
    said.refresh_from_db()
    assert said.verdict == "disagrees"
