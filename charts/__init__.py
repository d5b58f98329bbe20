"""Tables in, one Plotly figure out; nothing in here knows Streamlit."""
