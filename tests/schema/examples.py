"""`python -m tests.schema.examples` answers all examples of the description anew, from this database (`DATABASE_URL`).

Then `manage.py spectacular --format openapi-json --file docs/openapi.json` writes them into the description.
"""

import json
import os
from urllib.parse import urlsplit

import django


def answered(client, name: str, asks: str, sends: dict | None = None) -> dict:
    """The answer to a question, as examples keep it; errors are named by their status."""
    from alliance.rest.schema.examples import ROOT, SITE, settled

    ask = client.post if sends else client.get
    how = {"data": sends, "content_type": "application/json"} if sends else {}
    response = ask(ROOT + asks, **how, headers={"host": urlsplit(SITE).netloc}, secure=True)
    assert response.status_code == (int(name) if name.isdigit() else 200), (asks, response.content)
    return settled(response.json())


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alliance.settings")
    django.setup()
    from django.conf import settings
    from django.test import Client

    from alliance.rest.schema.examples import KEPT, SITE

    settings.ALLOWED_HOSTS = [urlsplit(SITE).netloc]
    kept = json.loads(KEPT.read_bytes())
    for name, one in kept.items():
        one["answers"] = answered(Client(), name, one["asks"], one.get("sends"))
    KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
