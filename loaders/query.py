"""One view's choices: which acts they select, and how they read in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from loaders.dates import Span, span_in_words
from loaders.record import Record

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

EPOCH = date(1970, 1, 1)

# How a side is named on screen, in the order in which the sides stand on the page.
SIDE_NAMES = {
    "US": "United States",
    "Both": "Together",
    "Russia": "Russia",
    "Other": "Others",
}

# "actor" is who did it, "recipient" at whom it was directed (PLOVER's two words).
ROLES_IN_ACT = {
    "either": "took part or were addressed",
    "actor": "acted",
    "recipient": "were addressed",
}

IMPORTANCE_NAMES = {
    1: "landmarks only",
    2: "landmarks and major steps",
    3: "all acts",
}


def fold(text: str) -> str:
    """
    Text without accents and case, so that a search finds what a reader means.

    >>> fold("Nabiullina’s Élysée")
    'nabiullina’s elysee'
    """
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def day_number(day: date) -> int:
    """Days since 1 January 1970, the unit of every axis of time in here."""
    return (day - EPOCH).days


def day_of(number: int) -> date:
    """The day with that number; the inverse of `day_number`."""
    return EPOCH + timedelta(days=int(number))


@dataclass(frozen=True)
class Query:
    """What one view shows. Empty tuples and empty text do not restrict anything."""

    words: str = ""
    window: Span | None = None
    sides: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    actors_as: str = "either"
    event_types: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    importance: int = 3
    with_deadline: bool = False
    answered: bool = False

    def anywhen(self) -> Query:
        """The same choices over the whole record."""
        return replace(self, window=None)


class Lists:
    """Which rows hold a value in a column of lists, found without touching each row."""

    def __init__(self, column: pd.Series[Any]) -> None:
        codes, cells = pd.factorize(column.to_numpy(dtype=object, copy=False))
        order = np.argsort(codes, kind="stable")
        bounds = np.searchsorted(codes[order], np.arange(len(cells) + 1))
        self._order = order
        self._bounds = bounds
        self._cells: dict[str, list[int]] = {}
        for code, cell in enumerate(cells):
            for value in dict.fromkeys(cell):
                self._cells.setdefault(value, []).append(code)
        sizes = np.diff(bounds)
        self.counts = {value: int(sizes[codes_of].sum()) for value, codes_of in self._cells.items()}

    def rows(self, value: str) -> Rows:
        """Positions of the rows whose list holds the value, in no order."""
        parts = [
            self._order[self._bounds[c] : self._bounds[c + 1]] for c in self._cells.get(value, ())
        ]
        return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)

    def mask(self, values: Iterable[str], size: int) -> Mask:
        """True where the row's list holds any of the values."""
        found = np.zeros(size, dtype=bool)
        for value in values:
            found[self.rows(value)] = True
        return found


@dataclass(frozen=True)
class Selection:
    """The acts a query selects: their rows, and those the window alone leaves out."""

    rows: Rows
    anywhen: Mask = field(repr=False)
    total: int

    def __len__(self) -> int:
        return len(self.rows)


class Index:
    """What selecting needs of a record, computed once: numbers instead of text."""

    def __init__(self, record: Record) -> None:
        self.record = record
        events = record.events
        self.size = len(events)
        self.first = events["first"].to_numpy().astype("datetime64[D]").astype(np.int64)
        self.last = events["last"].to_numpy().astype("datetime64[D]").astype(np.int64)
        self.importance = events["importance"].to_numpy(dtype=np.int8)
        self.side = events["side"].cat.codes.to_numpy()
        self.sides = list(events["side"].cat.categories)
        self.event_type, self.event_types = pd.factorize(events["event_type"].to_numpy(object))
        self.with_deadline = events["due_first"].notna().to_numpy()
        self.actors = Lists(events["actors"])
        self.recipients = Lists(events["recipients"])
        self.topics = Lists(events["topics"])
        self._anywhen = lru_cache(maxsize=64)(self._match)

    @cached_property
    def answered(self) -> Mask:
        """True for an act that another act of the record answers."""
        links = self._answering
        row_of = self.record.row_of
        found = np.zeros(self.size, dtype=bool)
        rows = [row_of[event_id] for event_id in links.counts if event_id in row_of]
        found[rows] = True
        return found

    @cached_property
    def _answering(self) -> Lists:
        return Lists(self.record.events["responds_to"])

    def answers_to(self, event_id: str) -> Rows:
        """Rows of the acts that a source ties to this one as answers, soonest first."""
        return np.sort(self._answering.rows(event_id))

    @cached_property
    def text(self) -> pa.ChunkedArray:
        """Every act's searchable text, folded: title, summary, phrase, names, place, type."""
        events = self.record.events
        actors = self.record.actors.set_index("actor_id")
        known = {
            actor_id: " ".join(
                filter(
                    None, (row["name"], *listed(row["aliases"]), *listed(row["ambiguous_aliases"]))
                )
            )
            for actor_id, row in actors[["name", "aliases", "ambiguous_aliases"]].iterrows()
        }
        places = dict(zip(self.record.places["place_id"], self.record.places["name"], strict=True))
        cells: dict[tuple[str, ...], str] = {}

        def names(ids: tuple[str, ...]) -> str:
            if ids not in cells:
                cells[ids] = " ".join(known.get(i, i) for i in ids)
            return cells[ids]

        def arrow(values: Iterable[str]) -> pa.Array:
            return pa.array(list(values), type=pa.large_string())

        parts = [
            arrow(events["title"]),
            arrow(events["summary"]),
            arrow(events["date_text"]),
            arrow(map(names, events["actors"])),
            arrow(map(names, events["recipients"])),
            arrow(places.get(place, "") for place in events["place"]),
            arrow(events["demand"]),
        ]
        joined = pc.binary_join_element_wise(*parts, pa.scalar(" ", pa.large_string()))
        stripped = pc.replace_substring_regex(pc.utf8_normalize(joined, form="NFKD"), r"\p{Mn}", "")
        return pc.utf8_lower(stripped)

    @cached_property
    def extent(self) -> Span:
        """From the first to the last day on which anything in the record can have happened."""
        if not self.size:
            return Span(date(2013, 1, 1), date(2013, 12, 31))
        return Span(day_of(self.first.min()), day_of(self.last.max()))

    def _match(self, query: Query) -> Mask:
        found = np.ones(self.size, dtype=bool)
        if query.sides:
            found &= np.isin(self.side, [self.sides.index(s) for s in query.sides])
        if query.event_types:
            codes = [c for c, t in enumerate(self.event_types) if t in query.event_types]
            found &= np.isin(self.event_type, codes)
        if query.importance < 3:
            found &= self.importance <= query.importance
        if query.topics:
            found &= self.topics.mask(query.topics, self.size)
        if query.actors:
            taking = np.zeros(self.size, dtype=bool)
            if query.actors_as in ("either", "actor"):
                taking |= self.actors.mask(query.actors, self.size)
            if query.actors_as in ("either", "recipient"):
                taking |= self.recipients.mask(query.actors, self.size)
            found &= taking
        if query.with_deadline:
            found &= self.with_deadline
        if query.answered:
            found &= self.answered
        for word in fold(query.words).split():
            found &= np.asarray(pc.match_substring(self.text, word))
        found.flags.writeable = False
        return found

    def select(self, query: Query) -> Selection:
        """The acts a query selects; those with a span count where it touches the window."""
        anywhen = self._anywhen(query.anywhen())
        if query.window is None:
            return Selection(np.flatnonzero(anywhen), anywhen, self.size)
        # Rows stand in the order of their first day, so the later ones need no look.
        end = int(np.searchsorted(self.first, day_number(query.window.last), side="right"))
        inside = anywhen[:end] & (self.last[:end] >= day_number(query.window.first))
        return Selection(np.flatnonzero(inside), anywhen, self.size)


