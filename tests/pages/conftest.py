import csv
import json
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "data"


@pytest.fixture
def opened():
    """The dashboard as a visitor finds it at an address with these parameters."""

    def open_(**params):
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
        for name, values in params.items():
            app.query_params[name] = values
        return app.run()

    return open_


@pytest.fixture
def edited_record(tmp_path, monkeypatch):
    """The published record with some rows changed or added, served in place of data/."""
    folder = tmp_path / "record"
    shutil.copytree(DATA, folder)
    monkeypatch.setenv("EVENTS_SOURCE", str(folder))

    def edit(file, row_id, **cells):
        path = folder / file
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        key = next(iter(rows[0]))
        if all(row[key] != row_id for row in rows):
            rows.append(dict.fromkeys(rows[0], "") | {key: row_id})
        rows = [row | cells if row[key] == row_id else row for row in rows]
        with path.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)

    yield edit
    st.cache_resource.clear()


class Markup(HTMLParser):
    """What a browser would make of markup: its elements and its text."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    @property
    def tags(self):
        return {tag for tag, _ in self.elements}

    @property
    def links(self):
        return [attrs["href"] for tag, attrs in self.elements if tag == "a"]

    @property
    def picks(self):
        """The ids of the acts that a click would choose, in their order."""
        return [attrs["data-pick"] for _, attrs in self.elements if attrs.get("data-pick")]


@pytest.fixture
def message():
    """What a component of ours was sent, by the key it has on the page."""

    def message_(app, key):
        return json.loads(app.get_by_key(key).proto.bytes)

    return message_


@pytest.fixture
def listed(message):
    """The list under the chart, as markup."""
    return lambda app: Markup(message(app, "acts")["html"])


@pytest.fixture
def card(message):
    """The chosen act's card, as markup."""
    return lambda app: Markup(message(app, "timeline")["aside"])
