"""Who the actors are: their offices on a given day, and the institution they speak for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

import pandas as pd

from loaders.dates import BadDate, Span, parse_span


class BadRole(ValueError):
    """A role is not written as title@start/end."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office, the days on which it can have been held, and those dates as written."""

    title: str
    held: Span
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor; `roles` has the one that matters most between the two countries first."""

    id: str
    name: str
    kind: str
    side: str
    parent: str
    roles: tuple[Role, ...]
    aliases: tuple[str, ...]

    def role_on(self, when: date | Span) -> str | None:
        """The title of the office held on a day or over a span, the first listed if several.

        For a span an office held throughout goes before one that was held for part of it, and
        where several were each held for part, no one is chosen: None, as if there were none.

        >>> senator = Role("senator", parse_span("2023-01-03/2025-01"), "2023-01-03/2025-01")
        >>> vance = Actor("vance", "JD Vance", "person", "US", "us", (senator,), ())
        >>> vance.role_on(date(2024, 5, 1))
        'senator'
        """
        span = when if isinstance(when, Span) else Span(when, when)
        whole = [role for role in self.roles if span.first in role.held and span.last in role.held]
        if whole:
            return whole[0].title
        touching = {
            role.title
            for role in self.roles
            if role.held.first <= span.last and span.first <= role.held.last
        }
        return touching.pop() if len(touching) == 1 else None


def parse_roles(text: str) -> tuple[Role, ...]:
    """The offices of a cell such as `Senator@2023-01-03/2025-01;Author@2016/..`, in its order.

    A title holds neither `;` nor `@`. Raises BadRole, quoting the role, for anything else.

    >>> [role.title for role in parse_roles("Senator@2023-01-03/2025-01;Author@2016/..")]
    ['Senator', 'Author']
    """
    return tuple(_parse_role(role) for role in text.split(";") if role.strip())


def _parse_role(text: str) -> Role:
    title, _, dates = text.strip().rpartition("@")
    if not title or "@" in title or "/" not in dates:
        raise BadRole(f"{text!r} is not a role such as Senator@2023-01-03/2025-01")
    try:
        return Role(title, parse_span(dates), dates)
    except BadDate as error:
        raise BadRole(f"{text!r} is not a role: {error}") from None


def is_role(text: str) -> bool:
    """Whether a text is one role as title@start/end."""
    try:
        _parse_role(text)
    except BadRole:
        return False
    return True


class HasActors(Protocol):
    """Anything that knows its actors by id, above all a Record."""

    @property
    def everybody(self) -> dict[str, Actor]:
        """All actors by id."""
        ...


def actor(table: HasActors | pd.DataFrame, actor_id: str) -> Actor:
    """One actor of a record or of its table of actors; raises KeyError if it is not there."""
    return everybody(table)[actor_id]


def everybody(table: HasActors | pd.DataFrame) -> dict[str, Actor]:
    """All actors by id, in the order of the table; a record's are shared, so leave them as is."""
    if not isinstance(table, pd.DataFrame):
        return table.everybody
    columns = ["actor_id", "name", "kind", "side", "parent", "roles", "aliases"]
    actors = {}
    for actor_id, name, kind, side, parent, roles, aliases in zip(
        *(table[column].tolist() for column in columns), strict=True
    ):
        names = tuple(filter(None, aliases.split(";")))
        actors[actor_id] = Actor(actor_id, name, kind, side, parent, parse_roles(roles), names)
    return actors


def role_on(table: HasActors | pd.DataFrame, actor_id: str, when: date | Span) -> str | None:
    """The title of the office an actor held on a day or over a span; see Actor.role_on."""
    return actor(table, actor_id).role_on(when)


def principal(table: HasActors | pd.DataFrame, actor_id: str) -> str:
    """The institution, state or organisation an actor speaks for: Peskov speaks for the Kremlin.

    That is the first among its parents which is not a person; an actor that is none itself, or
    has no such parent, speaks for itself.
    """
    actors = everybody(table)
    current, seen = actor_id, set[str]()
    while actors[current].kind == "person":
        seen.add(current)
        current = actors[current].parent
        if current not in actors or current in seen:
            return actor_id
    return current


def people_of(table: HasActors | pd.DataFrame, actor_id: str) -> list[str]:
    """The people who belong to an institution or state, directly or through others, by id."""
    actors = everybody(table)
    return [
        person
        for person, each in actors.items()
        if each.kind == "person" and actor_id in _parents(actors, person)
    ]


def _parents(actors: dict[str, Actor], actor_id: str) -> list[str]:
    """The parents of an actor from the nearest to the furthest."""
    parents: list[str] = []
    current = actors[actor_id].parent
    while current in actors and current not in parents:
        parents.append(current)
        current = actors[current].parent
    return parents
