"""The map and the timeline for other sites: the drawing alone, and the only pages that may stand in a frame."""

from csp.decorators import csp_replace
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_exempt

from alliance.timeline.views import TimelineView
from members.map.views import DrawnPage


class Embedded:
    """A drawing without what is around it; `page` is the address of the whole answer to the same question."""

    page_name: str

    @method_decorator([xframe_options_exempt, csp_replace({"frame-ancestors": ["*"]})])
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        query = self.request.GET.urlencode()
        page = reverse(self.page_name) + (f"?{query}" if query else "")
        return super().get_context_data(**kwargs, page=page)


class EmbeddedMapView(Embedded, DrawnPage):
    """The members on a day as a map; without a day, on the day of reading."""

    template_name = "embed/map.html"
    page_name = "members:map"


class EmbeddedTimelineView(Embedded, TimelineView):
    """The timeline, or what an address asks of it."""

    template_name = "embed/timeline.html"
    page_name = "timeline"
