"""Which claims about a fact stand against each other."""

from django import template

from alliance.sources.verdicts import Verdict

register = template.Library()

OPPOSED = {Verdict.DISAGREES}
DIFFERENT = OPPOSED | {Verdict.OUTDATED, Verdict.AHEAD, Verdict.IMPRECISE, Verdict.UNDATED}


@register.filter
def contested(fact):
    """The claims, of all sides, about those fields on which sources differ; asks for `with_claims` rows.

    Where a reason is written although nobody is wrong, the fields about which somebody says something else.
    """
    fields = fields_with(fact, OPPOSED)
    if fact.reason and not fields:
        fields = fields_with(fact, DIFFERENT) or fields_with(fact, set(Verdict))
    return [claim for claim in fact.footnotes if claim.field in fields]


@register.filter
def uncontested(fact):
    """The other claims."""
    opposed = {claim.pk for claim in contested(fact)}
    return [claim for claim in fact.footnotes if claim.pk not in opposed]


def fields_with(fact, verdicts):
    return {claim.field for claim in fact.footnotes if claim.field and claim.verdict in verdicts}


@register.filter
def by_reason(facts):
    """The contested ones among facts, with those together that are settled for the same reason."""
    groups = {}
    for fact in facts:
        if fact.reason or contested(fact):
            groups.setdefault(fact.reason, []).append(fact)
    return list(groups.items())


@register.filter
def together(claims):
    """The claims in groups that say the same in the same words, each group to be shown once with all its sources."""
    groups = {}
    for claim in claims:
        groups.setdefault((claim.field, claim.value, claim.verdict, claim.statement), []).append(claim)
    return list(groups.values())
