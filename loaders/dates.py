"""Dates as the record writes them: EDTF strings, the days they can mean, and their words.

The profile is the part of EDTF (ISO 8601-2) that data/README.md describes: `YYYY`, `YYYY-MM`,
`YYYY-MM-DD`, an interval `a/b` of these, an open end `a/..`, and after a date `~` (about), `?`
(uncertain) or `%` (both). Nothing here asks what day it is today.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

ONE_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%])?")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

PRECISIONS = ["day", "days", "month", "year", "interval"]

ABOUT = frozenset("~%")
UNCERTAIN = frozenset("?%")
NO_END = date.max
# The proleptic ordinal of 1970-01-01, from which NumPy counts its days.
EPOCH = date(1970, 1, 1).toordinal()


class BadDate(ValueError):
    """A date is not written in one of the EDTF forms the data uses."""


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day on which something can have happened.

    >>> date(2025, 8, 8) in Span(date(2025, 8, 7), date(2025, 8, 9))
    True
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadDate(f"{self.first} to {self.last} ends before it begins")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days there are from the first to the last, both counted."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class EDTF:
    """A date of the record: as written, the days it can mean, and how sure it is.

    `precision` is `day`, `days` (an interval of exact days), `month`, `year` or `interval` (an
    interval with a month or a year at one end). An open end has `date.max` as its last day.
    """

    text: str
    span: Span
    precision: str
    about: bool
    uncertain: bool
    open_end: bool


def _one(text: str, whole: str) -> tuple[date, date, str, str]:
    """The first and last day, the unit and the qualifier of one date without a slash."""
    form = ONE_DATE.fullmatch(text)
    if form is None:
        raise BadDate(f"{whole!r} is not a date such as 2025-07-28, 2025-07, 2025 or 2025/2026")
    year, month, day, qualifier = form.groups()
    try:
        if day:
            exact = date(int(year), int(month), int(day))
            return exact, exact, "day", qualifier or ""
        if month:
            first = date(int(year), int(month), 1)
            last = first.replace(day=monthrange(first.year, first.month)[1])
            return first, last, "month", qualifier or ""
        return date(int(year), 1, 1), date(int(year), 12, 31), "year", qualifier or ""
    except ValueError:
        unit = "day" if day else "month" if month else "year"
        raise BadDate(f"{whole!r} is not a {unit} in the calendar") from None


def _parts(text: str) -> tuple[date, date, str, bool, bool, bool]:
    """First day, last day, precision, about, uncertain and open end of an EDTF string."""
    start, slash, end = text.partition("/")
    first, last, precision, qualifiers = _one(start, text)
    if slash and end == "..":
        precision = "days" if precision == "day" else "interval"
        last = NO_END
    elif slash:
        _, last, unit, qualifier = _one(end, text)
        if last < first:
            raise BadDate(f"{text!r} ends before it begins")
        precision = "days" if precision == unit == "day" else "interval"
        qualifiers += qualifier
    about = not ABOUT.isdisjoint(qualifiers)
    uncertain = not UNCERTAIN.isdisjoint(qualifiers)
    return first, last, precision, about, uncertain, end == ".."


@lru_cache(maxsize=65_536)
def parse_date(text: str) -> EDTF:
    """The date that an EDTF string of the record's profile means.

    A `~`, `?` or `%` speaks of the whole date, wherever in an interval it stands.
    Raises BadDate, quoting the text, for anything else.

    >>> parse_date("2025-02~").precision
    'month'
    """
    first, last, precision, about, uncertain, open_end = _parts(text)
    return EDTF(text, Span(first, last), precision, about, uncertain, open_end)


def parse_span(text: str) -> Span:
    """The days that an EDTF string can mean; raises BadDate, quoting the text.

    >>> parse_span("2024-02")
    Span(first=datetime.date(2024, 2, 1), last=datetime.date(2024, 2, 29))
    """
    return parse_date(text).span


def parse_dates(texts: pd.Series) -> pd.DataFrame:
    """Every date of a column at once, each distinct string parsed once.

    Comes back with the same index and the columns `first`, `last` (datetime64[s]), `precision`
    (category), `about`, `uncertain`, `open_end` (bool) and `error`. Where a cell is empty or not
    a date, `first` and `last` are NaT and `precision` is missing; `error` says why, and is ""
    for a good date and for an empty cell.
    """
    codes, distinct = pd.factorize(texts.fillna(""))
    none = (None, None, None, False, False, False)
    rows: list[tuple[date | None, date | None, str | None, bool, bool, bool]] = []
    errors: list[str] = []
    for text in distinct.tolist():
        try:
            rows.append(_parts(text) if text else none)
            errors.append("")
        except BadDate as error:
            rows.append(none)
            errors.append(str(error))
    first, last, precision, about, uncertain, open_end = (
        zip(*rows, strict=True) if rows else ((),) * 6
    )
    kinds = {kind: position for position, kind in enumerate(PRECISIONS)}
    columns = {
        "first": _days(first)[codes],
        "last": _days(last)[codes],
        "precision": pd.Categorical.from_codes(
            np.array([kinds.get(kind, -1) for kind in precision], dtype=np.int8)[codes],
            categories=PRECISIONS,
        ),
        "about": np.array(about, dtype=bool)[codes],
        "uncertain": np.array(uncertain, dtype=bool)[codes],
        "open_end": np.array(open_end, dtype=bool)[codes],
        "error": np.array(errors, dtype=object)[codes],
    }
    return pd.DataFrame(columns, index=texts.index)


def _days(days: tuple[date | None, ...]) -> np.ndarray:
    """Days as NumPy's seconds, NaT where there is none."""
    missing = np.iinfo(np.int64).min
    counted = [missing if day is None else day.toordinal() - EPOCH for day in days]
    return np.array(counted, dtype=np.int64).view("datetime64[D]").astype("datetime64[s]")


