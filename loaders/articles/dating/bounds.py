"""The direction that the preposition before a date gives by itself: "until Friday", "since May"."""

from __future__ import annotations

from loaders.articles.dating.tokens import Tokens
from loaders.articles.dating.verbs import FUTURE, PLANNED, verb
from loaders.articles.dating.words import UNITS

# What something has been since is never ahead.
SINCE_THEN = "since"


def bound_by(t: Tokens, i: int, first: int) -> str | None:
    """The direction that the preposition before the date gives by itself."""
    j = i - 1
    while j >= first and t.low[j] in ("the", ",", "end", "of", "early", "late"):
        j -= 1
    before = t.low[j]
    if before == "as" and t.low[i - 2] in ("early", "soon"):
        return FUTURE
    if before in ("at", "on", "from") and t.low[j - 1] in ("starting", "beginning", "effective"):
        return FUTURE
    if before in ("starting", "beginning", "effective") or t.low[i - 2 : i] == ["later", "than"]:
        return FUTURE
    if before == "since" or (before in ("on", "in", "of") and _since_that(t, j, first)):
        return SINCE_THEN
    if before in ("until", "till", "pending"):
        return FUTURE
    comma = t.low[j - 1] == ","
    if before == "by" or (before == "from" and t.low[j - 1 - comma] in UNITS):
        return FUTURE  # "martial law for 30 days from Wednesday"
    if before == "for" and t.low[j - 1] in PLANNED | {
        "meeting",
        "talks",
        "summit",
        "vote",
        "session",
        "hearing",
        "date",
        "trial",
        "called",
        "invited",
        "scheduled",
        "conference",
        "briefing",
        "call",
        "visit",
        "ceremony",
        "swap",
        "exchange",
        "election",
        "referendum",
        "protest",
        "rally",
        "strike",
    }:
        return FUTURE
    if before == "of" and t.low[j - 1] == "ahead":
        return FUTURE
    if before == "on" and t.low[j - 1] in _SITTINGS and not _TO_COME.isdisjoint(t.low[j - 4 : j]):
        return FUTURE  # "held until a hearing on Wednesday"
    if before == "for" and not _FIXED.isdisjoint(t.low[max(first, j - 7) : j]):
        return FUTURE  # "declared a day of mourning for Sunday"
    return None


_SITTINGS = frozenset("hearing trial vote meeting session verdict sentencing summit".split())
_TO_COME = frozenset("until pending before ahead".split())
# What is done to a day that is to come, before "for".
_FIXED = frozenset("declared proclaimed convened scheduled announced booked planned".split())


def _since_that(t: Tokens, j: int, first: int) -> bool:
    """Whether "since" stands before what the date is of: "since a handshake in Normandy on 6 June"."""
    for k in range(j - 1, max(first, j - 7), -1):
        if t.low[k] == "since":
            return t.low[k + 1] in _DETERMINERS
        if t.low[k] in (",", ";", ":", "—", "and") or verb(t, k):
            return False
    return False


_DETERMINERS = frozenset("a an the his her its their that".split())
