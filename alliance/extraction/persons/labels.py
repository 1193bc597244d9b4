"""What the words of a sentence are besides parts of somebody's name."""

from alliance.extraction.article import Language, Sentence
from alliance.extraction.lexicon import Mention
from alliance.extraction.persons.words import is_given, words_of

# What may stand between two words of one name; a full stop only after an initial or one of the abbreviations.
JOINS = frozenset({" ", "-", "‑", "'", "’", "", "."})
ABBREVIATED = frozenset({"jr", "st", "moh", "muh", "abd", "ahm", "mch"})
# What a mention of these kinds covers is no part of somebody's name, save for single words that are given names.
OTHERS = ("country", "organization", "outlet", "region", "place")
TITLES = ("role", "honorific")


class Labels:
    """What the words of a sentence are besides parts of a name."""

    def __init__(self, sentence: Sentence, language: Language):
        self.sentence, self.language = sentence, language
        self.others = covered(sentence, OTHERS)
        titles = covered(sentence, TITLES)
        self.titles = {number: title for number, title in titles.items() if not is_given_here(sentence, title)}
        self.people: dict[int, list[Mention]] = {}
        for mention in sentence.of("person"):
            self.people.setdefault(mention.first, []).append(mention)
        self.calendar = words_of("calendar")

    def gap(self, number: int) -> str:
        """What stands between word `number` and the next."""
        words = self.sentence.words
        return self.sentence.paragraph.text[words[number].end : words[number + 1].start]

    def gap_is_space(self, number: int) -> bool:
        return number + 1 < len(self.sentence.words) and self.gap(number) == " "

    def is_capital(self, number: int) -> bool:
        text = self.sentence.words[number].text
        return text[0].isupper() and (len(text) == 1 or not text[:3].isupper())

    def may_be_a_name(self, number: int) -> bool:
        word = self.sentence.words[number]
        return (
            self.is_capital(number)
            and number not in self.others
            and number not in self.titles
            and (word.folded not in self.calendar or self.is_first_of_two(number))
        )

    def is_first_of_two(self, number: int) -> bool:
        """“Jan Kavan”, “June Harper”: not the month."""
        words = self.sentence.words
        if number + 1 >= len(words) or not is_given(words[number].folded) or self.gap(number) != " ":
            return False
        after = words[number + 1]
        follows = after.text.istitle() and number + 1 not in self.others and number + 1 not in self.titles
        return follows and after.folded not in self.calendar and not (number and words[number - 1].text.isdigit())

    def joins(self, number: int) -> bool:
        """Whether a name may go on from word `number` to the next."""
        if number + 1 >= len(self.sentence.words):
            return False
        gap = self.gap(number)
        if gap in {". ", ".-", "."}:
            word = self.sentence.words[number]
            return len(word.text) == 1 or word.folded in ABBREVIATED
        return gap in JOINS


def is_given_here(sentence: Sentence, title: Mention) -> bool:
    """“Dean Rusk”: a given name that is a title too, but not one that stands before names."""
    word = sentence.words[title.first]
    return title.first == title.last and title.form.use != "title" and word.text.istitle() and is_given(word.folded)


def covered(sentence: Sentence, kinds: tuple[str, ...]) -> dict[int, Mention]:
    """The longest mention of the kinds over each word."""
    found: dict[int, Mention] = {}
    for kind in kinds:
        for mention in sentence.of(kind):
            for number in range(mention.first, mention.last + 1):
                found.setdefault(number, mention)
    return found
