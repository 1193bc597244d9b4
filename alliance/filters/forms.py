"""A question as a whole: refused where a parameter is unknown, repeated or makes no sense beside another."""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alliance.filters.fields import CountField, Repeatable, meant

# What a rule finds wrong with a whole question: at which parameters, and why.
Rule = Callable[[dict], Iterable[tuple[str, ValidationError]]]

# Parameters of some lists that people try on others, and where they work.
ELSEWHERE = {
    "as_of": _(
        "“as_of” has no meaning here. It works on members, memberships, military-participations, partnerships, "
        "positions, terms, secretaries-general, country-names, organizations, operations, accession-steps, meetings, "
        "defence-expenditures, spending-pledges and timeline."
    ),
    "known_at": _(
        "“known_at” has no meaning here. It works on every single record, and on the lists members, memberships, "
        "accession-steps and meetings."
    ),
    "page": _("“page” has no meaning here: follow “next”, or give its “cursor”."),
    "format": _("“format” has no meaning here: in the API it is a suffix, as in members.csv."),
    "q": _("“q” has no meaning here. It works on search."),
}

# What parameters of ours are called in other APIs.
ALSO_CALLED = {
    "as_of": ("date", "day", "at", "on"),
    "page_size": ("limit", "per_page", "size"),
    "ordering": ("sort", "sort_by", "order", "order_by"),
    "fields": ("select",),
    "omit": ("exclude",),
    "expand": ("include", "embed"),
    "lang": ("language", "locale"),
}
MOST_UNKNOWN = 50  # that are named; for each it is looked up what was meant
CLOSE = 0.7  # names of parameters are short: less alike, they mean something else

# What pages that come in parts read besides their filters.
PAGE = {"page": CountField(label=_("page"), required=False)}


def without_blanks(query: QueryDict) -> QueryDict:
    """What a form on a page asks: fields left empty are not asked, while in an address an empty value is an error."""
    asked = query.copy()
    for name, values in query.lists():
        if not any(value.strip() for value in values):
            del asked[name]
    return asked


class StrictForm(forms.Form):
    """Refuses parameters that are unknown, or repeated though they have one value.

    `besides` are further parameters that are read, fields by name; `rules` look at the whole question.
    """

    def __init__(self, *args, besides: Mapping[str, forms.Field] | None = None, rules: Iterable[Rule] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= {name: deepcopy(field) for name, field in (besides or {}).items()}
        self.rules = rules

    def clean(self):
        unknown = [name for name in self.data if name not in self.fields]
        for name in unknown[:MOST_UNKNOWN]:
            self._errors[name] = self.error_class([self.unknown(name)])
        for name in self.fields:
            if isinstance(self.fields[name].widget, Repeatable) or not hasattr(self.data, "getlist"):
                continue
            if len(self.data.getlist(name)) > 1:
                self.add_error(name, ValidationError(_("The parameter is given more than once."), code="repeated"))
        for rule in self.rules:
            for name, error in [*rule(self.cleaned_data)]:
                self.add_error(name, error)
        return self.cleaned_data

    def known_as(self, name: str) -> str:
        """What a parameter that other APIs have is called here, if it is known here."""
        return next((ours for ours, names in ALSO_CALLED.items() if name in names and ours in self.fields), "")

    def unknown(self, name):
        if name in ELSEWHERE:
            return ValidationError(ELSEWHERE[name], code="elsewhere")
        allowed = list(self.fields)
        if not allowed:
            return ValidationError(_("Unknown parameter: none is known here."), code="unknown", params={"allowed": []})
        params = {"words": ", ".join(allowed), "allowed": allowed}
        if close := self.known_as(name) or meant(name, allowed, CLOSE):
            return ValidationError(
                _("Unknown parameter: did you mean “%(close)s”? Known are: %(words)s."),
                code="unknown",
                params={**params, "close": close},
            )
        return ValidationError(_("Unknown parameter. Known are: %(words)s."), code="unknown", params=params)
