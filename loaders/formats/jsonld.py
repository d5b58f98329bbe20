"""Acts as linked data: JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from loaders.citations import EDITORS, TITLE
from loaders.dates import BadDate, parse_date
from loaders.formats.export import TAG, Export, Format, clean, when
from loaders.query import topic_name
from loaders.schema import EDTF_TYPE

FILE = "us-russia-timeline.jsonld"

# Schema.org's own words, and one of Dublin Core's: no property of schema.org's Event takes a date
# of which the day is not known.
CONTEXT = [
    "https://schema.org",
    {"edtf": {"@id": "http://purl.org/dc/terms/date", "@type": EDTF_TYPE}},
]
# What an actor is to schema.org.
ACTOR_TYPES = {
    "person": "Person",
    "institution": "GovernmentOrganization",
    "state": "Country",
    "organisation": "Organization",
}


def write(export: Export) -> bytes:
    """A Dataset whose main entity is the list of its acts, in the order of the view.

    An act is an Event and an Action, which has an agent and a recipient; its sources are
    CreativeWorks that it is the subject of.
    """
    known = _actors(export)
    places = _places(export)
    body: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": export.view_id,
        "name": TITLE,
        "description": clean(export.title) or TITLE,
        "version": export.record.version,
        "creator": {"@type": "Organization", "name": EDITORS},
        "inLanguage": "en",
    }
    if export.address:
        body["url"] = export.address
    if export.licence:
        body["license"] = export.licence
    body["mainEntity"] = {
        "@type": "ItemList",
        "numberOfItems": len(export.acts),
        "itemListElement": [_event(export, act, known, places) for act in export.acts],
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _event(
    export: Export,
    act: Mapping[str, Any],
    actors: Mapping[str, dict[str, Any]],
    places: Mapping[str, dict[str, Any]],
) -> dict[str, Any]:
    start, end = days_of(act["date"])
    event: dict[str, Any] = {
        "@type": ["Event", "Action"],
        "@id": f"{TAG}event:{act['event_id']}",
        "identifier": act["event_id"],
        "name": clean(act["title"]),
        "description": clean(act["summary"]),
        "startDate": start,
        "endDate": end,
        "edtf": act["date"],
        "disambiguatingDescription": clean(when(act)),
        "agent": [actors.get(each, {"name": each}) for each in act["actors"]],
        "recipient": [actors.get(each, {"name": each}) for each in act["recipients"]],
        "location": places.get(act["place"]),
        "keywords": [topic_name(topic) for topic in act["topics"]],
        "url": export.act_address(act["event_id"]),
        "subjectOf": [
            _filled(
                {
                    "@type": "CreativeWork",
                    "name": clean(source.title),
                    "url": source.url,
                    "datePublished": _published(source.published),
                    "publisher": {"@type": "Organization", "name": clean(source.publisher)},
                }
            )
            for source in export.sources(act)
        ],
    }
    return _filled(event)


def days_of(text: str) -> tuple[str, str]:
    """The start and the end of an EDTF date as ISO 8601 writes them, no finer than it is.

    A single date has no end of its own, nor has one that is open.

    >>> days_of("2016-06"), days_of("2016/2018"), days_of("2025-07-28~")
    (('2016-06', ''), ('2016', '2018'), ('2025-07-28', ''))
    """
    start, _, end = text.partition("/")
    return start.rstrip("~?%"), end.rstrip("~?%.")


def _published(text: str) -> str:
    """When an article was published, "" where that is not one date."""
    try:
        parse_date(text)
    except BadDate:
        return ""
    return "" if "/" in text else text.rstrip("~?%")


def _actors(export: Export) -> dict[str, dict[str, Any]]:
    table = export.record.actors
    columns = [table[name].tolist() for name in ("actor_id", "name", "kind", "wikidata")]
    return {
        actor_id: _filled(
            {
                "@type": ACTOR_TYPES.get(kind, "Thing"),
                "@id": f"{TAG}actor:{actor_id}",
                "name": clean(name),
                "sameAs": f"http://www.wikidata.org/entity/{wikidata}" if wikidata else "",
            }
        )
        for actor_id, name, kind, wikidata in zip(*columns, strict=True)
    }


def _places(export: Export) -> dict[str, dict[str, Any]]:
    table = export.record.places
    columns = [table[name].tolist() for name in ("place_id", "name", "country", "latitude", "longitude")]  # fmt: skip
    return {
        place_id: _filled(
            {
                "@type": "Place",
                "@id": f"{TAG}place:{place_id}",
                "name": clean(name),
                "address": {"@type": "PostalAddress", "addressCountry": country} if country else "",
                "geo": {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
                if latitude == latitude and longitude == longitude
                else "",
            }
        )
        for place_id, name, country, latitude, longitude in zip(*columns, strict=True)
    }


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value not in ("", None, [])}


FORMATS = (Format("jsonld", "JSON-LD", "application/ld+json", FILE, write),)
