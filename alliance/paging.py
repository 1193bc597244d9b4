"""Long lists in pages: `page` from 1 on, `page_size` from 1 to 100."""

from http import HTTPStatus

from django.core.paginator import EmptyPage, Paginator
from django.utils.translation import gettext as _
from rest_framework.pagination import BasePagination
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from alliance.filters import LARGEST_PAGE
from alliance.problems import Refused


class Pages(BasePagination):
    """`{"count", "next", "previous", "results"}`, one more query than the rows; the addresses keep every parameter.

    The view has checked the question already: its `question` holds the cleaned values.
    """

    def paginate_queryset(self, queryset, request, view=None):
        size, number = view.question.get("page_size") or LARGEST_PAGE, view.question.get("page") or 1
        self.request, pages = request, Paginator(queryset, size)
        try:
            self.page = pages.page(number)
        except EmptyPage:
            detail = _("There is no page %(page)s: the last is %(last)s.") % {"page": number, "last": pages.num_pages}
            raise Refused([{"parameter": "page", "detail": detail}], status=HTTPStatus.NOT_FOUND) from None
        return list(self.page)

    def get_paginated_response(self, data, **about):
        """`about` stands beside the count: the day, a note."""
        return Response(
            {
                "count": self.page.paginator.count,
                **about,
                "next": self.address(self.page.number + 1) if self.page.has_next() else None,
                "previous": self.address(self.page.number - 1) if self.page.has_previous() else None,
                "results": data,
            }
        )

    def address(self, number):
        here = self.request.build_absolute_uri()
        return remove_query_param(here, "page") if number == 1 else replace_query_param(here, "page", number)

    def get_paginated_response_schema(self, schema):
        address = {"type": "string", "format": "uri", "nullable": True}
        return {
            "type": "object",
            "required": ["count", "next", "previous", "results"],
            "properties": {"count": {"type": "integer"}, "next": address, "previous": address, "results": schema},
        }
