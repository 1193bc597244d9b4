"""What may be asked of the search."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alliance.filters import Asked, OneOfField, StrictForm
from alliance.search.kinds import KINDS

LONGEST_QUESTION = 200


def kinds():
    return [(kind.noun, capfirst(kind.label)) for kind in KINDS]


class QuestionField(Asked, forms.CharField):
    """Any text, of at most 200 characters: quotes and operators mean nothing but themselves."""

    widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"})

    def clean(self, value):
        if value and len(value.strip()) > LONGEST_QUESTION:
            raise ValidationError(
                _("The value is too long: at most %(longest)s characters."),
                code="long",
                params={"longest": LONGEST_QUESTION},
            )
        return super().clean(value)


class SearchForm(StrictForm):
    q = QuestionField(label=_("Countries, meetings, topics, persons, sources, claims"), required=False)
    kind = OneOfField(label=_("kind"), required=False, choices=kinds)
