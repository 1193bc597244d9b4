"""Statements of claims that come from tables: one template for each class, field and language, kept in a table."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.db import models
from django.utils import translation
from django.utils.dateformat import format as format_date

from alliance.dates import PartialDate
from alliance.facts import Fact, Keyed
from alliance.translation import SUFFIXES

LANGUAGES = {suffix: language for language, suffix in SUFFIXES.items()}
FORMATS = {"day": "j F Y", "month": "F Y", "year": "Y"}
WHEN = {"en": {"day": "on", "month": "in", "year": "in"}, "ind": dict.fromkeys(("day", "month", "year"), "pada")}
# The column by which a class has templates of its own for each choice.
VARIANTS = {"accession-step": "step", "partnership": "framework", "meeting": "status"}

Lookup = Callable[[type[Keyed], str], Keyed | None]


class Statements:
    """The templates of `statements.csv`: columns kind, field, variant, statement_en, statement_ind.

    A template names columns of the fact in braces; `{value}` is the claimed value, `{when}` a date with its
    preposition. A claim without a field takes the template of the class without a field, or that of no class.
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]):
        self.templates = {(row["kind"], row["field"], row["variant"]): row for row in rows}

    def statement(self, fact: Fact, field: str, value: str, language: str, lookup: Lookup) -> str:
        """The statement in one language (`en`, `ind`); empty where there is no template."""
        variant = getattr(fact, VARIANTS.get(fact.noun(), ""), "")
        places = ((fact.noun(), field, variant), (fact.noun(), field, ""), ("", field, ""))
        template = next((self.templates[place] for place in places if place in self.templates), None)
        if template is None:
            return ""
        with translation.override(LANGUAGES[language]):
            words = {
                column.name: spoken_column(fact, column)
                for column in fact._meta.concrete_fields
                if not isinstance(column, models.AutoField)
            }
            words["value"], words["when"] = spoken_value(fact, field, value, language, lookup)
            return template[f"statement_{language}"].format_map(words)


def spoken_column(fact: Fact, column: models.Field) -> str:
    """A column as it stands in a sentence of the active language."""
    value = getattr(fact, column.name)
    if isinstance(value, date):
        return spoken_date(PartialDate.of(value, getattr(fact, f"{column.name}_precision", "day")))
    return "" if value is None else str(value)


def spoken_value(fact: Fact, field: str, value: str, language: str, lookup: Lookup) -> tuple[str, str]:
    """A claimed value as it stands in a sentence, and a date once more with its preposition."""
    column = next((column for column in fact._meta.concrete_fields if column.name == field), None)
    if isinstance(column, models.DateField):
        day = PartialDate.parse(value)
        spoken = spoken_date(day)
        return spoken, f"{WHEN[language][day.precision]} {spoken}"
    if isinstance(column, models.ForeignKey):
        return str(lookup(column.related_model, value) or value), ""
    if isinstance(column, models.DecimalField | models.IntegerField):
        return spoken_number(value, language), ""
    return value, ""


def spoken_date(day: PartialDate) -> str:
    return format_date(day.first_day, FORMATS[day.precision])


def spoken_number(value: str, language: str) -> str:
    """1234567.5 as 1,234,567.5 in English and 1.234.567,5 in Indonesian."""
    whole, point, decimals = value.partition(".")
    grouped = f"{int(whole):,}{point}{decimals}"
    return grouped if language == "en" else grouped.translate(str.maketrans(",.", ".,"))
