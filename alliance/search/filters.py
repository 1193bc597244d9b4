"""What may be asked of the search."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alliance.filters import Asked, OneOfField, SeveralField, StrictForm
from alliance.search.kinds import KINDS

LONGEST_QUESTION = 200


def kinds():
    return [(kind.noun, capfirst(kind.label)) for kind in KINDS]


class QuestionField(Asked, forms.CharField):
    """Any text, of at most 200 characters: quotes and operators mean nothing but themselves."""

    widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"})
    longest = LONGEST_QUESTION


class SearchForm(StrictForm):
    q = QuestionField(label=_("Countries, meetings, topics, persons, sources, claims"), required=False)
    kind = OneOfField(label=_("kind"), required=False, choices=kinds)


class SearchListForm(StrictForm):
    """The question to the API; of some kinds of records, or of all but some."""

    q = QuestionField(
        label=_("question"), help_text=_("Some words, in English or Indonesian; all of them must be there.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        told = {"kind": _("Records of these kinds alone."), "kind_not": _("No records of these kinds.")}
        for name, text in told.items():
            one = OneOfField(choices=kinds)
            self.fields[name] = SeveralField(one, label=_("kind"), help_text=text, required=False)

    def clean(self):
        cleaned = super().clean()
        if "q" in cleaned and cleaned["q"] is None:
            self.add_error("q", ValidationError(_("The question is missing: give some words."), code="missing"))
        return cleaned
