"""The filter bar, and the controls' part in the address of a view."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import streamlit as st

from components.source import SUMMER, default_query
from components.stage import literal
from components.view import CHOICES, VIEW_PARAMETERS, View, view_of
from loaders.address import LONGEST_WORDS, PARAMETERS, clamped
from loaders.dates import Span
from loaders.query import SIDE_NAMES, Index, Query, topic_name


@dataclass(frozen=True)
class Options:
    """What the filter bar offers, with how many acts of the record each one has."""

    sides: dict[str, str]
    actors: dict[str, str]
    event_types: dict[str, str]
    topics: dict[str, str]
    importance: dict[int, str]
    deadlines: str
    answered: str


@lru_cache(maxsize=4)
def options(index: Index) -> Options:
    """The filter bar's choices, most frequent first, counted over the whole record."""
    record = index.record
    taking: dict[str, int] = {}
    for lists in (index.actors, index.recipients):
        for actor, count in lists.counts.items():
            taking[actor] = taking.get(actor, 0) + count
    names = dict(zip(record.actors["actor_id"], record.actors["name"], strict=True))
    labels = dict(zip(record.event_types["event_type"], record.event_types["label"], strict=True))
    kinds = {str(t): int((index.event_type == c).sum()) for c, t in enumerate(index.event_types)}
    by_count = lambda counts: sorted(counts, key=lambda k: (-counts[k], k))  # noqa: E731
    sides = {s: int((index.side == index.sides.index(s)).sum()) for s in SIDE_NAMES}
    level = {n: int((index.importance <= n).sum()) for n in (3, 2, 1)}
    return Options(
        sides={s: f"{SIDE_NAMES[s]} {sides[s]:,}" for s in SIDE_NAMES},
        actors={a: f"{names.get(a, a)} ({taking[a]:,})" for a in by_count(taking)},
        event_types={t: f"{labels.get(t, t)} ({kinds[t]:,})" for t in by_count(kinds)},
        topics={
            t: f"{topic_name(t).capitalize() if t.islower() and t not in _PROPER else topic_name(t)} "
            f"({index.topics.counts[t]:,})"
            for t in by_count(index.topics.counts)
        },
        importance={
            3: f"All {level[3]:,}",
            2: f"Major {level[2]:,}",
            1: f"Landmarks {level[1]:,}",
        },
        deadlines=f"Only acts with a deadline ({int(index.with_deadline.sum()):,})",
        answered=f"Only answered acts ({int(index.answered.sum()):,})",
    )


_PROPER = {"ukraine-war", "ngo-media", "nato"}


def presets(index: Index) -> dict[str, Span]:
    """Periods with a name; only those in which the record has anything."""
    extent = index.extent
    last_90 = Span(max(extent.first, _days_before(extent.last, 89)), extent.last)
    wanted = {
        "All": extent,
        "Since 2022": Span(date(2022, 1, 1), extent.last),
        "This presidency": Span(date(2025, 1, 20), extent.last),
        "Summer 2025": SUMMER,
        "Last 90 days": last_90,
    }
    return {
        name: clamped(span, extent)
        for name, span in wanted.items()
        if span.first <= extent.last and span.last >= extent.first
    }


def _days_before(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() - days)


def read_address(index: Index) -> list[str]:
    """
    Takes the choices from the address, if it is not the one written last; returns notices.

    Notices stay until the reader chooses something else.

    An address without parameters is the view the dashboard opens with.
    """
    state = st.session_state
    params = {name: st.query_params.get_all(name) for name in st.query_params}
    known = {n: v for n, v in params.items() if n in PARAMETERS or n in VIEW_PARAMETERS}
    if state.get("address") == known:
        return list(state.get("notices", ()))
    default = default_query(index)
    view, notices = view_of(known, index, default)
    choose(view)
    state["address"] = known
    state["meant"] = view.params(default)
    state["notices"] = tuple(notices)
    return notices


# What a view and the session call by the same name.
AS_THEY_ARE = (
    *CHOICES, "act", "exchange", "sample", "place", "mean", "story", "step", "quiz",
)  # fmt: skip


def choose(view: View) -> None:
    """Sets every control to a view; to be called before the controls are drawn."""
    query = view.query
    st.session_state.update(
        q=query.words,
        dates=(query.window.first, query.window.last) if query.window else None,
        side=list(query.sides),
        actor=list(query.actors),
        actor_as=query.actors_as,
        type=list(query.event_types),
        topic=list(query.topics),
        importance=query.importance,
        deadlines=query.with_deadline,
        answered=query.answered,
        who=view.who[0] if view.who else None,
        whom=view.who[1] if len(view.who) > 1 else None,
        rolled=not view.alone,
        **{name: getattr(view, name) for name in AS_THEY_ARE},
    )


