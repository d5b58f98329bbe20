"""Changes to the record in a database: each in one transaction, with its entry in the log.

Whoever writes locks the row of `record_version` first, so there is one writer at a time and what was
checked still holds when it is saved. Readers are never kept waiting.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from loaders.articles.article import Article
from loaders.articles.rows import CannotBeSaved, Row, Rows
from loaders.changes import Change, rows_added, who_and_why
from loaders.corrections import Plan, attached, cells_changed, checked, taken_back
from loaders.database.address import shown
from loaders.database.connection import NotMigrated, transaction
from loaders.database.schema import TABLES, change_log, record_version
from loaders.database.store import changes_of, load_from_database, tables_of, write
from loaders.record import ORDER
from loaders.schema import schemas
from loaders.table_text import TableText


def change_row(
    address: str, table: str, row_id: str, expected: Row, new: Row, who: str, why: str
) -> int:
    """Write the cells of `new` into a row, if it still is as `expected`; comes back with the id.

    Raises ChangedMeanwhile if it is not, RefusedRows if the record would have new problems,
    CannotBeSaved if the change cannot be made at all, Unreachable if the server is gone.
    """
    return _change(
        address,
        lambda texts, log: cells_changed(texts, table, row_id, expected, new, log),
        who,
        why,
    )


def change_event(address: str, event_id: str, expected: Row, new: Row, who: str, why: str) -> int:
    """Correct an act on record; see `change_row`."""
    return change_row(address, "events", event_id, expected, new, who, why)


def add_rows(address: str, rows: Rows, who: str, why: str) -> int:
    """Add acts with their article and publisher, all or none; raises what `change_row` raises."""
    added = {"publishers": rows.publishers, "articles": rows.articles, "events": rows.events}
    return _change(address, lambda texts, log: rows_added(added), who, why)


def attach_source(address: str, event_id: str, article: Article, who: str, why: str) -> int:
    """Add an article to the sources of an act, last; raises what `change_row` raises."""
    record = load_from_database(address)
    return _change(address, lambda texts, log: attached(texts, event_id, article, record), who, why)


def undo(address: str, change_id: int, who: str, why: str = "") -> int:
    """Take a change back, if nobody has changed the same cells since; this is a change, too.

    Raises CannotUndo if there is no such change, and what `change_row` raises.
    """
    why = why or f"undo of change {change_id}"
    return _change(address, lambda texts, log: taken_back(texts, change_id, log), who, why)


@contextmanager
def writing(address: str) -> Iterator[tuple[Connection, int]]:
    """A transaction that alone may write, and the id of the change that it is to make."""
    with transaction(address) as connection:
        number = connection.scalar(select(record_version.c.number).with_for_update())
        if number is None:
            raise NotMigrated(
                f"{shown(address)} is not complete: run python -m loaders.database migrate"
            )
        last = connection.scalar(select(func.max(change_log.c.change_id))) or 0
        change_id = max(number, last) + 1
        connection.execute(update(record_version).values(number=change_id))
        yield connection, change_id


def _change(address: str, plan: Plan, who: str, why: str) -> int:
    """Do what `plan` makes of the tables and the log, checked as a folder's files are."""
    name, reason = who_and_why(who, why)
    with writing(address) as (connection, change_id), tempfile.TemporaryDirectory() as place:
        files = tables_of(connection)
        log = changes_of(connection)
        write(Path(place), files)
        texts = {table: TableText(table, files[f"{table}.csv"]) for table in ORDER}
        before = {table: _rows(texts[table]) for table in ORDER}
        made = plan(texts, log)
        checked(Path(place), texts, made, log)
        for table in ORDER:
            if texts[table].changed:
                _save(connection, table, before[table], _rows(texts[table]))
        log_changes(connection, change_id, made, name, reason)
    return change_id


def _rows(text: TableText) -> dict[str, Row]:
    """The rows of a table by key, in their order."""
    at = text.header.index(text.key)
    return {cells[at]: dict(zip(text.header, cells, strict=True)) for cells, _ in text.records}


def _save(connection: Connection, name: str, before: dict[str, Row], after: dict[str, Row]) -> None:
    """Make the rows of a table in the database those of `after`, touching only what differs."""
    table = TABLES[name]
    key = table.c[schemas()[name].key]
    for row_id in before.keys() - after.keys():
        connection.execute(delete(table).where(key == row_id))
    found = connection.execute(select(key, table.c.position)).all()
    position: dict[str, int] = {row[0]: row[1] for row in found}
    new, moved = [], []
    for place, (row_id, row) in enumerate(after.items(), start=1):
        if row_id not in before:
            new.append({**row, "position": place})
            continue
        if position[row_id] != place:
            moved.append({"of": row_id, "to": place})
        if changed := {each: cell for each, cell in row.items() if before[row_id][each] != cell}:
            values: dict[str, Any] = dict(changed)
            connection.execute(update(table).where(key == row_id).values(values))
    if moved:
        place_of = update(table).where(key == bindparam("of")).values(position=bindparam("to"))
        connection.execute(place_of, moved)
    if new:
        connection.execute(insert(table), new)


def log_changes(
    connection: Connection, change_id: int, made: Sequence[Change], who: str, why: str
) -> None:
    """Put changes into the log, at the time of the server."""
    told = [replace(each, change_id=change_id, who=who, why=why) for each in made]
    now = connection.scalar(select(func.date_trunc("second", func.now())))
    connection.execute(insert(change_log), [_logged(each, now) for each in told])


def restore_log(connection: Connection, log: Sequence[Change]) -> None:
    """Put changes into the log as they were told elsewhere."""
    if log:
        told = [_logged(each, datetime.fromisoformat(each.at)) for each in log]
        connection.execute(insert(change_log), told)


def _logged(each: Change, at: datetime | None) -> dict[str, Any]:
    if at is None:
        raise CannotBeSaved("The server does not tell the time.")
    return {
        "change_id": each.change_id,
        "at": at,
        "who": each.who,
        "table_name": each.table,
        "row_id": each.row_id,
        "column_name": each.column,
        "before": each.before,
        "after": each.after,
        "why": each.why,
    }
