import time
from functools import cache

import pytest

from alliance.extraction.article import Article, read_sentences
from alliance.extraction.candidates import Extraction, PersonNamed
from alliance.extraction.lexicon import NAMES, Form, Lexicon, read_forms
from alliance.extraction.paragraphs import paragraphs
from alliance.extraction.persons import persons
from alliance.extraction.summary import summary

KINDS = ("country", "organization", "place", "outlet", "region", "person")
# Stand for the names that records bring.
RECORDS = (
    Form("country", "se", "Sweden"),
    Form("country", "se", "Swedia"),
    Form("country", "tr", "Turki"),
    Form("country", "us", "AS", exact=True),
    Form("country", "nl", "Belanda"),
    Form("country", "be", "Belgian"),
    Form("country", "no", "Norwegia"),
    Form("organization", "nato", "NATO"),
    Form("person", "Mark Rutte", "Mark Rutte", use="record:mark-rutte"),
)


@cache
def lexicon() -> Lexicon:
    names = [form for kind in KINDS for form in read_forms(NAMES / f"{kind}.csv", kind)]
    return Lexicon([*names, *RECORDS], read_forms(NAMES / "cue-persons.csv"))


def named(text: str, language: str = "en") -> list[PersonNamed]:
    lines = paragraphs(text)
    return list(persons(Article(language, lines, {}, read_sentences(lines, {}, lexicon(), language))))


