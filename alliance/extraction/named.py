"""The countries and organizations that an article names, each where it stands."""

from collections.abc import Iterator

from alliance.extraction.article import Article, Sentence, Span
from alliance.extraction.candidates import NATO, CountryNamed, OrganizationNamed
from alliance.extraction.lexicon import Mention
from alliance.extraction.mistaken import is_ethnic, is_language, is_listed_language, is_no_country

# Uses of a form that name a country in a manner of speaking; organizations that are past, missions, loose groups.
OPTIONAL = {"city", "metonym", "past", "mission", "group"}
# States that are no more; their codes are withdrawn.
WITHDRAWN = {"su", "dd", "cs", "yu"}


def countries(article: Article) -> Iterator[CountryNamed]:
    """In the order of the text; once for each place where one is named."""
    for sentence in article.sentences_with("country"):
        seen = set()
        language_until = -1  # where the name of a language ends: others may follow in a list
        for mention in sentence.of("country"):
            if (mention.start, mention.key) in seen:
                continue
            seen.add((mention.start, mention.key))
            if is_listed_language(sentence, mention, language_until) or is_language(
                sentence, mention, article.language
            ):
                language_until = mention.end
            elif not is_no_country(sentence, mention, article.language):
                optional = mention.form.use in OPTIONAL or mention.key in WITHDRAWN or is_ethnic(sentence, mention)
                yield CountryNamed(sentence.span(mention.start, mention.end), mention.key.upper(), optional)


def organizations(article: Article) -> Iterator[OrganizationNamed]:
    """In the order of the text. A text about NATO that calls it the Alliance throughout names it so."""
    sentences = [*article.sentences_with("organization")]
    certain = {
        mention.key
        for sentence in sentences
        for mention in sentence.of("organization")
        if mention.form.use != "abbreviation"
    }
    named = False
    for sentence in sentences:
        for mention in named_in(sentence, certain):
            named = named or mention.key == NATO
            span = sentence.span(mention.start, mention.end)
            yield OrganizationNamed(span, mention.key, mention.form.use in OPTIONAL)
    if article.about_nato and not named and (first := first_alliance(article)):
        yield OrganizationNamed(first, NATO)


def named_in(sentence: Sentence, certain: set[str]) -> Iterator[Mention]:
    """One for each place; an abbreviation that two share is that of the one which the text names besides."""
    at: dict[int, list[Mention]] = {}
    for mention in sentence.of("organization"):
        at.setdefault(mention.start, []).append(mention)
    for mentions in at.values():
        chosen = next((mention for mention in mentions if mention.key in certain), mentions[-1])
        if chosen.form.text == "WHO" and chosen.key not in certain and sentence.text.isupper():
            continue  # a question in capitals: “WHO IS IN?”
        yield chosen


def first_alliance(article: Article) -> Span | None:
    """Where “the Alliance” or “Aliansi” first stands with a capital within a sentence."""
    for sentence in article.sentences_with("alliance"):
        for mention in sentence.of("alliance"):
            if mention.first and sentence.words[mention.first].text in {"Alliance", "Aliansi"}:
                return sentence.span(mention.start, mention.end)
    return None
