"""New rows into the folder of the record: checked first, then written whole or not at all.

Rows that are there already keep every byte, so that a diff shows what was added and nothing else.
"""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.articles.article import Article
from loaders.articles.rows import CannotBeSaved, Row, Rows, as_csv, rows_for, source_rows
from loaders.articles.swapping import NotSwapped, locked, swap, unchanged
from loaders.changes import Change, rows_added, with_log
from loaders.dates import BadDate, parse_date
from loaders.record import DATA, ORDER, Record, load_record
from loaders.schema import schemas

__all__ = [
    "CannotBeSaved",
    "NotSwapped",
    "RefusedRows",
    "Rows",
    "Saved",
    "as_csv",
    "attach_source",
    "rows_for",
    "save_rows",
]


class RefusedRows(ValueError):
    """The record would have new problems with these rows; `problems` has a sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("The rows were not saved. " + " ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Saved:
    """What was written: the files, the ids of new rows, and where the old files are kept."""

    folder: Path
    files: tuple[str, ...]
    event_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    publisher_ids: tuple[str, ...]
    backup: Path


def save_rows(folder: str | Path, rows: Rows, who: str = "", why: str = "") -> Saved:
    """Add rows to the six tables of a folder; with `who` the log of changes tells of it.

    Raises RefusedRows if the record would have a problem that it does not have now, NotSwapped if
    the folder cannot be written, CannotBeSaved if a table is not in the form of data/README.md.
    In each case nothing is changed.
    """
    added = {"publishers": rows.publishers, "articles": rows.articles, "events": rows.events}
    return _change(Path(folder), added, who=who, why=why)


def attach_source(
    folder: str | Path, event_id: str, article: Article, who: str = "", why: str = ""
) -> Saved:
    """Add an article to the sources of an act on record, last, as the README has best first.

    Raises CannotBeSaved if the act is not on record or rests on this article already, and what
    `save_rows` raises.
    """
    folder = Path(folder)
    record = load_record(folder)
    if event_id not in record.row_of:
        raise CannotBeSaved(f"{event_id!r} is not an act of the record in {folder}.")
    _, article_id, articles, publishers = source_rows(article, record)
    known = record.events.at[record.row_of[event_id], "sources"]
    if article_id in known:
        raise CannotBeSaved(f"{event_id} rests on {article_id} already.")

    added = {"publishers": publishers, "articles": articles}
    linked = Change(
        0,
        "",
        "",
        "events",
        event_id,
        "sources",
        ";".join(known),
        ";".join([*known, article_id]),
        "",
    )
    return _change(
        folder,
        added,
        lambda events: events.append_to(event_id, article_id),
        [linked],
        who=who,
        why=why,
    )


def _change(
    folder: Path,
    added: dict[str, list[Row]],
    edit: Callable[[_Text], None] | None = None,
    edited: Sequence[Change] = (),
    *,
    who: str,
    why: str,
) -> Saved:
    """Add rows to the tables of a folder, edit its events, check, and swap the files.

    `edited` tells the log what `edit` does.
    """
    if not folder.is_dir():
        raise CannotBeSaved(f"{folder} is not a folder with the tables of the record.")
    with locked(folder):
        texts = {name: _Text.of(folder, name) for name in ORDER}
        if edit:
            edit(texts["events"])
        for name, rows in added.items():
            texts[name].add(rows)
        changed = {f"{name}.csv": text.content for name, text in texts.items() if text.changed}
        if not changed:
            raise CannotBeSaved("There is nothing to save.")
        problems = _new_problems(folder, changed, added)
        if problems:
            raise RefusedRows(problems)
        unchanged(folder, {f"{name}.csv": text.original for name, text in texts.items()})
        logged = with_log(folder, changed, [*rows_added(added), *edited], who, why) if who else None
        backup = swap(folder, logged or changed)
    return Saved(
        folder=folder,
        files=tuple(changed),
        event_ids=tuple(row["event_id"] for row in added.get("events", [])),
        article_ids=tuple(row["article_id"] for row in added.get("articles", [])),
        publisher_ids=tuple(row["publisher_id"] for row in added.get("publishers", [])),
        backup=backup,
    )


def _new_problems(
    folder: Path, changed: dict[str, bytes], added: dict[str, list[Row]]
) -> list[str]:
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


class _Text:
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
    def of(cls, folder: Path, name: str) -> _Text:
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

    def append_to(self, row_id: str, source: str) -> None:
        """Add a source to those of one act."""
        at, key = self.header.index("sources"), self.header.index(self.key)
        for number, (cells, _) in enumerate(self.records):
            if len(cells) > max(at, key) and cells[key].strip() == row_id:
                values = [each for each in cells[at].split(";") if each.strip()]
                changed = [*cells[:at], ";".join([*values, source]), *cells[at + 1 :]]
                self.records[number] = (changed, self._written(changed))
                self.changed = True
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
