"""Two editors on one record: what both have done is merged, and what cannot be is shown to the second."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from alliance.editing import sheets
from alliance.editing.checks.rules import Problem
from alliance.editing.collisions.authors import Authors
from alliance.editing.collisions.merging import SIDES, Collision, Met, Rule, Taken, meet
from alliance.editing.collisions.settling import settle
from alliance.editing.spoken import label_of, names_of, spoken, spoken_row
from alliance.keyed import Keyed

SALT = "alliance.editing.collisions.reconciling"
NOTHING: sheets.Sheet = {"record": {}, "rows": {}, "change": {}}


class Side(NamedTuple):
    """One of the three versions to choose from."""

    name: str
    label: str
    text: str


class Question(NamedTuple):
    """A collision as the page shows it."""

    name: str
    label: str
    author: str
    sides: list[Side]


class Asked(NamedTuple):
    """All that has to be chosen on one form, and the same as a hidden field brings it back."""

    questions: list[Question]
    token: str


def reconcile(model_admin, request: HttpRequest, obj: Keyed | None) -> list[Problem]:
    """Bring what was typed (`request.attempt.typed`) together with what the database has now (`.before`).

    Called inside the transaction, before the form is bound: from here on the request carries the merged form, which
    began with what the database has now. Where both changed the same it may not be saved, as the answer says.
    """
    attempt = request.attempt
    waiting = loads(request.POST.get("_collisions", ""))
    if obj is None or (attempt.base == attempt.before and not waiting):
        return []
    place = Place(model_admin, request, obj)
    answered = [(one, side) for number, one in enumerate(waiting) if (side := chosen(request, number))]
    met = meet(attempt.base or NOTHING, settle(attempt.typed, answered, place.rules), attempt.before, place.rules)
    attempt.base, attempt.typed = attempt.before, met.sheet
    collisions = still_open(waiting, answered, met)
    attempt.collision = place.asked(collisions) if collisions else None
    request.POST = place.posted(met.sheet)
    if met.taken and not attempt.look:
        messages.info(request, place.told_of(met.taken))
    return place.problems(collisions) if collisions else []


def still_open(waiting: list[Collision], answered: list[tuple[Collision, str]], met: Met) -> list[Collision]:
    """What is new, and what was asked before and has no answer yet, unless it is asked anew."""
    anew = {one[:3] for one in met.collisions}
    done = {one[:3] for one, _side in answered}
    return [*met.collisions, *(one for one in waiting if one[:3] not in anew | done)]


def chosen(request: HttpRequest, number: int) -> str:
    side = request.POST.get(f"_choose-{number}", "")
    return side if side in SIDES else ""


def loads(text: str) -> list[Collision]:
    """The collisions that the form was shown with; none where somebody has made them up."""
    try:
        return [Collision(*one) for one in signing.loads(text, salt=SALT)]
    except signing.BadSignature:
        return []


class Place:
    """The form on which two versions of a record meet."""

    def __init__(self, model_admin, request: HttpRequest, obj: Keyed):
        self.model_admin, self.request, self.obj = model_admin, request, obj
        self.inlines = dict(sheets.formsets_of(model_admin, request, obj))
        self.rules = {prefix: self.rule_of(formset) for prefix, formset in self.inlines.items()}
        self.authors = Authors()

    def rule_of(self, formset) -> Rule:
        """Rows added twice are one where their key is made of the same; those of a numbered class are never."""
        registered = self.model_admin.admin_site._registry.get(formset.model)
        identity = () if formset.model.numbered else getattr(registered, "identity", ())
        order = "position" if "position" in formset.form.base_fields else ""
        return Rule(tuple(name for name in identity if name != formset.fk.name), order)

    def model(self, prefix: str) -> type[Keyed]:
        return self.inlines[prefix].model if prefix else type(self.obj)

    def posted(self, sheet: sheets.Sheet) -> QueryDict:
        """The merged form as a browser would send it, with whatever else was sent."""
        sent = self.request.POST.copy()
        fields = sheets.fields_of(self.model_admin, self.request, self.obj)
        for name in list(sent):
            if name in fields or name.startswith(tuple(f"{prefix}-" for prefix in self.inlines)):
                del sent[name]
        for name, values in sheets.to_post(self.model_admin, self.request, self.obj, sheet).lists():
            sent.setlist(name, values)
        sent["_base"] = sheets.dumps(self.request.attempt.base)
        sent.pop("_collisions", None)
        return sent

    def asked(self, collisions: list[Collision]) -> Asked:
        questions = [self.question(number, one) for number, one in enumerate(collisions)]
        return Asked(questions, signing.dumps(collisions, salt=SALT, compress=True))

    def question(self, number: int, collision: Collision) -> Question:
        labels = {"mine": _("Mine"), "theirs": _("Theirs"), "original": _("Original")}
        sides = [Side(side, labels[side], self.text(collision, side)) for side in SIDES]
        return Question(f"_choose-{number}", self.label(collision), self.author(collision), sides)

    def author(self, place: Collision | Taken) -> str:
        """Who has changed it, and when."""
        key = place.row if place.prefix else self.obj.key
        order = place.theirs if isinstance(place, Collision) else place.after
        keys = order if place.prefix and not place.row else []
        return str(self.authors.of(self.model(place.prefix), key, place.field, keys))

    def label(self, place: Collision | Taken) -> str:
        """“First day”, “Agenda: Ukraine, note”, “Agenda: order”."""
        model = self.model(place.prefix)
        if not place.prefix:
            return label_of(model, place.field)
        rows = str(model._meta.verbose_name_plural)
        rows = rows[:1].upper() + rows[1:]
        if not place.row:
            return _("%(rows)s: order") % {"rows": rows}
        row = self.row_name(place)
        return f"{rows}: {row}, {label_of(model, place.field)}" if place.field else f"{rows}: {row}"

    def row_name(self, place: Collision | Taken) -> str:
        """What a row is called beneath its record: by what its key is made of, else by its own name."""
        model, rule = self.model(place.prefix), self.rules[place.prefix]
        before = self.request.attempt.before["rows"][place.prefix]
        values = next((row["values"] for row in before if row["key"] == place.row), None) or self.values_of(place)
        if rule.identity and values:
            return ", ".join(spoken(model, name, values.get(name)) for name in rule.identity)
        return names_of(model, [place.row])

    def values_of(self, place: Collision | Taken) -> dict[str, Any]:
        return next((side for side in place[3:] if isinstance(side, dict)), {})

    def text(self, collision: Collision, side: str) -> str:
        value = collision.side(side)
        model = self.model(collision.prefix)
        if collision.is_of_order:
            return "\n".join(self.row_name(collision._replace(row=key)) for key in value)
        if collision.is_of_row:
            return spoken_row(model, value)
        return spoken(model, collision.field, value)

    def problems(self, collisions: Iterable[Collision]) -> list[Problem]:
        """Beside the field that waits for a choice; what has no field of its own is told above the form."""
        told = _("Somebody else has changed the same: choose what shall stand, then save again.")
        beside = [
            Problem(_("Somebody else has changed this, too: choose what shall stand."), one.field, self.row_noun(one))
            for one in collisions
            if one.field
        ]
        return [Problem(told), *beside]

    def row_noun(self, collision: Collision) -> str:
        return f"{self.model(collision.prefix).noun()}/{collision.row}" if collision.prefix else ""

    def told_of(self, taken: list[Taken]) -> str:
        """What is on the form because of others, and because of whom."""
        by: dict[str, list[str]] = {}
        for one in taken:
            by.setdefault(self.author(one), []).append(self.label(one))
        told = [_("%(who)s: %(what)s") % {"who": who, "what": "; ".join(labels)} for who, labels in by.items()]
        return _("Put together with what others have saved meanwhile. %(told)s.") % {"told": ". ".join(told)}
