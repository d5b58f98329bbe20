"""What the addresses beside the pages are, in OpenAPI 3.1, for programs and their makers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from components.view import told
from loaders.address import LONGEST_WORDS
from loaders.formats import FORMATS
from loaders.query import ROLES_IN_ACT, Index
from server.requests import MOST_ACTS
from server.single_file import CHARTS

ID = {"type": "string", "pattern": "^[0-9a-z][0-9a-z-]*$", "maxLength": 120}
# A day, a month or a year: an address is never asked to be finer than a reader is.
# That a month has no 31st is beyond a pattern; such a day is refused all the same.
DATE = {
    "type": "string",
    "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
    "examples": ["2025-07-28"],
}


def described(index: Index, addresses: Mapping[str, str], root: str) -> dict[str, Any]:
    """The OpenAPI document of the data addresses: `root` is where the dashboard stands."""
    shared = _parameters(index)
    paths: dict[str, Any] = {
        path: {
            "get": {
                "operationId": FORMATS[name].name.replace("-", "_"),
                "summary": f"The acts of a view as {FORMATS[name].label}",
                "parameters": [{"$ref": f"#/components/parameters/{each}"} for each in shared],
                "responses": {
                    "200": {
                        "description": "The acts of the view, no more and no fewer.",
                        "headers": {"ETag": {"schema": {"type": "string"}}},
                        "content": {FORMATS[name].media_type.split(";")[0]: {}},
                    },
                    "304": {"description": "Nothing changed since the ETag given."},
                    **_refusals("400", "413", "414", "429", "503"),
                },
            }
        }
        for path, name in addresses.items()
    }
    chart = {"name": "chart", "in": "query", "schema": {"type": "string", "enum": list(CHARTS)}}
    paths["/view.html"] = {
        "get": {
            "operationId": "view_html",
            "summary": "The acts of a view and their chart as one page that works without a network",
            "parameters": [
                *({"$ref": f"#/components/parameters/{each}"} for each in shared),
                chart,
            ],
            "responses": {
                "200": {"description": "The page.", "content": {"text/html": {}}},
                "304": {"description": "Nothing changed since the ETag given."},
                **_refusals("400", "413", "414", "429", "503"),
            },
        }
    }
    paths["/event/{event_id}"] = {
        "get": {
            "operationId": "event",
            "summary": "Opens one act in the dashboard",
            "parameters": [{"name": "event_id", "in": "path", "required": True, "schema": ID}],
            "responses": {
                "302": {
                    "description": "The address of the act in the dashboard.",
                    "headers": {"Location": {"schema": {"type": "string"}}},
                },
                **_refusals("404", "429", "503"),
            },
        }
    }
    paths["/openapi.json"] = {
        "get": {
            "operationId": "openapi",
            "summary": "This document",
            "responses": {
                "200": {"description": "OpenAPI 3.1", "content": {"application/json": {}}},
                **_refusals("429", "503"),
            },
        }
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "US–Russia timeline",
            "version": index.record.version,
            "description": (
                "The acts of a view as files, feeds and calendars. The parameters are those of the "
                "dashboard's own pages, so any link to a view can be turned into data. Without any, "
                f"the whole record; at most {MOST_ACTS:,} acts in one answer. What an address names "
                "and the record does not have is refused."
            ),
        },
        "servers": [{"url": root.rstrip("/")}],
        "paths": paths,
        "components": {
            "parameters": shared,
            "schemas": {
                "Problem": {
                    "type": "object",
                    "required": ["status", "title", "detail"],
                    "properties": {
                        "type": {"type": "string"},
                        "status": {"type": "integer"},
                        "title": {"type": "string"},
                        "detail": {"type": "string"},
                    },
                }
            },
        },
    }


REFUSALS = {
    "400": "The address names what the record does not have, or a value of the wrong form.",
    "404": "No such act in this record.",
    "413": "More acts than one answer holds.",
    "414": "The address is too long.",
    "503": "The record cannot be read at the moment.",
    "429": "Too many requests; `Retry-After` says in how many seconds to ask again.",
}


def _refusals(*statuses: str) -> dict[str, Any]:
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    found: dict[str, Any] = {
        status: {
            "description": REFUSALS[status],
            "content": {"application/problem+json": problem},
        }
        for status in statuses
    }
    if "429" in found:
        found["429"]["headers"] = {"Retry-After": {"schema": {"type": "integer", "minimum": 1}}}
    return found


def _parameters(index: Index) -> dict[str, Any]:
    """The parameters of a view, with the values that this record knows."""

    def one(name: str, what: str, schema: dict[str, Any]) -> dict[str, Any]:
        return {"name": name, "in": "query", "description": what, "schema": schema}

    def several(name: str, what: str, values: list[str]) -> dict[str, Any]:
        items = {"type": "string", "enum": values}
        schema = {"type": "array", "items": items, "maxItems": 100}
        return one(name, what + " Repeat it for several.", schema) | {"explode": True}

    types = index.record.event_types["event_type"].tolist()
    yes = {"type": "string", "enum": ["yes"]}
    found = [
        one(
            "q",
            "Words that title, summary, demand, note or a name must hold.",
            {"type": "string", "maxLength": LONGEST_WORDS},
        ),
        one("from", "The first day of the period.", DATE),
        one("to", "Its last day.", DATE),
        several("side", "Whose act it is.", list(index.sides)),
        several("actor", "Who took part.", index.record.actors["actor_id"].tolist()),
        one("as", "As what the actors took part.", {"type": "string", "enum": list(ROLES_IN_ACT)}),
        several("type", "PLOVER's kind of act.", types),
        several("topic", "What it was about.", sorted(index.topics.counts)),
        one(
            "importance",
            "1: landmarks; 2: major steps, too; 3: all.",
            {"type": "string", "enum": ["1", "2", "3"]},
        ),
        one("deadlines", "Only acts that set a deadline.", yes),
        one("answered", "Only acts that another one answers.", yes),
        one(
            "exchange",
            "The id of an act: all acts of the exchange it belongs to, whatever is filtered.",
            ID,
        ),
        one(
            "story",
            "The id of a story that ships: the acts it tells, whatever is filtered.",
            {"type": "string", "enum": list(told(index))},
        ),
    ]
    return {each["name"]: each for each in found}
