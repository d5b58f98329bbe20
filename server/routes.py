"""The addresses beside the pages: the acts of a view as files, feeds and calendars."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from hashlib import blake2b
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from components import source
from components.view import View
from loaders.address import clamped
from loaders.dates import Span
from loaders.deadlines import span_at
from loaders.formats import FORMATS, Export
from loaders.query import Index
from loaders.tables import NotATable
from server.description import described
from server.limiting import seconds_to_wait
from server.requests import LONGEST_QUERY, Asked, BadRequest, asked
from server.single_file import CHARTS, single_file

LOG = logging.getLogger(__name__)

# Where each format is served. These names are public: subscriptions rest on them.
ADDRESSES = {
    "/data/events.csv": "csv",
    "/data/events.json": "json",
    "/data/events.parquet": "parquet",
    "/data/events.xlsx": "xlsx",
    "/data/events.jsonld": "jsonld",
    "/data/citations.txt": "chicago",
    "/data/citations-apa.txt": "apa",
    "/data/citations.bib": "bibtex",
    "/data/citations.json": "csl-json",
    "/timelinejs.csv": "timelinejs-csv",
    "/timelinejs.json": "timelinejs-json",
    "/calendar.ics": "ics",
    "/feed.atom": "atom",
}
# For a minute nobody need ask again; after that the ETag tells cheaply whether anything changed.
CACHING = "public, max-age=60, stale-while-revalidate=600"
# Days on either side of an act in the view that its own address opens.
AROUND = timedelta(days=45)
# Answers kept ready. One of the whole record has up to 1.5 MB.
KEPT = 24


@dataclass(frozen=True)
class Body:
    """An answer ready to be sent."""

    content: bytes
    media_type: str
    filename: str
    etag: str


def routes() -> list[BaseRoute]:
    """Every address beside the pages, below the base path of the server."""
    base = "/" + str(st.get_option("server.baseUrlPath") or "").strip("/")
    base = base.rstrip("/")
    reading = [
        Middleware(
            CORSMiddleware,
            allow_origins=["*"],
            allow_methods=["GET", "HEAD"],
            expose_headers=["ETag", "Content-Disposition"],
        )
    ]

    def served(path: str, answer: Callable[[Request], Response]) -> Route:
        return Route(base + path, _refusing(answer), methods=["GET"], middleware=reading)

    return [
        *(served(path, _answering(name)) for path, name in ADDRESSES.items()),
        served("/view.html", _view_file),
        served("/event/{event_id}", _event),
        served("/openapi.json", _openapi),
    ]


def _answering(name: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        index = source.opened()
        body = _body(index, _asked(request, index), name, address_of(request))
        return _sent(request, body)

    return answer


def _asked(request: Request, index: Index) -> Asked:
    if len(request.url.query) > LONGEST_QUERY:
        raise BadRequest(414, f"The address is longer than {LONGEST_QUERY:,} characters.")
    params = {key: request.query_params.getlist(key) for key in request.query_params}
    return asked(params, index)


def _view_file(request: Request) -> Response:
    """A view as a page of its own; kept out of our origin, in which it would run its script."""
    index = source.opened()
    wanted = _asked(request, index)
    chart = request.query_params.get("chart", CHARTS[0])
    if chart not in CHARTS:
        raise BadRequest(
            400, f"The address asks for the chart “{chart[:40]}”; {', '.join(CHARTS)} are known."
        )
    root = address_of(request)
    content = single_file(index, wanted, chart, root, _address(index, wanted, root))
    etag = f'"{blake2b(content, digest_size=12).hexdigest()}"'
    body = Body(content, "text/html; charset=utf-8", "us-russia-timeline.html", etag)
    return _sent(request, body, "attachment")


def _address(index: Index, wanted: Asked, root: str) -> str:
    """Where the acts asked for stand in the dashboard."""
    view = View(wanted.query, exchange=wanted.exchange, story=wanted.story)
    page = "exchanges" if wanted.exchange else "story" if wanted.story else ""
    return root + page + view.address(index.record.version)


@lru_cache(maxsize=KEPT)
def _body(index: Index, wanted: Asked, name: str, root: str) -> Body:
    """A format's bytes for the acts asked for; the same question is answered once."""
    form = FORMATS[name]
    address = _address(index, wanted, root)
    content = form.write(Export(index.record, wanted.rows, address, wanted.title))
    etag = blake2b(content, digest_size=12).hexdigest()
    return Body(content, form.media_type, form.filename, f'"{etag}"')


def _sent(request: Request, body: Body, disposition: str = "inline") -> Response:
    headers = {
        "ETag": body.etag,
        "Cache-Control": CACHING,
        "Content-Disposition": f'{disposition}; filename="{body.filename}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    if _holds(request.headers.get("if-none-match", ""), body.etag):
        return Response(status_code=304, headers=headers)
    return Response(body.content, media_type=body.media_type, headers=headers)


def _holds(asked_with: str, etag: str) -> bool:
    """Whether `If-None-Match` names the answer (RFC 9110, 13.1.2: the weak comparison).

    >>> _holds('W/"ab", "cd"', '"ab"'), _holds("*", '"ab"'), _holds('"cd"', '"ab"')
    (True, True, False)
    """
    named = {each.strip().removeprefix("W/") for each in asked_with.split(",")}
    return "*" in named or etag in named


def _event(request: Request) -> Response:
    """An act's own address: the timeline around it, with its card."""
    index = source.opened()
    event_id = request.path_params["event_id"]
    row = index.record.row_of.get(event_id)
    if row is None:
        raise BadRequest(404, f"No act “{event_id[:80]}” in this record.")
    day = span_at(index.record, row)
    window = clamped(Span(day.first - AROUND, day.last + AROUND), index.extent)
    view = View(asked({}, index).query, act=event_id)
    view = replace(view, query=replace(view.query, window=window))
    params = urlencode(view.params(source.default_query(index)), doseq=True)
    return RedirectResponse(f"{address_of(request)}?{params}", 302, {"Cache-Control": CACHING})


def _openapi(request: Request) -> Response:
    index = source.opened()
    return JSONResponse(described(index, ADDRESSES, address_of(request)))


def address_of(request: Request) -> str:
    """
    The address of the dashboard's first page, with a slash at its end.

    `PUBLIC_ADDRESS` in the environment gives it where a proxy hides it.
    """
    named = os.environ.get("PUBLIC_ADDRESS", "").strip()
    if named:
        return named.rstrip("/") + "/"
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return str(request.base_url).rstrip("/") + "/" + (f"{base}/" if base else "")


def _refusing(answer: Callable[[Request], Response]) -> Callable[[Request], Any]:
    """An answer whose refusals are told as RFC 9457 wants them."""

    def told(request: Request) -> Response:
        headers = {}
        try:
            wait = seconds_to_wait(request.client.host if request.client else "")
            if wait:
                headers["Retry-After"] = str(wait)
                raise BadRequest(429, f"Too many requests; please ask again in {wait} seconds.")
            try:
                return answer(request)
            except NotATable as error:
                LOG.error("%s", error)  # where the record lies is nothing for whoever asks
                raise BadRequest(503, "The record cannot be read at the moment.") from None
        except BadRequest as problem:
            return JSONResponse(
                {
                    "type": "about:blank",
                    "status": problem.status,
                    "title": "The address asks for something that is not there.",
                    "detail": " ".join(problem.reasons),
                },
                problem.status,
                headers,
                media_type="application/problem+json",
            )

    return told
