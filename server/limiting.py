"""How often one client may ask for data, so that none keeps the pages waiting for all."""

from __future__ import annotations

import math
import os
import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

# A class behind one address may take a file each at once, and a feed reader come by; making the
# dearest file of the whole record costs a fifth of a second, and only the first time.
DEFAULT = "300/minute"

_limiter = MovingWindowRateLimiter(MemoryStorage())


def limit() -> RateLimitItem:
    """
    What one client may ask: `DATA_LIMIT` in the environment, such as "60/minute".

    Raises:
        ValueError: it is written otherwise.
    """
    named = os.environ.get("DATA_LIMIT", "").strip() or DEFAULT
    try:
        return parse(named)
    except ValueError:
        raise ValueError(
            f"DATA_LIMIT is “{named}”; a number and a unit such as {DEFAULT} were expected."
        ) from None


def seconds_to_wait(client: str) -> int:
    """0 if the client may ask now, which is noted; else the seconds until it may."""
    allowed = limit()
    if _limiter.hit(allowed, client):
        return 0
    again = _limiter.get_window_stats(allowed, client).reset_time
    return max(1, math.ceil(again - time.time()))
