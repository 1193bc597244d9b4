import hashlib
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alliance.facts import Fact
from alliance.keyed import Keyed
from alliance.sources.models.sources import Source
from alliance.sources.querysets import ClaimQuerySet
from alliance.sources.verdicts import Verdict, judge
from alliance.translation import Translated

VERDICTS = [
    (Verdict.AGREES.value, _("agrees")),
    (Verdict.OUTDATED.value, _("outdated")),
    (Verdict.AHEAD.value, _("ahead of its time")),
    (Verdict.IMPRECISE.value, _("imprecise")),
    (Verdict.DISAGREES.value, _("disagrees")),
    (Verdict.UNDATED.value, _("depends on when it was written")),
    (Verdict.STATED.value, _("stated")),
]

# The references to facts, one for each class of facts.
FACTS = (
    "organization",
    "country_name",
    "membership",
    "accession_step",
    "military_participation",
    "partnership",
    "position",
    "term",
    "defence_expenditure",
    "spending_pledge",
    "meeting",
    "agenda_item",
    "operation",
)


def about(model: str, name) -> models.ForeignKey:
    """The reference to one class of facts, named as a string: the only kind that points up."""
    return models.ForeignKey(model, models.CASCADE, null=True, blank=True, related_name="claims", verbose_name=name)


class Claim(Keyed):
    """What one source says about one fact; its key is the source's, the fact's and the field's.

    With a `field` it gives a `value`, which is judged; without one it is only stated. The text of the source is not
    kept: a claim has the number of the paragraph (the n-th line of the file that is not blank) and its SHA-256.
    """

    source = models.ForeignKey(Source, models.PROTECT, related_name="claims", verbose_name=_("source"))
    paragraph = models.PositiveSmallIntegerField(_("paragraph"), null=True, blank=True)
    paragraph_sha256 = models.CharField(
        _("SHA-256 of the paragraph"),
        max_length=64,
        blank=True,
        validators=[RegexValidator("^[0-9a-f]{64}$", _("64 hexadecimal digits."))],
    )

    organization = about("members.Organization", _("organization"))
    country_name = about("members.CountryName", _("country name"))
    membership = about("members.Membership", _("membership"))
    accession_step = about("members.AccessionStep", _("accession step"))
    military_participation = about("members.MilitaryParticipation", _("military participation"))
    partnership = about("members.Partnership", _("partnership"))
    position = about("members.Position", _("position"))
    term = about("members.Term", _("term of office"))
    defence_expenditure = about("members.DefenceExpenditure", _("defence expenditure"))
    spending_pledge = about("members.SpendingPledge", _("spending pledge"))
    meeting = about("summits.Meeting", _("meeting"))
    agenda_item = about("summits.AgendaItem", _("agenda item"))
    operation = about("summits.Operation", _("operation"))

    field = models.CharField(_("field"), max_length=40, blank=True)
    value = models.CharField(
        _("value"),
        max_length=200,
        blank=True,
        help_text=_("A date as 1949-08-24, 1949-08 or 1949; a number in digits; a record by its key; yes or no."),
    )
    statement_en = models.TextField(_("statement (English)"))
    statement_ind = models.TextField(_("statement (Indonesian)"))
    verdict = models.CharField(
        _("verdict"), max_length=10, choices=VERDICTS, default=Verdict.STATED.value, editable=False, db_index=True
    )

    statement = Translated("statement")

    FACTS = FACTS

    objects = ClaimQuerySet.as_manager()
    computed = ("verdict",)
    numbered = True
    shown_with = ("source",)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    *(Q(**{f"{other}__isnull": other != fact for other in FACTS}) for fact in FACTS),
                    _connector=Q.OR,
                ),
                name="sources_claim_about_one_fact",
                violation_error_message=_("A claim is about one fact: choose one, not none and not several."),
            ),
            models.CheckConstraint(
                condition=Q(field="", value="") | ~Q(field="") & ~Q(value=""),
                name="sources_claim_field_with_value",
                violation_error_message=_("A field needs a value and a value a field; leave both empty to state only."),
            ),
        ]

    def __str__(self):
        return self.statement

    def get_absolute_url(self):
        """The page of its source, opened at the claim: it has several, and the claim may move between them."""
        return f"{self.source.get_absolute_url()}?{urlencode({'claim': self.key})}#{self.anchor}"

    @property
    def anchor(self):
        """Where it stands on the page of its source: made of the key, so that it is the same in every database."""
        return f"claim-{hashlib.sha256(self.key.encode()).hexdigest()[:10]}"

    @property
    def reference(self) -> str | None:
        """The name of the reference that is set: to which class of facts the claim belongs."""
        return next((name for name in self.FACTS if getattr(self, f"{name}_id")), None)

    @property
    def fact_class(self) -> type[Fact]:
        return self._meta.get_field(self.reference).related_model

    @property
    def fact(self) -> Fact | None:
        """The one fact it is about; none while a form has not set it."""
        return getattr(self, self.reference) if self.reference else None

    def save(self, *args, **kwargs):
        """With its verdict at once; where a rule is broken the database says so."""
        if self.reference and self.source_id:
            self.verdict = self.judge().value
        super().save(*args, **kwargs)

    def key_parts(self):
        return self.parts_of_key(self.source, self.fact, self.field)

    @staticmethod
    def parts_of_key(source: Source, fact: Fact, field: str) -> list[str]:
        return [source.key, fact.noun(), fact.key, field or "stated"]

    def clean(self):
        super().clean()
        fact = self.fact
        if fact and self.field and self.field not in fact.judged_fields:
            allowed = ", ".join(fact.judged_fields) or _("none: leave it empty")
            raise ValidationError(
                {"field": _("About this fact, a claim can give one of: %(fields)s.") % {"fields": allowed}}
            )

    def judge(self) -> Verdict:
        """The verdict, computed anew."""
        if not self.field:
            return Verdict.STATED
        return judge(self.value, *self.source.written, self.fact.values_of(self.field))
