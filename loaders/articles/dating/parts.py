"""Parts of a period: early February, later this year, the end of August, the eve of the vote."""

from __future__ import annotations

from loaders.articles.dating.absolute import (
    Read,
    day_first,
    month_first,
    name_of_month,
    year_after,
)
from loaders.articles.dating.anniversaries import anniversary
from loaders.articles.dating.happenings import recalls
from loaders.articles.dating.named_days import holiday
from loaders.articles.dating.numbered_days import NOTHING_FOLLOWS
from loaders.articles.dating.periods import (
    bare_season,
    decade_with_the,
    inside,
    month_anyhow,
    nth_unit,
)
from loaders.articles.dating.phrases import (
    Amount,
    Century,
    Day,
    Decade,
    Holiday,
    Month,
    Offset,
    Part,
    Same,
    Season,
    The,
    Unit,
    Vague,
    Year,
)
from loaders.articles.dating.tokens import NUMBER, WORD, Tokens
from loaders.articles.dating.units import SHIFT, which_unit
from loaders.articles.dating.words import DASHES, DAYTIMES, SEASONS

EARLY = frozenset("early late mid earlier later".split())
# Nouns that take a part of what stands behind their "of".
OF_PARTS = {
    "end": "end",
    "close": "end",
    "start": "start",
    "beginning": "start",
    "outset": "start",
    "turn": "start",
    "middle": "mid",
    "rest": "rest",
    "remainder": "rest",
    "course": "whole",
    "height": "whole",
    "bulk": "whole",
    "eve": "eve",
}
# "Later in the year": units that the text takes as known.
_KNOWN = frozenset("week month year decade century".split())
_PERIODS = (Decade, Century, Season, Month, Year)


def part(t: Tokens, i: int) -> Read | None:
    """ "early February", "mid-2011", "earlier this week", "the end of August", "year-end"."""
    low = t.low
    if low[i] == "midweek":
        return _middle(t, i, "week", i + 1)
    if low[i] in EARLY:
        return _early(t, i)
    j = i
    if low[i] == "the":
        if low[i + 1] in ("early", "late", "mid"):
            found = _early(t, i + 1)
            if found and isinstance(found[0], Part) and isinstance(found[0].of, _PERIODS):
                return found
        j += 2 if low[i + 1] == "very" else 1
    for reader in (_half_of, _part_of, _hyphenated, _possessive):
        found = reader(t, j)
        if found:
            return found
    return _unit_of(t, j) if j > i else None


def _early(t: Tokens, i: int) -> Read | None:
    """What follows "early", "late", "mid", "earlier" or "later"."""
    low = t.low
    word, j = _mixed(t, i)
    if low[j] in DASHES and t.glued(j) and word not in ("earlier", "later"):
        j += 1
        if word == "mid" and low[j] in _KNOWN:
            return _middle(t, i, low[j], j + 1)
        if low[j] in DAYTIMES or low[j] in _KNOWN or low[j] == "day":
            return None
    elif word == "mid" and not (name_of_month(t, j) or t.kind[j] == NUMBER):
        return None
    k = j + 1 if low[j] in ("in", "on") and word != "mid" else j
    if low[k] == "that" and low[k + 1] in ("day", "week", "month", "year"):
        return Part(word, Same(low[k + 1])), k + 2
    if low[k] == "the":
        known = _in_the(t, k, word) if k > j else None
        if known:
            return known
        inner = decade_with_the(t, k) if not low[k + 1].isdigit() or low[k + 2] == "s" else None
    elif low[k] in DAYTIMES or low[k] in ("a", "an"):
        return None
    else:
        inner = inside(t, k)
    if inner is None and (word not in ("earlier", "later") or k > j):
        inner = month_anyhow(t, k) or bare_season(t, k)
    if inner and word in ("earlier", "later") and k == j and isinstance(inner[0], Year):
        return None
    return (Part(word, inner[0]), inner[1]) if inner else None


def _middle(t: Tokens, i: int, unit: str, end: int) -> Read | None:
    """ "midweek", "mid-month", "mid-year", unless they describe a noun ("a mid-year review")."""
    alone = t.kind[end] != WORD or t.low[end] in NOTHING_FOLLOWS
    named = t.low[end] in DASHES and t.glued(end)
    return (Part("mid", The(unit)), end) if alone and not named else None


def _mixed(t: Tokens, i: int) -> tuple[str, int]:
    """The word there, "whole" for "mid-to-late" and the like, and the token after it."""
    low = t.low
    k = i + 1
    while low[k] in DASHES:
        k += 1
    if low[k] in ("to", "or"):
        k += 1
        while low[k] in DASHES:
            k += 1
        if low[k] in ("mid", "late"):
            return "whole", k + 1
    return low[i], i + 1


