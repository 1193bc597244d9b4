"""The pages of the documentation; some know more than their text."""

from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.formats import number_format
from django.views.generic import TemplateView

from alliance.bulk.offers import OFFERS
from alliance.dates import today
from alliance.docs.contents import PAGES, neighbours, page_named
from alliance.docs.endpoints import Endpoint, all_fields, all_formats, endpoints
from alliance.docs.errors import KINDS
from alliance.docs.examples import API, Example
from alliance.docs.fields import AROUND
from alliance.docs.limits import limits
from alliance.docs.sending import CHECK, UPLOAD
from alliance.docs.tasks import tasks
from alliance.docs.tools import CALL, client_settings, tools
from alliance.rest import deprecation


def first_of_month(day: date) -> str:
    return f"{day:%Y-%m}-01"


def whole_file(name: str) -> Example:
    return Example(f"/data/{name}", output=name)


def bulk(request: HttpRequest) -> dict:
    files = [{"offer": offer, "request": whole_file(offer.form.address)} for offer in OFFERS]
    return {"files": files}


def changes(request: HttpRequest) -> dict:
    return {"since": f"changes/?since={first_of_month(today())}"}


def check(request: HttpRequest) -> dict:
    return {"check": CHECK, "upload": UPLOAD, "most": number_format(settings.CHECK_BYTES, force_grouping=True)}


def fields(request: HttpRequest) -> dict:
    every = all_fields()
    anchors = {anchor for field in every for anchor in (field.name, field.base)}
    around = [(name, label, "" if name in anchors else name) for name, label in AROUND.items()]
    return {"fields": every, "around": around}


def mcp(request: HttpRequest) -> dict:
    address = request.build_absolute_uri("/mcp")
    return {"address": address, "tools": tools(), "client": client_settings(address), "call": CALL}


def start(request: HttpRequest) -> dict:
    return {"tasks": tasks(today()), "api": request.build_absolute_uri(API)}


def time(request: HttpRequest) -> dict:
    month = first_of_month(today())
    return {"known": f"members/?known_at={today()}", "changed": f"claims/?changed_at_from={month}"}


# What pages show besides their text, by name.
BESIDES = {
    "start": start,
    "endpoints": lambda request: {"endpoints": endpoints()},
    "formats": lambda request: {"formats": all_formats()},
    "time": time,
    "fields": fields,
    "check": check,
    "errors": lambda request: {"kinds": KINDS},
    "caching": lambda request: {"limits": limits()},
    "changes": changes,
    "bulk": bulk,
    "mcp": mcp,
    "versioning": lambda request: {"deprecated": deprecation.DEPRECATED},
}


class DocsView(TemplateView):
    """One page of the documentation."""

    template_name = "docs/page.html"
    page = None

    def get_context_data(self, **kwargs):
        previous, following = neighbours(self.page)
        besides = BESIDES.get(self.page.name, lambda request: {})(self.request)
        around = {"page": self.page, "pages": PAGES, "previous": previous, "following": following}
        return super().get_context_data(**{"template": self.page.template, **besides, **around, **kwargs})


class EndpointView(DocsView):
    """One endpoint, under the page of all."""

    page = page_named("endpoints")

    def get_context_data(self, **kwargs):
        try:
            endpoint = Endpoint(self.kwargs["endpoint"])
        except LookupError as error:
            raise Http404(str(error)) from None
        shown = {"title": endpoint.name, "summary": endpoint.about, "template": "docs/endpoint.html"}
        return super().get_context_data(**{**kwargs, **shown, "endpoint": endpoint})
