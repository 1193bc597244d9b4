"""What was accepted is written at once, as the build of the same reading would write it."""

import json

import pytest
from django.conf import settings as project
from django.urls import reverse

from alliance.editing.models import Article
from alliance.knowledge.assembly import Assembly
from alliance.knowledge.models import Change
from alliance.knowledge.readings import add_claims_of_readings, add_facts_of_readings, read_readings
from alliance.knowledge.rows import rows_of
from alliance.knowledge.tables import add_tables
from alliance.knowledge.templates import templates
from alliance.sources.models import Claim, Source
from alliance.summits.models import AgendaItem, Meeting
from members.models import Office, Organization, Person, Term
from tests.articles import COUNT, KEY, NEW_CLAIMS, NEW_RECORDS, TEXT, Desk, article, decided, proposal, reader
from tests.editing import words

__all__ = ["article", "reader"]

EVERYTHING = [*decided([COUNT, *NEW_CLAIMS]), *decided([proposal("membership/nato/es", "start", "1986")], "rejected")]
STATED = proposal("organization/nato", decision="accepted", paragraph=1, statement_en="It sings.")


def test_the_same_records_come_of_an_article_taken_in_and_of_its_reading_built(reader, article, tmp_path):
    made = article([*EVERYTHING, STATED, decided([COUNT], "corrected")[0] | {"paragraph": "3"}], NEW_RECORDS)
    exported = reader.client.get(reverse("admin:editing_article_export", args=[made.pk])).content
    response = reader.take_in(made, confirmed=codes(reader, made))
    assert "Taken in" in words(response), response.context["errors"]
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / f"{KEY}.yaml").write_bytes(exported)
    built = built_with(read_readings(tmp_path / "articles"))
    for model in (Source, Person, Office, Term, Meeting, AgendaItem, Claim):
        keys = {key for key in built[model] if KEY in key or "strelsau" in key or "flavia" in key or "duchess" in key}
        assert keys, model
        assert rows_of(model, keys) == {key: built[model][key].row for key in keys}
    assert rows_of(Claim).keys() & {f"{KEY}/organization/nato/member_count/2"}


def built_with(readings):
    """What the build makes of the tables and these readings, without the claims of the tables."""
    assembly = Assembly(templates())
    add_tables(assembly, project.BASE_DIR / "fixtures" / "reference")
    add_facts_of_readings(assembly, readings)
    add_claims_of_readings(assembly, readings)
    return assembly.entries


def codes(reader, made) -> list[str]:
    """What a page warns of is read and confirmed."""
    return [
        one.code
        for one in reader.client.get(reverse("admin:editing_article_take_in", args=[made.pk])).context["warnings"]
    ]


def test_it_is_one_act_of_the_history_and_the_text_is_gone_with_it(reader, article):
    made = article(EVERYTHING, NEW_RECORDS)
    before = Change.objects.latest("seq").seq
    reader.take_in(made, confirmed=codes(reader, made))
    made_now = [Person.objects.get(key="flavia-of-zenda"), Meeting.objects.get(key="nato-summit-strelsau")]
    made_now += [Source.objects.get(key=KEY), *Claim.objects.filter(source__key=KEY)]
    entries = [row.history.get() for row in made_now]
    assert len(entries) == 8
    assert len({entry.history_date for entry in entries}) == 1
    assert {entry.history_source for entry in entries} == {KEY}
    assert {entry.history_change_reason.splitlines()[0] for entry in entries} == {"Read it."}
    assert {entry.history_user for entry in entries} == {reader.user}
    assert {one.action for one in Change.objects.filter(seq__gt=before, kind="meeting")} == {"created"}
    made.refresh_from_db()
    assert (made.text, made.taken_in_by) == ("", reader.user)
    assert reader.post(made, accept="known").status_code == 403


def test_looking_at_it_writes_nothing(reader, article):
    made = article(EVERYTHING, NEW_RECORDS)
    shown = reader.client.get(reverse("admin:editing_article_take_in", args=[made.pk]))
    assert dict(shown.context["rows"])["claims"] == 5
    assert not Source.objects.filter(key=KEY).exists()


def test_what_nobody_accepted_is_not_written(reader, article):
    made = article([*decided([COUNT]), *NEW_CLAIMS], NEW_RECORDS)
    reader.take_in(made)
    assert Claim.objects.filter(source__key=KEY).count() == 1
    assert not Meeting.objects.filter(key="nato-summit-strelsau").exists()


