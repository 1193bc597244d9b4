"""Accessions in lists, tables and chronologies."""

import pytest

from alliance.extraction.accessions import accessions
from tests.alliance.extraction.laying_out import article


def joined(*lines):
    found = accessions(article("\n".join(lines)))
    return " ".join(sorted(f"{one.iso2}{str(one.when.start)[:4]}" for one in found if one.when))


LISTED = "AL2009 BE1949 ES1982 PL1999"


@pytest.mark.parametrize(
    "lines",
    [
        ["Negara anggota NATO:", "1. Belgia (1949)", "2. Spanyol (1982)", "3. Polandia (1999)", "4. Albania (2009)"],
        ["Members of NATO", "Belgium – 1949", "Spain – 30 May 1982", "Poland – 1999", "Albania – 1 April 2009"],
        ["Anggota NATO", "| Belgia | 1949 |", "| Spanyol | 30 Mei 1982 |", "| Polandia | 1999 |", "| Albania | 2009 |"],
        ["Gelombang perluasan NATO", "1949: Belgia", "1982: Spanyol", "1999: Polandia", "2009: Albania"],
        ["Anggota NATO", "1949", "Belgia", "1982", "Spanyol", "1999", "Polandia", "2009", "Albania"],
        [
            "How NATO grew",
            "1949: Belgium.",
            "1982: Spain, after a referendum.",
            "1999: Poland. Total: 19.",
            "2009: Albania.",
        ],
        [
            "Daftar anggota",
            "1 Belgia 1949*",
            "2 Spanyol 30 Mei 1982",
            "3 Polandia 12 Maret 1999",
            "4 Albania 1 April 2009",
        ],
    ],
)
def test_lines_with_a_country_and_a_date_are_a_list_of_members(lines):
    assert joined(*lines) == LISTED


def test_a_card_has_its_date_below_the_country():
    lines = ["Anggota NATO", "Belgia", "Bergabung: 1949", "Spanyol", "Bergabung: 1982", "Polandia", "Bergabung: 1999"]
    assert joined(*lines) == "BE1949 ES1982 PL1999"


def test_a_line_that_tells_of_something_else_is_no_entry():
    lines = [
        "NATO grew",
        "1999: Poland",
        "2004: Latvia",
        "2008: Georgia is promised membership",
        "2009: Albania",
        "2022: Russia invades Ukraine",
    ]
    assert joined(*lines) == "AL2009 LV2004 PL1999"


@pytest.mark.parametrize(
    "title", ["Partnership for Peace countries", "KTT NATO dan tuan rumahnya", "Yang belum masuk NATO"]
)
def test_a_list_of_something_else_has_no_members(title):
    assert joined(title, "Austria (1995)", "Georgia (1994)", "Irlandia (1999)", "Malta (1995)") == ""


def test_a_line_with_a_date_dates_what_the_paragraph_below_it_tells():
    assert (
        joined(
            "Sejarah NATO",
            "9 Mei 1955",
            "Jerman Barat resmi menjadi anggota.",
            "1966",
            "Prancis keluar dari komando militer.",
        )
        == "DE1955"
    )
