"""Profiles: what one actor did, towards whom, about what and how fast; and two side by side.

An act counts once in every view, however many of a profile's actors took part in it: an act of
Putin and Peskov is one act of each, and one act of the Kremlin. Only where a table has a row for
each of those addressed, or each topic, does an act stand in several rows; those rows do not add
up to the number of acts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd

from loaders.actors import Actor, principal
from loaders.dates import NO_END, Span, in_words
from loaders.deadlines import span_at
from loaders.query import Index, Mask, Rows, day_of
from loaders.record import QUAD_CLASSES

STATE_CONTROLLED = "state-controlled"
STILL_HELD = "still held as far as known"

# How many of an actor's last acts are listed.
LATEST = 10


@dataclass(frozen=True, slots=True)
class HeldRole:
    """An office and when it was held, in words: "from 22 May 2012, still held as far as known"."""

    title: str
    held: Span
    words: str

    @property
    def still_held(self) -> bool:
        """Whether no end of it was seen."""
        return self.held.last == NO_END


@dataclass(frozen=True, slots=True)
class Speed:
    """How many days lie between acts and what they answer, over `pairs` of the two.

    Only pairs of which both days are known exactly count; `inexact` says how many others there
    are. An act that answers two is two pairs. The numbers are None if there is no pair.
    """

    pairs: int
    inexact: int
    median: float | None
    least: int | None
    most: int | None


@dataclass(frozen=True, eq=False)
class Profile:
    """What the page of one actor shows of the rows it was given.

    `speaks_for` is the id of the institution the actor speaks for, the actor if none. `members`
    are those whose acts are counted: the actor, or all who speak for the same. `roles` are the
    actor's own, the latest first.

    `acted` and `addressed` are rows of `record.events`, in order. The tables speak of the acts
    in `acted`, the greatest number first: `kinds` (event_type, verb, label, acts), `towards`
    (actor_id, name, acts), `about` (topic, acts), `sources` (kind of publisher, articles).
    `quarters` (quarter, first, acts) runs from the first to the last without a gap and leaves
    out the `quarter_unknown` acts whose date reaches over several. `latest` (row, event_id, date,
    title, who, roles) has the last acts, the newest first, with the roles held on the day.
    `answers` tells how fast they answer others, `answered` how fast others answer them.
    """

    actor_id: str
    name: str
    kind: str
    side: str
    speaks_for: str
    members: tuple[str, ...]
    roles: tuple[HeldRole, ...]
    acted: Rows
    addressed: Rows
    kinds: pd.DataFrame
    towards: pd.DataFrame
    about: pd.DataFrame
    quarters: pd.DataFrame
    quarter_unknown: int
    answers: Speed
    answered: Speed
    latest: pd.DataFrame
    sources: pd.DataFrame

    @property
    def state_controlled(self) -> float | None:
        """The share of the articles on their acts that are state-controlled; None if no article."""
        total = self.sources["articles"].sum()
        controlled = self.sources.loc[self.sources["kind"] == STATE_CONTROLLED, "articles"].sum()
        return float(controlled / total) if total else None


@dataclass(frozen=True, eq=False)
class Between:
    """What passed between two actors: rows in order, each in one of the three.

    `forth` has the acts of the first towards the second, `back` those of the second towards the
    first, `together` those in which both took part. `matrix` counts them: a row for each quad
    class and `comment`, the columns `forth`, `back` and `together`. `first` and `second` are
    those whose acts were counted.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    forth: Rows
    back: Rows
    together: Rows
    matrix: pd.DataFrame


def profile(
    index: Index, rows: Rows, actor_id: str, with_principal: bool = False, latest: int = LATEST
) -> Profile:
    """What an actor did and met with in these rows, alone or with all who speak for the same.

    Raises KeyError if the actor is not in the record. An actor without an act has empty tables.
    Who speaks for whom is not dated in the record: it is what `parent` says today.
    """
    record = index.record
    one = record.everybody[actor_id]
    group = members(index, actor_id) if with_principal else (actor_id,)
    shown = _mask(index, rows)
    took_part = index.actors.mask(group, index.size)
    acted = np.flatnonzero(took_part & shown)
    quarters, unknown = _quarters(index, acted)
    answers, answered = _speeds(index, acted, took_part)
    topics = chain.from_iterable(_cells(index, "topics", acted))
    return Profile(
        actor_id=actor_id,
        name=one.name,
        kind=one.kind,
        side=one.side,
        speaks_for=principal(record, actor_id),
        members=group,
        roles=roles_held(one),
        acted=acted,
        addressed=np.flatnonzero(index.recipients.mask(group, index.size) & shown),
        kinds=_kinds(index, acted),
        towards=_towards(index, acted, group),
        about=_counted(topics, "topic", "acts"),
        quarters=quarters,
        quarter_unknown=unknown,
        answers=answers,
        answered=answered,
        latest=_latest(index, acted[::-1][:latest], group),
        sources=_sources(index, acted),
    )


