"""The search over the API: what answers a question, best first, with the places where its words stand."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from rest_framework import serializers

from alliance.rest.formats.terms import path_of
from alliance.rest.limits import limited
from alliance.rest.ordering import Column, Ordering, sorting
from alliance.rest.paging import Page, page_of_rows
from alliance.rest.resources import ListViewSet
from alliance.search.filters import SearchListForm
from alliance.search.query import Question, found
from alliance.search.results import results
from alliance.search.suggestions import corrected
from alliance.search.wordings import END_OF_DAYS, digits
from alliance.sources.notes import Note, in_both_languages

DAYS = len(str(END_OF_DAYS))


class Ranking(Ordering):
    """The order of the answers to a question: as in `Question.answers`, by columns that stand there already."""

    columns = (Column("called_so", descending=True), Column("level", descending=True), Column("rank"), Column("sort"))

    def __init__(self):
        pass

    @property
    def names(self):
        return [column.path for column in self.columns]

    def __call__(self, rows, backwards=False):
        return rows.order_by(*(term for name, column in self.terms() for term in sorting(name, column, backwards)))

    def position(self, row):
        *others, sort = (row[name] for name in self.names)
        return [*others, packed(sort)]

    def read(self, rows, values):
        *others, sort = super().read(rows, values)
        return [*others, unpacked(sort)]


def packed(sort: str) -> str:
    """A place among those of its kind, short enough for an address: the days counted back, a space, the text."""
    days = DAYS if len(sort) % 3 else 0
    return f"{sort[:days]} {bytes(int(sort[start : start + 3]) for start in range(days, len(sort), 3)).decode()}"


def unpacked(text: str | None) -> str:
    """The digits again; raises `ValueError` for what stands for none."""
    days, space, rest = (text or "").partition(" ")
    if not space:
        raise ValueError("This is no place.")
    return days + digits(rest)


class MatchSerializer(serializers.Serializer):
    """A text in which words of the question stand; `language` is null where it belongs to none."""

    where = serializers.ChoiceField(["name", "text"], read_only=True)
    text = serializers.CharField(source="wording.text", read_only=True)
    language = serializers.SerializerMethodField()

    def get_language(self, match) -> str | None:
        return match.wording.language or None


class ResultSerializer(serializers.Serializer):
    """A record that answers; a statement that `said` sources make in the same words is one result."""

    id = serializers.CharField(source="row.key", read_only=True)
    kind = serializers.CharField(source="noun", read_only=True)
    title_en = serializers.SerializerMethodField()
    title_ind = serializers.SerializerMethodField()
    matches = MatchSerializer(many=True, read_only=True)
    said = serializers.IntegerField(read_only=True)
    address = serializers.SerializerMethodField()
    page_en = serializers.SerializerMethodField()
    page_ind = serializers.SerializerMethodField()

    def get_title_en(self, result) -> str:
        return self.titled(result, "en")

    def get_title_ind(self, result) -> str:
        return self.titled(result, "id")

    def get_address(self, result) -> str:
        """The record in the API."""
        return self.context["request"].build_absolute_uri(f"{path_of(type(result.row))}{result.row.key}/")

    def get_page_en(self, result) -> str:
        return self.page(result, "en")

    def get_page_ind(self, result) -> str:
        return self.page(result, "id")

    def titled(self, result, language):
        with override(language):
            return result.kind.title(result.row).text

    def page(self, result, language):
        with override(language):
            return self.context["request"].build_absolute_uri(result.row.get_absolute_url())


class SearchViewSet(ListViewSet):
    """Everything there is, by some words in either language."""

    serializer_class = ResultSerializer
    throttle_classes = (limited("search"),)

    def form(self):
        return SearchListForm(self.request.query_params, besides=self.parameters(), rules=[self.wrong_together])

    def page(self):
        """Four queries, and a few for each kind among the results."""
        self.asked = Question(self.question["q"])
        page = (
            page_of_rows(self.answers(), Ranking(), self.question, self.gives_whole)
            if self.asked.has_chance
            else Page([], 0)
        )
        page.rows = results(self.asked, found(page.rows))
        self.count = page.count
        return page

    def answers(self):
        answers = self.asked.answers()
        if kinds := self.question["kind"]:
            answers = answers.filter(kind__in=kinds)
        if kinds := self.question["kind_not"]:
            answers = answers.exclude(kind__in=kinds)
        return answers

    def about_list(self):
        return in_both_languages(self.notes())

    def notes(self) -> list[Note]:
        """What was not looked for, and, where nothing is found, what may have been meant."""
        notes = []
        if left_out := self.asked.left_out:
            words = {"most": len(self.asked.words), "words": " ".join(left_out)}
            notes.append(Note(_("Only the first %(most)s words are looked for, without: %(words)s."), words))
        if not self.count:
            notes.append(Note(_("Nothing is found for “%(text)s”."), {"text": self.asked.text}))
            if near := corrected(self.asked):
                notes.append(Note(_("Did you mean “%(text)s”?"), {"text": near}))
        return notes
