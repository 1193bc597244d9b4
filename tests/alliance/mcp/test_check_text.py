"""The check as a tool: the same findings as over the API, in words and with the sources that bear them out."""

import pytest
from jsonschema import Draft202012Validator

from alliance.mcp.tools import TOOLS
from tests.alliance.mcp.talking import called, told, unanswered

pytestmark = pytest.mark.django_db

TEXT = "NATO has 31 members.\nSpain joined NATO in 1983."


def test_findings_come_with_verdicts_notes_and_sources(client):
    answered = called(client, "check_text", text=TEXT, published="2025-04-04")
    Draft202012Validator(TOOLS["check_text"].described()["outputSchema"]).validate(answered)
    assert [finding["verdict"] for finding in answered["findings"]] == ["outdated", "disagrees"]
    assert any(claim["value"] == "1982-05-30" for source in answered["sources"] for claim in source["claims"])
    assert client.get(answered["page"]).status_code == 200
    words = told(client, "check_text", text=TEXT, published="2025-04-04")
    assert "“31 members”" in words
    assert "on 4 April 2025 there were 32" in words


def test_a_text_may_be_long_and_other_arguments_may_not(client):
    assert called(client, "check_text", text="Ruritania is large. " * 2000)["findings"] == []
    assert "50000" in unanswered(client, "check_text", text="x" * 50_001)
    assert "published" in unanswered(client, "check_text", text=TEXT, published="yesterday")
    assert "255" in unanswered(client, "check_text", text=TEXT, published="2" * 256)


def test_it_counts_as_a_check(client, settings):
    settings.LIMITS = {"check": (1, 3600)}
    called(client, "check_text", text=TEXT)
    assert "check" in unanswered(client, "check_text", text=TEXT)
