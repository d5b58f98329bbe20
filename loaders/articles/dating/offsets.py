"""So many units away: two weeks ago, a day after, the past six months."""

from __future__ import annotations

from loaders.articles.dating.absolute import Read
from loaders.articles.dating.named_days import NOTHING_FOLLOWS, a_day
from loaders.articles.dating.numbers import amount
from loaders.articles.dating.phrases import (
    Amount,
    Due,
    FromToday,
    Offset,
    Same,
    Stretch,
    Unit,
    Vague,
)
from loaders.articles.dating.tokens import STOP, WORD, Tokens
from loaders.articles.dating.words import COUNTED_AS, DASHES, UNITS


def stretch(t: Tokens, i: int) -> Read | None:
    """ "the past six months", "the last two weeks", "the next four years", "the coming days"."""
    low = t.low
    j = i + 1 if low[i] in ("the", "these") else i
    if j == i and low[i - 1] not in ("in", "over", "during", "for", "within", "of", "throughout"):
        return None
    if low[j] not in (
        "past",
        "last",
        "next",
        "coming",
        "previous",
        "following",
        "recent",
        "first",
        "final",
        "preceding",
        "intervening",
    ):
        return None
    word = low[j]
    j += 1
    counted = amount(t, j)
    if counted and low[j] not in ("a", "an"):
        count, k = counted
        while low[k] in COUNTED_AS or low[k] in DASHES:
            k += 1
    elif low[j] in ("couple",) and low[j + 1] == "of":
        count, k = Amount(2, 2), j + 2
    elif low[j].endswith("s"):
        count, k = Amount(3, 3, vague=True), j
    else:
        return None
    name = UNITS.get(low[k])
    if name is None or low[k] == "second" or (count.high > 1 and not low[k].endswith("s")):
        return None
    k += 1
    if word == "recent":
        return Vague(), k
    if word in ("first", "final", "intervening"):
        return None
    if count.vague and word in ("past", "last", "previous", "preceding", "next", "following"):
        return Vague(), k
    if word in ("previous", "preceding", "following"):
        return Vague(), k
    if count.vague and name not in ("day", "week"):
        return Vague(), k
    return Stretch(count, name, 1 if word in ("next", "coming") else -1), k


def offset(t: Tokens, i: int) -> Read | None:
    """ "two weeks ago", "a day after", "three days later", "10 or 12 days from today"."""
    low = t.low
    j = i
    if low[j] == "the":
        if low[j + 1] not in ("day", "week", "month", "year", "weekend", "night"):
            return None
        count, j = Amount(1, 1), j + 1
    else:
        counted = amount(t, j)
        if counted is None:
            if low[j] in (
                "days",
                "weeks",
                "months",
                "years",
                "hours",
                "minutes",
                "decades",
                "centuries",
            ) and low[j + 1] in ("ago", "later", "earlier", "before", "after"):
                return Vague(), j + 2
            return None
        count, j = counted
        while low[j] in COUNTED_AS:
            j += 1
    name = UNITS.get(low[j])
    if name is None or low[j] == "second":
        return None
    k = j + 1
    count, k = or_two(t, i, k, count)
    exact = low[k : k + 3] == ["to", "the", "day"]
    if exact:
        k += 3
    also = _and_more(t, k)
    k = also or k
    word = low[k]
    the = low[i] == "the"
    if (
        the
        and name in ("day", "week", "month", "year")
        and word in ("before", "after")
        and low[k + 1] == "last"
        and word == "before"
    ):
        return Unit(name, -2), k + 2
    if the and word == "after" and low[k + 1] == "next":
        return Unit(name, 2), k + 2
    if word == "ago" and not the:
        return Offset(count, name, -1, "published"), k + 1
    if word in ("from", "after") and low[k + 1] in ("now", "today", "tomorrow", "yesterday"):
        days = {"now": 0, "today": 0, "tomorrow": 1, "yesterday": -1}[low[k + 1]]
        if days:
            return Offset(count, name, 1, FromToday(days), exact=True), k + 2
        return Due(count, name), k + 2
    if word in ("earlier", "previously", "prior", "beforehand", "previous") and low[k + 1] != "to":
        if the and word not in ("earlier", "previous", "prior"):
            return None
        return (Same(name, -1), k + 1) if the else (Offset(count, name, -1, "text"), k + 1)
    if word == "later" and low[k + 1] == "than":
        return None
    if word in ("later", "afterwards", "afterward", "hence", "thereafter"):
        return (Offset(count, name, 1, "text"), k + 1) if not the else None
    if word == "on" and low[k + 1] in (",", STOP, ".", ":", "on") and not the:
        return (Offset(count, name, 1, "text"), k + 1)
    if word in ("before", "after", "following", "prior", "from", "of", "since", "ahead", "into"):
        return _from_event(t, i, k, count, name, the, exact)
    return None


def _and_more(t: Tokens, k: int) -> int | None:
    """The token after "and three months" behind "two years"."""
    if t.low[k] != "and":
        return None
    counted = amount(t, k + 1)
    if counted and t.low[counted[1]] in UNITS and t.low[counted[1]] != "second":
        return counted[1] + 1
    return None


def or_two(t: Tokens, i: int, k: int, count: Amount) -> tuple[Amount, int]:
    """The amount of "a week or two" and the token after it."""
    if t.low[k] == "or" and t.low[k + 1] in ("two", "so") and count.high == 1:
        return Amount(1, 2 if t.low[k + 1] == "two" else 1, True), k + 2
    return count, k


def _from_event(
    t: Tokens, i: int, k: int, count: Amount, name: str, the: bool, exact: bool
) -> Read | None:
    """An offset from what follows: a date, or something that happens."""
    low = t.low
    word = low[k]
    if word in ("of", "since", "into"):
        return None
    sign = -1 if word in ("before", "prior", "ahead") else 1
    end = k + 1
    if word in ("prior", "ahead"):
        if low[end] not in ("to", "of"):
            return None
        end += 1
    if word == "from":
        dated = a_day(t, end)
        return (Offset(count, name, sign, dated[0], True), dated[1]) if dated else None
    dated = a_day(t, end)
    if dated and not (
        (dated[1] and low[dated[1]] in ("'s", "’s"))
        or (t.kind[dated[1]] == WORD and low[dated[1]] not in NOTHING_FOLLOWS)
    ):
        return Offset(count, name, sign, dated[0], exact), dated[1]
    if low[end] == "that" and low[end + 1] in (STOP, ".", ",", ";"):
        return Offset(count, name, sign, "text"), end + 1
    if name in ("minute", "hour") and low[i - 1] == "for":
        return None
    if low[end] in NOTHING_FOLLOWS - {"that", "when", "at", "in"} and word in ("before", "after"):
        return (Same(name, sign), end) if the else (Offset(count, name, sign, "text"), end)
    if word == "following" and the:
        return None
    return Offset(count, name, sign, "event", exact), end
