"""Who belongs to what, when organizations began, and where their seats are."""

import pytest

from alliance.extraction.memberships import founded, headquarters, memberships
from tests.alliance.extraction.laying_out import article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey is a member of NATO.", [("TR", "nato", True)]),
        ("Ireland and Malta are not members of NATO.", [("IE", "nato", False), ("MT", "nato", False)]),
        ("Japan is not a NATO member.", [("JP", "nato", False)]),
        ("Austria bukan anggota NATO.", [("AT", "nato", False)]),
        ("Norwegia, anggota NATO, berbatasan dengan Rusia.", [("NO", "nato", True)]),
        ("Turki merupakan anggota NATO dan calon anggota Uni Eropa.", [("TR", "nato", True)]),
        ("Ukraina ingin menjadi anggota NATO.", []),
        ("Georgia is a candidate member of NATO.", []),
        ("Every country is a member of something.", []),
        ("KTT G7 (Kanada, Perancis, dan AS) digelar.", [(iso2, "g7", True) for iso2 in ("CA", "FR", "US")]),
        ("The G7 – Canada, Japan and Italy – is a club.", [(iso2, "g7", True) for iso2 in ("CA", "JP", "IT")]),
        (
            "G7, yang beranggotakan Kanada, Italia, dan Jepang, rapat.",
            [(iso2, "g7", True) for iso2 in ("CA", "IT", "JP")],
        ),
        ("NATO is one (Turkey, Greece and Spain).", []),
    ],
)
def test_belonging_is_told_with_yes_or_no(text, expected):
    found = memberships(article(text, "en" if "is" in text.split() or "are" in text.split() else "id"))
    assert [(one.iso2, one.organization, one.member) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Sweden was a member of the European Union in 1990.", "1990"),
        ("In 2020 Finland was not a member of NATO.", "2020"),
        ("Turkey is a member of NATO.", None),
        ("Since 1949 Canada is a member of NATO.", None),
    ],
)
def test_the_time_of_which_a_sentence_speaks_is_kept(text, on):
    (found,) = memberships(article(text, "en"))
    assert (str(found.on.start) if found.on else None) == on


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO was founded in 1949.", [("nato", "1949", False)]),
        ("Aliansi ini dibentuk pada 4 April 1949.", [("nato", "1949-04-04", False)]),
        ("Pakta Warsawa bubar pada 1991.", [("warsaw-pact", "1991", True)]),
        ("The company was founded in 1949.", []),
    ],
)
def test_the_beginning_and_the_end_of_an_organization_are_told(text, expected):
    found = founded(article(text))
    assert [(one.organization, str(one.when.start), one.dissolved) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO's headquarters are in Brussels.", [("nato", "Brussels", "BE")]),
        ("Aliansi itu bermarkas di Brussel, Belgia.", [("nato", "Brussels", "BE")]),
        ("Belgium, which hosts NATO's headquarters, agreed.", [("nato", "", "BE")]),
        ("Belgia menjadi tuan rumah markas besar NATO.", [("nato", "", "BE")]),
        ("Belgium does not host the headquarters of the EU.", []),
        ("The headquarters moved from Paris to Brussels in 1967.", []),
    ],
)
def test_the_seat_of_an_organization_is_told(text, expected):
    assert [(one.organization, one.city, one.iso2) for one in headquarters(article(text))] == expected


def test_nothing_of_nato_comes_from_an_article_about_something_else():
    laid_out = article("Turkey is a member of NATO, which was founded in 1949 with headquarters in London.", "en")
    laid_out.about_nato = False
    assert [*memberships(laid_out), *founded(laid_out), *headquarters(laid_out)] == []
