"""How well the extraction does on whole articles of many styles, written for this with their truth beside them."""

import pytest
import yaml

from tests.alliance.extraction.score import KINDS, TEXTS, results, texts, total

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
    of_nato = {"accessions", "meetings", "member_counts", "topics"}
    truths = {path.stem: path.with_suffix(".yaml").read_text(encoding="utf-8") for path in texts([TEXTS])}
    others = {name for name, truth in truths.items() if not yaml.safe_load(truth)["about_nato"]}
    assert len(others) > 10
    taken = [one for one in done if one.text in others and one.kind in of_nato and one.false]
    assert not taken
