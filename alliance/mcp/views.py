"""The Streamable HTTP of the Model Context Protocol: one JSON message comes by POST, one goes back; there is no stream.

What is wrong with the request as such is a problem document, as in the API; what is wrong with the message in it is a
JSON-RPC error.
"""

import re
from http import HTTPStatus

from rest_framework.exceptions import MethodNotAllowed, PermissionDenied
from rest_framework.parsers import BaseParser
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from alliance.mcp import messages, protocol
from alliance.rest.limits import limited
from alliance.rest.resources import EnglishMixin


class MessageParser(BaseParser):
    """JSON as it came, not read yet; never more than is needed to see that it is too much."""

    media_type = "application/json"

    def parse(self, stream, media_type=None, parser_context=None):
        return stream.read(messages.LARGEST + 1)


# The protocol wants `Origin` checked against DNS rebinding, by which a page reaches a server that trusts who is near
# it. Nothing is trusted here: there is neither a cookie nor a key, all answers are public, and a host that is not ours
# is refused whatever the origin. So everybody may ask, and an origin is wrong only where it is none.
ORIGIN = re.compile(r"null|[a-z][a-z0-9+.-]*://[^\s/?#@\\]+", re.ASCII | re.IGNORECASE)


class ToolsView(EnglishMixin, APIView):
    """The tools of the Model Context Protocol."""

    http_method_names = ("post", "options")
    parser_classes = (MessageParser,)
    renderer_classes = (JSONRenderer,)
    throttle_classes = (limited("mcp"),)

    def initial(self, request, *args, **kwargs):
        if not ORIGIN.fullmatch(request.headers.get("Origin", "null")):
            raise PermissionDenied("The header Origin is not an origin.")
        super().initial(request, *args, **kwargs)

    def http_method_not_allowed(self, request, *args, **kwargs):
        raise MethodNotAllowed(request.method, "Messages come by POST, and there is no stream to listen to.")

    def post(self, request):
        message = None
        try:
            message = messages.read(request.data or b"")
            content = protocol.answer(message, request.headers, request)
        except messages.MessageError as fault:
            return Response(messages.error(fault, message), status=fault.status)
        if content is None:
            return Response(status=HTTPStatus.ACCEPTED)
        return Response(messages.result(message, content))
