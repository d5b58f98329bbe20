"""From tokens to phrases: at each token the longest expression of time that begins there."""

from __future__ import annotations

from collections.abc import Callable

from loaders.articles.dating import lengths, named_days, parts, units, words
from loaders.articles.dating.absolute import (
    Read,
    day_first,
    decade,
    month_first,
    numeric,
    weekday_first,
    year,
    year_after,
)
from loaders.articles.dating.clock import clock, daytime
from loaders.articles.dating.foreign import foreign
from loaders.articles.dating.lengths import habit, length, loose
from loaders.articles.dating.limits import given, limit
from loaders.articles.dating.named_days import at_least, fiscal, holiday, numbered_day, today
from loaders.articles.dating.names import attacks
from loaders.articles.dating.offsets import offset, stretch
from loaders.articles.dating.parts import part
from loaders.articles.dating.periods import inside, nth_unit, season
from loaders.articles.dating.phrases import (
    Clock,
    Day,
    DayOfMonth,
    Decade,
    Found,
    FromToday,
    Holiday,
    Length,
    Month,
    Now,
    Nth,
    Part,
    Phrase,
    Range,
    Same,
    Season,
    Unit,
    Vague,
    Weekday,
    Year,
)
from loaders.articles.dating.tokens import BREAK, NUMBER, STOP, Tokens
from loaders.articles.dating.units import which_unit
from loaders.articles.dating.words import DASHES

Reader = Callable[[Tokens, int], Read | None]


# In the order of trust: where two readings are equally long, the first stands.
READERS: dict[str, Reader] = {
    "numeric": numeric,
    "month first": month_first,
    "day first": day_first,
    "numbered day": numbered_day,
    "weekday": weekday_first,
    "part": part,
    "part of a period": nth_unit,
    "this, last, next": which_unit,
    "today": today,
    "offset": offset,
    "stretch": stretch,
    "habit": habit,
    "holiday": holiday,
    "season": season,
    "decade": lambda t, i: decade(t, i + 1 if t.low[i] == "the" else i),
    "year": year,
    "at least": at_least,
    "fiscal year": fiscal,
    "duration": length,
}


_JOINS = DASHES | {"to", "and", "through", "until", "till"}


# A verb that takes something from one date to another, which makes no range.
_MOVED = frozenset(
    "postponed moved delayed extended pushed rescheduled shifted changed brought prolonged "
    "deferred cut reduced raised".split()
)


_DAYS = (Day, Weekday, DayOfMonth, FromToday, Holiday)


_JOINABLE: tuple[tuple[type, ...], ...] = (
    _DAYS,
    (Month, Part, Season, Nth),
    (Year, Unit, Same, Part),
    (Decade, Part),
    (Now, Season, Month, Year, Day, Part, Unit, Weekday),
    (Nth,),
)


def scan(t: Tokens) -> list[Found]:
    """Every expression of time in the tokens, in order, none overlapping another."""
    found: list[Found] = []
    i = 0
    while i < t.size:
        if t.kind[i] == BREAK:
            i += 1
            continue
        one = _at(t, i)
        if one is None:
            i += 1
        elif one.rule in ("age", "name"):
            i = one.end
        else:
            found.append(one)
            i = one.end
    return found


