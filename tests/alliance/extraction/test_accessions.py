"""Who joined or founded NATO and when, by the verbs of both languages."""

import pytest

from alliance.dates import PartialDate
from alliance.extraction.accessions import accessions
from tests.alliance.extraction.laying_out import article


def joined(text, language="id", organization="nato"):
    laid_out = article(text, language)
    laid_out.published = PartialDate.parse("2024-07-12")
    found = accessions(laid_out)
    return " ".join(
        sorted({f"{one.iso2}{one.when.start}" for one in found if one.when and one.organization == organization})
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finland joined NATO on 4 April 2023.", "FI2023-04-04"),
        ("Finland joined in April 2023 and Sweden in March 2024.", "FI2023-04 SE2024-03"),
        ("Greece and Turkey joined in 1952, West Germany in 1955 and Spain in 1982.", "DE1955 ES1982 GR1952 TR1952"),
        ("In 1999 Poland and Hungary came in, in 2004 Bulgaria.", "BG2004 HU1999 PL1999"),
        ("Finland and Sweden joined in 2023 and 2024 respectively.", "FI2023 SE2024"),
        ("Turkey, a NATO member since 1952, blocked Sweden's bid.", "TR1952"),
        ("Finland, which shares a border with Russia, joined NATO in 2023.", "FI2023"),
        ("Since joining NATO in 2009, Croatia has sent troops to Afghanistan.", "HR2009"),
        ("After the accession of Finland in 2023, the border with Russia doubled.", "FI2023"),
        ("West Germany was admitted to NATO in 1955.", "DE1955"),
        ("Sweden, which applied with Finland in May 2022, became a member on 7 March 2024.", "SE2024-03-07"),
        ("The alliance expanded in 2004 to include Bulgaria and Estonia.", "BG2004 EE2004"),
        ("Finland joined NATO last year, and Sweden in March.", "FI2023 SE2024-03"),
        ("Poland has been a NATO member since 1999.", "PL1999"),
        ("Spain is in Europe. It entered NATO in 1982.", "ES1982"),
        ("NATO's members include Albania (2009) and Croatia (2009).", "AL2009 HR2009"),
        ("Sweden met Finland in 2022. Sweden became the 32nd member last March.", "SE2024-03"),
    ],
)
def test_a_country_that_joined_is_told_with_its_date(text, expected):
    assert joined(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Swedia resmi bergabung dengan NATO pada 7 Maret 2024.", "SE2024-03-07"),
        ("Polandia dan Ceko bergabung pada 1999, disusul Bulgaria pada 2004.", "BG2004 CZ1999 PL1999"),
        ("Montenegro menjadi anggota ke-29 NATO pada 5 Juni 2017.", "ME2017-06-05"),
        ("Turki, yang menjadi anggota NATO sejak 1952, menolak Swedia.", "TR1952"),
        ("Tahun 1952, giliran Turki dan Yunani yang masuk NATO.", "GR1952 TR1952"),
        ("Pada 2004, NATO menerima Bulgaria dan Estonia sebagai anggota baru.", "BG2004 EE2004"),
        ("Setelah masuknya Finlandia pada 2023, perbatasan bertambah panjang.", "FI2023"),
        ("Finlandia mengajukan diri pada Mei 2022 dan resmi menjadi anggota pada 4 April 2023.", "FI2023-04-04"),
        ("Kroasia ada di Balkan. Negara itu masuk NATO pada 2009 bersama Albania.", "AL2009 HR2009"),
        ("Presiden Finlandia mengatakan negaranya bergabung dengan NATO pada 4 April 2023.", "FI2023-04-04"),
        ("Sejak 1999, Polandia dan Hungaria adalah anggota NATO.", "HU1999 PL1999"),
        ("Finlandia baru bisa masuk NATO April tahun lalu.", "FI2023-04"),
    ],
)
def test_indonesian_verbs_say_so_too(text, expected):
    assert joined(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Sweden applied to join NATO in May 2022.",
        "Swedia mengajukan permohonan bergabung dengan NATO pada Mei 2022.",
        "Ukraine was promised membership at the Bucharest summit in 2008.",
        "Ukraina ingin bergabung dengan NATO sejak 2008.",
        "Sweden joined the Partnership for Peace in 1994.",
        "Turkey ratified Finland's accession in March 2023.",
        "Parlemen Turki meratifikasi aksesi Swedia pada Januari 2024.",
        "Prancis keluar dari komando militer NATO pada 1966 dan kembali bergabung pada 2009.",
        "Georgia berharap masuk NATO pada 2030.",
        "Denmark joined the mission in Afghanistan in 2002.",
        "Pada 2023 Turki dan Hungaria menghalangi Swedia menjadi anggota NATO.",
        "Those that joined after 1997 include Poland.",
        "In 2003 France, which has been a member of NATO, opposed the war.",
        "Montenegro joins NATO in 2031.",
    ],
)
def test_wishes_plans_and_other_events_are_no_joining(text):
    assert joined(text) == joined(text, "en") == ""


def test_what_was_joined_is_told():
    text = "Poland joined NATO in 1999 and the EU in 2004."
    assert (joined(text, "en"), joined(text, "en", "eu")) == ("PL1999", "PL2004")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO was founded in 1949 by twelve countries, including Britain, France and Canada.", "CA1949 FR1949 GB1949"),
        ("NATO didirikan tahun 1949. Kanada merupakan salah satu negara pendiri NATO.", "CA1949"),
        (
            "Negara pendirinya adalah Belgia, Kanada, dan Denmark. NATO dibentuk pada 4 April 1949.",
            "BE1949-04-04 CA1949-04-04 DK1949-04-04",
        ),
        ("Belgium is one of NATO's founding members.", ""),
    ],
)
def test_founders_have_the_founding_as_their_date_wherever_it_stands(text, expected):
    assert joined(text) == expected
    assert all(one.founder for one in accessions(article(text)))


def test_a_treaty_that_is_not_natos_founds_nothing_of_it():
    text = "NATO didirikan pada 1949. Pada 1948 Belgia, Belanda, dan Luksemburg meneken Traktat Brussel."
    assert joined(text) == ""


def test_nothing_of_nato_comes_from_an_article_about_something_else():
    laid_out = article("Finland joined NATO in 2023.", "en")
    laid_out.about_nato = False
    assert [*accessions(laid_out)] == []


def test_an_article_of_the_last_day_that_there_is_is_read():
    laid_out = article("Spain joined NATO in 1982.", "en")
    laid_out.published = PartialDate.parse("9999-12-31")
    assert [one.iso2 for one in accessions(laid_out)] == ["ES"]
