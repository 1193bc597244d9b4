"""How many members a text gives NATO, in sentences of both languages."""

import pytest

from alliance.extraction.counts import member_counts
from tests.alliance.extraction.laying_out import article


def counted(text, language="id"):
    return [
        count.count
        for count in member_counts(article(text, language))
        if count.organization == "nato" and not (count.optional or count.others)
    ]


WHOLE = [
    (32, "The 32-member alliance met on Tuesday."),
    (32, "The 32-strong alliance grew again."),
    (32, "NATO, which now counts thirty-two members, was founded in 1949."),
    (32, "NATO is an alliance of 32 countries from Europe and North America."),
    (32, "The Alliance consists of 32 independent member countries."),
    (32, "Sweden's entry takes the number of allies to 32."),
    (32, "NATO's membership now stands at 32."),
    (16, "Spain joined the alliance in 1982, bringing the total to 16."),
    (32, "18 of the 32 allies will spend 2 percent this year."),
    (31, "Finland became the alliance's newest and 31st member state."),
    (30, "How many members does NATO have?\nThirty, since March 2020."),
    (30, "Members of NATO.\nThirty members."),
    (19, "The leaders of the nineteen met in Washington, NATO said."),
    (32, "Aliansi yang kini beranggotakan 32 negara itu didirikan pada 1949."),
    (32, "Jumlah anggota NATO saat ini adalah 32 negara."),
    (26, "Jumlah anggota: 26"),
    (26, "Dua puluh enam negara tergabung dalam NATO."),
    (30, "Sekarang total anggotanya ada 30 negara."),
    (30, "Berapa jumlah negara anggota NATO?\nAda 30 negara."),
    (32, "Ke-32 negara anggota NATO sepakat menambah belanja."),
    (32, "Dari 32 anggota NATO, 23 di antaranya sudah memenuhi target 2 persen."),
    (32, "Swedia resmi menjadi negara ke-32 yang bergabung dengan NATO."),
    (32, "Pertemuan itu dihadiri oleh 32 kepala negara anggota NATO."),
    (30, "Persekutuan 30-negara itu bersidang di Brussel."),
    (19, "Pada 1999 NATO memiliki 19 anggota."),
    (32, "Defence ministers from NATO's 32 member states met in Brussels."),
    (16, "On 30 May 1982 Spain became the sixteenth member of the alliance."),
    (32, "It began with twelve nations and grew. There are now 32."),
    (19, "The other allies, nineteen countries in all, agreed with NATO."),
    (31, "The transatlantic alliance of 31 nations spends a trillion dollars."),
    (32, "NATO, now numbering 32 nations, is old."),
    (32, "Two thirds of NATO's 32 members spend enough."),
    (30, "Dari 30 anggota NATO, hanya Turki yang belum meratifikasi."),
    (30, "NATO adalah aliansi militer yang terdiri dari 30 negara Eropa dan Amerika Utara."),
]


@pytest.mark.parametrize(("size", "text"), WHOLE)
def test_the_size_of_the_whole_is_a_count(size, text):
    assert set(counted(text)) == {size}


@pytest.mark.parametrize(
    "text",
    [
        "23 allies will meet the 2 percent target this year.",
        "Sebanyak 18 anggota akan membelanjakan 2 persen dari PDB.",
        "NATO berdialog dengan Uni Eropa yang beranggotakan 27 negara.",
        "The 27-member European Union backed NATO.",
        "More than 50 leaders attended the NATO summit.",
        "Pertemuan itu dihadiri pemimpin dari 40 negara, kata NATO.",
        "NATO said 12 countries joined in the exercise.",
        "NATO menyatakan 20 ribu tentara dari 24 negara ikut latihan.",
        "Ten countries joined NATO after 1990.",
        "Presiden itu berbicara di depan 30 anggota DPR tentang NATO.",
        "UEFA's 55 members and NATO have nothing in common.",
        "A group of 15 allies signed the letter, NATO said.",
        "Rusia mengusir 15 diplomat NATO.",
        "NATO bertemu Kelompok Kontak, yang terdiri atas lebih dari 50 negara.",
        "19 member states took part in the NATO exercise.",
    ],
)
def test_some_of_the_members_and_those_of_others_are_no_count(text):
    assert counted(text) == []


def test_a_size_that_it_grew_from_is_a_count_of_its_own():
    assert counted("With that the alliance grew from 16 nations to 19.", "en") == [16, 19]


def test_all_the_conflicting_numbers_are_told():
    assert counted("NATO has 30 members.\nAliansi 31 negara itu memiliki 31 anggota.") == [30, 31, 31]


@pytest.mark.parametrize(
    "text",
    [
        "Biden renewed ties with the other 29 members of NATO.",
        "Biden hendak memperbarui hubungan AS dengan 29 anggota NATO.",
        "Macron and 29 other NATO leaders posed for a photograph.",
        "Presiden Erdogan dan 29 pemimpin NATO lainnya hadir.",
    ],
)
def test_the_others_are_one_fewer_than_all(text):
    found = [*member_counts(article(text, "en"))]
    assert [(count.count, count.others) for count in found] == [(30, True)]


@pytest.mark.parametrize(
    "text",
    [
        "Swedia akan menjadi anggota ke-32 NATO.",
        "NATO was founded by 12 countries.",
        "Sweden is set to become the 32nd member.",
    ],
)
def test_founders_and_members_to_be_are_optional(text):
    assert all(count.optional for count in member_counts(article(text, "en")))


def test_what_is_said_of_another_organization_is_kept_as_its_own():
    found = [*member_counts(article("The European Union has 27 members.", "en"))]
    assert [(count.organization, count.count) for count in found] == [("eu", 27)]


def test_the_year_that_a_sentence_gives_goes_with_its_count():
    (count,) = member_counts(article("Pada 1999 NATO memiliki 19 anggota."))
    assert str(count.on.start) == "1999"


def test_nothing_of_nato_comes_from_an_article_about_something_else():
    laid_out = article("NATO has 32 members.", "en")
    laid_out.about_nato = False
    assert [*member_counts(laid_out)] == []


def test_a_column_of_sizes_is_read_by_its_head():
    assert counted("Summit | Year | Members\nBonn | 1982 | 16\nMadrid | 1997 | 16\nWashington | 1999 | 19") == [
        16,
        16,
        19,
    ]


def test_the_span_is_the_place_of_the_number():
    laid_out = article("Aliansi ini beranggotakan 32 negara.")
    (count,) = member_counts(laid_out)
    assert laid_out.paragraphs[0].text[count.span.start : count.span.end] == "32 negara"
