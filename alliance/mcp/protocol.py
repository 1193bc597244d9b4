"""The Model Context Protocol, as far as it takes to offer tools: no session, nothing remembered between two messages.

Clients of two ages are served at one address. Since 2026-07-28 every request says in its `_meta`, and again in its
headers, what it speaks; before, an `initialize` came first, and later requests said the version in a header or not at
all. Batches ended with 2025-06-18, the oldest version served.
"""

from base64 import b64decode
from collections.abc import Mapping
from http import HTTPStatus

from alliance.code_version import code_version
from alliance.mcp.messages import INVALID_PARAMS, METHOD_NOT_FOUND, Message, MessageError
from alliance.mcp.tools import TOOLS, call

STATELESS = ("2026-07-28",)
WITH_HANDSHAKE = ("2025-11-25", "2025-06-18")
VERSIONS = (*STATELESS, *WITH_HANDSHAKE)

# Codes that the protocol adds to those of JSON-RPC.
HEADER_MISMATCH = -32020
UNSUPPORTED_VERSION = -32022

META = "io.modelcontextprotocol/"
NAMED = {"tools/call"}  # the methods of which the header `Mcp-Name` repeats the name

CAPABILITIES = {"tools": {}}
INSTRUCTIONS = (
    "An open knowledge base about NATO: who was a member on any date, how each country joined, what each summit had on "
    "its agenda, and which source says so; and any article checked against that. Every answer comes with its sources "
    "and their verdicts (agrees, disagrees, outdated …): name them. Dates are as exact as they are known (1949-08-24, "
    "1949-08 or 1949)."
)
# What is listed here changes with the code alone; an hour is soon enough to notice that.
LISTED_FOR = {"ttlMs": 3_600_000, "cacheScope": "public"}


def answer(message: Message, headers: Mapping[str, str], request) -> dict | None:
    """The result of a request, `None` to a notification; `request` is the HTTP request around it.

    Raises `MessageError`.
    """
    version = version_of(message, headers)
    if message.is_notification:
        return None
    if version in STATELESS:
        check_headers(message, headers)
        methods, rest = {"server/discover": discover, **ALWAYS}, about_result(request)
    else:
        methods, rest = {"initialize": initialize, "ping": pong, **ALWAYS}, {}
    if message.method not in methods:
        status = HTTPStatus.NOT_FOUND if version in STATELESS else HTTPStatus.OK
        raise MessageError(
            METHOD_NOT_FOUND, f"There is no method “{message.method}” here: {', '.join(methods)}.", status=status
        )
    content = methods[message.method](message.params, request)
    if version not in STATELESS:
        content = {name: value for name, value in content.items() if name not in LISTED_FOR}
    return content | rest


def version_of(message: Message, headers: Mapping[str, str]) -> str:
    """What a message speaks: by its `_meta`, else by its header, else the oldest.

    Raises `MessageError` for what is not spoken here.
    """
    meta = message.params.get("_meta")
    said = isinstance(meta, dict) and f"{META}protocolVersion" in meta
    asked = meta[f"{META}protocolVersion"] if said else headers.get("MCP-Protocol-Version", VERSIONS[-1])
    if said and asked != headers.get("MCP-Protocol-Version"):
        raise MessageError(HEADER_MISMATCH, "The header MCP-Protocol-Version is not the version in “_meta”.")
    if asked not in VERSIONS:
        data = {"supported": list(VERSIONS), "requested": asked}
        raise MessageError(
            UNSUPPORTED_VERSION, f"Unsupported protocol version: {', '.join(VERSIONS)} are served.", data=data
        )
    if asked in STATELESS and not message.is_notification:
        check_meta(meta)
    return asked


def check_meta(meta: object) -> None:
    """Raises `MessageError` unless a stateless request says of itself what it must."""
    for name in ("protocolVersion", "clientCapabilities"):
        if not isinstance(meta, dict) or f"{META}{name}" not in meta:
            raise MessageError(INVALID_PARAMS, f"“params” needs “_meta” with “{META}{name}”.")


def check_headers(message: Message, headers: Mapping[str, str]) -> None:
    """Raises `MessageError` where the headers say something else than the message: who reads them alone is misled."""
    if headers.get("Mcp-Method") != message.method:
        raise MessageError(HEADER_MISMATCH, "The header Mcp-Method is not the method of the message.")
    if message.method in NAMED and unwrapped(headers.get("Mcp-Name", "")) != message.params.get("name"):
        raise MessageError(HEADER_MISMATCH, "The header Mcp-Name is not the name in the message.")


def unwrapped(value: str) -> str | None:
    """What a header says: text that is no plain ASCII comes as `=?base64?…?=`; `None` where that cannot be read."""
    if not (value.startswith("=?base64?") and value.endswith("?=")):
        return value
    try:
        return b64decode(value.removeprefix("=?base64?").removesuffix("?="), validate=True).decode()
    except ValueError:
        return None


def server(request) -> dict:
    """Who answers."""
    return {
        "name": "alliance",
        "title": "Alliance: an open knowledge base about NATO",
        "version": code_version(),
        "websiteUrl": request.build_absolute_uri("/"),
    }


def about_result(request) -> dict:
    return {"resultType": "complete", "_meta": {f"{META}serverInfo": server(request)}}


def initialize(params: dict, request) -> dict:
    """The version asked for where it is served, else the newest that begins with a handshake."""
    asked = params.get("protocolVersion")
    return {
        "protocolVersion": asked if asked in WITH_HANDSHAKE else WITH_HANDSHAKE[0],
        "capabilities": CAPABILITIES,
        "serverInfo": server(request),
        "instructions": INSTRUCTIONS,
    }


def discover(params: dict, request) -> dict:
    return {
        "supportedVersions": list(VERSIONS),
        "capabilities": CAPABILITIES,
        "instructions": INSTRUCTIONS,
        **LISTED_FOR,
    }


def pong(params: dict, request) -> dict:
    return {}


def list_tools(params: dict, request) -> dict:
    """All on one page, in a fixed order."""
    if "cursor" in params:
        raise MessageError(INVALID_PARAMS, "The tools are listed on one page: there is no cursor.")
    return {"tools": [tool.described() for tool in TOOLS.values()], **LISTED_FOR}


def call_tool(params: dict, request) -> dict:
    """Raises `MessageError` for what is no call of a tool there is; a tool tells of all other errors itself."""
    name, arguments = params.get("name"), params.get("arguments", {})
    if not isinstance(name, str) or name not in TOOLS:
        raise MessageError(INVALID_PARAMS, f"There is no tool “{name}”: {', '.join(TOOLS)}.")
    if not isinstance(arguments, dict):
        raise MessageError(INVALID_PARAMS, "The “arguments” are a JSON object.")
    return call(TOOLS[name], arguments, request)


ALWAYS = {"tools/list": list_tools, "tools/call": call_tool}