def between(
    index: Index, rows: Rows, one: str, other: str, with_principals: bool = False
) -> Between:
    """What passed between two actors in these rows.

    With their principals, all who speak for the same as each are counted; two who speak for the
    same, such as Putin and Peskov, are taken as the two people. Raises KeyError for an actor
    that is not in the record.
    """
    apart = principal(index.record, one) != principal(index.record, other)
    rolled_up = with_principals and apart
    first = members(index, one) if rolled_up else (one,)
    second = members(index, other) if rolled_up else (other,)
    shown, size = _mask(index, rows), index.size
    acted, acted_too = index.actors.mask(first, size), index.actors.mask(second, size)
    together = shown & acted & acted_too if one != other else np.zeros(size, dtype=bool)
    forth = shown & acted & index.recipients.mask(second, size) & ~together
    back = shown & acted_too & index.recipients.mask(first, size) & ~together & ~forth
    quads = index.record.events["quad_class"].cat.codes.to_numpy()
    named = {"forth": forth, "back": back, "together": together}
    counts = {
        name: np.bincount(quads[mask], minlength=len(QUAD_CLASSES)) for name, mask in named.items()
    }
    matrix = pd.DataFrame(counts, index=pd.Index(QUAD_CLASSES, name="quad_class"))
    found = {name: np.flatnonzero(mask) for name, mask in named.items()}
    return Between(first, second, **found, matrix=matrix)


def who_is_who(index: Index, rows: Rows) -> pd.DataFrame:
    """Every actor of the record, with what these rows hold of them, in the order of the names.

    Columns: actor_id, name, side, kind, role (held last, "" if none), held (in words),
    speaks_for (a name, "" for those who speak for themselves), as_actor, as_recipient, acts (in
    either place, each act once), first and last (the days between which those acts lie, None if
    there is none).
    """
    record, shown = index.record, _mask(index, rows)
    found = []
    for actor_id, one in record.everybody.items():
        acted, addressed = index.actors.rows(actor_id), index.recipients.rows(actor_id)
        acted, addressed = acted[shown[acted]], addressed[shown[addressed]]
        either = np.union1d(acted, addressed)
        held = roles_held(one)
        last = max(held, key=lambda role: role.held.last, default=None)
        speaks_for = principal(record, actor_id)
        found.append(
            {
                "actor_id": actor_id,
                "name": one.name,
                "side": one.side,
                "kind": one.kind,
                "role": last.title if last else "",
                "held": last.words if last else "",
                "speaks_for": "" if speaks_for == actor_id else record.everybody[speaks_for].name,
                "as_actor": len(acted),
                "as_recipient": len(addressed),
                "acts": len(either),
                "first": day_of(index.first[either].min()) if len(either) else None,
                "last": day_of(index.last[either].max()) if len(either) else None,
            }
        )
    return pd.DataFrame(found).sort_values("name", kind="stable", ignore_index=True)


def members(index: Index, actor_id: str) -> tuple[str, ...]:
    """All who speak for the same as an actor, and that itself: Peskov, Putin, the Kremlin …

    The actor comes first, the others in the order of the table. A state stands for itself alone,
    since its people speak for its institutions.
    """
    speaks_for = _principals(index)
    same = [each for each, whom in speaks_for.items() if whom == speaks_for[actor_id]]
    return (actor_id, *(each for each in same if each != actor_id))


def roles_held(one: Actor) -> tuple[HeldRole, ...]:
    """The offices an actor held, the latest first; of those that began together, as listed."""
    roles = [HeldRole(role.title, role.held, _held_words(role.text)) for role in one.roles]
    return tuple(sorted(roles, key=lambda role: role.held.first, reverse=True))


def _held_words(text: str) -> str:
    """
    The dates of an office in words.

    >>> _held_words("2012-05-22/..")
    'from 22 May 2012, still held as far as known'
    """
    words = in_words(text)
    return f"{words}, {STILL_HELD}" if text.endswith("/..") else words


@lru_cache(maxsize=2)
def _principals(index: Index) -> dict[str, str]:
    """Whom each actor speaks for."""
    return {actor_id: principal(index.record, actor_id) for actor_id in index.record.everybody}


def _mask(index: Index, rows: Rows) -> Mask:
    shown = np.zeros(index.size, dtype=bool)
    shown[rows] = True
    return shown


def _cells(index: Index, column: str, rows: Rows) -> list[Any]:
    """The cells of a column of the events in these rows."""
    return index.record.events[column].take(rows).tolist()


def _counted(values: Iterable[str], name: str, count: str) -> pd.DataFrame:
    """How often each value comes, the most frequent first, ties by the alphabet."""
    counts = sorted(Counter(values).items(), key=lambda each: (-each[1], each[0]))
    return pd.DataFrame(
        {name: [value for value, _ in counts], count: np.array([n for _, n in counts], dtype=int)}
    )


