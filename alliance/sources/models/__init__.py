"""Who says so: sources, and what each of them claims."""

from alliance.sources.models.claims import Claim
from alliance.sources.models.coverage import Coverage
from alliance.sources.models.sources import Source

__all__ = ["Claim", "Coverage", "Source"]
