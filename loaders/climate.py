"""The climate between the two countries: acts by period and class, who acted, and their topics.

An act counts in a period only if all the days its date can mean lie in it. The balance is of
cooperation and conflict between the two; what is neither, or is not between them, stays out of it
and is counted beside it, so that each act of a view is in one place and in one only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from loaders.dates import Span
from loaders.query import SIDE_NAMES, Index, Mask, Query, Rows, day_number
from loaders.record import QUAD_CLASSES

COMMENT = "comment"
# PLOVER's four: words or deeds, cooperation or conflict.
CLASSES = tuple(each for each in QUAD_CLASSES if each != COMMENT)
# Months in a period.
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
SPANNING = -1
AID = "aid"
# The two whose climate it is.
THE_TWO = frozenset({"US", "Russia"})

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Periods:
    """Months, quarters or years in a row, without a gap: `first` is the number of the first."""

    per: str
    first: int
    size: int

    def span(self, at: int) -> Span:
        """The days of the period at a position, the first at 0."""
        months = MONTHS_IN[self.per]
        number = self.first + at
        return Span(_month(number * months), _month((number + 1) * months) - timedelta(days=1))

    def name(self, at: int) -> str:
        """What the period at a position is called: "July 2025", "2025 Q3" or "2025"."""
        return period_name(self.span(at), self.per)

    @property
    def spans(self) -> list[Span]:
        """All of them."""
        return [self.span(at) for at in range(self.size)]

    @property
    def names(self) -> list[str]:
        """What they are called."""
        return [self.name(at) for at in range(self.size)]


def period_name(span: Span, per: str) -> str:
    """
    A period by its name.

    >>> period_name(Span(date(2025, 7, 1), date(2025, 9, 30)), "quarter")
    '2025 Q3'
    """
    if per == "quarter":
        return f"{span.first.year} Q{(span.first.month + 2) // 3}"
    return f"{span.first:%B %Y}" if per == "month" else str(span.first.year)


def _month(number: int) -> date:
    """The first day of the month that is so many after January 1970."""
    return date(1970 + number // 12, number % 12 + 1, 1)


def periods_of(window: Span, per: str) -> Periods:
    """The periods that a window touches."""
    first, last = (
        ((day.year - 1970) * 12 + day.month - 1) // MONTHS_IN[per]
        for day in (window.first, window.last)
    )
    return Periods(per, first, last - first + 1)


@dataclass(frozen=True, eq=False)
class Climate:
    """The acts of a view by period.

    `classes` counts those in the balance by class, `sides` all whose period is known by side;
    both have one number for each of `periods`. `balance` has the rows in the balance. The rest
    of the view is in `comment` (statements that neither cooperate nor conflict), `aid` (aid to
    neither of the two) or `spanning` (dates that reach over several periods); an act that fits
    two of these is in the first. `placed` are the rows that `sides` counts, `unplaced` those
    with a date that reaches over several periods, of whatever kind. `scores` has for each
    quarter with acts in the balance `quarter` (a position in `quarters`), `n`, `mean`, `low`,
    `median` and `high`; see `quartiles`. `cut` names the periods that the window shows in part.
    """

    periods: Periods
    quarters: Periods
    classes: dict[str, Counts]
    sides: dict[str, Counts]
    balance: Rows
    comment: Rows
    aid: Rows
    spanning: Rows
    placed: Rows
    unplaced: Rows
    scores: pd.DataFrame
    cut: tuple[str, ...]


def climate(index: Index, rows: Rows, window: Span, per: str = "quarter") -> Climate:
    """The acts in these rows by month or quarter of the window they were selected with."""
    periods, quarters = periods_of(window, per), periods_of(window, "quarter")
    at, quad = _places(index, rows, periods), _quad(index, rows)
    comment = quad == QUAD_CLASSES.index(COMMENT)
    aid = _aid_to_others(index, rows) & ~comment
    spanning = (at == SPANNING) & ~comment & ~aid
    balance = ~(comment | aid | spanning)
    side = index.side[rows]
    known = at != SPANNING

    def counts(chosen: Mask) -> Counts:
        return np.bincount(at[chosen], minlength=periods.size)

    return Climate(
        periods=periods,
        quarters=quarters,
        classes={
            name: counts(balance & (quad == code))
            for code, name in enumerate(QUAD_CLASSES)
            if name != COMMENT
        },
        sides={name: counts(known & (side == index.sides.index(name))) for name in SIDE_NAMES},
        balance=rows[balance],
        comment=rows[comment],
        aid=rows[aid],
        spanning=rows[spanning],
        placed=rows[known],
        unplaced=rows[~known],
        scores=_scores(index, rows[balance], quarters),
        cut=_cut(periods, window),
    )


def _places(index: Index, rows: Rows, periods: Periods) -> Counts:
    """The position of each act's period, or SPANNING."""
    first, last = (
        days[rows].astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
        // MONTHS_IN[periods.per]
        - periods.first
        for days in (index.first, index.last)
    )
    return np.where(first == last, first, SPANNING)