@pytest.mark.parametrize(
    ("claims", "facts", "values", "said"),
    [
        ([COUNT], [], {}, "Nothing is accepted"),
        (decided([COUNT]), [], {"is_dated": False}, "Confirm the date"),
        (decided(NEW_CLAIMS[3:]), NEW_RECORDS, {}, "no fact is without one"),
        (decided(NEW_CLAIMS[:1]), NEW_RECORDS[:1], {}, "there is no fact"),
        (decided([proposal("organization/nato", "member_count", "x")]), [], {}, "in digits"),
        (decided(NEW_CLAIMS[1:2]), [{"meeting": {**NEW_RECORDS[2]["meeting"], "kind": "ball"}}], {}, "meeting/"),
        (
            decided(NEW_CLAIMS[1:2]),
            [{"meeting": {**NEW_RECORDS[2]["meeting"], "host": "xx"}}],
            {},
            "There is no country",
        ),
    ],
)
def test_nothing_is_written_where_anything_is_wrong(reader, article, claims, facts, values, said):
    made = article(claims, facts, **values)
    assert said in words(reader.take_in(made))
    made.refresh_from_db()
    assert (made.taken_in_at, Source.objects.filter(key=KEY).exists(), made.text) == (None, False, TEXT)


def test_it_is_taken_in_as_it_was_seen(reader, article):
    made = article(decided([COUNT]))
    assert "look again" in words(reader.post(made, "take_in", version=made.version + 1))
    assert not Source.objects.filter(key=KEY).exists()


def test_contributors_read_articles_of_their_own_and_editors_take_them_in(reader, article):
    contributor, editor, stranger = Desk("ruth", "contributor"), Desk("edgar", "editor"), Desk("rhea", "reader")
    made = article([COUNT], by=contributor)
    assert contributor.decide(made, 0).status_code == 200
    assert contributor.post(made, "take_in", version=2).status_code == 403
    assert stranger.read(made).status_code == 403
    assert stranger.client.get("/admin/editing/article/facts/?q=nato").status_code == 403
    others = article([COUNT])
    assert contributor.decide(others, 0).status_code == 403
    assert "Taken in" in words(editor.take_in(made))
    assert Claim.objects.filter(source__key=KEY, value="31").exists()


def test_where_a_second_person_is_needed_nobody_takes_in_what_they_have_decided(reader, article, settings):
    settings.SECOND_PERSON = True
    made, editor, reviewer = article(decided([COUNT])), Desk("edgar", "editor"), Desk("rita", "reviewer")
    assert "your own work" in words(reader.take_in(made))
    assert "second person" in words(editor.take_in(made))
    assert not Source.objects.filter(key=KEY).exists()
    assert "Taken in" in words(reviewer.take_in(made))


def test_an_export_is_a_reading_of_the_repository_and_the_same_bytes_again(reader, article, tmp_path):
    made = article(EVERYTHING, NEW_RECORDS)
    address = reverse("admin:editing_article_export", args=[made.pk])
    exported = reader.client.get(address)
    (tmp_path / f"{KEY}.yaml").write_bytes(exported.content)
    assert read_readings(tmp_path)[f"{KEY}.yaml"] == {"file": "canary.txt", "source": KEY, **made.reading}
    assert reader.client.get(address).content == exported.content
    assert b"canary sings" not in exported.content


def test_the_text_is_in_no_history_and_in_nothing_public(reader, article, client):
    made = article(decided([COUNT]))
    reader.take_in(made)
    assert "canary sings" not in json.dumps(list(Article.objects.values("reading", "title", "text")))
    for address in ("/api/v1/claims/?source=" + KEY, "/api/v1/search/?q=canary+sings", "/en/search/?q=canary+sings"):
        assert "sings of the Alliance" not in client.get(address).content.decode()
    assert Organization.objects.get(key="nato").history.filter(history_change_reason__contains="sings").count() == 0


def test_facts_are_found_while_somebody_types(reader):
    found = reader.client.get("/admin/editing/article/facts/", {"q": "Spain"}).json()["facts"]
    assert "membership/nato/es" in {one["reference"] for one in found}
    assert reader.client.get("/admin/editing/article/facts/", {"q": "x"}).json() == {"facts": []}
