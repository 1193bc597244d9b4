"""Whether a run of words with capitals names somebody, and how surely."""

import re
from collections.abc import Iterator

from alliance.extraction.article import Article, Sentence
from alliance.extraction.persons.evidence import Around
from alliance.extraction.persons.labels import Labels
from alliance.extraction.persons.lists import complete, pair
from alliance.extraction.persons.runs import Run, runs
from alliance.extraction.persons.sighting import Sighting, Sureness
from alliance.extraction.persons.trimming import Trimmer
from alliance.extraction.persons.words import is_given, is_surely_given, looks_like_a_family_name, words_of

VERB = re.compile(r"(?:ber|mem|men|meng|meny)[a-z]{4,20}|[a-z]{3,20}kan")


class Reader(Trimmer):
    """Reads the sentences of one article."""

    def __init__(self, article: Article):
        super().__init__(article)
        self.article = article
        self.language = article.language
        self.vessels, self.namesakes = words_of("vessel"), words_of("namesake")

    def sightings(self) -> Iterator[Sighting]:
        for sentence in self.article.sentences:
            if sentence.of("person") or any(word.text[0].isupper() for word in sentence.words):
                found = list(self.in_sentence(sentence))
                complete(found)
                pair(found)
                yield from found

    def in_sentence(self, sentence: Sentence) -> Iterator[Sighting]:
        labels = Labels(sentence, self.language)
        around, titled = Around(labels), is_titled(sentence)
        for run in runs(labels):
            if sighting := self.sighting(run, around, titled):
                yield sighting

    def sighting(self, run: Run, around: Around, titled: bool) -> Sighting | None:
        trimmed = self.trimmed(run, around)
        if trimmed is None:
            return None
        if around.is_vessel(trimmed, self.vessels):
            return None
        found = self.known(trimmed, around) if trimmed.known else self.unknown(trimmed, around, titled)
        if found:
            credit = not trimmed.known and (around.is_credit(trimmed) or around.is_alone(trimmed))
            found.optional = credit or around.is_namesake(trimmed, self.namesakes)
        return found

    def known(self, run: Run, around: Around) -> Sighting:
        mentions = tuple(around.labels.people[run.known.first]) if run.known else ()
        uses = {mention.form.use for mention in mentions}
        before, after = around.roles(run)
        sure: Sureness = "full"
        if uses <= {"weak"}:
            spoken = around.speaks(run) or around.title_before(run)
            sure = "title" if spoken else "bare"
            mentions = mentions if spoken else ()
        elif uses <= {"weak", "surname"}:
            sure = "title"
        return Sighting(run, around, run.folded, sure, mentions, before, after)

    def unknown(self, run: Run, around: Around, titled: bool) -> Sighting | None:
        names = run.folded
        if len(names) == 1:
            return self.single(run, around, titled)
        before, after = around.roles(run)
        told = bool(before or after or around.speaks(run) or around.has_age(run))
        told = told or ((around.is_done_by(run) or around.is_employed(run)) and is_given(names[0]))
        sure: Sureness = "bare"
        headline = (titled and not self.stands_out(run, around)) or self.is_verbal(run, names[0])
        if len(names) < 7 and len(names[-1]) > 1 and not headline:
            sure = self.sureness(names, told, run.first in around.labels.others, self.is_odd(run))
        elif len(names) < 4 and is_surely_given(names[0]) and not self.is_spoiled(names):
            sure = "likely"
        return Sighting(run, around, names, sure, (), before, after)

    def is_verbal(self, run: Run, word: str) -> bool:
        """“Menlu AS Berupaya Tingkatkan …”: the verb of a headline, not a name."""
        if is_given(word):
            return False
        return run.is_cut or (self.language == "id" and VERB.fullmatch(word) is not None)

    def stands_out(self, run: Run, around: Around) -> bool:
        """In a line of capitals: words between words in small letters or signs, or after a title at the end."""
        words, labels = run.sentence.words, around.labels
        before, after = run.first - 1, run.last + 1
        begins = before < 0 or before in labels.titles or not words[before].text[0].isupper()
        ends = after == len(words) or not words[after].text[0].isupper()
        if begins and (ends or after in labels.titles) and is_surely_given(words[run.first].folded):
            return run.last - run.first < 3
        if begins and after in labels.titles and labels.gap(run.last) in {", ", " ("}:
            return run.last - run.first < 4
        entitled = before >= 0 and (before in labels.others or words[before].text.isupper() or before in labels.titles)
        return after == len(words) and entitled and run.last - run.first < 4 and around.role_before(run) is not None

    def sureness(self, names: tuple[str, ...], told: bool, is_place: bool, odd: bool) -> Sureness:
        """Of two words or more.

        `told`: a title, a verb of speech or an age says that it is somebody; `odd`: the text has one of the words in
        small letters too.
        """
        given = is_surely_given(names[0]) and not is_place
        if self.is_spoiled(names):
            return "full" if told and given and len(names) == 2 and names[0] not in self.common else "bare"
        if given and (told or not odd):
            return "full"
        if odd:
            return "bare"
        if told:
            return "full"
        if len(names[0]) == 1 and len(names[-1]) > 3:  # “S. Rajaratnam”
            return "full"
        if names[0] in words_of("family-first") and len(names) <= 3 and is_given(names[1]):
            return "full"
        last = names[-1]
        if looks_like_a_family_name(last) or (is_given(names[0]) and is_surely_given(last)):
            return "full"
        return "likely" if any(is_given(name) for name in names) or last in words_of("family-first") else "bare"

    def is_odd(self, run: Run) -> bool:
        words = (word for word in run.sentence.words[run.first : run.last + 1] if not word.text.islower())
        return any(word.folded in self.ordinary and not is_given(word.folded) for word in words)

    def single(self, run: Run, around: Around, titled: bool) -> Sighting | None:
        names, before = run.folded, around.title_before(run)
        name = names[0]
        if len(name) < 2:
            return None
        sure: Sureness = "bare"
        strange = name in self.common or name in self.openers or (name in self.ordinary and not is_surely_given(name))
        before_name = run.last + 1 in around.labels.people and around.labels.gap(run.last) == " "
        before_name = before_name or run.is_cut
        if not titled and not strange and len(name) > 2 and not before_name:
            if (before and before.form.use == "title") or around.is_apposed(run):
                sure = "title"
            elif around.speaks(run):
                sure = "speech"
        return Sighting(run, around, names, sure, (), before, None)


def is_titled(sentence: Sentence) -> bool:
    """Whether it is a line in which most words have capitals, as headlines have."""
    long = [word.text for word in sentence.words if len(word.text) > 3 and word.text[0].isalpha()]
    capitals = sum(text[0].isupper() for text in long)
    return (
        len(long) >= 4 and capitals >= 0.75 * len(long) and not sentence.text.rstrip().endswith((".", ",", ".”", '."'))
    )
