"""How well the extraction does on whole articles of many styles, written for this with their truth beside them."""

import pytest

from tests.alliance.extraction.score import KINDS, results, total

# Micro F1, below which something that worked has been broken.
LEAST = {
    "countries": 0.97,
    "organizations": 0.98,
    "member_counts": 0.92,
    "accessions": 0.95,
    "meetings": 0.80,
    "topics": 0.85,
    "persons": 0.92,
}


@pytest.fixture(scope="module")
def done():
    return results()


@pytest.mark.parametrize("kind", KINDS)
def test_what_articles_say_is_found(done, kind):
    wrong = "\n".join(
        f"{one.text}: false {one.false or 'none'}, missed {one.missed or 'none'}"
        for one in done
        if one.kind == kind and (one.false or one.missed)
    )
    assert total(done, kind).f1 >= LEAST[kind], wrong


def test_no_fact_of_nato_is_taken_from_an_article_about_something_else(done):
    about_others = {"accessions", "meetings", "member_counts", "topics"}
    elsewhere = [
        one for one in done if one.kind in about_others and one.text.startswith("other-") and not one.score.right
    ]
    assert not [(one.text, one.kind, one.false) for one in elsewhere if one.false]
