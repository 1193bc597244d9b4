"""The summits of the alliance as a calendar to subscribe to, in the language of the page."""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import View

from alliance.summits.calendar import MEDIA_TYPE, calendar_of
from alliance.summits.models import Meeting
from members.models import ALLIANCE


class SummitCalendarView(View):
    """The alliance's summits, planned ones as tentative; those whose day is not known are in no calendar."""

    def get(self, request):
        summits = Meeting.objects.of(ALLIANCE).filter(kind=Meeting.Kind.SUMMIT)
        summits = summits.for_listing().with_agenda().order_by("start_date", "key")
        calendar = calendar_of(summits, _("NATO summits"), request.build_absolute_uri)
        response = HttpResponse(calendar.to_ical(), content_type=f"{MEDIA_TYPE}; charset=utf-8")
        response["Content-Disposition"] = f'inline; filename="summits-{get_language()}.ics"'
        return response
