"""Sentences in which a country or NATO takes a stand."""

import pytest
from django.conf import settings

from alliance.checking.names import lexicon_of_fixtures
from alliance.extraction.extract import laid_out
from alliance.extraction.paragraphs import paragraphs
from alliance.extraction.positions import positions


def held(text):
    article = laid_out(paragraphs(text), lexicon_of_fixtures(settings.BASE_DIR / "fixtures"))
    return {(position.holder, position.topic) for position in positions(article)}


@pytest.mark.parametrize(
    ("text", "holder", "topic"),
    [
        ("Germany opposed a no-fly zone over Libya.", "DE", "libya"),
        ("Turki menolak aksesi Swedia dan perluasan NATO.", "TR", "enlargement"),
        ("NATO condemned disinformation and sabotage.", "nato", "disinformation"),
        ("Polandia mendesak agar para sekutu menambah anggaran pertahanan mereka.", "PL", "defence-spending"),
    ],
)
def test_who_is_for_or_against_a_topic_holds_a_position(text, holder, topic):
    assert (holder, topic) in held(text)


def test_who_only_stands_in_the_sentence_holds_none():
    assert held("Disinformation spread in Germany, and nobody objected.") == set()
