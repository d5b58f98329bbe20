"""The frame of every page: its settings, the record, the filter bar and the menu."""

from __future__ import annotations

import streamlit as st

from components import filters, pages, source


def draw() -> None:
    """Draws the page that the address names."""
    st.set_page_config(page_title="US–Russia timeline", layout="wide")

    all_pages = [
        pages.timeline(),
        pages.exchanges(),
        pages.actors(),
        pages.places(),
        pages.record(),
        pages.articles(),
    ]
    page = st.navigation(all_pages, position="hidden")
    known = source.opened()
    notices = filters.read_address(known)
    # An article is read whole: no filter applies to it.
    filtered = page.url_path != "articles"
    filters.keep(filters=not filtered)
    view = filters.filter_bar(known) if filtered else filters.current(known)
    pages.menu(all_pages, view, known)
    filters.notice(notices)
    page.run()
    filters.write_address(filters.current(known), known)
    source.settled()
