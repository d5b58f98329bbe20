"""The tables of the database made, or brought to what this version of the dashboard needs.

What is only a new column needs no step of its own: every column that is declared and not there is
added, empty. A step is written for what goes beyond that. Steps run in one transaction, so that a
server that stops in between leaves the tables as they were.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from sqlalchemy import Column, Connection, Table, func, insert, inspect, select, update
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import DDLElement

from loaders.database.address import shown
from loaders.database.connection import Unusable, transaction
from loaders.database.schema import metadata, record_version

# Any number does, as long as it is the same for all who migrate at once.
LOCK = 6_214_907


def _make_tables(connection: Connection) -> None:
    """Layout 1: the six tables, the log, the version."""
    metadata.create_all(connection)


# What leads from each layout to the next; the first makes layout 1 of nothing.
STEPS: tuple[Callable[[Connection], None], ...] = (_make_tables,)


class AddColumn(DDLElement):
    """ALTER TABLE … ADD COLUMN, which SQLAlchemy has no expression for."""

    def __init__(self, table: Table, column: Column[Any]) -> None:
        self.table, self.column = table, column


@compiles(AddColumn)
def _add_column(element: AddColumn, compiler: Any, **_: Any) -> str:
    table = compiler.preparer.format_table(element.table)
    return f"ALTER TABLE {table} ADD COLUMN {compiler.get_column_specification(element.column)}"


def create(address: str) -> list[str]:
    """Make the tables in an empty database; comes back with what was done.

    Raises Unusable if they are there already.
    """
    with transaction(address) as connection:
        _one_at_a_time(connection)
        if inspect(connection).has_table(record_version.name):
            raise Unusable(f"{shown(address)} has the tables of the record already")
        return _migrate(connection, address)


def migrate(address: str) -> list[str]:
    """Bring the tables to this version's layout; comes back with what was done, [] if nothing.

    Raises Unusable if they are those of a later version.
    """
    with transaction(address) as connection:
        _one_at_a_time(connection)
        return _migrate(connection, address)


def _one_at_a_time(connection: Connection) -> None:
    connection.execute(select(func.pg_advisory_xact_lock(LOCK)))


def _migrate(connection: Connection, address: str) -> list[str]:
    found = inspect(connection)
    made = found.has_table(record_version.name)
    layout = connection.scalar(select(record_version.c.layout)) or 0 if made else 0
    if layout > len(STEPS):
        raise Unusable(
            f"{shown(address)} has layout {layout}; this version of the dashboard knows "
            f"{len(STEPS)} and would spoil it"
        )
    done = []
    for number, step in enumerate(STEPS[layout:], start=layout + 1):
        step(connection)
        done.append(f"layout {number} made")
    done += _add_columns(connection)
    if not made:
        first = {"id": 1, "layout": len(STEPS), "identity": uuid.uuid4().hex, "number": 0}
        connection.execute(insert(record_version).values(first))
    elif done:
        changed = {"layout": len(STEPS), "number": record_version.c.number + 1}
        connection.execute(update(record_version).values(changed))
    return done


def _add_columns(connection: Connection) -> list[str]:
    """Add the declared columns that a table does not have."""
    done = []
    found = inspect(connection)
    for table in metadata.sorted_tables:
        there = {column["name"] for column in found.get_columns(table.name)}
        for column in table.columns:
            if column.name not in there:
                connection.execute(AddColumn(table, column))
                done.append(f"column {table.name}.{column.name} added")
    return done
