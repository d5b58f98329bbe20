"""How an article comes to the page: a sample, pasted, uploaded, or fetched where that is allowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from components.stage import literal
from loaders.articles.article import MOST_BYTES, Article, UnreadableArticle
from loaders.articles.fetching import FetchRefused, fetch, fetching_allowed
from loaders.articles.samples import samples

KINDS = ["txt", "html", "htm", "mht", "mhtml", "pdf", "eml"]
WAYS = {
    "sample": "Try a sample",
    "paste": "Paste a text",
    "upload": "Upload a file",
    "fetch": "Fetch a page",
}


def article() -> Article | None:
    """The article on the desk of this session."""
    found: Article | None = st.session_state.get("article")
    return found


def choose_sample(name: str) -> None:
    """Puts a sample on the desk; its name goes into the address."""
    st.session_state["sample"] = name
    _put(samples()[name])


def open_sample_of_address() -> None:
    """Puts the sample that the address names on the desk, if it is not there yet."""
    name = st.session_state.get("sample")
    if name and st.session_state.get("sample_open") != name:
        _put(samples()[name])
    st.session_state["sample_open"] = name


def controls() -> None:
    """The ways to take an article in, the one chosen opened."""
    ways = [way for way in WAYS if way != "fetch" or fetching_allowed()]
    way = st.segmented_control(
        "An article", ways, format_func=WAYS.__getitem__, key="way", default="sample", required=True
    )
    {"sample": _sample, "paste": _paste, "upload": _upload, "fetch": _fetch}[way or "sample"]()


def details(found: Article) -> Article:
    """Title, publisher, address and day of publication, to be set by hand; the article with them."""
    serial = st.session_state.get("desk_serial", 0)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = st.text_input(
            "Headline", found.title, key=f"title-{serial}", max_chars=300, width=420
        )
        published = st.date_input(
            "Published",
            found.published,
            key=f"published-{serial}",
            format="DD/MM/YYYY",
            help="Every date in the text counts from this day. Another day reads the text anew.",
            width=170,
        )
        publisher = st.text_input(
            "Publisher", found.publisher, key=f"publisher-{serial}", width=220
        )
        url = st.text_input(
            "Address",
            found.url,
            key=f"url-{serial}",
            max_chars=2000,
            placeholder="https://…",
            help="Needed before a draft can be added to the record: readers must find the source.",
        )
    if found.published_from:
        st.caption(literal(f"Day of publication found in: {found.published_from}"))
    day = published if published else None
    for warning in found.warnings:
        # Once the day is set by hand, that none was found needs no telling.
        if day is None or "day of publication" not in warning:
            st.warning(literal(warning))
    return replace(found, title=title, published=day, publisher=publisher, url=url)


def _put(found: Article) -> None:
    state = st.session_state
    state["article"] = found
    state["desk_serial"] = state.get("desk_serial", 0) + 1
    state.pop("review", None)
    state.pop("intake_error", None)


def _sample() -> None:
    st.caption("Written for this page, from acts of the record. No text leaves this installation.")
    with st.container(horizontal=True):
        for name, each in samples().items():
            st.button(literal(each.title), on_click=choose_sample, args=(name,), key=f"go-{name}")


def _paste() -> None:
    with st.form("paste", border=False):
        text = st.text_area(
            "Text of the article",
            height=220,
            placeholder="The headline on the first line, then the text.",
        )
        if st.form_submit_button("Read it", type="primary"):
            _take(lambda: _read(text, ""))
            _again()


def _upload() -> None:
    file = st.file_uploader(
        "A text, a saved page, a mail or a PDF",
        type=KINDS,
        help=f"At most {MOST_BYTES // 1024**2} MB. The file is read here and not kept.",
        key=f"file-{st.session_state.get('desk_serial', 0)}",
    )
    if file is not None:
        content, name = file.getvalue(), file.name
        _take(lambda: _read(content, name))
        _again()


def _fetch() -> None:
    with st.form("fetch", border=False):
        url = st.text_input("Address of the article", placeholder="https://…", max_chars=2000)
        if st.form_submit_button("Fetch and read it", type="primary"):
            with st.spinner("Fetching the page …"):
                _take(lambda: _fetched(url))
            _again()


def _read(content: bytes | str, name: str, **known: Any) -> Article:
    from loaders.articles.intake import read_article

    return read_article(content, name, **known)


def _fetched(url: str) -> Article:
    got = fetch(url.strip())
    return _read(got.content, "", url=got.url, charset=got.charset)


def _take(read: Callable[[], Article]) -> None:
    try:
        _put(read())
        st.session_state["sample"] = None
    except (UnreadableArticle, FetchRefused) as error:
        st.session_state["intake_error"] = str(error)


def _again() -> None:
    """Runs the page anew with the article on the desk; what was wrong stays to be read."""
    error = st.session_state.pop("intake_error", None)
    if error:
        st.error(literal(error))
    else:
        st.rerun()
