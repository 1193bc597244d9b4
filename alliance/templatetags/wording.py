"""Text marked with its language, names on a day, anchors of facts, and the way around the site."""

from datetime import date

from django import template
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import conditional_escape, format_html
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from alliance import wording

register = template.Library()

register.filter("clock", wording.clock)
register.filter("moment", wording.moment)

# The ways around the site: the main sections at the head of each page, the others at its foot.
NAVIGATIONS = {
    "header": (
        _("Sections"),
        [
            ("members:members", _("Members")),
            ("members:map", _("Map")),
            ("timeline", _("Timeline")),
            ("summits:meetings", _("Meetings")),
            ("summits:topics", _("Topics")),
            ("compare", _("Compare")),
            ("checking:check", _("Check a text")),
            ("sources:disputed", _("Disputed")),
            ("sources:sources", _("Sources")),
        ],
    ),
    "footer": (
        _("More"),
        [
            ("members:accession", _("Accession")),
            ("summits:operations", _("Operations")),
            ("members:organizations", _("Organizations")),
            ("members:partnerships", _("Partners")),
            ("members:persons", _("Persons")),
            ("members:positions", _("Positions")),
            ("changes", _("Changes")),
            ("reports:corrections", _("Corrections")),
            ("docs:start", "API"),
            ("data", _("Data")),
            ("about", _("About")),
        ],
    ),
}

# Names of languages that Django does not have in Indonesian, or has in an older spelling.
LANGUAGE_NAMES = {"cs": _("Czech"), "fr": _("French"), "no": _("Norwegian")}

register.filter("ordinal", wording.ordinal)


@register.filter
def marked(text):
    """Text that is not in the language of the page says so in its `lang`; other text stays as it is."""
    return in_language(text, getattr(text, "language", ""))


@register.filter
def in_language(text, code):
    """The text, marked with its language where that is known and not the language of the page."""
    if not text or not code or code == get_language():
        return conditional_escape(text)
    return format_html('<span lang="{}">{}</span>', code, text)


@register.filter
def language_name(code):
    """The name of a language in the active one; the code where nobody knows a name."""
    if code in LANGUAGE_NAMES:
        return str(LANGUAGE_NAMES[code])
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code


@register.simple_tag
def country_name(country, day=None):
    """What a country was called on a day, which asks for `named_on` rows; what it is called, without a day."""
    return marked(country.name_on(day) if day else country.name)


@register.filter
def anchor(fact):
    """The id of a fact on the page that shows it: `membership-nato-tr`."""
    return f"{fact.noun()}-{fact.key.replace('/', '-')}"


@register.filter
def address(fact):
    """The page that shows a fact, at the place where it stands."""
    return f"{fact.get_absolute_url().split('#')[0]}#{anchor(fact)}"


@register.simple_tag(takes_context=True)
def twin(context, code):
    """The same page with the same question in another language, as a path."""
    return swapped(context.request.get_full_path(), code)


@register.simple_tag(takes_context=True)
def absolute_twin(context, code):
    """The same as a whole address, for `hreflang`."""
    return context.request.build_absolute_uri(twin(context, code))


def swapped(path, code):
    """Addresses are alike in all languages but for the prefix; one without a prefix has the home page as its twin."""
    home, other_home = reverse("home"), f"/{code}/"
    return path.replace(home, other_home, 1) if path.startswith(home) else other_home


@register.inclusion_tag("includes/frame/_navigation.html", takes_context=True)
def navigation(context, place="header"):
    """The sections offered there, with the one that the page belongs to."""
    path = context.request.path
    label, sections = NAVIGATIONS[place]
    links = [(reverse(name), shown) for name, shown in sections]
    return {"label": label, "links": [(url, shown, path == url, path.startswith(url)) for url, shown in links]}


@register.filter
def mistakes(form):
    """What is wrong with a question: the parameter, the label that readers see it by, if it has one, and the errors."""
    return [(name, form[name].label if name in form.fields else "", errors) for name, errors in form.errors.items()]


@register.filter
def grouped(number):
    """A number with its thousands and decimals set apart, as the active language does it."""
    return number_format(number, use_l10n=True, force_grouping=True)


@register.filter
def noun_name(fact):
    """What kind of fact it is, in the active language: “accession step”."""
    return fact._meta.verbose_name


@register.filter
def spelled(note):
    """A note whose days are written out."""
    values = {name: wording.written(value) if isinstance(value, date) else value for name, value in note.values.items()}
    return str(note.text) % values
