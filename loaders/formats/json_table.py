"""Acts as JSON: an object that says what it holds, and its list of events."""

from __future__ import annotations

import json
from typing import Any

from loaders.delimited import NotATable
from loaders.formats.export import Export, Format, Imported, clean, rows_of
from loaders.schema import schemas
from loaders.tables import READERS, parsed_json

FILE = "us-russia-timeline.json"


def write(export: Export) -> bytes:
    """An object with `events`: lists as arrays, `importance` as a number, a blank cell as null.

    Dates stay EDTF strings, so that none is finer than the record knows it. `event_address` is a
    template (RFC 6570) of each act's own address.
    """
    whole = {field.name for field in schemas()["events"].fields if field.type == "integer"}
    whole.add("importance")

    def value(name: str, cell: Any) -> Any:
        if isinstance(cell, tuple):
            return [clean(each) for each in cell]
        if name in whole:
            return int(cell)
        return clean(cell) or None

    body = {
        "title": clean(export.title),
        "address": export.address,
        "event_address": export.root + "event/{event_id}" if export.root else "",
        "record": export.record.version,
        "licence": export.licence,
        "events": [
            {name: value(name, act[name]) for name in export.columns} for act in export.acts
        ],
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def read(data: bytes) -> Imported:
    """The rows of such a file, or of a bare list of objects; raises NotATable."""
    if not data.strip():
        raise NotATable(f"{FILE} is empty")
    parsed = parsed_json(data, FILE)
    # A view may be empty; a file of the record may not, so its reader refuses one.
    if parsed == [] or (isinstance(parsed, dict) and parsed.get("events") == []):
        return Imported((), unit="row")
    cells = READERS[".json"](data, FILE, "events")
    return Imported(rows_of(cells.rows), tuple(cells.problems), cells.records, "row")


FORMATS = (Format("json", "JSON", "application/json", FILE, write, read),)
