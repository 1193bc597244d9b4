"""Every class of records in the admin: lists, forms, search, history, keys."""

import re

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliance.knowledge.models import Change, Conflict, Loaded
from alliance.knowledge.rows import keyed_models
from alliance.sources.models import Claim, Coverage
from alliance.summits.models import Meeting, Operation, Topic
from members.models import Country, Membership, Office, Organization, Person, Position
from tests.editing import address, filled, form_address, is_saved, words

EVERY = pytest.mark.parametrize("model", keyed_models(), ids=lambda model: model.noun())

HOSTILE = [
    "'",
    '"',
    "'; drop table x; --",
    '"unbalanced',
    "%",
    "_",
    "\\",
    "\0",
    "a\0b",
    "x" * 10_000,
    "y " * 5_000,
    "Ü",
    "ﷺ",
]


def test_every_record_and_what_a_load_leaves_behind_can_be_edited_or_seen():
    assert set(keyed_models()) | {Conflict, Change} <= set(admin.site._registry)
    assert Loaded not in admin.site._registry


@EVERY
def test_lists_and_forms_open(editor, model):
    row = model.objects.order_by("pk").first()
    assert editor.get(model).status_code == 200
    assert editor.get(model, "add").status_code == 200
    assert editor.open(row).status_code == 200
    assert editor.get(model, "delete", row.pk).status_code == 200


@EVERY
def test_a_form_saved_as_it_is_writes_nothing(editor, model):
    row = model.objects.order_by("pk").last()
    changes, versions = Change.objects.count(), row.history.count()
    assert is_saved(editor.save(row))
    assert (Change.objects.count(), row.history.count()) == (changes, versions)


@EVERY
def test_the_history_begins_with_the_load(editor, model):
    row = model.objects.order_by("pk").first()
    assert "Loaded from the fixtures" in words(editor.get(model, "history", row.pk))
    then = {"from": row.history.earliest().history_date.isoformat()}
    assert "Nothing differs" in words(editor.get(model, "restore", row.pk, **then))


@EVERY
def test_a_list_asks_the_same_number_of_queries_whatever_the_number_of_rows(editor, model, monkeypatch):
    model_admin = admin.site._registry[model]
    editor.get(model)
    counts = []
    for length in (2, 50):
        monkeypatch.setattr(model_admin, "list_per_page", length)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert editor.get(model).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 30


@EVERY
def test_any_search_is_answered(editor, model):
    for text in HOSTILE:
        assert editor.client.get(address(model, "changelist"), {"q": text}, follow=True).status_code == 200, text


def test_any_word_typed_into_a_choice_of_records_is_answered(editor):
    for text in HOSTILE:
        choice = {"term": text, "app_label": "sources", "model_name": "claim", "field_name": "meeting"}
        assert editor.client.get("/admin/autocomplete/", choice).status_code == 200, text


@pytest.mark.parametrize(
    "query",
    [
        "kind__exact=%00",
        "kind=nothing",
        "p=999999",
        "p=-1",
        "p=x",
        "o=99",
        "start_date__year=0",
        "start_date__year=99999",
        "start_date__year=x",
        "organization__id__exact=x",
        "organization__id__exact=99999999999999999999",
        "%00=1",
        "_facets=1",
    ],
)
def test_any_address_of_a_list_is_answered(editor, query):
    assert editor.client.get(f"{address(Meeting, 'changelist')}?{query}", follow=True).status_code == 200


@pytest.mark.parametrize("number", ["x", "0", "99999999999999999999999999", "²", "1%00"])
def test_a_history_of_nothing_is_not_found(editor, number):
    base = address(Meeting, "changelist")
    assert editor.client.get(f"{base}{number}/history/").status_code == 404
    assert editor.client.get(f"{base}{number}/history/then/").status_code == 404
    assert editor.client.get(f"{base}{number}/change/", follow=True).status_code == 200


def test_a_country_is_found_under_former_names_and_without_diacritics(editor):
    for text in ("turkiye", "Türkiye", "TÜRKIYE", "Turki", "TUR"):
        assert "Türkiye" in words(editor.get(Country, q=text)), text
    assert "Membership: Türkiye" not in words(editor.get(Membership, q="Ruritania"))
    assert "Türkiye" in words(editor.get(Membership, q="turkey"))


def test_a_new_row_gets_its_key_by_the_rule_of_its_class(editor, country, organization):
    ruritania, entente = country("Ruritania"), organization("Entente")
    assert is_saved(editor.save(Topic, name_en="Sabres", name_ind="Pedang"))
    assert Topic.objects.filter(key="sabres").exists()
    assert is_saved(
        editor.save(Membership, country=ruritania, organization=entente, start="1950-01-01", end="1960-01-01")
    )
    assert is_saved(editor.save(Membership, country=ruritania, organization=entente, start="1970-01-01"))
    keys = set(Membership.objects.filter(country=ruritania).values_list("key", flat=True))
    assert keys == {f"entente/{ruritania.key}", f"entente/{ruritania.key}/2"}


