"""Whether an article is about NATO, or only mentions it.

No NATO fact is taken from an article that is not. What counts is where the name stands and how often, beside the words
by which a text goes on speaking of the Alliance once it has named it; and whether another organization is spoken of
much more. An article of several themes of which NATO is one is about NATO too.
"""

import re
from collections import Counter

from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import NATO
from alliance.extraction.persons.words import is_surely_given

START = 4  # sentences of the text in which its theme is named, as a rule
ENOUGH = 3.0  # weight from which the name is more than mentioned
SHORT = 10  # sentences up to which less is enough: what is pasted alone is about what it names
REMARK = 3
NAMESAKES = 2  # sentences on a firm or a family of that name
ITS_OWN = {"article-5", "secretary-general"}  # what only the Alliance has
# Who somebody else is, and no more.
APPOSITION = re.compile(
    r",\s(?:(?:yang\s)?(?:sesama|negara|sekutu)\s){0,2}(?:anggota|sekutu)\snato\b|\b(?:fellow\s)?nato\s(?:member|ally)\s(?-i:[A-Z])|,\s(?:also\s|itself\s)?a"
    r"\s(?:fellow\s)?(?:nato\s(?:member|ally)|member\sof\snato)\b",
    re.IGNORECASE,
)
MANY = 3  # sentences about an alliance from which a text speaks of it without ever naming it


def is_about_nato(article: Article) -> bool:
    """Of the article's own text; what stands around it does not count."""
    sentences = [*article.sentences_with("organization")]
    named = Counter(key for sentence in sentences for key in sentence.keys("organization"))
    others = max((count for organization, count in named.items() if organization != NATO), default=0)
    words = sum(1 for _ in article.sentences_with("alliance"))
    pledges = sum(1 for _ in article.sentences_with("pledge"))
    naming = [
        sentence for sentence in sentences if NATO in sentence.keys("organization") and not sentence.of("lookalike")
    ]
    if is_of_namesake(article, naming):
        return False
    if not naming:
        remark = len(article.sentences) <= REMARK and words > 0 and not others
        return remark or (words >= MANY and pledges > 0 and others * 2 <= words)
    if any(sentence.role == "headline" for sentence in naming):
        return True
    if len(naming) == 1 and APPOSITION.search(naming[0].text):
        return False
    started = start_of_text(article)
    weight: float = sum(2 if sentence.number <= started else 1 for sentence in naming)
    weight += (min(words, 2 * len(naming) + 2) + min(pledges, 2)) / 2
    length = len(article.sentences)
    enough = ENOUGH - (length <= SHORT) / 2 - (length <= 2 * SHORT) / 2
    return weight >= enough and others <= 2 * len(naming) + words // 4


def is_of_namesake(article: Article, naming: list[Sentence]) -> bool:
    """“Nato Ltd”, “Giulia Nato”: named more than once, and nothing of the Alliance beside."""
    if sum(1 for sentence in naming if names_another(sentence)) < NAMESAKES:
        return False
    return not any(sentence.keys("pledge") & ITS_OWN for sentence in article.sentences_with("pledge"))


def names_another(sentence: Sentence) -> bool:
    """Whether a firm, or somebody whose surname it is, has the name."""
    if sentence.of("namesake"):
        return True
    before = [sentence.words[one.first - 1] for one in sentence.of("organization") if one.key == NATO and one.first]
    return any(word.text.istitle() and is_surely_given(word.folded) for word in before)


def start_of_text(article: Article) -> int:
    """The number of the last of the first sentences of the body."""
    body: list[Sentence] = []
    for sentence in article.sentences:
        if sentence.role == "body":
            body.append(sentence)
        if len(body) == START:
            break
    return body[-1].number if body else -1
