"""Countries, organizations and how the ones belong to the others, as the API shows them."""

from rest_framework import serializers

from alliance.rest.records import STANDING, PartialDateField, PrecisionField, RecordSerializer, SubjectSerializer
from alliance.sources.serializers import FACT, FactSerializer
from members.models import (
    AccessionStep,
    Country,
    CountryName,
    DefenceExpenditure,
    Membership,
    MilitaryParticipation,
    Office,
    Organization,
    Partnership,
    Person,
    Position,
    SpendingPledge,
    Term,
)

PERIOD = ("start", "start_precision", "end", "end_precision")


class CountryBriefSerializer(RecordSerializer):
    """A country as other records name it: by its names on the day that is asked about."""

    full = "members.serializers.CountrySerializer"

    name_en = serializers.CharField(source="named.name_en", read_only=True)
    name_ind = serializers.CharField(source="named.name_ind", read_only=True)

    class Meta:
        model = Country
        fields = ("id", "iso2", "iso3", "slug", "name_en", "name_ind")


class OrganizationBriefSerializer(RecordSerializer):
    full = "members.serializers.OrganizationSerializer"

    class Meta:
        model = Organization
        fields = ("id", "abbreviation_en", "abbreviation_ind", "name_en", "name_ind")


class PersonBriefSerializer(RecordSerializer):
    full = "members.serializers.PersonSerializer"

    class Meta:
        model = Person
        fields = ("id", "name")


class OfficeBriefSerializer(RecordSerializer):
    full = "members.serializers.OfficeSerializer"

    class Meta:
        model = Office
        fields = ("id", "title_en", "title_ind")


class OrganizationSerializer(FactSerializer):
    host = CountryBriefSerializer(read_only=True)

    class Meta:
        model = Organization
        fields = (
            "id",
            "abbreviation_en",
            "abbreviation_ind",
            "name_en",
            "name_ind",
            "kind",
            "founded",
            "founded_precision",
            "dissolved",
            "dissolved_precision",
            "headquarters_en",
            "headquarters_ind",
            "host",
            "has_member_list",
            "wikidata_qid",
            *FACT,
        )


class CountryNameSerializer(FactSerializer):
    country = CountryBriefSerializer(read_only=True)

    class Meta:
        model = CountryName
        fields = ("id", "country", "kind", "name_en", "name_ind", *PERIOD, *FACT)


class BelongingSerializer(FactSerializer):
    country = CountryBriefSerializer(read_only=True)
    organization = OrganizationBriefSerializer(read_only=True)


class MembershipSerializer(BelongingSerializer):
    class Meta:
        model = Membership
        fields = ("id", "country", "organization", *PERIOD, *FACT)


class MemberSerializer(FactSerializer):
    """A membership seen from the organization: who, and since when."""

    country = CountryBriefSerializer(read_only=True)
    joined = PartialDateField(source="start", read_only=True)
    joined_precision = PrecisionField(source="start_precision", read_only=True)
    left = PartialDateField(source="end", read_only=True)
    left_precision = PrecisionField(source="end_precision", read_only=True)

    class Meta:
        model = Membership
        fields = ("id", "country", "joined", "joined_precision", "left", "left_precision", *FACT)


class AccessionStepSerializer(BelongingSerializer):
    """`is_effective`: membership begins in law with this step."""

    is_effective = serializers.BooleanField(read_only=True)

    class Meta:
        model = AccessionStep
        fields = ("id", "country", "organization", "step", "date", "date_precision", "is_effective", *FACT)


class MilitaryParticipationSerializer(BelongingSerializer):
    class Meta:
        model = MilitaryParticipation
        fields = ("id", "country", "organization", "status", *PERIOD, *FACT)


class PartnershipSerializer(BelongingSerializer):
    class Meta:
        model = Partnership
        fields = (
            "id",
            "country",
            "organization",
            "framework",
            *PERIOD,
            "suspended_from",
            "suspended_from_precision",
            *FACT,
        )