def current(index: Index) -> View:
    """The view as the controls stand now, before or after they are drawn."""
    state = st.session_state
    dates = state.get("dates") or ()
    if isinstance(dates, tuple | list) and len(dates) == 2:
        window: Span | None = clamped(Span(*dates), index.extent)
        state["window"] = window
    else:
        window = state.get("window") or default_query(index).window
    query = Query(
        words=str(state.get("q") or "")[:LONGEST_WORDS],
        window=window,
        sides=tuple(state.get("side") or ()),
        actors=tuple(state.get("actor") or ()),
        actors_as=state.get("actor_as") or "either",
        event_types=tuple(state.get("type") or ()),
        topics=tuple(state.get("topic") or ()),
        importance=state.get("importance") or 3,
        with_deadline=bool(state.get("deadlines")),
        answered=bool(state.get("answered")),
    )
    kept = {n: v for n in AS_THEY_ARE if (v := state.get(n)) is not None}
    return View(
        query,
        who=tuple(w for w in (state.get("who"), state.get("whom")) if w),
        alone=not state.get("rolled"),
        **kept,
    )


def show_period(window: Span, index: Index) -> None:
    """Moves the view to a period; for callbacks."""
    window = clamped(window, index.extent)
    st.session_state["dates"] = (window.first, window.last)


def clear(index: Index) -> None:
    """Takes every filter off; the period, the chosen act and the lanes stay."""
    now = current(index)
    choose(replace(now, query=Query(window=now.query.window)))


def filter_bar(index: Index) -> View:
    """The controls, in the sidebar of every page."""
    offer = options(index)
    extent = index.extent
    with st.sidebar:
        st.text_input(
            "Search", key="q", placeholder="ultimatum, embassy …", max_chars=LONGEST_WORDS
        )
        st.date_input(
            "Dates", key="dates", min_value=extent.first, max_value=extent.last, format="DD/MM/YYYY"
        )
        st.pills(
            "Side",
            offer.sides,
            format_func=offer.sides.__getitem__,
            selection_mode="multi",
            key="side",
        )
        st.multiselect("Actors", offer.actors, format_func=offer.actors.__getitem__, key="actor")
        if st.session_state.get("actor"):
            st.segmented_control(
                "They",
                ["either", "actor", "recipient"],
                format_func={
                    "either": "took part",
                    "actor": "acted",
                    "recipient": "were addressed",
                }.__getitem__,
                key="actor_as",
                required=True,
            )
        st.multiselect(
            "Kinds of act", offer.event_types, format_func=offer.event_types.__getitem__, key="type"
        )
        st.multiselect("Topics", offer.topics, format_func=offer.topics.__getitem__, key="topic")
        st.segmented_control(
            "Importance",
            offer.importance,
            format_func=offer.importance.__getitem__,
            key="importance",
            required=True,
        )
        st.checkbox(offer.deadlines, key="deadlines")
        st.checkbox(offer.answered, key="answered")
        st.button("Clear filters", on_click=clear, args=(index,))
    return current(index)


# Choices that are made on one page; Streamlit drops a control's value where it is not drawn.
KEPT = (*CHOICES, "mean", "who", "whom", "rolled")
FILTERS = (
    "q", "dates", "side", "actor", "actor_as", "type", "topic", "importance", "deadlines", "answered",
)  # fmt: skip


def keep(*, filters: bool = False) -> None:
    """Carries the choices of other pages over to this one; the `filters`, where it has no bar."""
    for name in (*KEPT, *(FILTERS if filters else ())):
        if name in st.session_state:
            st.session_state[name] = st.session_state[name]


def write_address(view: View, index: Index) -> None:
    """Puts the view into the address bar, what equals the defaults left out."""
    params = view.params(default_query(index))
    # An address that says the same in other words, or says too much, is left as it came.
    if params != st.session_state.get("meant"):
        others = {
            name: st.query_params.get_all(name)
            for name in st.query_params
            if name not in PARAMETERS and name not in VIEW_PARAMETERS
        }
        st.query_params.from_dict(params | others)
        st.session_state["address"] = st.session_state["meant"] = params
        st.session_state["notices"] = ()


def notice(lines: list[str]) -> None:
    """Tells a reader what of the address could not be used."""
    if lines:
        st.info("  \n".join(literal(line) for line in lines))
