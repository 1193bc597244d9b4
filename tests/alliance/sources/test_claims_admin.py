"""Claims in the admin: beneath their fact, and on a page of their own."""

import pytest

from alliance.knowledge.models import Change
from alliance.sources.judging import fact_models
from alliance.sources.models import Claim, Source
from alliance.summits.models import Meeting
from members.models import Membership, Organization
from tests.editing import address, filled, is_saved, words

STATED = {"statement_en": "It is so.", "statement_ind": "Begitulah."}


@pytest.fixture
def gazette(source):
    return source("Strelsau Gazette", published="1955-06-01")


def test_every_class_of_facts_has_its_claims_beneath_it(editor):
    for model in fact_models():
        (claims,) = [
            inline
            for inline in editor.get(model, "add").context["inline_admin_formsets"]
            if inline.formset.model is Claim
        ]
        choices = dict(claims.formset.empty_form.fields["field"].choices)
        assert set(choices) == {"", *model.judged_fields}
        assert not set(Claim.FACTS) - {claims.formset.fk.name} & set(claims.formset.empty_form.fields)


def test_a_claim_beneath_a_new_fact_is_saved_and_judged_with_it(editor, country, organization, gazette):
    claims = [
        {"source": gazette, "field": "start", "value": "1950-01-01", **STATED},
        {"source": gazette, "field": "start", "value": "1951", **STATED},
        {"source": gazette, **STATED},
    ]
    stay = {"country": country("Ruritania"), "organization": organization("Entente"), "start": "1950-01-01"}
    assert is_saved(editor.save(Membership, rows={"claims": claims}, **stay))
    made = Membership.objects.get(country=stay["country"]).claims.order_by("key")
    assert {claim.history.get().history_user for claim in made} == {editor.user}
    assert [claim.verdict for claim in made] == ["agrees", "disagrees", "stated"]
    assert [claim.key.rpartition("/")[2] for claim in made] == ["start", "2", "stated"]


def test_a_claim_beneath_a_fact_that_is_itself_wrong_waits_for_it(editor, gazette):
    claim = {"source": gazette, "field": "start", "value": "1950", **STATED}
    response = editor.save(Membership, rows={"claims": [claim]})
    assert response.status_code == 200
    assert "This field is required" in words(response)
    assert not Claim.objects.filter(source=gazette).exists()


@pytest.mark.parametrize("field_and_value", [("start", ""), ("", "1950-01-01")])
def test_a_field_needs_a_value_and_a_value_a_field(editor, join, gazette, field_and_value):
    field, value = field_and_value
    claim = {"source": gazette, "field": field, "value": value, **STATED}
    for row in (join("Ruritania", "1950-01-01"), Membership):
        assert "A field needs a value and a value a field" in words(editor.save(row, rows={"claims": [claim]}))
    response = editor.save(
        Claim, source=gazette, membership=Membership.objects.last(), field=field, value=value, **STATED
    )
    assert "A field needs a value and a value a field" in words(response)


def test_a_claim_gives_only_what_the_fact_has(editor, join, gazette):
    stay = join("Ruritania", "1950-01-01")
    beneath = {"source": gazette, "field": "founded", "value": "1950", **STATED}
    assert "founded is not one of the available choices" in words(editor.save(stay, rows={"claims": [beneath]}))
    response = editor.save(Claim, source=gazette, membership=stay, field="founded", value="1950", **STATED)
    assert "a claim can give one of: start, end, member" in words(response)


def test_a_claim_is_about_one_fact(editor, join, gazette):
    stay = join("Ruritania", "1950-01-01")
    told = "A claim is about one fact: choose one, not none and not several"
    assert told in words(editor.save(Claim, source=gazette, **STATED))
    assert told in words(editor.save(Claim, source=gazette, membership=stay, organization=stay.organization, **STATED))
    assert told in words(editor.save(Claim, source="", **STATED))
    assert is_saved(editor.save(Claim, source=gazette, membership=stay, **STATED))
    assert stay.claims.get().key == f"strelsau-gazette/membership/{stay.key}/stated"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("start_date", "1 June 1950", "Write the date as"),
        ("start_date", "1950-13", "Write the date as"),
        ("host", "Ruritania", "There is no country with the key “Ruritania”"),
        ("ordinal", "third", "Write the number in digits"),
    ],
)
def test_a_value_that_nothing_could_be_compared_with_is_refused(editor, meeting, gazette, field, value, told):
    claim = {"source": gazette, "field": field, "value": value, **STATED}
    assert told in words(editor.save(meeting(), rows={"claims": [claim]}))


def test_a_claim_stays_with_its_source_and_its_fact(editor, join, claim, source):
    stay, other = join("Ruritania", "1950-01-01"), source("Another Gazette")
    said = claim(stay, "start", "1950-01-01")
    assert not {"source", "membership", *Claim.FACTS} & set(filled(editor.open(said)))
    assert is_saved(editor.save(said, source=other, membership="", value="1950"))
    assert is_saved(editor.save_all_the_same(stay, **{"claims-0-source": other, "claims-0-value": "1951"}))
    said.refresh_from_db()
    assert (said.source.title, said.fact, said.value, said.verdict) == ("Strelsau Gazette", stay, "1951", "disagrees")


