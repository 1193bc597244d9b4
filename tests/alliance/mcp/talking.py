"""Talking to the tools as their clients do, without one."""

import json

NEWEST = "2026-07-28"
META = "io.modelcontextprotocol/"


def post(client, body: bytes | str, **headers):
    """The answer to a body as it is."""
    accepted = {"Accept": "application/json, text/event-stream"}
    return client.post("/mcp", body, content_type="application/json", headers=accepted | headers)


def send(client, method: str, params: dict | None = None, version: str = "2025-11-25", **headers):
    """The answer to a request, as a client of this version sends it."""
    params, headers = dict(params or {}), {"MCP-Protocol-Version": version} | headers
    if version == NEWEST:
        params["_meta"] = {f"{META}protocolVersion": version, f"{META}clientCapabilities": {}}
        headers = {"Mcp-Method": method} | ({"Mcp-Name": params["name"]} if "name" in params else {}) | headers
    return post(client, json.dumps({"jsonrpc": "2.0", "id": 7, "method": method, "params": params}), **headers)


def result(client, method: str, params: dict | None = None, version: str = "2025-11-25") -> dict:
    """What a request results in."""
    response = send(client, method, params, version)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/json"
    document = response.json()
    assert (document["jsonrpc"], document["id"]) == ("2.0", 7)
    return document["result"]


def error(response, status: int = 400) -> dict:
    """The JSON-RPC error in an answer."""
    assert response.status_code == status, response.content
    document = response.json()
    assert document["jsonrpc"] == "2.0"
    assert "result" not in document
    return document["error"]


def called(client, tool: str, **arguments) -> dict:
    """The data that a tool answers with."""
    answered = result(client, "tools/call", {"name": tool, "arguments": arguments})
    assert not answered["isError"], answered["content"]
    return answered["structuredContent"]


def told(client, tool: str, **arguments) -> str:
    """What a tool says in words."""
    answered = result(client, "tools/call", {"name": tool, "arguments": arguments})
    assert not answered["isError"]
    return answered["content"][0]["text"]


def unanswered(client, tool: str, **arguments) -> str:
    """Why a tool has no answer."""
    answered = result(client, "tools/call", {"name": tool, "arguments": arguments})
    assert answered["isError"], answered
    assert "structuredContent" not in answered
    return answered["content"][0]["text"]
