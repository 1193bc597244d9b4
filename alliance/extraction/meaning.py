"""What a number in a sentence means: all members, some of them, the last of them, or nothing of the kind."""

import re
from typing import Literal

from alliance.extraction import shares, sizes
from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import NATO
from alliance.extraction.numbers import Number, number_of

# `whole`: can mean nothing but all members; `bare`: may be all; `echo`: only where the text gives that size elsewhere.
Strength = Literal["whole", "bare", "echo"]
BEFORE = 90  # characters in which what a number is said to be must stand

# What a number without a noun may be followed by where it is a size: no unit, no name.
ENDS = re.compile(
    r"(?=\s*(?:$|[.,;:!?()\]”\"]))|(?=\s(?:and|dan|after|with|when|since|in|on|for|as|today|now|by|from"
    r"|setelah|dengan|sejak"
    r"|pada|saat|usai|di|kini|yang|termasuk|including)\b)",
    re.IGNORECASE,
)
SHORT = 60  # characters of a sentence that is little but its number
MEMBERS = re.compile(r"\b(?:members|anggota)\b")
NATO_HAS = re.compile(
    r"\b(?:NATO|Nato|[Aa]lliance|aliansi(?:\situ|\sini)?)\s(?:now\s|kini\s)?(?:has|had|counts|punya|memiliki)\s(?:now\s)?$"
)
# Of an alliance: whatever it does then, it is all of them.
MADE_OF = re.compile(r"\b(?:(?:alliance|aliansi|pact|bloc)\sof|beranggotakan)\s$", re.IGNORECASE)
WHO = re.compile(r",?\s(?:who|that|which|to)\b", re.IGNORECASE)
BECAME = re.compile(r"\b(?:became|become|becomes|becoming|as)\s(?:the|its|nato['’]s)\s$", re.IGNORECASE)


def meaning(
    article: Article, sentence: Sentence, text: str, number: Number, answers: bool
) -> tuple[int, Strength | None]:
    """Where the phrase with the number ends, and whether the number is the size of the whole."""
    before = text[max(0, number.start - BEFORE) : number.start]
    counted = sizes.COUNTED.match(text, number.end)
    end = counted.end() if counted else number.end
    what = counted.lastgroup if counted else ""
    if is_ordinal(text, number, before):
        return of_ordinal(text, number, before)
    if answers:
        return end, "whole"
    if what == "size":
        return end, "whole"
    if shares.OF_MORE.match(text, end):
        return end, None
    said = sizes.SAID.search(before)
    how = "all" if number.form == "ke" else said.lastgroup if said else ""
    if how in {"made", "has"} and shares.SOME_BEFORE.search(before):
        how = "some"
    if (what == "member" or (what == "state" and how == "the")) and shares.PART_OF.search(before):
        return end, "whole"
    if what in {"member", "state"} and (
        shares.SHARE_OF.search(before) or (what == "member" and shares.OUT_OF.search(before))
    ):
        return end, "whole"
    if (grown := sizes.FROM_TO.search(before)) and speaks_of_states(article, sentence) and number_of(grown["first"]):
        return end, "whole" if what in {"member", "state"} or ENDS.match(text, end) else None
    if are_others(text, number, end):
        counted_so = what in {"member", "state"} or how == "all"
        return end, "whole" if counted_so or names_nato(sentence, text) else None
    return end, strength_of(article, sentence, text, what or "", how or "", number, end)


def strength_of(
    article: Article, sentence: Sentence, text: str, what: str, how: str, number: Number, end: int
) -> Strength | None:
    """`what` is counted, and `how` it is said, by the rows of the tables."""
    if how == "some":
        return None
    if not what:
        fits = how in {"number", "grown"} and ENDS.match(text, number.end) and speaks_of_states(article, sentence)
        return (
            "whole"
            if fits or is_told_alone(article, sentence, text, number)
            else of_number_alone(sentence, text, how, number)
        )
    some = shares.SOME_AFTER.match(text, end)
    if what == "leader":
        within = shares.WITHIN.match(text, end) or sizes.ALLIANCE_SOON.match(text, end)
        all_heads = sizes.ALL_HEADS.match(text, number.end) and names_nato(sentence, text)
        return None if some else "whole" if within else "bare" if how in {"all", "the"} or all_heads else "echo"
    if how in {"number", "grown", "made"}:
        is_all = how == "made" and MADE_OF.search(text, 0, number.start)
        return "whole" if not some or is_all or is_of_founders(text, number.start, end) else None
    if what == "member" and shares.POSSESSED.search(text, 0, number.start) and not WHO.match(text, end):
        return "whole"
    if some and how != "all":
        # “the 18 that spend” are some; “the 32 have agreed” may be all.
        return None if how != "the" else "bare" if sizes.FINITE.match(text, end) else "echo"
    if what == "state":
        whose = how in {"all", "the"} and (
            names_nato(sentence, text) or (how == "all" and "organization" not in sentence.by_kind)
        )
        return "whole" if shares.WITHIN.match(text, end) else "bare" if whose else "echo"
    if how in {"has", "all", "the"}:
        return "whole"
    if not text[: number.start].strip() and not text[end:].strip(" ."):
        return "whole"  # “Thirty members.”
    joiners = sizes.JOINERS.search(text, max(0, number.start - 40), min(len(text), end + 40))
    return "echo" if joiners else "bare"