def _kinds(index: Index, acted: Rows) -> pd.DataFrame:
    counts = _counted(index.event_types[index.event_type[acted]], "event_type", "acts")
    words = index.record.event_types.set_index("event_type")
    counts.insert(1, "verb", [words.at[each, "verb"] for each in counts["event_type"]])
    counts.insert(2, "label", [words.at[each, "label"] for each in counts["event_type"]])
    return counts


def _towards(index: Index, acted: Rows, group: Sequence[str]) -> pd.DataFrame:
    """Those whom the acts addressed; where they addressed no one, the others who took part."""
    own = set(group)
    actors, recipients = (_cells(index, name, acted) for name in ("actors", "recipients"))
    met = (
        each
        for took_part, addressed in zip(actors, recipients, strict=True)
        for each in dict.fromkeys(addressed or took_part)
        if each not in own
    )
    counts = _counted(met, "actor_id", "acts")
    everybody = index.record.everybody
    counts.insert(1, "name", [everybody[each].name for each in counts["actor_id"]])
    return counts


def _quarters(index: Index, acted: Rows) -> tuple[pd.DataFrame, int]:
    """The acts of each quarter, and how many have a date that reaches over several."""
    first, last = (
        each[acted].astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) // 3
        for each in (index.first, index.last)
    )
    known = first[first == last]
    span = np.arange(known.min(), known.max() + 1) if len(known) else known
    # Quarters are counted from 1970; one begins every three months.
    table = pd.DataFrame(
        {
            "quarter": [f"{1970 + number // 4} Q{number % 4 + 1}" for number in span.tolist()],
            "first": (span * 3).astype("datetime64[M]").astype("datetime64[s]"),
            "acts": np.bincount(known - span[0]) if len(known) else span,
        }
    )
    return table, int((first != last).sum())


def _speeds(index: Index, acted: Rows, took_part: Mask) -> tuple[Speed, Speed]:
    """How fast the acts answered those of others, and how fast others answered them.

    The act at the other end may lie outside the rows shown: a filter hides it, not its day.
    """
    row_of, rows = index.record.row_of, acted.tolist()
    cells, ids = _cells(index, "responds_to", acted), _cells(index, "event_id", acted)
    given = [(row, row_of[each]) for row, cell in zip(rows, cells, strict=True) for each in cell]
    taken = [
        (each, row)
        for row, event_id in zip(rows, ids, strict=True)
        for each in index.answers_to(event_id).tolist()
    ]
    return (
        _speed(index, [(later, earlier) for later, earlier in given if not took_part[earlier]]),
        _speed(index, [(later, earlier) for later, earlier in taken if not took_part[later]]),
    )


def _speed(index: Index, pairs: list[tuple[int, int]]) -> Speed:
    """The days between the later and the earlier act of each pair."""
    events = index.record.events
    exact = (events["precision"] == "day") & ~events["about"] & ~events["uncertain"]
    both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    known = both[exact.to_numpy()[both].all(axis=1)]
    days = index.first[known[:, 0]] - index.first[known[:, 1]]
    if not len(days):
        return Speed(0, len(both), None, None, None)
    inexact = len(both) - len(days)
    return Speed(len(days), inexact, float(np.median(days)), int(days.min()), int(days.max()))


def _latest(index: Index, rows: Rows, group: Sequence[str]) -> pd.DataFrame:
    """These acts with who of the group acted, in which role."""
    record, own = index.record, set(group)
    found = record.events.iloc[rows][["event_id", "date", "title", "actors"]]
    who = [[each for each in actors if each in own] for actors in found["actors"]]
    roles = [
        tuple(record.everybody[each].role_on(span_at(record, row)) or "" for each in acting)
        for row, acting in zip(rows.tolist(), who, strict=True)
    ]
    return pd.DataFrame(
        {
            "row": rows,
            "event_id": found["event_id"].tolist(),
            "date": found["date"].tolist(),
            "title": found["title"].tolist(),
            "who": [tuple(record.everybody[each].name for each in acting) for acting in who],
            "roles": roles,
        }
    )


@lru_cache(maxsize=2)
def _publisher_kinds(index: Index) -> dict[str, str]:
    """The kind of publisher behind each article."""
    publishers, articles = index.record.publishers, index.record.articles
    kinds = dict(zip(publishers["publisher_id"], publishers["kind"], strict=True))
    known = zip(articles["article_id"], articles["publisher"], strict=True)
    return {article: kinds.get(publisher, "unknown") for article, publisher in known}


def _sources(index: Index, acted: Rows) -> pd.DataFrame:
    """The articles the acts rest on by kind of publisher, each article once."""
    kinds = _publisher_kinds(index)
    articles = set(chain.from_iterable(_cells(index, "sources", acted)))
    return _counted((kinds[article] for article in articles), "kind", "articles")