def test_no_form_takes_a_key(editor, topic):
    sabres = topic("Sabres")
    assert is_saved(editor.save(sabres, key="swords", name_ind="Pedang"))
    sabres.refresh_from_db()
    assert (sabres.key, sabres.name_ind) == ("sabres", "Pedang")


def test_a_second_record_of_the_same_key_is_refused_in_words(editor, topic, meeting):
    topic("Sabres")
    assert "already a record “sabres”" in words(editor.save(Topic, name_en="Sabres!", name_ind="Pedang"))
    strelsau = meeting("Strelsau 1950")
    again = {"title_en": "Strelsau 1950", "title_ind": "Strelsau 1950", "kind": "summit", "status": "held"}
    response = editor.save(Meeting, organization=strelsau.organization, **again)
    assert "already a record “strelsau-1950”" in words(response)


@pytest.mark.parametrize("name", ["!!!", "平和"])
def test_a_name_that_gives_no_address_is_refused_in_words(editor, name):
    assert "give it letters or digits" in words(editor.save(Topic, name_en=name, name_ind="Pedang"))
    assert "address of the page is made of it" in words(editor.save(Country, name_en=name, name_ind="x", iso2="XA"))


def test_two_countries_of_one_name_are_refused_in_words(editor, country):
    country("Ruritania")
    response = editor.save(Country, name_en="Ruritania", name_ind="Ruritania", iso2="XQ")
    assert "Another country has this name" in words(response)


def test_what_a_key_is_made_of_stays(editor, join, country):
    stay = join("Ruritania", "1950-01-01")
    assert "country" not in filled(editor.open(stay))
    assert is_saved(editor.save(stay, country=country("Borduria"), start="1951-01-01"))
    stay.refresh_from_db()
    assert (stay.country.name_en, stay.start.year) == ("Ruritania", 1951)


@pytest.mark.parametrize("model", [Position, Office])
def test_a_holder_is_a_country_or_an_organization(editor, model, country, organization):
    texts = {"Position": ("subject", "stance"), "Office": ("title",)}[model.__name__]
    values = {f"{text}_{language}": "Sabres" for text in texts for language in ("en", "ind")}
    both = {"country": country("Ruritania"), "organization": organization("Entente")}
    for holders in ({}, both):
        assert "Name a country or an organization, one of the two" in words(editor.save(model, **values, **holders))
    assert is_saved(editor.save(model, **values, country=both["country"]))


def test_the_history_shows_who_changed_what(editor, topic):
    sabres = topic("Sabres")
    editor.save(sabres, name_en="Sabres and swords")
    page = words(editor.get(Topic, "history", sabres.pk))
    assert "editor" in page
    assert "Name (English) Sabres → Sabres and swords" in page


def test_the_history_of_a_record_whose_country_is_gone_too_still_tells_of_it(editor, join, country):
    stay = join("Ruritania", "1950-01-01")
    number, ruritania = stay.pk, stay.country
    editor.delete(stay)
    editor.delete(ruritania)
    assert "Ruritania in Entente" in words(editor.get(Membership, "history", number))


def test_a_record_that_others_need_is_not_deleted_and_the_page_says_which(editor, join):
    stay = join("Ruritania", "1950-01-01")
    response = editor.delete(stay.country)
    assert response.status_code == 200
    assert "other records need it" in words(response)
    assert Membership.objects.filter(pk=stay.pk).exists()
    action = {"action": "delete_selected", "_selected_action": [stay.organization_id], "post": "yes"}
    response = editor.client.post(address(Organization, "changelist"), action)
    assert response.status_code == 200
    assert Organization.objects.filter(key="entente").exists()


def test_whoever_saves_second_is_told_what_came_first(editor, topic, monkeypatch):
    """Between the check of the form and its save another editor adds the same record."""
    topic("Sabres")
    check, calls = Topic.clean, []

    def clean(self):
        calls.append(self)
        if len(calls) > 1:
            check(self)

    monkeypatch.setattr(Topic, "clean", clean)
    response = editor.save(Topic, name_en="Sabres", name_ind="Golok")
    assert "already a record “sabres”" in words(response)
    assert "Golok" in response.content.decode()


def test_a_rule_that_only_the_database_sees_is_told_in_words(editor, topic, monkeypatch):
    topic("Sabres")
    monkeypatch.setattr(Topic, "clean", lambda self: None)
    response = editor.save(Topic, name_en="Sabres", name_ind="Golok")
    assert response.status_code == 302
    assert "another record stands in the way" in words(editor.get(Topic, "add"))


