"""So many units away: two weeks ago, a day after, the past six months."""

from __future__ import annotations

from loaders.articles.dating.absolute import (
    Read,
    day_first,
    month_first,
    name_of_month,
    name_of_weekday,
)
from loaders.articles.dating.happenings import recalls
from loaders.articles.dating.named_days import a_day, today
from loaders.articles.dating.numbered_days import NOTHING_FOLLOWS
from loaders.articles.dating.numbers import amount
from loaders.articles.dating.phrases import (
    Amount,
    Day,
    Due,
    FromToday,
    Month,
    Offset,
    RunUp,
    Same,
    Stretch,
    Unit,
    Vague,
    Weekday,
)
from loaders.articles.dating.tokens import STOP, WORD, Tokens
from loaders.articles.dating.units import which_unit
from loaders.articles.dating.verbs import verb
from loaders.articles.dating.words import COUNTED_AS, DASHES, ORDINALS, UNITS


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
    if word == "recent" or (low[k] == "of" and low[k + 1] in _WHOSE):
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
    ending = _run_up(t, i)
    if ending:
        return ending
    if low[j] == "the":
        daytime = low[j + 1] in _DAYTIMES and low[j + 2] in ("before", "after")
        if low[j + 1] not in ("day", "week", "month", "year", "weekend", "night") and not daytime:
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
                if low[j] in ("hours", "minutes") and low[j + 1] in ("earlier", "later"):
                    sign = -1 if low[j + 1] == "earlier" else 1
                    return Offset(Amount(3, 3, vague=True), "hour", sign, "text"), j + 2
                return Vague(), j + 2
            return None
        count, j = counted
        while low[j] in COUNTED_AS:
            j += 1
    name = "day" if low[i] == "the" and low[j] in _DAYTIMES else UNITS.get(low[j])
    if name is None or low[j] == "second":
        return None
    k = j + 1
    count, k = or_two(t, i, k, count)
    exact = low[k : k + 3] == ["to", "the", "day"]
    if exact:
        k += 3
    also = _and_more(t, k)
    if also and name == "week" and low[also - 1] in ("day", "days") and count.low == count.high:
        more = amount(t, k + 1)
        days = 7 * count.low + (more[0].low if more else 0)
        count, name = Amount(days, days, count.about), "day"
    if also and name == "year" and low[also - 1] in ("month", "months") and count.low == count.high:
        more = amount(t, k + 1)
        months = 12 * count.low + (more[0].low if more else 0)
        count, name = Amount(months, months, count.about), "month"
    k = also or k
    word = low[k]
    the = low[i] == "the"
    if (
        the
        and name in ("day", "week", "weekend", "month", "year")
        and word in ("before", "after")
        and low[k + 1] == "last"
        and word == "before"
    ):
        return Unit(name, -2), k + 2
    if the and word == "after" and low[k + 1] == "next":
        return Unit(name, 2), k + 2
    if word == "ago" and not the:
        return _ago_from(t, k + 1, count, name) or (Offset(count, name, -1, "published"), k + 1)
    if word == "away" and not the and low[k + 1] in _CLOSED:
        return (Offset(count, name, 1, "published"), k + 1) if _is_near(t, i) else None
    if word == "back" and not the and (low[k + 1] in _CLOSED or low[k + 1] in ("and", "but")):
        return Offset(count, name, -1, "published"), k + 1
    if word == "on" and name in ("week", "fortnight") and not the:
        weekday = name_of_weekday(t, k + 1)
        if weekday and low[i - 1] not in ("for", "in", "after"):
            return Offset(count, name, 1, Weekday(weekday[0]), True), weekday[1]
    if word in ("from", "after") and low[k + 1] in ("now", "today", "tomorrow", "yesterday"):
        days = {"now": 0, "today": 0, "tomorrow": 1, "yesterday": -1}[low[k + 1]]
        if days:
            return Offset(count, name, 1, FromToday(days), exact=True), k + 2
        return Due(count, name), k + 2
    if word in ("earlier", "sooner") and low[k + 1] == "than" and not the:
        planned = not _INTENDED.isdisjoint(low[k + 2 : k + 7])
        if not planned:
            return None
        return Offset(count, name, 1, "plan"), k + 1
    if word in ("earlier", "previously", "prior", "beforehand", "previous") and low[k + 1] != "to":
        if the and word not in ("earlier", "previous", "prior"):
            return None
        if low[i - 1] in _USUALLY:
            return None
        return (Same(name, -1), k + 1) if the else (Offset(count, name, -1, "text"), k + 1)
    if word == "later" and low[k + 1] == "than":
        return None
    if low[i - 1] in _USUALLY and word not in ("ago", "back"):
        return None
    if word in ("later", "afterwards", "afterward", "hence", "thereafter"):
        return (Offset(count, name, 1, "text"), k + 1) if not the else None
    if word == "on" and not the and (low[k + 1] in _CLOSED | {"on"} or _goes_on(t, i, k + 1)):
        return (Offset(count, name, 1, "text"), k + 1)
    if word in ("before", "after", "following", "prior", "from", "of", "since", "ahead", "into"):
        return _from_event(t, i, k, count, name, the, exact)
    return None


