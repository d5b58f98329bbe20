"""Deadlines: when they were set, the window in which they fell due, what came of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from loaders.dates import Span, days_in_words, span_in_words
from loaders.record import Record

STATUS_WORDS = {
    "met": "met",
    "missed": "passed without what was demanded",
    "extended": "extended",
    "superseded": "replaced by another",
    "withdrawn": "withdrawn",
    "open": "still open",
    "unknown": "outcome not on record",
    "": "",
}
STATUS_SHORT = STATUS_WORDS | {"missed": "missed", "superseded": "superseded", "unknown": "unknown"}

# A phrase that counts from the day it was said; only then is there a sum to show.
_COUNTS = re.compile(r"\b(days?|weeks?|months?|hours|year)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Deadline:
    """One deadline: the act that set it, its window, its end."""

    event_id: str
    set_on: Span
    window: Span
    phrase: str
    demand: str
    status: str
    outcome: tuple[str, ...]

    @property
    def superseded_by(self) -> tuple[str, ...]:
        """The acts that replaced it, if it was replaced."""
        return self.outcome if self.status in ("superseded", "extended") else ()


def span_at(record: Record, row: int) -> Span:
    """The days on which the act in that row can have happened."""
    events = record.events
    return Span(as_date(events["first"].iat[row]), as_date(events["last"].iat[row]))


def as_date(moment: object) -> date:
    """A day, whatever type of moment the table holds."""
    return moment.date() if hasattr(moment, "date") else moment  # type: ignore[return-value]


def deadline_at(record: Record, row: int) -> Deadline | None:
    """The deadline that the act in that row set, if it set one."""
    act = record.events.iloc[row]
    if not act["deadline"]:
        return None
    return Deadline(
        event_id=act["event_id"],
        set_on=span_at(record, row),
        window=Span(as_date(act["due_first"]), as_date(act["due_last"])),
        phrase=act["date_text"],
        demand=act["demand"],
        status=act["deadline_status"],
        outcome=tuple(act["deadline_outcome"]),
    )


def arithmetic(deadline: Deadline) -> str:
    """
    How the window follows from the day it was set and the words that were used.

    >>> from datetime import date
    >>> day = date(2025, 7, 28)
    >>> window = Span(date(2025, 8, 7), date(2025, 8, 9))
    >>> arithmetic(
    ...     Deadline("x", Span(day, day), window, "10 or 12 days from today", "", "superseded", ())
    ... )
    '28 July 2025 + 10 to 12 days = 7–9 August 2025'
    """
    low = (deadline.window.first - deadline.set_on.last).days
    high = (deadline.window.last - deadline.set_on.first).days
    due = span_in_words(deadline.window)
    if low < 0 or not _COUNTS.search(deadline.phrase):
        return f"set on {span_in_words(deadline.set_on)}, due {due}"
    days = (
        "1 day" if low == high == 1 else f"{low} days" if low == high else f"{low} to {high} days"
    )
    return f"{span_in_words(deadline.set_on)} + {days} = {due}"


def lag(earlier: Span, later: Span) -> tuple[int, int]:
    """
    The fewest and the most days that can lie between two acts; never below 0.

    >>> from datetime import date
    >>> lag(Span(date(2025, 7, 28), date(2025, 7, 28)), Span(date(2025, 7, 28), date(2025, 7, 31)))
    (0, 3)
    """
    low = max(0, (later.first - earlier.last).days)
    return low, max(low, (later.last - earlier.first).days)


def lag_in_words(earlier: Span, later: Span) -> str:
    """How long after, in words; a range where either day is not exact."""
    words = days_in_words(*lag(earlier, later))
    return words if words == "same day" else f"{words} after"
