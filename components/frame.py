"""The frame of every page: its settings, the record, the filter bar and the menu."""

from __future__ import annotations

import streamlit as st

from components import filters, pages, source, stage
from components.texts import rendered
from loaders.stories import VIEW
from loaders.tables import NotATable


def _unfiltered(page: str) -> bool:
    """Whether the page is read whole: an article is, and a story unless it tells the view."""
    return page == "articles" or (page == "story" and st.session_state.get("story") != VIEW)


def draw() -> None:
    """Draws the page that the address names."""
    st.set_page_config(page_title="US–Russia timeline", layout="wide")
    all_pages = pages.every()
    page = st.navigation(all_pages, position="hidden")
    try:
        known = source.opened()
    except NotATable as error:
        st.title("US–Russia timeline", anchor=False)
        st.error(stage.literal(f"The record cannot be read: {error}."))
        st.stop()
    notices = filters.read_address(known)
    # In a frame on somebody else's page there is the view alone, and a way to all the rest.
    embedded = bool(st.context.is_embedded)
    bare = embedded or _unfiltered(page.url_path)
    filters.keep(filters=bare)
    view = filters.current(known) if bare else filters.filter_bar(known)
    if not embedded:
        pages.menu(all_pages, view, known)
    filters.notice(notices)
    page.run()
    view = filters.current(known)
    if embedded:
        address = (page.url_path or ".") + view.address(known.record.version)
        stage.show_text(rendered("embedded.html", address=address), key="embedded")
    filters.write_address(view, known)
    source.settled()
