"""What stands on the timeline: marks, stems, headlines, clocks, collected for one figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from charts.clocks import CLOCK_LABEL_PX, Clock
from charts.lanes import Lane, LaneSpec, PlacedAct, label_box, place_lane
from charts.scales import Scale, short_day
from charts.style import LABEL_PX, ROW_PX, SYMBOLS, plain, text_width
from charts.style import LIGHT as COLOURS
from loaders.dates import in_words
from loaders.query import SIDE_NAMES, Index, day_number, day_of

UNIT_WORDS = {1: "day", 7: "week", 30: "month", 365: "year"}


class Canvas:
    """Collects traces, shapes and annotations, so that each reaches Plotly in one call."""

    def __init__(
        self,
        index: Index,
        scale: Scale,
        width: int,
        lifted: list[int],
        chosen: int | None,
        bright: frozenset[int] | None,
    ) -> None:
        self.index, self.scale, self.width = index, scale, width
        self.lifted, self.chosen = set(lifted), chosen
        self.bright = frozenset(lifted) if lifted else bright
        self.traces: list[Any] = []
        self.shapes: list[dict[str, Any]] = []
        self.notes: list[dict[str, Any]] = []
        self.boxes: list[tuple[float, float, float, float]] = []
        events = index.record.events
        self.ids, self.titles = events["event_id"], events["title"]
        self.quads, self.dates = events["quad_class"], events["date"]
        self.unsure = events["about"], events["uncertain"]
        self.precision = events["precision"]
        self.low = float(scale.axis(day_number(scale.window.first)))
        self.high = float(scale.axis(day_number(scale.window.last) + 1))

    def lane(
        self,
        spec: LaneSpec,
        top: float,
        counted: dict[str, Any],
        peak: int,
        rows_at_most: int,
        level: str,
        placed: list[Lane],
    ) -> float:
        """Places one lane below `top`; returns where the next one may begin."""
        bars = None
        if level == "far":
            counts = counted[spec.key][1]
            bars = 6.5 * float(counts.max()) / peak + 0.4 if len(counts) else 0.4
        lane = place_lane(
            spec,
            self.index,
            self.scale,
            self.width,
            top,
            rows_at_most=rows_at_most,
            label_all=level == "near",
            lifted=[int(r) for r in np.intersect1d(spec.rows, list(self.lifted))],
            base_height=bars,
            landmarks_only=level == "far",
        )
        placed.append(lane)
        return lane.bottom

    def x_at(self, px: float) -> float:
        """Axis value of a pixel, for what is placed in pixels."""
        return self.low + (self.high - self.low) * px / self.width

    def text(
        self,
        words: str,
        px: float,
        y: float,
        *,
        colour: str,
        size: float = LABEL_PX,
        bold: bool = False,
        ground: str | None = None,
        name: str = "",
        right: bool = False,
    ) -> None:
        """One line of text from pixel `px` on, or up to it where `right`."""
        note: dict[str, Any] = {
            "x": px / self.width,
            "y": -y,
            "xref": "paper",
            "yref": "y",
            "text": plain(words),
            "showarrow": False,
            "xanchor": "right" if right else "left",
            "yanchor": "middle",
            "name": name,
            "font": {"size": size, "color": colour, "weight": 600 if bold else 400},
        }
        if ground:
            note["bgcolor"] = ground
        self.notes.append(note)

    def grid(self, placed: Sequence[Lane], band: tuple[float, float] | None, total: float) -> None:
        """The middle band, the lines between lanes and the lanes' names."""
        if band:
            self.shapes.append(_rect(0, 1, -band[1], -band[0], COLOURS["band"], x="paper"))
        for lane in placed:
            edge = lane.base if lane.spec.key in ("US", "Russia") else lane.bottom
            if lane.spec.key not in ("Both",) and edge < total - 0.3:
                self.shapes.append(_line(-edge))
            size = 11
            self.text(
                lane.spec.title.upper(),
                0,
                lane.title_y,
                colour=COLOURS[_ink(lane.spec.colour)],
                size=size,
                bold=True,
            )
            self.boxes.append(
                (
                    0,
                    lane.title_y * ROW_PX - 8,
                    text_width(lane.spec.title.upper(), 11, bold=True),
                    lane.title_y * ROW_PX + 8,
                )
            )

    def windows(self, clocks: Sequence[Clock], total: float) -> None:
        """Faint bands over the whole height where a deadline could fall due."""
        for clock in clocks:
            x0, x1 = self.scale.axis([clock.due0, clock.due1])
            if x1 > self.low and x0 < self.high:
                self.shapes.append(
                    _rect(
                        x0,
                        x1,
                        -total,
                        0,
                        COLOURS["window"],
                        opacity=0.34 if clock.stopped is None else 0.26,
                    )
                )

    def bins(self, placed: Sequence[Lane], counted: dict[str, Any], peak: int, unit: int) -> None:
        """Counts in place of marks when much time is on screen."""
        for lane in placed:
            if not unit or lane.spec.key not in counted:
                continue
            days, counts, lengths = counted[lane.spec.key]
            x0, x1 = self.scale.axis(days), self.scale.axis(days + lengths)
            sign = 1 if lane.spec.upward else -1
            heights = counts / peak * 6.5 * sign
            self.traces.append(
                go.Bar(
                    x=_numbers(x0 + (x1 - x0) * 0.5),
                    y=_numbers(heights, 3),
                    base=-lane.base,
                    width=_numbers((x1 - x0) * 0.86),
                    marker={"color": COLOURS[_ink(lane.spec.colour)]},
                    customdata=[
                        f"from:{day_of(d)}:{day_of(d + n - 1)}"
                        for d, n in zip(days, lengths, strict=True)
                    ],
                    hovertext=[
                        f"{UNIT_WORDS[unit].capitalize()} from {short_day(day_of(d), year=True)}: "
                        f"{n} {'act' if n == 1 else 'acts'}, {plain(lane.spec.title)}"
                        for d, n in zip(days, counts, strict=True)
                    ],
                    hoverinfo="text",
                )
            )

    def stems(self, placed: Sequence[Lane]) -> None:
        """From the base of the lane to each named mark."""
        xs: list[float | None] = []
        ys: list[float | None] = []
        for lane in placed:
            for act in lane.acts:
                if act.label is not None:
                    x = round((act.x0 + act.x1) / 2) if self.high > 1e6 else (act.x0 + act.x1) / 2
                    xs += [x, x, None]
                    ys += [round(-lane.base, 2), round(-act.y, 2), None]
        self.traces.append(_path(xs, ys, COLOURS["faint"], 1))

    def links(self, placed: Sequence[Lane], chosen: int | None) -> None:
        """Curves between the chosen act and what it answers or what answers it."""
        at = {a.row: a for lane in placed for a in lane.acts}
        if chosen is None or chosen not in at:
            return
        xs: list[float | None] = []
        ys: list[float | None] = []
        here = at[chosen]
        for row in self.lifted - {chosen}:
            if row in at:
                there = at[row]
                t = np.linspace(0, 1, 17)
                a, b = (here.x0 + here.x1) / 2, (there.x0 + there.x1) / 2
                bow = (self.high - self.low) * min(0.05, 0.012 + abs(here.y - there.y) * 0.002)
                mid = min(a, b) - bow if abs(a - b) < bow else (a + b) / 2
                xs += [*_numbers((1 - t) ** 2 * a + 2 * t * (1 - t) * mid + t**2 * b), None]
                ys += [*_numbers(-((1 - t) * here.y + t * there.y), 3), None]
        if xs:
            self.traces.append(_path(xs, ys, COLOURS["ink"], 1.3, dash="dot"))

    def marks(self, placed: Sequence[Lane]) -> None:
        """Every act: filled where the day is exact, hollow or barred where it is not."""
        by_side: dict[str, list[PlacedAct]] = {s: [] for s in SIDE_NAMES}
        sides = self.index.sides
        for lane in placed:
            for act in lane.acts:
                by_side[sides[self.index.side[act.row]]].append(act)
        for side, acts in by_side.items():
            colour = COLOURS[side]
            faded = self.bright is not None
            strong = [a for a in acts if (self._bright(a.row) if faded else a.label is not None)]
            self._spans(strong, colour)
            self._spans([a for a in acts if a not in strong], colour, 0.35)
            self.traces.append(
                go.Scatter(
                    mode="markers",
                    x=_numbers([(a.x0 + a.x1) / 2 for a in acts]),
                    y=_numbers([-a.y for a in acts], 3),
                    marker={
                        "color": colour,
                        "symbol": [self._symbol(a.row) for a in acts],
                        "size": [self._size(a) for a in acts],
                        "opacity": [1.0 if self._bright(a.row) else 0.4 for a in acts],
                        "line": {
                            "color": [
                                COLOURS["ink"]
                                if a.row == self.chosen
                                else colour
                                if self._open(a.row)
                                else COLOURS["paper"]
                                for a in acts
                            ],
                            "width": [
                                2.2 if a.row == self.chosen else 1.6 if self._open(a.row) else 1
                                for a in acts
                            ],
                        },
                    },
                    customdata=[self.ids.iat[a.row] for a in acts],
                    hovertext=[
                        f"{in_words(self.dates.iat[a.row])} · {plain(self.titles.iat[a.row])}"
                        for a in acts
                    ],
                    hoverinfo="text",
                )
            )
        more = [m for lane in placed for m in lane.more]
        for x, y, count in more:
            self.notes.append(
                {
                    "x": x, "y": -y, "xref": "x", "yref": "y", "text": f"+{count}", "showarrow": False,
                    "font": {"size": 9.5, "color": COLOURS["soft"]}, "yanchor": "middle",
                }
            )  # fmt: skip

    def _about(self, row: int) -> bool:
        return any(bool(column.iat[row]) for column in self.unsure)

    def _precise(self, row: int) -> bool:
        return str(self.precision.iat[row]) in ("day", "days")

    def _bright(self, row: int) -> bool:
        return self.bright is None or row in self.bright

    def _open(self, row: int) -> bool:
        return bool(self.quads.iat[row] == "comment" or self._about(row))

    def _symbol(self, row: int) -> str:
        symbol = SYMBOLS[str(self.quads.iat[row])]
        return symbol if symbol.endswith("-open") or not self._about(row) else f"{symbol}-open"

    def _size(self, act: PlacedAct) -> float:
        importance = self.index.importance[act.row]
        if act.label is None:
            return 7.5
        return 12 if importance == 1 else 10 if importance == 2 else 9

    def _spans(self, acts: Sequence[PlacedAct], colour: str, opacity: float = 1.0) -> None:
        """Days known to within a few: a bar with caps. Month or year only: a hollow bar."""
        bars: tuple[list[float | None], list[float | None]] = ([], [])
        hollow: tuple[list[float | None], list[float | None]] = ([], [])
        dashed: tuple[list[float | None], list[float | None]] = ([], [])
        for act in acts:
            if act.px1 - act.px0 < 2:
                continue
            y, half = -act.y, 0.24
            if self._precise(act.row) and not self._about(act.row):
                for x in (act.x0, act.x1):
                    bars[0].extend([x, x, None])
                    bars[1].extend([y - half, y + half, None])
                bars[0].extend([act.x0, act.x1, None])
                bars[1].extend([y, y, None])
            else:
                into = dashed if self._about(act.row) else hollow
                into[0].extend([act.x0, act.x1, act.x1, act.x0, act.x0, None])
                into[1].extend([y - half, y - half, y + half, y + half, y - half, None])
        for (xs, ys), dash in ((bars, "solid"), (hollow, "solid"), (dashed, "dash")):
            if xs:
                width = 2.2 if xs is bars[0] else 1.2
                rounded = [None if v is None else round(v, 3) for v in ys]
                self.traces.append(_path(xs, rounded, colour, width, dash=dash, opacity=opacity))

    def headlines(self, placed: Sequence[Lane], shown: int) -> None:
        """The titles beside the marks, on a ground that keeps stems out of the letters."""
        for lane in placed:
            for act in lane.acts:
                box = label_box(act, ROW_PX)
                if act.label is None or box is None:
                    continue
                self.boxes.append(box)
                self.text(
                    act.headline,
                    act.label.text1 if act.label.flipped else act.label.text0,
                    act.y,
                    colour=COLOURS["ink" if self._bright(act.row) else "soft"],
                    bold=act.bold,
                    ground=COLOURS["band" if lane.spec.key == "Both" else "paper"],
                    name=self.ids.iat[act.row],
                    right=act.label.flipped,
                )

    def clocks(self, clocks: Sequence[Clock], top: float, more: int) -> None:
        """The running clocks: a dot where set, a line while it runs, a bar where it falls due."""
        title = "CLOCKS RUNNING" if not more else f"CLOCKS RUNNING · {more} MORE NOT DRAWN"
        self.text(title, 0, top + 0.5, colour=COLOURS["due-text"], size=11, bold=True)
        self.boxes.append(
            (
                0,
                (top + 0.5) * ROW_PX - 8,
                text_width(title, 11, bold=True),
                (top + 0.5) * ROW_PX + 8,
            )
        )
        run: tuple[list[float | None], list[float | None]] = ([], [])
        idle: tuple[list[float | None], list[float | None]] = ([], [])
        dots: tuple[list[float], list[float], list[str], list[str]] = ([], [], [], [])
        for solid in (True, False):
            chosen = [c for c in clocks if (c.stopped is None) == solid]
            x0 = self.scale.axis([c.due0 for c in chosen])
            x1 = self.scale.axis([c.due1 for c in chosen])
            self.traces.append(
                go.Bar(
                    orientation="h",
                    base=_numbers(x0),
                    x=_numbers(x1 - x0),
                    y=[round(-(top + 1.45 + c.row * 0.95), 3) for c in chosen],
                    width=0.46,
                    marker={
                        "color": COLOURS["due"],
                        "line": {"color": COLOURS["due"], "width": 1},
                        "pattern": {
                            "shape": "" if solid else "/",
                            "size": 5,
                            "solidity": 0.35,
                            "fillmode": "replace",
                            "fgcolor": COLOURS["due"],
                            "bgcolor": COLOURS["band"],
                        },
                    },
                    customdata=[c.deadline.event_id for c in chosen],
                    hovertext=[
                        plain(self.titles.iat[c.event_row]) + " · " + c.label for c in chosen
                    ],
                    hoverinfo="text",
                )
            )
        for clock in clocks:
            y = round(-(top + 1.45 + clock.row * 0.95), 3)
            begin, end, until = self.scale.axis(
                [clock.set_day, clock.due0, clock.stopped or clock.due0]
            )
            run[0].extend([begin, min(until, end), None])
            run[1].extend([y, y, None])
            if until < end:
                idle[0].extend([until, end, None])
                idle[1].extend([y, y, None])
            dots[0].append(begin)
            dots[1].append(y)
            dots[2].append(clock.deadline.event_id)
            dots[3].append(plain(self.titles.iat[clock.event_row]) + " · " + clock.label)
            middle = (top + 1.45 + clock.row * 0.95) * ROW_PX
            self.boxes.append((clock.text0, middle - 8, clock.text1, middle + 8))
            self.text(
                clock.label, clock.text0, top + 1.45 + clock.row * 0.95, colour=COLOURS["due-text"],
                size=CLOCK_LABEL_PX, ground=COLOURS["band"], name=clock.deadline.event_id,
            )  # fmt: skip
        self.traces.append(_path(*run, COLOURS["due"], 2))
        self.traces.append(_path(*idle, COLOURS["due"], 1.2, dash="dot"))
        self.traces.append(
            go.Scatter(
                mode="markers",
                x=_numbers(dots[0]),
                y=dots[1],
                customdata=dots[2],
                hovertext=dots[3],
                hoverinfo="text",
                marker={"color": COLOURS["due"], "size": 8},
            )
        )


