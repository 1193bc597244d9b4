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
    fields = fields_with(fact, OPPOSED) or (fact.reason and (fields_with(fact, DIFFERENT) or fields_with(fact, Verdict)))
    return [claim for claim in fact.footnotes if claim.field and claim.field in (fields or ())]


@register.filter
def uncontested(fact):
    """The other claims."""
    opposed = {claim.pk for claim in contested(fact)}
    return [claim for claim in fact.footnotes if claim.pk not in opposed]


def fields_with(fact, verdicts):
    return {claim.field for claim in fact.footnotes if claim.field and claim.verdict in verdicts}
