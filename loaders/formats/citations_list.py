"""Citations of the acts of a view: Chicago, APA, BibTeX and CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from loaders.citations import EDITORS, TITLE, citations
from loaders.formats.export import Export, Format, clean, when

# BibTeX counts braces even where a backslash stands before them, so a title has none.
NO_BRACES = str.maketrans({"{": "(", "}": ")"})


def write_chicago(export: Export) -> bytes:
    """One note an act, each on a line of its own, below what the view is."""
    return _listed(export, "Chicago")


def write_apa(export: Export) -> bytes:
    """One reference an act, each on a line of its own, below what the view is."""
    return _listed(export, "APA")


def write_bibtex(export: Export) -> bytes:
    """One entry an act, in the order of the view; the key is the act's id."""
    entries = [_cited(export, act, "BibTeX") for act in export.acts]
    return "".join(f"{entry}\n\n" for entry in entries).encode("utf-8")


def write_csl(export: Export) -> bytes:
    """CSL-JSON (1.0.2): one item an act, a page of a work that bears no date of its own.

    `event-date` is the act's date: a month has no day, an interval has two dates, and `circa`
    stands where it is about or uncertain.
    """
    items = [_item(export, act) for act in export.acts]
    return json.dumps(items, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _listed(export: Export, style: str) -> bytes:
    head = ". ".join(filter(None, [TITLE, clean(export.title), export.address]))
    lines = [head, "", *(_cited(export, act, style) for act in export.acts)]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _cited(export: Export, act: Mapping[str, Any], style: str) -> str:
    """One act in one style; a title is one line, so that no list has an item more."""
    title = " ".join(clean(act["title"]).split())
    if style == "BibTeX":
        title = title.translate(NO_BRACES)
    event_id = act["event_id"]
    found = citations(
        event_id, title, when(act), export.record.version, export.act_address(event_id)
    )
    return dict(found)[style]


def _item(export: Export, act: Mapping[str, Any]) -> dict[str, Any]:
    event_id = act["event_id"]
    item: dict[str, Any] = {
        "id": event_id,
        "type": "webpage",
        "title": f"{clean(act['title'])} ({when(act)})",
        "author": [{"literal": EDITORS}],
        "container-title": TITLE,
        "version": export.record.version,
        "number": event_id,
        "event-date": _date(act),
        "abstract": clean(act["summary"]),
    }
    if address := export.act_address(event_id):
        item["URL"] = address
    return item


def _date(act: Mapping[str, Any]) -> dict[str, Any]:
    """A date as CSL has it: up to two dates of as many parts as are known."""
    start, _, end = (part.rstrip("~?%") for part in act["date"].partition("/"))
    ends = [start, end] if end not in ("", "..") else [start]
    date: dict[str, Any] = {"date-parts": [[int(part) for part in each.split("-")] for each in ends]}  # fmt: skip
    if act["about"] or act["uncertain"]:
        date["circa"] = True
    return date


FORMATS = (
    Format("chicago", "Chicago notes", "text/plain; charset=utf-8", "us-russia-timeline-chicago.txt", write_chicago),
    Format("apa", "APA references", "text/plain; charset=utf-8", "us-russia-timeline-apa.txt", write_apa),
    Format("bibtex", "BibTeX", "application/x-bibtex; charset=utf-8", "us-russia-timeline.bib", write_bibtex),
    Format("csl-json", "CSL-JSON", "application/vnd.citationstyles.csl+json", "us-russia-timeline.csl.json", write_csl),
)  # fmt: skip
