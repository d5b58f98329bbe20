"""One view's choices in an address: written so that it stays true, read with patience."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from loaders.dates import BadDate, Span, parse_span
from loaders.query import ROLES_IN_ACT, Index, Query

# The names in the address are public: links in articles and syllabuses rest on them.
PARAMETERS = {
    "q": "words",
    "from": "first day",
    "to": "last day",
    "side": "side",
    "actor": "actor",
    "as": "actors as",
    "type": "kind of act",
    "topic": "topic",
    "importance": "importance",
    "deadlines": "only acts with a deadline",
    "answered": "only answered acts",
}
# More than a reader types; a search box takes no more either.
LONGEST_WORDS = 200


def to_params(query: Query, default: Query | None = None) -> dict[str, list[str]]:
    """The address of a query: lists as repeated parameters, what equals `default` left out."""
    plain = default or Query()
    params: dict[str, list[str]] = {}
    if query.words.strip():
        params["q"] = [query.words.strip()]
    if query.window and query.window != plain.window:
        params["from"] = [query.window.first.isoformat()]
        params["to"] = [query.window.last.isoformat()]
    for name, values in (
        ("side", query.sides),
        ("actor", query.actors),
        ("type", query.event_types),
        ("topic", query.topics),
    ):
        if values:
            params[name] = list(values)
    if query.actors and query.actors_as != plain.actors_as:
        params["as"] = [query.actors_as]
    if query.importance != plain.importance:
        params["importance"] = [str(query.importance)]
    if query.with_deadline:
        params["deadlines"] = ["yes"]
    if query.answered:
        params["answered"] = ["yes"]
    return params


def from_params(
    params: Mapping[str, Sequence[str]], index: Index, default: Query | None = None
) -> tuple[Query, list[str]]:
    """
    The query an address describes, and a sentence for each thing in it that is not known.

    Unknown and stale values are left out of the query, never an error.
    """
    notices: list[str] = []
    plain = default or Query()

    def one(name: str) -> str | None:
        values = params.get(name) or ()
        return values[-1] if values else None

    def known(name: str, allowed: Iterable[str]) -> tuple[str, ...]:
        allowed = set(allowed)
        good = []
        for value in params.get(name) or ():
            if value in allowed:
                good.append(value)
            else:
                notices.append(
                    f"The address names {PARAMETERS[name]} “{value}”, which is not in this record."
                )
        return tuple(dict.fromkeys(good))

    def day(name: str, otherwise: date) -> date:
        text = one(name)
        if text is None:
            return otherwise
        try:
            span = parse_span(text)
        except BadDate:
            notices.append(
                f"The address gives “{text}” as {PARAMETERS[name]}; a date such as 2025-07-28 was expected."
            )
            return otherwise
        return span.first if name == "from" else min(span.last, index.extent.last)

    window = plain.window
    if one("from") is not None or one("to") is not None:
        base = plain.window or index.extent
        first = day("from", base.first)
        last = day("to", base.last)
        if first > last:
            notices.append(f"The address asks for {first} to {last}, which ends before it begins.")
        else:
            window = clamped(Span(first, last), index.extent)
    importance = plain.importance
    asked = one("importance")
    if asked is not None:
        if asked in {"1", "2", "3"}:
            importance = int(asked)
        else:
            notices.append(f"The address gives importance “{asked}”; 1, 2 or 3 was expected.")
    actors_as = plain.actors_as
    asked = one("as")
    if asked in ROLES_IN_ACT:
        actors_as = asked
    elif asked is not None:
        notices.append(
            f"The address takes actors as “{asked}”; either, actor or recipient was expected."
        )
    for name in ("deadlines", "answered"):
        if one(name) not in {None, "yes"}:
            notices.append(f"The address gives {name} “{one(name)}”; “yes” was expected.")
    words = one("q") or ""
    if len(words) > LONGEST_WORDS:
        notices.append(f"The address searches for more than {LONGEST_WORDS} characters.")
    query = Query(
        words=words[:LONGEST_WORDS],
        window=window,
        sides=known("side", index.sides),
        actors=known("actor", index.record.actors["actor_id"]),
        actors_as=actors_as,
        event_types=known("type", index.record.event_types["event_type"]),
        topics=known("topic", index.topics.counts),
        importance=importance,
        with_deadline=one("deadlines") == "yes",
        answered=one("answered") == "yes",
    )
    return query, notices


def clamped(window: Span, extent: Span) -> Span:
    """The part of a window that lies in the record; a week of its edge if none does."""
    first, last = max(window.first, extent.first), min(window.last, extent.last)
    if first <= last:
        return Span(first, last)
    if window.last < extent.first:
        return Span(extent.first, min(extent.last, extent.first + timedelta(days=6)))
    return Span(max(extent.first, extent.last - timedelta(days=6)), extent.last)
