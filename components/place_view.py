"""The parts of the Places page: the map, the places as a table, the acts of one of them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import streamlit as st

from charts.places import map_of
from components import stage, timeline_view
from components.pages import act_card, choose, picked_in
from components.source import default_query
from components.texts import LISTED, rendered, words
from components.view import PLACE_REGIONS, View
from loaders.places import DOINGS, at, by_place
from loaders.query import Index

HEADS = ("Place", "Acts", "Met", "Said", "Done")


def controls() -> None:
    """Which acts are counted, and which part of the map is shown."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.segmented_control(
            "What happened there", DOINGS, format_func=DOINGS.__getitem__, key="doing",
            required=True, label_visibility="collapsed",
        )  # fmt: skip
        st.space("stretch")
        st.segmented_control(
            "Region", PLACE_REGIONS, format_func=PLACE_REGIONS.__getitem__, key="region",
            required=True, label_visibility="collapsed",
        )  # fmt: skip


def chart(index: Index, view: View) -> None:
    """The map with the chosen act's card beside it, and beneath it what it counts."""
    shown = view.act if view.act in index.record.row_of else None
    stage.show_figure(
        _map(index, replace(view, act=None), timeline_view.plot_width(view)),
        key="map",
        aside=act_card(index, view, outside=False) if shown else "",
        below=_below(index, view),
        focus=shown,
        on_pick=_picked,
        on_width=_measured,
    )


@lru_cache(maxsize=128)
def _map(index: Index, view: View, width: int) -> bytes:
    table = by_place(index, index.select(view.query).rows)
    count = "acts" if view.doing == "all" else view.doing
    figure = map_of(table, count=count, region=view.region, width=width, chosen=view.place)
    alt = "Map of the places of these acts; the table below has the same counts."
    return stage.message_of(figure, alt=alt, width=width, zoomable=False, filename="places")


@lru_cache(maxsize=128)
def _below(index: Index, view: View) -> str:
    rows = index.select(view.query).rows
    table = by_place(index, rows)
    default = default_query(index)
    acts, left = [], 0
    if view.place:
        there = at(index, rows, view.place, view.doing)
        acts = words(index).months(int(row) for row in there[:LISTED])
        left = max(0, len(there) - LISTED)
    return rendered(
        "places.html",
        heads=HEADS,
        places=table.to_dict("records"),
        placed=int(table["acts"].sum()),
        total=len(rows),
        chosen=view.place,
        where=words(index).places.get(view.place or "", ""),
        doing=DOINGS[view.doing],
        address=lambda place: view.address_with(default, place=place, act=None),
        months=acts,
        left=left,
        act=view.act,
        links=lambda e: view.address_with(default, act=e),
    )


def _picked() -> None:
    picked = st.session_state["map"].get("pick")
    if isinstance(picked, str) and picked.startswith("place:"):
        st.session_state["place"] = picked.removeprefix("place:") or None
        choose("")
    else:
        picked_in("map")()


def _measured() -> None:
    timeline_view.measured_in("map")
