"""Of what a sentence speaks: the agenda of a meeting, the tasks of NATO, what it decided, or something else."""

import re
from collections.abc import Set
from typing import Literal

from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import NATO
from alliance.extraction.dates import dates_in
from alliance.extraction.gatherings.kinds import organization_of
from alliance.extraction.textform import TextForm

Scope = Literal["headline", "agenda", "decided", "title", "discussed", "tasks", "together", "history", "others", ""]

# What a sentence of each scope says for its themes, in each form of text: 0.4 is enough.
FULL: set[Scope] = {"headline", "agenda"}
WEIGHTS: dict[TextForm, dict[Scope, float]] = {
    "meeting": {"decided": 1, "title": 1, "discussed": 0.7, "tasks": 0.7, "together": 0.5, "": 0.4},
    "explainer": {"decided": 1, "title": 1, "discussed": 0.7, "tasks": 1, "together": 0.7, "history": 0.2, "": 0.4},
    "enlargement": {"decided": 0.4, "title": 0.4, "discussed": 0.4, "tasks": 0.2, "together": 0.2, "": 0.15},
    "other": {"decided": 0.7, "title": 0.7, "discussed": 0.5, "tasks": 0.5, "together": 0.4, "": 0.3},
}
BACKGROUND = 0.1


def weight_of(form: TextForm, scope: Scope) -> float:
    return 1.0 if scope in FULL else WEIGHTS[form].get(scope, BACKGROUND)


DISCUSS = {"discuss", "dominate"}
# Who discusses, decides or has tasks: the Alliance, not one of its members.
TOGETHER = re.compile(
    r"\b(?:nato|otan|alliance|allies|allied|leaders|ministers|members|they|summit|meeting|talks|communiqu[eé]"
    r"|declaration|secretary[- ]general|aliansi|sekutu|para\s(?:pemimpin|menteri|menlu|menhan)|anggota|mereka|ktt"
    r"|pertemuan|persekutuan|pakta|komunike|deklarasi|sekjen|sekretaris\sjenderal|organisasi)\b",
    re.IGNORECASE,
)
# What a meeting says together, and a new Secretary General's list.
DOCUMENT = re.compile(
    r"\b(?:communiqu[eé]|(?:summit|joint|final)\s(?:declaration|statement)|the\s(?:text|declaration|document)"
    r"|komunike|deklarasi|dokumen|pernyataan\s(?:bersama|akhir)|priorit(?:y|ies)|prioritas)\b",
    re.IGNORECASE,
)
TASKS = re.compile(
    r"\b(?:tujuan|tugas|fungsi|peran|misi|purpose|aims?|tasks?|goals?|role|functions?|what\sdoes)\b", re.IGNORECASE
)
AGENDA = re.compile(
    r"\b(?:agenda|prioritas|priorit\w+|hasil|outcomes?|keputusan|decisions?|pembahasan|topik|isu)\b", re.IGNORECASE
)


class Scopes:
    """The scope of one sentence after the other; what the ones before said of meetings is kept in mind."""

    def __init__(self, article: Article, headline: Set[int]):
        self.article, self.headline = article, headline
        self.section: Scope = ""  # what the last title announced
        self.met = self.discussed = self.elsewhere = -9  # paragraphs of a meeting, its agenda, one of others

    def of(self, sentence: Sentence, title: bool) -> Scope:
        """`title`: the sentence is that of the article or of a section."""
        number = sentence.paragraph.number
        if sentence.number in self.headline:
            return "headline"
        if title:
            self.section = section_of(sentence)
            return "title"
        if is_of_others(sentence) or (number == self.elsewhere and NATO not in sentence.keys("organization")):
            self.elsewhere = number
            return "others"
        if is_of_meeting(sentence):
            self.met = number
        scope = self.of_text(sentence, number)
        if scope == "agenda" and (
            is_of_meeting(sentence) or sentence.keys("agenda") & DISCUSS or is_document(sentence)
        ):
            self.discussed = number
        return scope

    def of_text(self, sentence: Sentence, number: int) -> Scope:
        cues = sentence.keys("agenda")
        if "bilateral" in cues:
            return ""
        if is_history(self.article, sentence):
            return "history"
        discusses, after = bool(cues & DISCUSS), number == self.discussed
        meets = is_of_meeting(sentence) or self.section == "discussed" or after
        together = bool(TOGETHER.search(sentence.text))
        if self.section == "agenda" or is_document(sentence) or (discusses and (together or number - self.met <= 1)):
            return "agenda"
        if meets and (discusses or "decide" in cues):
            return "agenda"
        if self.section == "tasks" or ("task" in cues and together and not sentence.dates):
            return "tasks"
        if self.section == "discussed" or after:
            return "discussed"
        return "decided" if together and "decide" in cues else "together" if together else ""


def section_of(title: Sentence) -> Scope:
    """What the title of a section announces."""
    if AGENDA.search(title.text):
        return "agenda"
    return "tasks" if TASKS.search(title.text) else "discussed" if is_of_meeting(title) else ""


def is_document(sentence: Sentence) -> bool:
    return bool(DOCUMENT.search(sentence.text))


def is_of_meeting(sentence: Sentence) -> bool:
    return "meeting" in sentence.by_kind or "ministers" in sentence.by_kind


def is_of_others(sentence: Sentence) -> bool:
    """Whether it is of the meeting of another organization."""
    named = sentence.keys("organization")
    if not named or NATO in named:
        return False
    cues = [*sentence.of("meeting"), *sentence.of("ministers")]
    return any(organization_of(sentence, cue) for cue in cues)


def is_history(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence tells of a year before the last one: what was then is background."""
    if article.published is None or is_of_meeting(sentence):
        return False
    before = article.published.first_day.year - 1
    dates = dates_in(article, sentence)
    return bool(dates) and all(when.start.first_day.year < before for when in dates)
