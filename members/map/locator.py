"""Where a country lies: its outline on a silhouette of the land around it, a picture of its own that pages share."""

from dataclasses import dataclass

from members.map import shapes

# The least share of a country, in percent, that has to lie on the map; a strip at its edge would mislead.
LEAST_SHARE = 50
# A country that takes up less than this is ringed, in square units.
SMALL = 2500


@dataclass
class Locator:
    """`picture` names the silhouette among the static files; sizes are in units of the panel."""

    picture: str
    width: int
    height: int
    path: str
    place: tuple[int, int]
    is_small: bool


def locator(code: str) -> Locator | None:
    """The locator of a country by its ISO 3166-1 alpha-2 code; `None` where the map does not show it."""
    found = [(panel, panel.outlines[code]) for panel in shapes.panels() if code in panel.outlines]
    if sum(outline.share for _panel, outline in found) < LEAST_SHARE:
        return None
    panel, outline = found[0]
    return Locator(
        f"alliance/land-{panel.name}.svg",
        panel.width,
        panel.height,
        outline.path,
        outline.place,
        outline.area < SMALL,
    )
