"""What was changed in the record, by whom and why: the log, and how a folder keeps it.

The log of a folder is `changes.csv` in it, one row for each cell that was changed. It is written in
the same swap as the tables, so that neither can be without the other. A row that was added or taken
away as a whole has no column; its cells stand in `after` or `before` as a JSON object.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path

from loaders.articles.rows import CannotBeSaved, Row, free_text
from loaders.record import ORDER
from loaders.schema import schemas

LOG = "changes.csv"
# A name and a reason are read in a list.
LONGEST_WHO, LONGEST_WHY = 200, 500


@dataclass(frozen=True, slots=True)
class Change:
    """One cell, or one row, that was changed.

    Everything that was changed at one go has the same `change_id`; later changes have greater ones.
    `at` is the time in UTC, such as 2026-03-01T12:00:00Z. `column` is "" where a whole row was added
    or taken away.
    """

    change_id: int
    at: str
    who: str
    table: str
    row_id: str
    column: str
    before: str
    after: str
    why: str


COLUMNS = [field.name for field in fields(Change)]


class ChangedMeanwhile(ValueError):
    """A row is not any more what the editor saw; nothing was changed.

    `current` is the row as it stands now, None if it is gone; `seen` and `wanted` are what the
    editor had before them and what they wrote, so that nothing they wrote is lost; `changes` are
    the latest changes of the others to the cells that differ.
    """

    def __init__(
        self, current: Row | None, seen: Row, wanted: Row, changes: Sequence[Change], what: str
    ) -> None:
        super().__init__(what)
        self.current, self.seen, self.wanted = current, seen, wanted
        self.changes = list(changes)


class CannotUndo(ValueError):
    """There is no such change."""


def who_and_why(who: str, why: str) -> tuple[str, str]:
    """The name and the reason as the log keeps them; CannotBeSaved if there is no name."""
    name = free_text(who, LONGEST_WHO)
    if not name:
        raise CannotBeSaved("A change needs the name of who makes it.")
    return name, free_text(why, LONGEST_WHY)


def as_log(changes: Iterable[Change]) -> bytes:
    """The log as a CSV file: UTF-8, LF, oldest first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(each, name) for name in COLUMNS] for each in changes)
    return out.getvalue().encode("utf-8")


def read_log(content: bytes) -> list[Change]:
    """The changes in a log, oldest first; none in an empty one. Raises CannotBeSaved if it is none."""
    if not content.strip():
        return []
    try:
        reader = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        header = next(reader)
        if header != COLUMNS:
            raise CannotBeSaved(f"{LOG} does not have the columns {', '.join(COLUMNS)}.")
        found = []
        for number, *cells in reader:
            change = Change(int(number), *cells)
            datetime.fromisoformat(change.at)
            found.append(change)
        return found
    except (csv.Error, ValueError, TypeError) as error:
        if isinstance(error, CannotBeSaved):
            raise
        raise CannotBeSaved(f"{LOG} is not a log of changes: {error}.") from None


def changes(folder: str | Path) -> list[Change]:
    """Every change to a folder, oldest first."""
    path = Path(folder) / LOG
    try:
        return read_log(path.read_bytes())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CannotBeSaved(f"{path} cannot be read: {error.strerror or error}.") from None


def next_id(log: Sequence[Change]) -> int:
    """The id of the change that comes after those of a log."""
    return 1 + max((each.change_id for each in log), default=0)


def with_log(
    folder: Path, changed: Mapping[str, bytes], made: Sequence[Change], who: str, why: str
) -> dict[str, bytes]:
    """The files to swap with the log that tells of `made` beside them; call it within `locked`."""
    log = changes(folder)
    number = next_id(log)
    # The one clock here: when a change was saved. No date of the record is counted from it.
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    name, reason = who_and_why(who, why)
    told = [replace(each, change_id=number, at=at, who=name, why=reason) for each in made]
    return {**changed, LOG: as_log([*log, *told])}


def rows_added(rows: Mapping[str, Sequence[Row]]) -> list[Change]:
    """New rows by table as changes, those that others refer to first."""
    return [
        Change(0, "", "", name, row.get(schemas()[name].key, ""), "", "", _as_json(row), "")
        for name in ORDER
        for row in rows.get(name, ())
    ]


def _as_json(row: Row) -> str:
    return json.dumps({name: cell for name, cell in row.items() if cell}, ensure_ascii=False)
