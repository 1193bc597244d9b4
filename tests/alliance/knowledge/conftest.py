from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(scope="session")
def fixtures_directory() -> Path:
    """The fixtures as they are committed."""
    return settings.BASE_DIR / "fixtures"
