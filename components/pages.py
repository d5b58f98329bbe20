"""The menu, the ways from one page to another, and the card that every page shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from components import editing
from components.source import default_query
from components.texts import rendered, words
from components.view import View
from loaders.query import Index

LONG_VIEWS = ("climate", "places")


def timeline() -> Any:
    """The page of every act."""
    return st.Page("pages/explore/timeline.py", title="Timeline", default=True)


def exchanges() -> Any:
    """The page of who answered whom."""
    return st.Page("pages/explore/exchanges.py", title="Exchanges")


def actors() -> Any:
    """The page of one actor, or of two."""
    return st.Page("pages/explore/actors.py", title="Actors")


def climate() -> Any:
    """The page of words and deeds over the years."""
    return st.Page("pages/explore/climate.py", title="Climate")


def places() -> Any:
    """The page of where it happened."""
    return st.Page("pages/explore/places.py", title="Places")


def story() -> Any:
    """The page that tells a thread of the record step by step."""
    return st.Page("pages/explore/story.py", title="Stories", url_path="story")


def record() -> Any:
    """The page of the record itself."""
    return st.Page("pages/explore/record.py", title="Record")


def articles() -> Any:
    """The page that makes drafts of an article."""
    return st.Page("pages/edit/articles.py", title="Articles")


def every() -> list[Any]:
    """All pages, in the order of the menu."""
    return [timeline(), exchanges(), actors(), climate(), places(), story(), record(), articles()]


def menu(pages: list[Any], view: View, index: Index) -> None:
    """
    Links to the pages that carry the choices along.

    Streamlit's own menu drops them from the address, and Back would then stop at a view that
    nobody chose.
    """
    default = default_query(index)
    params = view.params(default)
    # Who has chosen no dates comes to the pages of the long view for all of them.
    unchosen = view.query.window == default.window
    whole = replace(view, query=replace(view.query, window=index.extent)).params(default)
    with st.container(horizontal=True, key="menu"):
        for page in pages:
            long = unchosen and page.url_path in LONG_VIEWS
            st.page_link(page, query_params=whole if long else params)
        editing.sign()


def picked_in(key: str) -> Callable[[], None]:
    """A callback that does what was picked in the component with that key."""

    def picked() -> None:
        chosen = st.session_state[key].get("pick")
        if isinstance(chosen, str):
            choose(chosen)

    return picked


def choose(chosen: str) -> None:
    """Opens an act's card by its id; an empty text closes it."""
    st.session_state["act"] = chosen or None


def act_card(index: Index, view: View, *, outside: bool) -> str:
    """The chosen act in full, as markup."""
    row = index.record.row_of[view.act or ""]
    default = default_query(index)
    act = words(index).card(row, permalink=view.address(index.record.version), outside=outside)
    return rendered(
        "card.html",
        act=act,
        links=lambda e: view.address_with(default, act=e),
        exchange=view.address_with(default, exchange=act["event_id"], act=None),
        actor=lambda a: view.address_with(default, who=(a,), act=None),
        correct=view.address_with(default, part="correct") if editing.editor() else "",
    )
