"""Counters that all processes share, as long as there is a cache to keep them."""

import logging
import time

from django.core.cache import cache

logger = logging.getLogger(__name__)

# Seconds until a cache is asked again that did not answer: each attempt may take as long as it waits.
REST = 10


class Counters:
    """Counters in the default cache."""

    def __init__(self):
        self.asked_again_at = 0.0

    def counted(self, key: str, seconds: int) -> int | None:
        """Count one more and give the sum; `None` where the cache does not answer, which is logged once."""
        if time.monotonic() < self.asked_again_at:
            return None
        try:
            cache.add(key, 0, timeout=seconds)
            count = cache.incr(key)
        except Exception:  # each cache fails in its own way, and none of them is a reason not to answer
            self.rest()
            return None
        self.asked_again_at = 0.0
        return count

    def rest(self):
        if not self.asked_again_at:
            logger.exception("The cache does not answer: requests are not limited until it does.")
        self.asked_again_at = time.monotonic() + REST


counted = Counters().counted
