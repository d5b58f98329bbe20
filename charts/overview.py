"""The strip below the timeline: how dense the whole record is, and the window now open."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import plotly.graph_objects as go

from charts.scales import DAY_MS
from charts.style import LIGHT as COLOURS
from loaders.dates import Span
from loaders.query import Index, Mask, day_number

BINS_AT_MOST = 200


def traces(index: Index, chosen: Mask) -> list[go.Bar]:
    """Counts over the whole record: the United States up, Russia down, the rest on top of both."""
    edges, cells = _cells(index)
    middles = (edges[:-1] + edges[1:]) / 2
    size = len(edges) - 1
    counts = np.bincount(
        cells if chosen.all() else cells[chosen], minlength=size * len(index.sides)
    ).reshape(len(index.sides), size)
    return [
        _bars(middles, edges, counts[index.sides.index(side)] * sign, side)
        for side, sign in (("US", 1), ("Russia", -1))
    ]


@lru_cache(maxsize=2)
def _cells(index: Index) -> tuple[np.ndarray, np.ndarray]:
    """The edges of the bins in days, and for each row the bin and side it counts in."""
    edges = _edges(index.extent)
    size = len(edges) - 1
    bins = np.clip(np.searchsorted(edges, index.first, side="right") - 1, 0, size - 1)
    return edges, bins + size * index.side.astype(np.int64)


def _edges(extent: Span) -> np.ndarray:
    months = np.arange(
        np.datetime64(extent.first, "M"), np.datetime64(extent.last, "M") + 2
    ).astype("datetime64[D]")
    days = months.astype(np.int64)
    step = -(-(len(days) - 1) // BINS_AT_MOST)
    kept = days[::step]
    return kept if kept[-1] == days[-1] else np.append(kept, days[-1])


def _bars(middles: np.ndarray, edges: np.ndarray, heights: np.ndarray, side: str) -> go.Bar:
    filled = np.flatnonzero(heights)
    return go.Bar(
        x=[int(v) for v in middles[filled] * DAY_MS],
        y=heights[filled].tolist(),
        width=[int(v) for v in np.diff(edges)[filled] * DAY_MS * 0.9],
        marker={"color": COLOURS[side]},
        xaxis="x2",
        yaxis="y2",
        hoverinfo="skip",
    )


def axes(extent: Span, bottom: float, top: float, width: int) -> dict[str, Any]:
    """The two axes of the strip, between two shares of the figure's height."""
    first, last = day_number(extent.first), day_number(extent.last) + 1
    return {
        "xaxis2": {
            "type": "date",
            "range": [first * DAY_MS, last * DAY_MS],
            "anchor": "y2",
            "nticks": max(4, width // 90),
            "tickformat": "%Y" if last - first > 1500 else "%b %Y",
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"color": COLOURS["soft"], "size": 11},
        },
        "yaxis2": {
            "domain": [bottom, top],
            "visible": False,
            "fixedrange": True,
            "zeroline": False,
        },
    }


def brush(window: Span) -> dict[str, Any]:
    """The window now open; in the page a frame that can be dragged lies over it."""
    return {
        "type": "rect",
        "name": "brush",
        "xref": "x2",
        "yref": "y2 domain",
        "x0": day_number(window.first) * DAY_MS,
        "x1": (day_number(window.last) + 1) * DAY_MS,
        "y0": 0,
        "y1": 1,
        "fillcolor": COLOURS["brush"],
        "opacity": 0.42,
        "line": {"color": COLOURS["ink"], "width": 1.5},
    }
