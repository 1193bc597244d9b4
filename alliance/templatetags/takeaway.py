"""What the head and the foot of each page give to take along: citation, pictures for links, linked data."""

import json
from html import unescape

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from alliance.dates import today
from alliance.takeaway import linked
from alliance.takeaway.citation import cited
from alliance.takeaway.pictures import picture_for

register = template.Library()

FRAME = '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>'

# As Open Graph names languages.
LOCALES = {"en": "en_GB", "id": "id_ID"}

# So that no text can end the script element, nor be read as a comment or an entity.
ESCAPED = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


class Remember(template.Node):
    """Keeps what it encloses, as text without tags, under a name for the rest of the page; shows nothing."""

    def __init__(self, name, nodelist):
        self.name, self.nodelist = name, nodelist

    def render(self, context):
        context[self.name] = " ".join(unescape(strip_tags(self.nodelist.render(context))).split())
        return ""


@register.tag
def remember(parser, token):
    """`{% remember page_title %}{% block title %}{% endblock %}{% endremember %}`: a block that is needed twice."""
    name = token.split_contents()[1]
    nodelist = parser.parse(("endremember",))
    parser.delete_first_token()
    return Remember(name, nodelist)


@register.inclusion_tag("includes/frame/_cite.html", takes_context=True)
def cite(context):
    """How to cite the page; nothing where its question was refused."""
    form, bar = context.get("form"), context.get("bar")
    if form and form.errors:
        return {}
    day = bar.day if bar and (bar.asked or bar.always) else None
    parameters = [*(form.fields if form else ()), *(["page"] if context.get("page_obj") else ())]
    return {"citation": cited(context["request"], context["page_title"], day, today(), parameters)}


@register.inclusion_tag("includes/frame/_embed.html", takes_context=True)
def embed_code(context, name, label, title, height):
    """How to put the drawing of the page, `height` pixels high, into another site; the same question, if any."""
    form = context.get("form")
    if not form or form.errors:
        return {}
    request = context["request"]
    query = request.GET.urlencode()
    address = request.build_absolute_uri(reverse(name) + (f"?{query}" if query else ""))
    code = FRAME.format(escape(address), escape(title), height)
    return {"label": label, "code": code, "address": address, "bar": context["bar"]}


@register.inclusion_tag("includes/frame/_open_graph.html", takes_context=True)
def open_graph(context):
    """How a link to the page looks elsewhere."""
    request = context["request"]
    return {
        "title": context["page_title"],
        "description": context["page_description"],
        "address": request.build_absolute_uri(),
        "picture": request.build_absolute_uri(picture_for(request.path)),
        "locale": LOCALES[get_language()],
        "locales": [locale for language, locale in LOCALES.items() if language != get_language()],
    }


@register.simple_tag(takes_context=True)
def website_json_ld(context):
    return script(linked.website(context["request"].build_absolute_uri))


@register.simple_tag(takes_context=True)
def dataset_json_ld(context, first):
    return script(linked.dataset(context["request"].build_absolute_uri, first))


@register.simple_tag(takes_context=True)
def country_json_ld(context, country, stays):
    return script(linked.country(country, stays, context["request"].build_absolute_uri))


@register.simple_tag(takes_context=True)
def event_json_ld(context, meeting):
    """Of the meeting with what its page has loaded."""
    lists = {name: context[name] for name in ("guests", "guest_organizations", "documents")}
    return script(linked.event(meeting, context["agenda"], context["request"].build_absolute_uri, **lists))


def script(described: linked.Linked) -> SafeString:
    """A data block: no browser runs it."""
    text = json.dumps(described, ensure_ascii=False).translate(ESCAPED)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(text))
