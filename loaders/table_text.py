"""The tables of the record as texts to change: a row that is left alone keeps every byte."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from loaders.articles.rows import CannotBeSaved, Row
from loaders.dates import BadDate, parse_date
from loaders.record import DATA, ORDER, Record, load_record
from loaders.schema import schemas


class TableText:
    """The text of a table, record by record, each kept as it stands in the file."""

    def __init__(self, name: str, original: bytes) -> None:
        self.name, self.original = name, original
        try:
            text = original.decode("utf-8")
        except UnicodeDecodeError:
            raise CannotBeSaved(f"{name}.csv is not in UTF-8; save it as UTF-8 first.") from None
        self.end = "\r\n" if "\r\n" in text.partition("\n")[0] + "\n" else "\n"
        if text and not text.endswith("\n"):
            text += self.end
        lines = io.StringIO(text, newline="").readlines()
        reader = csv.reader(lines, strict=True)
        self.records: list[tuple[list[str], str]] = []
        start = 0
        try:
            for cells in reader:
                self.records.append((cells, "".join(lines[start : reader.line_num])))
                start = reader.line_num
        except csv.Error as error:
            raise CannotBeSaved(f"{name}.csv line {start + 1} is no row: {error}.") from None
        schema = schemas()[name]
        names, self.first_line = self.records.pop(0)
        self.header = [name.removeprefix("\ufeff").strip() for name in names]
        missing = [column for column in schema.required if column not in self.header]
        if missing:
            raise CannotBeSaved(
                f"{name}.csv has no column {missing[0]} separated from others by commas."
            )
        self.key = schema.key
        self.changed = False

    @classmethod
    def of(cls, folder: Path, name: str) -> TableText:
        """The table of a folder, or in its place the one that comes with the dashboard."""
        path = folder / f"{name}.csv"
        path = path if path.exists() else DATA / f"{name}.csv"
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CannotBeSaved(f"{path} cannot be read: {error.strerror or error}.") from None
        if not content.strip():
            raise CannotBeSaved(f"{path} is empty.")
        return cls(name, content)

    @property
    def content(self) -> bytes:
        """The table as bytes."""
        return "".join([self.first_line, *(raw for _, raw in self.records)]).encode("utf-8")

    def add(self, rows: Sequence[Row]) -> None:
        """Put new rows in their places: events by date and id, other rows by id."""
        for row in rows:
            lost = [name for name, cell in row.items() if cell and name not in self.header]
            if lost:
                raise CannotBeSaved(f"{self.name}.csv has no column {lost[0]}.")
            cells = [row.get(name, "") for name in self.header]
            place = self._place(self._order(cells))
            self.records.insert(place, (cells, self._written(cells)))
            self.changed = True

    def put(self, number: int, cells: list[str]) -> None:
        """Give a row new cells; where its date has changed it goes to its place among the others."""
        before, _ = self.records.pop(number)
        stays = self._order(cells) == self._order(before)
        place = number if stays else self._place(self._order(cells))
        self.records.insert(place, (cells, self._written(cells)))
        self.changed = True

    def append_to(self, row_id: str, source: str) -> None:
        """Add a source to those of one act."""
        at, key = self.header.index("sources"), self.header.index(self.key)
        for number, (cells, _) in enumerate(self.records):
            if len(cells) > max(at, key) and cells[key].strip() == row_id:
                values = [each for each in cells[at].split(";") if each.strip()]
                self.put(number, [*cells[:at], ";".join([*values, source]), *cells[at + 1 :]])
                return
        raise CannotBeSaved(f"{row_id!r} is not in {self.name}.csv.")

    def _place(self, order: tuple[int, str]) -> int:
        """Before the first row that comes later; rows that are out of order stay so."""
        for number, (cells, _) in enumerate(self.records):
            if self._order(cells) > order:
                return number
        return len(self.records)

    def _order(self, cells: list[str]) -> tuple[int, str]:
        at = {name: cells[place] for place, name in enumerate(self.header) if place < len(cells)}
        row_id = at.get(self.key, "").strip()
        if self.name != "events":
            return 0, row_id
        try:
            return parse_date(at.get("date", "").strip()).span.first.toordinal(), row_id
        except BadDate:
            return 0, row_id

    def _written(self, cells: list[str]) -> str:
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator=self.end).writerow(cells)
        return out.getvalue()


def new_problems(folder: Path, changed: dict[str, bytes], added: dict[str, list[Row]]) -> list[str]:
    """What the record would have to tell with the changed files, and does not have to now."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        for name in ORDER:
            if (folder / f"{name}.csv").exists():
                shutil.copyfile(folder / f"{name}.csv", copy / f"{name}.csv")
        before = load_record(copy)
        for file, content in changed.items():
            (copy / file).write_bytes(content)
        after = load_record(copy)
    told = _told(after) - _told(before)
    problems = [
        row.message
        for row in after.problems.itertuples(index=False)
        if told[(row.file, row.row_id, row.column, row.found, row.expected)] > 0
    ]
    for name, rows in added.items():
        file = f"{name}.csv"
        expected = before.counts[file]["loaded"] + len(rows)
        if after.counts[file]["loaded"] < expected and not problems:
            problems.append(f"{file}: {expected} rows were expected, not fewer.")
    return list(dict.fromkeys(problems))


def _told(record: Record) -> Counter[tuple[str, ...]]:
    """The problems of a record without their lines, which move when a row is added above."""
    columns = ["file", "row_id", "column", "found", "expected"]
    return Counter(record.problems[columns].itertuples(index=False, name=None))
