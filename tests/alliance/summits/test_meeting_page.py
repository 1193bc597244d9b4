import re
from collections import Counter

import pytest
from django.utils.translation import override

from alliance.summits.models import Meeting, Operation
from alliance.summits.views import MeetingView, OperationView
from members.views import MemberView
from tests.reading import main_of, read, told, words

pytestmark = pytest.mark.django_db


def rows(html: str) -> dict[str, str]:
    """What the page says of the meeting, by the words before it."""
    facts = re.search(r'<dl class="rows".*?</dl>', html, re.S)[0]
    return {words(name): words(value) for name, value in re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", facts, re.S)}


def test_each_mark_leads_to_a_note_and_back_on_every_page(client):
    for record in [*Meeting.objects.all(), *Operation.objects.all()]:
        html = read(client, record.get_absolute_url())
        ids = Counter(re.findall(r' id="([^"]+)"', html))
        assert max(ids.values()) == 1, record
        assert set(re.findall(r'href="#([^"]+)"', html)) <= ids.keys(), record
        assert html.count('role="doc-noteref"') == html.count('role="doc-backlink"') > 0


def test_a_meeting_says_its_number_and_by_whose_count(client):
    number = rows(read(client, "/en/meetings/brussels-2021/"))["Number"]
    assert number.startswith("31st in the numbered list 2 Sources differ")
    assert "A Wikipedia copy of 2023 counts 31 summits up to this one. agrees · followed here" in number
    assert "The Italian mission to NATO counts 28 summits up to this one. disagrees" in number
    assert "Why it is settled so:" in number
    assert "Counted here in the order of their dates" in told(client, "/en/meetings/brussels-2021/")


def test_a_number_on_which_all_agree_names_those_who_count_so(client):
    number = rows(read(client, "/en/meetings/chicago-2012/"))["Number"]
    assert number.startswith("25th in the numbered list")
    assert "NATO Review calls it the 25th summit. agrees" in number
    assert "Sources differ" not in number


def test_a_meeting_outside_the_list_that_a_source_counts_all_the_same_says_so(client, meeting, claim):
    made = meeting("Strelsau 1950")
    claim(made, "ordinal", "7", statement_en="The Gazette calls it the seventh.")
    assert rows(read(client, made.get_absolute_url()))["Number"] == (
        "not in the numbered list The Gazette calls it the seventh. stated · Strelsau Gazette"
    )


def test_a_dispute_about_the_date_stands_at_the_date(client):
    html = main_of(read(client, "/en/meetings/madrid-2022/"))
    assert html.index("Sources differ") < html.index('<dl class="rows"')
    assert "Sources differ" not in rows(html).get("Number", "")


def test_of_each_item_stands_what_is_said_and_apart_from_it_what_was_only_read(client, meeting, claim):
    made = meeting("Strelsau 1950", topics=["Swords"])
    item = made.agenda.get()
    claim(item, "topic", item.topic.key, statement_en="Swords were on the agenda.")
    claim(item, source="Hentzau Herald", paragraph=4, statement_en="They spoke of swords for hours.")
    claim(item, source="Zenda Zeitung", statement_en="It was read.")
    claim(item, source="Burlesdon Bulletin", statement_en="It was read.")
    html = main_of(read(client, made.get_absolute_url()))
    shown, read_besides = re.search(r'<ol class="agenda">(.*?)</ol>', html, re.S)[1].split("<details")
    assert "Swords were on the agenda. agrees · Strelsau Gazette" in words(shown)
    assert "They spoke of swords for hours. stated · Hentzau Herald , paragraph 4" in words(shown)
    assert "It was read." not in words(shown)
    assert "2 more sources" in words(f"<details{read_besides}")
    assert words(f"<p {read_besides}").count("It was read.") == 1


def test_a_meeting_lists_the_members_of_its_day_by_the_names_of_that_day(client, join, meeting, country_name):
    join("Ruritania", "1950-01-01", left="1960-01-01")
    join("Graustark", "1955-01-01")
    country_name("Ruritania", "Old Ruritania", start="1940", end="1958")
    before, after = (
        rows(read(client, meeting(start=day).get_absolute_url()))["Members that day"]
        for day in ("1957-12-31", "1960-01-01")
    )
    assert before.startswith("2 ")
    assert "Old Ruritania" in before
    assert "Graustark" in before
    assert after.startswith("1 ")
    assert "Ruritania" not in after


def test_an_organization_without_a_member_list_has_no_members_that_day(client, meeting, organization):
    made = meeting("Strelsau 1950", organization=organization("Concert", has_member_list=False))
    assert "Members that day" not in told(client, made.get_absolute_url())


def test_a_planned_meeting_ahead_is_marked_as_such_beside_the_one_before(client, meeting):
    held = meeting("Strelsau 1950", start="1950-01-01")
    meeting("Strelsau 2099", start="2099-01-01", status="planned")
    after = re.search(r'<a rel="next".*?</a>', read(client, held.get_absolute_url()), re.S)[0]
    assert words(after) == "After Strelsau 2099 planned"


def test_a_host_is_called_as_on_that_day(client):
    assert "Turkey" not in rows(read(client, "/en/meetings/ankara-2026/"))["Host"]
    assert "Turkey" in rows(read(client, "/en/meetings/istanbul-2004/"))["Host"]


@pytest.mark.parametrize(
    ("view", "address"),
    [
        (MeetingView, {"key": "istanbul-2004"}),
        (OperationView, {"key": "kfor"}),
        (MemberView, {"slug": "turkiye"}),
        (MemberView, {"slug": "russia"}),
    ],
)
def test_a_page_asks_the_database_nothing_from_its_template(django_assert_num_queries, rf, view, address):
    with override("en"):
        response = view.as_view()(rf.get("/en/"), **address)
        with django_assert_num_queries(0):
            response.render()


def test_hostile_titles_stay_text(client, meeting, claim):
    made = meeting("<b>Strelsau</b>", topics=["<i>Swords</i>"], note_en="<script>alert(1)</script>")
    claim(made, statement_en="<u>said</u>")
    html = read(client, made.get_absolute_url())
    for markup in ("<b>Strelsau", "<i>Swords", "<script>alert", "<u>said"):
        assert markup not in html


def test_an_operation_has_its_time_with_a_note_and_its_dispute_open(client):
    html = main_of(read(client, "/en/operations/kfor/"))
    assert re.search(r'<p class="lead" id="operation-kfor">.*?<sup class="noteref">', html, re.S)
    assert html.index("Sources differ") < html.index('class="footnotes"')
