"""Dates that stand on the page: days, months, years, decades, in words and in figures."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace

from loaders.articles.dating.names import is_no_year, month_is_name, weekday_is_name
from loaders.articles.dating.numbers import ordinal, plain
from loaders.articles.dating.phrases import (
    Amount,
    Century,
    Day,
    DayOfMonth,
    Decade,
    Habit,
    Month,
    Offset,
    Phrase,
    Range,
    Same,
    Unit,
    Weekday,
    Year,
)
from loaders.articles.dating.tokens import NUMBER, STOP, WORD, Tokens
from loaders.articles.dating.words import (
    DASHES,
    DAYTIMES,
    MONTHS,
    ORDINAL_ENDS,
    PREPOSITIONS,
    SHORT_MONTHS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)

Read = tuple[Phrase, int]
_QUOTES = frozenset("'’‘`")
# The years that four bare figures are taken for; older ones need a preposition.
YEARS = range(1900, 2100)
OLD_YEARS = range(1000, 2200)
# Two figures after a dash or a slash, or in "'98": which century they belong to.
_TURN = 50
# "On Friday evenings" is a habit.
_MANY = frozenset("mornings afternoons evenings nights".split())
_DECADE_PARTS = frozenset("mid early late pre post".split())
_WHICH_YEAR = {"this": 0, "last": -1, "next": 1}
_OTHER_YEAR = {"same": 0, "following": 1, "next": 1, "previous": -1, "preceding": -1}
# Nouns that a number before them counts: "on July 5 and 12 people were killed".
_COUNTED = frozenset(
    "people troops soldiers others men women children drones missiles days".split()
)


# The twenties are left out: they are ages and temperatures as often.
DECADES = {
    "thirties": 1930,
    "forties": 1940,
    "fifties": 1950,
    "sixties": 1960,
    "seventies": 1970,
    "eighties": 1980,
    "nineties": 1990,
    "noughties": 2000,
    "aughts": 2000,
}


def name_of_month(t: Tokens, i: int) -> tuple[int, int] | None:
    """A month's number and the token after its name, with the full stop of a short form."""
    low = t.low[i]
    if low in MONTHS:
        return MONTHS[low], i + 1
    if low in SHORT_MONTHS and t.capital(i):
        dot = t.low[i + 1] == "." and t.glued(i + 1)
        return SHORT_MONTHS[low], i + 2 if dot else i + 1
    return None


def name_of_weekday(t: Tokens, i: int) -> tuple[int, int] | None:
    """A weekday's number and the token after its name; short forms only before a date."""
    low = t.low[i]
    if low in WEEKDAYS:
        return None if weekday_is_name(t, i) else (WEEKDAYS[low], i + 1)
    if low in SHORT_WEEKDAYS and t.capital(i):
        j = i + 1
        if t.low[j] == "." and t.glued(j):
            j += 1
        k = j + 1 if t.low[j] == "," else j
        if name_of_month(t, k) or (t.kind[k] == NUMBER and name_of_month(t, k + 1)):
            return SHORT_WEEKDAYS[low], j
    return None


def full_year(two: int) -> int:
    """The year that two figures stand for."""
    return two + (2000 if two < _TURN else 1900)


def year_after(t: Tokens, i: int) -> tuple[int, int] | None:
    """A year beside a month or a day, and the token after it."""
    if t.kind[i] == NUMBER and len(t.word[i]) == 4 and plain(t, i):
        year = int(t.word[i])
        clock = t.low[i + 1] in ("gmt", "utc", "hours", "hrs", "local") or (
            t.low[i + 1] == ":" and t.kind[i + 2] == NUMBER and t.glued(i + 2)
        )
        return (year, i + 1) if year in OLD_YEARS and not clock else None
    if t.low[i] in _QUOTES and t.kind[i + 1] == NUMBER and t.glued(i + 1):
        return (full_year(int(t.word[i + 1])), i + 2) if len(t.word[i + 1]) == 2 else None
    return None


def _day(t: Tokens, i: int) -> tuple[int, int] | None:
    """A day of the month in figures, and the token after it."""
    if t.kind[i] != NUMBER or len(t.word[i]) > 2 or not plain(t, i):
        return None
    if t.glued(i) and t.kind[i - 1] == WORD:
        return None  # "the G8 of June", "licence 8I"
    day = int(t.word[i])
    if not 1 <= day <= 31:
        return None
    j = i + 1
    if t.glued(j):
        if t.low[j] in ORDINAL_ENDS:
            return day, j + 1
        if t.kind[j] == WORD or (
            t.low[j] in (":", "/") and t.kind[j + 1] == NUMBER and t.glued(j + 1)
        ):
            return None
    return day, j


