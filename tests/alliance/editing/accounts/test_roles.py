"""Least privilege: every address of the admin, asked by every role, by GET and by POST.

The addresses come from the resolver and the expectations from the table below, so that a new address without an
expectation fails. A view is called as the site calls it, without the rendering of its page.
"""

import itertools
import re

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages.storage.base import BaseStorage
from django.contrib.sessions.backends.cache import SessionStore
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from django.urls import URLResolver, get_resolver, resolve
from django.utils.translation import override

from alliance.editing.accounts import roles, second_factor
from alliance.editing.accounts.roles import ADMINISTRATOR, CONTRIBUTOR, EDITOR, READER, REVIEWER, ROLES
from alliance.editing.models import Article, Draft
from alliance.knowledge.models import Change, Conflict
from alliance.knowledge.rows import keyed_models
from alliance.reports.models import Report
from alliance.summits.models import Meeting, Topic
from tests.editing import address, form_address, words

NOBODY, STRANGER = "nobody", "stranger"  # not signed in; signed in, but not of the staff
WHO = [NOBODY, STRANGER, *ROLES]
# Not for any role: where Django has an address for what cannot be done.
NONE = "none"

# The first of WHO that is let in, and all after it: by GET and by POST.
SITE = {
    "login": (NOBODY, NOBODY),
    "language": (NOBODY, NOBODY),
    "admin_password_reset": (NOBODY, NOBODY),
    "password_reset_done": (NOBODY, NONE),
    "password_reset_confirm": (NOBODY, NOBODY),
    "password_reset_complete": (NOBODY, NONE),
    "index": (READER, READER),
    "logout": (NONE, READER),
    "password_change": (READER, READER),
    "password_change_done": (READER, NONE),
    "account": (READER, READER),
    "sign_out_everywhere": (NONE, READER),
    "second_factor": (READER, READER),
    "recovery_codes": (READER, READER),
    "autocomplete": (READER, NONE),
    "jsi18n": (READER, NONE),
    "view_on_site": (READER, READER),
    "app_list": (READER, READER),
}
# Records: what their admin has for all of them.
RECORD = {
    "changelist": (READER, READER),
    "add": (EDITOR, EDITOR),
    "change": (READER, EDITOR),
    "delete": (EDITOR, EDITOR),
    "history": (READER, READER),
    "draft": (CONTRIBUTOR, CONTRIBUTOR),
    "draft_add": (CONTRIBUTOR, CONTRIBUTOR),
    "preview": (NONE, CONTRIBUTOR),
    "preview_add": (NONE, CONTRIBUTOR),
    "check": (NONE, CONTRIBUTOR),
    "check_add": (NONE, CONTRIBUTOR),
    "presence": (NONE, READER),
    "deleted": (READER, READER),
    "restore": (READER, EDITOR),
    "export": (READER, READER),
    "import": (EDITOR, EDITOR),
    "dry_run": (EDITOR, EDITOR),
}
OPENED = {"changelist", "add", "change"}
# Where a part of the address stands for nothing: who is let in is told so.
MISSING = {"dry_run"}
READ_ONLY = {"add": (NONE, NONE), "delete": (NONE, NONE)}
BESIDE = {
    "conflict": {"changelist": (READER, READER), "change": (READER, REVIEWER), "history": (READER, READER)} | READ_ONLY,
    "change": {"changelist": (READER, READER), "change": (READER, NONE), "history": (READER, READER)} | READ_ONLY,
    "report": {"changelist": (READER, READER), "change": (READER, REVIEWER), "history": (READER, READER)} | READ_ONLY,
    "draft": {
        "changelist": (READER, READER),
        "add": (NONE, NONE),
        "change": (EDITOR, EDITOR),  # of somebody else
        "delete": (EDITOR, EDITOR),
        "history": (READER, READER),
        "review": (READER, READER),
        "preview": (READER, READER),
        "publish": (NONE, EDITOR),
        "schedule": (NONE, EDITOR),
        "unschedule": (NONE, EDITOR),
        "submit": (NONE, EDITOR),
        "withdraw": (NONE, EDITOR),
        "approve": (NONE, REVIEWER),
    },
    "article": {
        "changelist": (CONTRIBUTOR, CONTRIBUTOR),
        "add": (CONTRIBUTOR, CONTRIBUTOR),
        "change": (CONTRIBUTOR, EDITOR),  # of somebody else
        "delete": (EDITOR, EDITOR),
        "history": (CONTRIBUTOR, CONTRIBUTOR),
        "facts": (CONTRIBUTOR, CONTRIBUTOR),
        "export": (CONTRIBUTOR, CONTRIBUTOR),
        "take_in": (EDITOR, EDITOR),
        **dict.fromkeys(["decide", "miss", "date", "text", "record", "submit"], (NONE, EDITOR)),
    },
    "user": dict.fromkeys(
        ["changelist", "add", "change", "delete", "history", "password_change"], (ADMINISTRATOR, ADMINISTRATOR)
    ),
    "group": dict.fromkeys(["changelist", "add", "change", "delete", "history"], (ADMINISTRATOR, ADMINISTRATOR)),
    **{
        log: {
            "changelist": (ADMINISTRATOR, ADMINISTRATOR),
            "change": (ADMINISTRATOR, NONE),
            "history": (ADMINISTRATOR, ADMINISTRATOR),
        }
        | READ_ONLY
        for log in ("accesslog", "accessfailurelog", "accessattempt")
    },
}
BESIDE["accessattempt"]["delete"] = (ADMINISTRATOR, ADMINISTRATOR)


