"""Which record a name means: any name of any time, in either language, a code or a key, as the search knows them."""

import re

from alliance.mcp.tool import NoAnswerError
from alliance.search.kinds import BY_NOUN
from alliance.search.models import Name
from alliance.search.query import Question, found
from alliance.search.stems import joined
from alliance.search.suggestions import names_like

MOST = 5
ARTICLE = re.compile(r"the\s+", re.IGNORECASE)


def called(kind: str, text: str) -> list[str]:
    """The keys of the records of a kind that are called so; one query."""
    names = {joined(text), joined(ARTICLE.sub("", text, count=1))} - {""}
    keys = Name.objects.filter(text__in=names, entry__kind=kind).values_list("entry__key", flat=True)
    return sorted(set(keys))


def one_called(kind: str, text: str):
    """The one record of a kind that is called so; raises `NoAnswerError` naming those that may be meant."""
    model = BY_NOUN[kind].model
    rows = list(model.objects.filter(key__in=called(kind, text)).order_by("key"))
    if len(rows) == 1:
        return rows[0]
    if rows:
        raise NoAnswerError(f"“{text}” is the name of several: ask for one of {listed(rows)}.")
    near = like(kind, text)
    hint = f" Did you mean {listed(near)}?" if near else " Try the tool “search”."
    raise NoAnswerError(f"There is no {model._meta.verbose_name} called “{text}”.{hint}")


def like(kind: str, text: str) -> list:
    """The records of a kind whose names come nearest; else those in whose texts the words stand."""
    near = names_like(joined(text), kind) or found(Question(text).answers(kind)[:MOST])
    rows = {row.key: row for row in BY_NOUN[kind].model.objects.filter(key__in=[one.key for one in near])}
    return [rows[one.key] for one in near if one.key in rows]


def listed(rows) -> str:
    return ", ".join(f"{row} (“{row.key}”)" for row in rows)
