"""Days counted from an event: "the third anniversary of the invasion", "the 1,000th day of the war"."""

from __future__ import annotations

from datetime import date

from loaders.articles.dating.absolute import Read
from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.happenings import FAMILY, INVASION, when
from loaders.articles.dating.numbers import ordinal
from loaders.articles.dating.phrases import Anniversary
from loaders.articles.dating.reading import choose, exists, ground, one_day
from loaders.articles.dating.spans import Days, add_days, say
from loaders.articles.dating.tokens import NUMBER, WORD, Tokens
from loaders.articles.dating.words import ORDINAL_ENDS

_DESCRIBES = frozenset(
    "full scale - ‑ – russia russian 's ’s moscow start beginning of the".split()
)
_EVENTS = frozenset("invasion war".split())
# No phrase of this kind is longer.
_REACH = 9


def anniversary(t: Tokens, i: int) -> Read | None:
    """The day that comes round, or the day counted from the event, in the words of a text."""
    low = t.low
    k = i + 1 if low[i] in ("the", "its") else i
    owner = FAMILY.get(low[k]) or low[k] in _EVENTS
    whose = ordinal(t, k + 2) if owner and low[k + 1] in ("'s", "’s") else None
    if whose and low[whose[1]] == "anniversary":
        return Anniversary(whose[0], "anniversary", low[k]), whose[1] + 1
    j = i + 1 if low[i] in ("the", "an", "its") else i
    counted = ordinal(t, j) or _thousandth(t, j)
    n, j = counted if counted else (0, j)
    unit = low[j]
    if unit not in ("anniversary", "day") or (unit == "day" and not n) or low[j + 1] != "of":
        return None
    whole = False
    for k in range(j + 2, j + _REACH):
        if low[k] in _EVENTS:
            sure = unit == "anniversary" or low[k] == "invasion" or whole
            named = low[k + 1] == "of" and low[k + 2] != "ukraine"
            return (Anniversary(n, unit, low[k]), k + 1) if sure and not named else None
        whole = whole or low[k] == "full"
        if low[k] not in _DESCRIBES:
            if unit == "anniversary" and low[k] in FAMILY and t.kind[k] == WORD:
                return Anniversary(n, unit, low[k]), k + 1
            return None
    return None


def _thousandth(t: Tokens, j: int) -> tuple[int, int] | None:
    """ "1,000th", "500th": more than two figures."""
    if t.kind[j] != NUMBER:
        return None
    number, k = t.word[j], j + 1
    if t.low[k] == "," and t.kind[k + 1] == NUMBER and len(t.word[k + 1]) == 3:
        number, k = number + t.word[k + 1], k + 2
    short = len(number) <= 4 and t.low[k] in ORDINAL_ENDS and t.glued(k)
    return (int(number), k + 1) if short else None


def resolve_anniversary(p: Anniversary, c: Context) -> Reading | None:
    """The day, if the text has dated the event or it is the invasion of 2022."""
    day = when(FAMILY[p.event], False, c.published, c.happened) if p.event in FAMILY else None
    if p.event in _EVENTS and (day is None or day.year >= INVASION.year):
        day = INVASION if c.published >= INVASION else day
    if day is None:
        return None
    if p.unit == "day":
        return one_day(add_days(day, p.number - 1), f"day {p.number} from {say(day)} on")
    near = [c.published.year + step for step in (-1, 0, 1)]
    held = [day.year + p.number] if p.number else near
    days = [date(y, day.month, day.day) for y in held if exists(y, day.month, day.day)]
    spans = [Days(one, one) for one in days if one > day]
    before = [one for one in spans if one.last <= c.published]
    after = [one for one in spans if one.first >= c.published]
    best = choose(c, before[-1] if before else None, after[0] if after else None)
    return one_day(best.first, f"so many years from {say(day)}, {ground(c)}") if best else None
