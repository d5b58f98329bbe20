"""Where they met, spoke and clashed: the acts of the view on a map."""

import streamlit as st

from components import filters, place_view, source, stage, takeaway, timeline_view
from loaders.query import in_words

index = source.index()
view = filters.current(index)
found = index.select(view.query)
with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    st.title("Where it happened", anchor=False, width="content")
    st.space("stretch")
    timeline_view.preset_control(index, view)
st.caption(stage.literal(in_words(view.query, len(found), found.total, index)))
place_view.controls()
place_view.chart(index, filters.current(index))
st.caption("Counts are counts in this record.")
takeaway.show(
    index, view, acts=in_words(view.query, len(found), found.total, index), chart="places"
)
