"""What search engines may find: every page in both languages, and which addresses lead nowhere new."""

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.http import HttpResponse
from django.urls import reverse

from alliance.docs.contents import PAGES as DOCS
from alliance.sources.models import Source
from alliance.summits.models import Meeting, Operation, Topic
from members.models import Country, Organization

# The pages that are no record's, by the names of their addresses.
PAGES = (
    "home",
    "about",
    "changes",
    "checking:check",
    "compare",
    "data",
    "timeline",
    "members:accession",
    "members:map",
    "members:members",
    "members:organizations",
    "members:partnerships",
    "members:persons",
    "members:positions",
    "reports:corrections",
    "sources:disputed",
    "sources:sources",
    "summits:meetings",
    "summits:operations",
    "summits:topics",
    *(f"docs:{page.name}" for page in DOCS),
)

# The questions that an address may ask are endless: of each page, crawlers are asked to read the one without any.
# What `search/` finds has addresses of its own; so has what is embedded.
ROBOTS = """\
User-agent: *
Disallow: /admin/
Disallow: /*/embed/
Disallow: /*/report/
Disallow: /*/reports/
Disallow: /*/search/
Disallow: /*?*as_of=
Disallow: /*/compare/?
Disallow: /*/disputed/?*country=
Disallow: /*/disputed/?*kind=
Disallow: /*/sources/*?claim=
Disallow: /*/timeline/?
Disallow: /api/v1/*?

Sitemap: {sitemap}
"""


class InBothLanguages(Sitemap):
    """Each address in each language, with its twins; which one is the default, the pages say themselves."""

    i18n = alternates = True


class Pages(InBothLanguages):
    def items(self):
        return PAGES

    def location(self, name):
        return reverse(name)


class Records(InBothLanguages):
    """All records of one class with a page each."""

    def __init__(self, model):
        self.model = model

    def items(self):
        return self.model.objects.order_by("key")


SITEMAPS = {"pages": Pages} | {
    model.plural(): Records(model) for model in (Country, Organization, Meeting, Topic, Operation, Source)
}


def sitemap_view(request):
    return sitemap(request, sitemaps=SITEMAPS)


def robots_view(request):
    text = ROBOTS.format(sitemap=request.build_absolute_uri(reverse("sitemap")))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
