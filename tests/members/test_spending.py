"""The drawing of what a country spent and what was pledged."""

import re
from itertools import pairwise

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from alliance.templatetags.wording import address
from members.models import Country, SpendingPledge
from members.spending import BOTTOM, LEFT, RIGHT, TOP, spending_chart
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


def drawn(chart) -> str:
    return render_to_string("includes/drawings/_spending_chart.html", {"chart": chart})


def test_there_is_no_chart_where_no_share_is_known(defence_expenditure, spending_pledge):
    unknown = defence_expenditure("Ruritania", 2014, share_of_gdp=None, amount_millions_usd=5)
    assert spending_chart([unknown], [spending_pledge()]) is None
    assert spending_chart([], []) is None
    assert drawn(None).strip() == ""


def test_columns_stand_in_the_order_of_years_as_high_as_their_shares(defence_expenditure):
    rows = [defence_expenditure("Ruritania", year, share_of_gdp=share) for year, share in ((2016, "2"), (2014, "1"))]
    first, second = spending_chart(rows, []).columns
    assert (first.year, second.year) == (2014, 2016)
    assert second.height == pytest.approx(2 * first.height, abs=1)
    assert first.y + first.height == second.y + second.height == BOTTOM
    assert second.x - first.x == pytest.approx((RIGHT - LEFT) * 2 / 3, abs=1)  # 2015 keeps its place


def test_everything_drawn_lies_inside_the_drawing(defence_expenditure, spending_pledge):
    rows = [defence_expenditure("Ruritania", year, share_of_gdp="99.99") for year in range(1949, 2026)]
    chart = spending_chart(rows, [spending_pledge("100", agreed="2025", by_year=2035)])
    for column in chart.columns:
        assert LEFT <= column.x < column.x + column.width <= RIGHT
        assert TOP <= column.y <= BOTTOM
    assert chart.lines[0].y >= TOP
    assert len(chart.shares) <= 10
    years = [mark.at for mark in chart.years]
    assert all(right - left >= 55 for left, right in pairwise(years))


def test_a_line_begins_with_the_year_in_which_it_was_agreed(defence_expenditure, spending_pledge):
    rows = [defence_expenditure("Ruritania", year) for year in (2014, 2015)]
    pledges = [spending_pledge("2", agreed="2015-06", by_year=2023), spending_pledge("1", agreed="2014")]
    low, high = spending_chart(rows, pledges).lines
    assert (low.x, high.x) == (LEFT, LEFT + round((RIGHT - LEFT) / 10))  # up to the year by which it is due
    assert (low.text, high.text) == ("1% (defence), agreed in 2014", "2% (defence) by 2023")
    assert low.y > high.y


def test_what_is_related_to_defence_is_no_line_beside_spending_on_defence(defence_expenditure, spending_pledge):
    rows = [defence_expenditure("Ruritania", 2014)]
    pledges = [spending_pledge(kind=kind, agreed="2014") for kind in SpendingPledge.Kind.values]
    lines = spending_chart(rows, pledges).lines
    assert {line.pledge.kind for line in lines} == {"defence", "core", "total"}


def test_an_estimate_is_drawn_hollow_and_said_to_be_one(defence_expenditure):
    rows = [defence_expenditure("Ruritania", year, is_estimate=year == 2015) for year in (2014, 2015)]
    html = drawn(spending_chart(rows, []))
    assert html.count('class="chart-column is-estimate"') == 2  # the column and its legend
    assert "2015: 1.50% (estimate)" in html
    assert "2014: 1.50%<" in html
    assert "estimate" not in drawn(spending_chart(rows[:1], []))


def test_the_chart_says_in_words_what_it_shows(defence_expenditure):
    rows = [
        defence_expenditure("Ruritania", year, share_of_gdp=share)
        for year, share in ((2014, "2.5"), (2015, "1.25"), (2016, "1.75"))
    ]
    chart = spending_chart(rows, [])
    assert chart.summary == "Least: 1.25% in 2015. Most: 2.5% in 2014. Latest: 1.75% in 2016."
    assert chart.title.endswith("2014–2016")


@pytest.mark.parametrize("language", ["en", "id"])
def test_lengths_are_written_alike_in_both_languages(language):
    with override(language):
        rows = Country.objects.get(key="pl").expenditures.all()
        html = drawn(spending_chart(rows, SpendingPledge.objects.of("nato")))
    for name, value in re.findall(r' (x|y|dx|dy|cx|cy|r|width|height|viewBox|d)="([^"]*)"', html):
        assert "," not in value, (name, value)
    assert ("3,5%" in html) == (language == "id")
    assert "style=" not in html


def test_claims_about_a_pledge_lead_to_the_page_of_its_organization_that_shows_it(client):
    html = read(client, "/en/organizations/nato/")
    for pledge in SpendingPledge.objects.of("nato"):
        page, _, anchor = address(pledge).partition("#")
        assert page.endswith("/organizations/nato/")
        assert f'id="{anchor}"' in html
