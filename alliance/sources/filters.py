"""What may be asked about sources and claims."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_filters import Filter

from alliance.filters import (
    SEARCHED,
    Asked,
    OneOfField,
    OneOfFilter,
    RecordField,
    RecordFilter,
    StrictFilterSet,
    StrictForm,
    meant,
)
from alliance.sources.disputes import country_model
from alliance.sources.judging import fact_models
from alliance.sources.models import Claim, Source
from alliance.templatetags.wording import language_name


def fact_nouns():
    """The classes of facts by their names outside, as choices."""
    return sorted((model.noun(), model._meta.verbose_name) for model in fact_models())


def claimed_fields():
    """The fields that a claim may give, of all classes of facts, as choices."""
    return [(field, field) for field in sorted({field for model in fact_models() for field in model.judged_fields})]


def languages():
    """The languages of the sources there are, as choices."""
    codes = Source.objects.exclude(language="").order_by("language").values_list("language", flat=True).distinct()
    return [(code, language_name(code)) for code in codes]


class FactField(Asked, forms.CharField):
    """The key of a fact: every fact has a claim."""

    def to_python(self, value):
        if not Claim.objects.on(value).exists():
            raise self.unknown(value)
        return value

    def unknown(self, value):
        keys = Claim.objects.with_fact_key().order_by("fact_key").values_list("fact_key", flat=True).distinct()
        if close := meant(value, [*keys[:SEARCHED]]):
            return ValidationError(
                _("There is no %(noun)s “%(value)s”. Did you mean “%(close)s”?"),
                code="unknown_record",
                params={"noun": _("fact"), "value": value, "close": close},
            )
        return ValidationError(
            _("There is no fact “%(value)s” with a claim."), code="unknown_record", params={"value": value}
        )


class OfKind(OneOfFilter):
    """Claims about one class of facts."""

    def filter(self, claims, noun):
        return claims.about(noun) if noun else claims


class OnFact(Filter):
    """Claims about the facts with one key; add `kind` where several classes use it."""

    field_class = FactField

    def filter(self, claims, key):
        return claims.on(key) if key else claims


class CalledField(RecordField):
    """The countries that a word may mean, by what they are called."""

    def to_python(self, value):
        countries = list(self.model.objects.called(value))
        if not countries:
            raise self.unknown(value)
        return countries


class DisputeForm(StrictForm):
    """Which of the facts on which sources differ: of one class, about one country."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= {
            "kind": OneOfField(label=_("about"), choices=fact_nouns(), required=False),
            "country": CalledField(label=_("country"), model=country_model(), required=False),
        }

    @property
    def chosen(self):
        """What is asked for and understood."""
        return {
            "kind": self.cleaned_data.get("kind") or "",
            "countries": self.cleaned_data.get("country") or [],
        }


class SourceFilter(StrictFilterSet):
    kind = OneOfFilter(Source.Kind.choices, label=_("kind"))
    language = OneOfFilter(languages, label=_("language"))


class AtRecord(RecordFilter):
    """A record at which a long list is to be opened: it narrows nothing."""

    def filter(self, rows, record):
        return rows


class ClaimFilter(StrictFilterSet):
    source = RecordFilter(Source, label=_("source"))
    verdict = OneOfFilter(Claim._meta.get_field("verdict").choices, label=_("verdict"))
    kind = OfKind(fact_nouns, label=_("about"))
    fact = OnFact(label=_("fact"))
    field = OneOfFilter(claimed_fields, label=_("field"))


class SourceClaimFilter(ClaimFilter):
    """The claims of one source, given by the list, opened at one of them."""

    claim = AtRecord(Claim, label=_("claim"))
