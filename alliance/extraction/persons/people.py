"""Sightings of names as people: each once, under the usual full name."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from alliance.extraction.lexicon import NAMES, Form, read_forms
from alliance.extraction.persons.sighting import Sighting
from alliance.extraction.tokens import folded

RECORD = "record:"  # begins the use of a form that comes from a record, and its key follows
MOST = 20_000  # people of one article
MOST_ALIKE = 30  # people with one word in common who are compared with a name
PATIENCE = 20_000  # comparisons letter by letter, in one article: a text made of names may not take hours


@dataclass(slots=True, eq=False)
class Somebody:
    """`names` are the words of the fullest name; `key` is the usual name where the tables know the person."""

    names: tuple[str, ...]
    key: str = ""
    record: str = ""
    written: str = ""
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.written or self.key


class People:
    """All who are named in an article, found again by the words of their names."""

    def __init__(self) -> None:
        self.everybody: list[Somebody] = []
        self.by_key: dict[str, Somebody] = {}
        self.by_word: dict[str, list[Somebody]] = {}
        self.by_names: dict[tuple[str, ...], Somebody] = {}
        self.patience = PATIENCE

    def gather(self, sightings: Iterable[Sighting]) -> None:
        waiting: dict[str, list[Sighting]] = {"title": [], "likely": [], "speech": [], "bare": []}
        for sighting in sightings:
            if sighting.sure == "full":
                self.add(sighting)
            else:
                waiting[sighting.sure].append(sighting)
        alone = Counter(one.names[0] for sure in ("speech", "bare") for one in waiting[sure] if len(one.names) == 1)
        for sighting in sorted(waiting["title"], key=lambda one: not one.known):
            if not self.join(sighting):
                self.add(sighting)
        for sighting in waiting["likely"]:
            if not self.join(sighting) and any(name in alone for name in sighting.names):
                self.add(sighting)
        for sighting in waiting["speech"]:
            if not self.join(sighting) and alone[sighting.names[0]] > 1:
                self.add(sighting)
        for sighting in waiting["bare"]:
            self.join(sighting)

    def add(self, sighting: Sighting) -> None:
        if sighting.known:
            self.add_known(sighting)
            return
        person = self.same(sighting.names) or self.of_tables(sighting.names)
        if person is None and len(self.everybody) < MOST:
            person = self.enter(Somebody(sighting.names))
        if person is None:
            return
        fuller = len(sighting.names) > len(person.names)
        if not person.key and (fuller or not person.written):
            person.names, person.written = sighting.names, sighting.run.name
            self.index(person)
        person.sightings.append(sighting)

    def add_known(self, sighting: Sighting) -> None:
        keys = [mention.key for mention in sighting.known]
        person = next((self.by_key[key] for key in keys if key in self.by_key), None)
        person = person or self.enter(Somebody(tuple(folded(keys[0]).replace("-", " ").split()), keys[0]))
        forms = [mention.form for mention in sighting.known if mention.key == person.key]
        for form in forms:
            if form.use.startswith(RECORD):
                person.record = form.use.removeprefix(RECORD)
        if not person.written:
            person.written = spelling(sighting, forms)
        person.sightings.append(sighting)

    def of_tables(self, names: tuple[str, ...]) -> Somebody | None:
        """Somebody known whose name is written here with a slip: “Jens Stoltenburg”, “Presiden Bidden”."""
        if len(names) == 1:
            surnames = known_surnames().get(names[0][:2], ()) if len(names[0]) > 4 else ()
            found = next((key for surname, key in surnames if self.near(surname, names[0])), "")
            return self.by_key.get(found) or (self.enter(Somebody(words_of_name(found), found)) if found else None)
        for key in known_by_word().get(names[0], []) + known_by_word().get(names[-1], []):
            own = words_of_name(key)
            if len(own) > 1 and self.near(own[0], names[0]) and self.near(own[-1], names[-1]):
                return self.by_key.get(key) or self.enter(Somebody(own, key))
        return None

    def enter(self, person: Somebody) -> Somebody:
        self.everybody.append(person)
        if person.key:
            self.by_key[person.key] = person
        self.index(person)
        return person

    def index(self, person: Somebody) -> None:
        self.by_names.setdefault(person.names, person)
        for word in {*person.names}:
            known = self.by_word.setdefault(word, [])
            if len(known) < MOST_ALIKE and person not in known:
                known.append(person)

    def join(self, sighting: Sighting) -> bool:
        """Adds the sighting to somebody named more fully, or known by the tables."""
        person = self.same(sighting.names)
        if person is None and sighting.known:
            person = next((self.by_key[m.key] for m in sighting.known if m.key in self.by_key), None)
        if person is None:
            return False
        person.sightings.append(sighting)
        return True

    def same(self, names: tuple[str, ...]) -> Somebody | None:
        """Whoever's name has the same words, fewer or more, or differs by a slip."""
        if person := self.by_names.get(names):
            return person
        for word in (names[-1], names[0]):
            for person in self.by_word.get(word, ()):
                if self.is_same(person.names, names):
                    return person
        return None

    def is_same(self, own: tuple[str, ...], names: tuple[str, ...]) -> bool:
        if len(names) == 1:
            return names[0] == own[-1] or (names[0] in own and len(names[0]) > 2)
        if len(own) == 1:
            return own[0] in names
        if len(own) == len(names) == 2:
            if own == names[::-1]:
                return True
        elif {*names} <= {*own} or ({*own} <= {*names} and own[-1] == names[-1]):
            return True
        if own[-1] == names[-1] and is_short(own[0], names[0]):
            return True
        return self.near(own[0], names[0]) and self.near(own[-1], names[-1])

    def near(self, one: str, other: str) -> bool:
        """Whether two words differ by no more than a slip: one letter, two in a long word."""
        if one == other:
            return True
        if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 2 or one[0] != other[0]:
            return False
        self.patience -= 1
        return self.patience > 0 and slips(one, other) <= (2 if min(len(one), len(other)) > 7 else 1)


