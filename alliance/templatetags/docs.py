"""Requests in the documentation: `{% curl "members.csv" %}`, or with the answer, `{% ask "members/" %}`."""

import re

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from alliance.docs.answers import answer_to
from alliance.docs.examples import Example

register = template.Library()

PART = re.compile(r"(?:(?<=\w/)|(?<=[?&,]))(?=\w)")
LONGEST_LINE = 300


def site_of(context) -> str:
    return context["request"].build_absolute_uri("/").rstrip("/")


@register.inclusion_tag("docs/includes/_code.html", takes_context=True)
def curl(context, path, **asked):
    """The request as a line for curl; `asked` as in `Example`."""
    example = Example(path, **asked)
    return {"code": example.curl(site_of(context)), "status": example.status}


@register.inclusion_tag("docs/includes/_code.html", takes_context=True)
def ask(context, path, lines=0, **asked):
    """The request with what it is answered; of a long answer the first lines."""
    return exchange(context, Example(path, **asked), lines)


@register.inclusion_tag("docs/includes/_code.html", takes_context=True)
def asked(context, example, lines=0):
    """The same for an example that stands in the code."""
    return exchange(context, example, lines)


@register.inclusion_tag("docs/includes/_code.html", takes_context=True)
def requested(context, example):
    """The request alone, of an example that stands in the code."""
    return {"code": example.curl(site_of(context)), "status": example.status}


@register.inclusion_tag("docs/includes/_snippets.html", takes_context=True)
def snippets(context, task):
    return {"snippets": task.snippets(site_of(context))}


def exchange(context, example: Example, lines: int) -> dict:
    answer = answer_to(example, context["request"])
    return {"code": example.curl(site_of(context)), "status": example.status, "answer": shortened(answer, lines)}


def shortened(text: str, lines: int) -> str:
    """The first lines, none of them endless; all of it where no number is given."""
    if not lines:
        return text
    kept = text.splitlines()
    shown = [line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…" for line in kept[:lines]]
    return "\n".join([*shown, "…"] if len(kept) > lines else shown)


@register.filter
def breakable(code: str) -> SafeString:
    """Addresses in it may go on in the next line between their parts; what is copied stays the same."""
    return format_html_join(mark_safe("<wbr>"), "{}", ((part,) for part in PART.split(code)))
