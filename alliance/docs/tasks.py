"""Five tasks that people come with, each done with one request: for curl, Python and JavaScript, ready to paste."""

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from alliance.docs.examples import Example

PYTHON_CSV = """\
import csv
from io import TextIOWrapper
from urllib.request import urlopen

url = "{address}"
for row in csv.DictReader(TextIOWrapper(urlopen(url), "utf-8")):
    {use}
"""
PYTHON_JSON = """\
import json
from urllib.request import urlopen

url = "{address}"
for {use}
"""
PYTHON_FILE = """\
import sqlite3
from urllib.request import urlretrieve

urlretrieve("{address}", "{output}")
{use}
"""
JAVASCRIPT_TEXT = """\
const answer = await fetch("{address}");
console.log(await answer.text());
"""
JAVASCRIPT_JSON = """\
const answer = await fetch("{address}");
{use}
"""


class Task(NamedTuple):
    """What somebody wants to know, the request that answers it, and what to do with the answer."""

    name: str
    title: str
    request: Example
    python: str
    python_use: str
    javascript: str
    javascript_use: str = ""

    def snippets(self, site: str) -> list[tuple[str, str]]:
        """The same request in each language, by the name of the language."""
        address = site + self.request.address
        python = self.python.format(address=address, use=self.python_use, output=self.request.output)
        javascript = self.javascript.format(address=address, use=self.javascript_use)
        return [("curl", self.request.curl(site)), ("Python", python.strip()), ("JavaScript", javascript.strip())]


def tasks(day: date) -> list[Task]:
    """Those of the first page, read on a day."""
    return [
        Task(
            "members-on-a-day",
            _("Who was a member on a day, as CSV"),
            Example("members.csv?as_of=1999-03-12"),
            PYTHON_CSV,
            'print(row["country.name_en"], row["joined"])',
            JAVASCRIPT_TEXT,
        ),
        Task(
            "summits-on-a-topic",
            _("All summits on cyber defence since 2010"),
            Example("meetings/?kind=summit&topic=cyber-defence&start_date_from=2010"),
            PYTHON_JSON,
            'meeting in json.load(urlopen(url))["results"]:\n    print(meeting["start_date"], meeting["title_en"])',
            JAVASCRIPT_JSON,
            "const { results } = await answer.json();\n"
            "for (const meeting of results) console.log(meeting.start_date, meeting.title_en);",
        ),
        Task(
            "changed-this-month",
            _("What changed this month"),
            Example(f"changes.csv?since={day:%Y-%m}-01"),
            PYTHON_CSV,
            'print(row["at"], row["action"], row["kind"], row["id"])',
            JAVASCRIPT_TEXT,
        ),
        Task(
            "source-of-a-date",
            _("Who says when Germany joined"),
            Example("members/nato/de/?expand=claims&fields=joined,reason_en,claims"),
            PYTHON_JSON,
            'claim in json.load(urlopen(url))["claims"]:\n'
            '    print(claim["verdict"], claim["value"], claim["source"]["publisher"])',
            JAVASCRIPT_JSON,
            "const { claims } = await answer.json();\n"
            "for (const claim of claims) console.log(claim.verdict, claim.value, claim.source.publisher);",
        ),
        Task(
            "everything",
            _("Everything, as one SQLite file"),
            Example("/data/alliance.sqlite3", output="alliance.sqlite3"),
            PYTHON_FILE,
            'print(sqlite3.connect("alliance.sqlite3").execute("SELECT count(*) FROM memberships").fetchone())',
            JAVASCRIPT_JSON,
            "const file = await answer.blob();\nconsole.log(file.size);",
        ),
    ]