def _ink(colour: str) -> str:
    return colour if colour in COLOURS else "ink"


def _numbers(values: Any, digits: int | None = None) -> list[float]:
    """Plain numbers for Plotly; whole ones where they are milliseconds."""
    array = np.asarray(values, dtype=np.float64)
    if digits is None:
        digits = 0 if array.size and np.abs(array).max() > 1e6 else 4
    return [int(v) if digits == 0 else v for v in np.round(array, digits).tolist()]


def _path(
    xs: Sequence[float | None],
    ys: Sequence[float | None],
    colour: str,
    width: float,
    dash: str = "solid",
    opacity: float = 1.0,
) -> go.Scatter:
    return go.Scatter(
        mode="lines",
        x=[None if x is None else round(x, 3) for x in xs],
        y=list(ys),
        line={"color": colour, "width": width, "dash": dash},
        opacity=opacity,
        hoverinfo="skip",
    )


def _rect(
    x0: float, x1: float, y0: float, y1: float, colour: str, *, x: str = "x", opacity: float = 1.0
) -> dict[str, Any]:
    return {
        "type": "rect", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "xref": x, "yref": "y",
        "fillcolor": colour, "opacity": opacity, "line": {"width": 0}, "layer": "below",
    }  # fmt: skip


def _line(y: float) -> dict[str, Any]:
    return {
        "type": "line", "x0": 0, "x1": 1, "y0": y, "y1": y, "xref": "paper", "yref": "y",
        "line": {"color": COLOURS["faint"], "width": 1}, "layer": "below",
    }  # fmt: skip
