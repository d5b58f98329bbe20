"""The least that draws a chart in Streamlit: one empty Plotly figure, one choice of its title.

With BENCHMARK_FREEZES_HEAP=1 the process takes what it holds out of garbage collection, as
ours does; without it, it is as Streamlit runs it.
"""

import gc
import os

import plotly.graph_objects as go
import streamlit as st


@st.cache_resource(show_spinner=False)
def freeze() -> None:
    """Takes everything now in memory out of garbage collection, once."""
    gc.collect()
    gc.freeze()


title = st.selectbox("Title", ["First", "Second"], key="title")
st.plotly_chart(go.Figure(layout={"title": {"text": title}}), key="chart")

if os.environ.get("BENCHMARK_FREEZES_HEAP"):
    freeze()
