"""Which claims about a fact stand against each other, and the notes that say who says so."""

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from alliance.sources.footnotes import entries_of
from alliance.sources.verdicts import Verdict
from alliance.templatetags.wording import anchor

register = template.Library()

OPPOSED = {Verdict.DISAGREES}
DIFFERENT = {Verdict.OUTDATED, Verdict.AHEAD, Verdict.IMPRECISE}


@register.filter
def contested(fact):
    """The claims, of all sides, about those fields on which sources differ; asks for `with_claims` rows.

    Where a reason is written although nobody is wrong, the fields about which somebody says something else.
    """
    fields = fields_with(fact, OPPOSED)
    if fact.reason and not fields:
        tiers = (DIFFERENT, {Verdict.UNDATED}, set(Verdict))
        fields = next(filter(None, (fields_with(fact, tier) for tier in tiers)), set())
    return [claim for claim in fact.footnotes if claim.field in fields]


@register.filter
def uncontested(fact):
    """The other claims."""
    opposed = {claim.pk for claim in contested(fact)}
    return [claim for claim in fact.footnotes if claim.pk not in opposed]


def fields_with(fact, verdicts):
    return {claim.field for claim in fact.footnotes if claim.field and claim.verdict in verdicts}


register.filter("entries", entries_of)


@register.filter
def is_disputed(fact):
    """Whether all sides are to be shown with a fact."""
    return bool(fact.reason or contested(fact))


@register.filter
def disputes(fact, field):
    """Whether it is this field on which sources differ."""
    return any(claim.field == field for claim in contested(fact))


@register.filter
def by_reason(facts):
    """The contested ones among facts, with those together that are settled for the same reason."""
    groups = {}
    for fact in facts:
        if is_disputed(fact):
            groups.setdefault(fact.reason, []).append(fact)
    return list(groups.items())


@register.filter
def together(claims):
    """The claims in groups that say the same in the same words, each group to be shown once with all its sources."""
    groups = {}
    for claim in claims:
        groups.setdefault((claim.field, claim.value, claim.verdict, claim.statement), []).append(claim)
    return list(groups.values())


@register.simple_tag(takes_context=True)
def footnote(context, about):
    """The mark that leads to the note about a fact with claims loaded; asks for `footnotes` in the context."""
    note, mark = context["footnotes"].refer(about)
    return format_html(
        '<sup class="noteref"><a href="#{}" id="{}" role="doc-noteref" aria-label="{}">{}</a></sup>',
        note.anchor,
        mark,
        _("note %(number)s") % {"number": note.number},
        str(note.number),
    )


@register.simple_tag(takes_context=True)
def sentence(context, said):
    """A `Sentence` with the marks of the notes that its words rest on."""
    words = {name: escape(word) for name, word in said.words.items()}
    for name, fact in said.facts.items():
        if f"%({name})s" in said.text:  # a mark that nobody sees would have a way back to nowhere
            words[name] = format_html("{}{}", words[name], footnote(context, fact))
    return mark_safe(str(escape(said.text)) % words)  # noqa: S308 — the text is escaped, each word above, too


@register.simple_tag(takes_context=True)
def box(context, facts):
    """The id of the place in the text that shows all sides of some facts; from then on their notes lead there."""
    place = f"{anchor(facts[0])}-sides"
    for fact in facts:
        context["footnotes"].set_out(fact, place)
    return place


@register.inclusion_tag("includes/claims/_dispute.html", takes_context=True)
def dispute(context, fact):
    """All sides, where sources differ about a fact, and the reason for the choice, open in the text."""
    if not is_disputed(fact):
        return {}
    return {"box": box(context, [fact]), "sides": entries_of(contested(fact)), "reason": fact.reason}


@register.inclusion_tag("includes/claims/_footnotes.html", takes_context=True)
def footnotes(context):
    """The notes, in the order of their numbers; stands last, for it has those that were referred to before it."""
    return {"notes": list(context["footnotes"])}
