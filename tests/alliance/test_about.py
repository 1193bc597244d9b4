import re

import pytest

from alliance.sources.judging import fact_models
from alliance.sources.models import Coverage
from tests.reading import main_of, read, told

pytestmark = pytest.mark.django_db


def test_the_page_counts_every_class_of_facts(client):
    html = main_of(read(client, "/en/about/"))
    rows = dict(re.findall(r'<th scope="row">([^<]+)</th><td class="number">([\d,]+)</td>', html))
    counts = {
        str(model._meta.verbose_name_plural).capitalize(): f"{model.objects.count():,}"
        for model in fact_models()
        if model.objects.exists()
    }
    assert rows == counts


def test_the_classes_that_are_checked_are_shown_with_their_day(client):
    Coverage.objects.update(through="2001-02-03")
    html = main_of(read(client, "/en/about/"))
    assert html.count("3 February 2001") == Coverage.objects.count() > 0


def test_every_part_can_be_reached_from_the_head_of_the_page(client):
    html = main_of(read(client, "/id/about/"))
    anchors = re.findall(r'<li><a href="#([\w-]+)">', html)
    assert len(anchors) == 9
    assert all(f'id="{anchor}"' in html for anchor in anchors)


@pytest.mark.parametrize(
    "word", ["CC BY 4.0", "Natural Earth", "Unicode CLDR", "MIT", "WCAG", "cookies", "do not sell"]
)
def test_it_says_on_which_terms_the_contents_may_be_used(client, word):
    assert word in told(client, "/en/about/")


def test_it_stands_in_an_empty_knowledge_base(client, nothing_recorded):
    assert "facts with 0 claims." in told(client, "/en/about/")
