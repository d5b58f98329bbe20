"""Ranges: "between 2016 and 2018", "from 8 May to 11 May", "July to September", "2016-2018"."""

from __future__ import annotations

from collections.abc import Callable

from loaders.articles.dating.absolute import Read, year_after
from loaders.articles.dating.numbers import ordinal
from loaders.articles.dating.periods import bare_season, inside
from loaders.articles.dating.phrases import (
    Day,
    DayOfMonth,
    Decade,
    FiscalYear,
    Found,
    FromToday,
    Holiday,
    Month,
    Now,
    Nth,
    Part,
    Phrase,
    Range,
    Same,
    Season,
    Unit,
    Weekday,
    Year,
)
from loaders.articles.dating.tokens import NUMBER, Tokens
from loaders.articles.dating.words import DASHES

Reader = Callable[[Tokens, int], Read | None]


_JOINS = DASHES | {"to", "and", "through", "until", "till"}


# A verb that takes something from one date to another, which makes no range.
_RUNNING = frozenset(
    "run runs ran running open opens closed work works operate operates held sit sits available "
    "lasts weekly daily staffed".split()
)
_MOVED = frozenset(
    "postponed moved delayed extended pushed rescheduled shifted changed brought prolonged "
    "deferred".split()
)


DAYS = (Day, Weekday, DayOfMonth, FromToday, Holiday)


_JOINABLE: tuple[tuple[type, ...], ...] = (
    DAYS,
    (Month, Part, Season, Nth),
    (Year, Unit, Same, Part),
    (FiscalYear,),
    (Decade, Part),
    (Now, Season, Month, Year, Day, Part, Unit, Weekday),
    (Nth,),
)


def _fit(left: Phrase, right: Phrase) -> bool:
    """Whether both are of a kind, so that one can lead to the other."""
    return any(isinstance(left, kinds) and isinstance(right, kinds) for kinds in _JOINABLE)


def from_to(t: Tokens, i: int, at: Reader) -> Found | None:
    """ "between 2016 and 2018", "from 8 May to 11 May 2025", "between August 7 and 9"."""
    word = t.low[i]
    moved = word == "from" and any(w in _MOVED for w in t.low[max(0, i - 4) : i])
    if moved and "through" not in t.low[i + 2 : i + 6]:
        return None
    first = at(t, i + 1)
    if t.low[i + 1] in ("now", "today") and first is None:
        first = Now(), i + 2
    if first is None:
        return None
    left, j = first
    if isinstance(left, Range) and word == "between":
        return Found(i, j, left, "range", word)
    if isinstance(left, Range):
        return Found(i, j, left, "range", word)
    joins = (
        {"and"} | DASHES if word == "between" else {"to", "until", "till", "through", "up"} | DASHES
    )
    if t.low[j] == "," and t.low[j + 1] in joins:
        j += 1
    if t.low[j] not in joins:
        return None
    k = j + 2 if t.low[j] == "up" and t.low[j + 1] == "to" else j + 1
    second = _right_end(t, k, left, at)
    if second is None:
        return None
    return Found(i, second[1], Range(left, second[0]), "range", word)


def _right_end(t: Tokens, k: int, left: Phrase, at: Reader) -> tuple[Phrase, int] | None:
    """The other end of a range, which may leave out what the first end said."""
    second = at(t, k) or (inside(t, k) if isinstance(left, Now) else None)
    if second and _fit(left, second[0]):
        return second
    if isinstance(left, Day | DayOfMonth | Holiday) and t.low[k] == "the":
        numbered = ordinal(t, k + 1)
        if numbered and t.kind[k + 1] == NUMBER and 1 <= numbered[0] <= 31:
            return DayOfMonth(numbered[0]), numbered[1]
    if isinstance(left, Year) and t.kind[k] == NUMBER and len(t.word[k]) == 2:
        later = left.year - left.year % 100 + int(t.word[k])
        if later > left.year and not t.glued(k + 1):
            return Year(later), k + 1
    if isinstance(left, Day) and t.kind[k] == NUMBER and len(t.word[k]) <= 2 and left.year is None:
        day = int(t.word[k])
        if left.day < day <= 31 and t.kind[k + 1] != "w":
            found = year_after(t, k + 2 if t.low[k + 1] == "," else k + 1)
            if found:
                return Day(left.month, day, found[0]), found[1]
            return Day(left.month, day), k + 1
    return None


