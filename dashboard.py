"""The dashboard: `streamlit run dashboard.py` starts it."""

from components.frame import draw

draw()
