"""Two windows on the page: a Plotly figure that reports what readers do, and text they can act in.

Streamlit's own chart element forgets the zoom when the figure changes, does not report it, and
cannot tell how wide it is, on which the places of headlines depend. This one draws the same
Plotly figures with Plotly's own library, served by the app, and keeps all three. The text is
built by templates that escape every value.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from html import escape
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from charts.style import DARK, LIGHT

STATIC = Path(__file__).parent.parent / "static" / "ui"


def _loader(module: str) -> str:
    """A few lines that fetch the module from the app itself, once, with the page's own base."""
    stamp = blake2b(digest_size=6)
    for file in sorted(STATIC.iterdir()):
        stamp.update(file.read_bytes())
    return f"""
const part = import(new URL("./app/static/ui/{module}?v={stamp.hexdigest()}", document.baseURI).href);
export default function (component) {{
  let undo, over = false;
  part.then((m) => {{ if (!over) undo = m.default(component); }});
  return () => {{ over = true; undo?.(); }};
}}
"""


_STAGE = (STATIC / "stage.html").read_text(encoding="utf-8")

_plot = st.components.v2.component(
    "us_russia_plot",
    html=_STAGE,
    js=_loader("plot.js"),
    isolate_styles=False,
)
_reader = st.components.v2.component(
    "us_russia_reader",
    html='<div class="reader"></div>',
    js=_loader("reader.js"),
    isolate_styles=False,
)


def message_of(
    figure: go.Figure,
    *,
    alt: str,
    width: int,
    scale: str = "calendar",
    zoomable: bool = True,
    fixed: bool = False,
    filename: str = "us-russia-timeline",
) -> bytes:
    """
    What travels to the browser for a figure: its JSON, its size, its words for who cannot see it.

    `width` is the width in pixels it was laid out for; `fixed` figures fit any width.
    """
    text = figure.to_json(engine="json", pretty=False)
    low_high = figure.layout.xaxis.range
    body = {
        "dark": {LIGHT[name]: DARK[name] for name in LIGHT},
        "height": figure.layout.height,
        "width": width,
        "fixed": fixed,
        "alt": alt,
        "scale": scale,
        "library": "geo" if "geo" in figure.layout.to_plotly_json() else "basic",
        "range": list(low_high) if zoomable and low_high is not None else None,
        "filename": filename,
        "stamp": blake2b(text.encode(), digest_size=6).hexdigest(),
    }
    head = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return f'{head[:-1]},"figure":{text}}}'.encode()


def show_figure(
    message: bytes,
    *,
    key: str,
    aside: str = "",
    below: str = "",
    focus: str | None = None,
    on_pick: Callable[[], None] | None = None,
    on_range: Callable[[], None] | None = None,
    on_width: Callable[[], None] | None = None,
) -> Any:
    """
    Draws a figure, with a text beside it where there is room, below it where there is not,
    and one always `below` it.

    The component's state holds `pick`, the id of what was clicked, `range`, the period that was
    dragged or zoomed to, and `width`, the width in pixels that figures should be laid out for.
    """
    return _plot(
        key=key,
        data=_beside(message, aside, below, focus),
        on_pick_change=on_pick or _nothing,
        on_range_change=on_range or _nothing,
        on_width_change=on_width or _nothing,
    )


def show_text(
    html: str, *, key: str, focus: str | None = None, on_pick: Callable[[], None] | None = None
) -> Any:
    """Shows markup built by a template of ours; `pick` holds the id of the link followed."""
    return _reader(
        key=key,
        data=_packed(html, focus),
        on_pick_change=on_pick or _nothing,
    )


@lru_cache(maxsize=256)
def _beside(message: bytes, aside: str, below: str, focus: str | None) -> bytes:
    texts = {"aside": aside, "below": below, "focus": focus}
    extra = json.dumps(texts, ensure_ascii=False)
    return message[:-1] + b"," + extra[1:].encode()


@lru_cache(maxsize=256)
def _packed(html: str, focus: str | None) -> bytes:
    return json.dumps({"html": html, "focus": focus}, ensure_ascii=False).encode()


def _nothing() -> None:
    """Components report only what has a callback."""


def literal(text: str) -> str:
    """
    Text as Markdown shows it letter by letter, for Streamlit's own text elements.

    >>> literal("5 *stars* for $1 <b>")
    '5 \\\\*stars\\\\* for \\\\$1 &lt;b&gt;'
    """
    safe = escape(text, quote=False)
    for mark in "\\`*_{}[]()#+-.!|~$:^":
        safe = safe.replace(mark, f"\\{mark}") if mark in "\\`*_[]$~|#:^" else safe
    return safe
