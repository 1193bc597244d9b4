"""The templates of statements as they come with the code, for claims that are made while the site runs."""

from functools import cache

from django.conf import settings

from alliance.knowledge.statements import Statements
from alliance.knowledge.tables import read_table


@cache
def templates() -> Statements:
    table = settings.BASE_DIR / "fixtures" / "reference" / "statements.csv"
    return Statements(cells for _number, cells in read_table(table))
