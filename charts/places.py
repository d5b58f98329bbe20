"""The map of where acts happened: land and sea without borders, a mark a place, sized by count."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from charts.style import FONT, LABEL_PX, plain, text_width
from charts.style import LIGHT as COLOURS


@dataclass(frozen=True)
class Region:
    """A part of the map: its name, and the degrees it spans."""

    name: str
    longitudes: tuple[float, float]
    latitudes: tuple[float, float]


# The record's world: from Alaska to Japan, from the equator to the Arctic.
REGIONS = {
    "world": Region("World", (-160, 150), (-8, 76)),
    "europe": Region("Europe and the Middle East", (-12, 68), (20, 66)),
    "america": Region("North America", (-155, -55), (8, 66)),
}
SMALLEST_PX, LARGEST_PX = 8.0, 54.0
LABEL_HEIGHT = 17.0
# Places so much in the record that their names may stand over the marks of single acts.
FIRST_NAMED = 6
SIDES = ("middle right", "middle left", "top center", "bottom center")
Box = tuple[float, float, float, float]
HEIGHTS = (300, 620)


def map_of(
    table: pd.DataFrame, *, count: str, region: str, width: int, chosen: str | None
) -> go.Figure:
    """
    Marks on a map; a mark's area is proportional to the acts, one act has the smallest mark.

    Args:
        table: What loaders.places.by_place gives.
        count: The column that is counted.
        region: A key of `REGIONS`.
        width: Pixels that names must find room in.
        chosen: The place that is opened, drawn in blue.

    No borders are drawn: whose land it is, the map leaves open.
    """
    part = REGIONS[region]
    shown = table[table[count] > 0]
    most = max(1, int(table[count].max())) if len(table) else 1
    sizes = [diameter(int(n), most) for n in shown[count]]
    height = _height(part, width)
    names, sides = _named(shown, shown[count].tolist(), sizes, part, width, height, chosen)
    figure = go.Figure(
        go.Scattergeo(
            lat=shown["latitude"].tolist(),
            lon=shown["longitude"].tolist(),
            customdata=[f"place:{each}" for each in shown["place_id"]],
            text=[plain(each) for each in names],
            mode="markers+text",
            textposition=sides,
            textfont={"family": FONT, "size": LABEL_PX, "color": COLOURS["ink"]},
            hovertext=[
                f"{plain(name)}: {n:,} {'act' if n == 1 else 'acts'}"
                for name, n in zip(shown["name"], shown[count], strict=True)
            ],
            hoverinfo="text",
            marker={
                "size": sizes,
                "sizemode": "diameter",
                "opacity": 0.82,
                "color": [
                    COLOURS["US"] if each == chosen else COLOURS["Both"]
                    for each in shown["place_id"]
                ],
                "line": {"width": 1, "color": COLOURS["paper"]},
            },
        )
    )
    figure.update_layout(
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        paper_bgcolor=COLOURS["paper"],
        font={"family": FONT, "size": LABEL_PX, "color": COLOURS["soft"]},
        showlegend=False,
        dragmode=False,
        geo={
            "projection": {"type": "natural earth" if region == "world" else "mercator"},
            "lonaxis": {"range": list(part.longitudes)},
            "lataxis": {"range": list(part.latitudes)},
            "bgcolor": COLOURS["paper"],
            "showland": True,
            "landcolor": COLOURS["rule"],
            "showocean": False,
            "showlakes": False,
            "showcountries": False,
            "showframe": False,
            "coastlinecolor": COLOURS["faint"],
            "coastlinewidth": 0.7,
            "resolution": 110,
        },
    )
    return figure


def diameter(count: int, most: int) -> float:
    """
    A mark's width in pixels: its area grows with the count.

    >>> diameter(0, 100), diameter(100, 100), round(diameter(25, 100), 1)
    (8.0, 54.0, 27.0)
    """
    return max(SMALLEST_PX, LARGEST_PX * math.sqrt(count / most))


def _projected(part: Region, longitude: float, latitude: float) -> tuple[float, float]:
    """
    Where a point lies on the map's plane, in the units of its projection, y upwards.

    Mercator's formula; for the world Natural Earth's polynomial (Šavrič and others, "A polynomial
    equation for the Natural Earth projection", 2011), as d3-geo has it.
    """
    middle = sum(part.longitudes) / 2
    x, y = math.radians(longitude - middle), math.radians(latitude)
    if part is not REGIONS["world"]:
        return x, math.log(math.tan(math.pi / 4 + y / 2))
    y2 = y * y
    y4 = y2 * y2
    across = 0.8707 - 0.131979 * y2 + y4 * (-0.013791 + y4 * (0.003971 * y2 - 0.001529 * y4))
    up = 1.007226 + y2 * (0.015085 + y4 * (-0.044475 + 0.028874 * y2 - 0.005916 * y4))
    return x * across, y * up


def _extent(part: Region) -> tuple[float, float, float, float]:
    """The left, right, lower and upper edge of the part on the map's plane."""
    edge = [
        _projected(part, lon, low + (high - low) * step / 20)
        for low, high in [part.latitudes]
        for lon in part.longitudes
        for step in range(21)
    ]
    xs, ys = [x for x, _ in edge], [y for _, y in edge]
    return min(xs), max(xs), min(ys), max(ys)


def _height(part: Region, width: int) -> int:
    """The height in pixels at which the part fills the width, within bounds."""
    left, right, low, high = _extent(part)
    return round(min(max(width * (high - low) / (right - left), HEIGHTS[0]), HEIGHTS[1]))


def _named(
    shown: pd.DataFrame,
    counts: list[int],
    sizes: list[float],
    part: Region,
    width: int,
    height: int,
    chosen: str | None,
) -> tuple[list[str], list[str]]:
    """The names that find room beside their marks, the most frequent first, and on which side."""
    left, right, low, high = _extent(part)
    scale = min(width / (right - left), height / (high - low))
    marks: list[Box] = []
    for row, size in zip(shown.itertuples(index=False), sizes, strict=True):
        x, y = _projected(part, float(row.longitude), float(row.latitude))
        px = width / 2 + (x - (left + right) / 2) * scale
        py = height / 2 - (y - (low + high) / 2) * scale
        marks.append((px - size / 2, px + size / 2, py - size / 2, py + size / 2))
    names, sides = [""] * len(marks), [SIDES[0]] * len(marks)
    taken: list[Box] = []
    order = sorted(range(len(marks)), key=lambda i: (shown["place_id"].iat[i] != chosen, i))
    for rank, i in enumerate(order):
        name = str(shown["name"].iat[i])
        inside = marks[i][0] >= 0 and marks[i][1] <= width and 0 <= marks[i][2] <= height
        if not inside:
            continue
        weighty = [
            box for k, box in enumerate(marks) if k != i and (rank >= FIRST_NAMED or counts[k] > 1)
        ]
        for side in SIDES:
            box = _label(marks[i], side, text_width(name))
            fits = box[0] >= 0 and box[1] <= width and box[2] >= 0 and box[3] <= height
            if fits and not any(_overlap(box, each) for each in (*weighty, *taken)):
                names[i], sides[i] = name, side
                taken.append(box)
                break
    return names, sides


def _label(mark: Box, side: str, width: float) -> Box:
    """Where a name of that width stands on a side of its mark."""
    x, y = (mark[0] + mark[1]) / 2, (mark[2] + mark[3]) / 2
    half = LABEL_HEIGHT / 2
    return {
        "middle right": (mark[1] + 1, mark[1] + 6 + width, y - half, y + half),
        "middle left": (mark[0] - 6 - width, mark[0] - 1, y - half, y + half),
        "top center": (x - width / 2, x + width / 2, mark[2] - LABEL_HEIGHT, mark[2]),
        "bottom center": (x - width / 2, x + width / 2, mark[3], mark[3] + LABEL_HEIGHT),
    }[side]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
