"""Acts as Knight Lab's TimelineJS takes them: a sheet or JSON; and sheets of others, read.

TimelineJS 3.9 knows a column by its name. Its columns are those of ConfigFactory.js; `Alt Text`
came with 3.8.20, so sheets from before have 18. The old form, of TimelineJS 2, has `Start Date`
and `End Date` in place of the parts of a date, and `Tag` for `Group`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from lxml import etree, html  # type: ignore[import-untyped]
from markupsafe import Markup, escape

from loaders.citations import TITLE
from loaders.dates import BadDate, in_words, parse_date
from loaders.delimited import NotATable, read_delimited
from loaders.formats.export import FORMULA, Export, Format, Imported, Row, clean, restored, when
from loaders.problems import Problem, problem
from loaders.query import SIDE_NAMES
from loaders.schema import schemas
from loaders.tables import parsed_json, text_of

SHEET = "us-russia-timeline-timelinejs.csv"
FILE = "us-russia-timeline-timelinejs.json"

START = ("Year", "Month", "Day", "Time")
END = ("End Year", "End Month", "End Day", "End Time")
TELLING = ("Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail")
COLUMNS = (*START, *END, "Display Date", *TELLING, "Alt Text", "Type", "Group", "Background")
COLUMNS_18 = tuple(name for name in COLUMNS if name != "Alt Text")
COLUMNS_OLD = ("Start Date", "End Date", *TELLING, "Type", "Tag")

# Rows that are no event: the first slide, and the shaded periods behind the others.
NO_EVENT = frozenset({"title", "era"})

# What a sheet knows besides, as columns of ours that events.csv does not have.
EXTRA = {
    "Media": "media",
    "Media Credit": "media_credit",
    "Media Caption": "media_caption",
    "Group": "group",
}

# The class of the paragraph that is not part of the summary.
SOURCES = "sources"
ACT_ADDRESS = re.compile(r"/event/([^/?#]+)$")

# TimelineJS reads 7/28/2025 as month, day, year, and 7/2025 as month and year.
SLASHED = re.compile(r"(?:(?P<month>\d{1,2})/)(?:(?P<day>\d{1,2})/)?(?P<year>\d{4})")
ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
TIME_OF_DAY = re.compile(r"[T ]\s*\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*(Z|[ap]\.?m\.?)?$", re.IGNORECASE)  # fmt: skip

# EDTF's marks and open end, which no sheet has cells for, so that the words tell.
SUFFIXES = ("", "~", "?", "%", "/..", "/..~", "~/..", "?/..", "%/..")


def write_sheet(export: Export) -> bytes:
    """The 19 columns as UTF-8 CSV: a title row, then one row an act.

    A month has no day, and `Display Date` says in words what is known.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerow({"Type": "title", "Headline": _headline(TITLE), "Text": _about(export)})
    for act in export.acts:
        start, end = _ends(act["date"])
        writer.writerow(
            {
                **dict(zip(START, start, strict=False)),
                **dict(zip(END, end, strict=False)),
                "Display Date": when(act),
                "Headline": _headline(clean(act["title"])),
                "Text": _text(export, act),
                "Group": SIDE_NAMES[act["side"]],
            }
        )
    return out.getvalue().encode("utf-8")


def write_json(export: Export) -> bytes:
    """The same as TimelineJS's JSON; `unique_id` is the act's id, so that a slide can be linked."""
    events = []
    for act in export.acts:
        start, end = _ends(act["date"])
        slide: dict[str, Any] = {
            "unique_id": act["event_id"],
            "start_date": _date(start),
            "display_date": when(act),
            "text": {"headline": str(escape(clean(act["title"]))), "text": _text(export, act)},
            "group": SIDE_NAMES[act["side"]],
        }
        if end:
            slide["end_date"] = _date(end)
        events.append(slide)
    title = {"text": {"headline": str(escape(TITLE)), "text": _about(export)}}
    body = {"title": title, "events": events, "scale": "human"}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _ends(text: str) -> tuple[list[str], list[str]]:
    """Year, month and day of the start and of the end of an EDTF date, as far as it has them."""
    start, _, end = (part.rstrip("~?%") for part in text.partition("/"))
    return _numbers(start), _numbers(end) if end not in ("", "..", start) else []


def _numbers(text: str) -> list[str]:
    return [str(int(part)) for part in text.split("-")]


def _date(parts: list[str]) -> dict[str, int]:
    return {name: int(part) for name, part in zip(("year", "month", "day"), parts, strict=False)}


def _headline(text: str) -> str:
    """A headline as HTML, whose first character is no formula's in a spreadsheet.

    >>> _headline("=1 & 2")
    '&#61;1 &amp; 2'
    """
    safe = str(escape(text))
    return f"&#{ord(safe[0])};{safe[1:]}" if FORMULA.match(safe) else safe


