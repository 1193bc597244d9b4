"""Which format an answer has: that of the suffix of its address, else what `Accept` prefers."""

from django.http.request import MediaType
from rest_framework.exceptions import NotAcceptable, NotFound
from rest_framework.negotiation import DefaultContentNegotiation

ANY = "*"


class SuffixFirst(DefaultContentNegotiation):
    """A suffix wins over the header: whoever writes one means it."""

    def select_renderer(self, request, renderers, format_suffix=None):
        chosen = by_suffix(renderers, format_suffix) if format_suffix else by_header(renderers, request)
        return chosen, chosen.media_type


def by_suffix(renderers, suffix: str):
    for renderer in renderers:
        if renderer.format == suffix:
            return renderer
    formats = ", ".join(renderer.format for renderer in renderers)
    raise NotFound(f"This does not come as {suffix}: the formats are {formats}.")


def by_header(renderers, request):
    """The one that is wanted most (RFC 9110, section 12.5.1), the first of those wanted alike."""
    asked = request.headers.get("Accept", "").strip() or f"{ANY}/{ANY}"
    ranges = [MediaType(part) for part in asked.split(",")]
    chosen = max(renderers, key=lambda renderer: weight(renderer.media_type, ranges))
    if not weight(chosen.media_type, ranges)[0]:
        formats = ", ".join(renderer.media_type for renderer in renderers)
        raise NotAcceptable(f"Accept asks for nothing that this comes as: the formats are {formats}.")
    return chosen


def weight(media_type: str, ranges: list[MediaType]) -> tuple[float, int]:
    """How much a format is wanted, from 0 (not at all) to 1, as the range says that names it most closely; what is
    named closely goes before what only falls under a wider range."""
    main, _slash, sub = media_type.partition("/")
    rates = [((main, sub), 2), ((main, ANY), 1), ((ANY, ANY), 0)]
    for names, closeness in rates:
        if fitting := [one.quality for one in ranges if (one.main_type, one.sub_type) == names]:
            return max(fitting), closeness
    return 0, 0
