"""Meetings in sentences of both languages: their kind, days and place, and which sentences speak of the same one."""

import pytest
from django.conf import settings

from alliance.checking.names import lexicon_of_fixtures
from alliance.dates import PartialDate
from alliance.extraction.extract import laid_out
from alliance.extraction.meetings import meetings
from alliance.extraction.paragraphs import paragraphs


def read(text, published):
    day = PartialDate.parse(published) if published else None
    return list(meetings(laid_out(paragraphs(text), lexicon_of_fixtures(settings.BASE_DIR / "fixtures"), day)))


def said(text, published="2023-05-10"):
    """Kind, first and last day, city and country of every meeting of NATO."""
    return [
        (
            meeting.kind,
            str(meeting.when.start) if meeting.when else None,
            str(meeting.when.end) if meeting.when else None,
            meeting.city,
            meeting.iso2,
        )
        for meeting in read(text, published)
        if meeting.organization == "nato"
    ]


@pytest.mark.parametrize(
    ("published", "text", "kind", "start", "end", "city"),
    [
        (
            "2023-07-13",
            "NATO leaders wrapped up a two-day summit in Vilnius on Wednesday.",
            "summit",
            "2023-07-11",
            "2023-07-12",
            "Vilnius",
        ),
        (
            "2024-04-02",
            "NATO foreign ministers will gather in Brussels on Wednesday and Thursday.",
            "foreign-ministers",
            "2024-04-03",
            "2024-04-04",
            "Brussels",
        ),
        (
            "2023-02-14",
            "NATO defence ministers began two days of talks in Brussels on Tuesday.",
            "defence-ministers",
            "2023-02-14",
            "2023-02-15",
            "Brussels",
        ),
        (
            "2024-06-14",
            "NATO defense ministers agreed on Friday on a plan, ending a two-day meeting in Brussels.",
            "defence-ministers",
            "2024-06-13",
            "2024-06-14",
            "Brussels",
        ),
        (
            "2019-11-30",
            "NATO will mark the anniversary at a leaders' meeting in London on 3-4 December.",
            "leaders",
            "2019-12-03",
            "2019-12-04",
            "London",
        ),
        (
            "2022-01-12",
            "The NATO-Russia Council met in Brussels on Wednesday for the first time in two years.",
            "other",
            "2022-01-12",
            "2022-01-12",
            "Brussels",
        ),
        (
            "2022-07-01",
            "Russia was called a threat at last month's NATO summit in Madrid.",
            "summit",
            "2022-06",
            "2022-06",
            "Madrid",
        ),
        (
            "2022-04-08",
            "The decision came after a meeting of NATO foreign ministers in Brussels this week.",
            "foreign-ministers",
            None,
            None,
            "Brussels",
        ),
        (
            "2025-06-25",
            "NATO's 32 leaders, meeting in The Hague on Wednesday, endorsed the plan.",
            "summit",
            "2025-06-25",
            "2025-06-25",
            "The Hague",
        ),
        (
            "2018-07-12",
            "The second day of the NATO summit in Brussels on Thursday began with a row.",
            "summit",
            "2018-07-11",
            "2018-07-12",
            "Brussels",
        ),
        (
            "2023-06-16",
            "Pertemuan dua hari para menteri pertahanan NATO di Brussel berakhir Jumat (16/6/2023).",
            "defence-ministers",
            "2023-06-15",
            "2023-06-16",
            "Brussels",
        ),
        (
            "2022-11-28",
            "Para menlu NATO akan bertemu di Bukares, Rumania, pada 29-30 November 2022.",
            "foreign-ministers",
            "2022-11-29",
            "2022-11-30",
            "Bucharest",
        ),
        (
            "2023-07-12",
            "KTT NATO berlangsung di Vilnius, Lituania, pada Selasa (11/7) hingga Rabu (12/7/2023).",
            "summit",
            "2023-07-11",
            "2023-07-12",
            "Vilnius",
        ),
        (
            "2021-06-14",
            "Sebanyak 30 kepala negara dan pemerintahan NATO berkumpul di Brussels, Senin (14/6).",
            "summit",
            "2021-06-14",
            "2021-06-14",
            "Brussels",
        ),
        (
            "2023-07-11",
            "Dalam KTT NATO tahun lalu di Madrid, para sekutu menyepakati konsep baru.",
            "summit",
            "2022",
            "2022",
            "Madrid",
        ),
        (
            "2023-04-05",
            "Para menlu NATO membahas persiapan KTT Vilnius pada 11-12 Juli.",
            "summit",
            "2023-07-11",
            "2023-07-12",
            "Vilnius",
        ),
    ],
)
def test_a_sentence_gives_kind_days_and_city_of_a_meeting(published, text, kind, start, end, city):
    assert (kind, start, end, city) in [meeting[:4] for meeting in said(text, published)]


