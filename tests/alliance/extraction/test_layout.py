import pytest

from alliance.extraction.furniture import without_credits
from alliance.extraction.layout import roles_of
from alliance.extraction.lines import Line, line_of
from alliance.extraction.paragraphs import paragraphs

PROSE = "The ministers met in a hall by the river and spoke of many things until the evening came."
PROSA = "Para menteri bertemu di sebuah gedung di tepi sungai dan membicarakan banyak hal sampai malam."


def noise(text):
    """The lines that are no article text."""
    lines = paragraphs(text)
    roles = roles_of(lines, "en")
    return [line.text for line in lines if roles[line.number] == "noise"]


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: Menlu Rusia Tolak Undangan Turki",
        "BACA JUGA : 5 Kota di Polandia",
        "Lihat Juga: Jepang Buka Kantor",
        "Simak Video: Detik-detik Pengibaran",
        "[ Read more: Council votes on pier ]",
        "Related: Fiji backs it | Why Kiribati left",
        "MOST READ: One | Two | Three",
        "Advertisement",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Subscribe now for $1 a week. Support local journalism.",
        "Ikuti saluran WhatsApp kami untuk berita terbaru",
        "Dapatkan update berita pilihan setiap hari. Mari bergabung di Grup Telegram.",
        "Share | Email | Copy link",
        "Bagikan Facebook X WhatsApp",
        "Tags: NATO, Russia",
        "Topik: • Ukraina",
        "Copyright © 2024 Portal. All rights reserved.",
        "We use cookies to make this site work. Manage preferences",
        "[Gambas:Video Portal]",
        "(rdh/ita)",
        "Laporkan Komentar",
        "Artikel ini telah tayang di Portal.com",
        "Semua karya tulis sepenuhnya adalah tanggung jawab dari penulis.",
    ],
)
def test_lines_of_the_page_are_no_article_text(line):
    assert noise(f"{PROSE}\n{line}\n{PROSE}!") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Oleh Laksmi Prabandari",
        "By Lena Castle and Tom Moore",
        "Penulis: Metta A. | Editor: Yohan S.",
        "Reporter: Damar Suryo",
        "Reporting by Anna Kroll; editing by Sunil Devar",
        "Kompas.com - 22/04/2021, 16:06 WIB",
        "Jumat, 12 Jul 2024 07:41 WIB",
        "Published 5:12 PM GMT+2, April 4, 2023",
        "Sumber : AP, Yle",
    ],
)
def test_bylines_and_datelines_of_the_page_are_no_article_text(line):
    assert noise(f"NATO leaders meet by the river\n{line}\n{PROSE}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "By 2014 only three allies spent that much on it.",
        "Share of the burden was the theme of the day.",
        "Photos showed tanks at the border, the general said.",
        "Related to this is the question of money, he said.",
        "4 April 1949",
        "Following talks on Tuesday, the ministers left for home.",
        "Promoted in 2019, the general now leads the mission.",
        "Also on the agenda is the war in Ukraine.",
        "Search teams found the drone near the border, he said.",
        "More members",
        "Responses",
        "Byelorussia and its neighbours",
        "Chiefs of staff meet in Brussels",
        "Rusia Usir Wartawan AS dan Inggris",
        "Laporan NATO tentang Ukraina",
        "Belanda (1949)",
        "| Spain | 30 May 1982 |",
        "1. AS ingin memperbaiki hubungan",
        "Ikuti aturan, kata menteri itu kepada wartawan di Brussel.",
    ],
)
def test_sentences_headings_and_lists_of_the_article_are_kept(line):
    assert noise(f"{PROSE}\n{line}\n{PROSE}!") == []


def test_the_headline_is_the_first_line_with_the_words_of_one():
    text = f"Home › World › Europe\nWORLD\nNATO welcomes its newest ally\nFlags rise in Brussels\nAnna Kroll\n{PROSE}"
    lines = paragraphs(text)
    roles = [roles_of(lines, "en")[line.number] for line in lines]
    assert roles == ["noise", "noise", "headline", "body", "noise", "body"]


def test_a_list_of_other_stories_ends_where_prose_goes_on():
    text = f"{PROSE}\nYou might also like:\nHeat wave grips Pakistan again\nWhat next?\n{PROSE}!"
    assert noise(text) == ["You might also like:", "Heat wave grips Pakistan again"]


@pytest.mark.parametrize("head", ["Terkini Lainnya", "COMMENTS (6) Sort by: Newest", "Komentar", "Most viewed"])
def test_all_below_the_head_of_comments_or_latest_stories_is_noise(head):
    below = ["Malaysia Laporkan Rekor", "dave: NATO has 51 members and we pay for all of them, you know."]
    assert noise("\n".join([PROSE, f"{PROSE}!", f"{PROSE}?", head, *below])) == [head, *below]


def test_such_a_head_above_most_of_the_text_ends_nothing():
    assert noise(f"{PROSE}\nTrending\nA short line\n" + "\n".join(f"{number} {PROSE}" for number in range(5))) == [
        "Trending",
        "A short line",
    ]


