"""Acts that the record may hold already: the same days, the same actors, kind and title alike.

Nothing is decided here. An editor sees the acts that are most like a draft, with the reasons,
and may attach the article to one of them instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from loaders.articles.rows import EMPTY_WORDS, as_mapping, date_of
from loaders.dates import NO_END, BadDate, parse_date

# An act of a late evening is reported under the next day's date, and the zones of Washington and
# Moscow are seven or eight hours apart.
TOLERANCE = timedelta(days=1)

# How much each likeness counts; together 1. Found by trying them on the record itself, each act
# against all others: all are found, and 8 in 100 bring up another one too, most of them a second
# act of the same occasion.
DAYS, ACTORS, KIND, TITLE = 0.2, 0.3, 0.2, 0.3
ENOUGH = 0.6
# The same actors on the same day do much that is not the same act: kind or title must agree too.
TITLE_ALIKE = 0.5
MOST = 5

# Kinds that one and the same occasion is coded as, depending on what a source dwells on.
KINDRED = [
    frozenset({"threaten", "request"}),  # an ultimatum
    frozenset({"reject", "accuse", "comment"}),  # an answer in words
    frozenset({"consult", "agree", "support"}),  # a meeting and what came of it
    frozenset({"sanction", "coerce"}),
    frozenset({"concede", "retreat", "agree"}),  # prisoners freed, or the promise of it
    frozenset({"mobilize", "assault"}),
    frozenset({"cooperate", "aid", "support"}),
]


class Known(NamedTuple):
    """An act on record that is like a draft, how alike they are (0 to 1), and why."""

    event_id: str
    likeness: float
    reasons: str


def known_acts(
    draft: Any,
    events: pd.DataFrame,
    *,
    parents: Mapping[str, str] | None = None,
    most: int = MOST,
) -> list[Known]:
    """The acts of a record that may be the one a draft tells of, the likest first.

    `draft` is what `rows_for` takes; `events` is the table of a Record; `parents` gives the
    institution or state that an actor belongs to, as `parents_of` reads it. Nothing comes back
    for a draft without a date or without actors.
    """
    fields = as_mapping(draft)
    span = _span(fields)
    own = _ids(fields.get("actors"))
    if span is None or not own or events.empty:
        return []
    first, last = span
    near = _near(events, first, last)
    named = own | _ids(fields.get("recipients"))
    title = _telling(str(fields.get("title") or ""))
    kind = str(fields.get("event_type") or "")
    found: list[Known] = []
    columns = ["event_id", "first", "last", "actors", "recipients", "event_type", "title"]
    for row in events.loc[near, columns].itertuples(index=False):
        actors, who = _actors_alike(own, named, set(row.actors), set(row.recipients), parents or {})
        if not actors:
            continue
        days, when = _days_alike(first, last, row.first, row.last)
        same, what = _kinds_alike(kind, row.event_type)
        titles = _titles_alike(title, _telling(row.title))
        likeness = DAYS * days + ACTORS * actors + KIND * same + TITLE * titles
        if likeness < ENOUGH or not (same or titles >= TITLE_ALIKE):
            continue
        reasons = [when, who, *([what] if what else [])]
        if titles >= TITLE_ALIKE:
            reasons.append(f"title alike {titles:.2f}")
        found.append(Known(row.event_id, round(likeness, 2), ", ".join(reasons)))
    return sorted(found, key=lambda act: (-act.likeness, act.event_id))[:most]


def parents_of(actors: pd.DataFrame) -> dict[str, str]:
    """The institution or state of each actor that has one, from the table of actors."""
    pairs = zip(actors["actor_id"].tolist(), actors["parent"].tolist(), strict=True)
    return {actor: parent for actor, parent in pairs if parent}


def _span(fields: Mapping[str, Any]) -> tuple[date, date] | None:
    try:
        span = parse_date(date_of(fields)).span
    except BadDate:
        return None
    return span.first, span.last


def _near(events: pd.DataFrame, first: date, last: date) -> np.ndarray:
    """Which acts can have happened within the days given, or a day off."""
    begin = np.datetime64(first - TOLERANCE if first > date.min else first)
    end = np.datetime64(last + TOLERANCE if last < NO_END else last)
    starts, ends = events["first"].to_numpy(), events["last"].to_numpy()
    near: np.ndarray = (starts <= end) & (ends >= begin)
    return near


def _ids(value: Any) -> set[str]:
    values = value.split(";") if isinstance(value, str) else value or ()
    return {str(each) for each in values if each}


def _days_alike(
    first: date, last: date, start: pd.Timestamp, end: pd.Timestamp
) -> tuple[float, str]:
    """How alike two dates are, and in what words."""
    if (start.date(), end.date()) == (first, last):
        return 1.0, "same day" if first == last else "same days"
    if start.date() <= last and end.date() >= first:
        return 0.7, "days overlap"
    return 0.5, "a day apart"


def _actors_alike(
    own: set[str],
    named: set[str],
    actors: set[str],
    recipients: set[str],
    parents: Mapping[str, str],
) -> tuple[float, str]:
    """How alike the actors are, and in what words; 0 where nobody is shared.

    An actor who speaks for another, or for the same institution, counts for less; so do two
    sides that stand the other way round, as in a call that either may be said to have made.
    """
    if own & actors:
        share = len(own & actors) / len(own | actors)
        return 0.6 + 0.4 * share, "same actor" if len(own) == 1 else "shared actors"
    shared = _speaking_for(own, parents) & _speaking_for(actors, parents)
    # Everybody on a side meets in its state; that tells nothing unless the state itself acted.
    states = {actor for actor in shared if actor not in parents}
    if shared - (states - own - actors):
        return 0.5, "actors of the same institution"
    if own & recipients and actors & named:
        return 0.5, "same parties"
    return 0.0, ""


def _speaking_for(actors: set[str], parents: Mapping[str, str]) -> set[str]:
    """Actors and the institutions they belong to; "Moscow" says what its ministry says."""
    whole = set(actors)
    for actor in actors:
        parent = parents.get(actor)
        while parent and parent not in whole:
            whole.add(parent)
            parent = parents.get(parent)
    return whole


def _kinds_alike(kind: str, other: str) -> tuple[float, str]:
    if kind == other:
        return 1.0, "same kind"
    if any({kind, other} <= group for group in KINDRED):
        return 0.5, "kindred kind"
    return 0.0, ""


def _telling(title: str) -> list[str]:
    """The words of a title that tell acts apart, cut to their stems, in order of the alphabet."""
    words = re.findall(r"\w+", title.lower())
    stems = [re.sub(r"(?:ing|ed|es|s)$", "", word) if len(word) > 4 else word for word in words]
    return sorted({stem for stem in stems if stem not in EMPTY_WORDS})


def _titles_alike(one: list[str], other: list[str]) -> float:
    """How alike two titles are: of their words, half by which are the same, half by spelling."""
    if not one or not other:
        return 0.0
    shared = len(set(one) & set(other))
    words = 2 * shared / (len(one) + len(other))
    if not shared:
        return 0.0
    return (words + SequenceMatcher(None, " ".join(one), " ".join(other)).ratio()) / 2
