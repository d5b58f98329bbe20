"""Exchanges: who answered whom, after how long, and what came of the deadlines in between.

What hangs together is one exchange, by the rules of loaders/threads.py, and every act of the
record is in exactly one.

On the record as published (752 acts) this makes 412 exchanges: 229 single acts, 118 pairs and 65
of three acts and more. The longest, summer 2025, has 33 acts, the next 14, the others at most 8.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from loaders.actors import Actor, principal
from loaders.dates import Span, days_in_words
from loaders.deadlines import STATUS_WORDS, Deadline, deadline_at
from loaders.query import Index, Mask, Rows
from loaders.threads import grouped, ordered

# The score rates the kind of act and nothing else (data/README.md, "The two scores"), so this
# compares kinds: a threat that is met with a threat is answered in kind, however long or loud.
IN_KIND, SHARPER, SOFTER = "answered in kind", "answered more sharply", "answered more softly"

OPENS, ANSWERS, FOLLOWS_UP, OUTCOME = "opens", "answers", "follows up", "outcome"

NO_ANSWER = "no answer in this record"


@dataclass(frozen=True, slots=True)
class Answer:
    """One act answered by another of the same exchange: which, how much later, how.

    `lag` holds the fewest and the most days that can lie between the two. `kind` compares their
    PLOVER scores of type; None if a type has no score.
    """

    event_id: str
    lag: tuple[int, int]
    kind: str | None

    @property
    def words(self) -> str:
        """How much later, as a reader would say it: "same day", "1 day after"."""
        return after(self.lag)


@dataclass(frozen=True, slots=True)
class Turn:
    """One act in the course of an exchange.

    `row` is its place in `record.events`; `speaks_for` the ids of those its actors speak for,
    each once, so Peskov's act has `kremlin`. `role` is "opens" for the first act, "outcome" for
    one that settled a deadline of the exchange, "answers" for one that answers an act of it and
    "follows up" for the rest: what replaced a deadline, what was said on the same occasion, and
    what an outcome rests on.
    `elsewhere` holds the ids it answers in other exchanges.
    """

    row: int
    event_id: str
    side: str
    speaks_for: tuple[str, ...]
    role: str
    answers: tuple[Answer, ...]
    elsewhere: tuple[str, ...]

    @property
    def kind(self) -> str | None:
        """How it answers the latest act it answers here; None if it answers none."""
        return self.answers[-1].kind if self.answers else None


@dataclass(frozen=True)
class Exchange:
    """Acts that hang together, in order, and the deadlines among them, in the order they were set.

    An act comes after those of an earlier first day and never before what it answers; acts that
    tie stand in the order of their ids. `exchange_id` is the id of the first.
    """

    exchange_id: str
    acts: tuple[Turn, ...]
    deadlines: tuple[Deadline, ...]

    @property
    def opening(self) -> int:
        """The row of the act that opens it."""
        return self.acts[0].row

    @property
    def rows(self) -> list[int]:
        """The rows of its acts, in order."""
        return [turn.row for turn in self.acts]

    @property
    def deadline(self) -> Deadline | None:
        """The deadline that decided it: of those that nothing replaced, the last to fall due.

        Of several that fell due together it is the first set. Where each was replaced, it is
        chosen among them all; None if there is none.
        """
        standing = [each for each in self.deadlines if not each.superseded_by]
        return max(standing or self.deadlines, key=lambda each: each.window.last, default=None)

    def __len__(self) -> int:
        return len(self.acts)


@dataclass(frozen=True)
class Summary:
    """What the table of exchanges says of one.

    `opened_on` is EDTF; `opened_by` are names. `about` holds the topics of its acts, the most
    frequent first. `demand` is that of the opening act, or of the first deadline that has one.
    `due`, `status` and `came_of` speak of the deadline that decided it; `outcome` are the acts
    that settled it. `first_answer` is the fewest and the most days until another side first
    answered the opening act, None if none did. `unanswered` are the opening and deadline-setting
    acts to which no answer of anyone addressed is in the record. `spark` has the number of the
    first day (since 1970), the side and the score of each act.
    """

    exchange_id: str
    title: str
    opened_by: tuple[str, ...]
    opened_on: str
    about: tuple[str, ...]
    demand: str
    due: Span | None
    status: str
    came_of: str
    outcome: tuple[str, ...]
    acts: int
    by_side: dict[str, int]
    first_answer: tuple[int, int] | None
    unanswered: tuple[str, ...]
    spark: tuple[tuple[int, str, float], ...]

    @property
    def first_answer_words(self) -> str:
        """How long after the first answer came, or that none is on record."""
        return NO_ANSWER if self.first_answer is None else after(self.first_answer)


def after(lag: tuple[int, int]) -> str:
    """
    A lag in days as words.

    >>> after((0, 3)), after((1, 1)), after((0, 0))
    ('0–3 days after', '1 day after', 'same day')
    """
    words = days_in_words(*lag)
    return words if words == "same day" else f"{words} after"


def exchanges(index: Index) -> list[Exchange]:
    """Every exchange of the record, single acts among them, in the order in which they opened.

    Worked out once for an index and shared, so leave the list as it is.
    """
    return _found(index)[0]


def listed(index: Index) -> list[Exchange]:
    """The exchanges worth a row in the table: with a deadline, or of three acts and more."""
    return [each for each in exchanges(index) if each.deadlines or len(each) >= 3]


def exchange_of(index: Index, event_id: str) -> Exchange:
    """The exchange an act belongs to; raises KeyError if the act is not in the record."""
    every, place = _found(index)
    return every[place[index.record.row_of[event_id]]]


def filtered(among: Iterable[Exchange], chosen: Rows | Mask) -> list[Exchange]:
    """Those of the exchanges of which at least one act is chosen, by row or by mask."""
    rows = np.flatnonzero(chosen) if chosen.dtype == bool else chosen
    shown = set(rows.tolist())
    return [each for each in among if any(turn.row in shown for turn in each.acts)]


def summary(index: Index, exchange: Exchange) -> Summary:
    """The facts of one exchange for the table."""
    of = _columns(index)
    rows, row_of, opening = exchange.rows, index.record.row_of, exchange.opening
    topics = Counter(topic for row in rows for topic in of["topics"][row])
    decided = exchange.deadline
    demands = [of["demand"][opening], *(each.demand for each in exchange.deadlines)]
    asked = dict.fromkeys([opening, *(row_of[each.event_id] for each in exchange.deadlines)])
    return Summary(
        exchange_id=exchange.exchange_id,
        title=of["title"][opening],
        opened_by=tuple(index.record.everybody[each].name for each in of["actors"][opening]),
        opened_on=of["date"][opening],
        about=tuple(topic for topic, _ in topics.most_common()),
        demand=next(filter(None, demands), ""),
        due=decided.window if decided else None,
        status=decided.status if decided else "",
        came_of=_came_of(index, decided),
        outcome=decided.outcome if decided else (),
        acts=len(exchange),
        by_side=dict(Counter(turn.side for turn in exchange.acts)),
        first_answer=first_answer(index, opening),
        unanswered=tuple(of["event_id"][row] for row in asked if is_unanswered(index, row)),
        spark=tuple(
            (int(index.first[turn.row]), turn.side, of["score"][turn.row]) for turn in exchange.acts
        ),
    )


def table(index: Index, among: Iterable[Exchange]) -> pd.DataFrame:
    """The summaries of exchanges as a table, a row each, with Summary's fields as columns."""
    fields = [*Summary.__dataclass_fields__, "first_answer_words"]
    rows = [summary(index, each) for each in among]
    return pd.DataFrame({name: [getattr(row, name) for row in rows] for name in fields})


