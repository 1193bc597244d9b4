"""`python -m tests.schema [N [SEED]]` calls the site N times, 10,000 unless told, with what schemathesis makes up.

The site is that of this database (`DATABASE_URL`), in this process and without limits. Prints how often each status was
answered; the exit code is 1 where an answer was a 500 or not as described.
"""

import json
import os
import sys
import time

import django

SHOWN = 20


def main(number: str = "10000", start: str = "0") -> int:
    os.environ |= {"DJANGO_SETTINGS_MODULE": "alliance.settings", "LIMITS": "0"}
    django.setup()
    from django.conf import settings

    from alliance.wsgi import application
    from tests.schema.calls import call

    description = json.loads((settings.BASE_DIR / "docs" / "openapi.json").read_bytes())
    began = time.monotonic()
    outcome = call(description, int(number), start=int(start), app=application)
    for failure in outcome.failures[:SHOWN]:
        print(failure, end="\n\n")
    print(f"{outcome.calls} calls in {time.monotonic() - began:.0f} s: {outcome}.")
    print(f"Not as described: {len(outcome.failures)}.")
    return int(bool(outcome.failures))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
