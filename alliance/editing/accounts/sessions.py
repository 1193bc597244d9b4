"""How long somebody stays signed in, and how it ends everywhere at once.

A session ends after `SESSION_IDLE` without anything done and after `SESSION_COOKIE_AGE` in any case; a password that
is changed ends all others (Django's own rule). Only the admin has sessions.
"""

import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
PRECISION = 60  # seconds: more often than that a session is not written for having been seen
# What a page asks by itself, while nobody may be sitting before it.
BY_ITSELF = ("/presence/",)


class SessionLimits:
    """Ends sessions that are over, and sees to it that nothing of the admin is kept by browsers or in between."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(reverse("admin:index")):
            return self.get_response(request)
        if request.user.is_authenticated:
            if is_over(request.session, time.time()):
                logout(request)
            elif not request.path_info.endswith(BY_ITSELF):
                see(request.session, time.time())
        response = self.get_response(request)
        response.headers["Cache-Control"] = "no-store, private"
        return response


def is_over(session, now: float) -> bool:
    """A session from before there were limits counts as begun now."""
    age, idle = now - session.get(SIGNED_IN_AT, now), now - session.get(SEEN_AT, now)
    return age > settings.SESSION_COOKIE_AGE or idle > settings.SESSION_IDLE.total_seconds()


def see(session, now: float) -> None:
    if now - session.get(SEEN_AT, 0) > PRECISION:
        session.setdefault(SIGNED_IN_AT, int(now))
        session[SEEN_AT] = int(now)


def begin(sender, request, user, **kwargs):
    """Each login begins a time of its own, in whatever session it happens."""
    if hasattr(request, "session"):
        request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = int(time.time())


user_logged_in.connect(begin)


def end_all(user) -> int:
    """End every session of a user and give how many there were.

    A session tells whose it is only when it is read; as readers have none, there are few.
    """
    running = Session.objects.filter(expire_date__gt=timezone.now())
    ended = [one.pk for one in running.iterator() if one.get_decoded().get(SESSION_KEY) == str(user.pk)]
    return Session.objects.filter(pk__in=ended).delete()[0]
