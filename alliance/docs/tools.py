"""The tools for language models, read from where they are offered, and a call of one."""

import json

from django.utils.translation import gettext_lazy as _

from alliance.docs.examples import Example
from alliance.mcp.tools import TOOLS

CALL = Example(
    "/mcp",
    content="application/json",
    accept="application/json, text/event-stream",
    body=json.dumps(
        {
            "jsonrpc": "2.0",
            "id": 1,
            "method": "tools/call",
            "params": {"name": "members_on_day", "arguments": {"day": "1949-08-24"}},
        }
    ),
)


ABOUT = {
    "members_on_day": _("Who belonged to an organization on a day."),
    "country": _("A country with its names, its memberships and its way into them."),
    "meeting": _("A meeting with its agenda."),
    "search": _("Everything there is, by some words in either language."),
    "check_text": _("What holds in an article, what is outdated, what never held."),
}


def tools() -> list[dict]:
    """Their names with what they answer and the names of their arguments."""
    return [
        {"name": tool.name, "about": ABOUT[tool.name], "arguments": list(tool.arguments)} for tool in TOOLS.values()
    ]


def client_settings(address: str) -> str:
    """What many clients read from a file of theirs."""
    return json.dumps({"mcpServers": {"alliance": {"type": "http", "url": address}}}, indent=2)
