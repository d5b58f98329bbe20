"""What hangs together: the acts of one exchange, and their order.

What hangs together is one exchange, and every act of the record is in exactly one:

- an act stands with the act it answers (`responds_to`); if it answers several, with the latest
  of them, and the others are told as answered elsewhere. Two quarrels do not become one because
  somebody looked back on both;
- a deadline stands with the act that replaced or extended it;
- acts said on one occasion stand together: the same day, place, actors and recipients, a topic
  in common and at least two sources in common. Trump cut the fifty days and called himself
  disappointed in Putin before the same reporters, and Putin took up the second;
- the acts in `deadline_outcome` stand with the deadline, and the threads they belong to come
  along, unless that would make an exchange longer than LONGEST. The deadline names its outcome
  in either case.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import numpy as np

from loaders.deadlines import Deadline
from loaders.query import Index

# Nearly twice the longest exchange of the record, and about what can still be read as one dialogue.
LONGEST = 60

# How many sources two statements of a day must share to be one appearance. With one, a digest
# that reports a whole day would tie together what was said at different hours.
SHARED_SOURCES = 2


class Groups:
    """Rows put together step by step, each group known by one of its rows."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))
        self._size = [1] * size

    def of(self, row: int) -> int:
        """The row by which the group of a row is known."""
        above = self._above
        while above[row] != row:
            above[row] = above[above[row]]
            row = above[row]
        return row

    def join(self, one: int, other: int, limit: int | None = None) -> None:
        """Put two groups together, unless they would be longer than the limit."""
        one, other = self.of(one), self.of(other)
        size = self._size[one] + self._size[other]
        if one == other or (limit and size > limit):
            return
        if self._size[one] < self._size[other]:
            one, other = other, one
        self._above[other] = one
        self._size[one] = size


def grouped(index: Index, answered: dict[int, list[int]], deadlines: dict[int, Deadline]) -> Groups:
    """The rows grouped by the rules at the top of this module."""
    row_of = index.record.row_of
    groups = Groups(index.size)
    for row, targets in answered.items():
        groups.join(row, targets[-1])
    for row, deadline in deadlines.items():
        for event_id in deadline.superseded_by:
            groups.join(row, row_of[event_id])
    for one, other in same_occasion(index):
        groups.join(one, other)
    for row, deadline in deadlines.items():
        for event_id in deadline.outcome:
            groups.join(row, row_of[event_id], limit=LONGEST)
    return groups


def same_occasion(index: Index) -> list[tuple[int, int]]:
    """Pairs of rows of one appearance: see the rules at the top of this module."""
    events = index.record.events
    at_a_place = np.flatnonzero(
        (index.first == index.last) & (events["place"].to_numpy(object) != "")
    )
    columns = ["place", "actors", "recipients", "topics", "sources"]
    appearances: dict[tuple[object, ...], list[tuple[int, set[str], set[str]]]] = defaultdict(list)
    chosen = (events[name].to_numpy(object)[at_a_place].tolist() for name in columns)
    for row, place, actors, recipients, topics, sources in zip(
        at_a_place.tolist(), *chosen, strict=True
    ):
        if recipients and len(sources) >= SHARED_SOURCES:
            key = (int(index.first[row]), place, actors, recipients)
            appearances[key].append((row, set(topics), set(sources)))
    return [
        (one, other)
        for said in appearances.values()
        for (one, topics, sources), (other, topics_too, sources_too) in combinations(said, 2)
        if topics & topics_too and len(sources & sources_too) >= SHARED_SOURCES
    ]


def ordered(index: Index, answered: dict[int, list[int]]) -> list[int]:
    """All rows by first day and id, but none before what it answers.

    The first day of an answer that is known only by its month may lie before the act it answers;
    it then counts from the day of that act. The loader has broken all circles of answers.
    """
    first = index.first.tolist()
    when: dict[int, tuple[int, int]] = {}
    for start in answered:
        path = [start]
        while path:
            row = path[-1]
            waiting = [each for each in answered.get(row, ()) if each not in when]
            if waiting:
                path += waiting
                continue
            path.pop()
            day, turn = max((when[each] for each in answered.get(row, ())), default=(-1, -1))
            when[row] = (first[row], 0) if first[row] > day else (day, turn + 1)
    # Rows already stand by first day and id, and sorting keeps ties as they are.
    return sorted(range(index.size), key=lambda row: when.get(row) or (first[row], 0))