def names(text: str, language: str = "en") -> list[str]:
    return list(dict.fromkeys(person.name for person in named(text, language) if not person.optional))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The minister, Ottilie Brandvik, left early.", ["Ottilie Brandvik"]),
        ("It will rain, said Colonel Ulmas Qodirbekov.", ["Ulmas Qodirbekov"]),
        ("Zbyszko Wrzosek, a retired nurse, was there.", ["Zbyszko Wrzosek"]),
        ("They met Feargal Ó Tuama of the Institute for Peace.", ["Feargal Ó Tuama"]),
        ("Xerxes Quillfeather, 54, sells bread.", ["Xerxes Quillfeather"]),
        ("It was Ilse van den Houwel who won.", ["Ilse van den Houwel"]),
        ("The talks were led by Hana O'Leary-Smythe.", ["Hana O'Leary-Smythe"]),
        ("Lt. Gen. Burak Yeşiltepe and Rear Adm. Lloyd Paris spoke.", ["Burak Yeşiltepe", "Lloyd Paris"]),
        ("President Moon Jae-in met Kao Vuthy Rith, a diplomat.", ["Moon Jae-in", "Kao Vuthy Rith"]),
        ("The panel was Peter Hallam, Sagwe Chen and Maria Costa.", ["Peter Hallam", "Sagwe Chen", "Maria Costa"]),
        ("Dean Rusk wrote to Enrique Austria Manalo.", ["Dean Rusk", "Enrique Austria Manalo"]),
    ],
)
def test_people_are_told_by_given_names_titles_speech_and_ages(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Juru bicara Gedung Putih Karen Jean-Marais membantah.", ["Karen Jean-Marais"]),
        ("Dosen hubungan internasional Universitas Senja, Murtopo, menilai itu wajar.", ["Murtopo"]),
        ("Mayjen TNI (Purn) TB Suryakencana hadir.", ["TB Suryakencana"]),
        ("Analis Kencana Sekuritas Yohanis Bagaskoro menghitung.", ["Yohanis Bagaskoro"]),
        ("Pernyataan Eduardo Anoa itu ramai.", ["Eduardo Anoa"]),
        ("Ketua Komisi Ma'ruf Sastro, M.Si, tidak datang.", ["Ma'ruf Sastro"]),
        ("Dubes Belanda Lambert Grijns dan Menlu Sugiono bertemu.", ["Lambert Grijns", "Sugiono"]),
        ("Kata Wakil Menlu Swedia Ebba Lindkvist, rapat batal.", ["Ebba Lindkvist"]),
        ("Presiden Yoon Suk-yeol beserta Nyonya Yuko Kishida tiba.", ["Yoon Suk-yeol", "Yuko Kishida"]),
        ("3. Ketua Badan Moneter Dunia (BMD) Klaas Knotter", ["Klaas Knotter"]),
        ("kata Kepala Kantor Wilayah Kementerian Hukum dan HAM Bali Anggiat Sitorusman.", ["Anggiat Sitorusman"]),
        ("Menko Perekonomian Airlangga Hartarto bicara.", ["Airlangga Hartarto"]),
    ],
)
def test_people_are_told_in_indonesian_word_order(text, found):
    assert names(text, "id") == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The White House, the Black Sea Fleet, Iron Dome and Nord Stream were named. The Pentagon said no."),
        ("en", "Will Sweden join? Mark your calendars. May Day came. Grace Period ends."),
        ("en", "The USS Gerald Ford left. Operation Grey Falcon went on in Camp Wilder and Poggio Verde."),
        ("en", "A Danish firm, Bruun Gulve, closed. The Christian Democrats won in Virginia Beach."),
        ("id", "Perang Dingin usai, Tembok Berlin roboh, Pakta Warsawa bubar. Laut Hitam dan Blok Timur sepi."),
        ("en", "General Dynamics rose. Lockheed Martin said so. Der Spiegel wrote it. Pew Research said no."),
        ("id", "Menurut Garda Revolusi, salah. Kata Mahkamah Agung, benar. Menurut Konsep Strategis begitu."),
        ("id", "Universitas Ahmad Dahlan dan Rumah Sakit Maria Goretti tutup. Dana Darurat cair. Akar masalah lain."),
    ],
)
def test_places_ships_firms_and_openings_are_nobody(language, text):
    assert names(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("By Lili Marlow and Pat Quill\nThe talks ended.", "en"),
        ("The talks ended. Reporting by Lili Marlow; Editing by Alex Quill", "en"),
        ("Lili Marlow\nThe talks ended.", "en"),
        ("Rapat usai. (Foto: Lili Marlow/AFP)", "id"),
        ("Penulis: Lili Marlow | Editor: Alex Wijaya\nRapat usai.", "id"),
        ("Lili Marlow and Pat Quill\nThe talks ended.", "en"),
        ("Writers Lili Marlow in Oslo and Pat Quill in Rome contributed to this report.", "en"),
        ("The Truman Doctrine came first.", "en"),
        ("Bandara Soekarno-Hatta tutup.", "id"),
    ],
)
def test_bylines_photographers_and_what_is_named_after_people_are_optional(text, language):
    assert names(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Menlu AS Berupaya Perkuat Hubungan dengan Sekutu"),
        ("id", "Menlu AS Berupaya Perkuat Hubungan dengan SekutuDalam kunjungan itu ia berbicara panjang."),
        ("id", "Panglima TNI Mutasi Ratusan Perwira Tinggi"),
        ("id", "Presiden Turki Ancam Blokir Anggota Baru"),
        ("en", "Prime Minister Vows More Aid to Neighbours"),
        ("en", "Turkish President Slams Swedish Protest"),
    ],
)
def test_the_verb_of_a_headline_is_nobody(language, text):
    assert names(text, language) == []


def test_a_family_name_alone_is_the_person_named_more_fully_before():
    assert names("Ines Quartel spoke. Quartel left. Ms Quartel's plane was late.") == ["Ines Quartel"]


def test_a_known_family_name_alone_stands_for_the_usual_full_name():
    assert names("Macron and Stoltenberg met Erdogan.") == [
        "Emmanuel Macron",
        "Jens Stoltenberg",
        "Recep Tayyip Erdoğan",
    ]


def test_somebody_else_of_the_same_family_name_is_somebody_else():
    assert names("Hunter Biden and Blair Thompson left.") == ["Hunter Biden", "Blair Thompson"]


@pytest.mark.parametrize("slip", ["Jens Stoltenburg", "Jens Stoltenberg", "Jens  Stoltenbergh"])
def test_spellings_and_slips_are_one_person(slip):
    assert names(f"{slip} came. Jens Stoltenberg spoke. Presiden Bidden left.")[0] == "Jens Stoltenberg"
    assert len(names(f"{slip} came. Jens Stoltenberg spoke.")) == 1


