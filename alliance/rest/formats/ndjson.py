from rest_framework.renderers import BaseRenderer

from alliance.rest.formats.json import JSONRenderer
from alliance.rest.formats.records import records_of


class NDJSONRenderer(BaseRenderer):
    """One record on each line, as JSON."""

    media_type = "application/x-ndjson"
    format = "ndjson"
    charset = "utf-8"
    whole = True
    render_style = "binary"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        lines = (JSONRenderer().render(record) for record in records_of(data, renderer_context))
        renderer_context["response"].add_post_render_callback(typed)
        return b"".join(line + b"\n" for line in lines)


def typed(response):
    """The framework takes the type from an answer that is empty, as that of a list without rows is here."""
    response.headers["Content-Type"] = f"{NDJSONRenderer.media_type}; charset={NDJSONRenderer.charset}"
