"""One actor, or two side by side: what they did, towards whom, how fast they answered."""

import streamlit as st

from components import actor_view, filters, source, stage, takeaway, timeline_view
from loaders.query import in_words

index = source.index()
st.title("Actors", anchor=False)
actor_view.controls(index)
view = filters.current(index)
found = index.select(view.query)
timeline_view.preset_control(index, view)
st.header(stage.literal(" and ".join(actor_view.names(index, view))), anchor=False)
st.caption(
    stage.literal(
        f"From {in_words(view.query, len(found), found.total, index)}. An act counts once, "
        "however many of those shown took part in it."
    )
)
actor_view.chart(index, view)
with st.expander("Who’s who: every actor of the record", on_change="rerun", key="people") as people:
    if people.open:
        actor_view.everybody(index, view)
st.caption("Counts are counts in this record. Roles are those held on the day of the act.")
acted = actor_view.query(index, view)
theirs = index.select(acted)
takeaway.show(index, view, acts=in_words(acted, len(theirs), theirs.total, index), query=acted)