@pytest.mark.parametrize(
    "text",
    [
        "NATO Secretary General Mark Rutte met President Zelensky in Brussels on Tuesday.",
        "Sekjen NATO dalam konferensi pers di Madrid, Selasa (9/5), mengatakan aliansi akan menambah pasukan.",
        "Only eleven NATO allies meet the spending target of 2 percent this year, a report said on Tuesday.",
        "NATO raised the flag of Finland at a ceremony in Brussels on 4 April 2023.",
        "European leaders met in Granada on Tuesday while NATO looked on.",
    ],
)
def test_talks_of_two_press_conferences_and_targets_met_are_no_meetings(text):
    assert said(text) == []


def test_sentences_on_one_meeting_are_one_and_their_days_are_put_together():
    text = (
        "NATO foreign ministers opened a meeting in Oslo on Tuesday.\n"
        "On the second day of the two-day meeting, Wednesday, they will speak about Ukraine.\n"
        "The gathering is the first of its kind in Norway, and the NATO foreign ministers said so."
    )
    assert said(text, "2023-05-30") == [("foreign-ministers", "2023-05-30", "2023-05-31", "Oslo", "NO")]


def test_the_next_meeting_is_another_one():
    text = (
        "KTT NATO di Vilnius, Lituania, ditutup Rabu (12/7/2023).\n"
        "KTT berikutnya dijadwalkan di Washington pada Juli 2024."
    )
    assert [meeting[:3] for meeting in said(text, "2023-07-13")] == [
        ("summit", "2023-07-12", "2023-07-12"),
        ("summit", "2024-07", "2024-07"),
    ]


def test_the_meeting_of_another_organization_is_not_one_of_nato():
    found = read("Usai KTT G7 di Jerman pada 26-28 Juni, KTT NATO digelar di Madrid pada 29-30 Juni.", "2022-06-25")
    assert [(meeting.organization, str(meeting.when.start)) for meeting in found] == [
        ("g7", "2022-06-26"),
        ("nato", "2022-06-29"),
    ]


def test_titles_with_a_place_and_days_are_meetings_in_an_article_on_summits():
    text = (
        "KTT NATO dari Masa ke Masa, dari Madrid hingga Praha\nMadrid, 8-9 Juli 1997\n"
        "Tiga negara diundang oleh NATO untuk bergabung dengan aliansi itu.\nPraha, 21-22 November 2002\n"
        "Tujuh negara lagi diundang oleh NATO dalam pertemuan itu."
    )
    assert ("summit", "1997-07-08", "1997-07-09", "Madrid", "ES") in said(text, "2024-01-01")
    assert ("summit", "2002-11-21", "2002-11-22", "Prague", "CZ") in said(text, "2024-01-01")


def test_a_speech_ahead_of_a_meeting_tells_only_its_month():
    text = (
        "Stoltenberg berbicara dalam konferensi pers menjelang pertemuan menteri pertahanan NATO di Brussels, "
        "Senin, 15 Februari 2021."
    )
    (meeting,) = read(text, "2021-04-22")
    assert (meeting.kind, str(meeting.when.start), meeting.certainty) == ("defence-ministers", "2021-02", "uncertain")


def test_time_grows_with_the_length_only():
    text = "NATO foreign ministers met in Brussels on Tuesday and Wednesday to discuss Ukraine. " * 1500
    assert len(read(text, "2023-05-10")) < 10


