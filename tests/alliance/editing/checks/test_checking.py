"""Checks before a save: by a script, which asks for JSON, and by a button."""

from alliance.knowledge.models import Change
from alliance.summits.models import Meeting
from tests.editing import address, words


def ask(editor, row, **values):
    where = address(row, "check", row.pk) if not isinstance(row, type) else address(row, "check_add")
    return editor.client.post(where, editor.entries(row, **values))


def test_a_check_tells_what_a_save_would_come_to_and_saves_nothing(editor, meeting, claim):
    summit = meeting(start="1950-06-01")
    claim(summit, "start_date", "1950-06-01")
    changes = Change.objects.count()
    answer = ask(editor, summit, start_date="1950-05-31", change_source="", status="planned").json()
    told = {problem["place"]: problem for problem in answer["problems"]}
    assert told["id_start_date"]["blocks"]
    assert "was it held?" in told["id_status"]["text"]
    assert told["id_status"]["code"]
    assert answer["verdicts"] == {"claims-0": ["disagrees", "disagrees"]}
    summit.refresh_from_db()
    assert (str(summit.start_date), Change.objects.count()) == ("1950-06-01", changes)


def test_a_form_that_cannot_be_saved_at_all_says_where(editor, meeting):
    answer = ask(editor, meeting(), start_date="nonsense", **{"agenda-TOTAL_FORMS": "1", "agenda-0-topic": "x"}).json()
    assert {"id_start_date", "id_agenda-0-topic"} <= {problem["place"] for problem in answer["problems"]}


def test_a_new_record_is_checked_too(editor, organization):
    values = {"title_en": "Strelsau", "title_ind": "Strelsau", "kind": "summit", "status": "held"}
    answer = ask(editor, Meeting, organization=organization("Entente"), **values, change_source="")
    assert "Who says so?" in answer.json()["problems"][0]["text"]
    assert not Meeting.objects.filter(key="strelsau").exists()


def test_the_button_does_the_same_without_a_script(editor, meeting):
    summit = meeting(start="1950-06-01")
    page = editor.save(summit, city_en="Zenda", city_ind="Zenda", _check="1")
    assert "Checked. Nothing has been saved." in words(page)
    assert '<a href="#this-change">Checked' in page.content.decode()  # at the top, where the page opens
    assert 'value="Zenda"' in page.content.decode()
    page = editor.save(summit, start_date="1950-05-31", change_source="", _check="1")
    assert "No source gives this value" in words(page)
    summit.refresh_from_db()
    assert (summit.city_en, str(summit.start_date)) == ("Strelsau", "1950-06-01")


def test_a_check_is_asked_for_by_sending_a_form_that_one_may_send(editor, meeting, client, django_user_model):
    summit = meeting()
    where = address(summit, "check", summit.pk)
    assert editor.client.get(where).status_code == 405
    assert editor.client.post(where.replace(f"/{summit.pk}/", "/x/"), {}).status_code == 404
    client.force_login(django_user_model.objects.create_user("reader", is_staff=True))
    assert client.post(where, {}).status_code == 403
