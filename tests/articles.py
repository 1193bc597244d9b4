"""An article that is being read, and those who read it."""

from pathlib import Path

import pytest
import yaml
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from alliance.editing.articles.deciding import EDITABLE, digest
from alliance.editing.models import Article
from alliance.extraction.paragraphs import paragraphs

TEXT = """The Strelsau canary sings of the Alliance.

NATO has 31 members, said the Duchess of Zenda on 4 April 2025.

The summit was held in Strelsau, and spoke of cyber defence."""

SOURCE = {"kind": "article", "title": "The Strelsau canary", "publisher": "Strelsau Gazette", "published": "2025-04-04"}
KEY = "the-strelsau-canary"


def proposal(fact, field="", value="", paragraph=2, decision="proposed", **cells) -> dict[str, str]:
    said = f"{fact} {field} {value}".strip()
    place = next(one for one in paragraphs(TEXT) if one.number == paragraph)
    return {
        "paragraph": str(paragraph),
        "sha256": place.sha256,
        "characters": "0-4",
        "decision": decision,
        "fact": fact,
        "field": field,
        "value": value,
        "statement_en": f"Says: {said}.",
        "statement_ind": f"Berkata: {said}.",
        **cells,
    }


COUNT = proposal("organization/nato", "member_count", "31")
NEW_RECORDS = [
    {"person": {"key": "flavia-of-zenda", "name": "Flavia of Zenda"}},
    {
        "office": {
            "key": "nato/duchess",
            "organization": "nato",
            "title_en": "Duchess",
            "title_ind": "Adipati",
        }
    },
    {
        "meeting": {
            "key": "nato-summit-strelsau",
            "organization": "nato",
            "kind": "summit",
            "status": "held",
            "title_en": "NATO Summit, Strelsau",
            "title_ind": "KTT NATO, Strelsau",
            "city_en": "Strelsau",
            "city_ind": "Strelsau",
            "start_date": "2025-03",
            "is_numbered": "no",
        }
    },
    {"term": {"key": "nato/duchess/flavia-of-zenda", "office": "nato/duchess", "person": "flavia-of-zenda"}},
    {
        "agenda-item": {
            "key": "nato-summit-strelsau/cyber-defence",
            "meeting": "nato-summit-strelsau",
            "topic": "cyber-defence",
            "position": "1",
        }
    },
]
NEW_CLAIMS = [
    proposal("term/nato/duchess/flavia-of-zenda", "person", "flavia-of-zenda"),
    proposal("meeting/nato-summit-strelsau", "city_en", "Strelsau", 3),
    proposal("meeting/nato-summit-strelsau", "start_date", "2025", 3),
    proposal("agenda-item/nato-summit-strelsau/cyber-defence", "topic", "cyber-defence", 3),
]


class Desk:
    """Somebody of a role, or who may everything, at work on an article."""

    def __init__(self, name: str, role: str = ""):
        users = get_user_model().objects
        self.user = users.create_user(name, is_staff=True) if role else users.create_superuser(name)
        if role:
            self.user.groups.add(Group.objects.get(name=role))
        self.client = Client()
        self.client.force_login(self.user)

    def read(self, article):
        return self.client.get(page(article))

    def post(self, article, deed="change", follow=True, **sent):
        return self.client.post(page(article, deed), sent, follow=follow)

    def decide(self, article, number, decision="accepted", seen=None, **said):
        """As a script does: answers JSON."""
        stored = Article.objects.get(pk=article.pk).claims[number]
        cells = {name: stored.get(name, "") for name in EDITABLE} | said
        sent = {f"{name}-{number}": value for name, value in cells.items()}
        sent |= {f"seen-{number}": seen or digest(stored), f"decision-{number}": decision}
        return self.client.post(page(article), sent, headers={"Accept": "application/json"})

    def take_in(self, article, **sent):
        article.refresh_from_db()
        return self.post(article, "take_in", version=article.version, why="Read it.", **sent)


def page(article, deed="change") -> str:
    return reverse(f"admin:editing_article_{deed}", args=[article.pk])


def decided(claims, decision="accepted") -> list[dict[str, str]]:
    return [{**one, "decision": decision} for one in claims]


def written(article, folder: Path) -> Path:
    """The reading as the file that an export gives, for the build."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{article.source}.yaml"
    path.write_text(yaml.safe_dump({"file": article.file, "source": article.source, **article.reading}))
    return path


@pytest.fixture
def desk_of(db):
    return Desk


@pytest.fixture
def reader(db):
    return Desk("reader")


@pytest.fixture
def article(db, reader):
    """`article(claims, facts)`: being read by `reader`, of a source that is not recorded yet."""

    def make(claims=(COUNT,), facts=(), by=None, **values):
        reading = {"facts": [{"source": dict(SOURCE)}, *facts], "claims": list(claims)}
        given = {"published": "2025-04-04", "is_dated": True, "source": KEY, "text": TEXT, "text_at": now()} | values
        made_by = (by or reader).user
        made = Article.objects.create(
            title=SOURCE["title"], file="canary.txt", reading=reading, made_by=made_by, **given
        )
        made.authors.add(made_by)
        return made

    return make