def _in_the(t: Tokens, k: int, word: str) -> Read | None:
    """ "(later in) the year", "(late in) the day"."""
    noun = t.low[k + 1]
    if noun in ("new", "old", "fiscal") and t.low[k + 2] == "year":
        known = which_unit(t, k)
        return (Part(word, known[0]), known[1]) if known else None
    if noun in SEASONS and noun != "fall":
        return Part(word, Season(noun)), k + 2
    if noun in DAYTIMES or noun == "day":
        return The("day"), k + 2
    if noun == "month":
        return Part(word, The(noun)), k + 2
    return (Part(word, Unit(noun, 0)), k + 2) if noun in _KNOWN else None


def _half_of(t: Tokens, j: int) -> Read | None:
    """ "the first half of 2025", "the latter part of the year", "the early days of May"."""
    low = t.low
    if low[j + 2] != "of":
        return None
    if low[j] in ("first", "second", "latter") and low[j + 1] in ("half", "part"):
        found = nth_unit(t, j)
        if found:
            return found
        inner = inside(t, j + 3)
        which = "start" if low[j] == "first" else "end"
        return (Part(which, inner[0]), inner[1]) if inner else None
    if low[j] in ("early", "late") and low[j + 1] in ("part", "days", "months", "weeks", "hours"):
        inner = inside(t, j + 3)
        return (Part(low[j], inner[0]), inner[1]) if inner else None
    return None


def _part_of(t: Tokens, j: int) -> Read | None:
    """ "the end of August", "the beginning of the year", "the eve of the vote"."""
    low = t.low
    if low[j] not in OF_PARTS or low[j + 1] != "of":
        return None
    inner = inside(t, j + 2) or month_anyhow(t, j + 2)
    inner = inner or (anniversary(t, j + 2) if low[j] == "eve" else None)
    if inner is None:
        event = low[j] == "eve" and low[j + 2] in ("the", "a") and t.kind[j + 3] == WORD
        if event and low[j - 1] == "the" and low[j + 4] not in ("'s", "’s"):
            if recalls(t, j + 2):
                return Offset(Amount(1, 1), "day", -1, "known"), j + 4
            return Vague(), j + 4
        return None
    phrase, end = inner
    plain = t.kind[end] == WORD and t.word[end] == low[end] and low[end] not in NOTHING_FOLLOWS
    if low[j] == "height" and isinstance(phrase, Season) and plain:
        return None  # "the height of the summer harvest"
    if low[j] == "eve":
        return Offset(Amount(1, 1), "day", -1, phrase), end
    if low[j] == "turn":
        if not isinstance(phrase, Unit | The):
            return None
        if phrase.unit == "century":
            return Vague(), end
    return Part(OF_PARTS[low[j]], phrase), end


def _hyphenated(t: Tokens, j: int) -> Read | None:
    """ "end-July", "year-end"."""
    low = t.low
    if low[j + 1] not in DASHES or not t.glued(j + 1):
        return None
    if low[j] == "end":
        inner = inside(t, j + 2) or month_anyhow(t, j + 2)
        return (Part("end", inner[0]), inner[1]) if inner else None
    before = t.low[j - 1]
    if low[j : j + 3 : 2] == ["year", "end"] and before in ("by", "until", "before", "at", "the"):
        return Part("end", Unit("year", 0)), j + 3
    return None


def _possessive(t: Tokens, j: int) -> Read | None:
    """ "year's end", "this year's start"."""
    low = t.low
    k = j + 1 if low[j] in ("this", "last", "next") else j
    if low[k] not in ("year", "month", "week") or low[k + 1] not in ("'s", "’s"):
        return None
    if low[k + 2] not in ("end", "start"):
        return None
    return Part(OF_PARTS[low[k + 2]], Unit(low[k], SHIFT[low[j]] if k > j else 0)), k + 3


def _unit_of(t: Tokens, j: int) -> Read | None:
    """ "the week of July 21", "the year of 2014", "the month of June"."""
    low = t.low
    if low[j] == "week" and low[j + 1] in ("of", "beginning", "starting", "ending"):
        day = month_first(t, j + 2) or day_first(t, j + 2) or holiday(t, j + 2)
        whole = day and isinstance(day[0], Day | Holiday)
        return (Same("week", 0, day[0]), day[1]) if day and whole else None
    if low[j] == "week" and low[j + 1] in ("to", "through", "ended"):
        day = month_first(t, j + 2) or day_first(t, j + 2)
        if day and isinstance(day[0], Day):
            return Offset(Amount(6, 6), "until", -1, day[0]), day[1]
    if low[j + 1] != "of":
        return None
    if low[j] == "year":
        found = year_after(t, j + 2)
        return (Year(found[0]), found[1]) if found else None
    return month_first(t, j + 2) if low[j] == "month" and name_of_month(t, j + 2) else None
