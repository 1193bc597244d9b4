"""The Indonesian texts: complete, tidy, and compiled as they stand.

New texts come in by `manage.py makemessages -l id --no-location --no-wrap --no-obsolete`; what was translated is
compiled by `pybabel compile -d alliance/locale -D django -l id`.
"""

import io
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation.template import templatize

messages = pytest.importorskip("babel.messages", reason="Babel is not installed: pip install -r requirements-dev.txt")

from babel.messages.extract import extract  # noqa: E402
from babel.messages.mofile import write_mo  # noqa: E402
from babel.messages.pofile import read_po  # noqa: E402

PO = Path(settings.BASE_DIR, "alliance", "locale", "id", "LC_MESSAGES", "django.po")
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2)}
KEYWORDS |= dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2))
INDENTED = re.compile(r"^[ \t]+", re.M)
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}")

# What is rightly the same in both languages.
SAME = {
    "Administrator",
    "Agenda",
    "Alliance",
    "CSV",
    "Data",
    "Editor",
    "Format",
    "Status",
    "Parameter",
    "Endpoint",
    "%(country)s: %(step)s",
    "%(day)s, %(time)s UTC",
    "%(lane)s: %(count)s.",
    "%(who)s: %(what)s",
    "agenda",
    "code: %(status)s",
    "status",
    "“%(title)s”, %(site)s. %(when)s. %(address)s",
}


def catalogue():
    with PO.open("rb") as file:
        return read_po(file, locale="id")


def translated():
    return [message for message in catalogue() if message.id]


def singular(message):
    return message.id[0] if isinstance(message.id, tuple) else message.id


def plural(message):
    return message.id[-1] if isinstance(message.id, tuple) else message.id


def texts(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def in_the_code():
    """Every text of the interface, with a file that has it."""
    found = {}
    for folder in ("alliance", "members", "templates"):
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                source = path.read_text(encoding="utf-8")
                if path.suffix != ".py":
                    source = INDENTED.sub("", templatize(source))  # read as Python, where that would mean something
                for _line, text, _comments, _context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
                    if text:
                        found.setdefault(text, path.name)
    return found


def test_the_compiled_texts_are_those_of_the_catalogue():
    compiled = io.BytesIO()
    write_mo(compiled, catalogue())
    assert PO.with_suffix(".mo").read_bytes() == compiled.getvalue()


def test_every_text_of_the_interface_has_a_translation_and_no_other_has():
    assert set(in_the_code()) == {message.id for message in translated()}


def test_no_translation_is_empty_or_doubtful():
    assert translated()
    assert not [message.id for message in translated() if message.fuzzy or not all(texts(message))]
    assert not catalogue().obsolete


def test_no_translation_is_the_english_text():
    assert {message.id for message in translated() if singular(message) in texts(message)} <= SAME


def test_every_translation_has_the_placeholders_of_its_text():
    for message in translated():
        for text in texts(message):
            assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(plural(message))), message.id


def test_the_catalogue_names_no_place_of_a_machine():
    assert not re.search(r"^#: |EMAIL@ADDRESS|FULL NAME", PO.read_text(encoding="utf-8"), re.MULTILINE)
