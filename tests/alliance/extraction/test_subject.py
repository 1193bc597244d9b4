import pytest

from alliance.extraction.subject import is_about_nato
from tests.alliance.extraction.laying_out import article

REST = " The talks went on until the evening. Nobody spoke of money."


@pytest.mark.parametrize(
    "text",
    [
        "NATO has 31 members.",
        "The alliance has 31 members.",
        "NATO ministers met on Tuesday. The alliance wants more troops." + REST,
        "Ministers of 30 states met.\nThe North Atlantic Treaty Organization agreed on it. The allies were content."
        + REST,
        "The Alliance met. Allies will pay 5 per cent. Its secretary general was glad. The allies left." + REST,
        "The EU and NATO signed. The EU pays. NATO leads. The alliance and the EU agree on a plan." + REST,
    ],
)
def test_a_text_that_goes_on_about_the_alliance_is_about_nato(text):
    assert is_about_nato(article(text))


@pytest.mark.parametrize(
    "text",
    [
        "The club won again." + REST,
        "The EU met. The EU has a budget. The EU pays for it. Most states of the EU are in NATO too." + REST,
        "OPEC cut its output. The alliance of producers has 23 states." + REST,
        "People call the SCO an Eastern NATO. It is nothing of the kind, says the SCO." + REST,
        "Prices rose in May. Bread was dearer." + REST + " A man in a NATO jacket bought some.",
    ],
)
def test_a_text_that_mentions_nato_in_passing_or_not_at_all_is_not(text):
    assert not is_about_nato(article(text))


def test_nato_in_a_headline_decides():
    text = "Why NATO matters to this small town\nThe baker rose early that day and went to the mill with his son."
    assert is_about_nato(article(text, whole=False))


def test_nato_in_a_line_that_points_elsewhere_does_not_count():
    text = "The club won its match last night and the town was full of joy until late.\nRead also: NATO allies meet"
    assert not is_about_nato(article(text, whole=False))


@pytest.mark.parametrize(
    "text",
    [
        "Nato Ltd buys a mill\nThe firm of Maria Nato has 30 shops. Nato Ltd has a club with 900 members." + REST,
        "Kenya buys jets from Italy, a NATO member. The price was not told." + REST,
        "Indonesia membeli kapal dari Italia, negara anggota NATO. Harganya tidak disebut." + REST,
    ],
)
def test_a_namesake_or_an_apposition_is_not_the_alliance(text):
    assert not is_about_nato(article(text))


def test_words_that_only_an_ally_would_use_count():
    text = (
        "The summit of the alliance is near. Every ally has homework." + REST + " The Military Committee is at work."
        " A colonel at SHAPE is retiring." + REST + REST
    )
    assert is_about_nato(article(text))
