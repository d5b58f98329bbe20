"""The timeline: what each side did on one axis of time, with the clocks running between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import plotly.graph_objects as go

from charts import overview
from charts.canvas import Canvas
from charts.clocks import clocks_running
from charts.lanes import NARROW_PX, Lane, LaneSpec, lane_specs
from charts.scales import Calendar, Equal, Scale
from charts.style import FONT, LABEL_PX, ROW_PX
from charts.style import LIGHT as COLOURS
from loaders.dates import Span
from loaders.query import Index, Query, Selection, day_number

# Above so many acts in view the chart counts instead of naming (a payload that never grows).
MARKS_AT_MOST = 250
# Up to so many, or so few days, every act is named.
ALL_NAMED = 26
NEAR_DAYS = 12
TOP_PX, AXIS_PX, OVERVIEW_PX, OVERVIEW_AXIS_PX = 6, 34, 44, 22


@dataclass(frozen=True)
class Drawing:
    """A figure and what a page or a test wants to know of it."""

    figure: go.Figure
    level: str
    scale: Scale
    height: int
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    named: frozenset[str] = frozenset()
    more_clocks: int = 0


def timeline(
    index: Index,
    query: Query,
    *,
    width: int = 1080,
    lanes: str = "sides",
    scale: str = "calendar",
    selected: str | None = None,
    selection: Selection | None = None,
    specs: Sequence[LaneSpec] | None = None,
    bright: frozenset[int] | None = None,
) -> Drawing:
    """
    The acts a query selects on one axis of time, for a plot `width` pixels wide.

    `lanes` is one of `charts.lanes.LANE_KINDS`, `scale` "calendar" or "equal".
    What is drawn depends on how much is in view: "near" names every act, "middle" shows
    every act and names the weightier ones as room allows, "far" counts acts per day, week,
    month or year and names landmarks. At most 250 marks or 200 bins a lane are drawn.
    `specs` gives lanes of the caller's own, keyed "US" (upward), "Both" and "Russia"; rows that
    are not in `bright` are drawn faint.
    """
    window = query.window or index.extent
    found = selection or index.select(query)
    days = (window.last - window.first).days + 1
    level = (
        "far"
        if len(found) > MARKS_AT_MOST
        else "near"
        if len(found) <= ALL_NAMED or (days <= NEAR_DAYS and len(found) <= 60)
        else "middle"
    )
    if level == "near" and width < NARROW_PX:
        level = "middle"
    ruler = _ruler(index, found, window, scale, level)
    events = index.record.events
    chosen = index.record.row_of.get(selected) if selected else None
    tied = _tied(index, chosen)
    lifted = ([chosen] if chosen is not None else []) + tied
    canvas = Canvas(index, ruler, width, lifted, chosen, bright)

    # A clock set before the window runs on inside it.
    setting = np.flatnonzero(found.anywhen & index.with_deadline)
    clocks, more = clocks_running(index, setting, ruler, width)
    lanes_of = specs if specs is not None else lane_specs(index, found.rows, lanes)
    # A side that did nothing here takes no room, unless nobody did anything.
    some = [spec for spec in lanes_of if len(spec.rows)]
    lanes_of = some or lanes_of
    if lanes == "sides" and clocks and all(spec.key != "Both" for spec in lanes_of):
        # The clocks run in the middle, also where nothing was done together.
        at = sum(spec.upward for spec in lanes_of)
        lanes_of = [*lanes_of[:at], LaneSpec("Both", "", found.rows[:0]), *lanes_of[at:]]
    unit = _bars_unit(window) if level == "far" else 0
    counted = {s.key: _counts(index, s.rows, ruler, unit) for s in lanes_of} if unit else {}
    peak = max((c[1].max() for c in counted.values() if len(c[1])), default=1)
    rows_at_most = 5 if width < NARROW_PX else 40 if level == "near" else 16
    y = 0.0
    placed: list[Lane] = []
    band: tuple[float, float] | None = None
    clock_top = None

    def add_clocks(top: float) -> float:
        nonlocal clock_top
        clock_top = top
        return top + 1.0 + (max((c.row for c in clocks), default=-1) + 1) * 0.95 + 0.15

    if lanes != "sides" and clocks:
        band = (0.0, add_clocks(0.0))
        y = band[1]
    for spec in lanes_of:
        if lanes == "sides" and spec.key == "Both":
            start = y
            if len(spec.rows):
                y = canvas.lane(spec, y, counted, peak, min(rows_at_most, 6), level, placed)
            if clocks:
                y = add_clocks(y)
            band = (start, y) if y > start else None
            continue
        if not len(spec.rows) and spec.key in ("Other", ""):
            continue
        most = rows_at_most if spec.key in ("US", "Russia") else min(rows_at_most, 6)
        if level == "far" and lanes == "sides":
            most = min(most, 5)
        y = canvas.lane(spec, y, counted, peak, most, level, placed)
        y += 0.25
    total = max(y, 6.0)

    canvas.grid(placed, band, total)
    canvas.windows(clocks, total)
    canvas.bins(placed, counted, peak, unit)
    canvas.stems(placed)
    canvas.links(placed, chosen)
    canvas.marks(placed)
    canvas.headlines(placed, len(found))
    if clock_top is not None:
        canvas.clocks(clocks, clock_top, more)

    height = round(TOP_PX + total * ROW_PX + AXIS_PX + OVERVIEW_PX + OVERVIEW_AXIS_PX)
    figure = go.Figure(canvas.traces + overview.traces(index, found.anywhen))
    main0 = (AXIS_PX + OVERVIEW_PX + OVERVIEW_AXIS_PX) / height
    strip0 = OVERVIEW_AXIS_PX / height
    figure.update_layout(
        template=None,
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        paper_bgcolor=COLOURS["paper"],
        plot_bgcolor=COLOURS["paper"],
        font={"family": FONT, "size": LABEL_PX, "color": COLOURS["ink"]},
        showlegend=False,
        hovermode="closest",
        hoverlabel={
            "bgcolor": COLOURS["paper"],
            "bordercolor": COLOURS["faint"],
            "font": {"family": FONT, "size": 13, "color": COLOURS["ink"]},
            "align": "left",
        },
        dragmode="zoom" if width >= NARROW_PX else False,
        barmode="overlay",
        bargap=0,
        xaxis=ruler.layout(width)
        | {
            "domain": [0, 1],
            "anchor": "y",
            "showgrid": True,
            "gridcolor": COLOURS["rule"],
            "zeroline": False,
            "tickfont": {"color": COLOURS["soft"], "size": 12},
            "ticklabelposition": "outside",
            "ticklabelshift": 2,
        },
        yaxis={
            "range": [-total, 0],
            "domain": [main0, 1 - TOP_PX / height],
            "visible": False,
            "fixedrange": True,
        },
        shapes=[*canvas.shapes, overview.brush(window)],
        annotations=canvas.notes,
        **overview.axes(index.extent, strip0, (OVERVIEW_AXIS_PX + OVERVIEW_PX) / height, width),
    )
    named = frozenset(
        events["event_id"].iat[a.row] for lane in placed for a in lane.acts if a.label is not None
    )
    return Drawing(figure, level, ruler, height, canvas.boxes, named, more)


def _ruler(index: Index, found: Selection, window: Span, scale: str, level: str) -> Scale:
    if scale != "equal" or level == "far":
        return Calendar(window)
    stops = np.unique(np.clip(index.first[found.rows], day_number(window.first), None))
    return Equal(window, tuple(int(s) for s in stops))


def _tied(index: Index, chosen: int | None) -> list[int]:
    """Rows of what the chosen act answers and of what answers it."""
    if chosen is None:
        return []
    row_of = index.record.row_of
    answered = [row_of[e] for e in index.record.events["responds_to"].iat[chosen] if e in row_of]
    return answered + [
        int(r) for r in index.answers_to(index.record.events["event_id"].iat[chosen])
    ]


def _bars_unit(window: Span) -> int:
    """Days a bar stands for: 1, 7, 30 (a calendar month) or 365 (a year)."""
    days = (window.last - window.first).days
    return 1 if days <= 100 else 7 if days <= 700 else 30 if days <= 200 * 30 else 365


def _counts(
    index: Index, rows: np.ndarray, scale: Scale, unit: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """First day, count and length in days of each bar that is not empty."""
    first = np.maximum(index.first[rows], day_number(scale.window.first))
    if unit in (1, 7):
        # Weeks begin on Monday; day 4 of the count from 1970 was one.
        starts = (first - 4) // unit * unit + 4 if unit == 7 else first
        days, counts = np.unique(starts, return_counts=True)
        return days, counts, np.full(len(days), unit)
    kind = "datetime64[M]" if unit == 30 else "datetime64[Y]"
    codes, counts = np.unique(first.astype("datetime64[D]").astype(kind), return_counts=True)
    days = codes.astype("datetime64[D]").astype(np.int64)
    ends = (codes + 1).astype("datetime64[D]").astype(np.int64)
    return days, counts, ends - days
