"""What stands around a run of words with capitals that tells of a person: a title, a verb of speech, an age."""

import re
from functools import cached_property

from alliance.extraction.lexicon import Mention
from alliance.extraction.persons.labels import Labels, covered
from alliance.extraction.persons.runs import Run
from alliance.extraction.persons.words import words_of

# An age after a name: “Vuk Radonjic (58)”, “Rasa Jokubonytė, 54,”.
AGE = re.compile(r"(?: \(|, )\d\d(?:\)|,| tahun| years)")
OPENS, CLOSES = re.compile(r" ?[,(–—-] ?"), re.compile(r"[,;.)(–—]| -|$| [\"“'‘]")
# What may stand between two words of one phrase.
WITHIN = frozenset({" ", "-", "/", " (", ") ", "'", "’", " & ", ". ", ".", " “", "” "})
FAR = 10  # words between a title and a name, at most
# What makes a name one that is written there for the credit: bylines, photographers.
CREDIT = re.compile(
    r"(?:^|[(\[/|] ?)(?:by|oleh)[: ]+$|(?:reporting|editing|writing|written|compiled|graphics|photos?) by $|"
    r"(?:^|[\s(\[/|])(?:penulis|author|editor|reporter|rep|red|redaktur|foto|photos?|gambar|penerjemah|pewarta|laporan|kontributor|"
    r"sumber|credit|courtesy|dok|image|ilustrasi|jurnalis|writers?|pool photo) ?[:/] ?$|/ ?$|©",
    re.IGNORECASE,
)
# A line that gives nothing but the writers.
BYLINE = re.compile(
    r"(?i:by|oleh|penulis|authors?|editor|reporters?|rep|written by|laporan)(?: ?[:|] ?| )[A-Z][^.!?]*$"
)
CONTRIBUTED = re.compile(r"contributed (?:to this|reporting|writing)|turut berkontribusi")
REPORTS = re.compile(
    r" (?:melaporkan dari|reports? from|reported from|contributed|berkontribusi|/)|/(?:AP|AFP|Reuters|EPA|Getty)"
)


