"""What a reader or a program sends to be checked: a text or a file, of when it is, and what to call it."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance.dates import PartialDate
from alliance.extraction.reading import Read, UnreadableError, read_bytes, read_text
from alliance.filters import Asked, OneOfField, StrictForm
from alliance.translation import SUFFIXES

LONGEST_LABEL = 500  # characters
MOST_PARAGRAPHS = 5_000  # of an article; a table or a list that is longer is none
MOST_CHARACTERS = 200_000  # of its text, without the markup of a page: a book of a hundred pages
# Why a file or a page cannot be read, by the reason that the reader of it gives.
UNREADABLE = {
    "size": gettext_lazy("This is too long for an article."),
    "format": gettext_lazy("This is no plain text and no HTML: copy the text out of it and paste that."),
    "binary": gettext_lazy("This is no text in any usual encoding: copy the text and paste it."),
    "depth": gettext_lazy("This page is built too deep to be read: copy its text and paste that."),
}


class PastedField(Asked, forms.CharField):
    """A text of any kind, of which a character may take several bytes; the bound is on both."""

    widget = forms.Textarea(attrs={"rows": 14, "spellcheck": "false"})

    @property
    def longest(self) -> int:
        return settings.CHECK_BYTES

    def clean(self, value) -> str | None:
        text = super().clean(value)
        if text and len(text.encode()) > settings.CHECK_BYTES:
            raise too_long()
        return text


class PublishedField(Asked, forms.CharField):
    """A day, a month or a year: `2025-04-04`, `2025-04` or `2025`."""

    widget = forms.DateInput(attrs={"type": "date"})

    def to_python(self, value: str) -> PartialDate:
        try:
            return PartialDate.parse(value)
        except ValueError:
            raise ValidationError(
                _("“%(value)s” is not a date: write YYYY-MM-DD, YYYY-MM or YYYY."), params={"value": value}
            ) from None


class LabelField(Asked, forms.CharField):
    """What the text is called: its title, or the address of a page, which nobody opens."""

    longest = LONGEST_LABEL


class CheckForm(StrictForm):
    """A text or a file, exactly one of them. Once it is valid, `read` is the article."""

    text = PastedField(label=gettext_lazy("The text"), required=False)
    file = forms.FileField(
        label=gettext_lazy("or a file"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.html,.htm,text/plain,text/html"}),
    )
    published = PublishedField(label=gettext_lazy("Published on"), required=False)
    label = LabelField(label=gettext_lazy("Title or address of the article"), required=False)

    read: Read

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > settings.CHECK_BYTES:
            raise too_long()
        return file

    def clean(self):
        super().clean()
        if "file" in self.data:
            self.add_error("file", ValidationError(_("A file is sent as a file, in a form (multipart/form-data).")))
        for name in self.files:
            if name not in self.fields:
                self.add_error(None, self.unknown(name))
        if not self.errors:
            self.take_in()
        return self.cleaned_data

    def take_in(self) -> None:
        """What is given, read; what cannot be read is said at the field it came in."""
        pasted, file = self.cleaned_data["text"], self.cleaned_data["file"]
        if bool(pasted) == bool(file):
            words = _("Give a text or a file, not both.") if pasted else _("Give a text to check, or a file with one.")
            self.add_error("text", ValidationError(words, code="one"))
            return
        try:
            self.read = read_text(pasted) if pasted else read_bytes(file.read())
        except UnreadableError as error:
            words = UNREADABLE.get(error.reason, UNREADABLE["binary"])
            self.add_error("file" if file else "text", ValidationError(words, code="unreadable"))
            return
        if not self.read.paragraphs:
            self.add_error("file" if file else "text", ValidationError(_("There is no text in it."), code="empty"))
        if too_many := self.too_many():
            self.add_error("file" if file else "text", ValidationError(too_many, code="many"))

    def too_many(self) -> str:
        """Why what was read is longer than an article; its bytes may mostly have been markup."""
        if len(self.read.paragraphs) > MOST_PARAGRAPHS:
            return _("This is no article: it has more than %(most)s paragraphs.") % {"most": MOST_PARAGRAPHS}
        if sum(len(paragraph.text) for paragraph in self.read.paragraphs) > MOST_CHARACTERS:
            most = number_format(MOST_CHARACTERS, use_l10n=True, force_grouping=True)
            return _("This is too long for an article: at most %(most)s characters. Check it in parts.") % {
                "most": most
            }
        return ""

    def again(self, published: PartialDate | None, label: str) -> "CheckForm":
        """The form with all that is known by now: a text that came as a file is in it as text."""
        pasted = self.cleaned_data["text"]
        text = pasted or "\n".join(paragraph.text for paragraph in self.read.paragraphs)
        form = CheckForm(initial={"text": text, "published": str(published or ""), "label": label})
        if published and published.precision != "day":
            form.fields["published"].widget.input_type = "text"  # a browser's calendar knows days alone
        return form


class ProgramCheckForm(CheckForm):
    """Over the API the language of the text may be given, too."""

    language = OneOfField(choices=[(code, code) for code in SUFFIXES], required=False)


class NothingAskedForm(StrictForm):
    """The address of the page asks nothing: what is checked, and of which day, is sent with the text."""


class LanguageForm(StrictForm):
    """In which language a program wants the answer."""

    lang = OneOfField(choices=[(code, code) for code in SUFFIXES], required=False)


def too_long() -> ValidationError:
    return ValidationError(
        _("This is too long: at most %(bytes)s bytes are read."), code="long", params={"bytes": settings.CHECK_BYTES}
    )
