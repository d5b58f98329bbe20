"""A file that somebody brings: what it is, and the table in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from tempfile import TemporaryDirectory

from loaders.formats import timelinejs
from loaders.formats.export import Imported, restored
from loaders.formats.mapping import as_table
from loaders.schema import schemas
from loaders.tables import SUFFIXES, NotATable, Table, read_table

# How a file is known, in words for whoever brought it.
OURS, SHEET, SLIDES, OTHER = (
    "acts in the record's own form",
    "a TimelineJS sheet",
    "TimelineJS's JSON",
    "a table of some other form",
)


@dataclass(frozen=True, eq=False)
class Incoming:
    """The table in a file, and what kind of file it was taken for."""

    table: Table
    kind: str


def incoming(data: bytes, name: str) -> Incoming:
    """
    The table in a file of that name, whatever of the forms we know it has.

    Raises NotATable with what was found and what was expected.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise NotATable(f"{name} ends in {suffix or 'nothing'}; {', '.join(sorted(SUFFIXES))} were expected")  # fmt: skip
    if suffix == ".json" and _has_slides(data):
        return Incoming(_named(timelinejs.read_json(data), name), SLIDES)
    table = _table(data, name)
    columns = set(table.rows.columns)
    if {"Headline", "Start Date"} <= columns or {"Headline", "Year"} <= columns:
        return Incoming(_named(timelinejs.read_sheet(data), name), SHEET)
    if set(schemas()["events"].required) <= columns:
        if suffix in {".csv", ".tsv", ".txt"}:
            # Only our CSV has apostrophes against formulas.
            rows = table.rows.apply(lambda c: c if c.name == "line" else c.map(restored))
            table = replace(table, rows=rows)
        return Incoming(table, OURS)
    return Incoming(table, OTHER)


def _has_slides(data: bytes) -> bool:
    try:
        body = json.loads(data)
    except (ValueError, RecursionError):
        return False
    events = body.get("events") if isinstance(body, dict) else None
    return isinstance(events, list) and any(
        isinstance(e, dict) and "start_date" in e for e in events
    )


def _table(data: bytes, name: str) -> Table:
    """What read_table makes of the bytes; it knows files by their names."""
    with TemporaryDirectory() as place:
        plain = "import" + PurePosixPath(name).suffix.lower()
        path = f"{place}/{plain}"
        with open(path, "wb") as file:
            file.write(data)
        return replace(read_table(path), file=name)


def _named(imported: Imported, name: str) -> Table:
    return as_table(imported, name)
