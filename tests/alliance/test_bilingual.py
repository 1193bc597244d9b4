"""The whole site in two languages: a walk along its links that knows no list of pages, so that new ones are met too."""

import re
from collections import Counter
from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils.dates import MONTHS
from django.utils.translation import override

from alliance.knowledge.rows import keyed_models
from alliance.translation import SUFFIXES, Translated, sort_key
from tests.addresses import IN_EACH_LANGUAGE, LANGUAGES
from tests.reading import main_of, read
from tests.texts import texts_of

messages = pytest.importorskip("babel.messages", reason="Babel is not installed: pip install -r requirements-dev.txt")

from babel.messages.pofile import read_po  # noqa: E402

pytestmark = pytest.mark.django_db

PO = Path(settings.BASE_DIR, "alliance", "locale", "id", "LC_MESSAGES", "django.po")
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}|%%")
WORD = re.compile(r"[^\W\d_]{3,}")
OTHER = {"en": "id", "id": "en"}
# So many pages of a kind are enough: it is the kind that has texts, its pages have facts.
OF_A_KIND = 3


@pytest.fixture(scope="module")
def catalogue():
    with PO.open("rb") as file:
        return [message for message in read_po(file, locale="id") if message.id]


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def pages(language, django_db_setup, django_db_blocker):
    """Pages of a language by their addresses: from the home page along the links, a few of each kind; only read."""
    with django_db_blocker.unblock(), override(language):
        return walk(Client(), f"/{language}/")


def walk(client, home):
    waiting, seen, kinds, pages = [home], {home}, Counter(), {}
    while waiting:
        address = waiting.pop(0)
        response = client.get(address)
        assert response.status_code in {200, 301, 302}, f"{address}: {response.status_code}"
        if response.status_code != HTTPStatus.OK or not response["Content-Type"].startswith("text/html"):
            continue
        pages[address] = response.content.decode()
        for link in re.findall(r'<(?:a|form) [^>]*(?:href|action)="([^"#]+)', pages[address]):
            target = absolute(link.replace("&amp;", "&"), address)
            kind = target.startswith(home) and kind_of(target)
            if kind and target not in seen and kinds[kind] < OF_A_KIND:
                kinds[kind] += 1
                seen.add(target)
                waiting.append(target)
    return pages


def absolute(link, address):
    return (address.partition("?")[0] + link if link.startswith("?") else link).removesuffix("?")


def kind_of(address):
    """The view with the parameters that are asked: two such pages differ in their facts only."""
    path, _, query = address.partition("?")
    try:
        with override(path[1:3]):
            return resolve(path).view_name, tuple(sorted(re.findall(r"(?:^|&)(\w+)=", query)))
    except Resolver404:
        return None


def pattern(text):
    """What a text of the interface becomes on a page, whatever stands for its placeholders."""
    parts = [r"\s+".join(re.escape(word) for word in part.split(" ")) for part in PLACEHOLDER.split(plain(text))]
    return re.compile(".+?".join(parts))


def plain(text):
    return " ".join(re.sub(r"<[^>]+>", "", text).split())


def own_words(text):
    """Words of a text besides its placeholders."""
    return WORD.search(PLACEHOLDER.sub(" ", text))


def versions(message):
    """A text of the interface in both languages, singular and plural alike."""
    english = message.id if isinstance(message.id, tuple) else (message.id,)
    indonesian = message.string if isinstance(message.string, tuple) else (message.string,)
    return english, indonesian


@pytest.fixture(scope="module")
def recorded(django_db_setup, django_db_blocker):
    """The texts of the knowledge base by language."""
    found = {language: set() for language in LANGUAGES}
    with django_db_blocker.unblock():
        for model, name in columns_in_both():
            for language in LANGUAGES:
                found[language].update(model.objects.values_list(f"{name}_{SUFFIXES[language]}", flat=True))
    return found


def columns_in_both():
    """The names of bilingual columns with the models that have them."""
    return [
        (model, name)
        for model in keyed_models()
        for name in dir(model)
        if isinstance(getattr(model, name, None), Translated) and name != "sort"
    ]


class Foreign(NamedTuple):
    """The texts of the interface that are in the other language only: as they stand, and as patterns."""

    exact: set
    patterns: list
    # Patterns of the own language, which may fit the same.
    own: list

    def has(self, text):
        if text in self.exact:
            return True
        return any(one.fullmatch(text) for one in self.patterns) and not any(one.fullmatch(text) for one in self.own)


