"""A name as it stands in one place, and how surely it names somebody."""

from dataclasses import dataclass
from typing import Literal

from alliance.extraction.lexicon import Mention
from alliance.extraction.persons.evidence import Around
from alliance.extraction.persons.runs import Run

# `full`: a name as it stands; `title`: a single name after a title (“Presiden Prabowo”); `speech`: a single name that
# speaks; `likely`: words of which one is a given name, somebody if one of them stands elsewhere alone; `bare`:
# somebody only if the same name stands elsewhere more fully.
Sureness = Literal["full", "title", "likely", "speech", "bare"]


@dataclass(slots=True)
class Sighting:
    run: Run
    around: Around
    names: tuple[str, ...]  # without case and diacritics
    sure: Sureness
    known: tuple[Mention, ...] = ()  # the forms of the tables, where it is one of theirs
    before: Mention | None = None  # a title
    after: Mention | None = None
    optional: bool = False
    body: Mention | None = None  # a country, where one title stands before several countries and several names
