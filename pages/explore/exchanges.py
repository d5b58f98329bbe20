"""Who answered whom: each ultimatum and quarrel as a table, one of them as a dialogue."""

import streamlit as st

from components import exchange_view, filters, source, stage, takeaway, timeline_view
from components.view import AXES
from loaders.exchanges import filtered, listed
from loaders.query import in_words, what_to_loosen

index = source.index()
view = filters.current(index)
found = index.select(view.query)
known = listed(index)
shown = filtered(known, found.rows)
exchange = exchange_view.opened(index, view, known)

with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
    st.title("Who answered whom", anchor=False, width="content")
    st.space("stretch")
    timeline_view.preset_control(index, view)
st.caption(
    stage.literal(
        f"{len(shown)} of {len(known)} exchanges with a deadline or three acts and more that have "
        f"an act among the {in_words(view.query, len(found), found.total, index)}"
    )
)
if shown:
    exchange_view.table(index, view, shown, exchange.exchange_id)
else:
    hints = what_to_loosen(view.query, index)
    st.info(
        "  \n".join(["No exchange in this record fits these choices.", *map(stage.literal, hints)])
    )

exchange_view.heading(index, exchange)
st.segmented_control(
    "Axis",
    AXES,
    format_func=AXES.__getitem__,
    key="axis",
    required=True,
    label_visibility="collapsed",
)
exchange_view.chart(index, view, exchange)
exchange_view.dialogue(index, view, exchange)
st.caption(
    "Counts are counts in this record. A line means that a source ties the two acts, not that one "
    "caused the other; sharper or softer compares the kinds of act by their PLOVER score."
)
takeaway.show(
    index,
    view,
    acts=f"The {len(exchange)} acts of the exchange “{exchange_view.title(index, exchange)}”",
    chart="exchange",
    exchange=exchange.exchange_id,
)
