"""`python -m tests.benchmarks.answers [N]`: an answer worked out, kept, and known to the reader, N times each.

On the database of `DATABASE_URL`, which has to be loaded; CPU time inside the application, without a server.
"""

import os
import statistics
import sys
from collections.abc import Callable
from functools import partial
from time import process_time
from wsgiref.util import setup_testing_defaults

ADDRESSES = (
    "/api/v1/",
    "/api/v1/countries/tr/",
    "/api/v1/members/",
    "/api/v1/members.csv?as_of=1999-03-12",
    "/api/v1/meetings/?page_size=100",
    "/api/v1/claims.ndjson",
    "/en/",
    "/en/members/turkiye/",
)
TIMES = 20
LINE = "{:<40} {:>10} {:>8} {:>8}   {}\n"


def asked(application, address: str, headers: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Status and headers of the answer, read to its end."""
    path, _, query = address.partition("?")
    environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "localhost", **headers}
    setup_testing_defaults(environ)
    started = []
    answer = application(environ, lambda *start: started.append(start))
    b"".join(answer)
    answer.close()
    return started[0][0], dict(started[0][1])


def milliseconds(times: int, ask: Callable, before: Callable = lambda: None) -> float:
    """The median of the CPU time of one call; what has to be done before it does not count."""
    taken = []
    for _ in range(times):
        before()
        start = process_time()
        ask()
        taken.append(process_time() - start)
    return statistics.median(taken) * 1000


def measured(application, forget: Callable, address: str, times: int) -> str:
    """One line of the table."""
    encoded = {"HTTP_ACCEPT_ENCODING": "gzip"}
    status, headers = asked(application, address, encoded)
    if status != "200 OK":
        raise SystemExit(f"{address}: {status}; is the database of DATABASE_URL loaded?")
    ask = partial(asked, application, address, encoded)
    ask_knowing = partial(asked, application, address, {**encoded, "HTTP_IF_NONE_MATCH": headers["ETag"]})
    figures = milliseconds(times, ask, before=forget), milliseconds(times, ask), milliseconds(times, ask_knowing)
    ratio = " : ".join(f"{figure / figures[-1]:.1f}" for figure in figures)
    return LINE.format(address, *(f"{figure:.2f}" for figure in figures), ratio)


def main(times: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.settings")
    os.environ["LIMITS"] = "0"
    from django.core.cache import caches

    from alliance.wsgi import application

    sys.stdout.write(LINE.format("milliseconds", "worked out", "kept", "304", "ratio"))
    for address in ADDRESSES:
        sys.stdout.write(measured(application, caches["answers"].clear, address, times))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TIMES)
