"""Claims: beneath the fact they are about, and on a page of their own."""

from django import forms
from django.contrib import admin
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from alliance.facts import Fact
from alliance.sources.admin.forms import KeyedForm, RowForm, settle
from alliance.sources.admin.keyed import KeyedAdmin, KeyedInline
from alliance.sources.judging import fact_models
from alliance.sources.models import Claim
from alliance.sources.values import check_value, field_label


def class_of(reference: str) -> type[Fact]:
    """The class of facts to which a reference of a claim leads."""
    return Claim._meta.get_field(reference).related_model


def field_choices(models: list[type[Fact]]) -> list[tuple[str, str]]:
    """What a claim about these facts can give, with a label; the empty choice is to state only."""
    labels = {name: field_label(model, name) for model in models for name in model.judged_fields}
    return [("", _("– (only stated)")), *labels.items()]


class ClaimForm(forms.ModelForm):
    """What a source says; who says it is settled once, as is about what."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "source" in self.fields:
            settle(self.fields["source"], self.instance.source)

    def clean(self):
        """A value has the form that its field asks for; the hash of one paragraph does not stand for another."""
        super().clean()
        field, value = self.cleaned_data.get("field"), self.cleaned_data.get("value")
        chosen = next((name for name in Claim.FACTS if self.cleaned_data.get(name)), self.instance.reference)
        model = class_of(chosen) if chosen else None
        if model and field in model.judged_fields and value and {"field", "value"} & set(self.changed_data):
            try:
                check_value(model, field, value)
            except forms.ValidationError as error:
                self.add_error("value", error)
        if "paragraph" in self.changed_data:
            self.instance.paragraph_sha256 = ""


class ClaimRowForm(RowForm, ClaimForm):
    pass


class ClaimInline(KeyedInline, admin.TabularInline):
    """The claims about the fact above, ready for the admin of every class of facts."""

    model = Claim
    form = ClaimRowForm
    fields = ["source", "paragraph", "field", "value", "judged", "statement_en", "statement_ind"]
    readonly_fields = ["judged"]
    autocomplete_fields = ["source"]

    def get_queryset(self, request):
        return super().get_queryset(request).for_footnotes()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "field":
            return forms.ChoiceField(
                label=capfirst(db_field.verbose_name), choices=field_choices([self.parent_model]), required=False
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("verdict"))
    def judged(self, claim):
        """Of a claim that is neither saved nor tried out nothing is known yet."""
        stored = (claim.get_verdict_display(), claim.verdict) if claim.pk else (self.empty_value_display, "")
        label, verdict = getattr(claim, "tried", stored)
        return format_html('<span class="verdict" data-verdict="{}">{}</span>', verdict, label)


class ClaimPageForm(ClaimForm, KeyedForm):
    pass


class FactKindFilter(admin.SimpleListFilter):
    """Claims about one class of facts."""

    title = _("kind of fact")
    parameter_name = "about"

    def lookups(self, request, model_admin):
        return [(model.noun(), capfirst(model._meta.verbose_name)) for model in fact_models()]

    def queryset(self, request, claims):
        return claims.about(self.value()) if self.value() in dict(self.lookup_choices) else claims


@admin.register(Claim)
class ClaimAdmin(KeyedAdmin):
    form = ClaimPageForm
    record = ("key", "paragraph_sha256", "verdict")
    list_display = ["statement_en", "kind_and_key", "field", "value", "verdict", "source"]
    list_filter = ["verdict", FactKindFilter, "source__kind"]
    search_fields = ["key", "statement_en", "statement_ind", "value", "source__title", "source__publisher"]
    autocomplete_fields = ["source", *Claim.FACTS]
    ordering = ["key"]
    fieldsets = [
        (None, {"fields": [("source", "paragraph"), ("field", "value"), ("statement_en", "statement_ind")]}),
        (_("About"), {"fields": Claim.FACTS, "description": _("A claim is about one fact: choose one.")}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_fact_key()

    def get_fieldsets(self, request, obj=None):
        """Of a claim that exists only the fact it is about is shown, and it stays."""
        own, about, *record = super().get_fieldsets(request, obj)
        return [own, (about[0], {"fields": ["about"]}), *record] if obj else [own, about]

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["about"] if obj else [])]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "field":
            return forms.ChoiceField(
                label=capfirst(db_field.verbose_name), choices=field_choices(fact_models()), required=False
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("about"), ordering="fact_key")
    def kind_and_key(self, claim):
        return f"{capfirst(class_of(claim.reference)._meta.verbose_name)} {claim.fact_key}"

    @admin.display(description=_("about"))
    def about(self, claim):
        fact = claim.fact
        address = reverse(admin_urlname(fact._meta, "change"), args=[fact.pk])
        return format_html('{}: <a href="{}">{}</a>', capfirst(fact._meta.verbose_name), address, fact)