@pytest.mark.parametrize(
    ("published", "text", "start", "city"),
    [
        ("2014-09-06", "NATO pledged help at the close of a two-day summit in Wales on Friday.", "2014-09-04", "Wales"),
        ("2023-10-09", "NATO's leaders are meeting in Granada from Tuesday.", "2023-10-10", "Granada"),
        ("2022-03-18", "NATO leaders are to hold an urgent summit in Brussels on Friday.", "2022-03-18", "Brussels"),
        ("2022-03-18", "Next Friday NATO leaders gather in Brussels for a summit.", "2022-03-25", "Brussels"),
        (
            "2022-06-27",
            "On Wednesday she'll be at a meeting she knows, the NATO summit in Madrid.",
            "2022-06-29",
            "Madrid",
        ),
        (
            "2017-06-05",
            "On May 25, when he first spoke at a summit of NATO in Brussels, he said so.",
            "2017-05-25",
            "Brussels",
        ),
        ("2024-03-01", "Since the 2014 Wales summit NATO has had a target.", "2014", "Wales"),
        ("2025-06-20", "NATO's summit in The Hague is near. It starts on 24 June.", "2025-06-24", "The Hague"),
        (
            "2008-04-04",
            "It was the second and last day of NATO's summit in Bucharest on Friday.",
            "2008-04-03",
            "Bucharest",
        ),
        ("2025-10-16", "Para pemimpin dari 32 negara NATO berkumpul di Brussel pada Rabu.", "2025-10-15", "Brussels"),
    ],
)
def test_the_days_of_a_meeting_are_told_in_many_ways(published, text, start, city):
    assert (start, city) in [(meeting[1], meeting[3]) for meeting in said(text, published)]


def test_a_day_of_arrival_or_of_what_went_before_is_not_that_of_the_meeting():
    (meeting,) = said("The president lands in Oslo on Monday for a NATO summit on Wednesday.", "2023-05-27")
    assert meeting[1] == "2023-05-31"
    (meeting,) = said("Albania joined NATO on 1 April 2009, on the eve of the Strasbourg summit.", "2020-05-27")
    assert meeting[1:4] == (None, None, "Strasbourg")


def test_a_summit_in_a_country_is_that_in_its_city():
    text = "NATO leaders met in Vilnius on 11 July.\nAt their summit in Lithuania they spoke of Ukraine."
    assert [meeting[1:4] for meeting in said(text, "2023-07-13")] == [("2023-07-11", "2023-07-11", "Vilnius")]


def test_two_summits_of_one_sentence_are_told_apart_by_their_cities():
    text = (
        "Three states were invited at NATO's Madrid summit in July 1997, long after the Rome summit of November 1991."
    )
    assert {(start, city) for _, start, _, city, _ in said(text)} == {("1997-07", "Madrid"), ("1991-11", "Rome")}


def test_the_same_again_at_another_place_is_another_meeting():
    text = (
        "Pada Juni 2022 empat mitra itu duduk dalam KTT NATO di Madrid.\n"
        "Setahun kemudian mereka datang lagi ke Vilnius, 11-12 Juli 2023."
    )
    assert ("summit", "2023-07-11", "2023-07-12", "Vilnius", "LT") in said(text, "2023-08-01")


def test_a_handshake_before_talks_is_no_meeting_of_the_alliance():
    assert said("The two shook hands before their meeting at NATO in Brussels on 10 July 2023.", "2023-07-11") == []


def test_long_after_a_caption_the_meeting_is_that_of_the_article():
    text = (
        "NATO akan menggelar KTT di Brussel\n"
        "Sekjen NATO berbicara menjelang pertemuan menteri pertahanan NATO di Brussel, 15 Februari 2021.\n"
        "NATO akan mengadakan KTT pada 14 Juni di Brussel.\nHal itu diungkapkan pada Kamis.\n"
        "KTT itu bertujuan memperbaiki hubungan.\nBiden memberi sinyal.\nIni kesempatan unik, katanya.\n"
        "Sekutu menyambutnya.\nBanyak yang menunggu.\nTamu akan datang.\n"
        "Daftar itu akan dibahas pada pertemuan tersebut."
    )
    summit = next(meeting for meeting in read(text, "2021-04-22") if meeting.kind == "summit")
    assert summit.spans[-1].paragraph == 11


def test_where_a_report_comes_from_is_not_where_they_meet():
    text = (
        "Warta Kita, Jakarta - Konferensi Tingkat Tinggi (KTT) NATO di Vilnius pada 11-12 Juli 2023 membahas Ukraina."
    )
    assert [meeting[3] for meeting in said(text, "2023-07-19")] == ["Vilnius"]


def test_the_year_that_is_told_stays():
    text = "Kedua negara itu hadir dalam KTT NATO di Madrid pada Juni tahun lalu."
    assert [meeting[1] for meeting in said(text, "2023-01-31")] == ["2022-06"]


def test_the_only_other_organization_of_a_sentence_is_that_whose_meeting_it_is():
    text = (
        "NATO mendesak kedua negara agar menahan diri.\n"
        "Uni Eropa mengancam akan menjatuhkan sanksi dalam KTT luar biasa pada 24-25 September di Brussels."
    )
    assert said(text, "2020-09-10") == []
