"""Previews: the real page as it would be, in both languages, of which nothing stays."""

from django.core.cache import caches

from alliance.editing.drafts.preview import has_page, page_of
from alliance.editing.drafts.publishing import request_of
from alliance.knowledge.models import Change, DataVersion
from alliance.knowledge.rows import keyed_models
from tests.drafting import contributor, drafter
from tests.editing import address, words

__all__ = ["contributor", "drafter"]


def preview(drafter, row, language="en", rows=None, **values):
    """What the preview button of a form shows."""
    page = address(row, "preview", row.pk) if not isinstance(row, type) else address(row, "preview_add")
    return drafter.client.post(page, drafter.entries(row, rows, **values) | {"language": language})


def test_a_preview_is_the_public_page_with_the_change_and_says_what_it_is(drafter, meeting, topic):
    strelsau = meeting("Strelsau 1950", topics=["Sabres"])
    horses = topic("Horses", name_ind="Kuda")
    english = preview(drafter, strelsau, title_en="Strelsau Congress", rows={"agenda": [{"topic": horses}]})
    assert english.status_code == 200
    assert {"Strelsau Congress", "Horses", "Nobody else sees it"} <= {
        text for text in ("Strelsau Congress", "Horses", "Nobody else sees it") if text in words(english)
    }
    indonesian = preview(drafter, strelsau, "id", rows={"agenda": [{"topic": horses}]})
    assert "Kuda" in words(indonesian)
    assert '<html lang="id">' in indonesian.content.decode()
    for page in (english, indonesian):
        assert '<meta name="robots" content="noindex">' in page.content.decode()
        assert page["X-Robots-Tag"] == "noindex"
        assert "no-store" in page["Cache-Control"]
        assert "script-src 'self'" in page["Content-Security-Policy"]


def test_of_a_preview_nothing_stays(drafter, client, meeting, topic):
    strelsau = meeting("Strelsau 1950", topics=["Sabres"])
    public = strelsau.get_absolute_url()
    before = client.get(public).content
    caches["answers"].clear()
    held = Change.objects.count(), DataVersion.objects.get().number, strelsau.history.count()
    assert "Zenda" in words(preview(drafter, strelsau, city_en="Zenda"))
    assert (Change.objects.count(), DataVersion.objects.get().number, strelsau.history.count()) == held
    assert not caches["answers"]._cache
    assert client.get(public).content == before


def test_a_preview_shows_the_page_as_a_reader_finds_it(drafter, meeting):
    page = preview(drafter, meeting("Strelsau 1950")).content.decode()
    assert "drafter" not in page.replace("What the drafter has read", "")
    assert "csrfmiddlewaretoken" not in page


def test_a_draft_is_previewed_in_both_languages(contributor, meeting):
    draft = contributor.keep(meeting("Strelsau 1950"), city_en="Zenda", city_ind="Zenda Lama")
    assert "Zenda" in words(contributor.look(draft, "preview"))
    page = contributor.look(draft, "preview", language="id")
    assert "Zenda Lama" in words(page)
    assert "?language=en" in page.content.decode()
    assert contributor.look(draft, "preview", language="x").status_code == 200


def test_what_cannot_be_shown_says_why(drafter, meeting):
    told = preview(drafter, meeting("Strelsau 1950"), title_en="", start_date="soon")
    assert told.status_code == 422
    assert "Title (English): This field is required." in words(told)
    assert "Enter a valid date" in words(told)


def test_every_class_that_readers_see_on_a_page_has_a_preview(drafter):
    without = []
    for model in filter(has_page, keyed_models()):
        row = model.objects.order_by("pk").first()
        if page_of(row, request_of(drafter.user), "en") is None:
            without.append(model)
    assert not without