def _text(export: Export, act: Mapping[str, Any]) -> str:
    """The summary and the sources as HTML; nothing of the record is read as a tag."""
    links = [
        Markup('<a href="%s">%s</a>') % (clean(each.url), clean(each.publisher))
        for each in export.sources(act)
    ]
    if address := export.act_address(act["event_id"]):
        links.append(Markup('<a href="%s">%s</a>') % (address, "this act in the record"))
    told = Markup("<p>%s</p>") % (clean(act["summary"]))
    if links:
        told += Markup('<p class="%s">Sources: %s</p>') % (SOURCES, Markup(", ").join(links))
    return str(told)


def _about(export: Export) -> str:
    told = Markup("<p>%s</p>") % (clean(export.title))
    if export.address:
        told += Markup('<p><a href="%s">%s</a></p>') % (export.address, "The view")
    return str(told)


def read_sheet(data: bytes) -> Imported:
    """The acts of a sheet of 19 or 18 columns or of the old form.

    Comes back with `date`, `title`, `summary`, `date_text` and, where our own address stands in
    the text, `event_id`; and `media`, `media_credit`, `media_caption` and `group`, which
    events.csv does not have. Who acted and which kind of act it was no sheet says: see `mapping`.
    Rows without a date or a headline are refused. Raises NotATable for another kind of file.
    """
    cells = read_delimited(data, SHEET)
    table = cells.rows
    old = "Start Date" in table.columns
    needed = ("Start Date" if old else "Year", "Headline")
    missing = [name for name in needed if name not in table.columns]
    if missing:
        raise NotATable(
            f"{SHEET} has no column {missing[0]!r}; a TimelineJS sheet has Year or Start Date, and "
            "Headline"
        )
    rows: list[Row] = []
    problems: list[Problem] = list(cells.problems)
    for row in table.to_dict("records"):
        told = {str(name): str(text).strip() for name, text in row.items()}
        line = int(told.pop("line"))
        if not any(told.values()) or told.get("Type", "").lower() in NO_EVENT:
            continue
        try:
            rows.append(_row(told, old))
        except _Refused as why:
            problems.append(why.told(SHEET, line, "line"))
    return Imported(tuple(rows), tuple(problems), cells.records)


def read_json(data: bytes) -> Imported:
    """The acts of TimelineJS's JSON, with their ids; raises NotATable like `read_sheet`."""
    body = parsed_json(data, FILE)
    slides = body.get("events") if isinstance(body, dict) else None
    if not isinstance(slides, list) or not all(isinstance(each, dict) for each in slides):
        raise NotATable(f"{FILE} has no list of events; TimelineJS's JSON has one")
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, slide in enumerate(slides, start=1):
        try:
            row = _row(_as_cells(slide), old=False)
        except _Refused as why:
            problems.append(why.told(FILE, number, "event"))
        else:
            rows.append({**row, "event_id": _own_id(str(slide.get("unique_id") or ""))})
    return Imported(tuple(rows), tuple(problems), len(slides), "event")


def _as_cells(slide: Mapping[str, Any]) -> Row:
    """A slide's parts under the names that a sheet has for them."""

    def part(name: str) -> Mapping[str, Any]:
        found = slide.get(name)
        return found if isinstance(found, dict) else {}

    text, media = part("text"), part("media")
    cells = {
        "Display Date": slide.get("display_date") or part("start_date").get("display_date"),
        "Headline": text.get("headline"),
        "Text": text.get("text"),
        "Media": media.get("url"),
        "Media Credit": media.get("credit"),
        "Media Caption": media.get("caption"),
        "Group": slide.get("group"),
    }
    for names, key in ((START, "start_date"), (END, "end_date")):
        for name, unit in zip(names, ("year", "month", "day"), strict=False):
            cells[name] = part(key).get(unit)
    return {name: text_of(value).strip() for name, value in cells.items()}


class _Refused(ValueError):
    """A row cannot be an act: the column, what was found there and what was expected."""

    def __init__(self, column: str, found: str, expected: str, title: str) -> None:
        super().__init__(column)
        self.column, self.found, self.expected, self.title = column, found, expected, title

    def told(self, file: str, line: int, unit: str) -> Problem:
        what = f"{self.column} {self.found!r} is not {self.expected}"
        return problem(
            file,
            what if self.found else f"{self.column} is empty; {self.expected} was expected",
            line=line,
            row_id=self.title[:60],
            column=self.column,
            found=self.found,
            expected=self.expected,
            dropped=True,
            unit=unit,
        )