def _quad(index: Index, rows: Rows) -> Counts:
    codes = index.record.events["quad_class"].cat.codes.to_numpy()
    return codes[rows].astype(np.int64)


def _aid_to_others(index: Index, rows: Rows) -> Mask:
    """Aid that neither of the two receives; where nobody is named, aid of one of them alone.

    Weapons for Ukraine or oil for Cuba are deeds of cooperation in PLOVER's sense, but not of
    Washington with Moscow.
    """
    kinds = list(index.event_types)
    if AID not in kinds:
        return np.zeros(len(rows), dtype=bool)
    found = index.event_type[rows] == kinds.index(AID)
    everybody = index.record.everybody
    recipients, side = index.record.events["recipients"], index.side
    together = index.sides.index("Both")
    for at in np.flatnonzero(found):
        row = int(rows[at])
        to = {everybody[each].side for each in recipients.iat[row] if each in everybody}
        found[at] = not (to & THE_TWO if to else side[row] == together)
    return found


def quartiles(scores: Sequence[float]) -> tuple[float, float, float]:
    """
    The lower quartile, the median and the upper one, each a score that was given.

    The scores are judgements in an order, not measures: what lies between two was given to no
    act (the inverse of the empirical distribution, Hyndman and Fan 1996, definition 1).

    >>> quartiles([-6.0, -3.0, -3.0, 2.5])
    (-6.0, -3.0, -3.0)
    """
    low, median, high = np.quantile(scores, [0.25, 0.5, 0.75], method="inverted_cdf").tolist()
    return low, median, high


def _scores(index: Index, balance: Rows, quarters: Periods) -> pd.DataFrame:
    """The PLOVER scores of the acts in the balance, by quarter."""
    score = index.record.events["score"].to_numpy()[balance]
    at = _places(index, balance, quarters)
    found = []
    for quarter in np.unique(at[at != SPANNING]).tolist():
        here = score[(at == quarter) & ~np.isnan(score)]
        if len(here):
            low, median, high = quartiles(here)
            found.append((quarter, len(here), float(here.mean()), low, median, high))
    return pd.DataFrame(found, columns=["quarter", "n", "mean", "low", "median", "high"])


def _cut(periods: Periods, window: Span) -> tuple[str, ...]:
    """The first and the last period, where the window leaves out some of their days."""
    edges = {0: periods.span(0), periods.size - 1: periods.span(periods.size - 1)}
    return tuple(
        periods.name(at)
        for at, span in edges.items()
        if span.first < window.first or window.last < span.last
    )


@dataclass(frozen=True, eq=False)
class Topics:
    """How many acts of each topic there are in each of `years`, the most frequent topic first.

    An act with two topics counts in both. `total` counts a topic's acts, those included whose
    date reaches over several years; these are `unplaced`.
    """

    years: Periods
    counts: dict[str, Counts]
    total: dict[str, int]
    unplaced: Rows


def topics_by_year(index: Index, rows: Rows, window: Span) -> Topics:
    """The topics of the acts in these rows, by year."""
    years = periods_of(window, "year")
    at = _places(index, rows, years)
    place = np.full(index.size, SPANNING)
    place[rows] = at
    shown = np.zeros(index.size, dtype=bool)
    shown[rows] = True
    counts, total = {}, {}
    for topic in index.topics.counts:
        mine = index.topics.rows(topic)
        mine = mine[shown[mine]]
        if len(mine):
            here = place[mine]
            counts[topic] = np.bincount(here[here != SPANNING], minlength=years.size)
            total[topic] = len(mine)
    ordered = sorted(counts, key=lambda each: (-total[each], each))
    return Topics(years, {each: counts[each] for each in ordered}, total, rows[at == SPANNING])


@dataclass(frozen=True)
class Pick:
    """Acts of a view that a reader asked for: in one group, and in one period if one is given.

    `group` is "class", "side", "topic", "balance" or "out", and `value` which of it. "out" is
    what stays out: "comment", "aid", "spanning" or "unplaced".
    """

    group: str
    value: str
    span: Span | None = None


GROUPS = ("class", "side", "topic", "balance", "out")
OUT = ("comment", "aid", "spanning", "unplaced")


def pick_of(group: str, value: str, span: Span | None = None) -> str:
    """
    What travels for acts that can be picked: "of:GROUP:VALUE:FIRST:LAST".

    >>> pick_of("out", "comment")
    'of:out:comment'
    """
    days = f":{span.first}:{span.last}" if span else ""
    return f"of:{group}:{value}{days}"


def pick_in(text: str) -> Pick | None:
    """
    What the page reports as picked; None for nothing and for what is not of this form.

    >>> pick_in("of:out:comment")
    Pick(group='out', value='comment', span=None)
    """
    match text.split(":"):
        case ["of", group, value] if group in GROUPS:
            return Pick(group, value)
        case ["of", group, value, first, last] if group in GROUPS:
            try:
                return Pick(group, value, Span(date.fromisoformat(first), date.fromisoformat(last)))
            except ValueError:
                return None
    return None


