"""The record this process serves: read once, indexed once, shared by every session."""

from __future__ import annotations

import gc
import logging
import os
from contextvars import ContextVar
from datetime import date
from pathlib import Path

import streamlit as st

from loaders.articles.swapping import finished
from loaders.database.address import is_database
from loaders.dates import Span
from loaders.query import Index, Query, day_number
from loaders.record import load_record
from loaders.tables import NotATable

LOG = logging.getLogger(__name__)

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


Stamp = tuple[tuple[str, int, int], ...] | str


def _stamp(path: str) -> Stamp:
    """Changes when the record does, so that an edited record is read again.

    Raises NotATable if a database does not answer.
    """
    if is_database(path):
        return _version(path)
    if path.startswith(("http://", "https://")):
        return ()
    place = Path(path)
    files = sorted(place.glob("*.csv")) if place.is_dir() else [place]
    return tuple((f.name, f.stat().st_mtime_ns, f.stat().st_size) for f in files if f.exists())


# All readers together ask a database once in so many seconds whether there is something new.
@st.cache_data(ttl=2, max_entries=2, show_spinner=False)
def _version(address: str) -> str:
    from loaders.database.store import version

    return version(address)


@st.cache_resource(max_entries=2, ttl="1h", show_spinner="Reading the record …")
def _read(path: str, stamp: Stamp) -> Index:
    return Index(load_record(path))


@st.cache_resource(max_entries=2, show_spinner="Reading the record …")
def _read_local(path: str, stamp: Stamp) -> Index:
    if is_database(path):
        return Index(load_record(path))
    place = Path(path)
    for _ in range(5):  # a file that changes while it is read is read again
        if place.is_dir():
            finished(place)
        before = _stamp(path)
        found = Index(load_record(path))
        if before == _stamp(path):
            break
    return found


_CURRENT: ContextVar[Index] = ContextVar("index")
# What was read last, by source: shown on while its database does not answer.
_LAST: dict[str, Index] = {}


def opened() -> Index:
    """The record's index; read again when its files change, hourly when it comes from the web.

    A database is asked every few seconds. Where it does not answer, what was read last is shown.

    Raises:
        NotATable: the record cannot be read, and never was.
    """
    path = source()
    read = _read if path.startswith(("http://", "https://")) else _read_local
    try:
        found = read(path, _stamp(path))
    except NotATable as error:
        if path not in _LAST:
            raise
        LOG.warning("%s; readers see what was read last", error)
        found = _LAST[path]
    _LAST[path] = found
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
