"""Order the events: a few acts to be put in order, and which pairs of an order are right.

The record knows days, not hours, and it says so here, too:

- two acts are in order where one is wholly earlier than the other;
- where their dates overlap, one that answers the other, by `responds_to` and over any number of
  acts between, came after it;
- all other pairs are tied, and either order of them is accepted.

A date that is about or uncertain counts as UNSURE_DAYS longer at both ends: data/README.md has
`~` for acts of which only the day of a report is known.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from typing import Literal

from loaders.dates import Span
from loaders.deadlines import span_at
from loaders.record import Record
from loaders.stories import Story, all_it_answers, in_time

Verdict = Literal["right", "wrong", "tied"]
Reason = Literal["dates", "answer", "overlap"]

# What can be held in mind and put in order on a phone without much scrolling.
MOST_CARDS = 8

# News of an act is mostly of the same day or the day before.
UNSURE_DAYS = 1


class NotAnOrder(ValueError):
    """An order names an act that is not in the quiz, or names one twice."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two acts as somebody put them, whether that is right, and what decides it."""

    earlier: str
    later: str
    verdict: Verdict
    reason: Reason


@dataclass(frozen=True, slots=True)
class Marks:
    """What an order is worth: a verdict for each of its pairs."""

    order: tuple[str, ...]
    pairs: tuple[Pair, ...]

    @property
    def solved(self) -> bool:
        """Whether no pair is wrong."""
        return all(pair.verdict != "wrong" for pair in self.pairs)

    def count(self, verdict: Verdict) -> int:
        """How many pairs have this verdict."""
        return sum(pair.verdict == verdict for pair in self.pairs)

    def of(self, event_id: str) -> Verdict:
        """
        An act's own verdict: wrong if any pair with it is, tied if each pair with it is.

        A single act is in no pair, and right.
        """
        verdicts = Counter(p.verdict for p in self.pairs if event_id in (p.earlier, p.later))
        if verdicts["wrong"]:
            return "wrong"
        return "tied" if verdicts["tied"] and not verdicts["right"] else "right"

    def tied_with(self, event_id: str) -> tuple[str, ...]:
        """The acts that may stand before this one or after it, in the order given."""
        return tuple(
            pair.later if pair.earlier == event_id else pair.earlier
            for pair in self.pairs
            if pair.verdict == "tied" and event_id in (pair.earlier, pair.later)
        )


@dataclass(frozen=True, slots=True)
class Quiz:
    """Acts to be put in order: as dealt, and in an order that is right.

    `verdicts` holds the verdict and reason of each pair of acts, in both orders.
    """

    dealt: tuple[str, ...]
    answer: tuple[str, ...]
    verdicts: dict[tuple[str, str], tuple[Verdict, Reason]]

    def marks(self, order: Sequence[str]) -> Marks:
        """
        The verdict on each pair of an order of these acts; some may be missing from it.

        Raises NotAnOrder, quoting the act.
        """
        seen: set[str] = set()
        for event_id in order:
            if event_id in seen or event_id not in self.dealt:
                what = "stands twice in the order" if event_id in seen else "is not in the quiz"
                raise NotAnOrder(f"{event_id!r} {what}")
            seen.add(event_id)
        pairs = (Pair(*two, *self.verdicts[two]) for two in combinations(order, 2))
        return Marks(tuple(order), tuple(pairs))


def quiz(
    record: Record, acts: Story | Iterable[int], seed: int | str, most: int = MOST_CARDS
) -> Quiz:
    """
    A quiz on the acts of a story, or on those in these rows of `record.events`.

    The seed picks at most `most` of them and shuffles these, the same on every machine; whether
    an act comes in does not depend on the others' rows. What is dealt is not in order, unless no
    pair could be wrong. Acts of a story that the record does not have are left out.
    """
    if isinstance(acts, Story):
        ids = [step.event_id for step in acts.steps if step.event_id in record.row_of]
        rows = {record.row_of[event_id] for event_id in ids}
    else:
        rows = set(map(int, acts))
    id_of = {row: record.events["event_id"].iat[row] for row in rows}
    lot = _lots(seed)
    drawn = sorted(rows, key=lambda row: lot(f"draw {id_of[row]}"))[:most]
    answer = tuple(id_of[row] for row in in_time(record, drawn))
    verdicts = _verdicts(record, drawn)
    dealt = tuple(sorted(answer, key=lambda event_id: lot(f"deal {event_id}")))
    if Quiz(dealt, answer, verdicts).marks(dealt).solved:
        dealt = answer[::-1]
    return Quiz(dealt, answer, verdicts)


def _lots(seed: int | str) -> Callable[[str], bytes]:
    """A function that draws the same lot for the same name wherever it runs."""

    def lot(name: str) -> bytes:
        return hashlib.blake2b(f"{seed} {name}".encode()).digest()

    return lot


def _verdicts(record: Record, rows: list[int]) -> dict[tuple[str, str], tuple[Verdict, Reason]]:
    """The verdict and reason of each pair of rows, by their ids, in both orders."""
    id_of = {row: record.events["event_id"].iat[row] for row in rows}
    exact = {row: span_at(record, row) for row in rows}
    spans = {row: _widened(record, row) for row in rows}
    answered = {row: all_it_answers(record, row) for row in rows}
    verdicts: dict[tuple[str, str], tuple[Verdict, Reason]] = {}
    for one, other in combinations(rows, 2):
        reason: Reason = "dates"
        if spans[one].last < spans[other].first:
            in_order = True
        elif spans[other].last < spans[one].first:
            in_order = False
        elif one in answered[other] and exact[one].first <= exact[other].last:
            reason, in_order = "answer", True
        elif other in answered[one] and exact[other].first <= exact[one].last:
            reason, in_order = "answer", False
        else:
            tie: tuple[Verdict, Reason] = ("tied", "overlap")
            verdicts[id_of[one], id_of[other]] = verdicts[id_of[other], id_of[one]] = tie
            continue
        verdicts[id_of[one], id_of[other]] = ("right" if in_order else "wrong", reason)
        verdicts[id_of[other], id_of[one]] = ("wrong" if in_order else "right", reason)
    return verdicts


def _widened(record: Record, row: int) -> Span:
    """The days of an act, with what a mark of doubt at its date adds to them."""
    span = span_at(record, row)
    events = record.events
    if not (events["about"].iat[row] or events["uncertain"].iat[row]):
        return span
    days = timedelta(days=UNSURE_DAYS)
    try:
        return Span(span.first - days, span.last + days)
    except OverflowError:  # an open end is the last day there is
        return Span(span.first - days, span.last)
