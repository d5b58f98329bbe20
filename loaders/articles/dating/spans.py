"""Arithmetic of the calendar: the unit that a day lies in, and units away from it."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from loaders.articles.dating.words import MONTH_NAMES


class OutOfCalendar(ValueError):
    """A sum leads out of the years that the calendar has."""


class Days(NamedTuple):
    """The first and the last day of something, both counted."""

    first: date
    last: date


MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
HOURS_IN = {"hour": 1, "minute": 1 / 60, "second": 1 / 3600}


def add_days(day: date, days: int) -> date:
    """The day so many days away; raises OutOfCalendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise OutOfCalendar(f"{day} {days:+} days is no date") from None


def add_months(day: date, months: int) -> date:
    """The same day so many months away, or the month's last; raises OutOfCalendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= MAXYEAR:
        raise OutOfCalendar(f"{day} {months:+} months is no date")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unit_of(unit: str, day: date) -> Days:
    """The calendar unit that the day lies in: weeks from Monday, decades from a year ending in 0.

    >>> unit_of("week", date(2025, 7, 29))
    Days(first=datetime.date(2025, 7, 28), last=datetime.date(2025, 8, 3))
    """
    if unit in ("week", "fortnight"):
        monday = add_days(day, -day.weekday())
        return Days(monday, add_days(monday, 6))
    if unit == "weekend":
        monday = add_days(day, -day.weekday())
        return Days(add_days(monday, 5), add_days(monday, 6))
    if unit == "month":
        return month_of(day.year, day.month)
    if unit in ("quarter", "half"):
        size = MONTHS_IN[unit]
        first = date(day.year, (day.month - 1) // size * size + 1, 1)
        return Days(first, add_days(add_months(first, size), -1))
    if unit == "century":
        return years(day.year - (day.year - 1) % 100, 100) if day.year <= 9900 else years(9900, 100)
    if unit in ("year", "decade"):
        size = MONTHS_IN[unit] // 12
        return years(max(day.year - day.year % size, 1), size)
    return Days(day, day)


def years(first: int, count: int = 1) -> Days:
    """Whole years; raises OutOfCalendar."""
    if not 1 <= first <= first + count - 1 <= MAXYEAR:
        raise OutOfCalendar(f"{first} is no year of the calendar")
    return Days(date(first, 1, 1), date(first + count - 1, 12, 31))


def month_of(year: int, month: int) -> Days:
    """A whole month; raises OutOfCalendar."""
    if not 1 <= year <= MAXYEAR:
        raise OutOfCalendar(f"{year} is no year of the calendar")
    return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def shift(day: date, unit: str, count: int) -> date:
    """The day so many units away; raises OutOfCalendar."""
    if unit in MONTHS_IN:
        return add_months(day, MONTHS_IN[unit] * count)
    return add_days(day, DAYS_IN[unit] * count)


def season_of(year: int, month: int) -> Days:
    """Three whole months from that month on; raises OutOfCalendar."""
    first = month_of(year, month).first
    return Days(first, add_days(add_months(first, 3), -1))


def say(day: date, year: bool = True) -> str:
    """A day in words: "28 July 2025"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}" + (f" {day.year}" if year else "")


def write(days: Days, precision: str | None) -> str:
    """The days as EDTF, in the coarsest form that says them exactly.

    >>> write(Days(date(2025, 2, 1), date(2025, 2, 28)), "month")
    '2025-02'
    >>> write(Days(date(1990, 1, 1), date(1999, 12, 31)), "decade")
    '1990/1999'
    """
    first, last = days
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        whole = f"{first.year:04}", f"{last.year:04}"
    elif first.day == 1 and last == month_of(last.year, last.month).last and precision != "week":
        whole = f"{first:%Y-%m}".zfill(7), f"{last:%Y-%m}".zfill(7)
    else:
        whole = first.isoformat(), last.isoformat()
    return whole[0] if whole[0] == whole[1] else "/".join(whole)
