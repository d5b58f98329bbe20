"""What one would write first: the table read and drawn anew by Plotly Express at every choice."""

from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

events = pd.read_csv(Path(__file__).parent.parent / "data" / "events.csv")
events["begin"] = pd.to_datetime(
    events["date"].str.split("/").str[0], format="mixed", errors="coerce"
)
events["end"] = events["begin"] + pd.Timedelta(days=1)
side = st.selectbox("Of", ["all", "us", "russia"])
if side != "all":
    events = events[events["actors"].str.contains(side)]
st.plotly_chart(
    px.timeline(
        events, x_start="begin", x_end="end", y="event_type", color="event_type", hover_name="title"
    ),
    key="chart",
)
st.dataframe(events)
