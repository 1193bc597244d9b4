import re

import pytest

from alliance.sources.disputes import COUNTRIES, disputes
from alliance.sources.judging import fact_models
from alliance.sources.templatetags.claims import contested
from tests.reading import main_of, queries, read, told

pytestmark = pytest.mark.django_db


def shown(client):
    """What all pages of the list say."""
    pages, address = [], "/en/disputed/"
    while address:
        html = read(client, address)
        pages.append(main_of(html))
        following = re.search(r'rel="next" href="([^"]+)"', html)
        address = following and f"/en/disputed/{following[1].replace('&amp;', '&')}"
    return "".join(pages)


def test_it_has_every_fact_that_a_source_contradicts_or_that_has_a_reason():
    expected = {
        (model, fact.key)
        for model in fact_models()
        for fact in model.objects.for_listing().with_claims()
        if fact.reason or contested(fact)
    }
    assert expected
    assert {(dispute.model, dispute.key) for dispute in disputes()} == expected


def test_every_one_of_them_stands_on_one_of_its_pages(client, join, claim):
    html = shown(client)
    number = len(disputes())
    assert f"Sources differ on {number} of the" in html
    singles = html.count('<ul class="claims">')
    rows = len(re.findall(r'<th scope="row">', html))
    assert rows + singles >= number


def test_a_fact_shows_all_sides_the_one_that_is_followed_and_the_reason(client, join, claim, source):
    stay = join("Ruritania", "1950-01-01", reason_en="The gazette was there.", reason_ind="Lembaran itu hadir.")
    claim(stay, "start", "1950-01-01", source="Strelsau Gazette", statement_en="It came in January.")
    claim(stay, "start", "1951", source="Zenda Herald", statement_en="It came in 1951.")
    said = told(client, "/en/disputed/?country=ruritania")
    assert "Ruritania in Entente" in said
    assert re.search(r"It came in January\. agrees · followed here · Strelsau Gazette", said)
    assert re.search(r"It came in 1951\. disagrees · Zenda Herald", said)
    assert "Why it is settled so: The gazette was there." in said
    assert "Lembaran itu hadir." in told(client, "/id/disputed/?country=ruritania")


def test_facts_settled_for_the_same_reason_stand_in_one_table(client, join, claim):
    for name in ("Ruritania", "Graustark"):
        stay = join(name, "1950-02", reason_en="By the same list.", reason_ind="Menurut daftar yang sama.")
        claim(stay, "start", "1950-02", source="Strelsau Gazette")
        claim(stay, "start", "1951-03-04", source="Zenda Herald")
    said = told(client, "/en/disputed/?kind=membership&country=ruritania")
    assert "1 fact, one reason" not in said
    html = shown(client)
    table = next(one for one in html.split('<div class="dispute">') if "By the same list." in one)
    assert table.count("By the same list.") == 1
    assert "2 facts, one reason" in table
    assert table.index("Graustark in Entente") < table.index("Ruritania in Entente")
    assert table.count("February 1950") == table.count("4 March 1951") == 2
    assert table.count("followed here") == table.count(">disagrees<") == 2


def test_a_contradicted_fact_without_a_reason_is_shown_by_itself(client, join, claim):
    for name in ("Ruritania", "Graustark"):
        claim(join(name, "1950-01-01"), "start", "1960")
    found = [dispute for dispute in disputes() if dispute.key.startswith("entente/")]
    assert len(found) == 2
    assert not {dispute.reason for dispute in found} - {""}
    read(client, "/en/disputed/?kind=membership")


@pytest.mark.parametrize("value", ["1951", "sometime", "31 February", "1951-02-30", "0000"])
def test_a_value_that_is_no_date_is_shown_as_it_is(client, join, claim, value):
    for name in ("Ruritania", "Graustark"):
        claim(join(name, "1950-01-01", reason_en="So it is.", reason_ind="Begitulah."), "start", value)
    assert value in shown(client)


def test_it_can_be_asked_about_one_kind(client):
    said = main_of(read(client, "/en/disputed/?kind=meeting"))
    number = sum(dispute.model.noun() == "meeting" for dispute in disputes())
    assert number > 0
    assert f"{number} facts</p>" in said
    assert re.findall(r"<h2>(.*?)</h2>", said)[0] == "Meetings"
    assert f'<option value="meeting" selected>Meetings ({number})</option>' in said


@pytest.mark.parametrize("word", ["turkiye", "TR", "turkey"])
def test_it_can_be_asked_about_one_country_by_any_name(client, word):
    html = main_of(read(client, f"/en/disputed/?country={word}"))
    assert '<option value="turkiye" selected>' in html
    assert "Germany in NATO" not in html
    assert "Türkiye in NATO" in html


def test_a_meeting_is_about_its_hosts_and_a_term_about_the_country_of_its_holder():
    assert set(COUNTRIES) <= {model.noun() for model in fact_models()}
    for model in fact_models():
        for path in COUNTRIES.get(model.noun(), ()):
            model.objects.filter(**{f"{path}__key": "tr"}).exists()


@pytest.mark.parametrize(
    "query", ["kind=rumour", "country=atlantis", "country=%00", "as_of=2000-01-01", "kind=meeting&kind=term"]
)
def test_a_refusal_says_what_is_wrong(client, query):
    assert "This question cannot be answered." in told(client, f"/en/disputed/?{query}", status=400)


@pytest.mark.parametrize("page", ["999", "0", "x", "-1"])
def test_a_page_that_is_not_there_answers_404(client, page):
    assert client.get(f"/en/disputed/?page={page}").status_code == 404


def test_where_nothing_fits_it_says_so(client, country):
    country("Ruritania")
    assert "Sources do not differ on anything that fits." in told(client, "/en/disputed/?country=ruritania")


def test_more_disputes_take_no_more_queries(client, join, claim):
    claim(join("Ruritania", "1950-01-01"), "start", "1960")
    few = queries(client, "/en/disputed/?kind=membership&page=1")
    for name in ("Graustark", "Syldavia", "Borduria"):
        claim(join(name, "1950-01-01"), "start", "1960")
    assert queries(client, "/en/disputed/?kind=membership&page=1") == few
