"""Acts sorted into lanes, each mark and headline at its place; no drawing yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from charts.labels import GAP_PX, MARK_PX, Place, Tag, place
from charts.scales import Scale, pixels
from charts.style import LABEL_PX, shortened, text_width
from loaders.query import SIDE_NAMES, Index, Rows, topic_name

# A bead is an unlabelled mark near the base of its lane; so many fit on one stem.
BEAD = 0.58
BEADS = 4
CELL_PX = 9.0
LANES_AT_MOST = 7
FEW_ROWS = 6
NAMED_AT_MOST = 260
NARROW_PX = 560

LANE_KINDS = {"sides": "Sides", "actors": "Actors", "topics": "Topics", "types": "Kinds of act"}


@dataclass(frozen=True)
class LaneSpec:
    """A lane before anything is placed: its name, colour and acts, and which way it grows."""

    key: str
    title: str
    rows: Rows
    upward: bool = False
    colour: str = "ink"


@dataclass(frozen=True)
class PlacedAct:
    """An act on the chart: where its mark stands and, if it has one, its headline."""

    row: int
    x0: float
    x1: float
    px0: float
    px1: float
    y: float
    label: Place | None
    headline: str
    bold: bool


@dataclass
class Lane:
    """A lane with its acts placed; y counts rows downwards from the top of the chart."""

    spec: LaneSpec
    top: float
    bottom: float
    base: float
    title_y: float
    acts: list[PlacedAct] = field(default_factory=list)
    more: list[tuple[float, float, int]] = field(default_factory=list)


def lane_specs(index: Index, rows: Rows, kind: str, *, rest: bool = True) -> list[LaneSpec]:
    """
    The lanes of a kind, in the order in which they stand on the page.

    An act with two topics stands in both lanes; its counts elsewhere stay one.
    Beyond seven lanes the rarer ones share a last one, "everything else".
    """
    events = index.record.events
    if kind == "sides":
        of_side = index.side[rows]
        return [
            LaneSpec(side, SIDE_NAMES[side], rows[of_side == code], side == "US", side)
            for side in ("US", "Both", "Russia", "Other")
            for code in [index.sides.index(side)]
        ]
    if kind == "types":
        labels = dict(
            zip(
                index.record.event_types["event_type"],
                index.record.event_types["label"],
                strict=True,
            )
        )
        groups = {
            str(index.event_types[c]): rows[index.event_type[rows] == c]
            for c in np.unique(index.event_type[rows])
        }
    else:
        column = events["actors" if kind == "actors" else "topics"]
        labels = dict(
            zip(index.record.actors["actor_id"], index.record.actors["name"], strict=True)
        )
        if kind == "topics":
            labels = {t: topic_name(t) for t in index.topics.counts}
        collected: dict[str, list[int]] = {}
        for row in rows:
            for value in column.iat[row]:
                collected.setdefault(value, []).append(int(row))
        groups = {value: np.asarray(found, dtype=np.int64) for value, found in collected.items()}
    ranked = sorted(groups, key=lambda g: (-len(groups[g]), g))
    chosen, others = ranked[:LANES_AT_MOST], ranked[LANES_AT_MOST:]
    specs = [LaneSpec(g, _capital(labels.get(g, g)), groups[g], colour="ink") for g in chosen]
    if others and rest:
        shown = np.unique(np.concatenate([groups[g] for g in chosen]))
        left = np.setdiff1d(rows, shown)
        if len(left):
            specs.append(LaneSpec("", "Everything else", left, colour="ink"))
    return specs


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def place_lane(
    spec: LaneSpec,
    index: Index,
    scale: Scale,
    width: int,
    top: float,
    *,
    rows_at_most: int,
    label_all: bool,
    lifted: Sequence[int] = (),
    base_height: float | None = None,
    landmarks_only: bool = False,
    title_row: bool = True,
) -> Lane:
    """
    One lane below `top`, with as many headlines as there is room for.

    `lifted` rows choose their place first (the selected act and what is tied to it).
    With `base_height` the base is kept free for bars and only landmarks are placed.
    """
    first, last = index.first[spec.rows], index.last[spec.rows]
    exact = first == last
    left = np.where(exact, first + 0.5, first)
    right = np.where(exact, first + 0.5, last + 1)
    px0 = np.clip(pixels(scale, left, width), 0, width)
    px1 = np.clip(pixels(scale, right, width), 0, width)
    x0, x1 = scale.axis(left), scale.axis(right)
    importance = index.importance[spec.rows]
    titles = index.record.events["title"]
    lifted_set = set(lifted)
    eligible = np.ones(len(spec.rows), dtype=bool)
    if landmarks_only:
        eligible = (importance == 1) | np.isin(spec.rows, list(lifted_set))
    wanted = [int(i) for i in np.flatnonzero(eligible)]
    # More than can stand in the rows there are need not be measured: the weightiest are.
    if len(wanted) > NAMED_AT_MOST:
        wanted = sorted(wanted, key=lambda i: (int(spec.rows[i]) not in lifted_set, importance[i]))
        wanted = sorted(wanted[:NAMED_AT_MOST])
    headlines = {i: headline(titles.iat[spec.rows[i]], max(px0[i], width - px1[i])) for i in wanted}
    # Landmarks choose before major steps only where rows are few: together they stack better.
    major = 2 if rows_at_most <= FEW_ROWS else 1
    ranks = np.where(importance == 1, 1, np.where((importance == 2) | label_all, major, 3))
    bold = {
        i: int(spec.rows[i]) in lifted_set or bool(importance[i] == 1 and not landmarks_only)
        for i in wanted
    }
    tags = [
        Tag(
            float(px0[i]),
            float(px1[i]),
            text_width(headlines[i], LABEL_PX, bold=bold[i]),
            rank=0 if int(spec.rows[i]) in lifted_set else int(ranks[i]),
        )
        for i in wanted
    ]
    places = dict(zip(wanted, place(tags, width, rows_at_most, fill_after=3), strict=True))
    beads = [i for i in wanted if places[i] is None]
    beads = [] if landmarks_only else beads
    stacks: dict[int, list[int]] = {}
    for i in beads:
        stacks.setdefault(int(px0[i] // CELL_PX), []).append(i)
    tallest = min(max((len(s) for s in stacks.values()), default=0), BEADS)
    floor = base_height if base_height is not None else tallest * BEAD + (0.25 if tallest else 0.1)
    label_rows = max((p.row + 1 for p in places.values() if p), default=0)
    height = floor + label_rows + (1.0 if title_row else 0.0)
    if spec.upward:
        base, title_y = top + height, top + 0.5
    else:
        base, title_y = top + (1.0 if title_row else 0.0), top + 0.5
    sign = -1 if spec.upward else 1
    lane = Lane(spec, top, top + height, base, title_y)
    for i, spot in places.items():
        if spot is not None:
            y = base + sign * (floor + spot.row + 0.5)
            lane.acts.append(
                _act(spec.rows[i], x0[i], x1[i], px0[i], px1[i], y, spot, headlines[i], bold[i])
            )
    for stack in stacks.values():
        for level, i in enumerate(stack[: BEADS if len(stack) <= BEADS else BEADS - 1]):
            y = base + sign * (0.2 + (level + 0.5) * BEAD)
            lane.acts.append(
                _act(spec.rows[i], x0[i], x1[i], px0[i], px1[i], y, None, headlines[i], bold[i])
            )
        if len(stack) > BEADS:
            y = base + sign * (0.2 + (BEADS - 0.5) * BEAD)
            lane.more.append((float(x0[stack[0]]), y, len(stack) - BEADS + 1))
    return lane


def headline(title: str, room: float) -> str:
    """
    A title as there is room for beside its mark: in full, else cut after a whole word.

    >>> headline("Trump gives Putin 10 to 12 days", 160)
    'Trump gives Putin 10…'
    """
    return shortened(title, (room - MARK_PX - GAP_PX) / 1.045 - 1)


def _act(
    row: int,
    x0: float,
    x1: float,
    px0: float,
    px1: float,
    y: float,
    spot: Place | None,
    text: str,
    bold: bool,
) -> PlacedAct:
    return PlacedAct(
        int(row), float(x0), float(x1), float(px0), float(px1), float(y), spot, text, bold
    )


def label_box(act: PlacedAct, row_px: float) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of an act's headline in pixels, if it has one."""
    if act.label is None:
        return None
    centre = act.y * row_px
    half = row_px / 2 - 1.5
    return act.label.text0, centre - half, act.label.text1, centre + half


__all__ = [
    "LANE_KINDS",
    "MARK_PX",
    "Lane",
    "LaneSpec",
    "PlacedAct",
    "label_box",
    "lane_specs",
    "place_lane",
]
