"""A story over the record, a step at a time; any view of a few dozen acts can be one."""

import streamlit as st

from components import filters, source, story_view, takeaway

index = source.index()
with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    st.title("Stories", anchor=False, width="content")
    st.space("stretch")
    story_view.chooser(index, filters.current(index))
view = filters.current(index)
story = story_view.show(index, view)
st.caption(
    "The paragraphs are written from the record alone; the card beside has the sources of the act. "
    "Counts are counts in this record."
)
if story:
    takeaway.show(index, view, acts=story_view.acts(story), story=story_view.shipped(story))
