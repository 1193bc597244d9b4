import json
from datetime import UTC, datetime, timedelta

import pytest

from alliance.dates import today
from alliance.knowledge import version
from alliance.knowledge.models import Change
from alliance.knowledge.rows import keyed_models

pytestmark = pytest.mark.django_db

CHANGES = "/api/v1/changes/"


@pytest.fixture
def ask(client):
    """`ask("?since=42")`: the answer, from its body."""

    def answer(question="", status=200):
        response = client.get(f"{CHANGES}{question}")
        assert response.status_code == status, response.content.decode()
        return response.json()

    return answer


@pytest.fixture
def last(db):
    """The number of the last change before the test made its own."""
    return Change.objects.latest("seq").seq


def told(answer):
    return [(change["action"], change["kind"], change["id"]) for change in answer["results"]]


def test_what_came_after_a_number_comes_in_order(ask, last, country):
    ruritania = country("Ruritania")
    ruritania.capital_en = "Strelsau"
    ruritania.save()
    key = ruritania.key
    ruritania.delete()
    answer = ask(f"?since={last}")
    assert told(answer) == [(action, "country", key) for action in ("created", "updated", "deleted")]
    assert answer["data_version"] == version.current().number
    assert answer["results"][-1] == {
        "seq": Change.objects.latest("seq").seq,
        "at": Change.objects.latest("seq").at.isoformat().replace("+00:00", "Z"),
        "action": "deleted",
        "kind": "country",
        "id": key,
        "address": None,
    }
    assert ask(f"?since={answer['results'][-1]['seq']}")["results"] == []


def test_each_record_stands_at_its_address(client, ask):
    for model in keyed_models():
        (change,) = ask(f"?kind={model.noun()}&page_size=1")["results"]
        if change["kind"] == "coverage":
            assert change["address"] is None
        else:
            assert client.get(change["address"]).json()["id"] == change["id"]


def test_a_month_a_day_or_an_instant_is_included_with_its_beginning(ask, country):
    country("Ruritania")
    change = Change.objects.latest("seq")
    everything = Change.objects.count()
    tomorrow = today() + timedelta(days=1)
    at = change.at.isoformat().replace("+00:00", "Z")
    just_after = (change.at + timedelta(microseconds=1)).isoformat().replace("+00:00", "Z")
    assert ask(f"?since={today():%Y-%m}")["count"] == ask("?since=2026-01-01")["count"] == everything
    assert told(ask(f"?since={at}")) == [("created", "country", change.key)]
    assert ask(f"?since={just_after}")["count"] == ask(f"?since={tomorrow}")["count"] == 0


def test_kinds_and_actions_narrow_the_list(ask, last, country, topic):
    topic("Sabres").delete()
    country("Ruritania")
    assert told(ask(f"?since={last}&action=deleted")) == [("deleted", "topic", "sabres")]
    assert told(ask(f"?since={last}&action_not=deleted&kind=topic,claim")) == [("created", "topic", "sabres")]
    assert told(ask(f"?since={last}&kind_not=topic")) == [("created", "country", "xa")]


def test_a_walk_meets_each_change_once_while_others_are_written(client, ask, topic):
    before = list(Change.objects.filter(kind="meeting").values_list("seq", flat=True).order_by("seq"))
    seen, address = [], f"{CHANGES}?kind=meeting&page_size=7"
    while address:
        page = client.get(address).json()
        seen += [change["seq"] for change in page["results"]]
        topic(f"Topic {len(seen)}")
        address = page["next"]
    assert seen == before
    assert [one["seq"] for one in ask("?ordering=-seq&kind=meeting&page_size=5")["results"]] == before[:-6:-1]


@pytest.mark.parametrize(
    ("question", "parameter", "words"),
    [
        ("?since=yesterday", "since", "2026-11-01"),
        ("?since=2026-13", "since", "2026-11-01"),
        ("?since=2026-02-30", "since", "2026-11-01"),
        ("?since=-1", "since", "2026-11-01"),
        ("?since=", "since", "empty"),
        ("?since=%00", "since", "NUL"),
        ("?since=1&since=2", "since", "more than once"),
        ("?since=99999999999999999999", "since", "2026-11-01"),
        ("?kind=claims", "kind", "Did you mean “claim”?"),
        ("?action=removed", "action", "created, updated, deleted"),
        ("?sinc=1", "sinc", "did you mean “since”?"),
        ("?as_of=2026-01-01", "as_of", "has no meaning here"),
        ("?known_at=2026-01-01", "known_at", "has no meaning here"),
        ("?seq_from=5&seq_to=4", "seq_to", "inverted"),
        ("?ordering=at", "ordering", "seq"),
    ],
)
def test_a_question_without_sense_is_refused_in_words(ask, question, parameter, words):
    (error,) = ask(question, status=400)["errors"]
    assert error["parameter"] == parameter
    assert words in error["detail"]


def test_a_number_beyond_every_change_has_nothing_after_it(ask):
    assert ask("?since=999999999999999999") == {
        "count": 0,
        "data_version": version.current().number,
        "next": None,
        "previous": None,
        "results": [],
    }


def test_the_formats_say_the_same(client, last, country):
    country("Ruritania")
    (change,) = client.get(f"{CHANGES}?since={last}").json()["results"]
    table = client.get(f"/api/v1/changes.csv?since={last}").content.decode().split("\r\n")
    assert dict(zip(table[0].split(","), table[1].split(","), strict=True)) == {**change, "seq": str(change["seq"])}
    lines = client.get(f"/api/v1/changes.ndjson?since={last}").content.decode().splitlines()
    assert [json.loads(line) for line in lines] == [change]


def test_a_list_of_changes_takes_few_queries_whatever_its_length(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get(f"{CHANGES}?page_size=1")
    with django_assert_max_num_queries(4):
        client.get(f"{CHANGES}?page_size=100")


def test_moments_are_in_universal_time(ask):
    at = datetime.fromisoformat(ask("?page_size=1")["results"][0]["at"])
    assert at.tzinfo == UTC
