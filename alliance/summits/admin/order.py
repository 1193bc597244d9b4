"""Rows in an order that nobody types: they are moved, and the numbers follow."""

from collections.abc import Iterable

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# What the column of a place can hold.
LAST_PLACE = 32_767


class Place(forms.HiddenInput):
    """Where a row stands, unseen, beside the buttons that move it; `editing/order.js` shows them and moves the rows."""

    is_hidden = False  # it has a column of its own

    class Media:
        js = ("alliance/editing/order.js",)
        css = {"all": ["alliance/editing/order.css"]}

    def render(self, name, value, attrs=None, renderer=None):
        """The texts are for the script: “…” stands for the name of the row."""
        return format_html(
            '<span class="place" data-moved="{}" data-first="{}" data-last="{}" data-nameless="{}">{}'
            '<button type="button" data-step="-1" data-label="{}" hidden>↑</button>'
            '<button type="button" data-step="1" data-label="{}" hidden>↓</button></span>',
            _("“%(row)s” now stands in place %(place)s of %(count)s."),
            _("“%(row)s” already stands first."),
            _("“%(row)s” already stands last."),
            _("new row"),
            super().render(name, value, attrs, renderer),
            _("Move “%(row)s” up"),
            _("Move “%(row)s” down"),
        )


class PlaceField(forms.IntegerField):
    """A place; a row without one comes last."""

    widget = Place

    def __init__(self, **kwargs):
        kwargs = {"label": gettext_lazy("order"), "min_value": 0, "max_value": LAST_PLACE, "required": False} | kwargs
        super().__init__(**kwargs)


def numbered(places: Iterable[int | None]) -> list[int]:
    """The places of rows that stand in this order: each as it is, where it comes after the one before, else the next.

    So an order that has not changed keeps its numbers, gaps included.
    """
    numbers, last = [], 0
    for place in places:
        last = place if place is not None and place > last else last + 1
        numbers.append(last)
    return numbers if last <= LAST_PLACE else list(range(1, len(numbers) + 1))
