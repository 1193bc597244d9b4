"""The day of publication in the lines that are made for it."""

import pytest

from alliance.extraction.paragraphs import paragraphs
from alliance.extraction.published import published_in

BODY = "Para pemimpin NATO bertemu pada 11 Juli 2023 di Vilnius, sedangkan Finlandia bergabung pada 4 April 2023. " * 3


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Kompas.com - 22/04/2021, 16:06 WIB", "2021-04-22"),
        ("Published: 14 September 2018", "2018-09-14"),
        ("Posted 10/18/2024 4:05 PM EDT | Updated 10/19/2024 6:22 PM EDT", "2024-10-18"),
        ("Senin, 15 Feb 2021", "2021-02-15"),
        ("By Jane Roe | July 10, 2024", "2024-07-10"),
        ("SUARA KOTA | Selasa Pahing, 6 Juni 2017 | Halaman 11", "2017-06-06"),
        ("No. 214 | Friday, 26 June 2026 | 6 min", "2026-06-26"),
        ("2024-03-14T10:05:00+07:00", "2024-03-14"),
        ("Edisi Februari 2024", "2024-02"),
        ("JAKARTA, 10 Juli 2024 – " + BODY, "2024-07-10"),
        ("BRUSSELS, July 10, 2024 (Agency) — " + BODY, "2024-07-10"),
        ("Last changed: 12 August 1997", "1997-08-12"),
        ("July 11, 2023 6:48 PM GMT+3 · Updated 2 hours ago", "2023-07-11"),
        ("05 Jun. 2025 - Last updated: 06 Jun. 2025 19:41", "2025-06-05"),
        ("10/07/2024July 10, 2024", "2024-07-10"),
        ("Published July 10, 20246:18 PM ET", "2024-07-10"),
        ("2024/07/10 12:20", "2024-07-10"),
    ],
)
def test_the_day_is_found_in_its_line(line, day):
    when = published_in(paragraphs(f"Judul berita\n{line}\n{BODY}"), {}, "id")
    assert when is not None
    assert (str(when.start), when.span.paragraph) == (day, 2)


@pytest.mark.parametrize(
    "line",
    [
        "Masuk 18 Februari 1952: Turki, Yunani.",
        "Berdiri: 4 April 1949",
        "Foto: Markas NATO, 11 Maret 2024.",
        "© 2024 Harian Kita",
        "Summit in Madrid, 28 June 2022",
    ],
)
def test_a_date_of_the_story_is_not_the_day(line):
    assert published_in(paragraphs(f"Judul berita\n{line}\n{BODY}"), {}, "id") is None


def test_the_first_publication_goes_before_a_later_look():
    lines = f"Judul\nUpdated 16 July 2019\nPublished 15 July 2019\n{BODY}"
    assert str(published_in(paragraphs(lines), {}, "en").start) == "2019-07-15"


def test_lines_that_each_are_a_date_are_a_list():
    lines = "Albania 1 Apr 2009\nSpain 30 May 1982\nPoland 12 Mar 1999\nItaly 24 Aug 1949\n"
    assert published_in(paragraphs(f"Members\n{lines}{BODY}"), {}, "en") is None


def test_a_day_after_which_the_text_goes_on_for_years_is_one_of_its_story():
    told = "Greece joined in 1952, Spain in 1982, Poland in 1999 and Montenegro in 2017."
    assert published_in(paragraphs(f"Date: 4 April 1949\n{told}"), {}, "en") is None
    assert published_in(paragraphs(f"Date: 4 April 2019\n{told}"), {}, "en") is not None
