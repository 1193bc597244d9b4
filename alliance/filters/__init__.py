"""The question in a URL, read the same way for pages and API.

Every parameter is known, given once and has a value that means something; anything else is an error that says what is
allowed. An error carries `allowed`, a list, in its `params` where there is such a list.
"""

from alliance.filters.fields import (
    LARGEST_PAGE,
    LONGEST,
    NUMBER,
    SEARCHED,
    Asked,
    BoundField,
    CountField,
    DayField,
    InstantField,
    NumberField,
    OneOfField,
    RecordField,
    Repeatable,
    SeveralField,
    YearField,
    meant,
)
from alliance.filters.forms import ELSEWHERE, PAGE, StrictForm, without_blanks
from alliance.filters.sets import (
    AsOfFilterSet,
    DayFilter,
    OneOfFilter,
    RecordFilter,
    StrictFilterSet,
    YearFilter,
)

__all__ = [
    "ELSEWHERE",
    "LARGEST_PAGE",
    "LONGEST",
    "NUMBER",
    "PAGE",
    "SEARCHED",
    "AsOfFilterSet",
    "Asked",
    "BoundField",
    "CountField",
    "DayField",
    "DayFilter",
    "InstantField",
    "NumberField",
    "OneOfField",
    "OneOfFilter",
    "RecordField",
    "RecordFilter",
    "Repeatable",
    "SeveralField",
    "StrictFilterSet",
    "StrictForm",
    "YearField",
    "YearFilter",
    "meant",
    "without_blanks",
]
