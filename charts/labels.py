"""Where a headline stands beside its mark: no two collide, none leaves the plot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MARK_PX = 7.0
GAP_PX = 5.0


@dataclass(frozen=True)
class Tag:
    """A mark from x0 to x1 pixels and the width of the headline it would carry."""

    x0: float
    x1: float
    width: float
    rank: int = 0

    @property
    def stem(self) -> float:
        """Where the mark's stem stands."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Place:
    """The row of a headline, counted from the base of its lane, and where its text runs."""

    row: int
    text0: float
    text1: float
    flipped: bool


@dataclass
class _Row:
    boxes: list[tuple[float, float]]
    texts: list[tuple[float, float]]
    stems: list[float]


def place(
    tags: Sequence[Tag], width: float, rows: int, *, fill_after: int | None = None
) -> list[Place | None]:
    """
    A row for each headline, the nearest to the base where it collides with nothing.

    Headlines of a lower `rank` choose first; within a rank the latest does, which lets
    earlier ones stand further out, so that stems and headlines rarely cross. A headline
    stands to the right of its mark, or to the left where only that fits. Ranks from
    `fill_after` on take only rows that others have opened. `None`: there is no room.

    A placing made for one width also holds for any greater width, because the marks move
    apart while the headlines keep their size.
    """
    grid: list[_Row] = []
    placed: list[Place | None] = [None] * len(tags)
    order = sorted(range(len(tags)), key=lambda i: (tags[i].rank, -tags[i].stem, i))
    for i in order:
        tag = tags[i]
        filling = fill_after is not None and tag.rank >= fill_after
        limit = min(rows, len(grid)) if filling else rows
        sides = [s for s in (_right(tag, width), _left(tag, width)) if s is not None]
        found = _first_free(tag, sides, grid, limit, crossing=False)
        if found is None and not filling:
            found = _first_free(tag, sides, grid, limit, crossing=True)
        if found is None:
            continue
        while len(grid) <= found.row:
            grid.append(_Row([], [], []))
        row = grid[found.row]
        row.boxes.append(_box(tag, found))
        row.texts.append((found.text0, found.text1))
        row.stems.append(tag.stem)
        placed[i] = found
    return placed


def _box(tag: Tag, spot: Place) -> tuple[float, float]:
    return min(tag.x0 - MARK_PX, spot.text0), max(tag.x1 + MARK_PX, spot.text1)


def _right(tag: Tag, width: float) -> Place | None:
    start = tag.x1 + MARK_PX + GAP_PX
    return Place(0, start, start + tag.width, False) if start + tag.width <= width else None


def _left(tag: Tag, width: float) -> Place | None:
    end = tag.x0 - MARK_PX - GAP_PX
    return Place(0, end - tag.width, end, True) if end - tag.width >= 0 else None


def _first_free(
    tag: Tag, sides: list[Place], grid: list[_Row], limit: int, *, crossing: bool
) -> Place | None:
    for r in range(limit):
        for side in sides:
            spot = Place(r, side.text0, side.text1, side.flipped)
            low, high = _box(tag, spot)
            if r < len(grid) and any(
                a < high + GAP_PX and low - GAP_PX < b for a, b in grid[r].boxes
            ):
                continue
            if not crossing:
                over = any(
                    spot.text0 - 2 < s < spot.text1 + 2 for g in grid[r + 1 :] for s in g.stems
                )
                through = any(a - 2 < tag.stem < b + 2 for g in grid[:r] for a, b in g.texts)
                if over or through:
                    continue
            return spot
    return None


def rows_free(spans: Sequence[tuple[float, float]], rows: int) -> list[int | None]:
    """
    A row for each span so that none overlap, earliest start first (interval scheduling).

    >>> rows_free([(0, 10), (5, 20), (12, 30)], rows=2)
    [0, 1, 0]
    """
    ends: list[float] = []
    chosen: list[int | None] = [None] * len(spans)
    for i in sorted(range(len(spans)), key=lambda i: spans[i]):
        start, end = spans[i]
        row = next((r for r, e in enumerate(ends) if e <= start), None)
        if row is None:
            if len(ends) >= rows:
                continue
            row = len(ends)
            ends.append(end)
        else:
            ends[row] = end
        chosen[i] = row
    return chosen
