"""One exchange on a small axis: each side's acts, the lines between them, the windows."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from charts.scales import DAY_MS
from charts.style import FONT, LIGHT, SYMBOLS, plain
from loaders.dates import in_words
from loaders.exchanges import Exchange
from loaders.query import SIDE_NAMES, Index, day_number

COLOURS = LIGHT
HEIGHT = 190
LEVEL = {"US": 1.0, "Both": 0.15, "Other": -0.15, "Russia": -1.0}
SPREAD = 0.13


def exchange_chart(
    index: Index, exchange: Exchange, *, axis: str = "calendar", chosen: str | None = None
) -> go.Figure:
    """
    The acts of an exchange in time, the United States above, Russia below; fits any width.

    With `axis` "days" time is counted in days since the opening act, which is day 0.
    Acts of one side on one day are set beside each other, downwards from the first.
    """
    days = axis == "days"
    zero = int(index.first[exchange.opening]) if days else 0
    unit = 1.0 if days else DAY_MS

    def x_of(day: float) -> float:
        return (day - zero) * unit

    events = index.record.events
    places: dict[int, tuple[float, float]] = {}
    crowd: dict[tuple[str, int], int] = {}
    for turn in exchange.acts:
        middle = (int(index.first[turn.row]) + int(index.last[turn.row]) + 1) / 2
        key = (turn.side, int(middle))
        step = crowd.get(key, 0)
        crowd[key] = step + 1
        inward = -1 if LEVEL[turn.side] > 0 else 1
        places[turn.row] = (x_of(middle), LEVEL[turn.side] + inward * step * SPREAD)
    links_x: list[float | None] = []
    links_y: list[float | None] = []
    row_of = index.record.row_of
    for turn in exchange.acts:
        for answer in turn.answers:
            (x0, y0), (x1, y1) = places[row_of[answer.event_id]], places[turn.row]
            links_x += [x0, x1, None]
            links_y += [y0, y1, None]
    traces: list[Any] = [
        go.Scatter(
            mode="lines", x=links_x, y=links_y, hoverinfo="skip",
            line={"color": COLOURS["faint"], "width": 1},
        )
    ]  # fmt: skip
    for side in SIDE_NAMES:
        turns = [t for t in exchange.acts if t.side == side]
        traces.append(_spans(index, turns, places, x_of, side))
        traces.append(
            go.Scatter(
                mode="markers",
                x=[places[t.row][0] for t in turns],
                y=[places[t.row][1] for t in turns],
                customdata=[t.event_id for t in turns],
                hovertext=[
                    f"{in_words(events['date'].iat[t.row])} · {plain(events['title'].iat[t.row])}"
                    for t in turns
                ],
                hoverinfo="text",
                marker={
                    "color": COLOURS[side],
                    "opacity": 1,
                    "size": [14 if t.event_id == chosen else 10 for t in turns],
                    "symbol": [SYMBOLS[str(events["quad_class"].iat[t.row])] for t in turns],
                    "line": {
                        "width": [2 if t.event_id == chosen else 1 for t in turns],
                        "color": [
                            COLOURS["ink"] if t.event_id == chosen
                            else COLOURS[side] if events["quad_class"].iat[t.row] == "comment"
                            else COLOURS["paper"]
                            for t in turns
                        ],
                    },
                },
            )
        )  # fmt: skip
    first = min(int(index.first[t.row]) for t in exchange.acts)
    last = max(int(index.last[t.row]) for t in exchange.acts) + 1
    shapes: list[dict[str, Any]] = [
        {
            "type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": 0, "y1": 0,
            "line": {"color": COLOURS["rule"], "width": 1}, "layer": "below",
        }
    ]  # fmt: skip
    for deadline in exchange.deadlines:
        low, high = day_number(deadline.window.first), day_number(deadline.window.last) + 1
        last = max(last, min(high, last + 60))
        shapes.append(
            {
                "type": "rect", "xref": "x", "yref": "paper", "y0": 0, "y1": 1,
                "x0": x_of(low), "x1": x_of(high), "fillcolor": COLOURS["window"],
                "opacity": 0.35 if deadline.superseded_by else 0.7, "layer": "below",
                "line": {"width": 1 if deadline.superseded_by else 0, "dash": "dot", "color": COLOURS["due"]},
            }
        )  # fmt: skip
    room = max(1.0, (last - first) * 0.03)
    figure = go.Figure(traces)
    figure.update_layout(
        template=None,
        height=HEIGHT,
        margin={"l": 0, "r": 0, "t": 4, "b": 38},
        paper_bgcolor=COLOURS["paper"],
        plot_bgcolor=COLOURS["paper"],
        font={"family": FONT, "size": 12, "color": COLOURS["ink"]},
        showlegend=False,
        hovermode="closest",
        dragmode=False,
        hoverlabel={
            "bgcolor": COLOURS["paper"],
            "bordercolor": COLOURS["faint"],
            "font": {"family": FONT, "size": 13, "color": COLOURS["ink"]},
        },
        shapes=shapes,
        annotations=[
            _side(SIDE_NAMES["US"].upper(), 1.32, COLOURS["US"]),
            _side(SIDE_NAMES["Russia"].upper(), -1.32, COLOURS["Russia"]),
        ],
        xaxis={
            "type": "linear" if days else "date",
            "range": [x_of(first - room), x_of(last + room)],
            "fixedrange": True,
            "gridcolor": COLOURS["rule"],
            "zeroline": False,
            "nticks": 7,
            "tickfont": {"color": COLOURS["soft"], "size": 12},
            "title": {
                "text": "days since it opened" if days else "",
                "font": {"size": 12, "color": COLOURS["soft"]},
                "standoff": 4,
            },
            "tickformatstops": None
            if days
            else [
                {"dtickrange": [None, "M1"], "value": "%-d %b"},
                {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
                {"dtickrange": ["M12", None], "value": "%Y"},
            ],
        },
        yaxis={"range": [-1.5, 1.5], "visible": False, "fixedrange": True},
    )
    return figure


def _spans(index: Index, turns: Any, places: Any, x_of: Any, side: str) -> go.Scatter:
    """Bars for acts whose day is known only within some days."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for turn in turns:
        first, last = int(index.first[turn.row]), int(index.last[turn.row]) + 1
        if last - first > 1:
            y = places[turn.row][1]
            xs += [x_of(first), x_of(last), None]
            ys += [y, y, None]
    return go.Scatter(
        mode="lines",
        x=xs,
        y=ys,
        hoverinfo="skip",
        line={"color": COLOURS[side], "width": 2},
    )


def _side(text: str, y: float, colour: str) -> dict[str, Any]:
    return {
        "text": text, "x": 0, "xref": "paper", "xanchor": "left", "y": y, "yref": "y",
        "showarrow": False, "font": {"size": 11, "color": colour, "weight": 600},
    }  # fmt: skip
