"""A meeting with its agenda."""

from alliance.mcp.asking import ask, record
from alliance.mcp.naming import called
from alliance.mcp.sources import evidence, page, told
from alliance.mcp.tool import NoAnswerError, Tool, record_schema
from alliance.search.query import Question, found
from alliance.search.suggestions import corrected
from alliance.summits.models import AgendaItem, Meeting

STRING = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
MOST_LISTED = 25


def answer(request, meeting: str = "", year: str = "") -> dict:
    row = one_meant(request, meeting, year)
    known = record(request, "meetings", row.key, omit="claims")  # the sources have them
    api = known.pop("api")
    about = {Meeting.noun(): [row.key], AgendaItem.noun(): [item["id"] for item in known["agenda"]]}
    return {
        "meeting": known,
        "api": api,
        "page": page(request, row),
        **evidence(request, about),
    }


def one_meant(request, text: str, year: str) -> Meeting:
    """The meeting of that id or title, of that year; raises `NoAnswerError` listing those that may be meant."""
    if not text and not year:
        raise NoAnswerError("meeting needs “meeting”, an id or a title, or “year”.")
    keys = matching(text, year)
    if year:
        in_year = [one["id"] for one in ask(request, "meetings/", {"year": year})["results"]]
        keys = [key for key in keys if key in in_year] if text else in_year
    rows = {row.key: row for row in Meeting.objects.filter(key__in=keys)}
    if len(rows) == 1:
        return rows.popitem()[1]
    if not rows:
        raise NoAnswerError(unknown(" ".join(filter(None, (text, year)))))
    some = [rows[key] for key in keys[:MOST_LISTED]]
    more = f" (and {len(rows) - len(some)} more)" if len(rows) > len(some) else ""
    listed = "\n".join(f"- {row.key}: {row.title_en}, {row.start_date or 'undated'}" for row in some)
    raise NoAnswerError(f"{len(rows)} meetings fit{more}. Ask again with the id of one:\n{listed}")


def matching(text: str, year: str) -> list[str]:
    """The keys of those called so; else of those that match best, all of them where several match equally well."""
    if not text or (keys := called(Meeting.noun(), text)):
        return keys if text else []
    # Their days are among their words: the year helps to tell them apart.
    answers = list(Question(f"{text} {year}").answers(Meeting.noun())[:100])
    best = [one for one in answers if one["level"] == answers[0]["level"]]
    return [one.key for one in found(best)]


def unknown(text: str) -> str:
    near = corrected(Question(text))
    hint = f" Did you mean “{near}”?" if near else " Try the tool “search”, or “meeting” with a year alone."
    return f"There is no meeting “{text}”.{hint}"


def in_words(answered: dict) -> str:
    known = answered["meeting"]
    day = known["start_date"] or f"between {known['not_before'] or '?'} and {known['not_after'] or '?'}"
    until = f" to {known['end_date']}" if known["end_date"] and known["end_date"] != known["start_date"] else ""
    where = ", ".join(filter(None, [known["city_en"], known["host"] and known["host"]["name_en"]]))
    lines = [
        f"{known['title_en']} (in Indonesian {known['title_ind']}): {known['kind']}, {known['status']}, {day}{until}"
        + (f", {where}." if where else "."),
        "Agenda: " + ("; ".join(item["topic"]["name_en"] for item in known["agenda"]) or "none is recorded") + ".",
    ]
    if known["chair"]:
        lines.append(f"Chair: {known['chair']['name']}.")
    if guests := [one["name_en"] for one in (*known["guests"], *known["guest_organizations"])]:
        lines.append(f"Guests: {', '.join(guests)}.")
    lines += [f"Document: {one['title'] or one['url']} {one['url']}".strip() for one in known["documents"]]
    return "\n".join([*lines, *answered["notes"], *told(answered["sources"]), f"See {answered['page']}"])


meeting = Tool(
    name="meeting",
    title="A meeting",
    description=(
        "One summit or other meeting: when, where, hosted and chaired by whom, and what was on its agenda; with the "
        "sources. Where several fit, the answer lists them."
    ),
    arguments={
        "meeting": {
            "type": "string",
            "description": "Its id or title, in English or Indonesian: brussels-2021, Wales summit, KTT Den Haag.",
        },
        "year": {"type": "integer", "minimum": 1949, "maximum": 2100, "description": "The year in which it began."},
    },
    result={
        "meeting": record_schema(
            title_en=STRING,
            title_ind=STRING,
            kind=STRING,
            status=STRING,
            start_date=MAYBE,
            end_date=MAYBE,
            agenda={"type": "array", "items": record_schema(topic=record_schema(name_en=STRING, name_ind=STRING))},
        ),
    },
    answer=answer,
    told=in_words,
)
