"""Statements of claims that come from tables: one template for each class, field and language, kept in a table."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.db import models
from django.utils import translation
from django.utils.formats import number_format

from alliance.dates import PartialDate
from alliance.facts import Fact
from alliance.keyed import Keyed
from alliance.translation import SUFFIXES
from alliance.wording import sentence, with_article, written
from members.models import ALLIANCE, Country, Organization

LANGUAGES = {suffix: language for language, suffix in SUFFIXES.items()}
WHEN = {"en": {"day": "on", "month": "in", "year": "in"}, "ind": dict.fromkeys(("day", "month", "year"), "pada")}
# The column by which a class has templates of its own for each choice.
VARIANTS = {"accession-step": "step", "partnership": "framework", "spending-pledge": "kind", "meeting": "status"}

Lookup = Callable[[type[Keyed], str], Keyed | None]


class Statements:
    """The templates of `statements.csv`: columns kind, field, variant, statement_en, statement_ind.

    A template names columns of the fact in braces; `{value}` is the claimed value, `{when}` a date with its
    preposition. A claim without a field takes the template of the class without a field, or that of no class.
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]):
        self.templates = {(row["kind"], row["field"], row["variant"]): row for row in rows}

    def statement(self, fact: Fact, field: str, value: str, language: str, lookup: Lookup, variant: str = "") -> str:
        """The statement in one language (`en`, `ind`); empty where there is no template.

        `variant`: the template for it, where it is not the one that the fact itself chooses.
        """
        variant = variant or getattr(fact, VARIANTS.get(fact.noun(), ""), "")
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
            return sentence(template[f"statement_{language}"].format_map(words))


def spoken_column(fact: Fact, column: models.Field) -> str:
    """A column as it stands in a sentence of the active language."""
    value = getattr(fact, column.name)
    if isinstance(value, date):
        return written(value, getattr(fact, f"{column.name}_precision", "day"))
    if isinstance(value, Country):
        return with_article(value.name)
    if isinstance(value, Organization):
        # The alliance by the name that everybody uses; others in full, for “WTO” is not the trade organization here.
        return value.abbreviation if value.key == ALLIANCE else with_article(value.name)
    return "" if value is None else str(value)


def spoken_value(fact: Fact, field: str, value: str, language: str, lookup: Lookup) -> tuple[str, str]:
    """A claimed value as it stands in a sentence, and a date once more with its preposition."""
    column = next((column for column in fact._meta.concrete_fields if column.name == field), None)
    if isinstance(column, models.DateField):
        day = PartialDate.parse(value)
        spoken = written(day.first_day, day.precision)
        return spoken, f"{WHEN[language][day.precision]} {spoken}"
    if isinstance(column, models.ForeignKey):
        named = lookup(column.related_model, value)
        return with_article(named.name) if isinstance(named, Country) else str(named or value), ""
    if isinstance(column, models.DecimalField | models.IntegerField):
        return number_format(value, use_l10n=True, force_grouping=True), ""
    return value, ""
