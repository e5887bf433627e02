"""How many links one customer may take."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict

from .failures import PortalFailure


class RateLimit:
    """A sliding window in the memory of this process, for a bounded number of customers."""

    def __init__(self, limit: int = 10, seconds: float = 60, max_keys: int = 10_000) -> None:
        self._limit = limit
        self._seconds = seconds
        self._max_keys = max_keys
        self._minted: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = threading.Lock()

    def require(self, key: str) -> None:
        """Counts one more link, or refuses it."""
        now = time.monotonic()
        with self._lock:
            recent = [at for at in self._minted.pop(key, []) if now - at < self._seconds]
            allowed = len(recent) < self._limit
            self._minted[key] = [*recent, now] if allowed else recent
            if len(self._minted) > self._max_keys:
                self._minted.popitem(last=False)
        if not allowed:
            wait = max(1, math.ceil(recent[0] + self._seconds - now))
            raise PortalFailure("rate_limited", "The limit is used up.", retry_after=wait)
