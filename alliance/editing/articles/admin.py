"""Articles in the admin: a list, a page on which is decided what one says, and one on which that is taken in."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models.functions import Length
from django.http import Http404, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst, slugify
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from alliance.editing.articles import acting, keeping
from alliance.editing.articles.filters import StateFilter
from alliance.editing.articles.forms import AddForm, sent
from alliance.editing.articles.keeping import OverError, state_of
from alliance.editing.articles.lookup import matching
from alliance.editing.articles.showing import page_of
from alliance.editing.articles.taking_in import RefusedError, TakingIn, hindrance
from alliance.editing.change import LONGEST_WHY
from alliance.editing.drafts.admin import version_in
from alliance.editing.models import Article
from alliance.extraction.paragraphs import Paragraph
from alliance.knowledge.readings import as_yaml
from alliance.wording import moment


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    """Whoever may not take in what articles say reads articles of their own alone."""

    list_display = ["title", "state", "progress", "made_by", "saved"]
    list_filter = [StateFilter]
    list_select_related = ["made_by"]
    search_fields = ["title", "source"]
    list_per_page = 50
    show_full_result_count = False
    empty_value_display = "–"
    actions = None

    class Media:
        css = {"all": ["alliance/admin.css", "alliance/editing/drafts.css", "alliance/editing/articles.css"]}
        js = ["alliance/editing/choices.js"]

    def get_urls(self):
        view = self.admin_site.admin_view
        pages = {"take_in": self.take_in_view, "export": self.export_view}
        pages |= {name: self.act_view(name) for name in acting.DEEDS}
        return [
            path("facts/", view(self.facts_view), name="editing_article_facts"),
            *(path(f"<int:number>/{name}/", view(one), name=f"editing_article_{name}") for name, one in pages.items()),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        """A list of texts would be long."""
        return super().get_queryset(request).defer("text").annotate(length=Length("text"))

    @admin.display(description=_("status"))
    def state(self, article):
        return state_of(article).label

    @admin.display(description=_("decided"))
    def progress(self, article):
        decided = sum(claim["decision"] != "proposed" for claim in article.claims)
        return f"{decided} / {len(article.claims)}"

    @admin.display(description=_("saved"), ordering="saved_at")
    def saved(self, article):
        return moment(article.saved_at)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self.is_open_to(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self.is_open_to(request, obj)

    def is_open_to(self, request, article: Article | None) -> bool:
        if article is None:
            return True
        return not article.taken_in_at and (
            article.made_by_id == request.user.pk or request.user.has_perm("editing.take_in_article")
        )

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": capfirst(_("articles being read")), **(extra_context or {})})

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        parts = (sent(request.POST), request.FILES) if request.method == "POST" else ()
        form = AddForm(self, request, *parts)
        if request.method == "POST" and form.is_valid():
            keeping.prune(now())
            published = form.cleaned_data["published"] or form.read.published
            file = getattr(form.cleaned_data["file"], "name", "")
            article = keeping.add(form.read.paragraphs, published, form.source_or_cells, file, request.user)
            self.log_addition(request, article, [{"added": {}}])
            return to_page(article)
        return self.page(request, "add", _("Add an article"), form=form, media=self.media + form.media)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The candidates beside the text; sent, what was decided is kept."""
        article = self.found(request, object_id)
        if request.method == "POST":
            return self.act(request, article, "decide")
        return self.reading_page(request, article)

    def reading_page(self, request, article: Article, read: list[Paragraph] | None = None):
        context = page_of(request, article, read) | {"may_change": self.has_change_permission(request, article)}
        context |= {"may_discard": self.has_delete_permission(request, article)}
        context |= {"is_nav_sidebar_enabled": False}  # text and candidates need the room
        return self.page(request, "reading", article.title, **context)

    def act_view(self, name: str):
        def view(request, number):
            article = self.found(request, number)
            return self.act(request, article, name)

        return view

    def act(self, request, article: Article, name: str):
        """Do what was sent and say so: to a script in JSON, else on the page."""
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            done = acting.DEEDS[name](request, article)
        except OverError:
            done = acting.Done(refused=[_("This article was taken in or thrown away meanwhile.")])
        if request.accepts("text/html"):
            if done.read is not None:
                return self.reading_page(request, article, done.read)
            for text in done.refused:
                messages.error(request, text)
            for text in done.told:
                messages.success(request, text)
            return to_page(article, done.anchor)
        return JsonResponse(done.as_json(), status=409 if done.refused else 200)

    def take_in_view(self, request, number):
        """What would be written, and what is in the way; sent from there, it is written."""
        article = self.found(request, number)
        if not request.user.has_perm("editing.take_in_article") or article.taken_in_at:
            raise PermissionDenied
        asked = request.POST
        taking = TakingIn(article, request.user, asked.get("why", "")[:LONGEST_WHY].replace("\0", ""))
        taking.confirmed = asked.getlist("confirmed")
        if request.method == "POST":
            try:
                taking.run(version_in(request))
            except OverError:
                messages.error(request, _("Somebody else has changed this article since you looked at it: look again."))
            except RefusedError as refused:
                return self.outcome_page(request, article, taking, refused.problems)
            else:
                messages.success(request, _("Taken in: %(article)s.") % {"article": article})
                self.log_change(request, article, str(_("taken in")))
                return to_page(article)
        return self.outcome_page(request, article, taking, taking.tried())

    def outcome_page(self, request, article: Article, taking: TakingIn, problems):
        context = {"article": article, "rows": acting.counted(taking.rows), "why": taking.why}
        context |= {"errors": [one for one in problems if one.blocks], "confirmed": taking.confirmed}
        context |= {"warnings": [one for one in problems if not one.blocks]}
        context |= {"hindrance": hindrance(article, request.user)}
        return self.page(request, "take_in", _("Take in"), **context)

    def export_view(self, request, number):
        """The reading as a file for `fixtures/articles/`."""
        article = self.found(request, number)
        content = as_yaml({"file": article.file, "source": article.source, **article.reading})
        headers = {"Content-Disposition": f'attachment; filename="{slugify(article.source)[:100] or "reading"}.yaml"'}
        return HttpResponse(content, content_type="application/yaml; charset=utf-8", headers=headers)

    def facts_view(self, request):
        """Facts whose names fit what somebody types."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return JsonResponse({"facts": matching(self.admin_site, request, request.GET.get("q", ""))})

    def page(self, request, name: str, title, **context):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media,
            "title": title,
            **context,
        }
        response = TemplateResponse(request, f"admin/editing/articles/{name}.html", context)
        response.headers["Cache-Control"] = "no-store"
        return response

    def found(self, request, number) -> Article:
        article = self.get_object(request, str(number))
        if article is None:
            raise Http404(_("There is no such article."))
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        return article


def to_page(article: Article, anchor: str = "") -> HttpResponseRedirect:
    address = reverse("admin:editing_article_change", args=[article.pk])
    return HttpResponseRedirect(f"{address}#{anchor}" if anchor else address)
