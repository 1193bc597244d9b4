"""What a tool is: a question in arguments, answered from the API as data and in words."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from rest_framework.renderers import JSONRenderer

from alliance.filters import LONGEST
from alliance.mcp.sources import SOURCES

STRING = {"type": "string"}
# What every answer says besides its records.
EVERY_ANSWER = {
    "api": {"type": "string", "format": "uri", "description": "Where the API gives the same."},
    "page": {"type": "string", "format": "uri", "description": "The page for readers."},
    "notes": {"type": "array", "items": STRING, "description": "What to say along with the answer."},
    "sources": SOURCES,
}


class NoAnswerError(Exception):
    """The tool has no answer; the text says why and what to try, so that the model can ask better."""


@dataclass(frozen=True)
class Tool:
    """One question that can be asked; `arguments` and `result` are the JSON Schemas of their properties.

    `answer` takes the HTTP request and the arguments and returns what `result` describes, or raises `NoAnswerError`;
    `told` puts that into words.
    """

    name: str
    title: str
    description: str
    arguments: dict[str, dict]
    result: dict[str, dict]
    answer: Callable[..., dict]
    told: Callable[[dict], str]
    required: tuple[str, ...] = ()

    def described(self) -> dict:
        return {
            "name": self.name,
            "title": self.title,
            "description": self.description,
            "inputSchema": {
                "type": "object",
                "properties": self.arguments,
                "required": list(self.required),
                "additionalProperties": False,
            },
            "outputSchema": {
                "type": "object",
                "properties": {**self.result, **EVERY_ANSWER},
                "required": [*self.result, "api", "notes", "sources"],
            },
            "annotations": {
                "title": self.title,
                "readOnlyHint": True,
                "destructiveHint": False,
                "idempotentHint": True,
                "openWorldHint": False,
            },
        }


def record_schema(**properties: dict) -> dict:
    """The schema of a record, of which only what matters most is described: the rest is as in the API."""
    return {"type": "object", "properties": {"id": STRING, **properties}, "required": ["id", *properties]}


def call(tool: Tool, arguments: dict, request) -> dict:
    """The result of a call as the protocol wants it; what went wrong is told in words."""
    try:
        answered = tool.answer(request, **checked(tool, arguments))
    except NoAnswerError as reason:
        return {"content": [{"type": "text", "text": str(reason)}], "isError": True}
    answered = json.loads(JSONRenderer().render(answered))
    return {
        "content": [{"type": "text", "text": tool.told(answered)}],
        "structuredContent": answered,
        "isError": False,
    }


def checked(tool: Tool, arguments: dict) -> dict:
    """The arguments that are given, as texts; raises `NoAnswerError` for those that the tool cannot take."""
    given = {name: value for name, value in arguments.items() if value is not None}
    for name, value in given.items():
        if name not in tool.arguments:
            close = get_close_matches(name, tool.arguments, n=1)
            hint = f" did you mean “{close[0]}”?" if close else ""
            raise NoAnswerError(f"{tool.name} has no argument “{name}”:{hint} It takes {', '.join(tool.arguments)}.")
        given[name] = text_of(name, value, tool.arguments[name].get("maxLength", LONGEST))
    for name in tool.required:
        if name not in given:
            raise NoAnswerError(f"{tool.name} needs “{name}”: {tool.arguments[name]['description']}")
    return given


def text_of(name: str, value: object, longest: int) -> str:
    """An argument as it would stand in an address, of at most so many characters; raises `NoAnswerError`."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        raise NoAnswerError(f"{name}: give a text or a whole number.")
    text = str(value).strip()
    if not text or "\0" in text or len(text) > longest:
        raise NoAnswerError(f"{name}: give a text of 1 to {longest} characters without NUL.")
    return text
