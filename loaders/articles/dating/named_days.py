"""Days that have a name or a number: today, Christmas Day, the 24th."""

from __future__ import annotations

from loaders.articles.dating.absolute import (
    Read,
    day_first,
    full_year,
    month_first,
    name_of_weekday,
    weekday_first,
    year,
    year_after,
    year_in_words,
)
from loaders.articles.dating.holidays import HOLIDAYS
from loaders.articles.dating.numbered_days import NOTHING_FOLLOWS, numbered_day
from loaders.articles.dating.numeric import numeric
from loaders.articles.dating.phrases import (
    Day,
    DayOfMonth,
    FiscalYear,
    FromToday,
    Holiday,
    Month,
    Range,
    Vague,
    Weekday,
    Year,
)
from loaders.articles.dating.tokens import NUMBER, STOP, WORD, Tokens
from loaders.articles.dating.verbs import is_past
from loaders.articles.dating.words import DASHES, DAYTIMES, UNITS


def today(t: Tokens, i: int) -> Read | None:
    """ "today", "yesterday", "tomorrow morning", "last night", "the day before yesterday"."""
    low = t.low
    days = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
    if low[i] in days:
        show = low[i + 1] in ("show", "programme") or low[i + 2] == "show"
        if low[i - 1] == "usa" or (t.capital(i) and show):
            return None
        j = i + 1
        if low[j] in DAYTIMES:
            j += 1
        return FromToday(days[low[i]]), j
    if low[i] == "overnight":
        return FromToday(0, also_before=True), i + 1
    if low[i] == "the" and low[i + 1] == "day" and low[i + 2] in ("before", "after"):
        if low[i + 2] == "after" and low[i - 2 : i] in (["tomorrow", "or"], ["tomorrow", "and"]):
            return FromToday(2), i + 3
        whole = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get(
            (low[i + 2], low[i + 3])
        )
        if whole:
            return FromToday(whole), i + 4
    if low[i] == "this" and low[i + 1] in DAYTIMES - {"dawn", "dusk"}:
        return FromToday(0), i + 2
    if low[i] == "last" and low[i + 1] in ("night", "evening"):
        return FromToday(-1), i + 2
    return None


def holiday(t: Tokens, i: int) -> Read | None:
    """ "Christmas Day", "Inauguration Day 2025", "the Fourth of July"."""
    j = i + 1 if t.low[i] == "the" else i
    if not t.capital(j) or t.low[j] not in HOLIDAY_FIRST:
        return None
    for length in (5, 4, 3, 2, 1):
        words = t.text[t.start[j] : t.end[j + length - 1]].lower().replace("’", "'")
        if words in HOLIDAYS:
            k = j + length
            if (
                words in ("new year", "easter", "christmas", "thanksgiving")
                and t.capital(k)
                and t.kind[k] == WORD
            ):
                return None
            if t.low[k] in ("agreement", "accord", "accords", "massacre") and t.capital(k):
                return None
            if words == "good friday" and t.low[k] in DAYTIMES and t.low[i - 1] in _GREETS:
                return None  # "Good Friday morning from Munich"
            if j > i and _describes(t, k):
                return None  # "the Victory Day parade": the article is the parade's
            if t.low[k] in ("every", "each"):
                return None  # "It is Black Friday every day"
            if words == "new year" and t.low[i - 1] in ("happy",):
                return None
            unit = t.low[k] if t.low[k] in ("week", "weekend") else ""
            k = k + 1 if unit else k
            found = year_after(t, k + 1 if t.low[k] in ("of", ",", "in") else k)
            if found:
                return Holiday(words, found[0], unit=unit), found[1]
            which = year_in_words(t, k)
            if which:
                return Holiday(words, of=which[0], unit=unit), which[1]
            return Holiday(words, unit=unit), k
    return None


def _describes(t: Tokens, k: int) -> bool:
    """Whether a noun stands there that the holiday before it describes."""
    if t.kind[k] != WORD or t.capital(k) or is_past(t, k):
        return False
    return t.low[k] not in NOTHING_FOLLOWS | _AFTER_HOLIDAY


# What stands before a greeting.
_GREETS = frozenset((STOP, ".", "—", "–", "-", '"', "“", ":", "!"))
# What may stand behind "the Fourth of July" and is described by nothing.
_AFTER_HOLIDAY = frozenset(
    "of last this next is are will would may might can could should must does did do has have "
    "he she they it we you i who which where because while if or nor than since until before "
    "week weekend after from during without within over this that these those the a an marks falls comes".split()
)
HOLIDAY_FIRST = frozenset(
    name.replace("'", " ").replace("-", " ").split()[0] for name in HOLIDAYS
) | {"diplomats", "presidents", "ve", "v"}


def weekday_before(t: Tokens, i: int) -> Read | None:
    """ "the Sunday before Christmas"; "the Friday before the vote", which no date is known of."""
    if t.low[i] != "the":
        return None
    named = name_of_weekday(t, i + 1)
    if named is None or t.low[named[1]] not in ("before", "after"):
        return None
    weekday, j = named
    feast = holiday(t, j + 1)
    if feast:
        return Weekday(weekday, t.low[j], feast[0]), feast[1]
    dated = weekday_first(t, i + 1)
    if dated and isinstance(dated[0], Weekday) and dated[0].which:
        return dated
    event = t.low[j + 1] in ("the", "his", "her", "its", "their") and t.low[j + 2] not in UNITS
    return (Vague(), j + 1) if event else None


def a_day(t: Tokens, i: int) -> Read | None:
    """A date that an offset can be counted from."""
    for read in (month_first, day_first, numeric, holiday, weekday_first, numbered_day, year):
        found = read(t, i)
        if found and isinstance(
            found[0], Day | Range | Month | Holiday | Weekday | DayOfMonth | Year
        ):
            return found
    return None


def fiscal(t: Tokens, i: int) -> Read | None:
    """ "fiscal year 2024", "fiscal 2024", "FY2024", "fiscal years 2016-2021"."""
    low = t.low
    if low[i] not in ("fiscal", "fy", "fys"):
        return None
    several = low[i] == "fys" or low[i + 1] == "years"
    j = i + 2 if low[i + 1] in ("year", "years") else i + 1
    found = year_after(t, j)
    if found is None:
        short = low[i] == "fy" and t.glued(j) and t.kind[j] == NUMBER and len(t.word[j]) == 2
        return (FiscalYear(full_year(int(t.word[j]))), j + 1) if short else None
    first, k = found
    if several and low[k] in DASHES | {"and", "to", "through"}:
        second = year_after(t, k + 1)
        if second and second[0] > first:
            return Range(FiscalYear(first), FiscalYear(second[0])), second[1]
    return FiscalYear(first), k


def at_least(t: Tokens, i: int) -> Read | None:
    """ "(since) at least 2017"."""
    if t.low[i + 1] == "least" and t.low[i - 1] in ("since", "until", "from", "by"):
        found = month_first(t, i + 2) or year(t, i + 2) or weekday_first(t, i + 2)
        kinds = Month | Year | Day | Weekday
        return found if found and isinstance(found[0], kinds) else None
    return None
