"""The tools on a running site, asked by the protocol's own client: it checks each answer against its schema."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from mcp.client.client import Client

TOOLS = {
    "members_on_day": {"day": "1999-03-12"},
    "country": {"country": "Türkiye"},
    "meeting": {"meeting": "KTT Den Haag", "year": 2025},
    "search": {"query": "pertahanan siber"},
    "check_text": {"text": "NATO beranggotakan 31 negara.", "published": "2025-04-04"},
}


async def conversation(address: str, mode: str):
    """The version agreed, the tools, and what each of them answers; then one question that has no answer."""
    async with Client(f"{address}/mcp", mode=mode) as client:
        tools = (await client.list_tools()).tools
        answers = {name: await client.call_tool(name, arguments) for name, arguments in TOOLS.items()}
        unanswered = await client.call_tool("country", {"country": "Ruritania"})
        return client.protocol_version, tools, answers, unanswered


@pytest.fixture(params=[("auto", "2026-07-28"), ("legacy", "2025-11-25"), ("2026-07-28", "2026-07-28")])
def talk(request, site):
    mode, version = request.param
    with ThreadPoolExecutor() as apart:  # a browser of other tests may have a loop running in this thread
        agreed, *said = apart.submit(lambda: asyncio.run(conversation(site, mode))).result()
    assert agreed == version
    return said


def test_the_official_client_lists_and_calls_every_tool_with_and_without_a_handshake(talk):
    tools, answers, unanswered = talk
    assert [tool.name for tool in tools] == list(TOOLS)
    assert all(tool.annotations.read_only_hint and tool.output_schema for tool in tools)
    for name, answered in answers.items():
        assert not answered.is_error, name
        assert answered.content[0].text
        assert answered.structured_content["sources"], name
    assert answers["members_on_day"].structured_content["count"] == 19
    assert answers["country"].structured_content["country"]["id"] == "tr"
    assert answers["meeting"].structured_content["meeting"]["id"] == "the-hague-2025"
    assert answers["search"].structured_content["results"][0]["id"] == "cyber-defence"
    assert unanswered.is_error
    assert "Ruritania" in unanswered.content[0].text
