"""A folder of CSV files into a database, and a database into a folder, without a loss.

A published folder comes out as it went in, byte for byte. A folder that somebody saved with other
line ends, quotes or columns in another order comes out in the form of data/README.md, with the same
cells. What the database has no place for is refused, not dropped.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, insert

from loaders.articles.rows import CannotBeSaved, Row
from loaders.articles.swapping import BACKUPS, locked, swap
from loaders.changes import LOG, as_log, changes
from loaders.database.connection import transaction
from loaders.database.editing import restore_log, writing
from loaders.database.schema import TABLES, change_log
from loaders.database.store import changes_of, tables_of
from loaders.record import ORDER
from loaders.schema import schemas
from loaders.table_text import TableText


class CannotImport(CannotBeSaved):
    """A folder holds what the database has no place for, or lacks what the database has."""


@dataclass(frozen=True)
class Moved:
    """How many rows of each table went in or out, and how many changes of the log."""

    rows: dict[str, int]
    changes: int


def import_folder(address: str, folder: str | Path, *, replace: bool = False) -> Moved:
    """Put the tables and the log of a folder into a database, all or nothing.

    With `replace`, what is there gives way, if the folder's log has every change that the database
    has: so nothing is lost that was not exported first. Raises CannotImport, what
    reading the folder raises (CannotBeSaved), and Unreachable.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise CannotImport(f"{folder} is not a folder with the tables of the record.")
    # A folder that nobody has changed from here may be one that we cannot write to.
    with locked(folder) if (folder / BACKUPS).exists() else nullcontext():
        rows = {name: _rows(TableText.of(folder, name)) for name in ORDER}
        log = changes(folder)
    with writing(address) as (connection, _):
        filled = any(tables_of(connection)[f"{name}.csv"].count(b"\n") > 1 for name in ORDER)
        if filled and not replace:
            raise CannotImport(
                "The database has rows already; --replace puts these in their place."
            )
        known = set(log)
        if lost := [each for each in changes_of(connection) if each not in known]:
            raise CannotImport(
                f"The folder does not know of change {lost[0].change_id} in the database, by "
                f"{lost[0].who} at {lost[0].at}: export the database first."
            )
        connection.execute(delete(change_log))
        for name in reversed(ORDER):
            connection.execute(delete(TABLES[name]))
        for name in ORDER:
            if rows[name]:
                connection.execute(insert(TABLES[name]), rows[name])
        restore_log(connection, log)
    return Moved({name: len(found) for name, found in rows.items()}, len(log))


def export_folder(address: str, folder: str | Path) -> Moved:
    """Write the tables and the log of a database into a folder, all files or none.

    What the folder held before is kept in its backups. Raises Unreachable, NotSwapped if the folder
    cannot be written.
    """
    folder = Path(folder)
    with transaction(address, reading=True) as connection:
        files = tables_of(connection)
        log = changes_of(connection)
    if log:
        files[LOG] = as_log(log)
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        known = set(log)
        if lost := [each for each in changes(folder) if each not in known]:
            raise CannotImport(
                f"{folder} has change {lost[0].change_id} by {lost[0].who} at {lost[0].at}, which "
                "the database does not have; export into another folder."
            )
        new = {
            name: content
            for name, content in files.items()
            if not (folder / name).exists() or (folder / name).read_bytes() != content
        }
        if new:
            swap(folder, new)
    rows = {name: len(TableText(name, files[f"{name}.csv"]).records) for name in ORDER}
    return Moved(rows, len(log))


def _rows(text: TableText) -> list[Row | dict[str, object]]:
    """The rows of a table as the database keeps them; CannotImport names the line of a bad one."""
    schema = schemas()[text.name]
    unknown = [name for name in text.header if name and name not in schema.columns]
    found: list[Row | dict[str, object]] = []
    seen: set[str] = set()
    for number, (cells, raw) in enumerate(text.records, start=2):
        place = f"{text.name}.csv row {number}"
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(text.header):
            raise CannotImport(f"{place} has {len(cells)} cells, not {len(text.header)}.")
        row = dict(zip(text.header, cells, strict=True))
        for name in unknown:
            if row[name].strip():
                raise CannotImport(f"{place}: the database has no column {name} for {row[name]!r}.")
        if any(cell.strip() for name, cell in row.items() if not name):
            raise CannotImport(f"{place} has a cell under a column without a name.")
        if "\0" in raw:
            raise CannotImport(f"{place} has a NUL character.")
        row_id = row[schema.key].strip()
        if not row_id or row_id in seen:
            what = f"stands in an earlier row already: {row_id}" if row_id else "is empty"
            raise CannotImport(f"{place}: {schema.key} {what}.")
        seen.add(row_id)
        kept: dict[str, object] = {name: row.get(name, "") for name in schema.columns}
        found.append({**kept, schema.key: row_id, "position": len(found) + 1})
    if len(set(text.header)) != len(text.header):
        raise CannotImport(f"{text.name}.csv has two columns of one name.")
    return found