def joined_to(t: Tokens, i: int, end: int, left: Phrase, at: Reader) -> Found | None:
    """A range without "from": "8 May – 11 May", "2016-2018", "July to September"."""
    join = t.low[end]
    if join not in _JOINS or join == "and" or isinstance(left, Range):
        return None
    if join in ("to", "until", "till") and isinstance(left, Weekday | FromToday | Unit):
        ongoing = isinstance(left, Weekday) and t.low[i - 1] in _RUNNING
        if not ongoing:
            return None
    if join in ("until", "till") and t.low[i - 1] not in ("from",):
        return None
    if any(w in _MOVED for w in t.low[max(0, i - 4) : i]) and join not in DASHES:
        return None
    if join in DASHES and isinstance(left, Year) and not t.glued(end) and t.kind[end + 1] != NUMBER:
        return None
    second = _right_end(t, end + 1, left, at)
    if second is None or not isinstance(
        left, Day | Weekday | Month | Year | Nth | Season | Decade | Part
    ):
        return None
    if isinstance(left, Part) and not isinstance(second[0], Part | Month | Season | Year):
        return None
    if isinstance(left, Year) and isinstance(second[0], Year) and second[0].year <= left.year:
        return None
    return Found(i, second[1], Range(left, second[0]), "range")


def days_in_a_row(t: Tokens, i: int, end: int, left: Phrase, at: Reader) -> Found | None:
    """Days, months or seasons told one after the other: "Monday and Tuesday", "May and June"."""
    late = isinstance(left, Part)  # "late Monday and on Tuesday"
    left = left.of if isinstance(left, Part) else left
    last, j = left, end
    while t.low[j] in (",", "and"):
        k = j + 2 if t.low[j] == "," and t.low[j + 1] == "and" else j + 1
        k = k + 1 if t.low[k] == "on" and isinstance(last, Weekday) else k
        found = at(t, k) or _bare_ordinal(t, k, last) or _bare_season(t, k, last)
        if found is None or not _next_to(last, found[0]):
            break
        last, j = found
        if t.low[k - 1] in ("and", "on"):
            if late and not isinstance(last, Weekday):
                return None
            return Found(i, j, Range(left, last), "range")
    return None


def _bare_ordinal(t: Tokens, k: int, last: Phrase) -> Read | None:
    """A day of the month without its "the"."""
    j = k + 1 if t.low[k] == "the" else k
    if isinstance(last, DayOfMonth) and t.kind[j] == NUMBER:
        numbered = ordinal(t, j)
        if numbered and 1 <= numbered[0] <= 31:
            return DayOfMonth(numbered[0]), numbered[1]
    return None


def _bare_season(t: Tokens, k: int, last: Phrase) -> Read | None:
    """A season after another one."""
    return bare_season(t, k) if isinstance(last, Season) else None


def _next_to(one: Phrase, other: Phrase) -> bool:
    """Whether the second comes right after the first."""
    if isinstance(one, Weekday) and isinstance(other, Weekday):
        return not other.which and other.week is None and (other.weekday - one.weekday) % 7 == 1
    if isinstance(one, DayOfMonth) and isinstance(other, DayOfMonth):
        return other.day == one.day + 1
    if isinstance(one, Month) and isinstance(other, Month):
        bare = one == Month(one.month) and other == Month(other.month)
        return bare and other.month == one.month + 1
    if isinstance(one, Season) and isinstance(other, Season):
        return (one.name, other.name) in _SEASONS_IN_ORDER
    return False


_SEASONS_IN_ORDER = frozenset(
    (
        ("spring", "summer"),
        ("summer", "autumn"),
        ("summer", "fall"),
        ("autumn", "winter"),
        ("fall", "winter"),
        ("winter", "spring"),
    )
)
