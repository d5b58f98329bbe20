"""Acts as a feed to subscribe to: Atom, RFC 4287."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from loaders.citations import EDITORS, TITLE
from loaders.formats.export import TAG, Export, Format, clean, when
from loaders.query import topic_name

FILE = "us-russia-timeline.atom"
# Namespaces, as lxml writes them before a name.
ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write(export: Export) -> bytes:
    """One entry an act, the one last updated first.

    The date of an act stands in its summary in words. Atom wants an exact moment in `updated`,
    which is not the act's date: see `updated`. No entry has a `published`.
    """
    entries = [
        (updated(export, act), row, act) for row, act in zip(export.rows, export.acts, strict=True)
    ]
    entries.sort(key=lambda entry: entry[:2], reverse=True)
    feed = etree.Element(ATOM + "feed", {XML_LANG: "en"}, nsmap={None: ATOM[1:-1]})
    _add(feed, "id", export.view_id)
    _add(feed, "title", TITLE)
    _add(feed, "subtitle", clean(export.title))
    _add(feed, "updated", _moment(entries[0][0] if entries else export.day))
    _add(_add(feed, "author"), "name", EDITORS)
    _add(feed, "generator", TITLE, version=export.record.version)
    if export.address:
        _add(feed, "link", rel="alternate", type="text/html", href=export.address)
    if export.licence:
        _add(feed, "link", rel="license", href=export.licence)
    for day, _, act in entries:
        _entry(export, feed, act, day)
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8"))


def updated(export: Export, act: Mapping[str, Any]) -> date:
    """The day by which all that an entry says had happened.

    It is the last day that the act can mean, or that of the acts that settled its deadline,
    whichever is later; where there is no end, the record's own last day.
    """
    days = [export.ended(act["last"])]
    events, row_of = export.record.events, export.record.row_of
    for outcome in act["deadline_outcome"]:
        if outcome in row_of:
            days.append(export.ended(events["last"].iat[row_of[outcome]].date()))
    return max(days)


def _entry(export: Export, feed: Any, act: Mapping[str, Any], day: date) -> None:
    """The entry of one act, with its sources as links."""
    said = clean(when(act))
    entry = _add(feed, "entry")
    _add(entry, "id", f"{TAG}event:{act['event_id']}")
    _add(entry, "title", clean(act["title"]))
    _add(entry, "updated", _moment(day))
    if address := export.act_address(act["event_id"]):
        _add(entry, "link", rel="alternate", type="text/html", href=address)
    for topic in act["topics"]:
        _add(entry, "category", term=topic, label=topic_name(topic))
    _add(entry, "summary", f"{said}. {clean(act['summary'])}")
    _body(export, _add(entry, "content", type="xhtml"), said, act)


def _body(export: Export, content: Any, said: str, act: Mapping[str, Any]) -> None:
    """What a reader shows: the date, what happened, who acted, what is doubted, the sources."""
    body = etree.SubElement(content, XHTML + "div", nsmap={None: XHTML[1:-1]})
    _add(_add(body, "p", within=XHTML), "strong", said, within=XHTML)
    for text in (act["summary"], export.who(act), act["note"]):
        if text:
            _add(body, "p", clean(text), within=XHTML)
    sources = export.sources(act)
    listed = _add(body, "ul", within=XHTML) if sources else None
    for source in sources:
        item = _add(listed, "li", f"{clean(source.publisher)}: ", within=XHTML)
        _add(item, "a", clean(source.title), within=XHTML, href=clean(source.url))


def _add(above: Any, name: str, text: str = "", within: str = ATOM, **attributes: str) -> Any:
    """A new element below another."""
    element = etree.SubElement(above, within + name, attributes)
    if text:
        element.text = text
    return element


def _moment(day: date) -> str:
    """The beginning of a day as RFC 3339 writes it."""
    return f"{day.isoformat()}T00:00:00Z"


FORMATS = (Format("atom", "Atom feed", "application/atom+xml; charset=utf-8", FILE, write),)
