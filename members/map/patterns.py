"""How the countries that joined in one decade are filled: a colour and a pattern, so that neither is the only sign."""

from typing import NamedTuple


class Pattern(NamedTuple):
    """A square tile: its ground, and lines drawn on it; sizes in units of the map.

    The colours are those for a light ground. The stylesheet has those for a dark one.
    """

    ground: str
    line: str = "none"
    lines: str = ""
    width: int = 4
    size: int = 24


# From the first decade in which anybody joined to the latest: from deep to pale, then from gold to brown.
PATTERNS = (
    Pattern("#0d5263"),
    Pattern("#2f7a86", "#a9d2d6", "M-6 6l12-12M0 24l24-24M18 30l12-12"),
    Pattern("#6ba5a5", "#eaf5f2", "M6 6h0M18 18h0", 8),
    Pattern("#a2c8b6", "#37776c", "M0 6h24M0 18h24"),
    Pattern("#dcdcaa", "#767f3c", "M-6 18l12 12M0 0l24 24M18-6l12 12"),
    Pattern("#e8bd5d", "#7f5108", "M12 0v24M0 12h24", 3),
    Pattern("#d89a52", "#7a4312", "M0 17l6-10 6 10 6-10 6 10", 3),
    Pattern("#a9532a", "#fbe0cb", "M12 6v12M6 12h12"),
)
