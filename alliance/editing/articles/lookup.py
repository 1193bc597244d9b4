"""Facts that are looked for while somebody types, by what the lists of the admin search."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest

from alliance.sources.judging import fact_models

SHORTEST, LONGEST = 2, 100  # characters
MOST_OF_A_CLASS = 4
MOST = 20


def matching(site: AdminSite, request: HttpRequest, term: str) -> list[dict[str, str]]:
    """`reference` as a claim has it, and the name of the fact; nothing for what is too short."""
    term = term.replace("\0", "").strip()[:LONGEST]
    if len(term) < SHORTEST:
        return []
    found = []
    for model in fact_models():
        model_admin = site._registry.get(model)
        if model_admin is None or not model_admin.has_view_permission(request):
            continue
        rows, _duplicates = model_admin.get_search_results(request, model_admin.get_queryset(request), term)
        named = rows.select_related(*model.shown_with).order_by("key")[:MOST_OF_A_CLASS]
        found += [{"reference": f"{model.noun()}/{row.key}", "name": str(row)} for row in named]
    return found[:MOST]
