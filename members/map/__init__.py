"""The map: where the members of a day lie, and where one country lies."""

from members.map.drawing import Map, map_on
from members.map.locator import Locator, locator

__all__ = ["Locator", "Map", "locator", "map_on"]