def listed(cell: str | Sequence[str]) -> list[str]:
    """The values of a list cell, whether it is still text or already a tuple."""
    return [v for v in cell.split(";") if v] if isinstance(cell, str) else list(cell)


def or_list(names: Sequence[str]) -> str:
    """
    Names as English lists them.

    >>> or_list(["Trump", "Putin", "Peskov"])
    'Trump, Putin or Peskov'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} or {names[-1]}"


def in_words(query: Query, shown: int, total: int, index: Index) -> str:
    """One sentence that stands above every view and says what it shows."""
    record = index.record
    clauses = [f"{shown:,} of {total:,} acts"]
    window = query.window or index.extent
    clauses.append(span_in_words(window))
    if query.sides:
        clauses.append(or_list([SIDE_NAMES[s] for s in query.sides]))
    if query.importance < 3:
        clauses.append(IMPORTANCE_NAMES[query.importance])
    if query.actors:
        names = dict(zip(record.actors["actor_id"], record.actors["name"], strict=True))
        who = or_list([names.get(a, a) for a in query.actors])
        verb = ROLES_IN_ACT[query.actors_as]
        if len(query.actors) == 1:
            verb = verb.replace("were", "was")
        clauses.append(f"in which {who} {verb}")
    if query.event_types:
        labels = dict(
            zip(record.event_types["event_type"], record.event_types["label"], strict=True)
        )
        clauses.append("of the kind " + or_list([f"“{labels[t]}”" for t in query.event_types]))
    if query.topics:
        clauses.append("about " + or_list([topic_name(t) for t in query.topics]))
    if query.with_deadline:
        clauses.append("that set a deadline")
    if query.answered:
        clauses.append("that another act answers")
    if query.words.strip():
        clauses.append(f"with the words “{query.words.strip()}”")
    return ", ".join(clauses)


def topic_name(topic: str) -> str:
    """
    A topic as it is written on screen.

    >>> topic_name("ukraine-war"), topic_name("nato")
    ('Ukraine war', 'NATO')
    """
    proper = {
        "ukraine-war": "Ukraine war",
        "ngo-media": "NGOs and media",
        "nato": "NATO",
        "syria": "Syria",
        "arctic": "Arctic",
    }
    return proper.get(topic, topic.replace("-", " "))


def what_to_loosen(query: Query, index: Index) -> list[str]:
    """For an empty view: each choice whose removal alone would show something, with how much."""
    options = {
        "the search words": replace(query, words=""),
        "the dates": query.anywhen(),
        "the sides": replace(query, sides=()),
        "the actors": replace(query, actors=()),
        "the kinds of act": replace(query, event_types=()),
        "the topics": replace(query, topics=()),
        "the importance": replace(query, importance=3),
        "“only acts with a deadline”": replace(query, with_deadline=False),
        "“only answered acts”": replace(query, answered=False),
    }
    hints = []
    for name, looser in options.items():
        if looser != query:
            found = len(index.select(looser))
            if found:
                hints.append(f"Without {name}: {found:,} {'act' if found == 1 else 'acts'}.")
    return hints
