"""A country: what it was called, what it belonged to and how it got in."""

from alliance.mcp.asking import record
from alliance.mcp.naming import one_called
from alliance.mcp.sources import evidence, page, told
from alliance.mcp.tool import Tool, record_schema
from members.models import AccessionStep, Country, CountryName, Membership

STRING = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
# The lists in its record that hold facts, with the class of these.
LISTS = {"names": CountryName, "memberships": Membership, "accession_steps": AccessionStep}


def answer(request, country: str) -> dict:
    row = one_called(Country.noun(), country)
    found = record(request, "countries", row.key)
    api = found.pop("api")
    about = {model.noun(): [fact["id"] for fact in found[name]] for name, model in LISTS.items()}
    return {
        "country": found,
        "api": api,
        "page": page(request, row),
        **evidence(request, about, found["note_en"]),
    }


def in_words(answered: dict) -> str:
    found = answered["country"]
    lines = [f"{found['name_en']} (in Indonesian {found['name_ind']}), ISO code {found['iso2']}."]
    lines += [f"Called {name['name_en']} {period(name)} ({name['kind']})." for name in found["names"]]
    lines += [f"Member of {stay['organization']['name_en']} {period(stay)}." for stay in found["memberships"]]
    if not found["memberships"]:
        lines.append("No membership is recorded.")
    lines += [
        f"{step['organization']}: {step['step'].replace('_', ' ')} {step['date'] or 'on an unknown day'}"
        + (" (membership begins in law with this)." if step["is_effective"] else ".")
        for step in found["accession_steps"]
    ]
    return "\n".join([*lines, *answered["notes"], *told(answered["sources"]), f"See {answered['page']}"])


def period(fact: dict) -> str:
    """The first day, and the first day on which it was no longer so."""
    since = f"since {fact['start']}" if fact["start"] else "since an unknown day"
    return f"{since} until {fact['end']}" if fact["end"] else since


country = Tool(
    name="country",
    title="A country",
    description=(
        "One country: its names over time, the organizations it belonged to with the days, and the dated steps by "
        "which it joined NATO; with the sources of each date."
    ),
    arguments={
        "country": {
            "type": "string",
            "description": "A name, present or former, in English or Indonesian, or an ISO code: Germany, Jerman, de.",
        }
    },
    required=("country",),
    result={
        "country": record_schema(
            iso2=STRING,
            name_en=STRING,
            name_ind=STRING,
            names={"type": "array", "items": record_schema(name_en=STRING, name_ind=STRING, start=MAYBE, end=MAYBE)},
            memberships={"type": "array", "items": record_schema(start=MAYBE, end=MAYBE)},
            accession_steps={"type": "array", "items": record_schema(step=STRING, date=MAYBE)},
        ),
    },
    answer=answer,
    told=in_words,
)
