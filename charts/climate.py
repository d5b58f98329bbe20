"""Words and deeds over the years: counts about an axis, the mean score, and who acted."""

from __future__ import annotations

from itertools import count
from typing import Any

import numpy as np
import plotly.graph_objects as go

from charts.scales import DAY_MS
from charts.style import FONT
from charts.style import LIGHT as COLOURS
from loaders.climate import Climate, Era, Periods, eras, pick_of
from loaders.dates import Span
from loaders.query import SIDE_NAMES, day_number

# What stands above the line and what below, in the upper panel and in the lower one.
PANELS = (
    ("WORDS", "verbal cooperation", "verbal conflict"),
    ("DEEDS", "material cooperation", "material conflict"),
)
# Colour belongs to the sides: here height tells the two apart, and light from dark.
FILL = {
    "verbal cooperation": COLOURS["brush"],
    "material cooperation": COLOURS["brush"],
    "verbal conflict": COLOURS["ink"],
    "material conflict": COLOURS["ink"],
}
CLASS_NAMES = {
    "verbal cooperation": "cooperation in words",
    "material cooperation": "cooperation in deeds",
    "verbal conflict": "conflict in words",
    "material conflict": "conflict in deeds",
}
# Pixels: an act at the most, a line of text, the bars together.
ACT_PX, TEXT_PX, BARS_PX = 16.0, 22, 330
MARGIN = {"l": 34, "r": 8, "t": 44, "b": 26}
SIDES_HEIGHT, MEAN_HEIGHT = 250, 250
# Below so many acts a mean and a share say little: such marks are hollow, such bars pale.
FEW = 5
# With more quarters than these the marks of the means are small.
MANY = 24
# In greys blue and vermilion are alike; lines in one of them tell the two apart.
HATCHED = {
    "shape": "/", "fillmode": "overlay", "fgcolor": COLOURS["paper"], "fgopacity": 0.75,
    "size": 5, "solidity": 0.16,
}  # fmt: skip
# A share of the axis below which the name of an era finds no room, even on a phone.
LEAST_NAMED = 0.09
# How much of its period a bar takes, and how much of the axis at the most.
BAR, WIDEST = 0.84, 0.1


def balance_chart(found: Climate) -> go.Figure:
    """
    Bars of the acts in the balance: cooperation up, conflict down, words above, deeds beneath.

    One act is as high in one panel as in the other; where either shows nothing it keeps its
    line. A bar's customdata is the pick of its acts.
    """
    tops = [int(found.classes[up].max(initial=0)) for _, up, _ in PANELS]
    depths = [int(found.classes[down].max(initial=0)) for _, _, down in PANELS]
    acts = max(1, sum(tops) + sum(depths))
    act_px = min(ACT_PX, BARS_PX / acts)
    room = TEXT_PX / act_px
    lengths = [top + depth + 2 * room for top, depth in zip(tops, depths, strict=True)]
    total = sum(lengths)
    layout, traces = _layout(found.periods, MARGIN["t"] + MARGIN["b"] + total * act_px), []
    notes, lines = layout["annotations"], layout["shapes"]
    high = 1.0
    for panel, (name, up, down) in enumerate(PANELS):
        low = max(0.0, high - lengths[panel] / total)
        axis = "y" if not panel else "y2"
        for quad, sign in ((up, 1), (down, -1)):
            traces.append(_class_bars(found, quad, sign, axis))
        layout[f"yaxis{'' if not panel else 2}"] = _count_axis(
            -(depths[panel] + room), tops[panel] + room, depths[panel], tops[panel], act_px
        ) | {"domain": [round(low, 5), round(high, 5)]}
        notes.append(_note(f"{name}: COOPERATION", high, "top"))
        notes.append(_note(f"{name}: CONFLICT", low, "bottom"))
        lines.append(_zero(axis))
        if panel:
            lines.append(_edge(high))
        high = low
    layout["xaxis"]["anchor"] = "y2"
    return _figure(traces, layout)


