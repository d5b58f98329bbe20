"""From days to the horizontal axis and back: by the calendar, or by equal steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from loaders.dates import Span
from loaders.query import day_number, day_of

DAY_MS = 86_400_000.0
Numbers = npt.NDArray[np.float64]


class Scale(Protocol):
    """Places days (numbers, in days since 1970, noon = .5) on the axis of a window."""

    @property
    def window(self) -> Span:
        """The days the axis shows."""

    def axis(self, days: Any) -> Numbers:
        """Axis values of days."""

    def days(self, values: Any) -> Numbers:
        """Days of axis values; the inverse of `axis`."""

    def layout(self, width: int) -> dict[str, Any]:
        """The Plotly settings of the axis for a plot of that width in pixels."""


def pixels(scale: Scale, days: Any, width: float) -> Numbers:
    """Where days stand in a plot that is `width` pixels wide and shows the window."""
    low, high = scale.axis([day_number(scale.window.first), day_number(scale.window.last) + 1])
    return np.asarray((scale.axis(days) - low) / (high - low) * width)


@dataclass(frozen=True)
class Calendar:
    """Each day is as wide as the next; axis values are milliseconds since 1970."""

    window: Span

    def axis(self, days: Any) -> Numbers:
        """Axis values of days, in milliseconds since 1970."""
        return np.asarray(days, dtype=np.float64) * DAY_MS

    def days(self, values: Any) -> Numbers:
        """Days of axis values."""
        return np.asarray(values, dtype=np.float64) / DAY_MS

    def layout(self, width: int) -> dict[str, Any]:
        """A date axis with as many ticks as there is room for."""
        low, high = self.axis([day_number(self.window.first), day_number(self.window.last) + 1])
        short = (self.window.last - self.window.first).days < 300
        return {
            "type": "date",
            "range": [low, high],
            "nticks": max(3, width // 110),
            "tickformat": "%-d %b" if short else None,
            "tickformatstops": [
                {"dtickrange": [None, "M1"], "value": "%-d %b"},
                {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
                {"dtickrange": ["M12", None], "value": "%Y"},
            ],
        }


@dataclass(frozen=True)
class Equal:
    """One step for each day on which something happens; quiet time takes no room."""

    window: Span
    stops: tuple[int, ...]

    def _anchors(self) -> tuple[Numbers, Numbers]:
        first, last = day_number(self.window.first), day_number(self.window.last) + 1
        inside = [d for d in self.stops if first <= d < last]
        days = [float(first), *(d + 0.5 for d in inside), float(last)]
        return np.asarray(days), np.arange(len(days), dtype=np.float64)

    def axis(self, days: Any) -> Numbers:
        """Axis values of days: whole numbers at noon of the days that have acts."""
        known, steps = self._anchors()
        return np.interp(np.asarray(days, dtype=np.float64), known, steps)

    def days(self, values: Any) -> Numbers:
        """Days of axis values."""
        known, steps = self._anchors()
        return np.interp(np.asarray(values, dtype=np.float64), steps, known)

    def layout(self, width: int) -> dict[str, Any]:
        """A linear axis whose ticks name the day they stand for."""
        known, steps = self._anchors()
        inside = list(zip(known[1:-1], steps[1:-1], strict=True))
        every = max(1, -(-len(inside) // max(2, width // 90)))
        ticks = inside[::every]
        years = self.window.first.year != self.window.last.year
        return {
            "type": "linear",
            "range": [0.0, float(steps[-1])],
            "tickvals": [float(step) for _, step in ticks],
            "ticktext": [short_day(day_of(int(day)), year=years) for day, _ in ticks],
        }


def short_day(day: date, *, year: bool = False) -> str:
    """
    A day as an axis names it.

    >>> short_day(date(2025, 7, 28)), short_day(date(2025, 7, 28), year=True)
    ('28 Jul', '28 Jul 2025')
    """
    return f"{day.day} {day:%b %Y}" if year else f"{day.day} {day:%b}"
