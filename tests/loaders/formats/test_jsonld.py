import json

import jsonschema
import pytest

from loaders.formats import FORMATS
from loaders.schema import EDTF_TYPE
from tests.loaders.formats.readers import SCHEMA, expanded, linked_events

ISO_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
EVENT = {
    "type": "object",
    "required": ["@type", "@id", "identifier", "name", "startDate", "edtf", "agent"],
    "properties": {
        "@type": {"const": ["Event", "Action"]},
        "startDate": {"pattern": ISO_DATE},
        "endDate": {"pattern": ISO_DATE},
        "url": {"pattern": "^https://timeline.example/event/"},
        "agent": {"type": "array", "minItems": 1, "items": {"required": ["@type", "@id", "name"]}},
        "location": {
            "properties": {
                "@type": {"const": "Place"},
                "geo": {"properties": {"latitude": {"type": "number", "minimum": -90, "maximum": 90}}},
            }
        },
        "subjectOf": {
            "items": {
                "required": ["@type", "name", "url", "publisher"],
                "properties": {"datePublished": {"pattern": ISO_DATE}},
            }
        },
    },
}  # fmt: skip


def test_every_act_has_the_shape_that_schema_org_gives_it(everything):
    dataset = json.loads(FORMATS["jsonld"].write(everything))
    events = dataset["mainEntity"]["itemListElement"]

    jsonschema.validate(events, {"type": "array", "items": EVENT})
    assert len(events) == dataset["mainEntity"]["numberOfItems"]
    assert [act["event_id"] for act in everything.acts] == [e["identifier"] for e in events]


def test_every_term_means_something(everything):
    (dataset,) = expanded(FORMATS["jsonld"].write(everything))

    def keys(node):
        if isinstance(node, dict):
            yield from node
            for value in node.values():
                yield from keys(value)
        elif isinstance(node, list):
            for value in node:
                yield from keys(value)

    found = {key for key in keys(dataset) if not key.startswith("@")}
    assert all(key.startswith(SCHEMA) for key in found - {"http://purl.org/dc/terms/date"})
    assert {SCHEMA + name for name in ("startDate", "agent", "subjectOf", "publisher")} <= found


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("A month whose day is not known", "2016-06", None),
        ("Between two years", "2016", "2018"),
        ("About two days", "2016-04-11", "2016-04-12"),
        ("No end", "2016-05-01", None),
        ("Uncertain day", "2016-07-28", None),
    ],
)
def test_a_date_is_never_finer_than_the_record_has_it(harmful, act_of, title, start, end):
    act = act_of(title)
    events = {event["@id"].rpartition(":")[2]: event for event in linked_events(FORMATS["jsonld"].write(harmful))}  # fmt: skip
    event = events[act["event_id"]]

    def value(name):
        return event[SCHEMA + name][0]["@value"] if SCHEMA + name in event else None

    assert (start, end) == (value("startDate"), value("endDate"))
    assert [{"@type": EDTF_TYPE, "@value": act["date"]}] == event["http://purl.org/dc/terms/date"]