def _class_bars(found: Climate, quad: str, sign: int, axis: str) -> go.Bar:
    counts = found.classes[quad]
    at = np.flatnonzero(counts).tolist()
    spans = [found.periods.span(i) for i in at]
    return go.Bar(
        **_places(spans, found.periods),
        y=[sign * int(counts[i]) for i in at],
        yaxis=axis,
        marker={"color": FILL[quad]},
        customdata=[pick_of("class", quad, span) for span in spans],
        hovertext=[
            f"{found.periods.name(i)} · {CLASS_NAMES[quad]}: {_acts(int(counts[i]))}" for i in at
        ],
        hoverinfo="text",
    )


def sides_chart(found: Climate) -> go.Figure:
    """
    Who acted: each side's share of a period's acts, and beneath how many these are.

    The United States hangs from the top, Russia stands on the bottom; acts of both together and
    of others lie between. Shares of few acts are pale.
    """
    periods = found.periods
    totals = np.sum([*found.sides.values()], axis=0)
    at = np.flatnonzero(totals).tolist()
    spans = [periods.span(i) for i in at]
    layout = _layout(periods, SIDES_HEIGHT)
    traces = []
    for side in reversed(SIDES_DOWN):
        counts = found.sides[side]
        traces.append(
            go.Bar(
                **_places(spans, found.periods),
                y=[round(100 * int(counts[i]) / int(totals[i]), 2) for i in at],
                marker={
                    "color": COLOURS[side],
                    "opacity": [1 if totals[i] >= FEW else 0.45 for i in at],
                    "line": {"color": COLOURS["paper"], "width": 0.5},
                    "pattern": HATCHED if side == "Russia" else None,
                },
                customdata=[pick_of("side", side, span) for span in spans],
                hovertext=[
                    f"{periods.name(i)} · {SIDE_NAMES[side]}: {int(counts[i])} of "
                    f"{_acts(int(totals[i]))}"
                    for i in at
                ],
                hoverinfo="text",
            )
        )
    traces.append(
        go.Bar(
            **_places(spans, found.periods),
            y=[int(totals[i]) for i in at],
            yaxis="y2",
            marker={"color": COLOURS["brush"]},
            hovertext=[f"{periods.name(i)}: {_acts(int(totals[i]))}" for i in at],
            hoverinfo="text",
        )
    )
    share = 0.3
    most = int(totals.max(initial=1))
    layout["barmode"] = "stack"
    layout["xaxis"]["anchor"] = "y2"
    layout["yaxis"] = _axis([0, 100], [0, 50, 100], ["0", "50", "100%"]) | {"domain": [share, 1]}
    layout["yaxis2"] = _axis([0, most * 1.05], [most], [str(most)]) | {"domain": [0, share - 0.12]}
    layout["shapes"] += [_level(50), _zero("y2")]
    layout["annotations"].append(_note("ACTS IN ALL", share - 0.012, "top"))
    return _figure(traces, layout)


# From the top of a bar to its bottom.
SIDES_DOWN = ("US", "Both", "Other", "Russia")


