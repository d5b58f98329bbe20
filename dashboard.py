"""The dashboard: `streamlit run` starts it, and serves the pages and the data's own addresses."""

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

# Streamlit finds the assignment by reading this file, and then runs the file for every reader.
if get_script_run_ctx(suppress_warning=True) is None:
    from server.headers import Headers
    from server.routes import routes

    app = st.App(__file__, routes=routes(), middleware=[Middleware(Headers)])
else:
    from components.frame import draw

    draw()