def is_short(one: str, other: str) -> bool:
    """“J.” for “Jens”, “Alex” for “Alexander”."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(short) != 2


def slips(one: str, other: str) -> int:
    """Letters changed, added or left out, of words of bounded length."""
    one, other = one[:24], other[:24]
    row: list[int] = [*range(len(other) + 1)]
    for number, letter in enumerate(one, start=1):
        before, row[0] = row[0], number
        for place, opposite in enumerate(other, start=1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != opposite))
    return row[-1]


def spelling(sighting: Sighting, forms: list[Form]) -> str:
    """The full name as the text spells it, where that is one of its usual spellings (“Zelensky”, “Zelenskyy”)."""
    written = sighting.run.name
    if sighting.sure != "full":
        return ""
    forms = [form for form in forms if form.text == written] or forms
    if not forms or any(form.use == "alias" for form in forms):
        return ""
    return forms[0].text


@cache
def words_of_name(name: str) -> tuple[str, ...]:
    return tuple(folded(name).replace("-", " ").replace(".", " ").split())


@cache
def known_by_word() -> dict[str, list[str]]:
    """Usual names by their first and their last word."""
    found: dict[str, list[str]] = {}
    for key in dict.fromkeys(form.key for form in read_forms(NAMES / "person.csv", "person")):
        words = words_of_name(key)
        for word in {words[0], words[-1]}:
            found.setdefault(word, []).append(key)
    return found


@cache
def known_surnames() -> dict[str, list[tuple[str, str]]]:
    """Family names of five letters or more, each with the usual full name, by their first two letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for form in read_forms(NAMES / "person.csv", "person"):
        if form.use == "surname" and len(surname := folded(form.text)) > 4:
            found.setdefault(surname[:2], []).append((surname, form.key))
    return found


def people(sightings: Iterable[Sighting]) -> Iterator[Somebody]:
    """In the order in which they are named first."""
    found = People()
    found.gather(sightings)
    yield from sorted(
        found.everybody,
        key=lambda person: min((s.run.sentence.number, s.run.start) for s in person.sightings),
    )