def test_the_coverage_of_a_class_is_chosen_not_typed(editor):
    covered = Coverage.objects.first()
    assert covered.key not in dict(editor.open(Coverage).context["adminform"].form.fields["facts"].choices)
    assert "not one of the available choices" in words(editor.save(Coverage, facts=covered.key, through="2026-01-01"))
    editor.delete(covered)
    assert is_saved(editor.save(Coverage, facts=covered.key, through="2026-01-01"))
    assert is_saved(editor.save(Coverage.objects.get(key=covered.key), through="2026-02-02"))
    assert str(Coverage.objects.get(key=covered.key).through) == "2026-02-02"


def test_topics_of_an_operation_are_part_of_its_history(editor, operation, topic):
    watch = operation("Zenda Watch", topics=["Sabres"])
    assert is_saved(editor.save(watch, topics=[topic("Swords").pk]))
    assert "Swords" in words(editor.get(Operation, "history", watch.pk))
    assert Change.objects.filter(kind="operation", key=watch.key, action="updated").exists()


def test_the_name_of_a_row_in_a_choice_asks_no_query_for_each(editor, django_assert_max_num_queries):
    for name in Claim.FACTS:
        choice = {"term": "", "app_label": "sources", "model_name": "claim", "field_name": name}
        with django_assert_max_num_queries(6):
            assert len(editor.client.get("/admin/autocomplete/", choice).json()["results"]) > 0


def test_null_characters_are_refused_in_words(editor):
    assert "Null characters are not allowed" in words(editor.save(Topic, name_en="Sab\0res", name_ind="Pedang"))


@pytest.mark.parametrize("number", ["x", "-1", "", "99999999"])
def test_a_broken_form_is_no_failure(editor, meeting, country, number):
    for row, prefix in ((meeting(topics=["Swords"]), "agenda"), (country("Ruritania"), "names")):
        assert editor.save(row, **{f"{prefix}-TOTAL_FORMS": number}).status_code < 500


@EVERY
def test_who_may_only_look_sees_everything_and_changes_nothing(client, db, model):
    reader = get_user_model().objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    row = model.objects.order_by("pk").first()
    assert client.get(address(model, "changelist")).status_code == 200
    assert client.get(form_address(row)).status_code == 200
    assert client.get(address(model, "history", row.pk)).status_code == 200
    assert client.get(address(model, "restore", row.pk), {"from": "2026-01-01"}).status_code == 200
    assert client.get(address(model, "deleted")).status_code == 200
    assert client.get(form_address(model)).status_code == 403
    assert client.post(form_address(row), {}).status_code == 403
    assert client.get(address(model, "delete", row.pk)).status_code == 403


def test_who_may_edit_summits_only_sees_their_claims_as_text(client, db, meeting, claim, source):
    summit = meeting(topics=["Swords"])
    claim(summit, "start_date", "1950")
    editor = get_user_model().objects.create_user("editor", is_staff=True)
    may = ["view_meeting", "change_meeting", "view_agendaitem", "view_claim"]
    editor.user_permissions.set(Permission.objects.filter(codename__in=may))
    client.force_login(editor)
    response = client.get(form_address(summit))
    assert response.status_code == 200
    entries = filled(response) | {"city_en": "Zenda", "change_source": source("Herald").pk}
    assert client.post(form_address(summit), entries).status_code == 302
    summit.refresh_from_db()
    assert summit.city_en == "Zenda"


@EVERY
def test_the_policy_of_the_site_holds_and_nothing_breaks_it(editor, model):
    row = model.objects.order_by("pk").first()
    for response in (editor.get(model), editor.open(model), editor.open(row), editor.get(model, "history", row.pk)):
        assert "'unsafe" not in response.headers["Content-Security-Policy"]
        page = response.content.decode()
        assert not re.search(r"<style|<script>|\sstyle=|\son[a-z]+=", page)


def test_the_admin_speaks_indonesian_too(editor, join):
    stay = join("Ruritania", "1950-01-25")
    editor.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "id"
    assert editor.get(Membership).headers["Content-Language"] == "id"
    assert is_saved(editor.save(stay, note_en="A note."))
    stay.refresh_from_db()
    assert str(stay.start) == "1950-01-25"


@pytest.mark.parametrize(
    "model", [model for model in keyed_models() if hasattr(model, "get_absolute_url")], ids=lambda model: model.noun()
)
def test_the_page_of_a_record_is_one_click_away(editor, model):
    row = model.objects.order_by("pk").first()
    link = re.search(r'href="(/admin/r/\d+/\d+/)"', editor.open(row).content.decode())
    assert editor.client.get(link[1]).status_code == 302


def test_the_admin_bears_the_name_of_the_house(editor):
    page = words(editor.client.get("/admin/"))
    assert "What waits · Alliance" in page
    assert "Django administration" not in page


def test_a_person_is_ordered_without_diacritics(editor, person):
    person("Özil")
    assert Person.objects.get(name="Özil").sort_en == "ozil"
