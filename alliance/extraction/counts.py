"""How many members a text says that an organization has.

Some forms can only mean the size of the whole (“the 32-member alliance”, “beranggotakan 32 negara”). Others may mean
some of the members (“20 allies spend more”): these count where nothing says that they are fewer than all, and where the
text gives no size of its own that they fall short of.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from alliance.extraction import sizes
from alliance.extraction.article import Article, Sentence, Span
from alliance.extraction.candidates import NATO, MemberCount, When
from alliance.extraction.dates import dates_in
from alliance.extraction.meaning import BEFORE, Strength, are_others, is_of_founders, is_to_come, meaning
from alliance.extraction.numbers import HINT, Number, number_of, numbers_in
from alliance.extraction.spoken import Subject, spoken_of

FEWEST, MOST = 10, 60  # what can be meant; fewer members are those that joined, or do something together
MOST_OF_OTHERS = 200  # of an organization of all the world
MOST_IN_ONE = 12  # numbers of one sentence: what has more is no sentence
CELLS = " | "
ASKED_BEFORE = 60  # characters between a question and the number that answers it

Reading = tuple[MemberCount, Strength]


def member_counts(article: Article) -> Iterator[MemberCount]:
    """Every statement of a size, in the order of the text; none of NATO where the article is not about it."""
    found = [*readings(article), *in_columns(article)]
    whole = {count.count for count, strength in found if strength == "whole" and is_claimed(count) and not count.others}
    said = whole | {count.count for count, strength in found if strength == "bare" and is_size(count, whole)}
    if not said:
        echoes = Counter(count.count for count, strength in found if strength == "echo" and is_claimed(count))
        said = {size for size, times in echoes.items() if times > 1}
    kept = [count for count, strength in found if is_kept(article, count, strength, said)]
    by_place = {(count.span.paragraph, count.span.start): count for count in kept}
    yield from (by_place[place] for place in sorted(by_place))


def is_kept(article: Article, count: MemberCount, strength: Strength, said: set[int]) -> bool:
    """`said`: the sizes that the text gives for all members."""
    if count.organization != NATO:
        return strength != "echo"
    return article.about_nato and (strength == "whole" or count.optional or (count.count in said and is_claimed(count)))


def in_columns(article: Article) -> Iterator[Reading]:
    """The sizes in a column of a table whose head says that it gives them; cells have “ | ” between them."""
    column, width = -1, 0
    for paragraph in article.paragraphs:
        cells = paragraph.text.split(CELLS)
        if len(cells) < 2 or article.roles.get(paragraph.number) == "noise":
            column = -1 if len(cells) < 2 else column
            continue
        cells = [cell.strip(" |") for cell in cells]
        if (head := next((index for index, cell in enumerate(cells) if sizes.COLUMN.fullmatch(cell)), -1)) >= 0:
            column, width = head, len(cells)
        elif column >= 0 and len(cells) == width and cells[column].isdecimal() and len(cells[column]) == 2:
            start = sum(len(cell) for cell in paragraph.text.split(CELLS)[:column]) + column * len(CELLS)
            size = int(cells[column])
            if FEWEST <= size <= MOST:
                yield MemberCount(Span(paragraph.number, start, start + 2), size), "whole"


def is_claimed(count: MemberCount) -> bool:
    return count.organization == NATO and not count.optional


def is_size(count: MemberCount, whole: set[int]) -> bool:
    """Whether what may be some of the members is all of them: the text gives no larger size, or dates this one."""
    return is_claimed(count) and (not whole or bool(count.on) or count.count > max(whole))


def readings(article: Article) -> Iterator[Reading]:
    subject, asked = Subject(article), False
    for sentence in article.sentences:
        spoken = subject.at(sentence)
        if HINT.search(sentence.paragraph.text, sentence.start, sentence.end):
            yield from read(article, sentence, spoken, asked)
        asked = asks(sentence)
        subject.after(sentence)


def asks(sentence: Sentence) -> bool:
    """Whether it is the question for the number, which the next sentence answers."""
    text = sentence.paragraph.text
    return text[: sentence.end].rstrip().endswith("?") and bool(sizes.ASKED.search(sentence.text))


def read(article: Article, sentence: Sentence, subject: str, asked: bool) -> Iterator[Reading]:
    """What one sentence says. `subject`: the organization named last; `asked`: the sentence before asked how many."""
    text = sentence.text
    question = sizes.ASKED.search(text)
    sized = (number for number in numbers_in(text) if FEWEST - 1 <= number.value <= MOST_OF_OTHERS)
    for number in islice(sized, MOST_IN_ONE):
        answers = (asked and number.start < ASKED_BEFORE) or bool(
            question and 0 <= number.start - question.end() < ASKED_BEFORE
        )
        end, strength = meaning(article, sentence, text, number, answers)
        if strength is None or sizes.OF_PEOPLE.match(text, end):
            continue
        organization = organization_at(sentence, number.start, end, subject)
        if organization is None or (organization == NATO and number.value > MOST):
            continue
        span = sentence.span(sentence.start + number.start, sentence.start + end)
        count = MemberCount(span, number.value, organization, date_of(article, sentence, number))
        asked = asked and not answers
        yield from qualified(text, number, end, count, strength)


def qualified(text: str, number: Number, end: int, count: MemberCount, strength: Strength) -> Iterator[Reading]:
    """The count with what is said of it: the others, the founders, a size to come; and the size that it grew from."""
    before = text[max(0, number.start - BEFORE) : number.start]
    if are_others(text, number, end):
        if FEWEST <= number.value + 1 <= MOST_OF_OTHERS:
            yield replace(count, count=number.value + 1, others=True, certainty="inferred"), "whole"
        return
    if number.value < FEWEST:
        return
    optional = is_of_founders(text, number.start, end) or is_to_come(text, number, before)
    if (
        (grown := sizes.FROM_TO.search(before))
        and (first := number_of(grown["first"]))
        and FEWEST <= first < number.value
    ):
        left = number.start - len(before) + grown.start("first")
        start = count.span.start - number.start + left
        span = replace(count.span, start=start, end=start + len(grown["first"]))
        yield replace(count, span=span, count=first, on=None, optional=is_of_founders(text, left, end)), "whole"
        strength, optional = "whole", is_to_come(text, number, before)
    yield replace(count, optional=optional), strength


def organization_at(sentence: Sentence, start: int, end: int, subject: str) -> str | None:
    """Whose members: the organization named in the phrase, right after it or before it, else the one spoken of.

    `None` where it is one that is not among the known ones, by its capitals: “the 55 members of UEFA”.
    """
    text = sentence.text
    if is_unknown(sentence, start, end):
        return None
    mentions = spoken_of(sentence)
    if not mentions:
        return NATO if sizes.THE_ALLIANCE.search(text) else subject
    left, right = sentence.start + start, sentence.start + end
    if within := [mention for mention in mentions if mention.start < right and mention.end > left]:
        return within[0].key
    after = [mention for mention in mentions if mention.start >= right]
    if after and sizes.OF_IT.fullmatch(sentence.paragraph.text, right, after[0].start):
        return after[0].key
    before = [mention for mention in mentions if mention.end <= left]
    return before[-1].key if before else subject


def is_unknown(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the phrase names whose members they are, and it is nobody that is known."""
    text = sentence.text
    known = [*sentence.of("organization"), *sentence.of("country")]
    after = sizes.OTHER_BODY.match(text, end)
    if after and sizes.CAPITALISED.match(text, after.end()):
        place = sentence.start + after.end()
        if not any(mention.start - 8 <= place <= mention.end for mention in known):
            return True
    before = sizes.BODY_BEFORE.search(text, max(0, start - 40), start)
    if before and before["body"] not in sizes.ABBREVIATIONS:
        place = sentence.start + before.start("body")
        return not any(mention.start <= place < mention.end for mention in known)
    return False


def date_of(article: Article, sentence: Sentence, number: Number) -> When | None:
    """The day for which the count is given: a date near it, where no other verb may claim it."""
    text = sentence.text
    if sizes.NOW.search(text) or sizes.JOINERS.search(text) or sizes.FOUNDED.search(text):
        return None
    near = [
        when
        for when in dates_in(article, sentence)
        if abs(when.span.start - sentence.start - number.start) < 60 and not when.is_range
    ]
    return near[0] if len(near) == 1 and near[0].certainty == "stated" else None
