"""Showing in a text where a question is met."""

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from alliance.search.query import Asked, Question
from alliance.search.stems import WORD, split, stem
from alliance.search.wordings import Wording
from alliance.translation import active_language


def met(question: Question, wording: Wording) -> set[Asked]:
    """The words of the question that a text answers."""
    words = {(word, stem(word, wording.language)) for word in split(wording.text)}
    return {asked for asked in question.words if any(asked.is_in(word, wording.language, root) for word, root in words)}


def with_marks(question: Question, wording: Wording) -> SafeString:
    """The text as HTML, `<mark>` around each word that answers, its language said where it is not that of the page."""
    text, language = wording
    pieces, end = [], 0
    for found in WORD.finditer(text):
        if met(question, Wording(found[0], language)):
            pieces += [(text[end : found.start()],), (format_html("<mark>{}</mark>", found[0]),)]
            end = found.end()
    marked = format_html_join("", "{}", [*pieces, (text[end:],)])
    if not language or language == active_language():
        return conditional_escape(marked)
    return format_html('<span lang="{}">{}</span>', language, marked)
