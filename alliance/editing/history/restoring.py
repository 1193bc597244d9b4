"""Bringing back what stood at a moment: one field, one row with what hangs on it, or everything.

What was chosen on a page is written only where the record still stands as that page showed it.
"""

from collections.abc import Iterable

from django import forms
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import AbstractBaseUser
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alliance.editing.documents import RowError, RowErrors, apply
from alliance.editing.history.comparing import Comparison, Rows
from alliance.editing.history.moments import written
from alliance.history import told
from alliance.knowledge import changes
from alliance.knowledge.rows import noun_to_model
from alliance.summits.models import AgendaItem

LONGEST_WHY = 1000


class WhyForm(forms.Form):
    """What undoes somebody's work says why."""

    why = forms.CharField(
        label=_("Why"),
        max_length=LONGEST_WHY,
        help_text=_("It stands in the history, for everybody who comes later."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        error_messages={"required": _("Say why: whoever comes later will ask.")},
    )


class RestoreForm(WhyForm):
    """Which differences are to be taken back: those that are ticked, or all."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=64)
    take = forms.TypedMultipleChoiceField(coerce=int, required=False)
    everything = forms.BooleanField(required=False)

    def __init__(self, comparison: Comparison, data=None):
        super().__init__(data, initial={"token": comparison.token})
        self.fields["take"].choices = [(box.number, box.number) for box in comparison.boxes]

    def clean(self):
        super().clean()
        if not (self.cleaned_data.get("everything") or self.cleaned_data.get("take") or "take" in self.errors):
            raise forms.ValidationError(_("Nothing is ticked: tick what shall be restored."))

    def ticked(self) -> set[int]:
        """For the page that is shown again."""
        return {int(number) for number in self.data.getlist("take") if number.isascii() and number.isdecimal()}

    def chosen(self, comparison: Comparison) -> Rows:
        """The rows to be written."""
        ticked = set(self.cleaned_data["take"])
        rows: Rows = {}
        for box in comparison.boxes:
            if self.cleaned_data["everything"] or box.number in ticked:
                for kind, by_key in box.rows.items():
                    for key, row in by_key.items():
                        add(rows.setdefault(kind, {}), key, row)
        return rows


def add(rows: dict, key: str, row: dict | None) -> None:
    """Several fields of one row make one row."""
    rows[key] = row if row is None else {**(rows.get(key) or {}), **row}


class NotRestoredError(ValueError):
    """Nothing was written; `reasons` says why, in words."""

    def __init__(self, reasons: Iterable[str]):
        self.reasons = [str(reason) for reason in reasons]
        super().__init__(" ".join(self.reasons))


def restore(user: AbstractBaseUser, comparison: Comparison, form: RestoreForm) -> None:
    """Write what was chosen of it. Raises `NotRestoredError`."""
    try:
        with changes.held():  # nobody else writes between the look and the save
            comparison.look_again()
            if comparison.token != form.cleaned_data["token"]:
                raise NotRestoredError([_("Somebody has changed the record meanwhile. Look at it again, and choose.")])
            rows = form.chosen(comparison)
            if lacking := list(forbidden(user, rows, comparison)):
                raise NotRestoredError([_("You may not do all of that: %(what)s.") % {"what": "; ".join(lacking)}])
            make_room(rows, comparison)
            put_into_lists(rows, comparison)
            with told(why=f"Restored as of {written(comparison.then)}: {form.cleaned_data['why']}"):
                apply(rows)
    except RowErrors as refused:
        raise NotRestoredError(in_words(refused.errors)) from None


def forbidden(user: AbstractBaseUser, rows: Rows, comparison: Comparison) -> Iterable[str]:
    """What the user may not do of what writing these rows would do."""
    words = {"change": _("change: %(kind)s"), "add": _("add: %(kind)s"), "delete": _("delete: %(kind)s")}
    wanted = {
        (kind, "delete" if row is None else "change" if key in comparison.after.get(kind, {}) else "add"): None
        for kind, by_key in rows.items()
        for key, row in by_key.items()
    } | {(listed.row.noun(), "change"): None for listed in comparison.lists}
    for kind, action in wanted:
        options = noun_to_model()[kind]._meta
        if not user.has_perm(f"{options.app_label}.{get_permission_codename(action, options)}"):
            yield words[action] % {"kind": options.verbose_name}


def make_room(rows: Rows, comparison: Comparison) -> None:
    """A topic that comes back to an agenda takes its former place; those from there on move down."""
    kind = AgendaItem.noun()
    back = {key for key in rows.get(kind, {}) if key not in comparison.after.get(kind, {})}
    agenda = comparison.after.get(kind, {}) | {
        key: {**comparison.after.get(kind, {}).get(key, {}), **row} for key, row in rows.get(kind, {}).items() if row
    }
    staying = [key for key in agenda if key not in rows.get(kind, {}) or rows[kind][key]]
    places = [agenda[key]["position"] for key in staying]
    if not back or len(set(places)) == len(places):
        return
    in_order = sorted(staying, key=lambda key: (agenda[key]["position"], key not in back, key))
    for position, key in enumerate(in_order, start=1):
        if agenda[key]["position"] != position:
            add(rows[kind], key, {"position": position})


def put_into_lists(rows: Rows, comparison: Comparison) -> None:
    """A record that comes back stands again in the lists out of which its deletion took it."""
    for listed in comparison.lists:
        row = {listed.field.name: listed.with_it(comparison.key)}
        add(rows.setdefault(listed.row.noun(), {}), listed.row.key, row)


def in_words(errors: Iterable[RowError]) -> list[str]:
    """Each error with the row and the field it is about."""
    found = []
    for error in errors:
        model = noun_to_model()[error.kind]
        columns = {field.name: field.verbose_name for field in model.public_fields()}
        place = [f"{capfirst(str(model._meta.verbose_name))} “{error.key}”"]
        place += [str(columns[error.field])] if error.field in columns else []
        found.append(f"{', '.join(place)}: {error.message}")
    return found
