"""Sources and claims as the API shows them, and what every fact shows of its own."""

from datetime import date

from rest_framework import serializers

from alliance.facts import Fact
from alliance.rest.records import STANDING, RecordSerializer
from alliance.sources.models import Claim, Source

# What every fact has, after its own fields.
FACT = ("note_en", "note_ind", "reason_en", "reason_ind", *STANDING, "claims")


class ReadSerializer(RecordSerializer):
    """What a text says, or the text itself: verified where the text was read, on the day on which it was.

    `read_in` leads from the row to the text.
    """

    verification = serializers.SerializerMethodField()
    verified_on = serializers.SerializerMethodField()

    def read_in(self, row) -> Source:
        return row

    def get_verification(self, row) -> str:
        return Fact.VERIFIED if self.read_in(row).verifies else Fact.UNVERIFIED

    def get_verified_on(self, row) -> date | None:
        source = self.read_in(row)
        return source.read_on if source.verifies else None


class SourceBriefSerializer(RecordSerializer):
    full = "alliance.sources.serializers.SourceSerializer"

    class Meta:
        model = Source
        fields = ("id", "kind", "title", "publisher", "url")


class SourceSerializer(ReadSerializer):
    """Asks for `for_listing()` rows."""

    claim_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Source
        fields = (
            "id",
            "kind",
            "title",
            "publisher",
            "url",
            "archived_url",
            "dead_on",
            "language",
            "published",
            "published_precision",
            "not_before",
            "not_after",
            "read_on",
            "claim_count",
            "note_en",
            "note_ind",
            *STANDING,
        )


class FootnoteSerializer(RecordSerializer):
    """A claim beneath the fact it is about."""

    source = SourceBriefSerializer(read_only=True)

    class Meta:
        model = Claim
        fields = ("id", "source", "paragraph", "field", "value", "statement_en", "statement_ind", "verdict")


class ClaimSerializer(ReadSerializer):
    """Asks for `with_fact_key()` rows."""

    source = SourceBriefSerializer(read_only=True)
    kind = serializers.SerializerMethodField()
    fact = serializers.CharField(source="fact_key", read_only=True)

    class Meta:
        model = Claim
        fields = (
            "id",
            "source",
            "paragraph",
            "paragraph_sha256",
            "kind",
            "fact",
            "field",
            "value",
            "statement_en",
            "statement_ind",
            "verdict",
            *STANDING,
        )

    def read_in(self, claim):
        return claim.source

    def get_kind(self, claim) -> str:
        """The class of the fact: `accession-step`."""
        return claim.fact_class.noun()


class FactSerializer(RecordSerializer):
    """A fact; with its claims asks for `with_claims()` rows."""

    claims = FootnoteSerializer(many=True, source="footnotes", read_only=True)
    on_request = ("claims",)
