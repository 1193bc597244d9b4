"""An import as an editor makes it: the file, the dry run, the decision."""

import csv
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliance.editing.exchange.comparing import Outcome
from alliance.editing.exchange.planning import planned
from alliance.editing.exchange.uploads import Line
from alliance.editing.exchange.writing import Import
from alliance.knowledge.models import Change
from alliance.sources.models import Claim, Coverage, Source
from alliance.summits.models import AgendaItem, Meeting, Topic
from members.models import DefenceExpenditure, Membership, Office
from tests.editing import address, words


def table(*rows) -> bytes:
    """A CSV of these rows; what the first one names are the columns."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, rows[0], restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def now() -> str:
    return datetime.now(UTC).isoformat()


class Desk:
    """Where files come in."""

    def __init__(self, editor, source):
        self.editor, self.source = editor, source

    def upload(self, model, *rows, content=None):
        """The page that follows: the dry run, or the form with what is wrong."""
        content = table(*rows) if content is None else content
        entries = {"file": SimpleUploadedFile("rows.csv", content)}
        return self.editor.client.post(address(model, "import"), entries, follow=True)

    def confirm(self, run, **answers):
        """Send a dry run off, with a source and a reason unless others are given."""
        answers = {"source": self.source.pk, "why": "From the register."} | answers
        return self.editor.client.post(run.request["PATH_INFO"], answers, follow=True)


@pytest.fixture
def desk(editor, source):
    return Desk(editor, source("Register"))


def outcomes(run) -> list[str]:
    return [row.outcome for row in run.context["run"].compared]


def plan(model, *rows):
    return planned(model, [Line(number, row, {}) for number, row in enumerate(rows, start=2)])


def test_a_dry_run_tells_what_becomes_of_each_row_and_writes_nothing(desk, topic):
    topic("Sabres"), topic("Swords")
    changes = Change.objects.count()
    run = desk.upload(
        Topic,
        {"key": "sabres", "name_en": "Sabres", "name_ind": "Sabres", "exported_at": now()},
        {"key": "swords", "name_en": "Swords", "name_ind": "Pedang", "exported_at": now()},
        {"key": "", "name_en": "Pikes", "name_ind": "Tombak", "exported_at": ""},
        {"key": "spears", "name_en": "Javelins", "name_ind": "Lembing", "exported_at": ""},
    )
    assert outcomes(run) == ["same", "changed", "new", "error"]
    page = words(run)
    assert "Nothing has been written yet" in page
    assert "Swords → Pedang" in page
    assert "There is no record “spears”" in page
    assert "it will be “javelins”" in page
    assert Change.objects.count() == changes


def test_what_was_confirmed_is_written_with_its_reason_and_source(desk, meeting):
    summit = meeting("Strelsau 1950", city_en="Strelsau", city_ind="Strelsau")
    run = desk.upload(Meeting, {"key": summit.key, "city_en": "Zenda", "city_ind": "Zenda", "exported_at": now()})
    done = desk.confirm(run)
    assert "1 record was imported" in words(done)
    summit.refresh_from_db()
    entry = summit.history.latest()
    assert (summit.city_en, entry.history_change_reason, entry.history_source, entry.history_user) == (
        "Zenda",
        "From the register.",
        desk.source.key,
        desk.editor.user,
    )


def test_a_claim_by_the_cited_source_goes_with_a_new_value_and_is_judged(desk, meeting):
    summit = meeting("Strelsau 1950", city_en="Strelsau")
    desk.confirm(desk.upload(Meeting, {"key": summit.key, "city_en": "Zenda", "exported_at": now()}))
    claim = Claim.objects.get(meeting=summit, source=desk.source)
    assert (claim.field, claim.value, claim.verdict) == ("city_en", "Zenda", "agrees")


def test_what_rests_on_many_imported_records_is_judged_with_them(desk, claim, country, organization, join):
    join("Ruritania", "1950-01-01")
    said = claim(organization("Entente"), "member_count", "1")
    verdict = said.verdict
    keys = [country(name).key for name in ("Borduria", "Syldavia")]
    desk.confirm(
        desk.upload(Membership, *({"country": key, "organization": "entente", "start": "1949"} for key in keys))
    )
    said.refresh_from_db()
    assert said.verdict == said.judge() != verdict
    stays = Membership.objects.filter(country__key__in=keys)
    assert [stay.verification for stay in stays] == ["verified", "verified"]


def test_new_records_get_their_keys_by_the_rule_of_their_class(desk, country, organization, join):
    ruritania, borduria = country("Ruritania"), country("Borduria")
    join("Ruritania", "1950", left="1960")
    stay = {"organization": "entente", "start": "1970-05", "end": ""}
    run = desk.upload(
        Membership,
        {"key": "", "country": ruritania.key, **stay},
        {"key": "", "country": borduria.key, **stay},
        {"key": "", "country": borduria.key, **stay, "start": "1955", "end": "1957"},
    )
    assert outcomes(run) == ["new", "new", "new"]
    desk.confirm(run)
    keys = {f"entente/{ruritania.key}/2", f"entente/{borduria.key}", f"entente/{borduria.key}/2"}
    made = Membership.objects.filter(key__in=keys)
    assert made.count() == 3
    assert {(str(stay.start), stay.start_precision) for stay in made} == {
        ("1970-05-01", "month"),
        ("1955-01-01", "year"),
    }
    assert Claim.objects.filter(membership__in=made, source=desk.source, field="start").count() == 3


def test_a_record_imported_without_its_key_meets_the_one_that_is_there(topic, join):
    topic("Sabres")
    (row,) = plan(Topic, {"name_en": "Sabres", "name_ind": "Pedang"})
    assert (row.key, row.outcome) == ("sabres", Outcome.CONFLICT)
    stay = join("Ruritania", "1950-01-01")
    cells = {"country": stay.country.key, "organization": "entente", "start": "1950-01-01"}
    assert [row.outcome for row in plan(Membership, cells, cells)] == [Outcome.SAME, Outcome.ERROR]


def test_what_an_editor_changed_since_the_export_is_kept(desk, meeting):
    summit = meeting("Strelsau 1950", city_en="Strelsau", note_en="")
    row = {"key": summit.key, "city_en": "Zenda", "note_en": "", "exported_at": now()}
    summit.note_en = "An editor's note."
    summit.save()
    run = desk.upload(Meeting, row)
    assert outcomes(run) == ["changed"]
    desk.confirm(run)
    summit.refresh_from_db()
    assert (summit.city_en, summit.note_en) == ("Zenda", "An editor's note.")


@pytest.mark.parametrize(("side", "city"), [("ours", "Hentzau"), ("file", "Zenda")])
@pytest.mark.parametrize("by_default", [True, False])
def test_where_both_changed_a_cell_the_editor_chooses(desk, meeting, side, city, by_default):
    summit = meeting("Strelsau 1950", city_en="Strelsau")
    row = {"key": summit.key, "city_en": "Zenda", "note_en": "A note.", "exported_at": now()}
    summit.city_en = "Hentzau"
    summit.save()
    run = desk.upload(Meeting, row)
    assert outcomes(run) == ["conflict"]
    assert "When the file was exported: Strelsau" in words(run)
    assert "Decide on every conflict" in words(desk.confirm(run))
    summit.refresh_from_db()
    assert (summit.city_en, summit.note_en) == ("Hentzau", "")
    assert "imported" in words(desk.confirm(run, **{"rest" if by_default else "clash-2-0": side}))
    summit.refresh_from_db()
    assert (summit.city_en, summit.note_en) == (city, "A note.")


def test_a_date_and_its_precision_are_one_cell(desk, meeting):
    summit = meeting("Strelsau 1950", start="1950", end=None)
    row = {"key": summit.key, "start_date": "1951", "exported_at": now()}
    summit.start_date_precision = "day"
    summit.save()
    (found,) = plan(Meeting, row)
    assert [(cell.column, cell.before, cell.after) for cell in found.clashes] == [("start_date", "1950-01-01", "1951")]


def test_a_record_deleted_since_is_brought_back_only_where_the_editor_says_so(desk, topic):
    sabres = topic("Sabres")
    number = sabres.pk
    row = {"key": "sabres", "name_en": "Sabres", "name_ind": "Pedang", "exported_at": now()}
    sabres.delete()
    run = desk.upload(Topic, row)
    assert outcomes(run) == ["conflict"]
    desk.confirm(run, rest="ours")
    assert not Topic.objects.filter(key="sabres").exists()
    desk.confirm(desk.upload(Topic, row), rest="file")
    assert Topic.objects.get(key="sabres").pk == number


def test_rows_with_errors_are_left_out_only_where_the_editor_says_so(desk, topic):
    topic("Sabres")
    run = desk.upload(
        Topic,
        {"key": "sabres", "name_en": "Sabres", "name_ind": "Pedang", "parent": "nothing", "exported_at": now()},
        {"key": "", "name_en": "Pikes", "name_ind": "Tombak", "parent": "", "exported_at": ""},
    )
    assert outcomes(run) == ["error", "new"]
    desk.confirm(run)
    assert not Topic.objects.filter(key="pikes").exists()
    assert "1 record was imported" in words(desk.confirm(run, leave_out="on"))
    assert Topic.objects.get(key="sabres").name_ind == "Sabres"


def test_rules_across_cells_and_records_are_checked_in_the_dry_run(desk, meeting, join):
    summit = meeting("Strelsau 1950", start="1950-06-01")
    run = desk.upload(Meeting, {"key": summit.key, "end_date": "1949", "status": "lost", "exported_at": now()})
    assert "is not a valid choice" in words(run)
    run = desk.upload(Meeting, {"key": summit.key, "end_date": "1949", "exported_at": now()})
    assert "must not come before the first day" in words(run)
    stay = join("Ruritania", "1950-01-01")
    again = {"key": "", "country": stay.country.key, "organization": "entente", "start": "1960", "end": "1961"}
    run = desk.upload(Membership, again, {**again, "start": "1940", "end": "1941"})
    assert outcomes(run) == ["error", "new"]
    assert "overlaps" in words(run)


def test_a_row_that_rests_on_one_with_an_error_is_an_error_too(desk):
    run = desk.upload(
        Topic,
        {"key": "", "name_en": "Pikes", "name_ind": "Tombak", "parent": "swords"},
        {"key": "", "name_en": "Swords", "name_ind": "", "parent": ""},
        {"key": "", "name_en": "Spears", "name_ind": "Lembing", "parent": "shields"},
        {"key": "", "name_en": "Shields", "name_ind": "Perisai", "parent": ""},
    )
    assert outcomes(run) == ["error", "error", "new", "new"]
    desk.confirm(run, leave_out="on")
    assert Topic.objects.get(key="spears").parent.key == "shields"


def test_an_import_is_refused_where_a_record_has_changed_since_the_dry_run(desk, topic):
    sabres = topic("Sabres")
    run = desk.upload(Topic, {"key": "sabres", "name_en": "Sabres", "name_ind": "Pedang", "exported_at": now()})
    sabres.name_ind = "Golok"
    sabres.save()
    told = desk.confirm(run)
    assert "records have changed since" in words(told)
    assert outcomes(told) == ["conflict"]
    sabres.refresh_from_db()
    assert sabres.name_ind == "Golok"
    desk.confirm(run, rest="file")
    sabres.refresh_from_db()
    assert sabres.name_ind == "Pedang"


def test_a_dry_run_is_confirmed_once_and_by_nobody_else(desk, topic, client, django_user_model):
    run = desk.upload(Topic, {"key": "", "name_en": "Pikes", "name_ind": "Tombak"})
    place = run.request["PATH_INFO"]
    assert desk.editor.client.get(place.replace("topic", "meeting")).status_code == 404
    assert desk.confirm(run).status_code == 200
    assert desk.editor.client.get(place).status_code == 404
    other = desk.upload(Topic, {"key": "", "name_en": "Spears", "name_ind": "Lembing"}).request["PATH_INFO"]
    client.logout()
    client.force_login(desk.editor.user)
    assert client.get(other).status_code == 200
    assert client.get(other.replace(other.split("/")[-2], client.session.session_key)).status_code == 404
    client.force_login(django_user_model.objects.create_superuser("other"))
    assert client.get(other).status_code == 404


def test_a_form_sent_twice_at_once_imports_once(desk, monkeypatch):
    run = desk.upload(Topic, {"key": "", "name_en": "Pikes", "name_ind": "Tombak"})
    write = Import.run

    def after_another(decided):
        """Both were let in before either had written."""
        monkeypatch.setattr(Import, "run", write)
        desk.confirm(run)
        return write(decided)

    monkeypatch.setattr(Import, "run", after_another)
    assert "has been imported already" in words(desk.confirm(run))
    assert Topic.history.filter(key="pikes").count() == 1


def test_a_source_and_a_reason_are_asked_for(desk, topic, source):
    run = desk.upload(Topic, {"key": "", "name_en": "Pikes", "name_ind": "Tombak"})
    assert words(desk.confirm(run, source="", why="")).count("This field is required") == 2
    assert not Topic.objects.filter(key="pikes").exists()
    told = source("Register").key
    run = desk.upload(Source, {"key": told, "publisher": "The Crown", "exported_at": now()})
    assert "1 record was imported" in words(desk.confirm(run, source=""))


def test_a_warning_is_read_before_the_import(desk, meeting):
    summit = meeting("Strelsau 1950", start="1950-06-01", status="held")
    run = desk.upload(Meeting, {"key": summit.key, "start_date": "2100", "end_date": "2100", "exported_at": now()})
    assert "Warning" in words(run)
    desk.confirm(run)
    summit.refresh_from_db()
    assert summit.start_date.year == 1950
    desk.confirm(run, warned="on")
    summit.refresh_from_db()
    assert summit.start_date.year == 2100


@pytest.mark.parametrize(
    ("model", "cells", "column"),
    [
        (Meeting, {"start_date": "07/07/2026"}, "start_date"),
        (Meeting, {"is_virtual": "perhaps"}, "is_virtual"),
        (Meeting, {"host": "atlantis"}, "host"),
        (Meeting, {"guests": "fr; atlantis"}, "guests"),
        (Meeting, {"exported_at": "yesterday"}, "exported_at"),
        (Meeting, {"exported_at": "9999-01-01T00:00:00Z"}, "exported_at"),
        (Meeting, {"exported_at": "0001-01-01T00:00:00+14:00"}, "exported_at"),
        (DefenceExpenditure, {"year": "9" * 5000}, "year"),
        (DefenceExpenditure, {"year": "2014.5"}, "year"),
        (DefenceExpenditure, {"share_of_gdp": "1,234"}, "share_of_gdp"),
        (Topic, {"name_en": "!!!"}, "key"),
        (Topic, {"key": "x" * 5000, "name_en": "Pikes"}, "key"),
        (Office, {"title_en": "King"}, "key"),
        (AgendaItem, {"topic": "ukraine"}, "key"),
        (Coverage, {"key": "country", "through": "2026-01-01"}, "key"),
        (Claim, {"source": "nothing"}, "source"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_with_a_row_is_told_at_its_column(db, model, cells, column):
    (row,) = plan(model, cells)
    assert (row.outcome, [column for column, _text in row.problems]) == (Outcome.ERROR, [column])


def test_a_claim_gives_a_field_of_its_fact(desk, meeting, source):
    row = {"source": source("Zenda Post").key, "meeting": meeting("Strelsau 1950").key, "field": "capital"}
    texts = {"value": "Zenda", "statement_en": "In Zenda.", "statement_ind": "Di Zenda."}
    run = desk.upload(Claim, {"key": "", **row, **texts})
    assert outcomes(run) == ["error"]
    assert "a claim can give one of" in words(run)


def test_decimals_and_truth_values_may_be_written_as_indonesian_spreadsheets_do(defence_expenditure):
    spent = defence_expenditure("Ruritania", 2014, share_of_gdp="1.50", is_estimate=False)
    (row,) = plan(DefenceExpenditure, {"key": spent.key, "share_of_gdp": "2,5", "is_estimate": "Ya"})
    assert [(cell.column, cell.after) for cell in row.clashes] == [("share_of_gdp", "2.50"), ("is_estimate", "yes")]


def test_two_rows_about_one_record_are_told(topic):
    topic("Sabres")
    rows = plan(Topic, {"key": "sabres", "name_ind": "a"}, {"name_en": "Sabres", "name_ind": "b"})
    assert [row.outcome for row in rows] == [Outcome.CONFLICT, Outcome.ERROR]
    assert "Row 2" in rows[1].problems[0][1]


def test_a_file_that_cannot_be_read_is_refused_on_the_form(desk):
    assert "There is no column “height”" in words(desk.upload(Topic, content=b"key,height\nsabres,3\n"))
    assert "There are no rows in the file" in words(desk.upload(Topic, content=b""))
    exports = "\n".join(f"sabres,2026-01-01T00:00:{second:02}Z" for second in range(30))
    assert "more than 20 exports" in words(desk.upload(Topic, content=f"key,exported_at\n{exports}".encode()))


def test_more_changes_than_can_be_written_at_once_are_refused_in_words(desk, monkeypatch):
    monkeypatch.setattr("alliance.editing.exchange.writing.MOST_WRITTEN", 1)
    rows = [{"name_en": name, "name_ind": name} for name in ("Pikes", "Spears")]
    assert "At most 1 records can be changed at once" in words(desk.upload(Topic, *rows))


def test_what_a_file_says_is_text_on_the_page(desk):
    html = "<script>alert(1)</script>"
    page = desk.upload(Topic, {"key": "", "name_en": f"Pikes {html}", "name_ind": html}).content.decode()
    assert html not in page
    assert "&lt;script&gt;" in page


def test_a_dry_run_asks_the_same_number_of_queries_whatever_the_number_of_rows(db):
    at, counts = now(), []
    for number in (2, 40):
        items = AgendaItem.objects.select_related("meeting", "topic").order_by("key")[:number]
        rows = [
            {"meeting": item.meeting.key, "topic": item.topic.key, "position": str(item.position)} for item in items
        ]
        keyed = [{**row, "key": item.key, "exported_at": at} for row, item in zip(rows, items, strict=True)]
        with CaptureQueriesContext(connection) as queries:
            assert {row.outcome for row in plan(AgendaItem, *keyed)} == {Outcome.SAME}
            assert {row.outcome for row in plan(AgendaItem, *rows)} == {Outcome.SAME}
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20


def test_who_may_only_look_exports_and_does_not_import(client, db, django_user_model, topic):
    topic("Sabres")
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename="view_topic"))
    client.force_login(reader)
    assert client.get(address(Topic, "export"), {"which": "all", "form": "csv"}).status_code == 200
    assert address(Topic, "import") not in client.get(address(Topic, "changelist")).content.decode()
    for page in (address(Topic, "import"), address(Topic, "dry_run", "x")):
        assert client.get(page).status_code == client.post(page, {}).status_code == 403
    assert client.get(address(Meeting, "export"), {"which": "all", "form": "csv"}).status_code == 403


def test_who_may_only_change_adds_nothing_by_a_file(client, db, django_user_model, source, topic):
    topic("Sabres")
    changer = django_user_model.objects.create_user("changer", is_staff=True)
    changer.user_permissions.set(Permission.objects.filter(codename__in=["view_topic", "change_topic"]))
    client.force_login(changer)
    rows = table({"key": "sabres", "name_en": "Blades"}, {"key": "", "name_en": "Pikes"})
    run = client.post(address(Topic, "import"), {"file": SimpleUploadedFile("rows.csv", rows)}, follow=True)
    assert outcomes(run) == ["conflict", "error"]


def test_who_has_lost_a_right_since_the_dry_run_does_no_more_with_it(client, db, django_user_model, source):
    adder = django_user_model.objects.create_user("adder", is_staff=True)
    adder.user_permissions.set(Permission.objects.filter(codename__in=["view_topic", "change_topic", "add_topic"]))
    client.force_login(adder)
    rows = SimpleUploadedFile("rows.csv", table({"key": "", "name_en": "Pikes", "name_ind": "Tombak"}))
    run = client.post(address(Topic, "import"), {"file": rows}, follow=True)
    assert outcomes(run) == ["new"]
    adder.user_permissions.remove(Permission.objects.get(codename="add_topic"))
    client.post(run.request["PATH_INFO"], {"source": source("Register").pk, "why": "Theirs.", "leave_out": "on"})
    assert not Topic.objects.filter(key="pikes").exists()


def test_where_a_second_person_approves_no_file_is_imported(desk, settings):
    settings.SECOND_PERSON = True
    run = desk.upload(Topic, {"key": "", "name_en": "Pikes", "name_ind": "Tombak"})
    assert "a second person approves" in words(run)
    desk.confirm(run)
    assert not Topic.objects.filter(key="pikes").exists()


def test_no_more_than_a_few_dry_runs_of_one_editor_wait(desk):
    waiting = [desk.upload(Topic, {"name_en": "Pikes", "name_ind": name}).request["PATH_INFO"] for name in "abcd"]
    assert [desk.editor.client.get(place).status_code for place in waiting] == [404, 200, 200, 200]