def test_the_text_keeps_its_usual_spelling():
    assert names("President Volodymyr Zelensky came.") == ["Volodymyr Zelensky"]


def test_in_a_line_of_capitals_only_known_people_are_named():
    text = "Otto Brandt Bertemu Sekutu Lama Di Markas\nMacron Bertemu Sekutu Lama Di Markas"
    assert names(text, "id") == ["Emmanuel Macron"]


@pytest.mark.parametrize(
    ("text", "language", "role", "office", "former"),
    [
        ("Menlu AS Antony Blinken tiba.", "id", "Menlu AS", ("us", "foreign-minister"), False),
        ("Mantan PM Belanda Mark Rutte tiba.", "id", "Mantan PM Belanda", ("nl", "prime-minister"), True),
        ("Belgian Prime Minister Bart De Wever left.", "en", "Belgian Prime Minister", ("be", "prime-minister"), False),
        ("Sweden's king, Otto Lind, left.", "en", "Sweden's king", None, False),
        ("Ana Lund, president of Sweden, left.", "en", "president of Sweden", ("se", "president"), False),
        ("Secretary General Jens Stoltenberg left.", "en", "Secretary General", ("nato", "secretary-general"), False),
        ("Sekjen Partai Bunga Rudi Hartono bicara.", "id", "Sekjen Partai Bunga", ("", "secretary-general"), False),
        ("Prof. Halim Wijaya, pengamat politik, bicara.", "id", "pengamat politik", None, False),
        ("NATO rapat. Sekjen NATO Mark Rutte ada.", "id", "Sekjen NATO", ("nato", "secretary-general"), False),
        ("Mark Rutte menjabat sebagai Sekjen NATO.", "id", "Sekjen NATO", ("nato", "secretary-general"), False),
        ("Ana Lund became prime minister of Sweden on Monday.", "en", "prime minister of Sweden", None, False),
        ("Ana Lund is to become prime minister of Sweden.", "en", "", None, False),
    ],
)
def test_the_role_is_in_the_words_of_the_text_with_the_office_that_it_means(text, language, role, office, former):
    found = named(text, language)[0]
    assert (found.role, found.former) == (role, former)
    assert office is None or found.office == office


def test_the_secretary_general_of_another_body_is_not_that_of_nato():
    assert named("Sekjen KTM Rudi Hartono bicara soal NATO.", "id")[0].office == ("", "secretary-general")


def test_a_title_before_several_countries_is_shared_out():
    found = named("Menlu Swedia dan Turki, Sergey Lavrov dan Wang Yi, bertemu.", "id")
    assert [(person.name, person.office) for person in found] == [
        ("Sergey Lavrov", ("se", "foreign-minister")),
        ("Wang Yi", ("tr", "foreign-minister")),
    ]


def test_a_minister_may_be_deputy_prime_minister_too():
    found = named("Ia bertemu Wakil Perdana Menteri Belanda dan Menteri Luar Negeri Ana Lund.", "id")
    assert [person.office for person in found] == [("nl", "deputy-prime-minister"), ("nl", "foreign-minister")]


def test_a_record_is_named_by_its_key():
    assert named("Mark Rutte left.")[0].key == "mark-rutte"


def test_the_span_covers_the_name():
    found = named("On Monday Ana-Maria Lund left.")[0]
    assert (found.span.paragraph, found.span.start, found.span.end) == (1, 10, 24)


def test_the_summary_names_everybody_once_with_the_first_role():
    found = Extraction(
        "en", None, None, True, persons=tuple(named("Mark Rutte left. Secretary General Mark Rutte left."))
    )
    assert summary("a", found)["persons"] == [{"name": "Mark Rutte", "role": "Secretary General"}]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lund, " * 3000,
        "Ana " * 10_000,
        "A. " * 10_000,
        "President " * 10_000,
        "Ana de " * 5000,
        " ".join(f"Ana Lund{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}son," for number in range(3000)),
        "\x00 Ana\u202e Lund \ud7ff ﷽ " * 500,
    ],
)
def test_texts_made_of_names_take_no_longer_than_others(text):
    began = time.process_time()
    named(text)
    assert time.process_time() - began < 2