def test_the_hash_of_one_paragraph_does_not_stand_for_another(editor, join, claim):
    said = claim(join("Ruritania", "1950-01-01"), paragraph=3, paragraph_sha256="0" * 64)
    assert is_saved(editor.save(said, statement_en="Still so."))
    said.refresh_from_db()
    assert said.paragraph_sha256 == "0" * 64
    assert is_saved(editor.save(said, paragraph=4))
    said.refresh_from_db()
    assert said.paragraph_sha256 == ""


def test_a_claim_taken_out_beneath_its_fact_changes_what_is_verified(editor, join, claim, source):
    stay = join("Ruritania", "1950-01-01")
    claim(stay, source=source("Hearsay", kind="unverified"))
    said = claim(stay, "start", "1950-01-01")
    stay.refresh_from_db()
    assert stay.verification == "verified"
    assert is_saved(editor.save(stay, **{"claims-0-DELETE": "on"}))
    stay.refresh_from_db()
    assert (stay.verification, stay.claims.get().source.title) == ("unverified", "Hearsay")
    assert list(Change.objects.filter(key=said.key).values_list("action", flat=True)) == ["created", "deleted"]


def test_changing_a_fact_rewrites_the_verdicts_on_it_and_on_what_is_counted_from_it(editor, join, claim, source):
    source("Strelsau Gazette", published="1955")
    stay = join("Ruritania", "1950-01-01")
    began = claim(stay, "start", "1950-01-01")
    counted = claim(stay.organization, "member_count", "1")
    assert (began.verdict, counted.verdict) == ("agrees", "agrees")
    assert is_saved(editor.save(stay, start="1958-03-01"))
    began.refresh_from_db()
    counted.refresh_from_db()
    assert (began.verdict, counted.verdict) == ("disagrees", "ahead")


def test_every_verdict_still_holds_after_an_editor_deletes_a_membership(editor, join, claim, source):
    source("Strelsau Gazette", published="1955")
    stay = join("Ruritania", "1950-01-01")
    join("Borduria", "1950-01-01")
    claim(stay, "start", "1950-01-01")
    counted = claim(stay.organization, "member_count", "2")
    assert counted.verdict == "agrees"
    assert editor.delete(stay).status_code == 302
    counted.refresh_from_db()
    assert counted.verdict == "disagrees"
    assert all(claim.verdict == claim.judge() for claim in Claim.objects.all())


def test_a_source_that_says_something_is_not_deleted(editor, join, claim):
    said = claim(join("Ruritania", "1950-01-01"), "start", "1950")
    response = editor.delete(said.source)
    assert "other records need it" in words(response)
    assert Source.objects.filter(pk=said.source_id).exists()


def test_a_source_without_title_and_address_is_refused_in_words(editor):
    assert "Give a title or an address" in words(editor.save(Source, kind="page"))
    bounds = {"title": "Gazette", "not_before": "1950-02-01", "not_after": "1950-01-01"}
    assert "must not come before" in words(editor.save(Source, kind="article", **bounds))
    assert "give it letters or digits" in words(editor.save(Source, kind="article", url="https://example.org/a"))


def test_a_very_long_title_still_gives_keys_that_fit(editor, meeting):
    assert is_saved(editor.save(Source, kind="article", title="long " * 49 + "title"))
    gazette = Source.objects.get(title__startswith="long long")
    for _twice in range(2):
        assert is_saved(
            editor.save(
                Claim,
                source=gazette,
                meeting=meeting("Strelsau " + "x" * 120)
                if not _twice
                else Meeting.objects.get(title_en__endswith="xxx"),
                **STATED,
            )
        )
    keys = list(gazette.claims.values_list("key", flat=True))
    assert len(keys) == 2
    assert all(len(key) <= 255 for key in keys)


def test_the_list_of_claims_can_be_narrowed_to_a_class_of_facts(editor, join, claim):
    claim(join("Ruritania", "1950-01-01"), "start", "1950-01-01")
    page = editor.get(Claim, about="membership", q="Strelsau Gazette")
    assert page.context["cl"].result_count == 1
    assert editor.get(Claim, about="meeting", q="Strelsau Gazette").context["cl"].result_count == 0
    assert editor.client.get(f"{address(Claim, 'changelist')}?about=nonsense").status_code == 200


def test_a_form_with_many_claims_asks_no_query_for_each(editor, organization, claim, django_assert_max_num_queries):
    entente = organization("Entente")
    editor.open(entente)
    for number in range(30):
        claim(entente, "member_count", str(number + 1))
    with django_assert_max_num_queries(25):
        assert editor.open(Organization.objects.get(pk=entente.pk)).status_code == 200