class Around:
    """The evidence in one sentence."""

    def __init__(self, labels: Labels):
        self.labels = labels
        self.sentence = labels.sentence
        self.text = labels.sentence.paragraph.text
        self.speech = covered(labels.sentence, ("speech",))

    def roles(self, run: Run) -> tuple[Mention | None, Mention | None]:
        """The title before the name, or that after it; “Dr” and “General” only where there is no other."""
        before = self.title_before(run) or self.role_before(run)
        if before is None or before.key not in {"mr", "rank"}:
            return before, None if before else self.role_after(run)
        further = self.role_before(Run(run.sentence, before.first, run.last)) if before.last == run.first - 1 else None
        if further and further.key not in {"mr", "rank"}:
            return further, None
        after = self.role_after(run)
        return (None, after) if after else (before, None)

    def title_before(self, run: Run) -> Mention | None:
        """The title directly before the name, a country or an organization between: “Menlu AS Antony Blinken”."""
        number = run.first - 1
        if number < 0 or self.labels.gap(number) not in {" ", ". ", ".", " “", ' "', ") ", ".) "}:
            return None
        other = self.labels.others.get(number)
        if number not in self.labels.titles and other and other.first > 0:
            number = other.first - 1
            if self.labels.gap(number) not in {" ", "-"}:
                return None
        return self.labels.titles.get(number)

    def role_before(self, run: Run) -> Mention | None:
        """A title some words before, in the same phrase or set off by a comma: “juru bicara Kemlu, Bramantyo …,”."""
        number = run.first - 1
        if number < 0:
            return None
        gap = self.labels.gap(number)
        apposed = gap in {", ", ": ", " : ", ") ", " (", " – ", " — ", " - ", ".) "}
        if not apposed and gap not in {" ", ". ", "-"}:
            return None
        if (
            apposed
            and gap in {", ", " – ", " — ", " - "}
            and not CLOSES.match(self.text, run.end)
            and not self.speaks(run)
        ):
            return None
        word = self.sentence.words[number]
        if (
            not apposed
            and word.text.islower()
            and number not in self.labels.titles
            and word.folded not in words_of("standing")
        ):
            return None
        return self.scan(number, loose=apposed)

    def is_apposed(self, run: Run) -> bool:
        """Between commas after a title: “pengamat militer Universitas Padjadjaran, Muradi, mengatakan”."""
        return run.first > 0 and self.labels.gap(run.first - 1) == ", " and self.role_before(run) is not None

    def scan(self, number: int, loose: bool) -> Mention | None:
        """From word `number` to the left up to a title; `loose`: over any words in small letters."""
        words, labels = self.sentence.words, self.labels
        for _ in range(FAR):
            if number < 0:
                return None
            if title := labels.titles.get(number):
                return title
            if other := labels.others.get(number):
                number = other.first - 1
            else:
                if words[number].text.islower() and not loose and words[number].folded not in words_of("link"):
                    return None
                number -= 1
            if number < 0 or labels.gap(number) not in {
                " ",
                "-",
                "/",
                " (",
                ") ",
                "'",
                "’",
                " & ",
                ". ",
                ".",
                " “",
                "” ",
            }:
                return None
        return None

    def role_after(self, run: Run) -> Mention | None:
        """A title in the words that follow: “X, a retired lieutenant general”, “X (ketua)”, “X menjabat sebagai …”."""
        words, labels = self.sentence.words, self.labels
        number = run.last + 1
        if number >= len(words):
            return None
        joins = words[number].folded in {"yang", "selaku", "sebagai", "as"}
        is_one = labels.gap(run.last) == " " and words[number].folded in words_of("copula")
        if not (OPENS.fullmatch(labels.gap(run.last)) or joins or is_one):
            return None
        for _ in range(FAR):
            if is_one and words[number].folded in words_of("not-yet"):
                return None
            if title := labels.titles.get(number):
                return None if self.belongs_to_next(title) else title
            if number + 1 >= len(words) or labels.gap(number) not in {" ", "-", "'", "’", ". ", "."}:
                return None
            number += 1
        return None

    def belongs_to_next(self, title: Mention) -> bool:
        """“…, President Joe Biden”: the title is that of another name."""
        number = title.last + 1
        if number >= len(self.sentence.words) or self.labels.gap(title.last) not in {" ", ". "}:
            return False
        if other := self.labels.others.get(number):
            number = other.last + 1
            if number >= len(self.sentence.words) or self.labels.gap(number - 1) != " ":
                return False
        return self.labels.may_be_a_name(number) or number in self.labels.people

    def speaks(self, run: Run) -> bool:
        """“kata X”, “said X”, “X mengatakan”, “X, who”."""
        before, after = run.first - 1, run.last + 1
        if before >= 0 and before in self.speech and self.labels.gap(before) == " ":
            return True
        if after >= len(self.sentence.words):
            return False
        if after in self.speech and self.labels.gap(run.last) in {" ", ", ", ") "}:
            return True
        return self.labels.gap(run.last) == ", " and self.sentence.words[after].folded in {"who", "whose", "whom"}

    def is_done_by(self, run: Run) -> bool:
        """“a book by Tim Marshall”, “dipimpin oleh Bina Surya”."""
        before = run.first - 1
        return before >= 0 and self.sentence.words[before].folded in {"by", "oleh"} and self.labels.gap(before) == " "

    def is_employed(self, run: Run) -> bool:
        """“Ebru Tanrıkut dari lembaga kajian …”, “Ed Arnold of the Royal United Services Institute”."""
        words, number = self.sentence.words, run.last + 1
        if number >= len(words) or words[number].folded not in {"dari", "of", "from", "at"}:
            return False
        if self.labels.gap(run.last) != " ":
            return False
        following = words[number + 1 : number + 7]
        return any(word.folded in words_of("employer") for word in following)

    def has_age(self, run: Run) -> bool:
        return AGE.match(self.text, run.end) is not None

    def is_credit(self, run: Run) -> bool:
        """A byline, a photographer, one of those who “contributed to this report”."""
        start = max(self.sentence.start, run.start - 25)
        if self.is_byline or CREDIT.search(self.text[start : run.start]) or REPORTS.match(self.text, run.end):
            return True
        return CONTRIBUTED.search(self.text, run.end, self.sentence.end) is not None

    @cached_property
    def is_byline(self) -> bool:
        """Whether the paragraph gives nothing but writers, or nothing but names."""
        if len(self.text) > 160 or self.text.endswith((".", "?", "!")):
            return False
        if BYLINE.match(self.text):
            return True
        words = [word.text for word in self.sentence.words]
        return (
            len(words) > 3
            and all(text.istitle() or text in {"and", "dan", "in", "di"} for text in words)
            and (" and " in self.text or " dan " in self.text)
        )

    def is_alone(self, run: Run) -> bool:
        """The paragraph is nothing but the name."""
        return len(self.text) - (run.end - run.start) <= 2

    def is_vessel(self, run: Run, vessels: frozenset[str]) -> bool:
        return run.first > 0 and self.sentence.words[run.first - 1].folded in vessels

    def is_namesake(self, run: Run, namesakes: frozenset[str]) -> bool:
        """What is named after somebody: “Bandara Soekarno-Hatta”, “Truman Doctrine”, “the Gerald R. Ford”."""
        words, before = self.sentence.words, run.first - 1
        if before >= 0 and words[before].folded == "the" and self.labels.gap(before) == " " and run.last > run.first:
            return True
        while before >= 0 and before in self.labels.titles:
            before -= 1
        if before >= 0 and words[before].folded in namesakes:
            return True
        after = run.last + 1
        while after < len(words) and after - run.last < 4 and self.labels.gap(after - 1) == " ":
            if words[after].folded in namesakes:
                return words[after].text.istitle() or words[after].folded in {"doctrine", "library", "airport"}
            if not words[after].text.istitle():
                return False
            after += 1
        return False