def _at(t: Tokens, i: int) -> Found | None:
    """What begins at the token."""
    low = t.low[i]
    named = attacks(t, i)
    if named:
        return Found(i, named, Vague(), "name")
    if low in ("between", "from"):
        joined = _from_to(t, i)
        if joined:
            return joined
    if low in ("within", "in", "inside"):
        due = limit(t, i)
        if due:
            return due
    timed = _clock(t, i)
    if timed:
        return timed
    best: tuple[int, Phrase, str] | None = None
    for rule in _candidates(t, i):
        read = READERS[rule](t, i)
        if read and read[1] == -1:
            return Found(i, _past_age(t, i), Vague(), "age")
        if read and (best is None or read[1] > best[0]):
            best = (read[1], read[0], rule)
    if best is None:
        vague = loose(t, i)
        if vague:
            begin, (phrase, end) = vague
            return Found(begin, end, phrase, "now" if isinstance(phrase, Now) else "vague")
        alien = foreign(t, i)
        if alien:
            return Found(i, alien[1], alien[0], "dateparser")
        return None
    end, phrase, rule = best
    if isinstance(phrase, Length):
        term = given(t, i, end)
        if term:
            return Found(i, end, term, "deadline")
    joined = _joined(t, i, end, phrase)
    if joined:
        return joined
    end, timed_phrase = _time_behind(t, end, phrase)
    return Found(i, end, timed_phrase, rule)


def _candidates(t: Tokens, i: int) -> list[str]:
    """The rules that can begin with this token, so that not all are tried on every word."""
    if t.kind[i] == NUMBER:
        return _FOR_NUMBERS
    return _BY_WORD.get(t.low[i], _NONE)


def _words_of_rules() -> dict[str, list[str]]:
    """Which rules a word can begin."""
    begins: dict[str, set[str]] = {
        "month first": {*words.MONTHS, *words.SHORT_MONTHS},
        "weekday": {*words.WEEKDAYS, *words.SHORT_WEEKDAYS},
        "numbered day": {"the"},
        "today": {"today", "yesterday", "tomorrow", "tonight", "overnight", "the", "this", "last"},
        "this, last, next": {"the", "that", "same", "those", *units.SHIFT},
        "season": {"the", *words.SEASONS},
        "part of a period": {
            "the",
            "q",
            "h",
            *words.ORDINALS,
            "last",
            "final",
            "closing",
            "opening",
        },
        "part": {
            "the",
            "this",
            "last",
            "next",
            "year",
            "month",
            "week",
            *parts.EARLY,
            *parts.OF_PARTS,
        },
        "holiday": {"the", *named_days.HOLIDAY_FIRST},
        "decade": {
            "the",
            "'",
            "’",
            "‘",
            "`",
            "sixties",
            "seventies",
            "eighties",
            "nineties",
            *words.ORDINALS,
        },
        "year": {"'", "’", "‘", "`"},
        "stretch": {
            "the",
            "these",
            "past",
            "last",
            "next",
            "coming",
            "previous",
            "recent",
            "preceding",
            "following",
        },
        "offset": {
            "the",
            "a",
            "an",
            "another",
            "half",
            "couple",
            "dozens",
            *words.NUMBERS,
            *words.VAGUE_NUMBERS,
            *_ABOUT,
            *words.UNITS,
        },
        "duration": {
            "a",
            "an",
            "another",
            "half",
            "couple",
            "dozens",
            *words.NUMBERS,
            *words.VAGUE_NUMBERS,
            *words.ORDINALS,
            *_ABOUT,
            *words.UNITS,
        },
        "at least": {"at"},
        "fiscal year": {"fiscal", "fy"},
        "habit": {
            "every",
            "each",
            "per",
            "once",
            "twice",
            "weekdays",
            "weekends",
            *lengths.HABITS,
            *words.PLURAL_WEEKDAYS,
        },
    }
    table: dict[str, list[str]] = {}
    for rule in READERS:
        for word in begins.get(rule, ()):
            table.setdefault(word, []).append(rule)
    return table


_ABOUT = frozenset(
    "about around nearly almost some roughly approximately over under only just well more less fewer no at up little close".split()
)


_NONE: list[str] = []


_FOR_NUMBERS = ["numeric", "day first", "part of a period", "offset", "decade", "year", "duration"]


_BY_WORD = _words_of_rules()


def _past_age(t: Tokens, i: int) -> int:
    """The token after "32-year-old"."""
    j = i
    while t.low[j] not in ("old", "olds", STOP) and j < i + 12:
        j += 1
    return j + 1


