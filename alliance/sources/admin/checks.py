"""Rules for what all facts have in common, and for sources and claims."""

from django.utils.translation import gettext as _

from alliance.editing.checks.citing import own_fields
from alliance.editing.checks.rules import CLAIMS, partial, refuses, spelled, warns
from alliance.facts import Fact, Period
from alliance.sources.models import Claim, Source
from alliance.sources.verdicts import Verdict
from alliance.wording import written


@refuses(Period)
def ends_after_it_starts(fact):
    start, end = partial(fact, "start"), partial(fact, "end")
    if start and end and end.first_day <= start.first_day:
        yield (
            "end",
            _(
                "The end must come after the start: the start is %(start)s, the end %(end)s. Correct one of them, or "
                "give both as exactly as they are known."
            )
            % {"start": spelled(start), "end": spelled(end)},
        )


@warns(Fact, CLAIMS)
def outside_every_claim(fact, today):
    """A value for which there are claims, all of them giving one that it never had."""
    claims = list(fact.claims.exclude(field=""))
    for field in own_fields(type(fact)):
        said = [claim for claim in claims if claim.field == field]
        if said and all(claim.verdict == Verdict.DISAGREES for claim in said):
            values = ", ".join(sorted({f"“{claim.value}”" for claim in said}))
            yield (
                field,
                _(
                    "No source gives this value: the claims on this page say %(values)s. Correct the value, or add a "
                    "claim that gives it."
                )
                % {"values": values},
            )


@warns(Source, "published", "published_precision", "read_on")
def read_before_it_appeared(source, today):
    published = partial(source, "published")
    if published and source.read_on and source.read_on < published.first_day:
        yield (
            "read_on",
            _("Read on %(read)s, but published only on %(published)s: correct one of the two.")
            % {"read": written(source.read_on), "published": spelled(published)},
        )


@warns(Source, "published", "read_on", "dead_on")
def not_yet(source, today):
    for field in ("published", "read_on", "dead_on"):
        day = getattr(source, field)
        if day and day > today:
            yield field, _("%(day)s has not come yet: check the year.") % {"day": written(day)}


@warns(Source, "url")
def same_address(source, today):
    other = source.url and Source.objects.filter(url=source.url).exclude(pk=source.pk).first()
    if other:
        yield (
            "url",
            _("“%(other)s” has the same address: use that record, if it is the same text.") % {"other": other},
        )


@warns(Claim, "source", "field", "value")
def said_already(claim, today):
    said = Claim.objects.filter(source=claim.source_id, field=claim.field, value=claim.value).exclude(pk=claim.pk)
    other = claim.field and said.filter(**{f"{claim.reference}_id": getattr(claim, f"{claim.reference}_id")}).first()
    if other and other.paragraph == claim.paragraph:
        yield (
            "value",
            _("“%(source)s” stands here with this value already: take one of the two out.") % {"source": claim.source},
        )
