"""Who was a member on a day."""

from alliance.mcp.asking import ask
from alliance.mcp.naming import one_called
from alliance.mcp.sources import evidence, page, told
from alliance.mcp.tool import Tool, record_schema
from members.models import ALLIANCE, Membership, Organization

STRING = {"type": "string"}
# What the answer says once, for all members together.
SAID_ONCE = "organization,note_en,note_ind,reason_en,reason_ind"
COUNTRY = record_schema(iso2=STRING, name_en=STRING, name_ind=STRING)


def answer(request, day: str, organization: str = ALLIANCE) -> dict:
    """By the names of the day; the notes say how far the knowledge reaches."""
    body = one_called(Organization.noun(), organization)
    question = {"organization": body.key, "as_of": day, "omit": SAID_ONCE}
    found = ask(request, "memberships/", question, {"as_of": "day"})
    about = {Membership.noun(): [member["id"] for member in found["results"]]}
    return {
        "day": found["as_of"],
        "organization": {"id": body.key, "name_en": body.name_en, "name_ind": body.name_ind},
        "count": found["count"],
        "members": found["results"],
        "api": found["api"],
        "page": f"{page(request, body)}?as_of={found['as_of']}",
        **evidence(request, about, found.get("note", "")),
    }


def in_words(answered: dict) -> str:
    count, body = answered["count"], answered["organization"]["name_en"]
    who = [f"{member['country']['name_en']} (since {member['start']})" for member in answered["members"]]
    listed = f"{count} member{'' if count == 1 else 's'} of {body} on {answered['day']}: {', '.join(who) or 'none'}."
    return "\n".join([listed, *answered["notes"], *told(answered["sources"]), f"See {answered['page']}"])


members_on_day = Tool(
    name="members_on_day",
    title="Members on a day",
    description=(
        "Which countries were members of NATO, or of another organization, on one day, and since when each; with the "
        "sources. Any day since 1949, also in the future as known today."
    ),
    arguments={
        "day": {"type": "string", "format": "date", "description": "The day, as YYYY-MM-DD."},
        "organization": {
            "type": "string",
            "default": ALLIANCE,
            "description": "A name, an abbreviation or an id: nato, Warsaw Pact, EU, ASEAN.",
        },
    },
    required=("day",),
    result={
        "day": {"type": "string", "format": "date"},
        "organization": record_schema(name_en=STRING, name_ind=STRING),
        "count": {"type": "integer"},
        "members": {
            "type": "array",
            "items": record_schema(country=COUNTRY, start=STRING, end={"type": ["string", "null"]}),
        },
    },
    answer=answer,
    told=in_words,
)
