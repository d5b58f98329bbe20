"""The tables of the database, made from the columns that data/datapackage.json declares.

Every cell is text, as in the CSV files: what a cell may hold is checked in one place, by the reader
of the record, whether it comes from a folder or from here.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Identity,
    Integer,
    MetaData,
    Table,
    Text,
    func,
)

from loaders.record import ORDER
from loaders.schema import TableSchema, schemas

metadata = MetaData()


def text(name: str) -> Column[str]:
    """A cell that is never NULL: "" says that nothing is known, as in the files."""
    return Column(name, Text, nullable=False, server_default="")


def table_of(schema: TableSchema, where: MetaData) -> Table:
    """One table of the record, with `position`: the order in which its rows are published."""
    others = (text(name) for name in schema.columns if name != schema.key)
    cells = {column.name: column for column in others}
    cells[schema.key] = Column(
        schema.key, Text, CheckConstraint(f"{schema.key} <> ''"), primary_key=True
    )
    ordered = (cells[name] for name in schema.columns)
    return Table(schema.name, where, *ordered, Column("position", Integer, nullable=False))


TABLES = {name: table_of(schemas()[name], metadata) for name in ORDER}

# One row for each loaders.changes.Change; `id` keeps the order within a change.
change_log = Table(
    "change_log",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("change_id", BigInteger, nullable=False, index=True),
    Column("at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    text("who"),
    text("table_name"),
    text("row_id"),
    text("column_name"),
    text("before"),
    text("after"),
    text("why"),
)

# One row: its number grows with every change, and whoever writes locks it first, so that there is
# one writer at a time. `identity` tells a database that was made anew from the one before.
record_version = Table(
    "record_version",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    Column("layout", Integer, nullable=False),
    text("identity"),
    Column("number", BigInteger, nullable=False, server_default="0"),
)
