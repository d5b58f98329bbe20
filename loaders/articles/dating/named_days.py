"""Days that have a name or a number: today, Christmas Day, the 24th."""

from __future__ import annotations

from loaders.articles.dating.absolute import (
    Read,
    day_first,
    month_first,
    numeric,
    weekday_first,
    year,
    year_after,
)
from loaders.articles.dating.holidays import HOLIDAYS
from loaders.articles.dating.numbers import ordinal
from loaders.articles.dating.phrases import (
    Day,
    DayOfMonth,
    FiscalYear,
    FromToday,
    Holiday,
    Month,
    Range,
    Weekday,
    Year,
)
from loaders.articles.dating.tokens import NUMBER, STOP, WORD, Tokens
from loaders.articles.dating.words import DAYTIMES

# What may stand behind "the day before" without saying which day.
_FUNCTION_WORDS = frozenset(
    "without after before because while where which who whom he she they it we i you the a an his "
    "her its their when if though although since until of or than then is are will would could "
    "may might should must has have had was were did does do not until near outside inside "
    "under over against this these those both all some".split()
)


NOTHING_FOLLOWS = frozenset(
    (
        STOP,
        ".",
        ",",
        ";",
        ":",
        "”",
        '"',
        ")",
        "—",
        "–",
        "-",
        "and",
        "but",
        "at",
        "in",
        "on",
        "when",
        "as",
        "that",
        "by",
        "with",
        "had",
        "was",
        "were",
        "has",
        "to",
        "for",
    )
)


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
            if words == "new year" and t.low[i - 1] in ("happy",):
                return None
            found = year_after(t, k + 1 if t.low[k] in ("of", ",", "in") else k)
            if found:
                return Holiday(words, found[0]), found[1]
            return Holiday(words), k
    return None


HOLIDAY_FIRST = frozenset(
    name.replace("'", " ").replace("-", " ").split()[0] for name in HOLIDAYS
) | {"diplomats", "presidents", "ve", "v"}


def numbered_day(t: Tokens, i: int) -> Read | None:
    """ "the 24th", "the 24th of July", "the 2nd and 3rd"."""
    if t.low[i] != "the":
        return None
    dated = day_first(t, i + 1)
    if dated:
        return dated
    numbered = ordinal(t, i + 1)
    if numbered is None or t.kind[i + 1] != NUMBER or not 1 <= numbered[0] <= 31:
        return None
    n, j = numbered
    if t.low[j] in ("and", "to") and t.low[i - 1] in ("on", "from"):
        more = ordinal(t, j + 1)
        if more and t.kind[j + 1] == NUMBER and n < more[0] <= 31:
            return Range(DayOfMonth(n), DayOfMonth(more[0])), more[1]
    if (
        t.low[j] == "of"
        and t.low[j + 1] in ("this", "the", "next", "last", "that")
        and t.low[j + 2] == "month"
    ):
        return DayOfMonth(n), j + 3
    if t.low[i - 1] in ("on", "by", "until", "since", "from", "before", "of") and (
        t.kind[j] != WORD or t.low[j] in NOTHING_FOLLOWS | _FUNCTION_WORDS
    ):
        return DayOfMonth(n), j
    return None


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
    """ "fiscal year 2024", "fiscal 2024", "FY2024"."""
    j = i + 2 if t.low[i + 1] == "year" else i + 1
    found = year_after(t, j)
    return (FiscalYear(found[0]), found[1]) if found else None


def at_least(t: Tokens, i: int) -> Read | None:
    """ "(since) at least 2017"."""
    if t.low[i + 1] == "least" and t.low[i - 1] in ("since", "until", "from", "by"):
        found = month_first(t, i + 2) or year(t, i + 2)
        return found if found and isinstance(found[0], Month | Year | Day) else None
    return None
