"""Any other table as acts: which of its columns fills which of ours, tried before it is taken.

Nothing is guessed about a date: the form of a file's dates is chosen, and a cell that is not
written in it is refused with its line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from loaders.dates import MONTHS, BadDate, parse_date
from loaders.formats.export import Imported, Row, restored
from loaders.problems import Problem, problem
from loaders.record import Record
from loaders.schema import Field, check, schemas
from loaders.tables import Table

# What an act must have before it is one; what else events.csv needs can have a default.
NEEDED = tuple(name for name in schemas()["events"].required if name != "event_id")

# Other names under which columns of events.csv go about, lower case, only letters and digits.
ALIASES = {
    "event_id": ("id", "eventid", "uniqueid", "uid"),
    "date": ("eventdate", "day", "when", "startdate", "datum", "дата"),
    "date_text": ("displaydate",),
    "title": ("headline", "event", "name", "heading", "subject", "заголовок"),
    "summary": ("text", "description", "details", "body", "abstract", "описание"),
    "actors": ("actor", "who", "source actor", "actor1", "actor1name"),
    "recipients": ("recipient", "target", "towhom", "actor2", "actor2name"),
    "event_type": ("type", "kind", "category"),
    "topics": ("topic", "tags", "tag", "theme"),
    "place": ("location", "where", "city"),
    "sources": ("source", "url", "link", "address"),
    "note": ("notes", "comment", "remarks"),
}

SPLIT = re.compile(r"\s*[;|]\s*")
MONTH_OF = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
WORDED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[A-Za-z]{3,9})\.?"
    r"(?:\s+(?P<us_day>\d{1,2})(?:st|nd|rd|th)?)?,?\s+(?P<year>\d{4})"
)


@dataclass(frozen=True)
class From:
    """Where a column of ours is filled from: columns of the file, joined, else a default."""

    columns: tuple[str, ...] = ()
    joined_by: str = " "
    default: str = ""

    def of(self, row: Mapping[str, str]) -> str:
        """
        The cell for one row; empty parts are not joined.

        >>> From(("Year", "Month"), "-", "2025").of({"Year": "2026", "Month": ""})
        '2026'
        """
        parts = (row.get(name, "").strip() for name in self.columns)
        return self.joined_by.join(filter(None, parts)) or self.default


Mapped = dict[str, From]


def _edtf(text: str) -> str:
    """EDTF; a month or a day may have one digit.

    >>> _edtf("2025-7-8"), _edtf("2025-07/2025-9~")
    ('2025-07-08', '2025-07/2025-09~')
    """
    return re.sub(r"-(\d)(?!\d)", r"-0\1", text)


def _parts(*order: str) -> Callable[[str], str]:
    """A reader of dates of numbers with stops, slashes or dashes between them, in one order."""

    def read(text: str) -> str:
        numbers = re.split(r"\s*[./-]\s*", text.strip(" ."))
        if not all(re.fullmatch(r"\d{1,4}", number) for number in numbers):
            raise BadDate(text)
        # A month and a year stand alone in the same order; so does a year.
        units = [unit for unit in order if unit != "day" or len(numbers) == 3]
        found = dict(zip(units if len(numbers) > 1 else ["year"], numbers, strict=True))
        return _joined(found.get("year", ""), found.get("month", ""), found.get("day", ""))

    return read


def _worded(text: str) -> str:
    """A date with the English name of its month.

    >>> _worded("28 July 2025"), _worded("Jul. 28, 2025"), _worded("July 2025")
    ('2025-07-28', '2025-07-28', '2025-07')
    """
    form = WORDED.fullmatch(text)
    month = MONTH_OF.get(form["month"][:3].lower()) if form else None
    if form is None or month is None or not MONTHS[month - 1].lower().startswith(form["month"].lower()):  # fmt: skip
        raise BadDate(text)
    return _joined(form["year"], str(month), form["day"] or form["us_day"] or "")


def _joined(year: str, month: str, day: str) -> str:
    if len(year) != 4:
        raise BadDate(f"{year} is not a year of four digits")
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


# The forms of a file's dates, each with an example that says which it is.
DATE_FORMS: dict[str, tuple[str, Callable[[str], str]]] = {
    "edtf": ("2025-07-28, 2025-07 or 2025-07-28/2025-08-03", _edtf),
    "day-month-year": ("28.07.2025 or 28/07/2025", _parts("day", "month", "year")),
    "month-day-year": ("07/28/2025", _parts("month", "day", "year")),
    "words": ("28 July 2025, July 28, 2025 or July 2025", _worded),
}


def suggested(columns: Sequence[str]) -> Mapped:
    """A mapping by the names of a file's columns; what is not recognised is left for the editor.

    Columns Year, Month and Day are joined to a date.
    """
    plain = {_letters(name): name for name in reversed(columns) if name != "line"}
    found: Mapped = {}
    for target in schemas()["events"].columns:
        for alias in (target, *ALIASES.get(target, ())):
            if _letters(alias) in plain:
                found[target] = From((plain[_letters(alias)],))
                break
    if "year" in plain:
        parts = tuple(plain[unit] for unit in ("year", "month", "day") if unit in plain)
        found["date"] = From(parts, "-")
    return found


def preview(table: Table, mapping: Mapped, most: int = 20) -> pd.DataFrame:
    """The first rows as the mapping fills them, before anything is checked; with their `line`."""
    rows = [
        {**{target: source.of(row) for target, source in mapping.items()}, "line": int(line)}
        for row, line in _rows(table.rows.head(most))
    ]
    return pd.DataFrame(rows, columns=[*mapping, "line"])


def mapped(
    table: Table,
    mapping: Mapped,
    record: Record,
    dates: str = "edtf",
    needed: Collection[str] = NEEDED,
) -> Imported:
    """The rows of a table as rows of events.csv; those that cannot be acts are refused.

    Names of actors and of places become their ids where the record knows them. An act without an
    id gets one from its date and title. A row is refused if a cell of a column that is `needed`,
    or its date, is empty or wrong; any other wrong cell is emptied. Both are told with line,
    column, what was found and what was expected.

    Raises KeyError for a column that the file or events.csv, or a form of dates that
    `DATE_FORMS`, does not have.
    """
    schema = schemas()["events"]
    absent = [name for source in mapping.values() for name in source.columns if name not in table.rows]  # fmt: skip
    unknown = [name for name in mapping if name not in schema.columns]
    if absent or unknown:
        raise KeyError((absent or unknown)[0])
    telling = _Telling(table)
    read = DATE_FORMS[dates]
    ids = _Ids(record)
    rows: list[Row] = []
    for cells, line in _rows(table.rows):
        row = dict.fromkeys(schema.columns, "")
        row |= {target: source.of(cells) for target, source in mapping.items()}
        row |= {"line": str(line)}
        for column in ("date", "deadline"):
            row[column] = telling.date(row, column, read)
        for field in schema.lists:
            row[field.name] = ids.listed(row[field.name], field)
        row["place"] = ids.of("places", row["place"])
        row["event_id"] = row["event_id"] or ids.new(row["date"], row["title"])
        rows.append(row)
    kept = telling.checked(rows, {*needed, "date"}, ids)
    records = len(table.rows) + sum(each.dropped for each in table.problems)
    return Imported(tuple(kept), (*table.problems, *telling.problems), records, table.unit)


def as_table(imported: Imported, file: str = "import.csv") -> Table:
    """Rows read by another format as a table to be mapped; its problems stay with it."""
    columns = list(dict.fromkeys(name for row in imported.rows for name in row))
    rows = pd.DataFrame([[row.get(name, "") for name in columns] for row in imported.rows], columns=columns, dtype="str")  # fmt: skip
    rows["line"] = range(1, len(rows) + 1)
    return Table(file, rows, imported.records, 0, imported.problems, "", "row")


class _Telling:
    """What is wrong with the rows of one table, told as it is found."""

    def __init__(self, table: Table) -> None:
        self.file, self.unit = table.file, table.unit
        self.problems: list[Problem] = []
        self.wrong_dates: set[tuple[str, str]] = set()

    def date(self, row: Row, column: str, form: tuple[str, Callable[[str], str]]) -> str:
        """A date as EDTF, "" if it is none, which is told."""
        example, read = form
        text = row[column]
        if not text:
            return ""
        try:
            found = read(text)
            parse_date(found)
        except (BadDate, ValueError):
            self.tell(row, column, text, f"a date such as {example}", dropped=column == "date")
            self.wrong_dates.add((row["line"], column))
            return ""
        return found

    def tell(self, row: Row, column: str, found: str, expected: str, *, dropped: bool) -> None:
        """Note what is wrong with one cell."""
        what = f"{column} {found!r} is not {expected}"
        self.problems.append(
            problem(
                self.file,
                what if found else f"{column} is empty; {expected} was expected",
                line=int(row["line"]),
                row_id=row["title"][:60] or row["event_id"],
                column=column,
                found=found,
                expected=expected,
                dropped=dropped,
                unit=self.unit,
            )
        )

    def checked(self, rows: list[Row], needed: set[str], ids: _Ids) -> list[Row]:
        """The rows that hold to the schema; each one left out is told once."""
        schema = schemas()["events"]
        told = {each.line for each in self.problems if each.dropped}
        broken: dict[int, list[tuple[str, str, str]]] = {}
        table = pd.DataFrame(rows, columns=[*schema.columns, "line"], dtype="str")
        for at, column, found, _ in check(table, schema).itertuples(index=False, name=None):
            field = schema[column]
            if found and column in ids.known:
                continue  # told below, by what the tables know
            # A text that is too long stays; an empty cell matters only where one is needed.
            if (found and not field.max_length) or (not found and column in needed):
                broken.setdefault(at, []).append((column, found, field.expects))
        kept = []
        for at, row in enumerate(rows):
            refused = int(row["line"]) in told
            # Column, what was found, what was expected, and what is left of the cell.
            wrong = [(*each, "") for each in broken.get(at, ())] + ids.missing(row)
            for column, found, expected, left in wrong:
                drops = not left and (column in needed or column == "event_id")
                if not refused:
                    self.tell(row, column, found, expected, dropped=drops)
                refused = refused or drops
                row[column] = left
            if not refused:
                kept.append({name: text for name, text in row.items() if name != "line"})
        return kept


class _Ids:
    """The ids that a record knows, by every name that means one thing only."""

    def __init__(self, record: Record) -> None:
        self.actors = _by_name(record.actors, "actor_id", aliases=True)
        self.places = _by_name(record.places, "place_id")
        actors = (frozenset(record.actors["actor_id"]), "an id or a name in actors")
        self.known = {
            "actors": actors,
            "recipients": actors,
            "event_type": (frozenset(record.event_types["event_type"]), "a kind of act"),
            "place": (frozenset(record.places["place_id"]), "an id or a name in places"),
            "topics": (frozenset(schemas()["events"]["topics"].members), "a topic of the list"),
        }
        self.taken = set(record.row_of)

    def of(self, table: str, text: str) -> str:
        """An id for an id or a name, the text itself if none is known."""
        return {"actors": self.actors, "places": self.places}[table].get(_fold(text), text)

    def listed(self, cell: str, field: Field) -> str:
        """A list cell with ids for names."""
        values = [each for each in SPLIT.split(cell.strip()) if each]
        if field.refers_to and field.refers_to[0] == "actors":
            values = [self.of("actors", each) for each in values]
        elif field.members:
            values = [_fold(each).replace(" ", "-") for each in values]
        return ";".join(dict.fromkeys(values))

    def missing(self, row: Row) -> list[tuple[str, str, str, str]]:
        """The first value of each cell that no table knows, what was expected, and what is left."""
        wrong = []
        for column, (known, expected) in self.known.items():
            values = row[column].split(";")
            unknown = [each for each in values if each and each not in known]
            if unknown:
                left = ";".join(each for each in values if each in known)
                wrong.append((column, unknown[0], expected, left))
        return wrong

    def new(self, date: str, title: str) -> str:
        """An id from the date and the first words of the title, not taken yet; "" without them."""
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
        words = re.findall(r"[a-z0-9]+", plain.lower())[:5] or ["act"]
        start = re.match(r"[0-9]{4}(-[0-9]{2}){0,2}", date)
        if not start or not title:
            return ""
        stem = "-".join([start[0], *words])
        found, again = stem, 2
        while found in self.taken:
            found, again = f"{stem}-{again}", again + 1
        self.taken.add(found)
        return found


def _by_name(table: pd.DataFrame, key: str, *, aliases: bool = False) -> dict[str, str]:
    """Ids by id, name and alias, folded; a name that means several is left out."""
    found: dict[str, set[str]] = {}
    for row in table.to_dict("records"):
        names = [row["name"], *(str(row["aliases"]).split(";") if aliases else ())]
        for each in filter(None, names):
            found.setdefault(_fold(each), set()).add(row[key])
    known = {each: ids.pop() for each, ids in found.items() if len(ids) == 1}
    return known | {each: each for each in table[key].tolist()}


def _rows(table: pd.DataFrame) -> list[tuple[dict[str, str], int]]:
    """Cells and line of each row; an apostrophe that guards a formula is taken off."""
    lines = table["line"].tolist()
    cells = table.drop(columns="line").to_dict("records")
    return [
        ({str(name): restored(str(text)) for name, text in row.items()}, int(line))
        for row, line in zip(cells, lines, strict=True)
    ]


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
