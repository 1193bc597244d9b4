"""An answer as the API gives it: words in both languages, records by their ids, places in the text by characters."""

from django.utils.translation import override
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from alliance.checking.answering import Answer
from alliance.checking.findings import Finding
from alliance.extraction.article import Span
from alliance.facts import Fact
from alliance.knowledge.records import page_of
from alliance.rest.formats.terms import path_of
from alliance.sources.models import Claim
from alliance.sources.serializers import FootnoteSerializer
from alliance.sources.verdicts import Verdict

MOST_CLAIMS = 20  # of one finding
UNJUDGED = "unjudged"
COUNTED = [*(verdict.value for verdict in Verdict), UNJUDGED]


class SaidField(serializers.Field):
    """What is worded in the active language; stands in both, one field for each."""

    def __init__(self, language: str, **kwargs):
        self.language = language
        super().__init__(**kwargs)

    def get_attribute(self, instance):
        with override(self.language):
            said = super().get_attribute(instance)
            return [str(one) for one in said] if isinstance(said, list) else str(said)

    def to_representation(self, value):
        return value


@extend_schema_field({"type": "string"})
class PairField(SaidField):
    """A text."""


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class PairsField(SaidField):
    """Several texts."""


class SpanSerializer(serializers.Serializer):
    """A place in the text: characters [start, end) of a paragraph, its white space folded to single spaces."""

    paragraph = serializers.IntegerField(help_text="The number of the paragraph: of the lines that are not blank.")
    start = serializers.IntegerField(help_text="The first character, counted from 0 on.")
    end = serializers.IntegerField(help_text="The character after the last one.")
    text = serializers.SerializerMethodField(help_text="The words there.")

    def get_text(self, span: Span) -> str:
        return self.context["answer"].quoted(span)


class FactBriefSerializer(serializers.Serializer):
    """The record that a finding speaks of."""

    kind = serializers.SerializerMethodField(help_text="The class of the fact: `membership`.")
    id = serializers.CharField(source="key")
    api = serializers.SerializerMethodField(help_text="Its address in the API.")
    page_en = serializers.SerializerMethodField()
    page_ind = serializers.SerializerMethodField()
    verification = serializers.CharField()

    def get_kind(self, fact: Fact) -> str:
        return fact.noun()

    def get_api(self, fact: Fact) -> str:
        return self.context["absolute"](f"{path_of(type(fact))}{fact.key}/")

    def get_page_en(self, fact: Fact) -> str:
        return self.page(fact, "en")

    def get_page_ind(self, fact: Fact) -> str:
        return self.page(fact, "id")

    def page(self, fact: Fact, language: str) -> str:
        with override(language):
            return self.context["absolute"](page_of(fact))


class FindingSerializer(serializers.Serializer):
    """One statement, with what is known of it. `verdict` is null where it could not be judged; `why` says why."""

    kind = serializers.CharField(help_text="What it is about: `member-count`, `joining`, `meeting-date` …")
    verdict = serializers.ChoiceField(choices=[verdict.value for verdict in Verdict], allow_null=True)
    why = serializers.CharField(allow_null=True, help_text="Why it could not be judged, as a word.")
    claimed_en = PairField("en", source="claimed", help_text="What the text says.")
    claimed_ind = PairField("id", source="claimed")
    sentence_en = PairField("en", source="sentence", help_text="What is known, in a sentence; empty where nothing is.")
    sentence_ind = PairField("id", source="sentence")
    reason_en = PairField("en", source="reason", help_text="Why it could not be judged; empty where it was.")
    reason_ind = PairField("id", source="reason")
    notes_en = PairsField("en", source="notes", help_text="What else should be known.")
    notes_ind = PairsField("id", source="notes")
    field = serializers.CharField(source="statement.field", help_text="The field of the fact that it gives a value of.")
    value = serializers.CharField(source="statement.value", help_text="The value, as claims have it.")
    fact = FactBriefSerializer(allow_null=True)
    spans = serializers.SerializerMethodField(help_text="Where the text says it; the first 50 places.")
    claims = serializers.SerializerMethodField(help_text="Who says what is known.")

    @extend_schema_field(SpanSerializer(many=True))
    def get_spans(self, finding: Finding) -> list[dict]:
        return SpanSerializer(self.context["answer"].places(finding), many=True, context=self.context).data

    @extend_schema_field(FootnoteSerializer(many=True))
    def get_claims(self, finding: Finding) -> list[dict]:
        return FootnoteSerializer(unrepeated(finding.claims), many=True, context=self.context).data


def unrepeated(claims: list[Claim]) -> list[Claim]:
    return list({claim.pk: claim for claim in claims}.values())[:MOST_CLAIMS]


class CheckSerializer(serializers.Serializer):
    """What was found in a text. Of a long text the first 500 findings are told, and how many more there are."""

    label = serializers.CharField(allow_null=True)
    language = serializers.CharField(source="check.extraction.language")
    published = serializers.CharField(allow_null=True, help_text="The day for which it was judged.")
    published_by = serializers.CharField(
        allow_null=True, help_text="Where that comes from: `given`, `markup` of the page, or its `text`."
    )
    about_nato = serializers.BooleanField(source="check.extraction.about_nato")
    summary_en = PairField("en", source="check.summary")
    summary_ind = PairField("id", source="check.summary")
    counts = serializers.SerializerMethodField(help_text="How many of each verdict; `unjudged` could not be judged.")
    findings = serializers.SerializerMethodField()
    left_out = serializers.IntegerField(help_text="How many more findings there are.")
    noise = serializers.ListField(
        child=serializers.IntegerField(), help_text="The paragraphs that are not the article's own text."
    )

    @extend_schema_field({"type": "object", "properties": {name: {"type": "integer"} for name in COUNTED}})
    def get_counts(self, answer: Answer) -> dict[str, int]:
        return {str(verdict or UNJUDGED): number for verdict, number in answer.check.counts.items()}

    @extend_schema_field(FindingSerializer(many=True))
    def get_findings(self, answer: Answer) -> list[dict]:
        return FindingSerializer(answer.findings, many=True, context=self.context | {"answer": answer}).data

    def to_representation(self, answer: Answer) -> dict:
        told = super().to_representation(answer)
        return told | {name: told[name] or None for name in ("label", "published", "published_by")}
