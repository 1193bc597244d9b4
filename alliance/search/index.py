"""The index is written here, in the transaction of every change; it is read in `query` and `suggestions`."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction

from alliance.keyed import Keyed
from alliance.knowledge.version import advance
from alliance.search.kinds import KINDS, Kind
from alliance.search.models import LONGEST_NAME, Entry, Name, Posting, Word
from alliance.search.stems import STOP_WORDS, joined, split, stem

BATCH = 500
# Names the lock of the writers: any number that nothing else on this database locks.
WRITERS = 0x696E646578

# A word with its language.
Term = tuple[str, str]


@dataclass
class Document:
    """One record as the index sees it: its names as they are written by how they are compared, its words by weight."""

    names: dict[str, str]
    words: dict[Term, int]
    digest: str
    sort_en: str
    sort_ind: str

    @classmethod
    def of(cls, kind: Kind, row: Keyed) -> "Document":
        named, told = kind.names(row), kind.texts(row)
        names: dict[str, str] = {}
        for wording in named:
            if text := joined(wording.text)[:LONGEST_NAME]:
                names.setdefault(text, wording.text[:LONGEST_NAME])
        words = {(word, text.language): Posting.Weight.TEXT.value for text in told for word in split(text.text)}
        words = {term: weight for term, weight in words.items() if term[0] not in STOP_WORDS}
        words |= {(word, name.language): Posting.Weight.NAME.value for name in named for word in split(name.text)}
        return cls(names, words, digest(kind.noun, named, told), kind.order(row, "en"), kind.order(row, "id"))

    @property
    def columns(self) -> dict[str, str]:
        return {"digest": self.digest, "sort_en": self.sort_en, "sort_ind": self.sort_ind}


def digest(*wordings) -> str:
    """The SHA-256 of everything a record says."""
    return hashlib.sha256(json.dumps(wordings, ensure_ascii=False).encode()).hexdigest()


def follow(instances: Iterable[Keyed], **kwargs) -> None:
    """Write anew whatever is found through rows that were saved, loaded or deleted."""
    queue()
    rows = list(instances)
    for kind in KINDS:
        touched = sorted(kind.touched_by(rows))
        for start in range(0, len(touched), BATCH):
            write(kind, touched[start : start + BATCH])
        gone = {row.key for row in rows if isinstance(row, kind.model)}
        if gone:
            gone -= set(kind.model.objects.filter(key__in=gone).values_list("key", flat=True))
            Entry.objects.filter(kind=kind.noun, key__in=gone).delete()


def queue() -> None:
    """Wait for the transactions of all others that write here: SQLite makes them queue at its door, PostgreSQL not.

    So of two editors at once the second sees what the first has saved, and no two that add the same words in different
    orders wait for each other.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS])


@transaction.atomic
def rebuild() -> int:
    """Write the whole index anew; returns the number of entries."""
    advance()  # what was found may not be found again; in the order in which changes take both locks
    queue()
    Word.objects.all().delete()
    Entry.objects.all().delete()
    for kind in KINDS:
        ids = list(kind.model.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), BATCH):
            write(kind, ids[start : start + BATCH])
    return Entry.objects.count()


@transaction.atomic
def write(kind: Kind, ids: list[int]) -> None:
    """Write the entries of some records of one kind: those that say something else than before."""
    keys = list(kind.model.objects.filter(pk__in=ids).values_list("key", flat=True))
    known = Entry.objects.filter(kind=kind.noun, key__in=keys)
    before = {entry.key: {name: getattr(entry, name) for name in ("digest", "sort_en", "sort_ind")} for entry in known}
    documents = {row.key: Document.of(kind, row) for row in kind.load(pk__in=ids)}
    documents = {key: document for key, document in documents.items() if before.get(key) != document.columns}
    if not documents:
        return
    entries = Entry.objects.bulk_create(
        [
            Entry(kind=kind.noun, key=key, rank=KINDS.index(kind), **document.columns)
            for key, document in documents.items()
        ],
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["rank", "digest", "sort_en", "sort_ind"],
    )
    if before:
        Name.objects.filter(entry__in=entries).delete()
        Posting.objects.filter(entry__in=entries).delete()
    Name.objects.bulk_create(
        Name(entry_id=entry.pk, text=text, written=written)
        for entry in entries
        for text, written in documents[entry.key].names.items()
    )
    words = word_ids({term for document in documents.values() for term in document.words})
    Posting.objects.bulk_create(
        Posting(word_id=words[term], entry_id=entry.pk, weight=weight)
        for entry in entries
        for term, weight in documents[entry.key].words.items()
    )


def word_ids(terms: set[Term]) -> dict[Term, int]:
    """The database ids of words, new ones written; another process may be writing the same."""
    texts = sorted({text for text, _ in terms})
    found = known_words(texts)
    if new := sorted(terms - found.keys()):
        Word.objects.bulk_create(
            [Word(text=text, language=language, stem=stem(text, language)) for text, language in new],
            ignore_conflicts=True,
        )
        found |= known_words(sorted({text for text, _ in new}))
    return found


def known_words(texts: list[str]) -> dict[Term, int]:
    rows = Word.objects.filter(text__in=texts).values_list("text", "language", "pk")
    return {(text, language): pk for text, language, pk in rows}
