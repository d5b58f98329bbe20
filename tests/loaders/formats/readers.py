"""Every format read by somebody else's reader: the ids of the acts that a file holds."""

import csv
import io
import json

import bibtexparser
import duckdb
import feedparser  # type: ignore[import-untyped]
import pyarrow as pa
import pyarrow.parquet as pq
from pyld import jsonld  # type: ignore[import-untyped]
from python_calamine import CalamineWorkbook

from loaders.formats import FORMATS
from loaders.formats.export import as_text, clean

SCHEMA = "https://schema.org/"
TAG = "tag:us-russia-timeline,2026:event:"


def text_cells(export):
    """The acts of a view as rows of text."""
    return [{name: clean(as_text(act[name])) for name in export.columns} for act in export.acts]


def read_again(name, data):
    """The rows that a format finds in bytes of its own kind."""
    read = FORMATS[name].read
    assert read is not None
    return read(data)


def links_within(events):
    """Acts as text, without links to acts that are not among them."""
    ids = set(events["event_id"])
    rows = []
    for act in events.drop(columns="line").astype(object).to_dict("records"):
        for column in ("responds_to", "deadline_outcome"):
            act[column] = tuple(each for each in act[column] if each in ids)
        rows.append({name: str(value) for name, value in act.items()})
    return rows


def calendar_lines(data):
    """The properties of each entry, unfolded and unescaped by hand (RFC 5545, 3.1 and 3.3.11)."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    text = data.decode("utf-8").replace("\r\n ", "")
    entries: list[dict[str, str]] = []
    for line in text.split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            entries.append({})
        elif entries and line != "END:VEVENT":
            for escaped, plain in (("\\n", "\n"), ("\\,", ","), ("\\;", ";"), ("\\\\", "\\")):
                value = value.replace(escaped, plain)
            entries[-1].setdefault(name.partition(";")[0], value)
    return entries


def expanded(data):
    """JSON-LD as PyLD expands it, with schema.org's context in brief."""

    def load(address, options):
        assert "https://schema.org" == address
        context = {"@vocab": SCHEMA, "url": {"@id": SCHEMA + "url", "@type": "@id"}}
        return {"contextUrl": None, "documentUrl": address, "document": {"@context": context}}

    return jsonld.expand(json.loads(data), {"documentLoader": load})


def linked_events(data):
    (dataset,) = expanded(data)
    (listed,) = dataset[SCHEMA + "mainEntity"]
    return listed.get(SCHEMA + "itemListElement", [])


def _csv(data):
    return [
        row["event_id"] for row in csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))
    ]


def _xlsx(data):
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    header, *rows = book.get_sheet_by_name("events").to_python()
    return [row[header.index("event_id")] for row in rows]


def _json(data):
    return [event["event_id"] for event in json.loads(data)["events"]]


def _parquet(data):
    table = pq.read_table(pa.BufferReader(data))
    with duckdb.connect() as connection:
        connection.register("events", table)
        return [row[0] for row in connection.execute("SELECT event_id FROM events").fetchall()]


def timelinejs_sheet(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def _timelinejs_csv(data):
    rows = [row for row in timelinejs_sheet(data) if row["Type"] != "title"]
    return [row["Text"].rpartition("/event/")[2].partition('"')[0] for row in rows]


def _timelinejs_json(data):
    return [slide["unique_id"] for slide in json.loads(data)["events"]]


def _ics(data):
    uids = [entry["UID"].partition("@")[0] for entry in calendar_lines(data)]
    return [uid for uid in uids if not uid.endswith(".deadline")]


def _atom(data):
    feed = feedparser.parse(data)
    assert not feed.bozo
    return [entry.id.removeprefix(TAG) for entry in feed.entries]


def _jsonld(data):
    return [event["@id"].removeprefix(TAG) for event in linked_events(data)]


def _chicago(data):
    return [line.rpartition("/event/")[2].rstrip(".") for line in data.decode().splitlines()[2:]]


def _bibtex(data):
    library = bibtexparser.parse_string(data.decode("utf-8"))
    assert [] == library.failed_blocks
    return [entry.key for entry in library.entries]


def _csl(data):
    return [item["id"] for item in json.loads(data)]


IDS = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "parquet": _parquet,
    "timelinejs-csv": _timelinejs_csv,
    "timelinejs-json": _timelinejs_json,
    "ics": _ics,
    "atom": _atom,
    "jsonld": _jsonld,
    "chicago": _chicago,
    "apa": _chicago,
    "bibtex": _bibtex,
    "csl-json": _csl,
}
