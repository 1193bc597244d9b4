"""What each role may do, by rule: from the classes that there are, so that a new one needs nothing here.

Each role may do all that the one before it may. Its permissions are those of a group of the same name, set after every
migration (and every flush of a test), when Django has made the permissions of all classes; so a class that is added
later is in the roles as soon as its table is there. What somebody sets on these groups by hand does not last: for
another mix there are groups of one's own.
"""

from collections.abc import Iterable, Iterator

from django.apps import apps as all_apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import router
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from alliance.knowledge.rows import keyed_models

READER, CONTRIBUTOR, EDITOR, REVIEWER, ADMINISTRATOR = ROLES = (
    "reader",
    "contributor",
    "editor",
    "reviewer",
    "administrator",
)

LABELS = {
    READER: _("Reader"),
    CONTRIBUTOR: _("Contributor"),
    EDITOR: _("Editor"),
    REVIEWER: _("Reviewer"),
    ADMINISTRATOR: _("Administrator"),
}

MEANINGS = {
    READER: _("sees everything, changes nothing"),
    CONTRIBUTOR: _("sees everything and writes drafts, which others publish"),
    EDITOR: _("writes, saves, publishes and imports"),
    REVIEWER: _(
        "everything an editor may do; approves drafts, decides on reports of readers and on conflicts of loads"
    ),
    ADMINISTRATOR: _("all of a reviewer; gives roles to others and sees who has signed in"),
}

# What a role may do besides with classes that are no records: (app, class, actions).
BESIDE = {
    READER: [("knowledge", "change", ["view"]), ("knowledge", "conflict", ["view"])],
    CONTRIBUTOR: [
        ("editing", "draft", ["add", "change", "delete"]),
        ("editing", "article", ["view", "add", "change", "delete"]),
    ],
    EDITOR: [("editing", "draft", ["publish"]), ("editing", "article", ["take_in"])],
    REVIEWER: [
        ("editing", "draft", ["approve"]),
        ("knowledge", "conflict", ["change"]),
        ("reports", "report", ["change"]),
    ],
    ADMINISTRATOR: [
        ("auth", "user", ["view", "add", "change", "delete"]),
        ("auth", "group", ["view", "add", "change", "delete"]),
        ("axes", "accesslog", ["view"]),
        ("axes", "accessfailurelog", ["view"]),
        ("axes", "accessattempt", ["view", "delete"]),
    ],
}
SEEN_BY_ALL = [("editing", "draft", ["view"]), ("reports", "report", ["view"])]

Right = tuple[str, str]  # app and codename


def rights_of(role: str) -> set[Right]:
    """All that a role may do, with what the roles before it may."""
    rights = {right for one in ROLES[: ROLES.index(role) + 1] for right in own_rights(one)}
    return rights | set(spelled(SEEN_BY_ALL))


def own_rights(role: str) -> Iterator[Right]:
    yield from spelled(BESIDE[role])
    for model in keyed_models():
        app, name = model._meta.app_label, model._meta.model_name
        if role == READER:
            yield from spelled([(app, name, ["view"]), (app, f"historical{name}", ["view"])])
        elif role == EDITOR:
            yield from spelled([(app, name, ["add", "change", "delete"])])


def spelled(rights: Iterable[tuple[str, str, list[str]]]) -> Iterator[Right]:
    return ((app, f"{action}_{name}") for app, name, actions in rights for action in actions)


def grant(using: str = "default") -> None:
    """Give every role its group and exactly its permissions, as far as these are there; nothing is written twice."""
    known = {
        (app, codename): pk
        for pk, app, codename in Permission.objects.using(using).values_list(
            "pk", "content_type__app_label", "codename"
        )
    }
    for role in ROLES:
        group, _made = Group.objects.using(using).get_or_create(name=role)
        group.permissions.set(known[right] for right in rights_of(role) if right in known)


def after_migrating(sender, using, apps=all_apps, **kwargs):
    """Django makes the permissions of each app in turn; here all are made at once, and handed out.

    `apps` are those whose tables are there: where not everything is migrated yet there may be no groups.
    """
    if not {"auth", "editing"} <= set(apps.all_models) or not router.allow_migrate_model(using, Group):
        return
    for app in all_apps.get_app_configs():
        create_permissions(app, verbosity=0, using=using, apps=apps)
    grant(using)


def roles_of(user) -> list[tuple[str, str]]:
    """Label and meaning of what a user has, the most powerful last."""
    names = set(user.groups.values_list("name", flat=True))
    return [(LABELS[role], MEANINGS[role]) for role in ROLES if role in names]


def is_role(group: Group) -> bool:
    return group.name in LABELS


def connect(app) -> None:
    """To be called when the app `app` is ready."""
    post_migrate.connect(after_migrating, sender=app)
