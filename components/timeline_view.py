"""The parts of the Timeline page that are more than one call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import streamlit as st

from charts.scales import DAY_MS, Scale
from charts.timeline import Drawing, timeline
from components import filters, source, stage
from components.pages import act_card, choose, picked_in
from components.source import default_query
from components.texts import LISTED, rendered, words
from components.view import View
from loaders.dates import Span, span_in_words
from loaders.query import Index, Query, Selection, day_of
from loaders.stories import MOST_STEPS, VIEW

# What a window of 1440 and a phone of 390 pixels leave for the plot, in steps of 40.
DESKTOP_PX, BESIDE_CARD_PX, PHONE_PX = 960, 600, 320
LEVEL_WORDS = {
    "near": "Every act is named.",
    "middle": "Landmarks and major steps are named; point at any other mark, or zoom in, for its name.",
    "far": "So much time is counted, not named; only landmarks are. Zoom in, or click a bar, for the acts.",
}


@lru_cache(maxsize=256)
def drawing(
    index: Index, query: Query, width: int, lanes: str, scale: str, act: str | None
) -> tuple[Drawing, bytes]:
    """A view's figure and what travels for it; views that many readers share are drawn once."""
    found = index.select(query)
    drawn = timeline(
        index, query, width=width, lanes=lanes, scale=scale, selected=act, selection=found
    )
    window = query.window or index.extent
    alt = (
        f"Timeline of {len(found):,} US–Russia acts, {span_in_words(window)}: "
        "the list below the chart holds the same acts."
    )
    kind = "equal" if scale == "equal" and drawn.level != "far" else "calendar"
    return drawn, stage.message_of(drawn.figure, alt=alt, width=width, scale=kind)


def plot_width(view: View) -> int:
    """
    The width to lay out for: what the browser told, before that a guess by its kind.

    A chart with a card beside it and one without have widths of their own, so that going
    between the two asks the browser only once.
    """
    told = st.session_state.get(_width_name(view))
    if told:
        return int(told)
    if "phone" not in st.session_state:
        agent = st.context.headers.get("User-Agent", "") if st.context.headers else ""
        st.session_state["phone"] = "Mobi" in agent
    if st.session_state["phone"]:
        return PHONE_PX
    return BESIDE_CARD_PX if view.act else DESKTOP_PX


def _width_name(view: View) -> str:
    return "width_beside_card" if view.act else "width"


def chart(index: Index, view: View, found: Selection) -> None:
    """The timeline with the chosen act's card beside it."""
    drawn, message = drawing(index, view.query, plot_width(view), view.lanes, view.scale, view.act)
    stage.show_figure(
        message,
        key="timeline",
        aside=_card(index, view) if view.act else "",
        below=rendered("legend.html", level=LEVEL_WORDS[drawn.level]),
        focus=view.act,
        on_pick=_picked,
        on_range=_ranged,
        on_width=_measured,
    )


@lru_cache(maxsize=256)
def _card(index: Index, view: View) -> str:
    row = index.record.row_of[view.act or ""]
    return act_card(index, view, outside=row not in index.select(view.query).rows)


def acts(index: Index, view: View, found: Selection) -> None:
    """The same acts as a list, for keyboards, screen readers, phones and print."""
    stage.show_text(_list(index, view), key="acts", on_pick=picked_in("acts"))


@lru_cache(maxsize=256)
def _list(index: Index, view: View) -> str:
    found = index.select(view.query)
    default = default_query(index)
    return rendered(
        "acts.html",
        months=words(index).months(int(r) for r in found.rows[:LISTED]),
        left=max(0, len(found) - LISTED),
        chosen=view.act,
        count=len(found),
        story="story" + view.address_with(default, story=VIEW, step=1, quiz=0, act=None)
        if 1 < len(found) <= MOST_STEPS
        else "",
        links=lambda e: view.address_with(default, act=e),
    )


def preset_control(index: Index, view: View) -> None:
    """Named periods; the one now open is marked."""
    periods = filters.presets(index)
    open_now = next((n for n, span in periods.items() if span == view.query.window), None)
    st.session_state["period"] = open_now

    def chosen() -> None:
        name = st.session_state["period"]
        if name:
            filters.show_period(periods[name], index)

    st.segmented_control(
        "Period", list(periods), key="period", on_change=chosen, label_visibility="collapsed"
    )


def about(index: Index) -> None:
    """What a reader must know of the record, and the rows it could not take."""
    record = index.record
    problems = record.problems
    st.caption(
        "Counts are counts in this record: acts chosen by editors from English-language news, "
        "not everything that happened. An answer is drawn only where a source ties it to the act."
    )
    if len(problems):
        lost = problems.loc[problems["dropped"], ["file", "line"]].drop_duplicates()
        count = f"{len(problems):,} {'problem' if len(problems) == 1 else 'problems'}"
        rows = f"{len(lost):,} {'row' if len(lost) == 1 else 'rows'}"
        with st.expander(f"{count} found in the record’s files, {rows} left out"):
            st.dataframe(
                problems[["file", "line", "column", "found", "expected", "message"]].head(500),
                hide_index=True,
            )


def _picked() -> None:
    chart_picked_in("timeline")


def chart_picked_in(key: str) -> None:
    """Does what was clicked in a timeline: a bar opens its period, a mark its card."""
    picked = st.session_state[key].get("pick")
    if isinstance(picked, str) and picked.startswith("from:"):
        first, last = (date.fromisoformat(day) for day in picked.split(":")[1:3])
        filters.show_period(Span(first, last), source.index())
    elif isinstance(picked, str):
        choose(picked)


def _ranged() -> None:
    ranged_in("timeline", _scale_now)


def _scale_now(index: Index, view: View) -> Scale:
    return drawing(index, view.query, plot_width(view), view.lanes, view.scale, view.act)[0].scale


def ranged_in(key: str, scale_of: Callable[[Index, View], Scale]) -> None:
    """Opens the period that was dragged or zoomed to in the chart with that key."""
    chosen = st.session_state[key].get("range")
    if not isinstance(chosen, dict):
        return
    index = source.index()
    view = filters.current(index)
    low, high = float(chosen["from"]), float(chosen["to"])
    if chosen.get("scale") == "equal":
        low, high = (float(d) for d in scale_of(index, view).days([low, high]))
    else:
        low, high = low / DAY_MS, high / DAY_MS
    first = round(low)
    last = max(first, round(high) - 1)
    filters.show_period(Span(day_of(first), day_of(last)), index)


def _measured() -> None:
    measured_in("timeline")


def measured_in(key: str) -> None:
    """Keeps the width that the browser told, for every chart of the page's full width."""
    told = st.session_state[key].get("width")
    if isinstance(told, int | float) and 200 <= told <= 6000:
        view = filters.current(source.index())
        st.session_state[_width_name(view)] = int(told)
