"""JSON-RPC 2.0: what a message is, and the answers to one."""

import json
from dataclasses import dataclass
from http import HTTPStatus

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602

LARGEST = 64 * 1024  # bytes of a message; a question takes a few hundred


class MessageError(Exception):
    """A message that cannot be answered; ends as a JSON-RPC error, under an HTTP status that says the same."""

    def __init__(self, code: int, message: str, *, data=None, status: int = HTTPStatus.BAD_REQUEST):
        super().__init__(message)
        self.code, self.message, self.data, self.status = code, message, data, status


@dataclass(frozen=True)
class Message:
    """A request, or a notification, which has no `id` and gets no answer."""

    method: str
    params: dict
    id: str | int | None = None

    @property
    def is_notification(self) -> bool:
        return self.id is None


def decoded(body: bytes) -> object:
    """The JSON of a body; raises `MessageError` for what is none, is too much, or could not be said again in UTF-8."""
    if len(body) > LARGEST:
        size = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        raise MessageError(INVALID_REQUEST, f"The message is too long: at most {LARGEST} bytes.", status=size)
    try:
        message = json.loads(body.decode(), parse_constant=refused)
        json.dumps(message, ensure_ascii=False).encode()  # a lone surrogate parses and is no character
    except (ValueError, RecursionError):
        raise MessageError(PARSE_ERROR, "The body is not one JSON message in UTF-8.") from None
    return message


def refused(constant: str):
    raise ValueError(f"{constant} is not JSON")


def read(body: bytes) -> Message:
    """The one message of a body; raises `MessageError`."""
    message = decoded(body)
    if isinstance(message, list):
        raise MessageError(INVALID_REQUEST, "Several messages at once are not read: send one in each request.")
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0" or not isinstance(message.get("method"), str):
        raise MessageError(INVALID_REQUEST, "A message is a JSON object with “jsonrpc”: “2.0” and a “method”.")
    if "id" in message and not is_id(message["id"]):
        raise MessageError(INVALID_REQUEST, "The “id” of a request is a string or a whole number.")
    params = message.get("params", {})
    if not isinstance(params, dict):
        raise MessageError(INVALID_PARAMS, "The “params” are a JSON object.")
    return Message(message["method"], params, message.get("id"))


def is_id(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def result(message: Message, content: dict) -> dict:
    return {"jsonrpc": "2.0", "id": message.id, "result": content}


def error(fault: MessageError, message: Message | None = None) -> dict:
    """Without the `id` where the message could not be read."""
    about = {"code": fault.code, "message": fault.message}
    if fault.data is not None:
        about["data"] = fault.data
    return {"jsonrpc": "2.0", **({"id": message.id} if message else {}), "error": about}
