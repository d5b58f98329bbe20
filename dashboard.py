"""The frame of every page: its settings, the record, the filter bar and the menu."""

import streamlit as st

from components import filters, pages, source

st.set_page_config(page_title="US–Russia timeline", layout="wide")

all_pages = {"timeline": pages.timeline(), "exchanges": pages.exchanges(), "actors": pages.actors()}
page = st.navigation(list(all_pages.values()), position="hidden")
known = source.index()
notices = filters.read_address(known)
pages.go(all_pages, page.url_path or "timeline", filters.current(known), known)
filters.keep()
view = filters.filter_bar(known)
pages.menu(list(all_pages.values()), view, known)
filters.notice(notices)
page.run()
filters.write_address(filters.current(known), known)
source.settled()
