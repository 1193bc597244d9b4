"""The index, in ordinary tables: which word stands in which record.

Both databases have a full-text search of their own, FTS5 and `tsvector`. They split, fold, stem and rank differently,
neither knows Indonesian, and a slip in the syntax of a query is an error in one of them. Here the words are cut in
Python, once, and the tables hold nothing but words and numbers: so the same question gets the same answer in the same
order everywhere, and what an editor saves is found as soon as the transaction ends.
"""

from django.db import models

LONGEST_WORD = 60
LONGEST_NAME = 255


class Entry(models.Model):
    """One thing that can be found: a record, by its kind and its key.

    `sort_en` and `sort_ind` are digits only, which every collation sorts alike. Entries with the same `digest` are of
    the same kind and say the same: the first of them stands for all.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=255)
    rank = models.PositiveSmallIntegerField()
    sort_en = models.TextField()
    sort_ind = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="search_entry_once")]
        indexes = [models.Index(fields=["digest"], name="search_entry_digest")]

    def __str__(self):
        return f"{self.kind} {self.key}"


class Name(models.Model):
    """One name of an entry, of any time and in either language: folded, and as it is written."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="names")
    text = models.CharField(max_length=LONGEST_NAME)
    written = models.CharField(max_length=LONGEST_NAME)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "text"], name="search_name_once")]
        indexes = [models.Index(fields=["text"], name="search_name_text")]

    def __str__(self):
        return self.written


class Word(models.Model):
    """One word of one language, folded, with its stem; the language is empty where a word belongs to none."""

    text = models.CharField(max_length=LONGEST_WORD)
    language = models.CharField(max_length=2, blank=True)
    stem = models.CharField(max_length=LONGEST_WORD)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "language"], name="search_word_once")]
        indexes = [models.Index(fields=["stem"], name="search_word_stem")]

    def __str__(self):
        return self.text


class Posting(models.Model):
    """A word stands in an entry: in one of its names, or elsewhere in it."""

    class Weight(models.IntegerChoices):
        TEXT = 1
        NAME = 2

    pk = models.CompositePrimaryKey("word_id", "entry_id")
    word = models.ForeignKey(Word, models.CASCADE, related_name="postings", db_index=False)
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="postings")
    weight = models.PositiveSmallIntegerField(choices=Weight)

    def __str__(self):
        return f"{self.word} in {self.entry}"
