"""Who has the form of a record open at this moment, and whether somebody has saved it since it was opened.

A page says every 20 seconds that it is there; who has not been heard of for 60 seconds is gone.
"""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alliance.editing.models import Presence
from alliance.keyed import Keyed
from alliance.knowledge.models import Change
from alliance.wording import clock

GONE_AFTER = timedelta(seconds=60)
MOST_NAMES = 5
MOST_CHANGES = 200  # looked through at once


def arrive(user, record: Keyed, now: datetime) -> None:
    """Say that a user has the form of a record open; who is gone is forgotten by the way."""
    here = Presence(user=user, kind=record.noun(), key=record.key, since=now, seen_at=now)
    with transaction.atomic():
        Presence.objects.filter(seen_at__lt=now - GONE_AFTER).delete()
        Presence.objects.bulk_create(
            [here], update_conflicts=True, update_fields=["seen_at"], unique_fields=["user", "kind", "key"]
        )


def leave(user, record: Keyed) -> None:
    Presence.objects.filter(user=user, kind=record.noun(), key=record.key).delete()


def others(user, record: Keyed, now: datetime) -> list[Presence]:
    """Who else has it open, who came first at first."""
    here = Presence.objects.filter(kind=record.noun(), key=record.key, seen_at__gte=now - GONE_AFTER)
    return list(here.exclude(user=user).select_related("user").order_by("since", "pk")[: MOST_NAMES + 1])


def told(present: list[Presence]) -> str:
    """“Also at work on this record: ada (since 10:05 UTC).”"""
    if not present:
        return ""
    names = [
        _("%(name)s (since %(time)s UTC)") % {"name": one.user.get_username(), "time": clock(one.since)}
        for one in present[:MOST_NAMES]
    ]
    if len(present) > MOST_NAMES:
        names.append("…")
    at_work = _("Also at work on this record: %(names)s. Your changes will be merged.")
    return at_work % {"names": ", ".join(names)}


def last_change() -> int:
    return Change.objects.aggregate(last=Max("seq"))["last"] or 0


def was_changed(record: Keyed, since: int) -> bool:
    """Whether the record, or what hangs on it, has changed after a number of the change log."""
    its_own = Q(kind=record.noun(), key=record.key)
    beneath = Q(key__startswith=f"{record.key}/") | Q(kind="claim", key__contains=f"/{record.noun()}/{record.key}/")
    newest = Change.objects.filter(seq__gt=since).order_by("-seq").values_list("pk", flat=True)[:MOST_CHANGES]
    return Change.objects.filter(its_own | beneath, pk__in=list(newest)).exists()


class Attending:
    """For an admin of keyed rows: its forms show who else has them open."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_presence"
        view = self.admin_site.admin_view(self.presence_view)
        return [path("<path:object_id>/presence/", view, name=name), *super().get_urls()]

    def presence_view(self, request, object_id):
        """POST: I am here, or with `leave` no more. Answers who else is, in words."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        if "leave" in request.POST:
            leave(request.user, record)
            return HttpResponse(status=204)
        return JsonResponse(self.presence(request, record) | {"changed": was_changed(record, seen(request))})

    def presence(self, request: HttpRequest, record: Keyed) -> dict:
        """Who else is there; who may not change the record is not in anybody's way."""
        now = timezone.now()
        if self.has_change_permission(request, record) or self.may_draft(request, record):
            arrive(request.user, record, now)
        return {"told": told(others(request.user, record, now))}

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and obj.pk and "_popup" not in request.GET:
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_presence"
            about = {"address": reverse(name, args=[obj.pk]), "seen": last_change()}
            context |= {"presence": self.presence(request, obj) | about}
        return super().render_change_form(request, context, add, change, form_url, obj)


def seen(request: HttpRequest) -> int:
    """The number of the change log that the page began with."""
    number = request.POST.get("seen", "")
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else last_change()
