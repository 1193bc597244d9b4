import pytest

from alliance.extraction.named import countries, organizations
from tests.alliance.extraction.laying_out import article


def named(text, language):
    return " ".join(sorted({country.iso2 for country in countries(article(text, language)) if not country.optional}))


def bodies(text, language="en"):
    found = organizations(article(text, language))
    return " ".join(sorted({organization.slug for organization in found if not organization.optional}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. troops, the UK's ships and a USA flag.", "GB US"),
        ("The Dutch, two Finns, a Swede and the Poles.", "FI NL PL SE"),
        ("A Franco-German brigade in the Russo-Ukrainian war.", "DE FR RU UA"),
        ("West German tanks, Turkish-made drones, anti-American mood.", "DE TR US"),
        ("Guinea-Bissau, Equatorial Guinea and Papua New Guinea.", "GQ GW PG"),
        ("Jordan and Chad and Georgia sent envoys.", "GE JO TD"),
        ("Drones in Polish and Romanian airspace, in German-occupied towns.", "DE PL RO"),
        ("THE US AND TURKEY WILL TALK TO US IN BRUSSELS.", "TR US"),
    ],
)
def test_countries_are_named_by_names_adjectives_and_abbreviations(text, expected):
    assert named(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AS, Inggris Raya, Perancis, Belgium dan RRT.", "BE CN FR GB US"),
        ("Kalkun dan Negeri Kincir Angin, juga Negeri Paman Sam.", "NL TR US"),
        ("Korea Utara dan Selatan.", "KP KR"),
        ("Presiden RI, Korsel, Hongaria, Cina, UEA.", "AE CN HU ID KR"),
        ("SEKJEN NATO: RUSIA DAN AS BERTEMU DI JENEWA.", "RU US"),
        ("rusia dan ukraina masih berperang di sana.", "RU UA"),
        ("Hubungan AS-Rusia, kelompok pro-Ukraina.", "RU UA US"),
    ],
)
def test_indonesian_aliases_nicknames_and_mistranslations_name_a_country(text, expected):
    assert named(text, "id") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Harganya 5 miliar dolar AS, 3 juta pound Inggris dan 2 juta rubel Rusia."),
        ("en", "It cost 40 million Canadian dollars, or US$30 million, or 9 million Swiss francs."),
        ("id", "Ia fasih berbahasa Inggris, Jerman, dan sedikit Prancis."),
        ("en", "He said so in French, then in Russian and Polish."),
        ("en", "They talked in Russian and English, in broken French."),
        ("en", "He fled with other ethnic Albanians over the Strait of Gibraltar."),
        ("en", "A German-speaking crew and an English-language paper."),
        ("en", "Latin American states, North America, the South China Sea and the Indian Ocean."),
        ("id", "Amerika Latin, Laut China Selatan, Samudra Hindia, Semenanjung Korea, Teluk Persia."),
        ("en", "Michael Jordan met Chad Bowman in Savannah, Georgia."),
        ("en", "Voice of America, the Times of Israel, Radio Free Europe and CNN Indonesia reported it."),
        ("en", "Brussels and the Kremlin kept silent, as in the Soviet Union."),
        ("en", "We met the others as us and them, in the states."),
    ],
)
def test_currencies_languages_seas_outlets_and_persons_name_no_country(language, text):
    assert named(text, language) == ""


def test_past_states_and_metonyms_are_found_as_optional():
    found = {
        country.iso2: country.optional for country in countries(article("The Kremlin and Yugoslavia, and Poland."))
    }
    assert found == {"RU": True, "YU": True, "PL": False}


def test_a_country_stands_once_at_its_place():
    assert [country.span.start for country in countries(article("Norway and Norway"))] == [0, 11]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The North Atlantic Council and the European Commission.", "eu nato"),
        ("Nato, the EU and the UN Security Council at the G7 and the G-20.", "eu g20 g7 nato un"),
        ("The Council of Europe, the OSCE and the High Representative.", "council-of-europe eu osce"),
        ("Russia's National Security Council and the Dutch parliament.", ""),
        ("Kim Jong Un and the world order: who joins?", ""),
    ],
)
def test_bodies_of_an_organization_count_as_it(text, expected):
    assert bodies(text) == expected


def test_organizations_are_known_by_their_indonesian_names():
    assert bodies("Pakta Pertahanan Atlantik Utara, UE, DK PBB, OKI dan Komisi Eropa.", "id") == "eu nato oic un"


def test_an_abbreviation_of_two_is_that_of_the_one_named_besides():
    assert bodies("The World Trade Organization met; the WTO has 160 members.") == "wto"
