"""The pictures that links to the site show elsewhere, one for each section and language, made by `render_pictures`."""

from datetime import date, timedelta

from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

WIDTH, HEIGHT = 1200, 630
FOLDER = "alliance/pictures"

# By the first part of the address after the language, with the words on the picture.
SECTIONS = {
    "": (_("Who was a member of NATO on any day, and who says so"), _("Members, meetings, sources")),
    "members": (_("Who was a member of NATO, on any day"), _("Members")),
    "map": (_("The alliance on the map, on any day"), _("Map")),
    "timeline": (_("Joining, summits, Secretaries General: year by year"), _("Timeline")),
    "meetings": (_("What each summit had on its agenda"), _("Meetings")),
    "topics": (_("What the alliance has talked about, and when"), _("Topics")),
    "compare": (_("Two countries, or two days, side by side"), _("Compare")),
    "disputed": (_("Where sources differ, and why it is settled so"), _("Disputed")),
    "sources": (_("Every claim with its source and a verdict"), _("Sources")),
}
ALIKE = {"accession": "timeline", "organizations": "members", "partners": "members"}


def picture_for(path: str) -> str:
    """The address of the picture for a page: that of its section, else that of the site."""
    section = [*path.strip("/").split("/"), ""][1]
    section = ALIKE.get(section, section)
    return static(picture(section if section in SECTIONS else "", get_language()))


def picture(section: str, language: str) -> str:
    """The name of the file among the static ones."""
    return f"{FOLDER}/{section or 'home'}-{language}.png"


def strokes(stays: list[tuple[date, date | None]], today: date, width: int, height: int) -> list[dict]:
    """Each stay as a line from its first day to its last, oldest at the top: whole pixels, all times in the width."""
    if not stays:
        return []
    first = min(start for start, _ in stays)
    days, gap = (today - first) // timedelta(days=1) or 1, height / len(stays)

    def across(day: date) -> int:
        return round(width * ((day - first) / timedelta(days=1)) / days)

    return [
        {"x1": across(start), "x2": across(end or today), "y": round(gap * (row + 0.5))}
        for row, (start, end) in enumerate(stays)
    ]
