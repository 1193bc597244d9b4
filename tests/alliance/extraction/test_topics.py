"""Topics: what meetings discuss, enlargement news, what explainers present as tasks; never the background."""

import pytest
from django.conf import settings

from alliance.checking.names import lexicon_of_fixtures
from alliance.dates import PartialDate
from alliance.extraction.accessions import accessions
from alliance.extraction.extract import laid_out
from alliance.extraction.meetings import meetings
from alliance.extraction.paragraphs import paragraphs
from alliance.extraction.textform import form_of
from alliance.extraction.topics import topics as topics_of


def lexicon():
    return lexicon_of_fixtures(settings.BASE_DIR / "fixtures")


def topics(text, published="2023-07-12"):
    article = laid_out(paragraphs(text), lexicon(), PartialDate.parse(published))
    return {topic.slug for topic in topics_of(article, list(meetings(article)), list(accessions(article)))}


MEETING = "NATO summit opens in Vilnius\nVILNIUS - NATO leaders met in Vilnius on Tuesday.\n"


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("The leaders discussed more weapons for Kyiv.", "ukraine"),
        ("They agreed that the growing military power of China is a challenge.", "china"),
        ("The allies pledged to spend 2 percent of GDP on defence.", "defence-spending"),
        ("The agenda also covers Afghanistan, Iran and Russia.", "iran"),
        ("The ministers reviewed the withdrawal of allied forces from Afghanistan.", "afghanistan"),
        ("Leaders approved plans against sabotage of undersea cables.", "hybrid-threats"),
        ("China dominated the second session of the leaders.", "china"),
        ("NATO condemned Turkey's veto on the plan.", "turkey-alliance-disputes"),
    ],
)
def test_what_a_meeting_discusses_or_decides_is_a_topic(sentence, topic):
    assert topic in topics(MEETING + sentence)


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Para pemimpin membahas dukungan jangka panjang bagi Ukraina.", "ukraine"),
        (
            "Daftar diskusi itu akan berfokus pada tindakan agresif Rusia, terorisme, teknologi, dan perubahan iklim.",
            "russia",
        ),
        (
            "Daftar diskusi itu akan berfokus pada tindakan agresif Rusia, terorisme, teknologi, dan perubahan iklim.",
            "emerging-technology",
        ),
        ("Para menteri menyepakati target belanja pertahanan yang baru.", "defence-spending"),
        ("Pertemuan itu juga membahas Afghanistan, Rusia, dan Tiongkok.", "china"),
        ("Perang di Ukraina menjadi pokok bahasan para pemimpin.", "ukraine"),
        ("Sekutu berjanji memperkuat pertahanan siber.", "cyber-defence"),
        ("Agenda utamanya ialah misi pelatihan di Irak.", "iraq"),
    ],
)
def test_the_same_in_indonesian(sentence, topic):
    assert topic in topics(
        "KTT NATO di Vilnius Dibuka\nPara pemimpin NATO bertemu di Vilnius, Selasa (11/7/2023).\n" + sentence
    )


def test_background_is_no_topic():
    text = MEETING + "It is the first summit in the city since the Russian invasion of Ukraine."
    assert "ukraine" not in topics(text)


def test_what_was_years_ago_is_background():
    text = MEETING + "In 1999 the air campaign over Kosovo had begun."
    assert "balkans-peacekeeping" not in topics(text)


def test_the_themes_of_another_organization_are_not_those_of_nato():
    text = MEETING + "EU leaders meet on Thursday to discuss climate change and migration."
    assert "climate-security" not in topics(text)


def test_enlargement_news_is_about_enlargement():
    text = "Swedia Resmi Bergabung dengan NATO\nSwedia menyerahkan dokumen aksesi kepada Menlu AS, Kamis (7/3/2024)."
    assert topics(text, "2024-03-08") == {"enlargement"}


def test_an_explainer_presents_tasks():
    text = (
        "Apa Itu NATO?\nNATO adalah aliansi pertahanan yang didirikan pada 1949.\nTujuan NATO\n"
        "1. Menjaga pertahanan kolektif para anggota.\n2. Memerangi terorisme internasional.\n3. Menangani krisis."
    )
    assert {"collective-defence", "terrorism", "crisis-management"} <= topics(text)


def test_an_article_about_something_else_has_no_topics():
    assert (
        topics("Timnas Menang\nPertahanan kolektif kami kokoh, kata pelatih, Rabu (5/7). Serangan datang dari kiri.")
        == set()
    )


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (MEETING, "meeting"),
        ("What is NATO?\nNATO is a military alliance.", "explainer"),
        ("Finland joins NATO\nFinland handed over its papers in Washington on Tuesday.", "enlargement"),
        (
            "NATO drill starts\nBERLIN - Some 9,000 soldiers of NATO began an exercise on Tuesday, Germany said.",
            "other",
        ),
    ],
)
def test_the_form_of_a_text_is_told_by_its_headline_and_first_sentences(text, form):
    article = laid_out(paragraphs(text), lexicon(), PartialDate.parse("2023-07-12"))
    assert form_of(article, list(meetings(article))) == form


RAPAT = "Para pemimpin NATO bertemu\nKTT NATO dibuka Selasa.\n"


@pytest.mark.parametrize(
    ("head", "sentence", "topic"),
    [
        (MEETING, "Money for Kyiv will loom large, and so will the security of cables.", "critical-infrastructure"),
        (MEETING, "Talks touched on artificial intelligence, industry and migration.", "defence-industry"),
        (MEETING, "The allies warned Russia over its missiles.", "russia"),
        (
            MEETING,
            "They agreed on the first plans since the Cold War to defend alliance territory.",
            "collective-defence",
        ),
        (MEETING, "They signed a joint declaration with the European Union.", "eu-nato-cooperation"),
        (RAPAT, "Para menteri mengecam Rusia atas serangan itu.", "russia"),
        (RAPAT, "Isu sabotase dan migrasi mengemuka dalam pertemuan itu.", "humanitarian-crises"),
        (RAPAT, "Para pemimpin berbicara soal iuran dan industri.", "defence-industry"),
    ],
)
def test_topics_are_named_in_many_ways(head, sentence, topic):
    assert topic in topics(head + sentence)


def test_words_that_name_a_topic_only_among_what_is_discussed_do_not_elsewhere():
    assert "defence-industry" not in topics(MEETING + "The industry of the city is proud of its ships.")


def test_a_summit_in_the_first_sentences_makes_a_report_of_it_whoever_joins():
    text = (
        "Sweden may join NATO after all\nNATO leaders opened their summit in Vilnius on Tuesday with good news.\n"
        "They discussed the growing power of China."
    )
    assert {"enlargement", "china"} <= topics(text)


def test_a_sentence_on_ministers_that_names_a_guest_of_another_organization_is_still_of_nato():
    text = (
        "NATO ministers meet\nNATO foreign ministers met in Brussels on Tuesday.\n"
        "The ministers discussed hybrid warfare with the head of diplomacy of the European Union."
    )
    assert "hybrid-threats" in topics(text)
