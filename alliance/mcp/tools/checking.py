"""What holds in a text."""

from django.urls import reverse

from alliance.mcp.asking import send
from alliance.mcp.sources import evidence, told
from alliance.mcp.tool import Tool
from alliance.sources.models import Claim
from alliance.sources.verdicts import Verdict

STRING = {"type": "string"}
MAYBE = {"type": ["string", "null"]}
LONGEST = 50_000  # characters; a message has to hold them
KEPT = ("kind", "verdict", "claimed_en", "sentence_en", "reason_en", "notes_en", "fact", "spans")


def answer(request, text: str, published: str = "") -> dict:
    """The findings in the order of the text, with the sources that bear out what is known."""
    found = send(request, "check/", {"text": text} | ({"published": published} if published else {}))
    claims = {claim["id"] for finding in found["findings"] for claim in finding["claims"]}
    return {
        "summary": found["summary_en"],
        "published": found["published"],
        "about_nato": found["about_nato"],
        "findings": [{name: finding[name] for name in KEPT} for finding in found["findings"]],
        "api": found["api"],
        "page": request.build_absolute_uri(reverse("checking:check")),
        **evidence(request, {Claim.noun(): claims}, *remarks(found)),
    }


def remarks(found: dict) -> list[str]:
    """What to say along."""
    notes = ["What is not among the findings has been neither confirmed nor refuted."]
    if not found["published"]:
        notes.append("No day of publication is known: what changes with time can be judged only in part.")
    if not found["about_nato"]:
        notes.append("The text is not about NATO, or names it only in passing.")
    return notes


def in_words(answered: dict) -> str:
    lines = [f"- “{one['spans'][0]['text']}”: {in_a_line(one)}" for one in answered["findings"]]
    day = [f"Judged as of {answered['published']}."] if answered["published"] else []
    return "\n".join([answered["summary"], *day, *lines, *answered["notes"], *told(answered["sources"])])


def in_a_line(finding: dict) -> str:
    said = [finding["claimed_en"], finding["verdict"] or "could not be judged", finding["sentence_en"]]
    return ". ".join(part.rstrip(".") for part in [*said, finding["reason_en"], *finding["notes_en"]] if part) + "."


check_text = Tool(
    name="check_text",
    title="Check a text",
    description=(
        "Which statements of an article about NATO, in English or Indonesian, agree with what is known, which are "
        "outdated and which disagree: numbers of members, joining dates, meetings, offices, memberships. Give the day "
        "on which it was published where the text does not say it. Nothing of the text is kept."
    ),
    arguments={
        "text": {"type": "string", "maxLength": LONGEST, "description": "The article, a line for each paragraph."},
        "published": {
            "type": "string",
            "description": "The day, month or year of publication: 2025-04-04, 2025-04 or 2025.",
        },
    },
    required=("text",),
    result={
        "summary": STRING,
        "published": MAYBE,
        "about_nato": {"type": "boolean"},
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "kind": STRING,
                    "verdict": {"enum": [*(verdict.value for verdict in Verdict), None]},
                    "claimed_en": STRING,
                    "sentence_en": STRING,
                    "reason_en": STRING,
                },
                "required": ["kind", "verdict", "claimed_en", "sentence_en"],
            },
        },
    },
    answer=answer,
    told=in_words,
)
