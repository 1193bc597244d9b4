"""The page that finds everything, in either language."""

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404
from django.views.generic import TemplateView

from alliance.filters import PAGE, without_blanks
from alliance.search.filters import SearchForm
from alliance.search.kinds import KINDS
from alliance.search.query import Question, found
from alliance.search.results import results
from alliance.search.suggestions import corrected, names_like

ON_A_PAGE = 20


class SearchView(TemplateView):
    """One box; the answers in their order, of all kinds or of one. A question that cannot be read is answered 400."""

    template_name = "search/search.html"

    def get(self, request):
        form = SearchForm(without_blanks(request.GET), besides=PAGE)
        asked = form.cleaned_data if form.is_valid() else {}
        context = self.answer(asked) if asked.get("q") else {}
        return self.render_to_response(
            self.get_context_data(form=form, **context), status=200 if form.is_valid() else 400
        )

    def answer(self, asked):
        question, kind = Question(asked["q"]), asked["kind"] or ""
        tally = question.tally()
        try:
            page = Paginator(question.answers(kind), ON_A_PAGE).page(asked["page"] or 1)
        except EmptyPage as error:
            raise Http404(str(error)) from error
        context = {
            "question": question,
            "kind": kind,
            "kinds": [(one, tally[one.noun]) for one in KINDS if one.noun in tally],
            "total": sum(tally.values()),
            "page_obj": page,
            "results": results(question, found(page)),
        }
        return context if tally else context | self.instead(question)

    def instead(self, question):
        """Where nothing was found: what may have been meant."""
        return {"corrected": corrected(question), "similar": results(question, names_like(question.name))}
