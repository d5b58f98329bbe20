"""One actor, or two side by side."""

import streamlit as st

st.title("Actors", anchor=False)