@pytest.fixture(scope="module")
def foreign(catalogue, recorded, language):
    side = LANGUAGES.index(OTHER[language])
    own = {text for message in catalogue for text in versions(message)[1 - side]}
    other = {text for message in catalogue for text in versions(message)[side]} - own
    return Foreign(
        {plain(text) for text in other if not PLACEHOLDER.search(text)} - recorded[language],
        [pattern(text) for text in other if PLACEHOLDER.search(text) and own_words(text)],
        [pattern(text) for text in own if PLACEHOLDER.search(text) and own_words(text)],
    )


def texts_in(pages, language):
    """What pages say in a language, each text once, with one of the pages that say it."""
    return {said: address for address, html in pages.items() for said in texts_of(html) if said.language == language}


def test_no_page_shows_a_text_of_the_interface_in_the_other_language(pages, language, foreign):
    assert not {said: page for said, page in texts_in(pages, language).items() if foreign.has(said.text)}


def test_no_listed_page_shows_a_text_of_the_interface_in_the_other_language(client, language, foreign):
    listed = {address: read(client, address) for address in IN_EACH_LANGUAGE if address.startswith(f"/{language}/")}
    assert not {said: page for said, page in texts_in(listed, language).items() if foreign.has(said.text)}


def test_no_page_shows_a_record_in_the_other_language_unmarked(pages, language, recorded):
    other = {text for text in recorded[OTHER[language]] - recorded[language] if WORD.search(text)}
    assert len(other) > 1000
    assert not {said: page for said, page in texts_in(pages, language).items() if said.text in other}


def months(language):
    with override(language):
        return {str(name) for name in MONTHS.values()}


def test_dates_are_written_in_the_language_of_the_page(pages, language):
    other = "|".join(sorted(months(OTHER[language]) - months(language)))
    dated = re.compile(rf"\b\d{{1,2}} (?:{other})\b|\b(?:{other}) \d{{4}}\b")
    assert not {said: page for said, page in texts_in(pages, language).items() if dated.search(said.text)}


def test_numbers_are_written_as_the_language_of_the_page_does_it(pages, language):
    shares = {"en": re.compile(r"\d,\d+ ?%"), "id": re.compile(r"\d\.\d+ ?%")}[language]
    thousands = {"en": re.compile(r"\d{1,3}(\.\d{3})+"), "id": re.compile(r"\d{1,3}(,\d{3})+")}[language]
    said = texts_in(pages, language)
    assert any("%" in one.text for one in said)
    assert not {one: page for one, page in said.items() if shares.search(one.text) or thousands.fullmatch(one.text)}


def test_the_walk_meets_every_kind_of_page_that_is_listed(pages, language):
    listed = {kind_of(address)[0] for address in IN_EACH_LANGUAGE}
    assert listed <= {kind_of(address)[0] for address in pages}


def test_every_page_of_the_walk_says_its_language_and_has_a_twin_that_answers(client, pages, language):
    for address, html in pages.items():
        assert f'<html lang="{language}"' in html, address
        twins = dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="http://testserver([^"]+)"', html))
        if twins or "<header" in html:
            assert twins.keys() == {*LANGUAGES, "x-default"}, address
            assert twins["x-default"] == twins["en"]
            assert twins[language].replace("&amp;", "&") == address
            assert client.get(twins[OTHER[language]].replace("&amp;", "&")).status_code == HTTPStatus.OK, address


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("members/", r'<th scope="row"><span class="country">.*?<a [^>]*>(.*?)</a>'),
        ("organizations/", r'<p class="entry-name"><a [^>]*>(.*?)</a>'),
    ],
)
def test_lists_stand_in_the_order_of_the_names_in_the_language(client, language, address, entry):
    found = re.findall(entry, main_of(read(client, f"/{language}/{address}")), re.DOTALL)
    names = [re.sub(r"<[^>]+>", "", name) for name in found]
    assert len(names) > 5
    assert names == sorted(names, key=sort_key)


def test_a_text_that_is_not_translated_would_be_noticed(foreign, language):
    page = {
        "en": '<p>Langsung ke isi</p><p lang="id">Anggota</p><a aria-label="Bahasa">English</a>',
        "id": '<p>Skip to the content</p><p lang="en">Members</p><a aria-label="Language">3 claims</a>',
    }[language]
    noticed = {
        "en": ["Langsung ke isi", "Bahasa"],
        "id": ["Skip to the content", "Language", "3 claims"],
    }[language]
    said = texts_of(f'<html lang="{language}">{page}')
    assert [one.text for one in said if one.language == language and foreign.has(one.text)] == noticed
