"""What an editor fills in to begin with an article: its text, of when it is, and who published it."""

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance.checking.forms import CheckForm, PublishedField
from alliance.editing.articles.keeping import Cells
from alliance.filters.forms import without_blanks
from alliance.sources.models import Claim, Source

LONGEST_HEADLINE = 150  # characters
NOT_ASKED = {"csrfmiddlewaretoken", "_save"}


class AddForm(CheckForm):
    """The text as on the page that checks one; the source is one of those that are known, or a new one."""

    label = None
    source = forms.Field(required=False)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=250, required=False)
    publisher = forms.CharField(label=gettext_lazy("Publisher"), max_length=150, required=False)
    url = forms.URLField(label=gettext_lazy("Address"), max_length=500, required=False, assume_scheme="https")

    field_order = ("text", "file", "published", "source", "title", "publisher", "url")

    def __init__(self, model_admin, request: HttpRequest, *args, **kwargs):
        super().__init__(*args, **kwargs)
        claims = model_admin.admin_site.get_model_admin(Claim)
        field = claims.formfield_for_dbfield(Claim._meta.get_field("source"), request)
        field.required, field.label, field.help_text = False, _("Source"), _("If it is recorded already.")
        self.fields["source"] = field
        self.order_fields(self.field_order)

    def clean(self):
        """One source: a known one, or one with a title from which its key can be made; else its headline is taken."""
        super().clean()
        if self.errors or self.cleaned_data.get("source"):
            return self.cleaned_data
        title = self.cleaned_data.get("title") or self.read.title[:250] or self.headline
        if not slugify(title):
            self.add_error("title", _("Choose a source, or give the title of a new one."))
        elif Source.objects.filter(key=slugify(title)).exists():
            self.add_error("title", _("There is a source with this title already: choose it."))
        self.cleaned_data["title"] = title
        return self.cleaned_data

    @property
    def headline(self) -> str:
        """The first line of the text where it is no sentence; else empty."""
        first = self.read.paragraphs[0].text
        return first if len(first) <= LONGEST_HEADLINE and not first.endswith((".", ":", ";", ",")) else ""

    @property
    def source_or_cells(self) -> Source | Cells:
        """The source that was chosen, or the cells of the new one."""
        said = self.cleaned_data
        if said.get("source"):
            return said["source"]
        cells = {name: said.get(name) or "" for name in ("title", "publisher", "url")}
        return {"kind": Source.Kind.ARTICLE.value, **{name: cell for name, cell in cells.items() if cell}}


class DateForm(forms.Form):
    """When the article was published; empty where that is not known."""

    published = PublishedField(label=gettext_lazy("Published on"), required=False)


class TextForm(CheckForm):
    """The text once more, when it is not kept any longer."""

    label = None
    published = None


def sent(data: QueryDict) -> QueryDict:
    """What was filled in: what stays empty is not asked."""
    asked = without_blanks(data)
    for name in NOT_ASKED & asked.keys():
        del asked[name]
    return asked
