"""Files in, checked tables out: the part of the dashboard that knows pandas and no Streamlit."""
