"""What was known here at an instant: `known_at` over the API."""

from datetime import UTC, date, datetime, timedelta

import pytest

from alliance.dates import today
from alliance.knowledge.rows import keyed_models
from alliance.summits.models import AgendaItem
from members.models import AccessionStep, Membership
from tests.asking import ask, ids, queries, refusal, rfc3339, wrong

LISTS = ["members/", "memberships/", "accession-steps/", "meetings/"]


@pytest.fixture
def now():
    """`now()`: an instant after all that was done before and before all that is done later, as the API writes it."""
    return lambda: rfc3339(datetime.now(UTC))


def change(row, **values):
    """Save a row with other values."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


def without_standing(record):
    """A record without what is not kept over time, at any depth."""
    if isinstance(record, list):
        return [without_standing(part) for part in record]
    if not isinstance(record, dict):
        return record
    unkept = {"verification", "verified_on", "changed_at", "verdict"}
    return {name: without_standing(part) for name, part in record.items() if name not in unkept}


@pytest.mark.parametrize("path", LISTS)
def test_what_was_known_just_now_is_what_is_known(client, db, now, path):
    then, of_now = ask(client, f"{path}?known_at={now()}"), ask(client, path)
    assert without_standing(then["results"]) == without_standing(of_now["results"])
    assert then["count"] == of_now["count"] > 0


@pytest.mark.parametrize("model", keyed_models(), ids=lambda model: model.noun())
def test_every_record_can_be_asked_as_it_was_known(client, db, now, model):
    if model.noun() == "coverage":
        pytest.skip("coverage stands in meta/ and has no address")
    address = f"{model.plural()}/{model.objects.order_by('key').last().key}/"
    assert without_standing(ask(client, f"{address}?known_at={now()}")) == without_standing(ask(client, address))


@pytest.mark.parametrize("path", LISTS)
def test_before_the_first_load_a_list_is_empty_and_says_what_it_is_about(client, db, path):
    answer = ask(client, f"{path}?known_at=2000-01-01")
    assert (answer["count"], answer["results"]) == (0, [])
    assert answer["known_at"] == "2000-01-01T23:59:59.999999Z"
    assert "As known here at 2000-01-01T23:59:59.999999Z." in answer["note"]
    assert answer["note_ind"]


def test_a_correction_does_not_reach_back(client, join, now):
    stay = join("Ruritania", "1950")
    then = now()
    change(stay, start=date(1951, 1, 1))
    change(stay.country, name_en="New Ruritania")
    record = ask(client, f"memberships/{stay.key}/?known_at={then}")
    assert (record["start"], record["country"]["name_en"], record["country"]["slug"]) == (
        "1950",
        "Ruritania",
        "ruritania",
    )
    assert ask(client, f"memberships/{stay.key}/")["start"] == "1951"


def test_a_list_is_filtered_and_sorted_as_it_stood(client, join, now):
    first, second = join("Ruritania", "1950"), join("Graustark", "1960")
    then = now()
    change(first, start=date(1970, 1, 1))
    asked = f"memberships/?organization=entente&known_at={then}"
    assert ids(client, f"{asked}&ordering=start") == [first.key, second.key]
    assert ids(client, f"{asked}&ordering=-start") == [second.key, first.key]
    assert ids(client, f"{asked}&start_to=1955") == [first.key]
    assert ids(client, f"{asked}&country=ruritania,graustark&as_of=1955-01-01") == [first.key]
    assert ids(client, f"{asked}&country_not=ruritania") == [second.key]


def test_both_clocks_turn_on_their_own(client, join, now):
    """Until 1960 was known as the end, the country counted as a member ever after."""
    stay = join("Ruritania", "1950")
    then = now()
    change(stay, end=date(1960, 1, 1))
    asked = "memberships/?organization=entente&as_of=1970-01-01"
    assert ids(client, f"{asked}&known_at={then}") == [stay.key]
    assert ids(client, asked) == ids(client, f"{asked}&known_at={now()}") == []


def test_a_list_on_a_day_bears_the_names_of_that_day_as_they_were_known(client, join, country_name, now):
    stay = join("Ruritania", "1950", organization="Entente")
    old = country_name("Ruritania", "Old Ruritania", start="1950", end="1960")
    then = now()
    change(old, name_en="Elder Ruritania")
    answer = ask(client, f"memberships/?organization=entente&as_of=1955-01-01&known_at={then}")
    assert [(row["id"], row["country"]["name_en"]) for row in answer["results"]] == [(stay.key, "Old Ruritania")]


def test_pages_of_then_go_on_with_then(client, join, now):
    stays = [join(name, "1950") for name in ("Ruritania", "Graustark", "Evallonia")]
    then = now()
    change(stays[0], start=date(1970, 1, 1))
    stays[1].delete()
    seen, address = [], f"memberships/?organization=entente&page_size=1&known_at={then}"
    while address:
        answer = ask(client, address)
        seen += [row["start"] for row in answer["results"]]
        address = answer["next"] and answer["next"].split("/api/v1/")[1]
    assert (seen, answer["count"]) == (["1950"] * 3, 3)


def test_a_meeting_comes_with_the_agenda_and_the_ordinal_of_then(client, meeting, topic, person, now):
    zenda = meeting("Zenda", "1960-06-01", is_numbered=True, topics=["Sabres"], host="Ruritania", chair=person())
    then = now()
    meeting("Strelsau", "1950-06-01", is_numbered=True)
    change(topic("Sabres"), name_en="Rapiers")
    change(zenda.host, name_en="New Ruritania")
    change(zenda.chair, name="King Rudolf")
    AgendaItem.objects.get(meeting=zenda).delete()
    record = ask(client, f"meetings/zenda/?known_at={then}")
    assert [item["topic"]["name_en"] for item in record["agenda"]] == ["Sabres"]
    assert (record["ordinal"], record["host"]["name_en"], record["chair"]["name"]) == (
        1,
        "Ruritania",
        "Rudolf Elphberg",
    )
    assert ask(client, "meetings/zenda/")["ordinal"] == 2


def test_meetings_are_found_by_the_topics_of_then(client, meeting, topic, now):
    topic("Blades")
    meeting("Zenda", topics=["Sabres"])
    change(topic("Sabres"), parent=topic("Blades"))
    then = now()
    change(topic("Sabres"), parent=None)
    assert ids(client, f"meetings/?topic=blades&known_at={then}") == ["zenda"]
    assert ids(client, f"meetings/?topic=blades,sabres&known_at={then}") == ["zenda"]
    assert ids(client, "meetings/?topic=blades") == []


def test_a_fact_comes_with_the_claims_of_then_and_without_verdicts(client, join, claim, now):
    stay = join("Ruritania", "1950")
    said = claim(stay, "start", "1950")
    then = now()
    change(said, value="1951")
    change(said.source, title="Zenda Times")
    record = ask(client, f"memberships/{stay.key}/?known_at={then}")
    [shown] = record["claims"]
    assert (shown["value"], shown["source"]["title"], shown["verdict"]) == ("1950", "Strelsau Gazette", None)
    assert (record["verification"], record["verified_on"]) == (None, None)


def test_what_is_expanded_stands_as_it_did_then(client, join, now):
    stay = join("Ruritania", "1950")
    then = now()
    change(stay.country, capital_en="Zenda")
    change(stay.organization, headquarters_en="Zenda")
    asked = f"expand=country,organization,claims&known_at={then}"
    [listed] = ask(client, f"memberships/?organization=entente&{asked}")["results"]
    for record in (listed, ask(client, f"memberships/{stay.key}/?{asked}")):
        assert (record["country"]["capital_en"], record["organization"]["headquarters_en"]) == ("", "")


def test_what_is_expanded_need_not_have_been_recorded_then(client, join, now):
    """As after `loaddata`, which writes no history."""
    stay = join("Ruritania", "1950")
    stay.country.history.all().delete()
    stay.organization.history.all().delete()
    asked = f"expand=country,organization&known_at={now()}"
    [listed] = ask(client, f"memberships/?organization=entente&{asked}")["results"]
    assert (listed["country"]["name_en"], listed["organization"]["name_en"]) == ("Ruritania", "Entente")
    assert (listed["country"]["slug"], listed["country"]["changed_at"]) == ("ruritania", None)


def test_a_country_of_then_comes_with_its_stays_of_then(client, join, step, now):
    stay = join("Ruritania", "1950")
    taken = step("Ruritania", "invited", "1949")
    then = now()
    change(stay, end=date(1960, 1, 1))
    taken.delete()
    change(stay.country, name_en="New Ruritania")
    for address in ("new-ruritania", stay.country.key):
        record = ask(client, f"countries/{address}/?known_at={then}")
        assert (record["name_en"], record["slug"]) == ("Ruritania", "ruritania")
        assert [row["end"] for row in record["memberships"]] == [None]
        assert [row["id"] for row in record["accession_steps"]] == [taken.key]


def test_the_instant_at_which_a_record_changed_knows_it(client, join, claim):
    stay = join("Ruritania", "1950")
    claim(stay, "start", "1950")
    change(stay, note_en="Corrected.")
    stay.refresh_from_db()
    record = ask(client, f"memberships/{stay.key}/")
    then = ask(client, f"memberships/{stay.key}/?known_at={record['changed_at']}")
    assert then["note_en"] == "Corrected."


def test_a_day_means_its_end(client, join):
    stay = join("Ruritania", "1950")
    entry = stay.history.get()
    entry.history_date = datetime(2001, 1, 1, 12, tzinfo=UTC)
    entry.save()
    assert ask(client, f"memberships/{stay.key}/?known_at=2001-01-01")["changed_at"] == "2001-01-01T12:00:00Z"
    assert ask(client, f"memberships/{stay.key}/?known_at=2001-01-01T12:00:00Z")["id"] == stay.key
    assert ask(client, f"memberships/{stay.key}/?known_at=2001-01-01T13:00:00%2B01:00")["id"] == stay.key
    refusal(client, f"memberships/{stay.key}/?known_at=2001-01-01T11:59:59.999999Z", 404)
    refusal(client, f"memberships/{stay.key}/?known_at=2000-12-31", 404)


def test_today_is_now_and_what_comes_after_is_refused(client, join):
    stay = join("Ruritania", "1950")
    assert ask(client, f"memberships/{stay.key}/?known_at={today()}")["id"] == stay.key
    tomorrow = today() + timedelta(days=1)
    in_an_hour = rfc3339(datetime.now(UTC) + timedelta(hours=1))
    for address in (f"memberships/{stay.key}/", *LISTS):
        assert "lies in the future" in wrong(client, f"{address}?known_at={tomorrow}", "known_at")
        assert "lies in the future" in wrong(client, f"{address}?known_at={in_an_hour}", "known_at")


@pytest.mark.parametrize("value", ["", "yesterday", "2026-13-01", "1950", "0000-00-00", "2026-11-01T25:00:00Z", "%00"])
def test_what_is_no_instant_is_refused(client, db, value):
    for address in ("memberships/", "memberships/nato/tr/"):
        assert wrong(client, f"{address}?known_at={value}", "known_at")


@pytest.mark.parametrize("value", ["0001-01-01", "0001-01-01T00:00:00%2B23:59", "0001-01-01T00:00:00Z"])
def test_the_first_instant_there_is_has_an_answer_in_words(client, db, value):
    for address in ("memberships/", "memberships/nato/tr/"):
        assert client.get(f"/api/v1/{address}?known_at={value}").status_code in {200, 400, 404}


@pytest.mark.parametrize("path", ["countries", "organizations", "claims", "terms", "agenda-items", "timeline"])
def test_elsewhere_it_is_refused_and_says_where_it_works(client, db, path):
    detail = wrong(client, f"{path}/?known_at=2026-11-01", "known_at")
    for name in ("members", "memberships", "accession-steps", "meetings", "every single record"):
        assert name in detail


def unknown(client, row, instant):
    return refusal(client, f"{row.plural()}/{row.key}/?known_at={instant}", 404)["detail"]


def test_a_record_that_was_not_known_says_since_when_it_is(client, join, now):
    before = now()
    stay = join("Ruritania", "1950")
    detail = unknown(client, stay, before)
    assert f"“{stay.key}” was not known at {before}." in detail
    assert f"It is known since {rfc3339(stay.history.get().history_date)}." in detail


def test_a_record_that_is_deleted_says_until_when_it_was_known(client, join, now):
    stay = join("Ruritania", "1950")
    then, deleted = now(), Membership(key=stay.key)
    stay.delete()
    end = rfc3339(Membership.history.filter(key=deleted.key).latest().history_date)
    between = now()
    assert unknown(client, deleted, between).endswith(f"It was deleted at {end}.")
    assert ask(client, f"memberships/{deleted.key}/?known_at={then}")["country"]["name_en"] == "Ruritania"
    again = join("Ruritania", "1970")
    assert unknown(client, again, between).endswith(
        f"It was deleted at {end}. It is known again since {rfc3339(again.history.get().history_date)}."
    )


def test_a_record_without_a_history_says_that_it_has_none(client, join, now):
    stay = join("Ruritania", "1950")
    stay.history.all().delete()
    between = now()
    assert "It was loaded without a history" in unknown(client, stay, between)
    change(stay, note_en="Corrected.")
    detail = unknown(client, stay, between)
    assert f"Its history begins at {rfc3339(stay.history.get().history_date)}: it was loaded without one" in detail


def test_a_record_that_never_was_is_not_there(client, db, now):
    assert (
        refusal(client, f"memberships/nato/xx/?known_at={now()}", 404)["detail"] == "There is no membership “nato/xx”."
    )


def test_then_is_asked_with_as_many_queries_as_now(client, db, now):
    for path in (*LISTS, "memberships/nato/tr/", "meetings/ankara-2026/"):
        assert len(queries(client, f"{path}?known_at={now()}")) == len(queries(client, path)), path
    # One more to learn which country the address of now means.
    assert len(queries(client, f"countries/tr/?known_at={now()}")) == len(queries(client, "countries/tr/")) + 1


@pytest.mark.parametrize("form", ["csv", "ndjson", "jsonld", "ics"])
def test_every_format_tells_of_then(client, meeting, now, form):
    zenda = meeting("Zenda", "1960-06-01")
    then = now()
    change(zenda, title_en="Zenda, renamed")
    response = client.get(f"/api/v1/meetings.{form}?organization=entente&known_at={then}")
    assert response.status_code == 200
    assert "Zenda" in response.content.decode()
    assert "renamed" not in response.content.decode()


def test_one_language_of_then(client, join, now):
    stay = join("Ruritania", "1950")
    then = now()
    change(stay.country, name_ind="Ruritania Baru")
    assert ask(client, f"memberships/{stay.key}/?lang=id&known_at={then}")["country"]["name"] == "Ruritania"


def test_founders_came_in_with_their_own_step_as_it_was_known(client, step, now):
    deposit = step("Ruritania", "instrument_deposited", "1950-02")
    then = now()
    step("Ruritania", "treaty_in_force", "1950-03")
    asked = f"accession-steps/{deposit.key}/"
    assert ask(client, f"{asked}?known_at={then}")["is_effective"]
    assert not ask(client, asked)["is_effective"]
    assert AccessionStep.objects.filter(key=deposit.key).exists()
