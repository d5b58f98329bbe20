"""A page over a record in a database: it sees an editor's change, and outlives the server."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components import source
from loaders.database import editing, store
from loaders.record import DATA

ACT = "2025-07-28-trump-cuts-deadline"


@pytest.fixture
def page(address, monkeypatch):
    """The Timeline as a visitor opens it, over the database."""
    monkeypatch.setenv("EVENTS_SOURCE", address)
    st.cache_data.clear()
    yield lambda: AppTest.from_file(str(DATA.parent / "dashboard.py"), default_timeout=30).run()
    st.cache_resource.clear()
    st.cache_data.clear()
    source._LAST.clear()


def shown(app):
    return str(app.get_by_key("acts").proto)


def test_a_reader_sees_what_an_editor_changed_without_a_restart(page, address):
    before = shown(page())
    seen = store.row_in(address, "events", ACT)
    editing.change_event(address, ACT, seen, {"title": "A corrected title"}, "an editor", "a test")
    st.cache_data.clear()  # two seconds later
    after = shown(page())

    assert "A corrected title" not in before
    assert "A corrected title" in after


def test_while_the_server_is_away_readers_go_on_with_what_was_read_last(page, server):
    before = shown(page())
    server.stop()
    st.cache_data.clear()
    try:
        app = page()
    finally:
        server.start()

    assert not app.exception
    assert before == shown(app)
