"""What the questions about sources and claims mean."""

from django.db.models import Count, F, Prefetch, Q
from django.db.models.functions import Coalesce

from alliance.keyed import KeyedQuerySet


class SourceQuerySet(KeyedQuerySet):
    def with_claim_count(self):
        return self.annotate(claim_count=Count("claims"))

    def for_listing(self):
        return super().for_listing().with_claim_count()


class ClaimQuerySet(KeyedQuerySet):
    def for_listing(self):
        """With the facts as their own lists show them: one more query for each class of facts."""
        facts = [
            Prefetch(name, self.model._meta.get_field(name).related_model.objects.for_listing())
            for name in self.model.FACTS
        ]
        return super().for_listing().prefetch_related(*facts)

    def for_footnotes(self):
        """Claims beneath a fact: those with a value first, by field, then what is only stated."""
        return self.select_related("source").order_by("-field", "source__key", "paragraph", "key")

    def standing_before(self, claim):
        """Those before a claim in the order of a source's page: by paragraph, then key; what has none at the end."""
        if claim.paragraph is None:
            return self.exclude(paragraph=None, key__gte=claim.key)
        return self.filter(Q(paragraph__lt=claim.paragraph) | Q(paragraph=claim.paragraph, key__lt=claim.key))

    def about(self, noun: str):
        """Claims about one class of facts, by its name outside (`accession-step`)."""
        return self.filter(**{f"{noun.replace('-', '_')}__isnull": False})

    def on(self, key: str):
        """Claims about the facts with one key, of whatever class."""
        return self.filter(Q(*((f"{name}__key", key) for name in self.model.FACTS), _connector=Q.OR))

    def with_fact_key(self):
        """Annotate `fact_key`, the key of the fact, of whatever class: for lists that show no more of it."""
        return self.annotate(fact_key=Coalesce(*(F(f"{name}__key") for name in self.model.FACTS)))
