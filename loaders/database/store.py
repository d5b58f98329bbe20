"""The record in a database, read as the CSV files that it would be exported to.

So everything that comes after reading, and every line number in a problem, is the same for a
database and for its export.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from sqlalchemy import Connection, select

from loaders.articles.rows import CannotBeSaved, Row
from loaders.changes import Change
from loaders.database.address import shown
from loaders.database.connection import NotMigrated, transaction
from loaders.database.schema import TABLES, change_log, record_version
from loaders.record import ORDER, Record, load_record
from loaders.schema import schemas

# The fields of a Change in the order of its constructor.
LOGGED = [
    change_log.c[name]
    for name in "change_id at who table_name row_id column_name before after why".split()
]


def version(address: str) -> str:
    """A text that differs as soon as anything was changed; one short query.

    Raises Unreachable if the server does not answer, NotMigrated if there are no tables.
    """
    with transaction(address, reading=True) as connection:
        return version_of(connection, address)


def version_of(connection: Connection, address: str) -> str:
    """The version within a transaction."""
    row = connection.execute(
        select(record_version.c.identity, record_version.c.number)
    ).one_or_none()
    if row is None:
        raise NotMigrated(
            f"{shown(address)} is not complete: run python -m loaders.database migrate"
        )
    return f"{row.identity}-{row.number}"


def load_from_database(address: str) -> Record:
    """The record in a database; its `source` is the address without user and password.

    Raises Unreachable, NotMigrated, or NotATable if there are no acts.
    """
    files = tables_as_csv(address)
    with tempfile.TemporaryDirectory() as place:
        write(Path(place), files)
        return replace(load_record(place), source=shown(address))


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write files into a folder that nobody else reads."""
    for name, content in files.items():
        (folder / name).write_bytes(content)


def tables_as_csv(address: str) -> dict[str, bytes]:
    """The six tables in one state, by the name of their file, in the form of data/README.md."""
    with transaction(address, reading=True) as connection:
        return tables_of(connection)


def tables_of(connection: Connection) -> dict[str, bytes]:
    """The six tables within a transaction."""
    return {f"{name}.csv": _as_csv(connection, name) for name in ORDER}


def _as_csv(connection: Connection, name: str) -> bytes:
    table, columns = TABLES[name], schemas()[name].columns
    # Two rows may share a position after a careless hand in psql; the key settles it.
    ordered = select(*(table.c[each] for each in columns)).order_by(
        table.c.position, table.c[schemas()[name].key].collate("C")
    )
    return written(columns, connection.execute(ordered))


def written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a file: UTF-8, LF, quotes where they are needed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def row_in(address: str, table: str, row_id: str) -> Row:
    """A row as it stands; what an editor is shown, and hands back as `expected`.

    Raises CannotBeSaved if there is no such row.
    """
    if table not in TABLES:
        raise CannotBeSaved(f"{table!r} is not a table of the record.")
    columns = schemas()[table].columns
    key = TABLES[table].c[schemas()[table].key]
    with transaction(address, reading=True) as connection:
        found = connection.execute(
            select(*(TABLES[table].c[each] for each in columns)).where(key == row_id)
        ).one_or_none()
    if found is None:
        raise CannotBeSaved(f"{row_id!r} is not in {table}.")
    return dict(zip(columns, found, strict=True))


def changes(address: str) -> list[Change]:
    """Every change, oldest first."""
    with transaction(address, reading=True) as connection:
        return changes_of(connection)


def changes_of(connection: Connection) -> list[Change]:
    """Every change, within a transaction."""
    return [
        Change(row[0], row[1].astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), *row[2:])
        for row in connection.execute(select(*LOGGED).order_by(change_log.c.id))
    ]
