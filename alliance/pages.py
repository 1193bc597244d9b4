"""What the lists of all apps share as pages: the question in the address, answered, or refused in the form."""

from django.db.models import F
from django.views.generic import ListView

from alliance.dates import today
from alliance.filters import PAGE, without_blanks
from alliance.translation import SUFFIXES, active_language


def by_name(path: str = "") -> str:
    """The column that sorts names of the active language, for `order_by`; `path` leads to the row with the name."""
    return f"{path}sort_{SUFFIXES[active_language()]}"


def oldest_first(*fields):
    """By date, then key; what has no date at the end, where the databases left alone would differ."""
    return [*(F(field).asc(nulls_last=True) for field in fields), "key"]


def newest_first(*fields):
    return [*(F(field).desc(nulls_last=True) for field in fields), "key"]


class AskedListView(ListView):
    """A list narrowed by the same FilterSet as in the API; a question without meaning is answered 400, in the form."""

    filterset_class: type
    defaults_to_today = False

    def question(self):
        query = without_blanks(self.request.GET)
        self.asked = "as_of" in query
        if self.defaults_to_today and not self.asked:
            query["as_of"] = self.now.isoformat()
        return query

    def get(self, request, *args, **kwargs):
        self.now = today()
        rows = self.get_queryset()
        besides = PAGE if self.paginate_by else {}
        self.filterset = self.filterset_class(self.question(), queryset=rows, request=request, besides=besides)
        self.form = self.filterset.form
        answered = self.filterset.is_valid()
        self.day = self.form.cleaned_data.get("as_of") if answered else None
        self.object_list = self.filterset.qs if answered else rows.none()
        context = self.get_context_data(form=self.form, day=self.day)
        return self.render_to_response(context, status=200 if answered else 400)
