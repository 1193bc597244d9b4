"""The map as a page, for any day or step by step, and as a picture of its own."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alliance.as_of import AsOfForm, Turn, turns_of
from alliance.filters import NUMBER, Asked
from alliance.pages import by_name
from alliance.sources.pages import DatedPage
from alliance.xml import legal
from members.map import map_on
from members.models import ALLIANCE, Country, CountryName, Membership, Organization
from members.notes import on_members
from members.rounds import rounds_of
from members.sentences import count_on, place_in_joining

# Where the legend of the picture begins, and how high an entry is, in units of the drawing.
FIRST_ENTRY, ENTRY = 860, 62


def steps_of(turns: list[Turn]) -> list[Turn]:
    """What the slider stops at: the day before anything had changed, then each change, oldest first."""
    if not turns or turns[0].day == date.min:
        return turns
    return [Turn(turns[0].day - timedelta(days=1), "0"), *turns]


class StepField(Asked, forms.CharField):
    """A stop of the slider, by its number; its value is the day of that stop."""

    def to_python(self, value) -> date:
        steps = steps_of(turns_of(Membership.objects.of(ALLIANCE).turning_points()))
        if NUMBER.fullmatch(value) and int(value) < len(steps):
            return steps[int(value)].day
        raise ValidationError(
            _("“%(value)s” is not a step from 0 to %(last)s."), params={"value": value, "last": max(len(steps) - 1, 0)}
        )


class MapForm(AsOfForm):
    step = StepField(required=False)

    def clean(self):
        if {"as_of", "step"} <= self.data.keys():
            self.add_error("step", _("Ask for a day or for a step, not for both."))
        return super().clean()


class DrawnPage(DatedPage):
    """The members of the alliance on a day, drawn."""

    covered = Membership

    def get_context_data(self, **kwargs):
        self.organization = Organization.alliance()
        if self.day:
            names = CountryName.objects.in_use(self.day, "country__names")
            stays = Membership.objects.of(ALLIANCE).for_listing().order_by("start", by_name("country__"), "key")
            self.stays = list(stays.prefetch_related(names))
            kwargs["map"] = map_on(self.day, self.stays, Country.objects.named_on(self.day))
            kwargs["sentence"] = count_on(self.day, self.now, self.organization, kwargs["map"].count)
        return super().get_context_data(**kwargs)

    def turns(self):
        return turns_of(Membership.objects.of(ALLIANCE).turning_points())

    def notes(self):
        return [*on_members(self.organization, self.day), *super().notes()]


class MapView(DrawnPage):
    """The map with its table; a step of its slider leads to the day of that step."""

    template_name = "members/map.html"
    form_class = MapForm

    def get(self, request, *args, **kwargs):
        page = super().get(request, *args, **kwargs)
        day = self.cleaned.get("step")
        return HttpResponseRedirect(f"{request.path}?as_of={day}") if day else page

    def get_context_data(self, **kwargs):
        kwargs = super().get_context_data(**kwargs)
        steps = steps_of(kwargs["bar"].turns)
        if self.day and steps:
            reached = sum(step.day <= self.day for step in steps)
            kwargs |= {"steps": steps, "step": max(reached - 1, 0), "rows": self.rows(kwargs["map"])}
            kwargs["joined"] = [stay for stay in self.stays if stay.start == self.day]
        return kwargs

    def rows(self, drawn):
        """The table: each member with its decade and its place in the order of joining."""
        rounds = rounds_of(self.stays)
        rows = [(stay, decade, place_in_joining(stay, rounds)) for decade in drawn.legend for stay in decade.stays]
        return [{"stay": stay, "decade": decade, "place": place} for stay, decade, place in rows]


class MapPictureView(DrawnPage):
    """The drawing alone, as a file for other pages and for paper: colours and words inside, nothing else needed."""

    template_name = "members/map.svg"
    content_type = "image/svg+xml"

    def render_to_response(self, context, **kwargs):
        """A name with a control character must not keep the whole picture from being read."""
        picture = super().render_to_response(context, **kwargs).render()
        picture.content = legal(picture.content.decode())
        return picture

    def get_context_data(self, **kwargs):
        kwargs = super().get_context_data(**kwargs)
        site = self.request.build_absolute_uri("/").rstrip("/")
        page = f"{site}{reverse('members:map')}" + (f"?as_of={self.day}" if self.day else "")
        legend = kwargs["map"].legend if self.day else []
        key = [(FIRST_ENTRY + place * ENTRY, decade) for place, decade in enumerate(legend)]
        return {**kwargs, "site": site, "page": page, "key": key}
