"""The tools there are, by name, in the order in which they are listed."""

from alliance.mcp.tool import call
from alliance.mcp.tools.checking import check_text
from alliance.mcp.tools.countries import country
from alliance.mcp.tools.meetings import meeting
from alliance.mcp.tools.members import members_on_day
from alliance.mcp.tools.searching import search

__all__ = ["TOOLS", "call"]

TOOLS = {tool.name: tool for tool in (members_on_day, country, meeting, search, check_text)}
