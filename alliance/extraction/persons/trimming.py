"""A run of words with capitals, cut down to what may be the name in it."""

import re

from alliance.extraction.article import Article, Sentence
from alliance.extraction.lexicon import Mention
from alliance.extraction.persons.evidence import Around
from alliance.extraction.persons.runs import Run
from alliance.extraction.persons.words import is_given, is_surely_given, words_of

# Words that begin a sentence before a name: “Pernyataan Eduardo Ano”, “Asked Ana Silva”.
BEGINS = re.compile(r"[a-z]{5,20}an|[a-z]{3,20}(?:ing|ed|ly)")
BEFORE_CAPITALS = frozenset('"“”‘:–—•|*?!;([')


class Trimmer:
    """Knows the words of an article that are no names; `ordinary` are those that it writes in small letters too."""

    def __init__(self, article: Article):
        words = (word for sentence in article.sentences for word in sentence.words)
        self.ordinary = {word.folded for word in words if word.text.islower()}
        self.openers = words_of("opener", article.language)
        self.common = words_of("common")

    def is_spoiled(self, names: tuple[str, ...]) -> bool:
        return any(self.is_common(name) or (name in self.openers and not is_given(name)) for name in names)

    def is_common(self, name: str) -> bool:
        return name in self.common or (name.endswith("nya") and name[:-3] in self.common)

    def trimmed(self, run: Run, around: Around) -> Run | None:
        """The run without words that only begin a sentence; without an institution before a name."""
        if run.known:
            return self.known_part(run, around, run.known)
        words, labels = run.sentence.words, around.labels
        first, last = run.first, run.last
        while first <= last and self.is_opening(run, around, first):
            first += 1
        while last > first and self.is_behind(words[last].folded):
            last -= 1
        if first > last:
            return None
        for number in range(first, last + 1):
            if number in labels.people:
                return self.with_known(Run(run.sentence, first, last), around, labels.people[number][0])
        return self.past_institution(Run(run.sentence, first, last, is_cut=last < run.last), around)

    def is_opening(self, run: Run, around: Around, number: int) -> bool:
        word = run.sentence.words[number].folded
        if word in self.openers:
            return not is_surely_given(word) or is_initial(run.sentence, number)
        if number in around.speech and number == 0:
            return True
        if BEGINS.fullmatch(word) and number < run.last and is_surely_given(run.sentence.words[number + 1].folded):
            return is_initial(run.sentence, number)
        return is_initial(run.sentence, number) and word in self.ordinary and not is_given(word)

    def is_behind(self, word: str) -> bool:
        """Words after a name that are none of it: a degree, a word that goes on with the sentence."""
        return word in words_of("degree") or (word in self.openers and word not in self.common and not is_given(word))

    def known_part(self, run: Run, around: Around, known: Mention) -> Run:
        """Of a known name with more words after it: all of them where they make another name, “Blair Thompson”."""
        words = run.sentence.words
        rest = [word.folded for word in words[known.last + 1 : run.last + 1]]
        first = words[known.first].folded
        other = first in words_of("family-first") or (is_given(first) and len(rest) == 1)
        if rest and other and len(rest) < 3 and not self.is_spoiled((rest[0],)) and rest[0] not in self.ordinary:
            return Run(run.sentence, run.first, run.last)
        return Run(run.sentence, known.first, known.last, known)

    def with_known(self, run: Run, around: Around, known: Mention) -> Run:
        """Of words before a known family name: “Hunter Biden” is another; “Kubu Trump” names nobody else."""
        words = run.sentence.words
        first = run.first
        for number in range(run.first, known.first):
            if self.is_spoiled((words[number].folded,)):
                first = number + 1
        before = [word.folded for word in words[first : known.first]]
        loose = known.form.use == "weak" or words[known.first].folded in words_of("family-first")
        if loose and (before or known.last < run.last):
            return Run(run.sentence, first, run.last)
        own = known.key.split()[0].casefold()
        same = all(name[0] == own[0] and (len(name) == 1 or name[:3] == own[:3]) for name in before[:1])
        if before and not same and (is_given(before[0]) or self.is_other(around, first, before)):
            return Run(run.sentence, first, run.last)
        return Run(run.sentence, first if before and same and len(before) < 3 else known.first, known.last, known)

    def is_other(self, around: Around, first: int, before: list[str]) -> bool:
        """Whether words with capitals after a title are a name though no given name of the table: “Nyonya Yuko …”."""
        return len(before) < 3 and first - 1 in around.labels.titles and not self.ordinary.intersection(before)

    def past_institution(self, run: Run, around: Around) -> Run:
        """“juru bicara Gedung Putih Karine Jean-Pierre”: the name begins after the institution's."""
        words = run.sentence.words[run.first : run.last + 1]
        bad = [number for number, word in enumerate(words) if word.folded in self.common]
        if not bad or run.first == 0:
            return run
        start = bad[-1] + 1
        while bad[-1] == 0 and start < len(words) and not is_given(words[start].folded):
            start += 1
        if 2 <= start <= len(words) - 2 and around.scan(run.first - 1, loose=False):
            return Run(run.sentence, run.first + start, run.last)
        return run


def is_initial(sentence: Sentence, number: int) -> bool:
    """Whether a capital is due here to any word: at the start, after a quotation mark, a colon, a dash, a bullet."""
    if number == 0:
        return True
    words = sentence.words
    gap = sentence.paragraph.text[words[number - 1].end : words[number].start]
    return words[number - 1].text.isdigit() or not BEFORE_CAPITALS.isdisjoint(gap) or gap.endswith(" '")
