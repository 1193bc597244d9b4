"""Words with capitals that stand together, as names do: what may be the name of somebody."""

from collections.abc import Iterator
from dataclasses import dataclass

from alliance.extraction.article import Sentence
from alliance.extraction.lexicon import Mention
from alliance.extraction.persons.labels import Labels
from alliance.extraction.persons.words import is_given, is_surely_given, words_of

# Words after an apostrophe that are no part of a name: “Trump's”, “we're”.
CONTRACTED = frozenset({"s", "t", "re", "ll", "ve", "d", "m"})
NUMERALS = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "XI", "XII", "XIV", "XVI", "XXIII"})


@dataclass(slots=True)
class Run:
    """Words number `first` to `last` of a sentence.

    `known` is a name from the tables that begins or ends in it; `is_cut`: words with capitals followed, as they do
    in a headline.
    """

    sentence: Sentence
    first: int
    last: int
    known: Mention | None = None
    is_cut: bool = False

    @property
    def start(self) -> int:
        return self.sentence.words[self.first].start

    @property
    def end(self) -> int:
        return self.sentence.words[self.last].end

    @property
    def folded(self) -> tuple[str, ...]:
        """The words of the name without case and diacritics, particles left out."""
        words = self.sentence.words[self.first : self.last + 1]
        return tuple(
            word.folded for word in words if not word.text.islower() or word.folded not in words_of("particle")
        )

    @property
    def name(self) -> str:
        """As written, with a space where two words ran into one."""
        text, words = self.sentence.paragraph.text, self.sentence.words
        name = words[self.first].text
        for number in range(self.first, self.last):
            left, right = words[number], words[number + 1]
            gap = text[left.end : right.start]
            if not gap and len(left.text) > 3:
                gap = " "
            name += gap + right.text
        return name


def runs(labels: Labels) -> Iterator[Run]:
    """From left to right; names that the tables know are runs of their own."""
    words = labels.sentence.words
    number = 0
    while number < len(words):
        if number in labels.people:
            run = known_run(labels, number)
        elif starts(labels, number):
            run = Run(labels.sentence, number, end_of(labels, number))
        else:
            number += 1
            continue
        yield run
        number = run.last + 1


def starts(labels: Labels, number: int) -> bool:
    if labels.may_be_a_name(number):
        return True
    if is_initials(labels, number):
        return True
    return labels.is_capital(number) and number in labels.others and is_first_name(labels, number)


def is_initials(labels: Labels, number: int) -> bool:
    """“Mayjen TB Hasanuddin”, “AB Solissa”: two capitals before a name."""
    text = labels.sentence.words[number].text
    free = number not in labels.others and number not in labels.titles
    return len(text) == 2 and text.isupper() and free and labels.gap_is_space(number) and goes_on(labels, number)


def known_run(labels: Labels, number: int) -> Run:
    mention = labels.people[number][0]
    last = mention.last
    if mention.form.use in {"surname", "weak"} and goes_on(labels, last):
        last = end_of(labels, last)
    return Run(labels.sentence, number, last, mention)


def end_of(labels: Labels, number: int) -> int:
    """The number of the last word of the run that begins with word `number`."""
    words, last = labels.sentence.words, number
    while labels.joins(last) and not ends_with_a_known_name(labels, number, last):
        if goes_on(labels, last) or is_last_name(labels, number, last + 1):
            last += 1
        elif last == number and is_middle_name(labels, last + 1):
            last += 2
        elif after := past_particles(labels, last):
            last = after
        elif words[last + 1].text.islower() and is_part(labels, number, last):
            last += 1
        else:
            break
    return last


def ends_with_a_known_name(labels: Labels, first: int, last: int) -> bool:
    """Whether a name that the tables know ends here or begins next: then the run ends, save “Hunter Biden”."""
    here = labels.people.get(last)
    if here and last > first and here[0].form.use == "surname":
        return True
    following = labels.people.get(last + 1)
    return following is not None and (first in labels.people or following[0].form.use not in {"surname", "weak"})


def goes_on(labels: Labels, last: int) -> bool:
    if not labels.joins(last):
        return False
    word = labels.sentence.words[last + 1]
    return labels.may_be_a_name(last + 1) or word.text in NUMERALS


def past_particles(labels: Labels, last: int) -> int | None:
    """The word with a capital after “de”, “von der”, “bin” …"""
    words = labels.sentence.words
    number = last + 1
    while number < len(words) and number - last <= 3 and labels.joins(number - 1):
        word = words[number]
        if word.text.islower():
            if word.folded not in words_of("particle") or (labels.language == "id" and word.folded in {"di", "la"}):
                return None
        else:
            return number if number > last + 1 and labels.may_be_a_name(number) else None
        number += 1
    return None


def is_part(labels: Labels, first: int, last: int) -> bool:
    """A part in small letters: “Ma'ruf”, “Kim Jong-un”."""
    word, gap = labels.sentence.words[last + 1], labels.gap(last)
    if gap in {"'", "’"}:
        return len(word.text) > 1 and word.folded not in CONTRACTED
    return (
        gap in {"-", "‑"}
        and len(word.text) < 6
        and labels.sentence.words[first].folded in words_of("family-first")
        and last > first
    )


def is_first_name(labels: Labels, number: int) -> bool:
    """Whether the word is a given name here though it also names a country or a place: “Florence Lacombe”."""
    mention, words = labels.others[number], labels.sentence.words
    if mention.first != mention.last or not is_given(words[number].folded) or not goes_on(labels, number):
        return False
    after = words[number + 1].folded
    return (
        labels.gap(number) == " "
        and (number == 0 or not words[number - 1].text[0].isupper())
        and not is_given(after)
        and after not in words_of("common")
        and after not in words_of("opener", labels.language)
    )


def is_middle_name(labels: Labels, number: int) -> bool:
    """“Enrique Austria Manalo”: between a given name and a family name, and no other name of a person begins there."""
    mention = labels.others.get(number)
    if mention is None or mention.first != mention.last or mention.form.kind not in {"country", "place"}:
        return False
    words = labels.sentence.words
    return (
        mention.form.use != "demonym"
        and is_surely_given(words[number - 1].folded)
        and labels.gap(number - 1) == " "
        and labels.gap_is_space(number)
        and goes_on(labels, number)
        and number + 1 not in labels.people
        and not is_given(words[number + 1].folded)
        and words[number + 1].folded not in words_of("common")
    )


def is_last_name(labels: Labels, first: int, number: int) -> bool:
    """Whether the word is a family name here though it names a place, or is a title: “Lloyd Austin”, “Julie Bishop”."""
    words = labels.sentence.words
    mention = labels.others.get(number) or labels.titles.get(number)
    if mention is None or mention.first != mention.last or not labels.is_capital(number):
        return False
    if mention.form.kind == "country" and mention.form.use == "demonym":
        return False
    single = number - first == 1 or (number - first == 2 and len(words[first + 1].text) == 1)
    follows = number + 1 < len(words) and labels.gap(number) == " " and labels.may_be_a_name(number + 1)
    return single and labels.gap(number - 1) == " " and is_given(words[first].folded) and not follows
