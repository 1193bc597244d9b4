"""Who came in where the sentence with the date does not name them, or names them out of the common order."""

import pytest

from tests.alliance.extraction.test_accessions import joined


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # by their number
        ("Three ministers handed over their papers on 12 March 1999. They came from Poland, Hungary and the Czech "
         "Republic, now three new members.", "CZ1999-03-12 HU1999-03-12 PL1999-03-12"),
        # by what the report is about
        ("Montenegro joins NATO\nThe prime minister deposited the instrument of accession in the U.S. on 5 June 2017.",
         "ME2017-06-05"),
        # in a relative clause, a noun, a wave
        ("With Finland, which joined in April last year, the sea is allied.", "FI2023-04"),
        ("The biggest enlargement took place in 2004, when Latvia and Estonia came in.", "EE2004 LV2004"),
        ("A wave in March 1999 took in Poland and Hungary, members since.", "HU1999-03 PL1999-03"),
        ("Membership rose to 16 with Spain's accession in 1982.", "ES1982"),
        ("Spain's 1982 accession and Albania's 2009 accession were quiet.", "AL2009 ES1982"),
        ("The arrival of Finland in 2023 changed NATO.", "FI2023"),
        # the other words for it
        ("On 30 May 1982 Spain became the sixteenth member of the alliance.", "ES1982-05-30"),
        ("Greece and Turkey were the first to be added, in 1952.", "GR1952 TR1952"),
        ("In 1955 West Germany was allowed to join.", "DE1955"),
        ("Albania was the last country to join before Montenegro, in April 2009.", "AL2009-04"),
        ("It is the first country to be let in since Albania and Croatia in 2009.", "AL2009 HR2009"),
        ("Denmark has been in the alliance from the first day, in 1949.", "DK1949"),
        ("Iceland has been a member of NATO since its foundation in 1949.", "IS1949"),
        ("Poland joined NATO in 1999 and Hungary joined the same year.", "HU1999 PL1999"),
        ("Croatia was invited in 2008 and joined a year later.", "HR2009"),
        ("Sweden applied in May 2022 but had to wait until March 2024 to become a member.", "SE2024-03"),
        ("“We joined NATO in 1999,” the president of Poland said.", "PL1999"),
        ("Slovenian troops serve in Kosovo since the country joined NATO in 2004.", "SI2004"),
        ("Turkey and Spain (1982), Greece (1952) were members, and Albania, which joined along with Croatia in 2009.",
         "AL2009 ES1982 GR1952 HR2009 TR1982"),
        # what is no joining
        ("After Russia's invasion of Ukraine, Finland joined NATO in 2023.", "FI2023"),
        ("Sweden, held up by Turkey and Hungary, became a member in 2024.", "SE2024"),
        ("Turkey has been a member since 1952: quarrels on Cyprus in 1974, the sale of missiles by Russia in 2019.",
         "TR1952"),
        ("Spain entered the integrated command structure in 1999.", ""),
        ("“Admitting Georgia today means a war,” he said of NATO.", ""),
        ("Croatia joined NATO in 2009, the EU in 2013 and the euro zone in 2023.", "HR2009"),
        ("On 4 April 1949 twelve ministers signed the treaty near the White House.", ""),
    ],
)  # fmt: skip
def test_who_came_in_is_found_however_it_is_told(text, expected):
    assert joined(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lima negara menyerahkan piagam aksesi pada 2004. Kelima negara itu ialah Bulgaria, Estonia, Latvia, "
         "Lituania, dan Rumania.", "BG2004 EE2004 LT2004 LV2004 RO2004"),
        ("Piagam aksesi Makedonia Utara diserahkan pada 27 Maret 2020 di AS.", "MK2020-03-27"),
        ("Gelombang terbesar datang pada 29 Maret 2004, yakni Bulgaria dan Estonia.", "BG2004-03-29 EE2004-03-29"),
        ("Gelombang sebelumnya, pada Maret 1999, hanya menyertakan Polandia.", "PL1999-03"),
        ("Yunani dan Turki menyusul pada 1952, Spanyol pada 1982 sebagai anggota NATO.", "ES1982 GR1952 TR1952"),
        ("Keanggotaan Finlandia di NATO berlaku sejak 4 April 2023.", "FI2023-04-04"),
        ("Turki sudah menjadi bagian dari NATO sejak tahun 1952.", "TR1952"),
        ("Negara terakhir yang bergabung dengan NATO adalah Swedia, yakni pada Maret 2024.", "SE2024-03"),
        ("Kroasia diundang pada 2008 dan bergabung setahun kemudian.", "HR2009"),
        ("Swedia mengajukan diri menjadi anggota NATO bersama Finlandia pada Mei 2022.", ""),
    ],
)  # fmt: skip
def test_indonesian_tells_it_so_too(text, expected):
    assert joined(text) == expected


def test_the_founders_are_all_those_that_a_paragraph_names_where_the_number_is_the_same():
    text = (
        "Belgia, Belanda, Luksemburg, Inggris dan Prancis terikat sejak 1948. Kelimanya mengajak Amerika Serikat, "
        "Kanada, Denmark, Islandia, Italia, Norwegia, dan Portugal. Traktat pendirian ditandatangani kedua belas "
        "negara tersebut pada 4 April 1949."
    )
    assert joined(text).count("1949-04-04") == 12


def test_a_list_may_be_lettered():
    lines = "NATO didirikan pada 1949. Negara pendiri NATO:\na. Belanda\nb. Belgia\nc. Kanada\nd. Italia"
    assert joined(lines) == "BE1949 CA1949 IT1949 NL1949"