def valid(month: int, day: int, year: int | None) -> bool:
    """Whether the calendar has the day, in some year if none is given."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2024, month)[1]


def year_behind(t: Tokens, i: int) -> tuple[int, int] | None:
    """A year, after a comma or not."""
    if t.low[i] == ",":
        found = year_after(t, i + 1)
        return found if found and not is_counted(t, found[1]) else None
    return year_after(t, i)


def is_counted(t: Tokens, i: int) -> bool:
    """Whether the noun there is something that a number before it counts."""
    return t.low[i] in _COUNTED


def _days(t: Tokens, i: int, month_follows: bool) -> tuple[int, int, int] | None:
    """One day or several: the first, the last and the token after them."""
    first = _day(t, i)
    if first is None:
        return None
    day, j = first
    last = day
    while True:
        k = j
        join = t.low[k]
        if join not in DASHES and join not in (
            "and",
            "to",
            "through",
            "or",
            ",",
            "/",
            "&",
            "until",
        ):
            break
        if join == "," and t.kind[k + 1] != NUMBER:
            break
        if t.low[k + 1] == "the":
            k += 1
        second = _day(t, k + 1)
        if second is None or second[0] <= last:
            break
        after = second[1]
        if name_of_month(t, after) or t.low[after] == "of":
            if not month_follows:
                break
        elif (
            (join in (",",) and not month_follows and t.low[after] not in ("and", "or", ","))
            or is_counted(t, after)
            or (join != "-" and _plural(t, after))
        ):
            break
        last, j = second
    return day, last, j


def _plural(t: Tokens, i: int) -> bool:
    """Whether a plural noun in small letters stands there."""
    low = t.low[i]
    return t.kind[i] == WORD and t.word[i] == low and len(low) > 3 and low.endswith("s")


def _spanning(
    month: int, day: int, last: int, year: int | None, weekday: int | None
) -> Phrase | None:
    """The day, or the days from the first to the last."""
    if not valid(month, day, year) or not valid(month, last, year):
        return None
    if last == day:
        return Day(month, day, year, weekday)
    return Range(Day(month, day, year), Day(month, last, year))


def month_first(t: Tokens, i: int, weekday: int | None = None) -> Read | None:
    """ "July 28", "July 28-29, 2025", "July 2025", "July", "March of that year"."""
    named = name_of_month(t, i)
    if named is None:
        return None
    month, j = named
    k = j + 1 if t.low[j] == "the" else j
    days = _days(t, k, month_follows=False)
    if days and (k == j or t.low[days[2] - 1] in ORDINAL_ENDS):
        day, last, after = days
        if not _plural_of_name(t, i, after):
            found = year_behind(t, after)
            which = None if found else year_in_words(t, after)
            year = found[0] if found else None
            phrase = _spanning(month, day, last, year, weekday)
            if phrase and not month_is_name(t, i, j, True):
                if which and isinstance(phrase, Day):
                    return replace(phrase, of=which[0]), which[1]
                return phrase, found[1] if found else after
    if weekday is not None:
        return None
    found = year_after(t, j) or (year_behind(t, j) if t.low[j] == "," else None)
    if found and not is_counted(t, found[1]):
        if month_is_name(t, i, j, True):
            return None
        return Month(month, found[0]), found[1]
    words = year_in_words(t, j)
    if month_is_name(t, i, j, words is not None):
        return None
    if words:
        return Month(month, of=words[0]), words[1]
    return Month(month), j


def _plural_of_name(t: Tokens, i: int, after: int) -> bool:
    """Whether the number counts a noun: "May 12 people"."""
    return t.low[i] in ("may", "march") and is_counted(t, after)


def year_in_words(t: Tokens, j: int) -> tuple[Phrase, int] | None:
    """ "of that year", "last year", "of the same year" after a month."""
    k = j + 1 if t.low[j] == "of" else j
    if t.low[k] in _WHICH_YEAR and t.low[k + 1] == "year":
        return Unit("year", _WHICH_YEAR[t.low[k]]), k + 2
    if t.low[k] == "that" and t.low[k + 1] == "year":
        return Same("year"), k + 2
    if k > j:
        if t.low[k] == "the" and t.low[k + 2] == "year" and t.low[k + 1] in _OTHER_YEAR:
            return Same("year", _OTHER_YEAR[t.low[k + 1]]), k + 3
        found = year_after(t, k)
        if found:
            return Year(found[0]), found[1]
    elif t.low[k] == "the" and t.low[k + 1] in _OTHER_YEAR and t.low[k + 2] == "year":
        return Same("year", _OTHER_YEAR[t.low[k + 1]]), k + 3
    return None


def day_first(t: Tokens, i: int, weekday: int | None = None) -> Read | None:
    """ "28 July", "28th of July 2025", "28–29 July", "28 and 29 July"."""
    days = _days(t, i, month_follows=True)
    if days is None:
        return None
    day, last, j = days
    k = j + 1 if t.low[j] == "of" else j
    if t.low[k] in DASHES and t.glued(k):
        k += 1
    named = name_of_month(t, k)
    if named is None or month_is_name(t, k, named[1], True):
        return None
    month, j = named
    if t.low[j] in DASHES and t.glued(j) and t.glued(j + 1) and year_after(t, j + 1):
        j += 1
    found = year_behind(t, j)
    phrase = _spanning(month, day, last, found[0] if found else None, weekday)
    if phrase is None:
        return None
    which = None if found else year_in_words(t, j)
    if which and isinstance(phrase, Day):
        return replace(phrase, of=which[0]), which[1]
    return phrase, found[1] if found else j


def weekday_first(t: Tokens, i: int) -> Read | None:
    """ "Tuesday", "Tuesday night", "Tuesday, July 29", "Tuesday of last week"."""
    named = name_of_weekday(t, i)
    if named is None:
        return None
    weekday, j = named
    if t.low[j] in _MANY:
        return Habit(), j + 1
    if t.low[j] in DAYTIMES:
        j += 1
    elif t.low[j] in DASHES and t.low[j + 1] in DAYTIMES and t.glued(j) and t.glued(j + 1):
        return Weekday(weekday), j + 2
    k = j + 1 if t.low[j] == "," else j
    if t.low[k] == "the":
        k += 1
    dated = month_first(t, k, weekday) or day_first(t, k, weekday)
    if dated:
        return dated
    if t.low[i] in SHORT_WEEKDAYS:
        return None
    numbered = ordinal(t, k)
    if numbered and t.low[k - 1] == "the" and t.kind[k] == NUMBER and numbered[0] <= 31:
        return DayOfMonth(numbered[0], weekday), numbered[1]
    k = j + 1 if t.low[j] == "of" else j
    if t.low[k] in _WHICH_YEAR and t.low[k + 1] == "week":
        return Weekday(weekday, week=Unit("week", _WHICH_YEAR[t.low[k]])), k + 2
    if k > j and t.low[k] == "that" and t.low[k + 1] == "week":
        return Weekday(weekday, week=Same("week")), k + 2
    if t.low[j] in ("before", "after") and t.low[j + 1] not in ("last", "next", "that"):
        anchor = month_first(t, j + 1) or day_first(t, j + 1)
        if anchor and isinstance(anchor[0], Day):
            return Weekday(weekday, t.low[j], anchor[0]), anchor[1]
    counted = _weeks_away(t, j, weekday)
    if counted:
        return counted
    if t.low[j] in ("last", "next") and t.low[j + 1] in (STOP, ".", ",", ";"):
        return Weekday(weekday, t.low[j]), j + 1
    return Weekday(weekday), j


def _weeks_away(t: Tokens, j: int, weekday: int) -> Read | None:
    """ "Tuesday week", "Friday fortnight", "(the) Monday before last", "(the) Friday after next"."""
    low = t.low
    if low[j] in ("week", "fortnight") and low[j + 1] in (STOP, ".", ",", ";", "and", "but", ")"):
        weeks = 1 if low[j] == "week" else 2
        return Offset(Amount(weeks, weeks), "week", 1, Weekday(weekday), True), j + 1
    turn = {("before", "last"): -1, ("after", "next"): 1}.get((low[j], low[j + 1]))
    if turn:
        return Offset(Amount(1, 1), "week", turn, Weekday(weekday), True), j + 2
    return None


def decade(t: Tokens, i: int) -> Read | None:
    """ "1990s", "'90s", "nineties" and "20th century"."""
    j = i + 1 if t.low[i] in _QUOTES and t.glued(i + 1) else i
    if t.kind[j] == NUMBER and len(t.word[j]) in (2, 4) and t.word[j].endswith("0"):
        k = j + 1
        if t.low[k] in _QUOTES and t.glued(k):
            k += 1
        ends = t.low[k] == "s" and t.glued(k)
        if t.glued(j) and t.low[j - 1] in DASHES and t.low[j - 2] not in _DECADE_PARTS:
            return None  # "an An-30"
        if not ends and t.low[j + 1] in ("'s", "’s") and t.glued(j + 1) and len(t.word[j]) == 4:
            return None
        if ends:
            number = int(t.word[j])
            if len(t.word[j]) == 4:
                return (Decade(number), k + 1) if number in OLD_YEARS else None
            if j > i or t.low[i - 1] in ("the", "and", "early", "late", "mid", "-"):
                return Decade(number + (2000 if number < 20 else 1900)), k + 1
    if t.low[i] in DECADES and t.low[i - 1] in ("the", "early", "late", "mid", "-"):
        return Decade(DECADES[t.low[i]]), i + 1
    numbered = ordinal(t, i)
    if numbered:
        n, j = numbered
        if t.low[j] in DASHES and t.glued(j):
            j += 1
        if t.low[j] == "century" and 10 <= n <= 22:
            return Century(n), j + 1
    return None


def year(t: Tokens, i: int) -> Read | None:
    """A bare year, "'98" included; older than 1900 only after a preposition."""
    if t.low[i] in _QUOTES:
        found = year_after(t, i)
        before = t.low[i - 1]
        good = found and before in PREPOSITIONS and not t.glued(i)
        return (Year(found[0]), found[1]) if found and good else None
    if t.low[i - 1] == "fy" and t.glued(i):
        return None
    if t.kind[i] != NUMBER or len(t.word[i]) != 4 or not plain(t, i) or is_no_year(t, i):
        return None
    number = int(t.word[i])
    if number in YEARS:
        return Year(number), i + 1
    old = number in OLD_YEARS and number >= 1500
    return (
        (Year(number), i + 1)
        if old
        and t.low[i - 1] in PREPOSITIONS - {"for", "at", "to", "over", "about", "around", "than"}
        else None
    )
