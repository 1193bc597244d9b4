"""The columns of the tables in a dump, taken from the fields of the models.

Values are plain, the same in every format: text, a whole number as an int, yes or no as a bool, a decimal as its text
(`3.50`), a day as `1949-08-24`, an instant as `2026-11-22T10:00:00.123456Z`, another record as its key.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from django.db import models

from alliance.keyed import Keyed

Plain = str | int | bool | None
Class = type[Keyed]
Type = Literal["string", "integer", "number", "boolean", "date", "datetime"]

# As whole numbers and text: what both databases can hold.
LARGEST = 2**63 - 1
LONGEST = 1_000_000


@dataclass(frozen=True)
class Column:
    """One column: `type` is its type in a table schema; `path` leads to its value in a query."""

    name: str
    type: Type = "string"
    null: bool = False
    path: str = ""
    title: str = ""
    references: Class | None = None
    choices: tuple[str, ...] = ()
    places: int = 0

    @classmethod
    def of(cls, field: models.Field) -> "Column":
        return cls(
            field.name,
            type=type_of(field),
            null=field.null,
            path=f"{field.name}__key" if isinstance(field, models.ForeignKey) else field.name,
            title=str(field.verbose_name),
            references=field.related_model if isinstance(field, models.ForeignKey) else None,
            choices=tuple(value for value, _name in field.flatchoices if value),
            places=getattr(field, "decimal_places", 0) or 0,
        )

    def plain(self, value: Any) -> Plain:
        """A value of the database as plain."""
        if isinstance(value, datetime):
            return instant(value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Decimal):
            return str(value.quantize(Decimal(1).scaleb(-self.places)))
        return value

    def check(self, value: Any) -> Plain:
        """A value that somebody says is plain, if it is; raises `ValueError` in words."""
        if value is None:
            if not self.null:
                raise ValueError("a value is missing.")
            return None
        if self.type == "boolean":
            return expect(value, bool, "true or false")
        if self.type == "integer":
            if abs(expect(value, int, "a whole number")) > LARGEST or isinstance(value, bool):
                raise ValueError("this is no whole number that can be kept.")
            return value
        text = expect(value, str, "text")
        if len(text) > LONGEST:
            raise ValueError(f"the text is longer than {LONGEST} characters.")
        if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
            raise ValueError("the text has characters that cannot be kept.")
        if self.choices and text not in (*self.choices, ""):
            raise ValueError(f"“{text[:60]}” is none of {', '.join(self.choices)}.")
        return self.checked_text(text)

    def checked_text(self, text: str) -> str:
        """The text, if it is one of this type."""
        try:
            if self.type == "date" and date.fromisoformat(text).isoformat() != text:
                raise ValueError
            if self.type == "datetime" and instant(read_instant(text)) != text:
                raise ValueError
            if self.type == "number" and str(Decimal(text).quantize(Decimal(1).scaleb(-self.places))) != text:
                raise ValueError
        except (ValueError, InvalidOperation):
            raise ValueError(f"“{text[:60]}” is not written as a {self.type} is here.") from None
        return text


def type_of(field: models.Field) -> Type:
    match field:
        case models.BooleanField():
            return "boolean"
        case models.DecimalField():
            return "number"
        case models.DateTimeField():
            return "datetime"
        case models.DateField():
            return "date"
        case models.IntegerField():
            return "integer"
        case _:
            return "string"


def expect(value: Any, kind: type, words: str) -> Any:
    if not isinstance(value, kind):
        raise ValueError(f"{words} is expected, not {type(value).__name__}.")
    return value


def instant(at: datetime) -> str:
    """A moment in UTC to the microsecond: `2026-11-22T10:00:00.123456Z`."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}Z"


def read_instant(text: str) -> datetime:
    """The moment that such a text means; raises `ValueError`."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
