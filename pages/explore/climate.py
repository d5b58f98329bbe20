"""Words and deeds, cooperation and conflict, over the years."""

import streamlit as st

from components import climate_view, filters, source, stage, takeaway, timeline_view
from components.view import PERIODS
from loaders.query import in_words, what_to_loosen

index = source.index()
view = filters.current(index)
found = index.select(view.query)

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    st.title("The climate, in words and deeds", anchor=False, width="content")
    st.space("stretch")
    st.segmented_control(
        "Count by",
        PERIODS,
        format_func=PERIODS.__getitem__,
        key="per",
        required=True,
        label_visibility="collapsed",
    )
st.caption(stage.literal(in_words(view.query, len(found), found.total, index)))
with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    timeline_view.preset_control(index, view)
    st.space("stretch")
    st.checkbox("Mean score, too", key="mean")

if len(found):
    climate_view.show(index, view)
else:
    hints = what_to_loosen(view.query, index)
    st.info("  \n".join(["No act in this record fits these choices.", *map(stage.literal, hints)]))
st.caption(
    "Counts are counts in this record: acts chosen by editors from English-language news. A quiet "
    "quarter may be one whose news nobody read, and some years were read more closely than others."
)
takeaway.show(
    index,
    view,
    acts=in_words(view.query, len(found), found.total, index),
    chart="climate",
)
