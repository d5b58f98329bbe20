"""The clocks: when a deadline was set, how long it ran, when it fell due, how it ended."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from charts.labels import GAP_PX, MARK_PX, rows_free
from charts.scales import Scale, pixels
from charts.style import text_width
from loaders.dates import Span, span_in_words
from loaders.deadlines import STATUS_SHORT, Deadline, deadline_at, span_at
from loaders.query import Index, day_number

CLOCKS_AT_MOST = 8
CLOCK_LABEL_PX = 11.5


@dataclass(frozen=True)
class Clock:
    """A deadline on the chart. Days are numbers since 1970; `stopped` is when it was replaced."""

    deadline: Deadline
    event_row: int
    set_day: float
    due0: float
    due1: float
    stopped: float | None
    row: int
    label: str
    text0: float
    text1: float


def due_in_words(window: Span, year: int) -> str:
    """
    A due window as a clock's label gives it: the year only where it is another one.

    >>> from datetime import date
    >>> due_in_words(Span(date(2025, 8, 7), date(2025, 8, 9)), 2025)
    'due 7–9 August'
    """
    words = span_in_words(window)
    return "due " + words.removesuffix(f" {year}")


def clocks_running(
    index: Index, rows: np.ndarray, scale: Scale, width: int
) -> tuple[list[Clock], int]:
    """
    The deadlines set by `rows` whose clock runs inside the scale's window, and how many more.

    The most important come first where there are more than the band can hold.
    """
    record = index.record
    begin, end = day_number(scale.window.first), day_number(scale.window.last) + 1
    if not len(rows):
        return [], 0
    due_last = record.events["due_last"].to_numpy()[rows].astype("datetime64[D]").astype(np.int64)
    seen = rows[(index.first[rows] < end) & (due_last >= begin)]
    order = np.lexsort((index.first[seen], index.importance[seen]))
    kept, more = seen[order][:CLOCKS_AT_MOST], max(0, len(seen) - CLOCKS_AT_MOST)
    drafts = [_draft(index, int(row), scale, width) for row in kept]
    spans = [(min(d[-2], d[-4]), max(d[-1], d[-3])) for d in drafts]
    lanes = rows_free(spans, CLOCKS_AT_MOST)
    clocks = [
        Clock(deadline, row, set_day, due0, due1, stopped, lane or 0, label, text0, text1)
        for (deadline, row, set_day, due0, due1, stopped, label, _, _, text0, text1), lane in zip(
            drafts, lanes, strict=True
        )
    ]
    return clocks, more


def _draft(
    index: Index, row: int, scale: Scale, width: int
) -> tuple[Deadline, int, float, float, float, float | None, str, float, float, float, float]:
    deadline = deadline_at(index.record, row)
    if deadline is None:
        raise ValueError(f"the act in row {row} sets no deadline")
    set_day = (index.first[row] + index.last[row] + 1) / 2
    due0, due1 = (
        float(day_number(deadline.window.first)),
        float(day_number(deadline.window.last) + 1),
    )
    stopped = None
    if deadline.superseded_by:
        by = index.record.row_of.get(deadline.superseded_by[0])
        if by is not None:
            span = span_at(index.record, by)
            stopped = (day_number(span.first) + day_number(span.last) + 1) / 2
    status = STATUS_SHORT[deadline.status]
    label = due_in_words(deadline.window, scale.window.last.year) + (
        f" · {status}" if status else ""
    )
    p_set, p_end = (float(p) for p in np.clip(pixels(scale, [set_day, due1], width), 0, width))
    room = text_width(label, CLOCK_LABEL_PX)
    text0 = p_end + MARK_PX + GAP_PX
    if text0 + room > width:
        text0 = p_set - MARK_PX - GAP_PX - room
    if text0 < 0:
        # Neither side has room: the label stands on the line itself.
        text0 = min(max(0.0, p_set + MARK_PX + GAP_PX), max(0.0, width - room))
    return (
        deadline,
        row,
        set_day,
        due0,
        due1,
        stopped,
        label,
        p_set - MARK_PX,
        p_end + 2,
        text0,
        text0 + room,
    )
