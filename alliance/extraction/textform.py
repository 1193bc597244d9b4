"""What kind of text an article is, which decides where it names the topics of NATO."""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import takewhile
from typing import Literal

from alliance.extraction.article import Article, Sentence
from alliance.extraction.candidates import NATO, Accession, MeetingNamed
from alliance.extraction.dates import dates_in

TextForm = Literal["meeting", "enlargement", "explainer", "other"]
NEWS = timedelta(days=45)
LEAD = 5  # sentences after the headline that say what a report is about

EXPLAINER = re.compile(
    r"\b(?:what\s(?:is|are|does|do)|why|how\s(?!leaders)|explain\w*|timeline|guide|history\sof|quiz|who\s(?:is|are)|everything\syou|fact\ssheet"
    r"|faq|apa\s(?:itu|saja|sih)|mengenal|pengertian|sejarah|daftar|profil|kenapa|mengapa|penjelasan|arti|perbedaan|\d+\sfakta|fakta-fakta"
    r"|pertanyaan|tanya\sjawab|perjalanan|asal\s?usul|tujuan|fungsi|peran|dari\smasa|serba-serbi|memahami|bagaimana|seputar|kemitraan"
    r"|aliansi\skeamanan|siapa\ssaja|ensiklopedi\w*|singkatan)\b",
    re.IGNORECASE,
)
DEFINES = re.compile(
    r"\b(?:nato|alliance|organization|organisation)\s(?:\([^)]{0,60}\)\s)?(?:is|was)\s(?:a|an|the|one|founded|established|created)\b"
    r"|\bnato\s(?:\([^)]{0,60}\)\s)?(?:adalah|merupakan|ialah|singkatan|didirikan|dibentuk)\b|\bstands\sfor\b|\bkepanjangan\sdari\b",
    re.IGNORECASE,
)
ALLIED = re.compile(r"\b(?:nato|alliance|allies|ally|aliansi|sekutu|persekutuan|pakta)\b", re.IGNORECASE)
NEW_MEMBER = re.compile(
    r"\b(?:new(?:est)?|\d\d(?:st|nd|rd|th))\smember\b|\banggota\s(?:baru|terbaru|ke-?\s?\d\d)\b|\b(?:jadi|menjadi)\sanggota\snato\b"
    r"|\b(?:join|joins|joined|joining|masuk|gabung|bergabung(?:\sdengan|\ske)?)\s(?:nato|the\salliance|aliansi)\b",
    re.IGNORECASE,
)
# Of the words for joining, those that are not said of members as well.
JOINING = {
    *("joined", "join", "joins", "joining", "acceded", "accedes", "accession", "admitted", "admission"),
    *("bergabung", "bergabungnya", "gabung", "masuk", "masuknya", "diterima", "penerimaan", "aksesi"),
}
# Said of NATO even where the sentence does not name it.
ACCESSION = {"accession", "aksesi", "keanggotaan", "membership"}
DATELINE = re.compile(r"^[A-Z][\w .,’'/()-]{2,60}\s?(?:--|[-–—])\s")


def form_of(article: Article, meetings: Sequence[MeetingNamed], accessions: Sequence[Accession] = ()) -> TextForm:
    headline, lead = opening(article)
    title = " ".join(sentence.text for sentence in headline) or "".join(one.text[:120] for one in article.sentences[:1])
    spoken = {
        span.paragraph
        for meeting in meetings
        if meeting.organization == NATO
        for span in (meeting.span, *meeting.spans)
    }
    if EXPLAINER.search(title):
        return "explainer"
    if any("summit" in sentence.keys("meeting") and sentence.paragraph.number in spoken for sentence in headline):
        return "meeting"
    if any(meeting.kind == "summit" and is_in(meeting, lead[:3]) for meeting in meetings):
        return "meeting"
    if joins(headline) or NEW_MEMBER.search(title):
        return "enlargement"
    if any(sentence.paragraph.number in spoken for sentence in (*headline, *lead)):
        return "meeting"
    if any(is_news(article, accession) for accession in accessions):
        return "enlargement"
    if joins(lead[:2]) or sum(is_of_joining(sentence) for sentence in lead) > 1:
        return "enlargement"
    if is_dated(lead):
        return "other"
    early = article.sentences[: LEAD * 3]
    defined = any(DEFINES.search(sentence.text) for sentence in early if NATO in sentence.keys("organization"))
    return "explainer" if defined or not any(names_a_day(article, sentence) for sentence in early) else "other"


def is_in(meeting: MeetingNamed, sentences: Sequence[Sentence]) -> bool:
    """Whether the sentences speak of the meeting of NATO."""
    spoken = {span.paragraph for span in (meeting.span, *meeting.spans)}
    return meeting.organization == NATO and any(
        sentence.paragraph.number in spoken and "summit" in sentence.keys("meeting") for sentence in sentences
    )


def is_news(article: Article, accession: Accession) -> bool:
    """Whether a country joined NATO just before the article was written."""
    when, published = accession.when, article.published
    if accession.organization != NATO or when is None or published is None or when.start.precision != "day":
        return False
    return timedelta() <= published.last_day - when.start.first_day <= NEWS


def opening(article: Article) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences of the headline, and the first ones of the text itself."""
    headline = [sentence for sentence in article.sentences[:6] if sentence.role == "headline"]
    found = {sentence.number for sentence in headline}
    headline += [one for one in takewhile(is_heading, article.sentences[:4]) if one.number not in found]
    found = {sentence.number for sentence in headline}
    body = (
        sentence
        for sentence in article.sentences
        if sentence.role == "body" and sentence.number not in found and not is_heading(sentence)
    )
    return headline, [sentence for sentence, _ in zip(body, range(LEAD), strict=False)]


def is_heading(sentence: Sentence) -> bool:
    """A short line without a full stop: a headline, or the title of a section."""
    text = sentence.paragraph.text
    return len(text) < 110 and not text.rstrip('"”’) ').endswith((".", "!", ",", ";")) and sentence.role != "caption"


def joins(sentences: Sequence[Sentence]) -> bool:
    """Whether they say that a country joins, or wants to."""
    return any(is_of_joining(sentence) for sentence in sentences)


def is_of_joining(sentence: Sentence) -> bool:
    if "country" not in sentence.by_kind:
        return False
    words = [mention.form.text for mention in sentence.of("stance") if mention.key == "membership"]
    words += [mention.form.text for mention in sentence.of("joining") if mention.form.text in JOINING]
    return any(word in ACCESSION for word in words) or bool(words and ALLIED.search(sentence.text))


def names_a_day(article: Article, sentence: Sentence) -> bool:
    """Reports name days, explainers years."""
    return any(when.start.precision == "day" for when in dates_in(article, sentence))


def is_dated(lead: Sequence[Sentence]) -> bool:
    return any(DATELINE.match(sentence.paragraph.text) for sentence in lead)
