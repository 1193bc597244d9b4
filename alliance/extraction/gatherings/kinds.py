"""Of what kind a meeting is, and whose: by the words for it and by those who meet."""

import re

from alliance.extraction.article import Sentence
from alliance.extraction.candidates import NATO
from alliance.extraction.gatherings.timing import length_of
from alliance.extraction.lexicon import Mention

# What the cue `meeting` says of its kind; `meeting` and `meet` leave it to those who meet.
SPECIFIC = {"summit", "leaders", "foreign-ministers", "defence-ministers"}
BESIDE = 4  # words between a meeting and the organization whose it is
NEAR = 7  # words between those who meet and the word that says that they do
NO_MEETING = re.compile(
    r"(?:\b(?:is|are|was|were|been|all)|['’]re)\s$|\b(?:press|news|bilateral|video\spress|town\shall|phone|trade|peace|ceasefire|budget|coalition|cabinet|pers|jumpa\spers|damai"
    r"|kabinet|koalisi|dagang|keanggotaan|aksesi|accession|membership)\s$",
    re.IGNORECASE,
)
BEING = re.compile(r"(?:\b(?:is|are|was|were|been)|['’]re)\s$", re.IGNORECASE)
NO_MEETING_AFTER = re.compile(
    r"^\s(?:pers\b|bilateral|damai|dengan\s(?:presiden|perdana|raja|paus|pm\s)|keanggotaan|kabinet|with\s(?:president|prime|king|pope)"
    r"|of\sminds)",
    re.IGNORECASE,
)
NO_MEET_AFTER = re.compile(
    r"^\s(?:(?:the|this|that|its|their|our|a|nato['’]s|these|those|all)\s)?(?:[\w-]+\s){0,3}"
    r"(?:target|goal|standard|requirement|guideline|criteri|condition|obligation|commitment|need|benchmark|deadline|threshold|demand|2\b|it\b)",
    re.IGNORECASE,
)
# What two do, whatever the meeting is called.
OF_TWO = re.compile(
    r"\b(?:sh(?:ake|akes|aking|ook)\shands|handshake|one-on-one|t[êe]te-[àa]-t[êe]te|berjabat\stangan|bersalaman|empat\smata)\b",
    re.IGNORECASE,
)
# Those who meet, where a word stands between what they are and whose they are: “menteri pertahanan dari 32 negara”.
WHO = re.compile(
    r"\b(?:(?P<foreign>menteri\sluar\snegeri|menlu|foreign\sministers)|(?P<defence>menteri\spertahanan|menhan|defen[cs]e\sministers)"
    r"|(?P<leaders>kepala\s(?:negara|pemerintahan)|pemimpin|presidents|leaders))\s(?:dari\s|of\s)?(?:(?:the|all|its|nato['’]s|seluruh|semua|ke-?\s?\d\d|\d\d)\s){0,3}"
    r"(?:negara|anggota|sekutu|members?|member\sstates|allies|nations|countries)\b",
    re.IGNORECASE,
)
COUNTERPARTS = re.compile(
    r"\b(?:counterparts|colleagues|mitra|rekan|rekan-rekan|kolega|sejawat|mitranya|rekannya)\b", re.IGNORECASE
)
FOREIGN = re.compile(
    r"\b(?:menlu|menteri\sluar\snegeri|foreign\s(?:minister|secretary)|secretary\sof\sstate)\b", re.IGNORECASE
)
DEFENCE = re.compile(
    r"\b(?:menhan|menteri\spertahanan|defen[cs]e\s(?:minister|secretary)|pentagon\schief)\b", re.IGNORECASE
)
NOT_ALLIED = re.compile(
    r"\b(?:european|world|western|eu|g7|g20|arab|african|asian|other|religious|business|opposition|party|congressional|tribal"
    r"|dunia|eropa|g7|oposisi|partai|agama|asia|arab|afrika)\s$",
    re.IGNORECASE,
)
ALLIED = re.compile(r"\b(?:nato|allied|allies|alliance|aliansi|sekutu|persekutuan|pakta)\b", re.IGNORECASE)
# What leads from a meeting to those who meet.
OF = re.compile(
    r"^(?:\s[\w’'-]+)?\s(?:of|between|by|with|among|for|para|antara|oleh|dengan|tingkat|antar)\b|^\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)


def is_meeting(sentence: Sentence, cue: Mention) -> bool:
    """Press conferences, bilateral talks and met targets are none."""
    before = sentence.paragraph.text[max(sentence.start, cue.start - 14) : cue.start]
    after = sentence.paragraph.text[cue.end : min(sentence.end, cue.end + 50)]
    if cue.key == "meet":
        return not NO_MEET_AFTER.match(after)
    if BEING.search(before) and any(0 < cue.first - those.last <= 3 for those in sentence.of("ministers")):
        return True  # “Its leaders are meeting in Washington”
    if cue.key not in SPECIFIC and OF_TWO.search(sentence.text):
        return False
    return cue.key in SPECIFIC or not (NO_MEETING.search(before) or NO_MEETING_AFTER.match(after))


def kind_by_those_who_meet(sentence: Sentence, cue: Mention) -> str:
    """The kind that the nearest ministers, leaders or ambassadors make it."""
    near = []
    for those in sentence.of("ministers"):
        distance = cue.first - those.last if those.last < cue.first else those.first - cue.last
        if those.first > cue.last and not OF.match(sentence.paragraph.text[cue.end : those.start]):
            continue
        before = sentence.paragraph.text[max(sentence.start, those.start - 14) : those.start]
        if 0 < distance <= NEAR and those.key != "ministers" and not NOT_ALLIED.search(before):
            near.append((distance, those.key))
    if near:
        return min(near)[1]
    kinds = {those.key for those in sentence.of("ministers")} & SPECIFIC
    if (
        len(kinds) == 1
        and cue.key == "meeting"
        and (sentence.dates or length_of(sentence.text) or is_opening(sentence, cue))
    ):
        return kinds.pop()
    text = sentence.text
    if cue.key == "meet" and not near and (who := WHO.search(text)) and ALLIED.search(text):
        return {"foreign": "foreign-ministers", "defence": "defence-ministers"}.get(who.lastgroup or "", "leaders")
    if cue.key == "meet" and COUNTERPARTS.search(text) and NATO in sentence.keys("organization"):
        return "foreign-ministers" if FOREIGN.search(text) else "defence-ministers" if DEFENCE.search(text) else ""
    return ""


def is_opening(sentence: Sentence, cue: Mention) -> bool:
    """“Meeting in Rome in 1991, the heads of state …”"""
    return cue.start - sentence.start < 3 and sentence.paragraph.text[cue.start : cue.end] in {"Meeting", "Gathering"}


def kind_is_of_others(sentence: Sentence, cue: Mention) -> bool:
    """“European leaders met”."""
    return any(
        NOT_ALLIED.search(sentence.paragraph.text[max(sentence.start, those.start - 14) : those.start])
        for those in sentence.of("ministers")
        if 0 < cue.first - those.last <= NEAR
    )


def organization_of(sentence: Sentence, cue: Mention) -> str:
    """The organization named beside the meeting or those who meet; else NATO where the sentence names it at all."""
    named = sentence.of("organization")
    anchors = [cue, *(those for those in sentence.of("ministers") if abs(those.first - cue.first) <= NEAR)]
    near = [
        (min(abs(word.first - anchor.last), abs(anchor.first - word.last)), word.key)
        for word in named
        for anchor in anchors
    ]
    if near and min(near)[0] <= BESIDE:
        return min(near)[1]
    return NATO if any(word.key == NATO for word in named) else ""