def mean_chart(found: Climate) -> go.Figure:
    """
    The mean PLOVER score of the acts in the balance, by quarter, with half of the scores.

    A thick bar reaches from the lower quartile to the upper one. Means of few acts are hollow,
    and no line is drawn over a quarter without an act.
    """
    periods, scores = found.quarters, found.scores
    layout = _layout(periods, MEAN_HEIGHT)
    spans = [periods.span(at) for at in scores["quarter"].tolist()]
    middles = _places(spans, periods)["x"]
    rows = list(zip(middles, scores.to_dict("records"), strict=True))
    bars: tuple[list[int | None], list[float | None]] = ([], [])
    line: tuple[list[int | None], list[float | None]] = ([], [])
    before = None
    for x, row in rows:
        bars[0].extend([x, x, None])
        # A spread of nothing still shows that there is one.
        flat = 0.12 if row["low"] == row["high"] else 0.0
        bars[1].extend([row["low"] - flat, row["high"] + flat, None])
        if before is not None and row["quarter"] != before + 1:
            line[0].append(None)
            line[1].append(None)
        line[0].append(x)
        line[1].append(round(row["mean"], 3))
        before = row["quarter"]
    wide = max(2, min(8, 260 // max(1, periods.size)))
    traces = [
        _path(*bars, COLOURS["faint"], wide),
        _path(*line, COLOURS["soft"], 1.2),
        go.Scatter(
            mode="markers",
            x=middles,
            y=[round(row["mean"], 3) for _, row in rows],
            customdata=[pick_of("balance", "score", span) for span in spans],
            hovertext=[
                f"{periods.name(row['quarter'])}: mean {signed(row['mean'])}, half of the scores "
                f"from {signed(row['low'])} to {signed(row['high'])}, n = {row['n']}"
                for _, row in rows
            ],
            hoverinfo="text",
            marker={
                "size": 7 if periods.size <= MANY else 5,
                "opacity": 1,
                "color": [COLOURS["ink" if r["n"] >= FEW else "paper"] for _, r in rows],
                "line": {"color": COLOURS["ink"], "width": 1.3},
            },
        ),
    ]
    levels = [-10, -5, 0, 5, 10]
    layout["yaxis"] = _axis([-10.5, 10.5], levels, [signed(v) for v in levels])
    layout["shapes"].append(_zero("y"))
    layout["annotations"] += [
        _note("COOPERATION", 1, "top"),
        _note("CONFLICT", 0, "bottom"),
    ]
    return _figure(traces, layout)


def signed(value: float) -> str:
    """
    A score as it is printed: with its sign, and two digits at the most.

    >>> signed(-3.5), signed(2.0), signed(0)
    ('−3.5', '+2', '0')
    """
    text = f"{round(value, 2):+g}".replace("-", "−")
    return "0" if text.strip("+−") == "0" else text


def _acts(count: int) -> str:
    return f"{count:,} {'act' if count == 1 else 'acts'}"


def _figure(traces: list[Any], layout: dict[str, Any]) -> go.Figure:
    """Without Plotly's own template, which a layout given at the start cannot leave out."""
    figure = go.Figure(traces)
    figure.update_layout(layout)
    return figure


def _places(spans: list[Span], periods: Periods) -> dict[str, Any]:
    """Where the bars of some periods stand, in milliseconds; each leaves a gap to the next.

    A bar among few is not as wide as its period: a wall of one colour says no more than a bar.
    """
    lows = [day_number(span.first) for span in spans]
    lengths = [day_number(span.last) + 1 - low for low, span in zip(lows, spans, strict=True)]
    first, last = _days(periods)
    widest = (last - first) * WIDEST
    return {
        "x": [int((low + length / 2) * DAY_MS) for low, length in zip(lows, lengths, strict=True)],
        "width": [int(min(length * BAR, widest) * DAY_MS) for length in lengths],
    }


def _days(periods: Periods) -> tuple[int, int]:
    """The number of the first day and of the one after the last."""
    return (
        day_number(periods.span(0).first),
        day_number(periods.span(periods.size - 1).last) + 1,
    )


def _layout(periods: Periods, height: float) -> dict[str, Any]:
    """What all of them share: the axis of time, and the eras behind it."""
    first, last = _days(periods)
    shapes, notes = _background(first, last)
    months = (last - first) / 30.4
    step = 12 if months > 30 else 3 if months > 8 else 1
    return {
        "template": None,
        "height": round(height),
        "margin": MARGIN,
        "paper_bgcolor": COLOURS["paper"],
        "plot_bgcolor": COLOURS["paper"],
        "font": {"family": FONT, "size": 12, "color": COLOURS["ink"]},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "barmode": "relative",
        "hoverlabel": {
            "bgcolor": COLOURS["paper"],
            "bordercolor": COLOURS["faint"],
            "font": {"family": FONT, "size": 13, "color": COLOURS["ink"]},
        },
        "shapes": shapes,
        "annotations": notes,
        "xaxis": {
            "type": "date",
            "range": [first * DAY_MS, last * DAY_MS],
                        "fixedrange": True,
            "showgrid": False,
            "zeroline": False,
            "ticks": "outside",
            "ticklen": 4,
            "tickcolor": COLOURS["faint"],
            "tick0": "2000-01-01",
            "dtick": f"M{step}" if months <= 120 else "M24",
            "tickformat": "%Y" if step == 12 else "%b %Y",
            "tickfont": {"color": COLOURS["soft"], "size": 12},
        },
    }  # fmt: skip


def _background(first: int, last: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Presidencies in Washington as bands, by turns, and the turns of the war as dotted lines."""
    shapes: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    groups: dict[str, list[Era]] = {}
    for era in eras():
        groups.setdefault(era.group, []).append(era)
    washington, _, war = groups.values()
    for turn, era in enumerate(washington):
        low, high = _within(era, first, last)
        if low >= high:
            continue
        if turn % 2 == 0:
            shapes.append(
                {
                    "type": "rect", "xref": "x", "yref": "paper", "y0": 0, "y1": 1,
                    "x0": low * DAY_MS, "x1": high * DAY_MS, "fillcolor": COLOURS["band"],
                    "line": {"width": 0}, "layer": "below",
                }
            )  # fmt: skip
        if (high - low) / (last - first) >= LEAST_NAMED:
            notes.append(_era_note(era.short, (low + high) / 2, 3, "center"))
    for era in war[1:]:
        day = day_number(era.held.first)
        if not first < day < last:
            continue
        shapes.append(
            {
                "type": "line", "xref": "x", "yref": "paper", "y0": 0, "y1": 1,
                "x0": day * DAY_MS, "x1": day * DAY_MS, "layer": "below",
                "line": {"color": COLOURS["Other"], "width": 1, "dash": "dot"},
            }
        )  # fmt: skip
        late = (day - first) / (last - first) > 0.8
        notes.append(_era_note(era.short, day, 19, "right" if late else "left"))
    return shapes, notes


def _within(era: Era, first: int, last: int) -> tuple[int, int]:
    return max(first, day_number(era.held.first)), min(last, day_number(era.held.last) + 1)


def _era_note(text: str, day: float, up: int, anchor: str) -> dict[str, Any]:
    return {
        "text": text, "x": int(day * DAY_MS), "xref": "x", "xanchor": anchor, "y": 1,
        "yref": "paper", "yanchor": "bottom", "yshift": up, "showarrow": False,
        "font": {"size": 12, "color": COLOURS["soft"]},
    }  # fmt: skip


def _note(text: str, y: float, anchor: str) -> dict[str, Any]:
    return {
        "text": text, "x": 0, "xref": "paper", "xanchor": "left", "xshift": 3, "y": y,
        "yref": "paper", "yanchor": anchor, "showarrow": False,
        "font": {"size": 11, "color": COLOURS["soft"], "weight": 600},
    }  # fmt: skip


def _count_axis(low: float, high: float, depth: int, top: int, act_px: float) -> dict[str, Any]:
    """An axis of acts, counted from 0 both ways, with a number each 30 pixels at the most."""
    round_ones = (digit * 10**power for power in count() for digit in (1, 2, 5))
    step = next(each for each in round_ones if each * act_px >= 30)
    ticks = list(range(-(depth // step) * step, top + 1, step))
    return _axis([low, high], ticks, [str(abs(v)) for v in ticks])


def _axis(low_high: list[float], ticks: list[Any], texts: list[str]) -> dict[str, Any]:
    return {
        "range": [round(v, 3) for v in low_high],
        "tickvals": ticks,
        "ticktext": texts,
        "fixedrange": True,
        "zeroline": False,
        "gridcolor": COLOURS["rule"],
        "tickfont": {"color": COLOURS["soft"], "size": 11},
    }


def _zero(axis: str) -> dict[str, Any]:
    return {
        "type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": axis, "y0": 0, "y1": 0,
        "line": {"color": COLOURS["Other"], "width": 1},
    }  # fmt: skip


def _level(y: float) -> dict[str, Any]:
    return {
        "type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": y, "y1": y,
        "line": {"color": COLOURS["paper"], "width": 1, "dash": "dash"},
    }  # fmt: skip


def _edge(y: float) -> dict[str, Any]:
    return {
        "type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "paper", "y0": y, "y1": y,
        "line": {"color": COLOURS["faint"], "width": 1},
    }  # fmt: skip


def _path(xs: list[int | None], ys: list[float | None], colour: str, width: float) -> go.Scatter:
    return go.Scatter(
        mode="lines", x=xs, y=ys, hoverinfo="skip", line={"color": colour, "width": width}
    )
