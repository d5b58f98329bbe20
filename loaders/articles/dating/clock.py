"""Times of day: "10 a.m. Moscow time", "16:08 UTC", "0800 GMT", "noon"."""

from __future__ import annotations

from loaders.articles.dating.tokens import BREAK, NUMBER, WORD, Tokens
from loaders.articles.dating.words import DASHES, DAYTIMES, ZONE_PLACES, ZONES

_AT = frozenset("lunchtime dusk dawn sunset sunrise nightfall daybreak midday sundown".split())
_LIGHT = frozenset("dawn sunrise daybreak sunset nightfall".split())
_HALVES = frozenset(("a.m.", "p.m.", "am", "pm", "a.m", "p.m"))


def clock(t: Tokens, i: int) -> int | None:
    """The token after a time of day that begins there, or None."""
    low = t.low
    if low[i] in _AT and (low[i - 1] == "at" or (low[i] in _LIGHT and low[i - 1] == "since")):
        return i + 1
    if low[i] == "early" and low[i + 1] == "morning" and low[i - 1] in ("since", "until", "from"):
        return i + 2
    if low[i] == "12" and low[i + 1] in ("noon", "midnight"):
        return _zone(t, i + 2) or i + 2
    if low[i] in ("noon", "midnight"):
        if low[i - 1] not in (
            "at",
            "by",
            "until",
            "before",
            "after",
            "from",
            "around",
            "to",
            "since",
            "of",
        ):
            return None
        return _zone(t, i + 1) or i + 1
    if t.kind[i] != NUMBER or len(t.word[i]) > 4 or (t.glued(i) and low[i - 1] not in ("(", "[")):
        return None
    j = i + 1
    if len(t.word[i]) <= 2 and int(t.word[i]) <= 24:
        pointed = low[j] in (":", ".") and t.glued(j) and t.glued(j + 1) and len(t.word[j + 1]) == 2
        if pointed and t.kind[j + 1] == NUMBER and int(t.word[j + 1]) < 60:
            mark = low[j]
            j += 2
            if low[j] == ":" and t.glued(j) and t.kind[j + 1] == NUMBER and t.glued(j + 1):
                j += 2
            half = _half(t, j)
            zone = _zone(t, half or j)
            alone = not t.glued(j) or (
                t.low[j] in (",", ".", ")", ";") and (t.kind[j + 1] == BREAK or not t.glued(j + 1))
            )
            if half or zone or (alone and (mark == ":" or _stamps(t, i, j))):
                return zone or half or j
            return None
        half = _half(t, j)
        if half:
            return _zone(t, half) or half
        if low[j] in ("o", "o'clock") and low[j + 2] == "clock":
            return _zone(t, j + 3) or j + 3
        return None
    if len(t.word[i]) == 4 and int(t.word[i]) < 2400 and int(t.word[i][2:]) < 60:
        zoned = low[j] in ZONES or (low[j] in ("local", "moscow", "kyiv") and low[j + 1] == "time")
        return _zone(t, j) if zoned else None
    return None


def _stamps(t: Tokens, i: int, j: int) -> bool:
    """Whether "11.40" opens a paragraph as the time of an entry of a live report."""
    return t.heads(i) and (t.capital(j) or t.low[j] in DASHES or t.kind[j] == BREAK)


def _half(t: Tokens, j: int) -> int | None:
    """The token after "a.m." or "pm"."""
    if t.low[j] in _HALVES:
        return j + 1
    return None


def _zone(t: Tokens, j: int) -> int | None:
    """The token after a time zone: "GMT", "Moscow time", "(GMT +8)", "ET (1400 GMT)"."""
    low = t.low
    if low[j] == "(" and low[j + 1] in ZONES:
        k = j + 2
        while low[k] in ("+", "-", "−", "–") or t.kind[k] == NUMBER:
            k += 1
        return k + 1 if low[k] == ")" else None
    if low[j] == "(" and t.kind[j + 1] == NUMBER:
        inner = clock(t, j + 1)
        return inner + 1 if inner and low[inner] == ")" else None
    end = None
    if low[j] in ZONES and t.kind[j] == WORD and (t.word[j].isupper() or low[j] == "hrs"):
        end = j + 1
        if low[end] in ("+", "-", "−") and t.kind[end + 1] == NUMBER:
            end += 2
    elif low[j] in ZONE_PLACES:
        k = j + 1
        while low[k] in ZONE_PLACES or low[k] in ("standard", "daylight", "summer"):
            k += 1
        end = k + 1 if low[k] == "time" else None
    if end and low[end] == "(":
        return _zone(t, end) or end
    return end


def daytime(t: Tokens, j: int) -> int:
    """The token after "in the morning" or "at night" behind a time, or the same token."""
    if t.low[j] == "in" and t.low[j + 1] == "the" and t.low[j + 2] in DAYTIMES:
        return j + 3
    if t.low[j] == "at" and t.low[j + 1] == "night":
        return j + 2
    return j
