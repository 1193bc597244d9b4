"""An article becomes candidates beside its text, in the order in which somebody wants to decide on them."""

import pytest
from django.core.management import call_command
from django.utils.timezone import now

from alliance.editing.articles import keeping
from alliance.editing.models import Article
from tests.articles import COUNT, NEW_CLAIMS, NEW_RECORDS, SOURCE, TEXT, Desk, article, proposal, reader
from tests.editing import words

__all__ = ["article", "reader"]

ADD = "/admin/editing/article/add/"
READ = "NATO now has 31 members.\n\nSpain joined NATO in 1982."


def test_an_article_that_is_added_is_read_at_once(reader):
    response = reader.client.post(ADD, {"text": READ, "title": SOURCE["title"], "published": "2025-04-04"}, follow=True)
    added = Article.objects.get()
    said = {(one["fact"], one["field"], one["value"], one["decision"]) for one in added.claims}
    assert ("organization/nato", "member_count", "31", "proposed") in said
    assert ("membership/nato/es", "start", "1982", "proposed") in said
    assert (added.source, added.published, added.is_dated) == ("the-strelsau-canary", "2025-04-04", False)
    assert added.facts == [{"source": {"kind": "article", "title": SOURCE["title"]}}]
    assert "<mark" in response.content.decode()
    assert "Confirm it" in words(response)


def test_a_new_source_without_a_title_is_called_by_the_headline(reader):
    response = reader.client.post(ADD, {"text": f"Ruritania looks west\n{READ}"}, follow=True)
    assert response.context["article"].title == "Ruritania looks west"
    response = reader.client.post(ADD, {"text": READ})
    assert "give the title of a new one" in words(response)


def test_the_date_that_is_confirmed_is_that_of_the_new_source_and_decides_on_conflicts(reader, article):
    made = article([COUNT], is_dated=False)
    assert [one.name for one in reader.read(made).context["outlook"].sections] == ["conflict"]
    reader.post(made, "date", published="2023-05-01")
    made.refresh_from_db()
    assert (made.published, made.is_dated) == ("2023-05-01", True)
    assert made.facts[0]["source"]["published"] == "2023-05-01"
    assert "known" in [one.name for one in reader.read(made).context["outlook"].sections]
    assert "is not a date" in words(reader.post(made, "date", published="yesterday"))


def test_conflicts_stand_on_top_and_what_is_known_or_said_twice_is_folded(reader, article):
    known = proposal("membership/nato/es", "start", "1982")
    made = article([known, *NEW_CLAIMS, COUNT, {**COUNT, "paragraph": "3"}], NEW_RECORDS)
    sections = {one.name: one for one in reader.read(made).context["outlook"].sections}
    assert list(sections) == ["conflict", "new", "known"]
    assert [one.is_folded for one in sections.values()] == [False, False, True]
    (conflict,) = sections["conflict"].groups[0].candidates
    assert (conflict.value, conflict.known, len(conflict.twins)) == ("31", "32", 1)
    assert all(group.is_new for group in sections["new"].groups)


def test_what_the_source_is_on_record_with_needs_no_decision(reader, article, source, claim):
    recorded = source("Recorded", key="recorded")
    made = article([COUNT], source="recorded")
    made.refresh_from_db()
    nato = reader.read(made).context["outlook"].sections[0].groups[0].candidates[0].fact
    claim(nato, "member_count", "31", source=recorded, paragraph=2, paragraph_sha256=COUNT["sha256"])
    shown = reader.read(made).context["outlook"]
    assert ([one.name for one in shown.sections], shown.total) == (["recorded"], 0)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": ""}, "Give a text"),
        ({"text": "a\0b"}, "NUL"),
        ({"text": "x" * 1_000_001}, "too long"),
        ({"text": READ, "published": "1982-31-12"}, "is not a date"),
        ({"text": READ, "title": "???"}, "Choose a source"),
        ({"text": READ, "source": "99999999"}, "valid choice"),
        ({"text": READ, "title": "x" * 251}, "at most 250"),
        ({"text": READ, "url": "javascript:alert(1)"}, "valid URL"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(reader, sent, said):
    response = reader.client.post(ADD, {"title": SOURCE["title"], **sent})
    assert response.status_code == 200
    assert said in words(response)
    assert not Article.objects.exists()


def test_a_text_is_kept_as_long_as_the_setting_says(reader, article, settings):
    made = article()
    assert "canary sings" in words(reader.read(made))
    settings.ARTICLE_TEXTS = 3
    Article.objects.update(text_at=keeping.oldest(now()))
    assert "canary sings" not in words(reader.read(made))
    call_command("prune_articles")
    made.refresh_from_db()
    assert (made.text, len(made.claims)) == ("", 1)
    assert "This is another text" in words(reader.post(made, "text", text="Something else."))
    reader.post(made, "text", text=TEXT)
    assert "canary sings" in words(reader.read(made))


def test_a_text_that_may_not_be_kept_is_only_shown(reader, article, settings):
    settings.ARTICLE_TEXTS = 0
    made = article(text="", text_at=None)
    assert "canary sings" in words(reader.post(made, "text", text=TEXT))
    made.refresh_from_db()
    assert (made.text, "canary sings" in words(reader.read(made))) == ("", False)


def test_articles_wait_on_the_first_page_for_who_reads_and_for_who_takes_in(reader, article):
    made, editor = article(), Desk("edgar", "editor")
    assert waiting(reader)["my-articles"].count == 1
    reader.post(made, "submit")
    queue = waiting(editor)["articles"]
    assert (queue.count, queue.oldest[0].name) == (1, SOURCE["title"])
    assert list(editor.client.get(queue.parts[0].address).context["cl"].result_list) == [made]
    reader.post(made, "submit", withdraw="1")
    assert waiting(editor)["articles"].count == 0


def waiting(desk):
    return {queue.name: queue for queue in desk.client.get("/admin/").context["queues"]}


def test_every_form_of_the_page_can_be_sent(reader, article):
    content = reader.read(article(NEW_CLAIMS, NEW_RECORDS)).content.decode()
    main = content[content.index('id="content-main"') :]
    assert main.count('method="post"') == main.count("csrfmiddlewaretoken") > len(NEW_RECORDS)