def test_a_text_pasted_twice_counts_once():
    assert noise(f"{PROSE}\n{PROSA}\n{PROSE}\n{PROSA}") == [PROSE, PROSA]


def test_advertising_around_a_copied_article_is_noise_with_all_that_names_its_brand():
    spam = ["Situs slot gacor MAHKOTA88 terpercaya", f"Kata pemain MAHKOTA88, {PROSA}"]
    assert noise(f"{spam[0]}\n{PROSE}\n{spam[1]}") == spam


@pytest.mark.parametrize(
    ("caption", "rest"),
    [
        ("Leaders meet. (AP Photo/Olivier Hoslet)", "Leaders meet."),
        (
            "Leaders meet on 15 Februari 2021. AP PHOTO/OLIVIER HOSLETLeaders",
            "Leaders meet on 15 Februari 2021. Leaders",
        ),
        ("Menteri tiba di Brussel. (Foto: Dok. Kemlu RI)", "Menteri tiba di Brussel."),
        ("Menteri tiba di Brussel (REUTERS/Yves Herman)", "Menteri tiba di Brussel"),
        ("A soldier in Latvia. Photo: Ritzau Scanpix", "A soldier in Latvia."),
    ],
)
def test_the_credit_of_a_photograph_is_blanked_out_and_the_caption_kept(caption, rest):
    blanked = without_credits(caption)
    assert len(blanked) == len(caption)
    assert " ".join(blanked.split()) == rest


@pytest.mark.parametrize(
    "text",
    ["The AU/NATO talks went on.", "He (Stoltenberg) left: all were content.", "NATO/Russia ties are bad, he said."],
)
def test_what_is_no_credit_stays(text):
    assert without_credits(text) == text


def test_a_caption_is_text_of_its_own_kind():
    assert line_of("Leaders meet in Riga, 28 November 2006. (Foto: Reuters/Ints Kalnins)") is Line.CAPTION


def test_the_work_on_a_line_does_not_grow_with_its_length():
    assert line_of("(" * 200_000) is Line.SHORT
    assert line_of("a " * 200_000) is Line.PROSE


def test_every_paragraph_has_a_role():
    text = "\n".join(["Menu", "x", "Komentar", "", "Baca juga", "…", PROSE, "Tags"] * 3)
    assert set(roles_of(paragraphs(text), "id")) == {line.number for line in paragraphs(text)}


@pytest.mark.parametrize("text", ["", "NATO", "Baca juga: x", "Komentar\nKomentar"])
def test_texts_without_prose_are_laid_out_too(text):
    assert len(roles_of(paragraphs(text), "id")) == len(paragraphs(text))


def test_a_headline_that_asks_is_none_of_the_prose_where_the_day_stands_below_it():
    lines = paragraphs(f"What is it that the ministers of the thirty states want?\n9 July 2024\nAnna Kroll\n{PROSE}")
    roles = roles_of(lines, "en")
    assert [roles[line.number] for line in lines] == ["headline", "noise", "noise", "body"]


def test_a_bulleted_headline_between_paragraphs_is_another_story_and_an_item_of_a_list_is_not():
    assert noise(f"{PROSE}\n• Dedi Mulyadi Minta Pendukung Tidak Menyerang\n• Albania\n{PROSE}!") == [
        "• Dedi Mulyadi Minta Pendukung Tidak Menyerang"
    ]


def test_below_the_signature_at_the_end_stand_other_stories():
    below = ["Editor : Eben S.", "Israel Terbitkan Daftar", "Jerusalem menjadi pusat perhatian dunia pada hari ini."]
    assert noise("\n".join([PROSE, PROSA, f"{PROSE}!", f"{PROSA}!", *below])) == below


def test_what_is_said_of_the_author_is_no_article_text():
    text = f"NATO wants more of it all\nBy Anna Kroll\n{PROSE}\n{PROSA}\nAnna covers Europe for the paper from Riga."
    assert noise(text) == ["By Anna Kroll", "Anna covers Europe for the paper from Riga."]


def test_a_row_of_labels_below_the_text_is_no_article_text():
    assert noise(f"{PROSE}\nswedia nato perang ukraina") == ["swedia nato perang ukraina"]
    assert noise(f"{PROSE}\nand that was the end of it") == []


def test_a_pointer_within_a_paragraph_is_blanked_out():
    aside = "Ia pergi. (Baca juga: Rusia Marah) Ia kembali."
    assert " ".join(without_credits(aside).split()) == "Ia pergi. Ia kembali."
    assert without_credits("Ia pergi. Baca juga: Rusia Marah").rstrip() == "Ia pergi."


def test_a_paragraph_full_of_pointers_takes_no_longer_than_another():
    aside, times = "Ia pergi. (Baca juga: Rusia) ", 50_000
    blanked = without_credits(aside * times)
    assert len(blanked) == len(aside) * times
    assert blanked.split() == ["Ia", "pergi."] * times