def patterns(resolver=None, prefix=""):
    """Name and pattern of every address under /admin/."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, route)
        elif route.startswith("admin/"):
            yield pattern.name, route


def named(name: str | None) -> tuple[type | None, str | None]:
    """The class and the action that an address is of: (Meeting, "change"); of the site as a whole (None, "login")."""
    parts = (name or "").split("_", 2)
    if len(parts) == 3:
        try:
            return apps.get_model(parts[0], parts[1]), parts[2]
        except LookupError:
            pass
    return None, name


def expected(name: str | None) -> tuple[str, str] | None:
    if name is None:  # what leads on to the form of a record, and whatever else is asked for
        return READER, READER
    model, action = named(name)
    if model is None:
        return SITE.get(action)
    return (RECORD if model in keyed_models() else BESIDE.get(model._meta.model_name, {})).get(action)


# Where those are led who are not let in: to sign in, and some by the name of where they wanted to go.
TO_SIGN_IN = "/admin/login/?next="
ELSEWHERE = {"logout": r"/admin/", "editing_draft_change": r"/admin/editing/draft/\d+/review/"}
SHEET = {"record": {}, "rows": {}, "change": {}}


@pytest.fixture
def rows(db, meeting):
    """Something of every class that an address may be about."""
    user = get_user_model().objects.create_user("somebody")
    seen = {"username": "somebody", "ip_address": "192.0.2.1", "user_agent": "", "http_accept": "", "path_info": "/"}
    summit = meeting()
    made = [
        user,
        Group.objects.create(name="own"),
        summit,
        Draft.objects.create(kind="meeting", key=summit.key, title="x", sheet=SHEET, base=SHEET, made_by=user),
        Article.objects.create(title="x", source="x", reading={"facts": [], "claims": []}, made_by=user),
        Conflict.objects.create(kind="meeting", key=summit.key, field="title_en", base="", ours="", theirs=""),
        Report.objects.create(kind="meeting", key=summit.key),
        AccessLog.objects.create(**seen),
        AccessFailureLog.objects.create(**seen),
        AccessAttempt.objects.create(**seen, failures_since_start=1),
    ]
    return {type(row): row for row in made} | {Change: Change.objects.first()}


def address_of(name: str | None, route: str, rows) -> str:
    """The address with something real in the place of its parts."""
    app, name_of_class = [*route.split("/"), "", ""][1:3]
    model = apps.all_models.get(app, {}).get(name_of_class)
    if model not in rows:
        rows[model] = model.objects.order_by("pk").first() if model else rows[Meeting]
    row, kind = rows[model], ContentType.objects.get_for_model(Meeting).pk
    known = {"object_id": row.pk, "number": row.pk, "id": row.pk, "content_type_id": kind}
    known |= {"app_label": "summits", "uidb64": "x", "token": "y", "key": "x", "url": "nothing/"}
    path = PART.sub(lambda part: str(known[part[1] or part[2]]), route).strip("^$")
    return f"/{path}{QUERY.get(named(name)[1], '')}"


# A part of a pattern: `<path:object_id>`, or `(?P<app_label>…)`.
PART = re.compile(r"\(\?P<(\w+)>[^)]*\)|<(?:\w+:)?(\w+)>")


# What has to be asked for with some addresses, so that they answer.
QUERY = {
    "autocomplete": "?app_label=summits&model_name=meeting&field_name=organization",
    "restore": "?from=2100-01-01",
}


class Unread(BaseStorage):
    """Messages that nobody looks at."""

    def _get(self, *args, **kwargs):
        return [], True

    def _store(self, messages, *args, **kwargs):
        return []


def is_let_in(user, method: str, path: str) -> bool:
    """Whether the view does its work for the user; whatever it writes is taken back."""
    request = getattr(RequestFactory(), method)(path)
    request.user, request.session, request._dont_enforce_csrf_checks = user, SessionStore(), True
    request._messages = Unread(request)
    request.resolver_match = match = resolve(request.path_info)
    try:
        with transaction.atomic():
            response = match.func(request, *match.args, **match.kwargs)
            transaction.set_rollback(True)
    except PermissionDenied:
        return False
    except Http404:
        assert match.url_name is None or named(match.url_name)[1] in MISSING, path
        return True
    if response.status_code == 302:
        place = response.headers["Location"]
        return not place.startswith(TO_SIGN_IN) and not re.fullmatch(ELSEWHERE.get(match.url_name, "-"), place)
    assert response.status_code < 500, path
    return response.status_code not in {403, 405}


@pytest.fixture
def users(db):
    """One user of each kind."""
    made = {NOBODY: AnonymousUser(), STRANGER: get_user_model().objects.create_user(STRANGER)}
    for role in ROLES:
        made[role] = get_user_model().objects.create_user(role, is_staff=True)
        made[role].groups.add(Group.objects.get(name=role))
    return made


def test_every_address_of_the_admin_has_an_expectation():
    unexpected = {name for name, _route in patterns() if expected(name) is None}
    assert not unexpected, "\n".join(sorted(unexpected))


def asked_of(who: str, name: str | None):
    """By which methods somebody asks for an address, and whether it has to answer.

    All are refused whatever they may not. What they may, they do with records of one class; with those of the others
    the first role that may opens lists and forms, as the classes have their views in common.
    """
    model, action = named(name)
    is_one_of_many = model in keyed_models() and model is not Meeting
    for method, lowest in zip(("get", "post"), expected(name) or (), strict=False):
        may = lowest != NONE and WHO.index(who) >= WHO.index(lowest)
        if not may or not is_one_of_many or (method == "get" and who == lowest and action in OPENED):
            yield method, may


@pytest.mark.parametrize("who", WHO)
def test_each_role_is_let_in_where_the_table_says_and_nowhere_else(users, rows, who):
    wrong = []
    for name, route in patterns():
        path = address_of(name, route, rows)
        for method, may in asked_of(who, name):
            try:
                if is_let_in(users[who], method, path) is not may:
                    wrong.append(f"{method} {path}: {'refused' if may else 'let in'}")
            except Exception as error:  # told with the others
                wrong.append(f"{method} {path}: {error!r}")
    assert not wrong, "\n".join(wrong)


def test_contributors_work_on_their_own_drafts_and_publish_none(users, rows):
    draft, contributor = rows[Draft], users[CONTRIBUTOR]
    change, publish = (address(draft, page, draft.pk) for page in ("change", "publish"))
    assert not is_let_in(contributor, "get", change)
    Draft.objects.update(made_by=contributor)
    assert is_let_in(contributor, "get", change)
    assert is_let_in(contributor, "post", change)
    assert not is_let_in(contributor, "post", publish)


def test_each_role_may_all_that_the_one_before_it_may_and_more():
    rights = [roles.rights_of(role) for role in ROLES]
    assert all(less < more for less, more in itertools.pairwise(rights))


def test_every_permission_of_a_role_is_there_and_every_class_of_records_is_in_the_roles(db):
    for role in ROLES:
        has = Group.objects.get(name=role).permissions.values_list("content_type__app_label", "codename")
        assert set(has) == roles.rights_of(role)
    for model in keyed_models():
        app, name = model._meta.app_label, model._meta.model_name
        assert (app, f"view_{name}") in roles.rights_of(READER)
        assert {(app, f"{act}_{name}") for act in ("add", "change", "delete")} <= roles.rights_of(EDITOR)
        assert not {(app, f"{act}_{name}") for act in ("add", "change", "delete")} & roles.rights_of(CONTRIBUTOR)


def test_roles_are_whole_again_after_each_migration_whatever_became_of_them(db):
    Group.objects.all().delete()
    Permission.objects.all().delete()
    ContentType.objects.clear_cache()
    roles.after_migrating(sender=None, using="default")
    whole = {role: Group.objects.get(name=role).permissions.count() for role in ROLES}
    assert whole == {role: len(roles.rights_of(role)) for role in ROLES}
    reader = Group.objects.get(name=READER)
    reader.permissions.add(Permission.objects.get(codename="delete_meeting"))
    roles.grant()
    assert reader.permissions.count() == whole[READER]


@pytest.fixture
def superuser(db):
    return get_user_model().objects.create_superuser("chief")


def test_administrators_give_roles_but_make_no_superusers_and_touch_none(client, users, superuser):
    client.force_login(users[ADMINISTRATOR])
    editor = users[EDITOR]
    entries = {"username": EDITOR, "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    role = Group.objects.get(name=REVIEWER).pk
    assert client.post(form_address(editor), {**entries, "groups": [role]}).status_code == 302
    editor.refresh_from_db()
    assert (editor.is_superuser, [group.name for group in editor.groups.all()]) == (False, [REVIEWER])
    assert client.get(form_address(superuser)).status_code == 200
    assert client.post(form_address(superuser), entries).status_code == 403
    assert client.post(address(superuser, "delete", superuser.pk), {"post": "yes"}).status_code == 403
    assert client.post(f"/admin/auth/user/{superuser.pk}/password/", {}).status_code == 403


def test_administrators_sign_others_out_and_take_lost_second_factors_away(client, users, superuser):
    for user in (users[EDITOR], superuser):
        second_factor.give(user)
    client.force_login(users[ADMINISTRATOR])
    chosen = [users[EDITOR].pk, superuser.pk]
    for action in ("remove_second_factor", "sign_out"):
        entries = {"action": action, "_selected_action": chosen}
        told = words(client.post(address(superuser, "changelist"), entries, follow=True))
        assert "Done for 1 user." in told
    assert [second_factor.is_set_up(user) for user in (users[EDITOR], superuser)] == [False, True]


def test_roles_are_shown_in_words_and_cannot_be_changed_by_hand(client, users):
    client.force_login(users[ADMINISTRATOR])
    group = Group.objects.get(name=REVIEWER)
    page = words(client.get(form_address(group)))
    assert "approves drafts" in page
    assert "Can publish drafts" in page
    assert client.post(form_address(group), {"name": "reviewer", "permissions": []}).status_code == 403
    assert client.post(address(group, "delete", group.pk), {"post": "yes"}).status_code == 403
    listed = words(client.get(address(group, "changelist"), headers={"Accept-Language": "id"}))
    with override("id"):
        assert str(roles.LABELS[REVIEWER]) in listed


def test_with_a_second_factor_asked_for_a_password_opens_nothing(users, rows, settings):
    settings.SECOND_FACTOR = True
    inside = [name for name, _route in patterns() if (expected(name) or (NOBODY,))[0] != NOBODY]
    opened = []
    for name, route in patterns():
        if name in inside and name != "second_factor":
            path = address_of(name, route, rows)
            opened += [path for method in ("get", "post") if is_let_in(users[ADMINISTRATOR], method, path)]
    assert not opened


def test_a_list_does_for_nobody_what_its_forms_would_not(client, users, rows, topic):
    sabres, conflict = topic("Sabres"), rows[Conflict]
    delete = {"action": "delete_selected", "_selected_action": [sabres.pk], "post": "yes", "why": "x"}
    tick = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": conflict.pk, "form-0-resolved": "on"}
    for role in (READER, CONTRIBUTOR, EDITOR):
        client.force_login(users[role])
        if role != EDITOR:
            client.post(address(sabres, "changelist"), delete)
        client.post(address(conflict, "changelist"), {**tick, "_save": "1"})
    assert Topic.objects.filter(pk=sabres.pk).exists()
    assert not Conflict.objects.get(pk=conflict.pk).resolved
    client.force_login(users[REVIEWER])
    client.post(address(conflict, "changelist"), {**tick, "_save": "1"})
    assert Conflict.objects.get(pk=conflict.pk).resolved


def test_nobody_looks_up_users_by_way_of_a_choice(client, users):
    client.force_login(users[REVIEWER])
    choice = {"term": "", "app_label": "editing", "model_name": "draft", "field_name": "made_by"}
    assert client.get("/admin/autocomplete/", choice).status_code == 403
