"""A page with two selects and nothing else; its process freezes its heap as ours does."""

import gc

import streamlit as st


@st.cache_resource(show_spinner=False)
def freeze() -> None:
    """Takes everything now in memory out of garbage collection, once."""
    gc.collect()
    gc.freeze()


st.selectbox("First", ["one", "two"], key="first")
st.selectbox("Second", ["one", "two"], key="second")
freeze()
