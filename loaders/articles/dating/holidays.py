"""Days with a name that news uses, and the day they fall on in a given year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from loaders.articles.dating.feasts import chinese_new_year, eid_al_adha, eid_al_fitr, ramadan


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches (Meeus's Julian computus, thirteen days later).

    The thirteen days hold from 1900 to 2099.
    """
    a = (19 * (year % 19) + 15) % 30
    b = (2 * (year % 4) + 4 * (year % 7) - a + 34) % 7
    return date(year, (a + b + 114) // 31, (a + b + 114) % 31 + 1) + timedelta(days=13)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The nth weekday of a month; -1 is the last."""
    if n < 0:
        following = date(year + month // 12, month % 12 + 1, 1)
        return following - timedelta(days=(following.weekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, n: int, plus: int = 0) -> Callable[[int], date]:
    return lambda year: nth_weekday(year, month, weekday, n) + timedelta(days=plus)


def _easter(plus: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=plus)


def _ramadan(year: int) -> date | None:
    days = ramadan(year)
    return days[0] if days else None


def _fasting(year: int) -> int:
    days = ramadan(year)
    return (days[1] - days[0]).days if days else 0


# American and British names are read the American way (Independence Day is 4 July), Russian
# holidays by their official days.
HOLIDAYS: dict[str, Callable[[int], date | None]] = {
    "ramadan": _ramadan,
    "eid al-fitr": eid_al_fitr,
    "eid ul-fitr": eid_al_fitr,
    "eid al-adha": eid_al_adha,
    "eid ul-adha": eid_al_adha,
    "chinese new year": chinese_new_year,
    "lunar new year": chinese_new_year,
    "maslenitsa": lambda year: orthodox_easter(year) - timedelta(days=55),
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "new year's": _fixed(1, 1),
    "new year": _fixed(1, 1),
    "orthodox christmas": _fixed(1, 7),
    "orthodox christmas eve": _fixed(1, 6),
    "martin luther king day": _nth(1, 0, 3),
    "martin luther king jr. day": _nth(1, 0, 3),
    "inauguration day": _fixed(1, 20),
    "groundhog day": _fixed(2, 2),
    "diplomats' day": _fixed(2, 10),
    "diplomats’ day": _fixed(2, 10),
    "leap day": _fixed(2, 29),
    "valentine's day": _fixed(2, 14),
    "presidents' day": _nth(2, 0, 3),
    "presidents’ day": _nth(2, 0, 3),
    "defender of the fatherland day": _fixed(2, 23),
    "international women's day": _fixed(3, 8),
    "women's day": _fixed(3, 8),
    "st. patrick's day": _fixed(3, 17),
    "st patrick's day": _fixed(3, 17),
    "palm sunday": _easter(-7),
    "maundy thursday": _easter(-3),
    "good friday": _easter(-2),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "easter": _easter(0),
    "orthodox easter": orthodox_easter,
    "orthodox easter sunday": orthodox_easter,
    "orthodox good friday": lambda year: orthodox_easter(year) - timedelta(days=2),
    "ash wednesday": _easter(-46),
    "pentecost": _easter(49),
    "april fools' day": _fixed(4, 1),
    "april fools’ day": _fixed(4, 1),
    "cosmonautics day": _fixed(4, 12),
    "earth day": _fixed(4, 22),
    "may day": _fixed(5, 1),
    "victory day": _fixed(5, 9),
    "v-e day": _fixed(5, 8),
    "ve day": _fixed(5, 8),
    "memorial day": _nth(5, 0, -1),
    "russia day": _fixed(6, 12),
    "juneteenth": _fixed(6, 19),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "july fourth": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "russian navy day": _nth(7, 6, -1),
    "navy day": _nth(7, 6, -1),
    "ukrainian independence day": _fixed(8, 24),
    "ukraine's independence day": _fixed(8, 24),
    "labor day": _nth(9, 0, 1),
    "labour day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "unity day": _fixed(11, 4),
    "national unity day": _fixed(11, 4),
    "election day": _nth(11, 0, 1, 1),
    "veterans day": _fixed(11, 11),
    "veterans' day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "thanksgiving": _nth(11, 3, 4),
    "thanksgiving day": _nth(11, 3, 4),
    "black friday": _nth(11, 3, 4, 1),
    "cyber monday": _nth(11, 3, 4, 4),
    "constitution day": _fixed(12, 12),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}
# By how many days the last day of a feast follows the first.
LASTING: dict[str, Callable[[int], int]] = {"ramadan": _fasting, "maslenitsa": lambda _: 6}
# Inauguration Day, Election Day and Leap Day come every four or every two years only.
EVERY = {"inauguration day": (4, 1), "election day": (2, 0), "leap day": (4, 0)}


def falls_on(name: str, year: int) -> date | None:
    """The day of the holiday in that year, None if there is none."""
    step, rest = EVERY.get(name, (1, 0))
    if year % step != rest or not 1900 <= year <= 2099:
        return None
    return HOLIDAYS[name](year)
