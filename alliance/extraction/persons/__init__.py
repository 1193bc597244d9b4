"""Everybody whom an article names, with the role that it gives them.

No model: words with capitals (`runs`, `trimming`), what stands around them (`evidence`, `lists`), names from tables and
what of it all names somebody (`reader`), each person once under the usual full name (`people`), roles and the offices
that they mean (`offices`).
"""

from collections.abc import Iterator

from alliance.extraction.article import Article
from alliance.extraction.candidates import PersonNamed
from alliance.extraction.persons.offices import role_of
from alliance.extraction.persons.people import Somebody, people
from alliance.extraction.persons.reader import Reader


def persons(article: Article) -> Iterator[PersonNamed]:
    """Once for everybody, where named first, and once more for each other role in which somebody is named."""
    for person in people(Reader(article).sightings()):
        yield from named(person, article.about_nato)


def named(person: Somebody, about_nato: bool) -> Iterator[PersonNamed]:
    sightings = sorted(person.sightings, key=lambda sighting: (sighting.run.sentence.number, sighting.run.start))
    optional = all(sighting.optional for sighting in sightings)
    given: set[tuple[tuple[str, str] | None, bool]] = set()
    bodies: dict[str, str] = {}  # whose an office is, once the text has said it
    for number, sighting in enumerate(sightings):
        role = role_of(sighting, about_nato)
        span = sighting.run.sentence.span(sighting.run.start, sighting.run.end)
        for body, title in role.offices or [("", "")]:
            bodies[title] = body or bodies.get(title, "")
            office = (bodies[title], title) if title else None
            if number == 0 or (role.text and (office, role.former) not in given):
                yield PersonNamed(span, person.name, role.text, person.record, office, role.former, optional=optional)
            if role.text:
                given.add((office, role.former))
