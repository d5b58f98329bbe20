"""Acts and deadlines as a calendar to subscribe to: iCalendar, RFC 5545."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from loaders.citations import TITLE
from loaders.dates import NO_END, in_words
from loaders.deadlines import STATUS_WORDS
from loaders.formats.export import Export, Format, clean, dated, when
from loaders.record import Record

if TYPE_CHECKING:
    from icalendar import Calendar, Event

FILE = "us-russia-timeline.ics"
PRODUCT = "-//US-Russia timeline//Acts and deadlines//EN"
HOST = "us-russia-timeline"
# How often a program that subscribes should look again.
REFRESH = timedelta(hours=12)

# What becomes of a deadline's entry. One that no longer holds is cancelled, so that a calendar
# strikes it out; one that was met or missed was due on that day all the same.
CANCELLED = frozenset({"superseded", "extended", "withdrawn"})

END = b"END:VCALENDAR\r\n"

# Entries as bytes, for each record by where the dashboard stands, then by act: folding the lines
# of the whole record takes longer than all the rest of an answer. Only a few addresses are kept,
# because a request's headers can name any.
_KEPT: WeakKeyDictionary[Record, dict[str, dict[str, bytes]]] = WeakKeyDictionary()
MOST_KEPT = 4


def write(export: Export) -> bytes:
    """One all-day entry an act, and one more for each deadline that an act of the view set.

    An entry covers every day that the date can mean, and its end is the day after (RFC 5545,
    3.6.1). Where the day is not known, the entry is tentative and its summary says the date in
    words, as in "June 2016 (day not known)". Nobody is busy on account of it.
    """
    roots = _KEPT.setdefault(export.record, {})
    if export.root not in roots and len(roots) >= MOST_KEPT:
        roots.clear()
    kept = roots.setdefault(export.root, {})
    entries = []
    for act in export.acts:
        event_id = act["event_id"]
        if event_id not in kept:
            both = (_act(export, act), _deadline(export, act))
            kept[event_id] = b"".join(entry.to_ical(sorted=False) for entry in both if entry)
        entries.append(kept[event_id])
    frame = _calendar(export).to_ical(sorted=False)
    return frame.removesuffix(END) + b"".join(entries) + END


def _calendar(export: Export) -> Calendar:
    """The calendar without its entries."""
    from icalendar import Calendar, vDuration  # only a calendar pays for the import

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    # NAME and DESCRIPTION are RFC 7986's; the X- forms are what most programs read.
    for name in ("name", "x-wr-calname"):
        calendar.add(name, TITLE)
    title = " ".join(clean(export.title).split())  # an exchange has the title of an act
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, f"{title} (record {export.record.version})")
    if export.address:
        calendar.add("url", export.address)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH).to_ical().decode("ascii"))
    return calendar


def _act(export: Export, act: Mapping[str, Any]) -> Event:
    """The entry of an act."""
    summary = act["title"] if dated(act) else f"{act['title']} · {when(act)}"
    place = export.names.get(act["place"], "")
    parts = [
        when(act),
        act["summary"],
        export.who(act),
        _line("Note", act["note"]),
        *(f"{source.publisher}: {source.title} {source.url}" for source in export.sources(act)),
    ]
    entry = _entry(export, act, act["event_id"], act["first"], export.ended(act["last"]))
    entry.add("summary", clean(summary))
    entry.add("description", clean("\n".join(filter(None, parts))))
    entry.add("status", "CONFIRMED" if dated(act) else "TENTATIVE")
    entry.add("categories", list(act["topics"]) or ["other"])
    if place:
        entry.add("location", clean(place))
    return entry


def _deadline(export: Export, act: Mapping[str, Any]) -> Event | None:
    """The entry of the deadline that an act set, None if it set none."""
    if not act["deadline"]:
        return None
    first, last = act["due_first"], act["due_last"]
    said = in_words(act["deadline"])
    exact = first == last and not act["deadline"].endswith(("~", "?", "%"))
    status = act["deadline_status"]
    demanded = act["demand"] or act["title"]
    # What is said to be due with no end stands on its first day: nothing else is known.
    uid = f"{act['event_id']}.deadline"
    entry = _entry(export, act, uid, first, first if last == NO_END else last)
    entry.add("summary", clean(f"Deadline: {demanded}" + ("" if exact else f" · {said}")))
    parts = [
        f"Due {said}",
        _line("Outcome", STATUS_WORDS.get(status, status)),
        _line("Set by", act["title"]),
        _line("In the words", act["date_text"]),
    ]
    entry.add("description", clean("\n".join(filter(None, parts))))
    entry.add("status", "CANCELLED" if status in CANCELLED else "CONFIRMED" if exact else "TENTATIVE")  # fmt: skip
    entry.add("categories", ["deadline"])
    entry.add("related-to", f"{act['event_id']}@{HOST}")
    return entry


def _entry(export: Export, act: Mapping[str, Any], uid: str, first: date, last: date) -> Event:
    """An all-day entry from the first to the last day, both counted."""
    from icalendar import Event

    entry = Event()
    entry.add("uid", f"{uid}@{HOST}")
    entry.add("dtstamp", datetime.combine(export.day, time(), tzinfo=UTC))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")
    if address := export.act_address(act["event_id"]):
        entry.add("url", address)
    return entry


def _line(label: str, text: str) -> str:
    return f"{label}: {text}" if text else ""


FORMATS = (Format("ics", "iCalendar", "text/calendar; charset=utf-8", FILE, write),)
