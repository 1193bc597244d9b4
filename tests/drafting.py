"""Editors at work on drafts, and others who may less or approve."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from alliance.editing.models import Draft
from tests.editing import Editor, filled

CONTRIBUTES = ("add_draft", "change_draft", "delete_draft", "view_draft")


class Drafter(Editor):
    """An editor who keeps what was typed. `may` names permissions; without any it is somebody who may everything."""

    def __init__(self, name="drafter", may=None, *, source):
        self.client = Client()
        users = get_user_model().objects
        self.user = users.create_superuser(name) if may is None else users.create_user(name, is_staff=True)
        self.source = source
        if may is not None:
            self.user.user_permissions.set(permissions(may))
        self.client.force_login(self.user)

    def keep(self, row, rows=None, **values) -> Draft:
        """A draft of what `save` would post."""
        response = self.client.post(draft_address(row), self.entries(row, rows, **values))
        assert response.status_code == 302, response.status_code
        return Draft.objects.latest("pk")

    def entries(self, row, rows=None, **values) -> dict:
        """From the form of a draft, which is open to whoever may draft."""
        return super().entries(row, rows, **values)

    def open(self, row):
        if isinstance(row, Draft):
            return self.client.get(page_of(row, "change"))
        return self.client.get(draft_address(row))

    def go_on(self, draft, **values):
        """Save the form of a draft as it stands with these values."""
        opened = self.open(draft)
        entries = filled(opened) | {"version": draft.version, "change_source": self.source.pk}
        entries |= {name: getattr(value, "pk", value) for name, value in values.items()}
        return self.client.post(page_of(draft, "change"), entries)

    def act(self, draft, deed, **values):
        """Press a button of the review page, as of the version that `draft` has."""
        return self.client.post(page_of(draft, deed), {"version": draft.version, **values}, follow=True)

    def look(self, draft, page="review", **query):
        return self.client.get(page_of(draft, page), query)


def permissions(names) -> list[Permission]:
    seen = Permission.objects.filter(codename__startswith="view_")
    return [*seen, *Permission.objects.filter(codename__in=names)]


def draft_address(row) -> str:
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_draft"
    return reverse(f"{name}_add") if isinstance(row, type) else reverse(name, args=[row.pk])


def page_of(draft, page) -> str:
    return reverse(f"admin:editing_draft_{page}", args=[draft.pk])


def make_due(draft, by) -> None:
    """As if somebody had scheduled it, and its moment had come."""
    Draft.objects.filter(pk=draft.pk).update(publish_at=now() - timedelta(minutes=1), scheduled_by=by)


@pytest.fixture
def drafter(db, source):
    """Somebody who may everything, and cites a source."""
    return Drafter(source=source("What the drafter has read"))


@pytest.fixture
def contributor(db, source):
    """Somebody who may see all, and work on drafts."""
    return Drafter("contributor", CONTRIBUTES, source=source("What the contributor has read"))


@pytest.fixture
def second(db, source):
    """Another one who may everything."""
    return Drafter("second", source=source("What the second has read"))