# "A year earlier than Brussels had intended".
_INTENDED = frozenset("planned intended scheduled foreseen envisaged hoped wanted proposed".split())
# "The last two years of his life": no years up to now.
_WHOSE = frozenset("his her its their a an the".split())
# Before "six months to June": so many months that end in June.
_SPANNING = frozenset("the in over during for of".split())
_LASTING = frozenset("for lasting lasts lasted last".split())
# What comes round: "usually a week beforehand", "normally two days after the vote".
_USUALLY = frozenset("usually normally typically generally often always".split())
# "The evening before" is the day before.
_DAYTIMES = frozenset("morning afternoon evening".split())
_CLOSED = frozenset((",", STOP, ".", ":", ";", "—", "–", "?", "”", '"', ")"))


def _run_up(t: Tokens, i: int) -> Read | None:
    """ "the six months to June", "(in) four weeks to 31 October", "the year ended in March"."""
    the = t.low[i] == "the"
    if not the and t.low[i - 1] not in _SPANNING:
        return None
    j = i + 1 if the else i
    alone = the and t.low[j] in ("year", "month", "quarter")
    counted = (Amount(1, 1), j) if alone else amount(t, j)
    if counted is None or counted[0].vague:
        return None
    count, k = counted
    name = UNITS.get(t.low[k])
    if name is None or t.low[k + 1] not in ("to", "through", "ended", "ending"):
        return None
    end = month_first(t, k + 2) or day_first(t, k + 2)
    return (RunUp(count, name, end[0]), end[1]) if end and isinstance(end[0], Day | Month) else None


def _is_near(t: Tokens, i: int) -> bool:
    """Whether the verb before "five days away" is of the present."""
    return not {"is", "are", "'s", "’s", "now"}.isdisjoint(t.low[i - 3 : i])


def _goes_on(t: Tokens, i: int, k: int) -> bool:
    """Whether "twenty years on" opens a sentence and what follows is its subject."""
    follows = t.kind[k] == WORD and t.low[k] not in _NO_SUBJECT
    return t.low[i - 1] == STOP and follows and not (name_of_weekday(t, k) or name_of_month(t, k))


# "Two days on the road" is no offset, and "a week on average" neither.
_NO_SUBJECT = frozenset(
    "the a an his her its their our my average top duty end strike land sea board earth trial".split()
)


def _ago_from(t: Tokens, k: int, count: Amount, name: str) -> Read | None:
    """What "a week ago" goes on with, if that dates it: "Tuesday", "today", "last month"."""
    j = k + 1 if t.low[k] == "on" and name_of_weekday(t, k + 1) else k
    weekday = name_of_weekday(t, j)
    if weekday and name in ("week", "fortnight", "month", "year"):
        return Offset(count, name, -1, Weekday(weekday[0]), True), weekday[1]
    dated = today(t, j) if t.low[j] in ("today", "yesterday", "tomorrow", "tonight") else None
    dated = dated or (which_unit(t, j) if t.low[j] in ("this", "last", "next") else None)
    if dated and isinstance(dated[0], FromToday | Unit | Weekday | Month):
        return Offset(count, name, -1, dated[0], True), dated[1]
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


# What stands behind a comma that does not begin a main clause.
_GOES_ON = frozenset(
    "and but or which who whose where between in on at for with from to as while when after before "
    "by until then not or so".split()
)


def _stands_alone(t: Tokens, i: int, end: int) -> bool:
    """Whether "the year before" opens a clause and what follows is the main clause itself.

    In "The day after he left, Moscow answered" a main clause follows behind the comma; in "The
    day after both houses voted" none does.
    """
    if t.low[i - 1] not in (STOP, ";"):
        return False
    _, last = t.sentences[i]
    stop = min(last, end + 40)
    return not any(
        t.low[k] == "," and t.low[k + 1] not in _GOES_ON and t.kind[k + 1] == WORD
        for k in range(end, stop)
    ) and any(verb(t, k) for k in range(end, stop))


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
        if low[i - 1] == "for":
            return None  # "martial law for 30 days from Wednesday"
        dated = a_day(t, end)
        if dated is None and low[end] in ("this", "next", "last"):
            dated = which_unit(t, end)
            dated = dated if dated and isinstance(dated[0], Unit) else None
        return (Offset(count, name, sign, dated[0], True), dated[1]) if dated else None
    dated = a_day(t, end)
    if dated and not (
        (dated[1] and low[dated[1]] in ("'s", "’s"))
        or (t.kind[dated[1]] == WORD and low[dated[1]] not in NOTHING_FOLLOWS)
    ):
        return Offset(count, name, sign, dated[0], exact), dated[1]
    if low[end] == "that" and low[end + 1] in (STOP, ".", ",", ";"):
        if low[i - 1] == "the" and not the:
            return None  # "the two weeks after that"
        return Offset(count, name, sign, "text"), end + 1
    if name == "weekend" and amount(t, end):
        return None
    if low[i - 1] == "the" and not the:
        return None  # "in the 30 days after the vote"
    if recalls(t, end):
        return Offset(count, name, sign, "event", exact), end
    if the and word in ("before", "after") and _stands_alone(t, i, end):
        return Same(name, sign), end
    if low[i - 1] in _LASTING and not the:
        return None  # "for five years before it lapses", "lasting a year after a pause"
    if low[end] in NOTHING_FOLLOWS - {"that", "when", "at", "in"} and word in ("before", "after"):
        return (Same(name, sign), end) if the else (Offset(count, name, sign, "text"), end)
    if word == "following" and the:
        return None
    several = count.high > 1 and low[i - 2] in ORDINALS
    if low[i - 1] == "in" and (low[i + 1] == "single" or several):
        return None  # "oil fell by a quarter in a single day after the talks"
    return Offset(count, name, sign, "event", exact), end