def _row(cells: Mapping[str, str], old: bool) -> Row:
    """One row of a sheet in the columns of events.csv; raises _Refused."""
    title, _ = _plain(restored(cells.get("Headline", "")))
    if not title:
        raise _Refused("Headline", "", "a title", "")
    one = _old_end if old else _new_end
    start = one(cells, 0, title)
    if not start:
        name = "Start Date" if old else "Year"
        raise _Refused(name, "", "a year", title)
    end = one(cells, 1, title)
    said = _plain(cells.get("Display Date", ""))[0]
    try:
        date = _edtf(start, end, said)
    except BadDate as error:
        name = "End Date" if old else "End Year"
        raise _Refused(name, end, f"a date from {start} on", title) from error
    summary, event_id = _plain(cells.get("Text", ""))
    row = dict.fromkeys(schemas()["events"].columns, "")
    row |= {"event_id": event_id, "date": date, "title": title, "summary": summary}
    # Words that say no more than the date itself are the sheet's, not a source's.
    row["date_text"] = said if said != in_words(date) else ""
    extra = {ours: cells.get(theirs, "") for theirs, ours in EXTRA.items()}
    extra["group"] = extra["group"] or cells.get("Tag", "")
    return row | extra


def _edtf(start: str, end: str, said: str) -> str:
    """The date of a row as EDTF: the one whose words are those displayed, if there is one."""
    base = f"{start}/{end}" if end and end != start else start
    parse_date(base)
    for suffix in SUFFIXES:
        if end and end != start and suffix.endswith(("/..", "/..~")):
            continue
        candidate = f"{base}{suffix}"
        try:
            if said and in_words(candidate) == said:
                return candidate
        except BadDate:
            continue
    return base


def _new_end(cells: Mapping[str, str], which: int, title: str) -> str:
    """A date out of its parts; commas and blanks in a number are passed over, as TimelineJS does."""
    names = (START, END)[which]
    parts = [re.sub(r"[\s,]+", "", cells.get(name, "")) for name in names[:3]]
    year, month, day = parts
    if not year:
        return ""
    if not re.fullmatch(r"[0-9]{4}", year):
        raise _Refused(names[0], year, "a year of four digits", title)
    if day and not month:
        raise _Refused(names[1], "", f"the month of day {day}", title)
    return _checked(names[2] if day else names[1], year, month, day, title)


def _old_end(cells: Mapping[str, str], which: int, title: str) -> str:
    """A date of the old form: 7/28/2025, 7/2025, 2025, 2025-07-28; a time of day is dropped."""
    name = ("Start Date", "End Date")[which]
    text = TIME_OF_DAY.sub("", cells.get(name, "")).strip()
    if not text:
        return ""
    form = SLASHED.fullmatch(text) or ISO.fullmatch(text)
    if form is None:
        raise _Refused(name, text, "a date such as 7/28/2025, 7/2025 or 2025", title)
    parts = form.groupdict(default="")
    return _checked(name, parts["year"], parts["month"], parts["day"], title)


def _checked(name: str, year: str, month: str, day: str, title: str) -> str:
    """Parts of a date as EDTF, if they are in the calendar."""
    parts = [part for part in (month, day) if part]
    text = "-".join([year, *(part.zfill(2) for part in parts)])
    try:
        parse_date(text)
    except BadDate:
        found = "-".join([year, *parts])
        raise _Refused(name, found, "a date in the calendar", title) from None
    return text


def _own_id(text: str) -> str:
    """An id, if it has the form of ours."""
    return text if re.fullmatch(schemas()["events"]["event_id"].pattern, text) else ""


def _plain(markup: str) -> tuple[str, str]:
    """The text of a piece of HTML without our line of sources, and the id of our act in it."""
    if "<" not in markup and "&" not in markup:
        return " ".join(markup.split()), ""
    try:
        root = html.fragment_fromstring(clean(markup), create_parent="div")
    except (etree.ParserError, ValueError):
        return " ".join(markup.split()), ""
    event_id = ""
    for paragraph in root.xpath(f"//p[@class='{SOURCES}']"):
        for link in paragraph.xpath(".//a/@href"):
            if found := ACT_ADDRESS.search(link):
                event_id = _own_id(unquote(found[1]))
        paragraph.drop_tree()
    for block in root.iter("p", "br", "div", "li"):
        # A character reference can name what no document may hold.
        block.text = clean(f" {block.text or ''}")
        block.tail = clean(f" {block.tail or ''}")
    return " ".join(root.text_content().split()), event_id


FORMATS = (
    Format(
        "timelinejs-csv",
        "TimelineJS sheet",
        "text/csv; charset=utf-8",
        SHEET,
        write_sheet,
        read_sheet,
    ),
    Format("timelinejs-json", "TimelineJS JSON", "application/json", FILE, write_json, read_json),
)