def first_answer(index: Index, row: int) -> tuple[int, int] | None:
    """The fewest and the most days until another side first answered an act, None if none did.

    Answers count wherever they stand in the record. Another side is one that differs from the
    side of the act: for an act of both, an answer of either alone.
    """
    answers = index.answers_to(_columns(index)["event_id"][row]).tolist()
    lags = [_lag(index, row, each) for each in answers if index.side[each] != index.side[row]]
    return (min(low for low, _ in lags), min(high for _, high in lags)) if lags else None


def is_unanswered(index: Index, row: int) -> bool:
    """Whether an act addressed somebody of whose camp no answer to it is in the record.

    The camp of Putin is Russia, of Graham the United States, of Zelensky Ukraine: any of them
    may answer for it. An act that addressed nobody in particular is not unanswered.
    """
    of, camp = _columns(index), _camps(index)
    addressed = {camp[each] for each in of["recipients"][row]}
    answers = index.answers_to(of["event_id"][row]).tolist()
    spoke = {camp[actor] for each in answers for actor in of["actors"][each]}
    return bool(addressed) and addressed.isdisjoint(spoke)


def _came_of(index: Index, deadline: Deadline | None) -> str:
    """What came of a deadline in words, with the titles of the acts that settled it."""
    if deadline is None:
        return ""
    title, row_of = _columns(index)["title"], index.record.row_of
    titles = "; ".join(title[row_of[event_id]] for event_id in deadline.outcome)
    words = STATUS_WORDS[deadline.status]
    return f"{words}: {titles}" if titles else words


def _lag(index: Index, earlier: int, later: int) -> tuple[int, int]:
    """The fewest and the most days between two rows, as loaders.deadlines.lag counts them."""
    low = max(0, int(index.first[later] - index.last[earlier]))
    return low, max(low, int(index.last[later] - index.first[earlier]))


