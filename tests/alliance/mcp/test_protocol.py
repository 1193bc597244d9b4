import base64
import json

import pytest
from jsonschema import Draft202012Validator

from tests.alliance.mcp.talking import META, NEWEST, error, post, result, send

pytestmark = pytest.mark.django_db

VERSIONS = ["2026-07-28", "2025-11-25", "2025-06-18"]
METHOD_NOT_FOUND, INVALID_PARAMS, HEADER_MISMATCH, UNSUPPORTED_VERSION = -32601, -32602, -32020, -32022


def initialized(client, version) -> dict:
    asked = {"protocolVersion": version, "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": asked}
    return post(client, json.dumps(message)).json()["result"]


@pytest.mark.parametrize(
    ("asked", "agreed"),
    [
        ("2025-11-25", "2025-11-25"),
        ("2025-06-18", "2025-06-18"),
        ("2025-03-26", "2025-11-25"),
        ("2024-11-05", "2025-11-25"),
        ("2026-07-28", "2025-11-25"),
        ("2099-01-01", "2025-11-25"),
        (["2025-06-18"], "2025-11-25"),
        (None, "2025-11-25"),
    ],
)
def test_the_version_asked_for_is_agreed_where_it_is_served_else_the_newest_with_a_handshake(client, asked, agreed):
    assert initialized(client, asked)["protocolVersion"] == agreed


def test_who_answers_says_what_it_is_and_that_it_has_tools_and_nothing_else(client):
    hello = initialized(client, "2025-11-25")
    assert hello["capabilities"] == {"tools": {}}
    assert hello["serverInfo"]["name"] == "alliance"
    assert hello["serverInfo"]["version"]
    assert "sources" in hello["instructions"]


def test_newer_clients_discover_the_same_without_a_handshake(client):
    found = result(client, "server/discover", version=NEWEST)
    assert found["supportedVersions"] == VERSIONS
    assert found["capabilities"] == {"tools": {}}
    assert found["resultType"] == "complete"
    assert found["_meta"][f"{META}serverInfo"]["name"] == "alliance"


@pytest.mark.parametrize("version", VERSIONS)
def test_the_tools_are_the_same_for_clients_of_every_version(client, version):
    tools = result(client, "tools/list", version=version)["tools"]
    assert [tool["name"] for tool in tools] == ["members_on_day", "country", "meeting", "search", "check_text"]
    answered = result(client, "tools/call", {"name": "country", "arguments": {"country": "de"}}, version)
    assert answered["structuredContent"]["country"]["id"] == "de"


def test_what_only_newer_versions_know_is_not_said_to_older_clients(client):
    newer, older = (result(client, "tools/list", version=version) for version in VERSIONS[:2])
    assert newer["ttlMs"] > 0
    assert (newer["cacheScope"], newer["resultType"]) == ("public", "complete")
    assert older.keys() == {"tools"}
    assert result(client, "ping") == {}


@pytest.mark.parametrize("version", VERSIONS)
def test_the_schemas_of_the_tools_are_schemas_and_the_tools_change_nothing(client, version):
    for tool in result(client, "tools/list", version=version)["tools"]:
        Draft202012Validator.check_schema(tool["inputSchema"])
        Draft202012Validator.check_schema(tool["outputSchema"])
        assert tool["inputSchema"]["additionalProperties"] is False
        assert all(argument["description"] for argument in tool["inputSchema"]["properties"].values())
        assert tool["annotations"]["readOnlyHint"] is True
        assert tool["annotations"]["openWorldHint"] is False


def test_an_unknown_method_is_not_found(client):
    refused = error(send(client, "resources/list", version=NEWEST), 404)
    assert refused["code"] == METHOD_NOT_FOUND
    assert "tools/list" in refused["message"]
    assert error(send(client, "resources/list"), 200)["code"] == METHOD_NOT_FOUND


@pytest.mark.parametrize("method", ["initialize", "ping"])
def test_the_handshake_is_gone_for_clients_without_one(client, method):
    assert error(send(client, method, version=NEWEST), 404)["code"] == METHOD_NOT_FOUND


@pytest.mark.parametrize("version", ["1900-01-01", "2025-03-26", "", "x"])
def test_a_version_that_is_not_served_is_refused_with_those_that_are(client, version):
    refused = error(send(client, "tools/list", version=version))
    assert refused["code"] == UNSUPPORTED_VERSION
    assert refused["data"] == {"supported": VERSIONS, "requested": version}


def test_a_request_that_says_no_version_is_taken_for_the_oldest(client):
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    assert post(client, json.dumps(message)).json()["result"].keys() == {"tools"}


@pytest.mark.parametrize("missing", ["protocolVersion", "clientCapabilities"])
def test_a_stateless_request_says_of_itself_what_it_must(client, missing):
    meta = {f"{META}protocolVersion": NEWEST, f"{META}clientCapabilities": {}}
    del meta[f"{META}{missing}"]
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"_meta": meta}}
    response = post(client, json.dumps(message), **{"MCP-Protocol-Version": NEWEST, "Mcp-Method": "tools/list"})
    refused = error(response)
    assert refused["code"] == INVALID_PARAMS
    assert missing in refused["message"]


@pytest.mark.parametrize(
    "header",
    [
        {"MCP-Protocol-Version": "2025-11-25"},
        {"Mcp-Method": "tools/list"},
        {"Mcp-Method": ""},
        {"Mcp-Name": "search"},
        {"Mcp-Name": "=?base64?!?="},
        {"Mcp-Name": ""},
    ],
)
def test_headers_that_say_something_else_than_the_message_are_refused(client, header):
    call = {"name": "country", "arguments": {"country": "de"}}
    assert error(send(client, "tools/call", call, NEWEST, **header))["code"] == HEADER_MISMATCH


def test_a_name_in_a_header_may_be_wrapped(client):
    wrapped = f"=?base64?{base64.b64encode(b'country').decode()}?="
    call = {"name": "country", "arguments": {"country": "de"}}
    assert send(client, "tools/call", call, NEWEST, **{"Mcp-Name": wrapped}).status_code == 200


@pytest.mark.parametrize(
    "params",
    [{}, {"name": "no_such_tool"}, {"name": 1}, {"name": ["country"]}, {"name": "country", "arguments": []}],
)
def test_what_is_no_call_of_a_tool_is_an_error_of_the_protocol(client, params):
    assert error(send(client, "tools/call", params))["code"] == INVALID_PARAMS


def test_the_tools_are_listed_on_one_page(client):
    assert error(send(client, "tools/list", {"cursor": "x"}))["code"] == INVALID_PARAMS
