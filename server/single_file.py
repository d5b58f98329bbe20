"""A view as one HTML file: its chart, its acts and its address, to be opened without a network."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import lru_cache
from pathlib import Path

import numpy as np
from markupsafe import Markup

from charts.climate import balance_chart
from charts.exchange import exchange_chart
from charts.places import map_of
from charts.timeline import Drawing, timeline
from components.texts import rendered, words
from loaders.address import clamped
from loaders.climate import climate
from loaders.dates import Span, in_words
from loaders.deadlines import span_at
from loaders.exchanges import exchange_of
from loaders.places import by_place
from loaders.query import Index, Query, Selection
from server.requests import Asked

STATIC = Path(__file__).parent.parent / "static"
WIDTH = 1040
FONTS = {
    "Inter": "inter-latin-wght-normal.woff2",
    "Source Serif 4": "source-serif-4-latin-wght-normal.woff2",
}
CHARTS = ("timeline", "exchange", "climate", "places")


@lru_cache(maxsize=16)
def single_file(index: Index, wanted: Asked, chart: str, root: str, address: str) -> bytes:
    """
    The page as UTF-8 HTML, 1.3 MB with the drawing library in it (1.8 MB with a map's).

    Args:
        wanted: The acts.
        chart: One of `CHARTS`; an exchange's is drawn where the acts are those of one.
        root: The dashboard's first page, absolute; acts link below it.
        address: Where the view stands.
    """
    rows = list(wanted.rows)
    if chart == "exchange" and wanted.exchange:
        figure = exchange_chart(index, exchange_of(index, wanted.exchange))
    elif chart == "places":
        table = by_place(index, index.select(wanted.query).rows)
        figure = map_of(table, count="acts", region="world", width=WIDTH, chosen=None)
    elif chart == "climate":
        window = wanted.query.window or index.extent
        figure = balance_chart(climate(index, index.select(wanted.query).rows, window))
    else:
        figure = _timeline(index, wanted).figure
    figure_json = figure.update_layout(width=WIDTH).to_json(engine="json", pretty=False)
    known = words(index)
    acts = [
        known.brief(row)
        | {
            "summary": index.record.events["summary"].iat[row],
            "sources": known.sources(index.record.events["sources"].iat[row]),
        }
        for row in rows
    ]
    due = {
        index.record.events["event_id"].iat[row]: in_words(index.record.events["deadline"].iat[row])
        for row in rows
        if index.record.events["deadline"].iat[row]
    }
    return rendered(
        "single_file.html",
        title=wanted.title,
        figure=_as_script(figure_json),
        library=_library("geo" if chart == "places" else "basic"),
        shapes=_shapes() if chart == "places" else Markup("null"),
        style=_style(),
        acts=acts,
        due=due,
        version=index.record.version,
        address=address,
        root=root,
    ).encode()


def _timeline(index: Index, wanted: Asked) -> Drawing:
    """The acts on one axis of time; those of a story or an exchange in a window of their own."""
    if not wanted.story and not wanted.exchange:
        return timeline(index, wanted.query, width=WIDTH)
    spans = [span_at(index.record, row) for row in wanted.rows]
    window = Span(min(span.first for span in spans), max(span.last for span in spans))
    among = np.zeros(index.size, dtype=bool)
    among[list(wanted.rows)] = True
    chosen = Selection(np.flatnonzero(among), among, index.size)
    return timeline(
        index, Query(window=clamped(window, index.extent)), width=WIDTH, selection=chosen
    )


def _as_script(text: str) -> Markup:
    """JSON that may stand inside a script element: no tag of HTML begins in it."""
    safe = json.dumps(json.loads(text), ensure_ascii=True, separators=(",", ":"))
    return Markup(safe.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


@lru_cache(maxsize=2)
def _library(kind: str) -> Markup:
    """Plotly's own script; it holds no closing tag of a script element, or it would end there."""
    text = (STATIC / "plotly" / f"plotly-{kind}.min.js").read_text(encoding="utf-8")
    return Markup(text.replace("</script", "<\\/script"))


@lru_cache(maxsize=1)
def _shapes() -> Markup:
    return _as_script((STATIC / "plotly/topojson/world_110m.json").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _style() -> Markup:
    """The page's style with the fonts that the places of headlines were reckoned with."""
    faces = [
        f"@font-face {{ font-family: '{family}'; font-weight: 100 900; src: url(data:font/woff2;base64,"
        f"{b64encode((STATIC / 'fonts' / file).read_bytes()).decode()}) format('woff2'); }}"
        for family, file in FONTS.items()
    ]
    return Markup("\n".join([*faces, (STATIC / "ui/single.css").read_text(encoding="utf-8")]))
