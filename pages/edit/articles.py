"""An article in, its dates read, draft acts out; a person decides what becomes of each."""

import streamlit as st

from components import article_view, intake_view, source, stage
from components.texts import rendered

index = source.index()
intake_view.open_sample_of_address()
article = intake_view.article()
if article is None:
    st.title("From an article to the record", anchor=False)
    stage.show_text(rendered("intake.html"), key="intake_text")
    intake_view.controls()
else:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title("From an article to the record", anchor=False, width="content")
        st.space("stretch")
        with st.popover("Another article", width="content"):
            intake_view.controls()
    article = intake_view.details(article)
    if article_view.review_of(index, article) is not None:
        article_view.desk()
