"""How reports end: with a correction that readers see, or with a reason."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse

from alliance.reports.deciding import AlreadyDecidedError, accept, reject
from alliance.reports.models import Report
from tests.editing import filled, is_saved, words
from tests.reading import queries, told


@pytest.fixture
def summit(meeting, claim):
    made = meeting("Zenda 1951", city_en="Zendda")
    claim(made)
    return made


@pytest.fixture
def report(summit):
    told = {"wrong": "The city is spelt wrong.", "right": "Zenda", "source": "A map", "language": "id"}
    return Report.objects.create(kind="meeting", key=summit.key, **told)


def save(editor, record, report, **values):
    """The form beside the report, saved."""
    address = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])
    address += f"?report={report.number}"
    entries = filled(editor.client.get(address)) | {"change_source": editor.source.pk} | values
    return editor.client.post(address, entries)


def decide(editor, report, button, answer=""):
    return editor.client.post(reverse("admin:reports_report_change", args=[report.pk]), {"answer": answer, button: "x"})


def test_the_form_of_the_record_shows_what_was_reported(editor, summit, report):
    (way,) = {editor.client.get(reverse("admin:reports_report_change", args=[report.pk])).context["correction"]}
    assert "The city is spelt wrong." in words(editor.client.get(way))


def test_saving_the_correction_closes_the_report_and_publishes_it(client, editor, summit, report):
    Report.objects.update(made_at=report.made_at - timedelta(days=3, hours=1))
    assert is_saved(save(editor, summit, report, city_en="Zenda", report_answer="Thank you."))
    report.refresh_from_db()
    assert (report.status, report.decided_by, report.corrected_by) == ("accepted", editor.user, editor.source)
    city = {"kind": "meeting", "key": summit.key, "field": "city_en", "before": "Zendda", "after": "Zenda"}
    assert city in report.corrections
    for address in ("/en/corrections/", f"/en/reports/{report.number}/"):
        page = told(client, address)
        assert "before: Zendda → now: Zenda" in page
        assert "3 days after the report" in page
        assert editor.source.title in page
        assert "Thank you." in page
        assert "The city is spelt wrong." not in page


def test_a_date_is_told_as_exactly_as_it_was_known_and_a_record_by_its_name(client, editor, meeting, country):
    summit = meeting("Zenda 1951", start="1951", host="Ruritania")
    told_of = {"wrong": "A year later, elsewhere.", "source": "A map", "language": "en"}
    report = Report.objects.create(kind="meeting", key=summit.key, **told_of)
    values = {"start_date": "1952-01-01", "end_date": "1952-01-01", "host": country("Krakozhia").pk}
    told_to_save = save(editor, summit, report, **values)
    codes = [problem.code for problem in told_to_save.context["attempt"].problems] if told_to_save.context else []
    assert is_saved(save(editor, summit, report, **values, confirmed=codes))
    page = told(client, "/en/corrections/")
    assert "before: 1951 → now: 1952" in page
    assert "before: Ruritania → now: Krakozhia" in page


def test_a_save_that_changes_nothing_leaves_the_report_open(editor, summit, report):
    assert is_saved(save(editor, summit, report))
    report.refresh_from_db()
    assert report.is_open


def test_a_report_about_a_claim_is_closed_from_the_form_of_its_fact(editor, summit, report):
    about = Report.objects.create(
        kind="claim", key=summit.claims.get().key, wrong="It says more.", source="It", language="en"
    )
    assert is_saved(save(editor, summit, about, **{"claims-0-statement_en": "It says so, and more."}))
    about.refresh_from_db()
    assert about.status == "accepted"


def test_a_report_about_another_record_is_not_closed(editor, meeting, report):
    assert is_saved(save(editor, meeting("Strelsau 1952"), report, city_en="Zenda"))
    report.refresh_from_db()
    assert report.is_open


def test_what_was_corrected_without_the_report_can_be_accepted_afterwards(editor, summit, report):
    assert "Nothing has been corrected since" in words(decide(editor, report, "_accept"))
    editor.save(summit, city_en="Zenda")
    assert is_saved(decide(editor, report, "_accept"))
    report.refresh_from_db()
    assert (report.status, report.corrected_by) == ("accepted", editor.source)
    assert "Zenda" in [one["after"] for one in report.corrections if one["field"] == "city_en"]


def test_a_rejection_has_a_reason_that_the_reader_finds(client, editor, report):
    assert "Say why nothing is corrected" in words(decide(editor, report, "_reject"))
    assert is_saved(decide(editor, report, "_reject", "The map is of another town."))
    page = told(client, f"/en/reports/{report.number}/")
    assert "The map is of another town." in page
    assert "The map is of another town." not in told(client, "/en/corrections/")


def test_many_that_name_no_error_are_rejected_at_once_each_in_its_own_language(client, editor, report):
    other = Report.objects.create(kind="meeting", key=report.key, wrong="Buy!", source="buy.example", language="en")
    chosen = {"action": "reject_as_empty", "_selected_action": [report.pk, other.pk]}
    editor.client.post(reverse("admin:reports_report_changelist"), chosen)
    assert {one.status for one in Report.objects.all()} == {"rejected"}
    assert "does not say what is wrong" in told(client, f"/en/reports/{other.number}/")


def test_of_two_who_decide_at_once_the_second_is_told(editor, report):
    late = Report.objects.get(pk=report.pk)
    reject(report, editor.user, "No.")
    with pytest.raises(AlreadyDecidedError):
        accept(late, editor.user, {"meeting": {"zenda-1951": {"city_en": "a"}}}, {}, None)
    assert decide(editor, report, "_reject", "Again").status_code == 403
    assert Report.objects.get().answer == "No."


def test_who_may_not_decide_corrects_and_leaves_the_report_open(client, editor, summit, report):
    user = get_user_model().objects.create_user("rudolf", is_staff=True)
    names = ["view_report", "change_meeting", "view_meeting", "change_claim", "view_claim", "view_source"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    assert is_saved(save(editor, summit, report, city_en="Zenda"))
    report.refresh_from_db()
    assert report.is_open
    assert decide(editor, report, "_reject", "No.").status_code == 403


def test_the_list_takes_the_same_queries_however_many_corrections_there_are(client, summit, country, report):
    def correct(number):
        hosts = [country(f"Host {number}"), country(f"Guest {number}")]
        before, after = ({"meeting": {summit.key: {"host": host.key, "city_en": str(number)}}} for host in hosts)
        accept(Report.objects.create(**about, wrong=str(number)), None, before, after, None)

    about = {"kind": "meeting", "key": summit.key, "source": "A map", "language": "en"}
    correct(1)
    few = queries(client, "/en/corrections/")
    for number in range(2, 6):
        correct(number)
    assert queries(client, "/en/corrections/") == few <= 12


def test_corrections_can_be_followed_in_a_feed(client, editor, summit, report):
    save(editor, summit, report, city_en="Zenda & <b>")
    for language in ("en", "id"):
        feed = client.get(f"/{language}/corrections/feed/")
        assert feed["Content-Type"].startswith("application/atom+xml")
        assert "Zendda → Zenda &amp;amp; &amp;lt;b&amp;gt;" in feed.content.decode()


def test_a_correction_outlives_its_record_and_its_editor(client, editor, summit, report):
    save(editor, summit, report, city_en="Zenda")
    summit.delete()
    editor.user.delete()
    assert "Zenda" in told(client, "/en/corrections/")


@pytest.mark.parametrize("number", ["", "ZZZZZZZZ", "x" * 5000, "<script>"])
def test_a_number_of_no_report_changes_nothing_on_the_form(editor, summit, number):
    address = reverse("admin:summits_meeting_change", args=[summit.pk])
    answer = editor.client.get(address, {"report": number})
    assert answer.status_code == 200
    assert answer.context["report"] is None