@lru_cache(maxsize=2)
def _columns(index: Index) -> dict[str, list[Any]]:
    """Columns of the events as plain lists, in which a cell is found in no time."""
    names = ["event_id", "date", "title", "demand", "side", "score"]
    names += ["actors", "recipients", "topics", "responds_to"]
    return {name: index.record.events[name].tolist() for name in names}


@lru_cache(maxsize=2)
def _camps(index: Index) -> dict[str, str]:
    """Each actor's side, or for third parties the furthest of their parents."""
    actors = index.record.everybody
    return {
        actor_id: each.side if each.side != "Other" else _furthest(actors, actor_id)
        for actor_id, each in actors.items()
    }


def _furthest(actors: dict[str, Actor], actor_id: str) -> str:
    """The last in the chain of an actor's parents, or the actor."""
    seen = [actor_id]
    while (parent := actors[seen[-1]].parent) in actors and parent not in seen:
        seen.append(parent)
    return seen[-1]


@lru_cache(maxsize=2)
def _found(index: Index) -> tuple[list[Exchange], list[int]]:
    """Every exchange, and for each row the place of its exchange among them."""
    row_of = index.record.row_of
    first = index.first.tolist()
    answered = {
        row: sorted((row_of[each] for each in ids), key=lambda each: (first[each], each))
        for row, ids in enumerate(_columns(index)["responds_to"])
        if ids
    }
    deadlines = {
        int(row): deadline
        for row in np.flatnonzero(index.with_deadline)
        if (deadline := deadline_at(index.record, int(row)))
    }
    groups = grouped(index, answered, deadlines)
    order = ordered(index, answered)
    members: dict[int, list[int]] = defaultdict(list)
    for row in order:
        members[groups.of(row)].append(row)
    make = _Maker(index, answered, deadlines)
    every = [make.exchange(rows) for rows in members.values()]
    place = [0] * index.size
    for number, rows in enumerate(members.values()):
        for row in rows:
            place[row] = number
    return every, place


class _Maker:
    """Makes exchanges of rows, with what it needs of the table at hand as plain lists."""

    def __init__(
        self, index: Index, answered: dict[int, list[int]], deadlines: dict[int, Deadline]
    ) -> None:
        of = _columns(index)
        self._answered = answered
        self._deadlines = deadlines
        self._row_of = index.record.row_of
        self._ids = of["event_id"]
        self._sides = of["side"]
        self._actors = of["actors"]
        self._scores = of["score"]
        self._first = index.first.tolist()
        self._last = index.last.tolist()
        self._principals = {
            actor: principal(index.record, actor) for actor in index.record.everybody
        }
        self._speak_for: dict[tuple[str, ...], tuple[str, ...]] = {}

    def exchange(self, rows: Sequence[int]) -> Exchange:
        """The exchange of rows that stand in order."""
        deadlines = tuple(self._deadlines[row] for row in rows if row in self._deadlines)
        settled = {
            self._row_of[event_id]
            for deadline in deadlines
            if not deadline.superseded_by
            for event_id in deadline.outcome
        }
        inside = set(rows)
        acts = tuple(self._turn(row, rows[0], inside, settled) for row in rows)
        return Exchange(self._ids[rows[0]], acts, deadlines)

    def _turn(self, row: int, opening: int, inside: set[int], settled: set[int]) -> Turn:
        targets = self._answered.get(row, ())
        answers = tuple(self._answer(row, each) for each in targets if each in inside)
        if row == opening:
            role = OPENS
        elif row in settled:
            role = OUTCOME
        else:
            role = ANSWERS if answers else FOLLOWS_UP
        return Turn(
            row=row,
            event_id=self._ids[row],
            side=self._sides[row],
            speaks_for=self._principals_of(self._actors[row]),
            role=role,
            answers=answers,
            elsewhere=tuple(self._ids[each] for each in targets if each not in inside),
        )

    def _answer(self, row: int, target: int) -> Answer:
        low = max(0, self._first[row] - self._last[target])
        high = max(low, self._last[row] - self._first[target])
        return Answer(self._ids[target], (low, high), compared(self._scores, row, target))

    def _principals_of(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        if actors not in self._speak_for:
            found = dict.fromkeys(self._principals[actor] for actor in actors)
            self._speak_for[actors] = tuple(found)
        return self._speak_for[actors]


def compared(scores: Sequence[float], answer: int, answered: int) -> str | None:
    """
    How an act answers another by their scores: the lower is the sharper; None without a score.

    >>> compared([-3.5, 0.0], answer=1, answered=0)
    'answered more softly'
    """
    one, other = scores[answer], scores[answered]
    if one == other:
        return IN_KIND
    if one < other:
        return SHARPER
    return SOFTER if one > other else None
