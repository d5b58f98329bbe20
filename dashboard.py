"""The frame of every page: its settings, the record, the filter bar and the menu."""

import streamlit as st

from components import filters, source

st.set_page_config(page_title="US–Russia timeline", layout="wide")

page = st.navigation(
    [st.Page("pages/explore/timeline.py", title="Timeline", default=True)], position="hidden"
)
known = source.index()
notices = filters.read_address(known)
view = filters.filter_bar(known)
filters.notice(notices)
page.run()
filters.write_address(view, known)
source.settled()
