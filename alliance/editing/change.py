"""What stands at the end of every form: the source of a change, the reason, and the warnings that somebody confirms."""

from collections.abc import Mapping, Sequence

from django import forms
from django.contrib.admin import helpers
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alliance.editing import sheets
from alliance.editing.checks.rules import Problem
from alliance.editing.checks.sourcing import OWN_SOURCE
from alliance.sources.models import Claim

LONGEST_WHY = 1000


class ChangeForm(forms.Form):
    """`change_source` is set up by `for_admin`, which knows the site and what the editor may add."""

    change_source = forms.Field(required=False)
    change_why = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        help_text=_("Stands in the history. Needed where something is deleted, emptied or moved."),
    )

    @classmethod
    def for_admin(cls, model_admin, request, problems: Sequence[Problem] = ()) -> "ChangeForm":
        """As it was sent, with what is wrong with it; a fresh one where nothing was sent."""
        sent = as_known(request.POST) if set(cls.base_fields) & set(request.POST) else None
        form = cls(sent)
        if issubclass(model_admin.model, OWN_SOURCE):
            del form.fields["change_source"]
            return form
        claims = model_admin.admin_site.get_model_admin(Claim)
        field = claims.formfield_for_dbfield(Claim._meta.get_field("source"), request)
        field.required, field.label = False, _("Source")
        field.help_text = _("Who says so. For each new value without a claim, a claim by this source is added.")
        form.fields["change_source"] = field
        for problem in problems if sent else ():
            if problem.field in form.fields and not problem.row:
                form.add_error(problem.field, problem.text)
        return form

    def fieldset(self, model_admin) -> helpers.Fieldset:
        return helpers.Fieldset(self, _("This change"), fields=tuple(self.fields), model_admin=model_admin)

    @property
    def media(self):
        own = forms.Media(css={"all": ["alliance/editing/change.css"]}, js=["alliance/editing/checks.js"])
        return super().media + own


def as_known(data: QueryDict) -> QueryDict:
    """Without a source that is none: what is no number cannot even be offered again."""
    known = data.copy()
    if not sheets.read_change(data)["source"]:
        known["change_source"] = ""
    return known


def refused_change(data: Mapping[str, str]) -> list[Problem]:
    """What of it cannot even be written down."""
    form = ChangeForm(data)
    return [Problem(str(error), field) for field, errors in form.errors.items() for error in errors]
