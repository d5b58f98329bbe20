"""The record itself: every act in a table, what it rests on, how it was made, what is wrong."""

import streamlit as st

from components import filters, record_view, source, stage, takeaway
from components.texts import rendered
from loaders.query import in_words

index = source.index()
st.title("The record", anchor=False)
part = record_view.part_control()
view = filters.current(index)
found = index.select(view.query)
sentence = in_words(view.query, len(found), found.total, index)
if part in ("problems", "changes", "method", "import", "correct"):
    sentence = "About the whole record, whatever is filtered."
stage.show_text(rendered("sentence.html", sentence=sentence), key="sentence")
record_view.show(part, index, view)
st.caption("Counts are counts in this record.")
takeaway.show(index, view, acts=in_words(view.query, len(found), found.total, index))