class PositionSerializer(BelongingSerializer):
    class Meta:
        model = Position
        fields = (
            "id",
            "country",
            "organization",
            "subject_en",
            "subject_ind",
            "stance_en",
            "stance_ind",
            *PERIOD,
            *FACT,
        )


class PersonSerializer(SubjectSerializer):
    country = CountryBriefSerializer(read_only=True)

    class Meta:
        model = Person
        fields = ("id", "name", "also_known_as", "country", "wikidata_qid", *STANDING)


class OfficeSerializer(SubjectSerializer):
    organization = OrganizationBriefSerializer(read_only=True)
    country = CountryBriefSerializer(read_only=True)

    class Meta:
        model = Office
        fields = ("id", "title_en", "title_ind", "organization", "country", *STANDING)


class OfficeOfTermSerializer(OfficeBriefSerializer):
    """An office with the body that it is one of."""

    organization = OrganizationBriefSerializer(read_only=True)
    country = CountryBriefSerializer(read_only=True)

    class Meta:
        model = Office
        fields = ("id", "title_en", "title_ind", "organization", "country")


class TermSerializer(FactSerializer):
    office = OfficeOfTermSerializer(read_only=True)
    person = PersonBriefSerializer(read_only=True)

    class Meta:
        model = Term
        fields = ("id", "office", "person", "acting", *PERIOD, *FACT)


class DefenceExpenditureSerializer(FactSerializer):
    """`share_of_gdp` in percent, `amount_millions_usd` in millions of current US dollars."""

    country = CountryBriefSerializer(read_only=True)
    share_of_gdp = serializers.FloatField(read_only=True)

    class Meta:
        model = DefenceExpenditure
        fields = (
            "id",
            "country",
            "year",
            "series",
            "share_of_gdp",
            "amount_millions_usd",
            "is_estimate",
            "edition",
            *FACT,
        )


class SpendingPledgeSerializer(FactSerializer):
    """`share_of_gdp` in percent; `by_year` is null where the year by which it is to be reached is not known."""

    organization = OrganizationBriefSerializer(read_only=True)
    share_of_gdp = serializers.FloatField(read_only=True)

    class Meta:
        model = SpendingPledge
        fields = ("id", "organization", "kind", "share_of_gdp", "agreed", "agreed_precision", "by_year", *FACT)


class CountrySerializer(SubjectSerializer):
    """`has_armed_forces` is null where it is not recorded."""

    @classmethod
    def in_place_of(cls, brief, whole):
        whole.name_en, whole.name_ind = brief.named.name_en, brief.named.name_ind
        return whole

    class Meta:
        model = Country
        fields = (
            "id",
            "iso2",
            "iso3",
            "code_status",
            "slug",
            "name_en",
            "name_ind",
            "capital_en",
            "capital_ind",
            "region",
            "has_armed_forces",
            "wikidata_qid",
            "note_en",
            "note_ind",
            *STANDING,
        )


class NameInTimeSerializer(RecordSerializer):
    class Meta:
        model = CountryName
        fields = ("id", "kind", "name_en", "name_ind", *PERIOD)


class StayInTimeSerializer(RecordSerializer):
    organization = OrganizationBriefSerializer(read_only=True)

    class Meta:
        model = Membership
        fields = ("id", "organization", *PERIOD)


class StepInTimeSerializer(RecordSerializer):
    organization = serializers.CharField(source="organization.key", read_only=True)

    class Meta:
        model = AccessionStep
        fields = ("id", "organization", "step", "date", "date_precision", "is_effective")

    is_effective = serializers.BooleanField(read_only=True)


class CountryDetailSerializer(CountrySerializer):
    """A country with its names, its memberships and its way into them; asks for rows with these loaded."""

    names = NameInTimeSerializer(many=True, read_only=True)
    memberships = StayInTimeSerializer(many=True, read_only=True)
    accession_steps = StepInTimeSerializer(many=True, read_only=True)

    class Meta(CountrySerializer.Meta):
        fields = (*CountrySerializer.Meta.fields, "names", "memberships", "accession_steps")
