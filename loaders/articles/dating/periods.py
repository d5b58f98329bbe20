"""Parts and periods: the summer of 2025, the third quarter, early February, the end of the year."""

from __future__ import annotations

from loaders.articles.dating.absolute import (
    Read,
    day_first,
    decade,
    month_first,
    name_of_month,
    name_of_weekday,
    weekday_first,
    year,
    year_after,
)
from loaders.articles.dating.named_days import fiscal, holiday, today
from loaders.articles.dating.numbers import cardinal, ordinal
from loaders.articles.dating.numeric import numeric
from loaders.articles.dating.phrases import (
    Century,
    Decade,
    Month,
    Nth,
    Part,
    Same,
    Season,
    The,
    Unit,
    Year,
)
from loaders.articles.dating.tokens import NUMBER, STOP, Tokens
from loaders.articles.dating.units import CALENDAR_UNITS, which_unit
from loaders.articles.dating.words import DASHES, SEASONS, UNITS

# What can be counted within a month or a year.
_COUNTABLE = frozenset("day week weekend fortnight month decade year".split())
_MODIFIERS = frozenset(
    ("very", "entire", "whole", "full", "calendar", "present", "current", "latter")
)


def season(t: Tokens, i: int) -> Read | None:
    """ "the summer of 2025", "summer 2025", "this year's summer"; a bare "the summer"."""
    j = i + 1 if t.low[i] == "the" else i
    if t.low[j] not in SEASONS:
        return None
    name = t.low[j]
    k = j + 2 if t.low[j + 1] in ("of", ",") else j + 1
    found = year_after(t, k)
    if found:
        if (
            t.low[found[1]] in DASHES | {"/"}
            and t.kind[found[1] + 1] == NUMBER
            and len(t.word[found[1] + 1]) == 2
        ):
            return Season(name, found[0]), found[1] + 2
        return Season(name, found[0]), found[1]
    inner = which_unit(t, k)
    if inner and isinstance(inner[0], Unit) and inner[0].unit == "year":
        return Season(name, of=inner[0]), inner[1]
    if inner and isinstance(inner[0], Same) and inner[0].unit == "year":
        return Season(name, of=inner[0]), inner[1]
    return (Season(name), j + 1) if _is_season(t, i, j) else None


# Prepositions after which a bare season is one, and nouns that make it part of a name.
_IN = frozenset("in by since until of during over through throughout for early late mid -".split())
# "We had a wet spring, then a fine summer": one that has been lived through.
_WEATHER = frozenset(
    "wet dry hot cold warm mild fine harsh bitter bad good poor hard difficult quiet rainy snowy "
    "terrible brutal dreadful disastrous scorching bruising".split()
)
_ARTICLES = frozenset("a an the this".split())
_LIVED = frozenset(
    "had after through during over following endured survived enjoyed saw then and".split()
)
_NO_SEASON = frozenset("camp camps school olympics games palace garden break".split())


def _is_season(t: Tokens, i: int, j: int) -> bool:
    """Whether the bare word means the season; "spring" and "fall" mean other things as well."""
    name, before, after = t.low[j], t.low[i - 1], t.low[j + 1]
    if after in _NO_SEASON:
        return False
    the = j > i
    if name == "fall":
        return the and before in _IN and after not in ("of", "to", "from", "in", "back")
    if before in ("its", "their", "his", "our") and t.capital(j):
        return True
    if before in _WEATHER and t.low[j - 2] in _ARTICLES and t.low[j - 3] in _LIVED:
        return True
    shows = t.word[j + 1] == after and after.endswith("s") and len(after) > 3
    if not the and shows and before in ("but", "and", ",", STOP, "as", "when"):
        return True
    return before in _IN or (the and name == "spring")


