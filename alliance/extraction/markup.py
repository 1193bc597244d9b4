"""What the elements of a page are by their names and attributes: unseen, beside the article, blocks of it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

# Without text, or with text that nobody sees.
UNSEEN = re.compile(
    r"(?:script|style|template|noscript|svg|math|iframe|object|canvas|select|button|textarea|datalist|audio|video|head)$"
)
# Of the page and not of an article, as a rule; kept where nearly nothing would be left.
BESIDE = re.compile(r"(?:nav|aside|footer|form|menu|dialog)$")
BESIDE_ROLE = re.compile(r"(?:navigation|complementary|contentinfo|search|banner|menu|dialog|form|alert)$")
BESIDE_CLASS = re.compile(
    r"(?:^|\s)(?:related|relates?d?-|comments?(?:-|_|\s|$)|komentar|sidebar|share|sharing|social|newsletter|subscribe|"
    r"cookie|breadcrumb|popular|trending|terkait|terpopuler|terkini|baca-?juga|lihatjg|lihat-?juga|recommend|advert|"
    r"ads?(?:-|_|\s|$)|promo|banner|widget|footer|nav(?:bar|-|_|\s|$)|menu|pagination|paging|tags?(?:\s|$)|tags?-?(?:list|cloud|links|wrap)|"
    r"most-?(?:read|popular)|poll(?:-|_|\s|$)|outbrain|taboola|linksisip|author-bio)",
    re.IGNORECASE,
)
BLOCK = re.compile(
    r"(?:p|div|section|article|main|header|footer|aside|nav|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|pre|figure|figcaption|"
    r"address|table|caption|thead|tbody|tfoot|tr|form|fieldset|hr|center|body|html|details|summary|option)$"
)
VOID = re.compile(r"(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$")
# Names under which pages say when they were published.
DATE_NAME = re.compile(
    r"(?:article:published_time|og:(?:article:)?published_time|datepublished|date|pubdate|publish[_-]?date|"
    r"dc\.date(?:\.issued)?|dcterms\.(?:date|created)|parsely-pub-date|sailthru\.date|content_publisheddate|"
    r"cxenseparse:recs:publishtime|article\.published|originalpublicationdate|published_time)$"
)


class Kind(NamedTuple):
    """What an element is by its name."""

    block: bool
    void: bool
    unseen: bool
    beside: bool


@lru_cache(maxsize=500)
def kind_of(tag: str) -> Kind:
    return Kind(*(bool(pattern.match(tag)) for pattern in (BLOCK, VOID, UNSEEN, BESIDE)))


def is_hidden(attributes: Mapping[str, str]) -> bool:
    style = (attributes.get("style") or "")[:200].replace(" ", "").lower()
    return "hidden" in attributes or attributes.get("aria-hidden") == "true" or "display:none" in style


def is_beside(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag in {"html", "body", "main", "article"}:
        return False
    if BESIDE_ROLE.match(attributes.get("role") or ""):
        return True
    named = f"{(attributes.get('class') or '')[:300]} {(attributes.get('id') or '')[:100]}"
    return bool(BESIDE_CLASS.search(named))
