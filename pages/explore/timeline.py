"""Every act on one axis of time, the two sides mirrored, the clocks running between them."""

import streamlit as st

from charts.lanes import LANE_KINDS
from components import filters, source, stage, takeaway, timeline_view
from components.view import SCALES
from loaders.query import in_words, what_to_loosen

index = source.index()
view = filters.current(index)
found = index.select(view.query)

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    st.title("US–Russia relations, act by act", anchor=False, width="content")
    st.space("stretch")
    st.segmented_control(
        "Lanes",
        LANE_KINDS,
        format_func=LANE_KINDS.__getitem__,
        key="lanes",
        required=True,
        label_visibility="collapsed",
    )
st.caption(stage.literal(in_words(view.query, len(found), found.total, index)))
with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    timeline_view.preset_control(index, view)
    st.space("stretch")
    st.segmented_control(
        "Scale",
        SCALES,
        format_func=SCALES.__getitem__,
        key="scale",
        required=True,
        label_visibility="collapsed",
    )

if not len(found):
    hints = what_to_loosen(view.query, index)
    st.info("  \n".join(["No act in this record fits these choices.", *map(stage.literal, hints)]))

timeline_view.chart(index, view, found)
timeline_view.acts(index, view, found)
timeline_view.about(index)
takeaway.show(index, view, acts=in_words(view.query, len(found), found.total, index))
