"""Every door out of a view: files, subscriptions, citations, a frame for another page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from urllib.parse import urlencode

import streamlit as st

from components import stage
from components.texts import rendered
from components.view import View
from loaders.address import to_params
from loaders.dates import in_words
from loaders.formats import Export
from loaders.query import Index, Query


@dataclass(frozen=True)
class Door:
    """One way to take a view along: what it is called, where it lies, what it is good for."""

    label: str
    path: str
    good_for: str


FILES = (
    Door("CSV", "data/events.csv", "spreadsheets; comes back in without loss"),
    Door("Excel", "data/events.xlsx", "the same as a workbook"),
    Door("JSON", "data/events.json", "programs; comes back in without loss"),
    Door("Parquet", "data/events.parquet", "pandas, R, DuckDB"),
    Door("JSON-LD", "data/events.jsonld", "schema.org, for search engines and linked data"),
    Door("TimelineJS sheet", "timelinejs.csv", "Knight Lab's TimelineJS, to be edited"),
    Door("TimelineJS JSON", "timelinejs.json", "TimelineJS, straight from this address"),
)
SUBSCRIPTIONS = (
    Door("Calendar", "calendar.ics", "deadlines and acts in a calendar program"),
    Door("Feed", "feed.atom", "new acts in a feed reader"),
)
CITED = (
    Door("Chicago", "data/citations.txt", "notes"),
    Door("APA", "data/citations-apa.txt", "references"),
    Door("BibTeX", "data/citations.bib", "LaTeX"),
    Door("CSL-JSON", "data/citations.json", "Zotero and others"),
)


def show(
    index: Index,
    view: View,
    *,
    acts: str,
    chart: str = "timeline",
    query: Query | None = None,
    exchange: str | None = None,
    story: str | None = None,
) -> None:
    """
    The doors out of what a page shows, folded up at its foot.

    Args:
        acts: What would be taken along, in words.
        chart: What a page as one file draws; see server.single_file.CHARTS.
        query: The acts, where they are others than the view's.
        exchange: An exchange whose acts they are, whatever is filtered.
        story: A story that tells them, whatever is filtered.
    """
    if st.context.is_embedded:
        return
    alone = {"exchange": [exchange]} if exchange else {"story": [story]} if story else {}
    wanted = alone or to_params(query or view.query)
    html = _doors(index, view, acts, chart, "?" + urlencode(wanted, doseq=True))
    stage.show_text(html, key="takeaway")


@lru_cache(maxsize=128)
def _doors(index: Index, view: View, acts: str, chart: str, asked: str) -> str:
    address = replace(view, act=None).address(index.record.version)
    frame = (
        f'<iframe src="{{here}}{escape(address)}&amp;embed=true" title="US–Russia timeline" '
        'width="100%" height="700" style="border:0" loading="lazy"></iframe>'
    )
    return rendered(
        "takeaway.html",
        acts=acts,
        files=FILES,
        subscriptions=SUBSCRIPTIONS,
        cited=CITED,
        single=f"view.html{asked}&chart={chart}",
        asked=asked,
        address=address,
        frame=frame,
        version=index.record.version,
        upto=in_words(Export(index.record, ()).day.isoformat()),
    )