def is_told_alone(article: Article, sentence: Sentence, text: str, number: Number) -> bool:
    """“There are now 32.” after a sentence on states; “up from seven of 31” in one on members."""
    if not ENDS.match(text, number.end):
        return False
    if shares.PART_OF.search(text, 0, number.start):
        return bool(re.search(r"\b(?:allies|members|anggota|sekutu)\b", text))
    before = article.sentences[max(0, sentence.number - 1)]
    is_short = sentence.end - sentence.start < SHORT and before.paragraph.number >= sentence.paragraph.number - 1
    return (
        is_short and bool(sizes.THERE_ARE.search(text, 0, number.start)) and bool(sizes.OF_STATES.search(before.text))
    )


def of_number_alone(sentence: Sentence, text: str, how: str, number: Number) -> Strength | None:
    """“The leaders of the nineteen”, “NATO, whose members …, had 19”."""
    if sizes.LEADERS_OF.search(text, max(0, number.start - 40), number.start):
        return "whole"
    if how in {"all", "the"}:
        return "bare" if sizes.MODAL.match(text, number.end) else "echo" if ENDS.match(text, number.end) else None
    among_members = how == "has" and NATO_HAS.search(text, 0, number.start)
    among_members = among_members or (how == "has" and names_nato(sentence, text) and MEMBERS.search(text))
    return "bare" if among_members and ENDS.match(text, number.end) else None


def is_ordinal(text: str, number: Number, before: str) -> bool:
    """“anggota ke-32” is the last of them, “ke-32 anggota” are all."""
    if number.form != "ke":
        return number.form == "nth"
    return not sizes.COUNTED.match(text, number.end) or bool(sizes.NTH_BEFORE.search(before))


def of_ordinal(text: str, number: Number, before: str) -> tuple[int, Strength | None]:
    """“The 31st member”, “anggota ke-31”; also “became the 31st” and no more."""
    if number.form == "ke":
        return number.end, "whole" if sizes.NTH_BEFORE.search(before) else None
    if after := sizes.NTH_AFTER.match(text, number.end):
        return after.end(), "whole"
    return number.end, "whole" if BECAME.search(before) and ENDS.match(text, number.end) else None


def are_others(text: str, number: Number, end: int) -> bool:
    """“The other 29”, “29 other members”, “29 anggota lainnya”: all but the one that is spoken of."""
    return number.form == "cardinal" and bool(
        shares.OTHERS_BEFORE.search(text, max(0, number.start - 12), number.start)
        or (end > number.end and shares.DEALS_WITH.search(text, max(0, number.start - 60), number.start))
        or shares.OTHERS_BETWEEN.match(text, number.end)
        or (end > number.end and shares.OTHERS_AFTER.match(text, end))
    )


def is_to_come(text: str, number: Number, before: str) -> bool:
    """Whether there will be so many, if all goes well: a prospective ordinal, or what the alliance is to grow to."""
    said = sizes.SAID.search(before)
    if not is_ordinal(text, number, before) and (not said or said.lastgroup not in {"number", "grown", "has", "made"}):
        return False
    return bool(sizes.PROSPECT.search(last_clause(before)))


def is_of_founders(text: str, start: int, end: int) -> bool:
    """Whether the number is said of those who founded it."""
    before = last_clause(text[max(0, start - 60) : start])
    return not sizes.NOW.search(before) and bool(
        sizes.FOUNDED.search(before) or sizes.FOUNDING.match(text, end) or sizes.FOUNDING.search(text[start:end])
    )


def last_clause(before: str) -> str:
    """What stands between the last comma and the number."""
    return re.split(r"[;:]|,\s(?!\d)", before)[-1]


def speaks_of_states(article: Article, sentence: Sentence) -> bool:
    """Whether a number alone can be one of members: its sentence speaks of states, or the one before it did."""
    if sizes.OF_STATES.search(sentence.text):
        return True
    before = article.sentences[max(0, sentence.number - 1)]
    return sentence.end - sentence.start < 120 and "country" in before.by_kind | sentence.by_kind


def names_nato(sentence: Sentence, text: str) -> bool:
    return NATO in sentence.keys("organization") or bool(sizes.THE_ALLIANCE.search(text))
