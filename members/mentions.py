"""Where articles speak of a country: what each says, paragraph by paragraph, with its verdict."""

from dataclasses import dataclass

from alliance.sources.footnotes import Entry, entries_of
from alliance.sources.models import Claim, Source
from members.models import Country


@dataclass
class Mention:
    """What one paragraph of an article says of a country."""

    paragraph: int | None
    entries: list[Entry]


@dataclass
class Article:
    source: Source
    mentions: list[Mention]


def mentions_of(country: Country, sections: dict[str, list]) -> list[Article]:
    """The articles that speak of a country, from facts with their claims loaded: no query."""
    found: dict[int, dict[int | None, list[Claim]]] = {}
    sources: dict[int, Source] = {}
    for claim in claims_of_articles(country, sections):
        sources[claim.source_id] = claim.source
        found.setdefault(claim.source_id, {}).setdefault(claim.paragraph, []).append(claim)
    return [
        Article(source, [Mention(number, entries_of(found[pk][number])) for number in sorted(found[pk], key=first)])
        for pk, source in sorted(sources.items(), key=lambda pair: pair[1].key)
    ]


def claims_of_articles(country: Country, sections: dict[str, list]):
    for name, facts in sections.items():
        for fact in facts:
            for claim in fact.footnotes:
                is_about_it = name not in {"pledges", "meetings", "seats"} or claim.value == country.key
                if claim.source.kind == Source.Kind.ARTICLE and is_about_it:
                    yield claim


def first(paragraph: int | None) -> int:
    return paragraph or 0
