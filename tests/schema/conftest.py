"""The description of the API as it is committed."""

import json

import pytest
from django.conf import settings


@pytest.fixture(scope="session")
def description() -> dict:
    return json.loads((settings.BASE_DIR / "docs" / "openapi.json").read_bytes())
