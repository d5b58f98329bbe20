"""The record this process serves: read once, indexed once, shared by every session."""

from __future__ import annotations

import gc
import os
from contextvars import ContextVar
from datetime import date
from pathlib import Path

import streamlit as st

from loaders.dates import Span
from loaders.query import Index, Query, day_number
from loaders.record import load_record

FOLDER = Path(__file__).parent.parent / "data"
# The story most readers come for: from the ultimatums of July 2025 to the talks after Alaska.
SUMMER = Span(date(2025, 7, 10), date(2025, 8, 20))


def source() -> str:
    """Where the events come from: `EVENTS_SOURCE` in the environment or secrets, else data/."""
    named = os.environ.get("EVENTS_SOURCE", "").strip()
    if not named and has_secrets():
        named = str(st.secrets.get("EVENTS_SOURCE", "")).strip()
    return named or str(FOLDER)


def has_secrets() -> bool:
    """Whether there are secrets at all: asking Streamlit for one would draw an error if not."""
    return any(Path(place).exists() for place in st.get_option("secrets.files"))


def _stamp(path: str) -> tuple[tuple[str, int, int], ...]:
    """Changes when a local file does, so that an edited record is read again."""
    place = Path(path)
    files = sorted(place.glob("*.csv")) if place.is_dir() else [place]
    return tuple((f.name, f.stat().st_mtime_ns, f.stat().st_size) for f in files if f.exists())


@st.cache_resource(max_entries=2, ttl="1h", show_spinner="Reading the record …")
def _read(path: str, stamp: tuple[tuple[str, int, int], ...]) -> Index:
    return Index(load_record(path))


@st.cache_resource(max_entries=2, show_spinner="Reading the record …")
def _read_local(path: str, stamp: tuple[tuple[str, int, int], ...]) -> Index:
    return Index(load_record(path))


_CURRENT: ContextVar[Index] = ContextVar("index")


def opened() -> Index:
    """The record's index; read again when its files change, hourly when it comes from the web."""
    path = source()
    web = path.startswith(("http://", "https://"))
    found = _read(path, ()) if web else _read_local(path, _stamp(path))
    _CURRENT.set(found)
    return found


def index() -> Index:
    """The index that this run of the page was opened with."""
    return _CURRENT.get(None) or opened()


def default_query(known: Index) -> Query:
    """What the page opens with: summer 2025 where the record has acts there, else all of it."""
    if not known.size:
        return Query(window=known.extent)
    low, high = day_number(SUMMER.first), day_number(SUMMER.last)
    if ((known.first >= low) & (known.first <= high)).any():
        return Query(window=SUMMER)
    return Query(window=known.extent)


@st.cache_resource(show_spinner=False)
def settled() -> bool:
    """
    Once a process is warm, what it holds for good is taken out of garbage collection.

    Streamlit collects all garbage after every run; with pandas and Plotly loaded that is most
    of a run's cost. In development (files watched) nothing is frozen.
    """
    if st.get_option("server.fileWatcherType") == "none":
        gc.collect()
        gc.freeze()
    return True
