"""How a page is cited: its title, the day it speaks of, the day it was read and the address that keeps its answer."""

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, QueryDict
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alliance.wording import sentence, written

# What TeX would read as a command, and how it is written instead.
TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{special: f"\\{special}" for special in "{}$&#%_"},
    }
)
LANGUAGES = {"en": "english", "id": "indonesian"}


class Citation(NamedTuple):
    """One page as it was on the day of reading; `day` is `None` where it speaks of no single day."""

    title: str
    day: date | None
    read: date
    path: str
    address: str

    @property
    def text(self) -> str:
        words = {"title": self.title, "site": site_name(), "when": sentence(self.when), "address": self.address}
        return _("“%(title)s”, %(site)s. %(when)s. %(address)s") % words

    @property
    def when(self) -> str:
        words = {"read": written(self.read), "day": self.day and written(self.day)}
        return (_("as of %(day)s; read on %(read)s") if self.day else _("read on %(read)s")) % words

    @property
    def key(self) -> str:
        """`alliance-en-members-turkiye-1999-03-12`: letters, digits and hyphens only."""
        return slugify(" ".join(["alliance", self.path.replace("/", " "), self.day.isoformat() if self.day else ""]))

    @property
    def bibtex(self) -> str:
        """An entry for BibTeX and BibLaTeX; there is no year of publication: the page is renewed all the time."""
        fields = {
            "author": "{Alliance}",
            "title": f"{{{self.title.translate(TEX)}}}",
            "howpublished": site_name().translate(TEX),
            "note": sentence(self.when).translate(TEX),
            "url": self.address,
            "urldate": self.read.isoformat(),
            "language": LANGUAGES[get_language()],
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
        return "\n".join([f"@misc{{{self.key},", *lines, "}"])


def site_name() -> str:
    return f"Alliance: {_('an open knowledge base about NATO')}"


def cited(request: HttpRequest, title: str, day: date | None, read: date, parameters: list[str]) -> Citation:
    """The page that a request asked for; of the address those `parameters` are kept that the page knows."""
    query = QueryDict(mutable=True)
    for name in parameters:
        if request.GET.get(name):
            query[name] = request.GET[name]
    if day:
        query["as_of"] = day.isoformat()
    path = request.path + (f"?{query.urlencode()}" if query else "")
    return Citation(title, day, read, request.path, request.build_absolute_uri(path))
