"""The one path by which a form is saved, tried out, previewed or published: everything is saved in a transaction, then
judged as it stands, and taken back where it may not stand.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError, IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from alliance.editing import sheets
from alliance.editing.change import ChangeForm, refused_change
from alliance.editing.checks.assessing import Assessment, assess, tell_of
from alliance.editing.checks.rules import Problem
from alliance.editing.collisions import reconciling
from alliance.editing.documents import Document, document
from alliance.editing.kept import gone
from alliance.editing.sheets import Sheet
from alliance.history import told
from alliance.keyed import Keyed
from alliance.knowledge import changes


@dataclass
class Attempt:
    """One sending of a form; it hangs on the request as `request.attempt`."""

    base: Sheet | None = None  # the sheet that the form started from, None for a new record or where it is not known
    before: Sheet | None = None  # the sheet as the database has it now
    typed: Sheet | None = None  # what was sent
    stood: Document = field(default_factory=dict)  # the record and all that hung on it, as the database has it now
    assessment: Assessment | None = None  # what the save came to
    problems: list[Problem] = field(default_factory=list)
    checked: bool = False  # shown after a check that was asked for, with nothing saved
    collision: Any = None  # what `collisions` found, for the page to show
    look: Callable[[Keyed], Any] | None = None  # of a trial: what to look at before all is taken back


class NotSavedError(Exception):
    """The attempt may not stand."""

    def __init__(self, problems: list[Problem]):
        super().__init__([problem.text for problem in problems])
        self.problems = problems


class Tried(Exception):  # noqa: N818  no error: it ends a trial from within
    """A trial has come to its end, with nothing refused or everything that would be."""

    def __init__(self, trial: "Trial"):
        super().__init__()
        self.trial = trial


@dataclass
class Trial:
    """What saving would have come to. `response` is the form with its errors where it did not get as far as a save."""

    problems: list[Problem] = field(default_factory=list)
    seen: Any = None
    response: HttpResponse | None = None


class Saving:
    """For an admin of keyed rows: `changeform_view` by the path above. A GET is the stock one, with its base."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        request.POST = tidied(request.POST)
        arguments = request, object_id, form_url, extra_context
        try:
            return self.attempt(*arguments)
        except NotSavedError as refused:
            return self.show_again(*arguments, problems=refused.problems)
        except IntegrityError:
            return self.attempt_again(*arguments)

    def attempt(self, request, object_id, form_url="", extra_context=None, look=None):
        """Raises `NotSavedError`, `Tried` or `IntegrityError`, with nothing saved."""
        request.attempt = Attempt(base=sheets.loads(request.POST.get("_base", "")), look=look)
        if problems := refused_change(request.POST):
            raise NotSavedError(problems)
        change = sheets.read_change(request.POST)
        with changes.held(), transaction.atomic(), told(why=change["why"], source=change["source"]):
            obj = self.get_object(request, object_id) if object_id else None
            if object_id and obj is None and (page := gone.told(self, request, object_id)):
                return page
            if self.may_save(request, obj):
                request.attempt.stood = document(obj) if obj else {}
                request.attempt.before = sheets.stored(self, request, obj)
                request.attempt.typed = sheets.read(self, request, obj, request.attempt.base)
                if problems := reconciling.reconcile(self, request, obj):
                    raise NotSavedError(problems)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def attempt_again(self, request, object_id, form_url, extra_context):
        """Where somebody else was quicker the form is checked again and says what it now meets."""
        try:
            return self.attempt(request, object_id, form_url, extra_context)
        except NotSavedError as refused:
            return self.show_again(request, object_id, form_url, extra_context, problems=refused.problems)
        except DatabaseError:
            return self.not_saved(request)

    def may_save(self, request: HttpRequest, obj: Keyed | None) -> bool:
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def show_again(self, request, object_id, form_url, extra_context, problems: list[Problem]):
        """The form as it was typed, beside its problems: with these it is not valid, so nothing is saved."""
        request.attempt.problems = problems
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_related(self, request, form, formsets, change):
        """All is saved: judge it as it stands."""
        super().save_related(request, form, formsets, change)
        record, attempt = form.instance, request.attempt
        attempt.assessment = assess(record, attempt.stood, attempt.typed["change"], formsets)
        problems = attempt.assessment.problems
        if attempt.look:
            raise Tried(Trial(problems, attempt.look(record)))
        confirmed = request.POST.getlist("confirmed")
        if any(problem.blocks or problem.code not in confirmed for problem in problems):
            raise NotSavedError(problems)
        tell_of(attempt.assessment.made, request)

    def trial(self, request, object_id=None, look: Callable[[Keyed], Any] = lambda record: None) -> Trial:
        """Save, look, and take it back. `look` is called with the saved record, inside the transaction."""
        request.POST = tidied(request.POST)
        try:
            return Trial(response=self.attempt(request, object_id, look=look))
        except Tried as tried:
            return tried.trial
        except NotSavedError as refused:
            return Trial(problems=refused.problems)
        except IntegrityError:
            return Trial(problems=[Problem(_("Another record stands in the way."))])

    def get_form(self, request, obj=None, change=False, **kwargs):
        """A form that is shown again carries the problems of the attempt."""
        form = super().get_form(request, obj, change=change, **kwargs)
        form.problems = attempt_of(request).problems
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        attempt = attempt_of(request)
        shown = attempt.base if request.method == "POST" else sheets.stored(self, request, obj)
        context |= {"base": sheets.dumps(shown) if shown else "", "attempt": attempt}
        context["errors"] = [found for found in context["errors"] if found]  # the stock list has one per kind of rows
        if self.may_save(request, obj):
            change_form = ChangeForm.for_admin(self, request, attempt.problems)
            context |= {"this_change": change_form.fieldset(self), "media": context["media"] + change_form.media}
        return super().render_change_form(request, context, add, change, form_url, obj)


def attempt_of(request: HttpRequest) -> Attempt:
    return getattr(request, "attempt", None) or Attempt()


def tidied(data: QueryDict) -> QueryDict:
    """Browsers end lines in two characters; what was not touched has to be what it was.

    A form that counts more rows than fields were sent was not made by a browser, and no row of it is laid out.
    """
    tidy = data.copy()
    for name, values in data.lists():
        if name.endswith("-TOTAL_FORMS") and counts_beyond(values[-1], len(data)):
            values = [""]
        tidy.setlist(name, [value.replace("\r\n", "\n") for value in values])
    return tidy


def counts_beyond(text: str, most: int) -> bool:
    """Whether a text is a whole number above another; one of many digits need not be read for that."""
    return text.isascii() and text.isdecimal() and (len(text) > 6 or int(text) > most)
