"""Sources and claims as the API shows them, and what every fact shows of its own."""

from rest_framework import serializers

from alliance.resources import RecordSerializer
from alliance.sources.models import Claim, Source

# What every fact has, after its own fields.
FACT = ("verification", "verified_on", "note_en", "note_ind", "reason_en", "reason_ind", "claims")


class SourceBriefSerializer(RecordSerializer):
    class Meta:
        model = Source
        fields = ("id", "kind", "title", "publisher", "url")


class SourceSerializer(RecordSerializer):
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
            "language",
            "published",
            "published_precision",
            "not_before",
            "not_after",
            "read_on",
            "claim_count",
            "note_en",
            "note_ind",
        )


class FootnoteSerializer(RecordSerializer):
    """A claim beneath the fact it is about."""

    source = serializers.CharField(source="source.key", read_only=True)

    class Meta:
        model = Claim
        fields = ("id", "source", "paragraph", "field", "value", "statement_en", "statement_ind", "verdict")


class ClaimSerializer(RecordSerializer):
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
        )

    def get_kind(self, claim) -> str:
        """The class of the fact: `accession-step`."""
        return claim.reference.replace("_", "-")


class FactSerializer(RecordSerializer):
    """A fact; `with_claims` adds its claims and asks for `with_claims()` rows."""

    claims = FootnoteSerializer(many=True, source="footnotes", read_only=True)

    def __init__(self, *args, with_claims=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.with_claims = with_claims

    def get_fields(self):
        fields = super().get_fields()
        if not self.with_claims:
            fields.pop("claims", None)
        return fields
