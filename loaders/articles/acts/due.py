"""Deadlines that an act sets: the window in which what is demanded falls due."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta

from loaders.articles.mentions import DateMention

_NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {
    "a": 1,
    "an": 1,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
_NUMBER = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_TERM = re.compile(
    rf"\b({_NUMBER})(?:\s*(?:to|or|–|-|and)\s*({_NUMBER}))?[\s-]+(hours?|days?|weeks?|months?)\b",
    re.IGNORECASE,
)


def window(words: str, said: date) -> tuple[date, date] | None:
    """The first and last day on which a term counted from a day can end; None if it is none.

    >>> window("within 10 to 12 days", date(2025, 7, 28))
    (datetime.date(2025, 8, 7), datetime.date(2025, 8, 9))
    """
    found = _TERM.search(words)
    if found is None:
        return None
    low = _number(found.group(1))
    high = _number(found.group(2)) if found.group(2) else low
    unit = found.group(3).lower().rstrip("s")
    try:
        return _later(said, low, unit), _later(said, high, unit)
    except (OverflowError, ValueError):
        return None


def deadline_in(
    mentions: list[DateMention], start: int, end: int, said: date | None
) -> tuple[str, str]:
    """The deadline that a stretch of text sets, as EDTF, and its words; blank if it sets none.

    A term of days is counted from the day on which it was said, if that is known.
    """
    for at in range(bisect_left(mentions, start, key=_start), len(mentions)):
        mention = mentions[at]
        if mention.start >= end:
            break
        if mention.end > end or mention.role not in ("deadline", "duration", "until"):
            continue
        counted = window(mention.text, said) if said is not None else None
        if counted is not None and counted[0] <= counted[1]:
            first, last = counted
            return (first.isoformat() if first == last else f"{first}/{last}"), mention.text
        if mention.role == "deadline" and mention.edtf:
            return mention.edtf, mention.text
    return "", ""


def _start(mention: DateMention) -> int:
    return mention.start


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _later(day: date, number: int, unit: str) -> date:
    if unit == "month":
        month = day.month - 1 + number
        year, month = day.year + month // 12, month % 12 + 1
        for last in (day.day, 30, 29, 28):
            try:
                return date(year, month, last)
            except ValueError:
                continue
    hours = {"hour": 1, "day": 24, "week": 168}[unit] * number
    return day + timedelta(days=-(-hours // 24))
