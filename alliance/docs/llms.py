"""`/llms.txt`: the way into the site for language models, in the form of llmstxt.org."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from alliance.dates import today
from alliance.docs.contents import PAGES
from alliance.docs.endpoints import endpoints
from alliance.docs.tasks import tasks

HEAD = """\
# Alliance

> An open knowledge base about NATO. For any date: who was a member and since when, how each country got in, what each
> summit and meeting had on its agenda, and which source says so, with a verdict on each claim. In English and
> Indonesian.

Ask the API with GET; no key is needed. Every record has an `id`, says whether it was verified and when, and comes with
its sources on request (`expand=claims`). `as_of=YYYY-MM-DD` asks about a day. Dates are as exact as they are known.
What is unknown among parameters or values is refused with what is allowed. Credit “Alliance contributors” (CC BY 4.0)
and name the source of a claim. Alliance is independent of NATO.
"""


@csrf_exempt  # so that whoever writes is told that this is for reading
@require_safe
def llms_view(request):
    with override("en"):
        text = "\n".join([HEAD, *sections(request)])
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers={"Content-Language": "en"})


def sections(request) -> Iterator[str]:
    def link(title, path, about) -> str:
        return f"- [{title}]({request.build_absolute_uri(path)}): {about}"

    yield "## Tasks, one request each\n"
    yield from (link(task.title, task.request.address, "GET") for task in tasks(today()))
    yield "\n## Lists\n"
    yield from (link(one.name, f"/api/v1/{one.list_path}", one.about) for one in endpoints())
    yield link(
        "check", reverse("docs:check"), "The statements of an article, each with its verdict: POST /api/v1/check/."
    )
    yield link("meta", "/api/v1/meta/", "Versions, numbers of records, and up to when each class was checked.")
    yield "\n## Documentation\n"
    yield link("OpenAPI 3.1", "/api/v1/openapi.json", "Every request and answer, for programs.")
    yield from (link(page.title, page.get_absolute_url(), page.summary) for page in PAGES)
    yield "\n## Tools\n"
    yield link("MCP", "/mcp", "Tools over Streamable HTTP: members on a day, a country, a meeting, search, check.")
    yield "\n## Optional\n"
    yield link("Everything at once", "/data/manifest.json", "SQLite, CSV and NDJSON with checksums.")
    yield link("Members", reverse("members:members"), "The page for readers.")
    yield link("About", reverse("about"), "Method, how far the knowledge reaches, licences.")
    yield ""
