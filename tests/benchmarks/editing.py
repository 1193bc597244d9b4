"""`python -m tests.benchmarks.editing [TOPICS CLAIMS]`: what the pages of the admin cost before and after a growth.

On the database of `DATABASE_URL`, which has to be loaded and is left as it was: queries, CPU time and size of each page
with what is known, and with 10,000 topics and 100,000 claims more.
"""

import os
import sys
from itertools import cycle, islice
from time import process_time
from typing import NamedTuple

TOPICS, CLAIMS = 10_000, 100_000
BATCH = 1000
LINE = "{:<44} {:>15} {:>19} {:>19}\n"


class Cost(NamedTuple):
    queries: int
    milliseconds: float
    kilobytes: float


def grow(topics: int, claims: int) -> None:
    """So many topics and claims more, the claims spread over all facts and over all sources."""
    from alliance.sources.judging import fact_models, reference_to
    from alliance.sources.models import Claim, Source
    from alliance.summits.models import Topic

    Topic.objects.bulk_create(
        [
            Topic(key=f"grown-{n}", name_en=f"Grown {n}", name_ind=f"Tumbuh {n}", sort_en=f"grown {n}", sort_ind=f"{n}")
            for n in range(topics)
        ],
        batch_size=BATCH,
    )
    facts = [
        (reference_to(model), number)
        for model in fact_models()
        for number in model.objects.values_list("pk", flat=True)
    ]
    sources = cycle(Source.objects.values_list("pk", flat=True))
    Claim.objects.bulk_create(
        [
            Claim(
                key=f"grown-{n}",
                source_id=source,
                statement_en="It is so.",
                statement_ind="Demikianlah.",
                **{f"{reference}_id": fact},
            )
            for n, ((reference, fact), source) in enumerate(zip(islice(cycle(facts), claims), sources, strict=False))
        ],
        batch_size=BATCH,
    )


def addresses(models) -> list[str]:
    """The home of the admin, and of each class the list, the form of a new record, and the pages of the first one."""
    from django.urls import reverse

    found = [reverse("admin:index")]
    for model in models:
        base = f"admin:{model._meta.app_label}_{model._meta.model_name}_"
        row = model.objects.order_by("pk").first()
        found += [reverse(f"{base}changelist"), reverse(f"{base}add")]
        found += [reverse(f"{base}{page}", args=[row.pk]) for page in ("change", "history", "delete")]
    return found


def cost(client, address: str) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)  # what is worked out once is worked out
    start = process_time()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return Cost(len(queries), (process_time() - start) * 1000, len(answer.content) / 1000)


def main(topics: int, claims: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.settings")
    os.environ.setdefault("ALLOWED_HOSTS", "testserver")
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.db import transaction
    from django.test import Client

    from alliance.knowledge.rows import keyed_models

    with transaction.atomic():
        client = Client()
        client.force_login(get_user_model().objects.create_superuser("benchmark"))
        pages = addresses(keyed_models())
        before = [cost(client, address) for address in pages]
        grow(topics, claims)
        after = [cost(client, address) for address in pages]
        transaction.set_rollback(True)
    sys.stdout.write(LINE.format("", "queries", "ms", "kB"))
    for address, *both in zip(pages, before, after, strict=True):
        sys.stdout.write(
            LINE.format(address, *(" → ".join(f"{one:.0f}" for one in pair) for pair in zip(*both, strict=True)))
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3])) if len(sys.argv) > 2 else main(TOPICS, CLAIMS)