def in_words(text: str) -> str:
    """An EDTF string as a reader would say it; raises BadDate like parse_date.

    >>> in_words("2025-08-07/2025-08-09")
    '7–9 August 2025'
    >>> in_words("2025-07")
    'July 2025 (day not known)'
    """
    parsed = parse_date(text)
    start, _, end = text.rstrip("~?%").partition("/")
    start = start.rstrip("~?%")
    about = "about " if parsed.about else ""
    doubts = {"month": ["day not known"], "year": ["month not known"]}.get(parsed.precision, [])
    if parsed.uncertain:
        doubts = [*doubts, "uncertain"]
    if parsed.open_end:
        said = f"from {about}{_unit_in_words(start)}"
    else:
        said = about + (_between(start, end) if end else _unit_in_words(start))
    return f"{said} ({', '.join(doubts)})" if doubts else said


def span_in_words(span: Span) -> str:
    """The exact days of a span in words.

    >>> span_in_words(Span(date(2025, 7, 28), date(2025, 8, 3)))
    '28 July – 3 August 2025'
    """
    if span.last == NO_END:
        return f"from {_unit_in_words(span.first.isoformat())}"
    return _between(span.first.isoformat(), span.last.isoformat())


def days_in_words(low: int, high: int) -> str:
    """A number of days that lies between low and high; raises ValueError if they are crossed.

    >>> days_in_words(0, 1)
    '0–1 day'
    """
    if not 0 <= low <= high:
        raise ValueError(f"{low} to {high} is not a number of days")
    if high == 0:
        return "same day"
    unit = "day" if high == 1 else "days"
    return f"{high:,} {unit}" if low == high else f"{low:,}–{high:,} {unit}"


def _unit_in_words(text: str) -> str:
    """A day, a month or a year: "28 July 2025", "July 2025", "2025"."""
    return " ".join(_pieces(text))


def _pieces(text: str) -> list[str]:
    """The words of a date from the finest to the year, at least the year."""
    year, *finer = text.split("-")
    words = [MONTHS[int(finer[0]) - 1]] if finer else []
    if len(finer) == 2:
        words.insert(0, str(int(finer[1])))
    return [*words, str(int(year))]


def _between(start: str, end: str) -> str:
    """Two dates with a dash between them, and nothing said twice.

    What both ends share at their end (the year, the month and the year) is said once. The dash
    stands close where one word remains on either side, as in "7–9 August 2025".
    """
    if start == end:
        return _unit_in_words(start)
    left, right = _pieces(start), _pieces(end)
    same_shape = len(left) == len(right)
    shared = 0
    while (
        left[-1 - shared] == right[-1 - shared]
        and shared < min(len(left), len(right)) - 1
        and (same_shape or shared == 0)
    ):
        shared += 1
    left = left[: len(left) - shared]
    dash = "–" if len(left) == len(right) - shared == 1 else " – "
    return " ".join(left) + dash + " ".join(right)
