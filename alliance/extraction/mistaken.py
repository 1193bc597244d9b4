"""Where the name of a country names no country: a currency, a language, somebody's name, another place.

“dolar AS”, “Swiss francs”; “bahasa Inggris”, “said in French”; “Michael Jordan”; “Savannah, Georgia”.
"""

import re

from alliance.extraction.article import Sentence
from alliance.extraction.lexicon import Mention

CURRENCY = re.compile(
    r"(?:dol+ars?|(?:pound)?sterling|pounds?|euro|r[ou]+bles?|rubel|yuan|renminbi|yen|won|liras?|francs?|kron[aoe]r?|"
    r"mahkota|hryvnia|zloty|forint|koruna|pesos?|rand|rup(?:ees?|iah)|dinars?|dirhams?|riyals?|shekels?|baht|ringgit|"
    r"dong|lari|tenge|marks?|gulden|guilders?)$"
)
ETHNIC = re.compile(r"(?:ethnic|etni[sk]|suku|keturunan)$")
SPEAKING = re.compile(r"(?:speak(?:ing|ers?)|languages?|translations?|translators?|dialect|alphabet)$")
BEFORE_A_LANGUAGE = re.compile(
    r"(?:in|into|from|spo?[eo]a?ken?s?|speak(?:s|ing)?|spoke|fluent|learn(?:ing)?|translated|broken|perfect|excellent|accented)$"
)
# What may follow the name of a language, but not an adjective.
AFTER_A_LANGUAGE = re.compile(r"(?:on|to|at|but|when|as|before|after|with|that|by|is|was|for)?$")
ANOTHER_LANGUAGE = re.compile(r" (?:and|or) \w{3,20}(?=[.,;:!?)”\"]|$| (?:on|to|at|but|when|as|with|that)\b)")
BETWEEN_LANGUAGES = re.compile(
    r",? ?(?:dan|and|or|atau|serta|maupun|&|/|-)? ?(?:sedikit|some|a little|fluent|bahasa)? ?"
)

# Names of countries that are also given names, surnames or a state of the United States.
ALSO_NAMES = {"jordan", "chad", "georgia", "holland", "finn", "dane", "kenya"}
ONLY_AFTER = {"georgia", "kenya", "holland"}  # a capital after these says nothing: “Georgia President …”
STATE = re.compile(
    r"(?:atlanta|savannah|augusta|macon|columbus|athens|benning|state|bagian|senators?|governor|gubernur|tech)$"
)
# Capitalised words before a country that are no given names: first words of a sentence, titles.
NO_GIVEN_NAME = re.compile(
    r"(?:in|from|to|and|for|with|the|of|at|by|as|but|or|on|while|when|since|although|after|before|which|what|every|one|"
    r"first|another|both|an?|this|that|like|king|queen|prince|president|minister|lake|di|ke|dari|dan|untuk|dengan|serta|"
    r"atau|pada|bagi|oleh|saat|ketika|seperti|raja|ratu|pangeran|presiden|menteri|republik|negara|pm|menlu|menhan|danau)$"
)


def neighbours(sentence: Sentence, mention: Mention) -> tuple[str, str, str]:
    """The word before, the word after, and the character that follows; empty at the ends."""
    words = sentence.words
    before = words[mention.first - 1].folded if mention.first else ""
    after = words[mention.last + 1].folded if mention.last + 1 < len(words) else ""
    return before, after, sentence.paragraph.text[mention.end : mention.end + 1]


def is_language(sentence: Sentence, mention: Mention, language: str) -> bool:
    """“bahasa Inggris”, “English-speaking”, “said in French.”"""
    before, after, following = neighbours(sentence, mention)
    if before in {"bahasa", "berbahasa"} or (following in {" ", "-"} and SPEAKING.match(after)):
        return True
    if mention.form.use != "demonym" or language != "en" or not BEFORE_A_LANGUAGE.match(before):
        return False
    if ANOTHER_LANGUAGE.match(sentence.paragraph.text, mention.end, sentence.end):
        return True
    return following not in {" ", "-", "’", "'"} or (following == " " and bool(AFTER_A_LANGUAGE.match(after)))


def is_ethnic(sentence: Sentence, mention: Mention) -> bool:
    """“ethnic Albanians”, “etnis Serbia”: a people, not its state."""
    return bool(ETHNIC.match(neighbours(sentence, mention)[0]))


def is_listed_language(sentence: Sentence, mention: Mention, language_until: int) -> bool:
    """“bahasa Inggris, Jerman, dan sedikit Prancis”: the next of a list of languages, whose last ends there."""
    if not 0 <= language_until <= mention.start <= language_until + 18:
        return False
    return bool(BETWEEN_LANGUAGES.fullmatch(sentence.paragraph.text, language_until, mention.start))


def is_no_country(sentence: Sentence, mention: Mention, language: str) -> bool:
    """Whether the word stands for a currency, a person or another place."""
    before, after, following = neighbours(sentence, mention)
    if following == "$" or (language == "en" and following in {" ", "-"} and CURRENCY.match(after)):
        return True
    if is_adjacent(sentence, mention) and CURRENCY.match(before):
        return language == "id" or mention.form.use == "abbreviation"
    if mention.form.text.lower() not in ALSO_NAMES:
        return False
    return bool(STATE.match(before) or STATE.match(after)) or is_of_a_person(sentence, mention, before, after)


def is_adjacent(sentence: Sentence, mention: Mention) -> bool:
    """Only a space between the mention and the word before it."""
    text = sentence.paragraph.text
    return bool(mention.first) and text[sentence.words[mention.first - 1].end : mention.start] == " "


def is_of_a_person(sentence: Sentence, mention: Mention, before: str, after: str) -> bool:
    """“Michael Jordan”, “Chad Bowman”: a word with a capital beside it that is no name of the lexicon."""
    words = sentence.words
    if is_adjacent(sentence, mention) and not NO_GIVEN_NAME.match(before):
        previous = words[mention.first - 1]
        if previous.text.istitle() and not is_named(sentence, previous.start):
            return True
    if not after or mention.form.text.lower() in ONLY_AFTER or NO_GIVEN_NAME.match(after):
        return False
    following = words[mention.last + 1]
    adjacent = sentence.paragraph.text[mention.end : following.start] == " "
    return adjacent and following.text.istitle() and not is_named(sentence, following.start)


def is_named(sentence: Sentence, start: int) -> bool:
    """Whether a name of the lexicon has that character: “Jordan Israel” is a list without its comma."""
    return any(other.start <= start < other.end for other in sentence.mentions)