def picked(index: Index, rows: Rows, found: Climate, pick: Pick) -> Rows:
    """The rows of what was picked; none for a group or a value that there is not."""
    if pick.group == "out":
        return getattr(found, pick.value) if pick.value in OUT else rows[:0]
    if pick.group in ("class", "balance"):
        chosen = found.balance
    elif pick.group == "topic":
        chosen = np.intersect1d(rows, index.topics.rows(pick.value))
    else:
        chosen = found.placed
    if pick.group == "class":
        code = QUAD_CLASSES.index(pick.value) if pick.value in CLASSES else -1
        chosen = chosen[_quad(index, chosen) == code]
    elif pick.group == "side":
        code = index.sides.index(pick.value) if pick.value in index.sides else -1
        chosen = chosen[index.side[chosen] == code]
    if pick.span is None:
        return chosen
    low, high = day_number(pick.span.first), day_number(pick.span.last)
    return chosen[(index.first[chosen] >= low) & (index.last[chosen] <= high)]


def as_query(index: Index, query: Query, pick: Pick) -> Query | None:
    """The choices that show what was picked on other pages; None where no choices do."""
    now = replace(query, window=_shared(query.window or index.extent, pick.span))
    types = index.record.event_types
    quad = {"class": pick.value, "out": ""}.get(pick.group)
    if quad is not None:
        kinds = {AID} if pick.value == "aid" else set(types.loc[types["quad_class"] == quad, "event_type"])  # fmt: skip
        if pick.value not in (*CLASSES, COMMENT, "aid"):
            return None
        chosen = tuple(sorted(kinds & set(query.event_types or kinds)))
        return replace(now, event_types=chosen) if chosen else None
    if pick.group == "side":
        return replace(now, sides=(pick.value,))
    if pick.group == "topic":
        known = query.topics in ((), (pick.value,))
        return replace(now, topics=(pick.value,)) if known else None
    return now


def _shared(window: Span, span: Span | None) -> Span:
    if span is None:
        return window
    return Span(max(window.first, span.first), min(window.last, span.last))


@dataclass(frozen=True)
class Era:
    """Some years with a name, against which a reader sees the counts."""

    group: str
    name: str
    short: str
    held: Span


PRESIDENT_US, PRESIDENT_RUSSIA, WAR = "President in Washington", "President in Moscow", "Ukraine"
_LONG_AGO, _NOT_ENDED = date(1, 1, 1), date(9999, 12, 31)


def eras() -> list[Era]:
    """
    Presidencies of both sides, and the two turns of the war in Ukraine.

    A term in Washington begins at noon on 20 January (Twentieth Amendment to the Constitution
    of the United States, section 1); the day counts for who comes. Both countries' presidents
    are in data/actors.csv with their terms. The treaty that declares Crimea part of Russia was
    signed on 18 March 2014 (act 2014-03-18-russia-annexes-crimea of the record); the General
    Assembly of the United Nations called on states not to recognise a change of its status
    (resolution 68/262). The full-scale invasion of Ukraine began on 24 February 2022 (act
    2022-02-24-russia-invades-ukraine; General Assembly, resolution ES-11/1).
    """
    annexed, invaded = date(2014, 3, 18), date(2022, 2, 24)
    obama, trump, biden, again = (date(year, 1, 20) for year in (2009, 2017, 2021, 2025))
    day = timedelta(days=1)
    return [
        Era(PRESIDENT_US, "Barack Obama", "Obama", Span(obama, trump - day)),
        Era(PRESIDENT_US, "Donald Trump, first term", "Trump", Span(trump, biden - day)),
        Era(PRESIDENT_US, "Joe Biden", "Biden", Span(biden, again - day)),
        Era(PRESIDENT_US, "Donald Trump, second term", "Trump", Span(again, _NOT_ENDED)),
        Era(PRESIDENT_RUSSIA, "Vladimir Putin", "Putin", Span(date(2012, 5, 7), _NOT_ENDED)),
        Era(WAR, "Before the annexation of Crimea", "", Span(_LONG_AGO, annexed - day)),
        Era(WAR, "From the annexation of Crimea", "Crimea", Span(annexed, invaded - day)),
        Era(WAR, "From the full-scale invasion", "Invasion", Span(invaded, _NOT_ENDED)),
    ]


def by_era(index: Index, rows: Rows, window: Span) -> list[tuple[Era, dict[str, int], int]]:
    """For each era that a window touches the acts of each class and comment, and of all.

    An act whose date reaches over the edge of an era counts in neither. All classes are as
    coded, aid to others included: these are the acts of an era, not its balance.
    """
    first, last, quad = index.first[rows], index.last[rows], _quad(index, rows)
    found = []
    for era in eras():
        if era.held.last < window.first or window.last < era.held.first:
            continue
        inside = (first >= day_number(era.held.first)) & (last <= day_number(era.held.last))
        counts = np.bincount(quad[inside], minlength=len(QUAD_CLASSES)).tolist()
        found.append((era, dict(zip(QUAD_CLASSES, counts, strict=True)), int(inside.sum())))
    return found