def nth_unit(t: Tokens, i: int) -> Read | None:
    """ "the third quarter of 2025", "the last week of March", "Q3 2025", "third-quarter"."""
    low = t.low
    j = i + 1 if low[i] == "the" else i
    if low[j] in ("q", "h") and t.kind[j + 1] == NUMBER and t.glued(j + 1) and t.word[j].isupper():
        n = int(t.word[j + 1]) if len(t.word[j + 1]) == 1 else 9
        unit = "quarter" if low[j] == "q" else "half"
        if 1 <= n <= (4 if unit == "quarter" else 2):
            k = (
                j + 3
                if low[j + 2] in ("of", ",") or (low[j + 2] in DASHES and t.kind[j + 3] == NUMBER)
                else j + 2
            )
            inner = inside(t, k)
            if inner and isinstance(inner[0], Year | Unit | The | Same):
                return Nth(n, unit, inner[0]), inner[1]
            return Nth(n, unit), j + 2
    if (
        low[j] == "closing"
        and low[j + 1] in ("days", "weeks", "months", "years")
        and low[j + 2] == "of"
    ):
        inner = inside(t, j + 3)
        return (Part("end", inner[0]), inner[1]) if inner else None
    numbered = ordinal(t, j)
    if numbered is None:
        if low[j] not in ("last", "final", "closing", "opening", "penultimate") or (
            low[j] == "last" and j == i
        ):
            return None
        numbered = (1 if low[j] == "opening" else -2 if low[j] == "penultimate" else -1), j + 1
    n, j = numbered
    if low[i] == "the" and 1 <= n <= 4 and low[j] in (STOP, ".", ",", ";"):
        first, _ = t.sentences[i]
        if "quarter" in low[first:i] and low[i - 1] in ("in", "for", "by", "of"):
            return Nth(n, "quarter"), j  # "0.4 percent in the third quarter, 1 in the fourth"
    if low[j] in DASHES and t.glued(j):
        j += 1
    if low[j] in ("full", "calendar", "fiscal", "working", "complete"):
        j += 1
    if low[j] in ("half", "quarter"):
        unit = low[j]
        k = j + 2 if low[j + 1] in ("of", ",") else j + 1
        inner = inside(t, k)
        whole = (Year, Unit, The, Same)
        halved = (*whole, Month, Decade, Century, Season)
        if inner and isinstance(inner[0], halved if unit == "half" else whole):
            return Nth(n, unit, inner[0]), inner[1]
        if unit == "quarter" and (
            low[i] == "the" or low[j - 1] in DASHES or low[i - 1] in ("in", "for", "of")
        ):
            return Nth(n, unit), j + 1
        if unit == "half" and low[i] == "the" and low[i - 1] in ("in", "for"):
            return (Nth(n, unit), j + 1) if n in (1, 2) and _clause_ends(t, j + 1) else None
        return None
    count = cardinal(t, j) if numbered[0] in (1, -1) else None
    several = count[0] if count else 1
    k = count[1] if count else j
    if low[k] in ("few", "couple"):
        return None
    name = UNITS.get(low[k])
    if name in _COUNTABLE and low[k + 1] in ("of", "in"):
        if low[k] == "days" and count is None:
            inner = inside(t, k + 2)
            part = "start" if n == 1 else "end"
            return (
                (Part(part, inner[0]), inner[1])
                if inner and n in (1, -1) and isinstance(inner[0], Month | Year | Unit | The)
                else None
            )
        if low[k] == "weeks" and count is None:
            return None
        inner = inside(t, k + 2)
        if inner and isinstance(
            inner[0], Month | Year | Unit | The | Same | Decade | Season | Century
        ):
            unit = name if several == 1 else f"{several} {name}"
            return Nth(n, unit, inner[0]), inner[1]
    if (
        n == 1
        and several > 1
        and low[k] == "months"
        and low[i - 1] == "in"
        and _clause_ends(t, k + 1)
    ):
        return Nth(1, f"{several} month"), k + 1
    weekday = name_of_weekday(t, k)
    if weekday and low[weekday[1]] in ("of", "in"):
        inner = inside(t, weekday[1] + 1)
        if inner and isinstance(inner[0], Month | Year | Unit | The | Same):
            return Nth(n, f"weekday {weekday[0]}", inner[0]), inner[1]
    return None


def _clause_ends(t: Tokens, k: int) -> bool:
    """Whether the clause ends there: a full stop, a comma or a semicolon."""
    return t.low[k] in (STOP, ".", ",", ";")


def inside(t: Tokens, i: int) -> Read | None:
    """A month, a year or the like that a part can be taken of."""
    if t.low[i] == "the" and t.low[i + 1] in _MODIFIERS and t.low[i + 2] in UNITS:
        return Unit(UNITS[t.low[i + 2]], 0), i + 3
    if t.low[i] in ("the", "each") and t.low[i + 1] in CALENDAR_UNITS | {"day"}:
        if t.low[i] == "each":
            return None
        return The(t.low[i + 1]), i + 2
    if t.low[i - 1] in ("of", "and") or t.low[i] == "the":
        found = bare_season(t, i + 1 if t.low[i] == "the" else i)
        if found:
            return found
    for read in (
        which_unit,
        fiscal,
        decade_with_the,
        season,
        nth_unit,
        month_first,
        day_first,
        weekday_first,
        numeric,
        year,
        today,
        holiday,
    ):
        found = read(t, i)
        if found:
            return found
    return None


def decade_with_the(t: Tokens, i: int) -> Read | None:
    """ "the 1990s" or "1990s"."""
    return decade(t, i + 1 if t.low[i] == "the" else i)


def month_anyhow(t: Tokens, i: int) -> Read | None:
    """A month after a word that leaves no doubt that it is one ("mid-May")."""
    named = name_of_month(t, i)
    if named and t.capital(i):
        found = year_after(t, named[1])
        return (Month(named[0], found[0]), found[1]) if found else (Month(named[0]), named[1])
    return None


def bare_season(t: Tokens, i: int) -> Read | None:
    """A season after a word that leaves no doubt that it is one ("early spring")."""
    if t.low[i] in SEASONS:
        found = year_after(t, i + 1)
        return (Season(t.low[i], found[0]), found[1]) if found else (Season(t.low[i]), i + 1)
    return None
