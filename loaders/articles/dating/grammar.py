"""From tokens to phrases: at each token the longest expression of time that begins there."""

from __future__ import annotations

from loaders.articles.dating import habits, named_days, parts, units, words
from loaders.articles.dating.absolute import (
    DECADES,
    day_first,
    decade,
    month_first,
    weekday_first,
    year,
)
from loaders.articles.dating.anniversaries import anniversary
from loaders.articles.dating.clock import clock, daytime
from loaders.articles.dating.foreign import foreign
from loaders.articles.dating.habits import habit, with_habits
from loaders.articles.dating.lengths import length, loose
from loaders.articles.dating.limits import after_term, given, limit
from loaders.articles.dating.named_days import at_least, fiscal, holiday, today, weekday_before
from loaders.articles.dating.names import attacks
from loaders.articles.dating.numbered_days import numbered_day
from loaders.articles.dating.numeric import numeric
from loaders.articles.dating.offsets import offset, stretch
from loaders.articles.dating.parts import part
from loaders.articles.dating.periods import nth_unit, season
from loaders.articles.dating.phrases import (
    Clock,
    Found,
    Length,
    Now,
    Phrase,
    Same,
    Vague,
)
from loaders.articles.dating.ranges import DAYS, Reader, days_in_a_row, from_to, joined_to
from loaders.articles.dating.tokens import BREAK, NUMBER, STOP, Tokens
from loaders.articles.dating.units import which_unit

# In the order of trust: where two readings are equally long, the first stands.
READERS: dict[str, Reader] = {
    "numeric": numeric,
    "month first": month_first,
    "day first": day_first,
    "numbered day": numbered_day,
    "weekday before": weekday_before,
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
    "anniversary": anniversary,
    "at least": at_least,
    "fiscal year": fiscal,
    "duration": length,
}


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
    return with_habits(t, found)


def _at(t: Tokens, i: int) -> Found | None:
    """What begins at the token."""
    low = t.low[i]
    named = attacks(t, i)
    if named:
        return Found(i, named, Vague(), "name")
    if low in ("between", "from"):
        joined = from_to(t, i, _calendar)
        if joined:
            return joined
    if low in ("within", "in", "inside"):
        due = limit(t, i)
        if due:
            return due
    if low == "after":
        due = after_term(t, i)
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
    joined = joined_to(t, i, end, phrase, _calendar) or days_in_a_row(t, i, end, phrase, _calendar)
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
        "weekday before": {"the"},
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
            "midweek",
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
            *DECADES,
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
        "anniversary": {"the", "an", "its", "anniversary", *words.ORDINALS},
        "at least": {"at"},
        "fiscal year": {"fiscal", "fy", "fys"},
        "habit": {
            "every",
            "each",
            "per",
            "once",
            "twice",
            "thrice",
            "weekdays",
            "weekends",
            *habits.HABITS,
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


_WITH_TIME = (
    "weekday",
    "month first",
    "day first",
    "numeric",
    "numbered day",
    "today",
    "this, last, next",
)


_BY_WORD = _words_of_rules()


def _past_age(t: Tokens, i: int) -> int:
    """The token after "32-year-old"."""
    j = i
    while t.low[j] not in ("old", "olds", STOP) and j < i + 12:
        j += 1
    return j + 1


def _time_behind(t: Tokens, end: int, phrase: Phrase) -> tuple[int, Phrase]:
    """A time of day behind a day belongs to it: "29 July 2025, 14:05 GMT", "Tuesday at noon"."""
    if not isinstance(phrase, DAYS):
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
    j = after + 1 if t.word[after] in ("on", "of") else after
    if t.word[after] == "On":
        return Found(i, after, Clock(), "time of day")  # "at 1 a.m. On Thursday others came"
    for rule in _WITH_TIME:
        read = READERS[rule](t, j)
        of_text = read and isinstance(read[0], Same) and read[0].unit == "day"
        if read and (isinstance(read[0], DAYS) or of_text):
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