def _time_behind(t: Tokens, end: int, phrase: Phrase) -> tuple[int, Phrase]:
    """A time of day behind a day belongs to it: "29 July 2025, 14:05 GMT", "Tuesday at noon"."""
    if not isinstance(phrase, _DAYS):
        return end, phrase
    j = end
    if t.low[j] in (",", "at", "|", "-", "–"):
        j += 1
        if t.low[j] == "at":
            j += 1
    after = clock(t, j)
    return (daytime(t, after), phrase) if after else (end, phrase)


def _clock(t: Tokens, i: int) -> Found | None:
    """A time of day and the day it is on, if that follows."""
    after = clock(t, i)
    if after is None:
        return None
    after = daytime(t, after)
    if t.low[after] in ("to", "-", "–", "until") or (
        t.low[after] == "and" and t.low[i - 1] == "between"
    ):
        second = clock(t, after + 1)
        after = second or after
    j = after + 1 if t.low[after] in ("on", "of") else after
    for rule in ("weekday", "month first", "day first", "numeric", "today", "this, last, next"):
        read = READERS[rule](t, j)
        if read and isinstance(read[0], _DAYS):
            return Found(i, read[1], Clock(read[0]), "time of day")
    return Found(i, after, Clock(), "time of day")


def _calendar(t: Tokens, i: int) -> tuple[Phrase, int] | None:
    """A date that can be an end of a range."""
    best: tuple[Phrase, int] | None = None
    for rule in _candidates(t, i):
        if rule in ("offset", "duration", "habit", "stretch"):
            continue
        read = READERS[rule](t, i)
        if read and (best is None or read[1] > best[1]):
            best = read
    return best


def _fit(left: Phrase, right: Phrase) -> bool:
    """Whether both are of a kind, so that one can lead to the other."""
    return any(isinstance(left, kinds) and isinstance(right, kinds) for kinds in _JOINABLE)


def _from_to(t: Tokens, i: int) -> Found | None:
    """ "between 2016 and 2018", "from 8 May to 11 May 2025", "between August 7 and 9"."""
    word = t.low[i]
    if word == "from" and any(w in _MOVED for w in t.low[max(0, i - 4) : i]):
        return None
    first = _calendar(t, i + 1)
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
    second = _right_end(t, k, left)
    if second is None:
        return None
    return Found(i, second[1], Range(left, second[0]), "range", word)


def _right_end(t: Tokens, k: int, left: Phrase) -> tuple[Phrase, int] | None:
    """The other end of a range, which may leave out what the first end said."""
    second = _calendar(t, k) or (inside(t, k) if isinstance(left, Now) else None)
    if second and _fit(left, second[0]):
        return second
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


def _joined(t: Tokens, i: int, end: int, left: Phrase) -> Found | None:
    """A range without "from": "8 May – 11 May", "2016-2018", "July to September"."""
    join = t.low[end]
    if join not in _JOINS or join == "and" or isinstance(left, Range):
        return None
    if join in ("to", "until", "till") and isinstance(left, Weekday | FromToday | Unit):
        return None
    if join in ("until", "till") and t.low[i - 1] not in ("from",):
        return None
    if any(w in _MOVED for w in t.low[max(0, i - 4) : i]) and join not in DASHES:
        return None
    if join in DASHES and isinstance(left, Year) and not t.glued(end) and t.kind[end + 1] != NUMBER:
        return None
    second = _right_end(t, end + 1, left)
    if second is None or not isinstance(
        left, Day | Weekday | Month | Year | Nth | Season | Decade | Part
    ):
        return None
    if isinstance(left, Part) and not isinstance(second[0], Part | Month | Season | Year):
        return None
    if isinstance(left, Year) and isinstance(second[0], Year) and second[0].year <= left.year:
        return None
    return Found(i, second[1], Range(left, second[0]), "range")
