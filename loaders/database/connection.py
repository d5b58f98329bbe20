"""Connections to the database: what can go wrong with one, said without secrets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, func, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree

from loaders.database.address import is_database, shown
from loaders.delimited import NotATable

# What libpq is told unless the address says otherwise, in seconds and milliseconds: a page must not
# hang for minutes because a machine is gone.
OPTIONS: dict[str, Any] = {
    "connect_timeout": 5,
    "tcp_user_timeout": 15_000,
    "application_name": "us-russia-dashboard",
}
# How long a statement may wait for another editor, how long it may run, and how long a transaction
# may stand still before the server gives it up.
LIMITS = {
    "lock_timeout": "15s",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "60s",
}
# SQLSTATE codes (PostgreSQL's manual, appendix A) whose reason we can tell.
NO_TABLE = {"42P01", "42703"}
REASONS = {
    "42501": "its user is not allowed to do that",
    "25006": "it can only be read",
    "53100": "its disk is full",
    "55P03": "somebody else is writing and does not finish; please try again",
    "57014": "it took too long; please try again",
}


class Unusable(NotATable):
    """A database cannot be read or written; nothing was changed unless the message says so."""


class Unreachable(Unusable):
    """The server does not answer, or the connection was lost."""


class NotMigrated(Unusable):
    """The database has no tables of the record yet, or older ones."""


@lru_cache(maxsize=8)
def engine_of(address: str) -> Engine:
    """The pool of connections to an address, one for each process.

    Raises Unusable if the address is not one of a database.
    """
    try:
        url = make_url(address) if is_database(address) else None
    except (ArgumentError, ValueError):
        url = None
    if url is None or not url.database:
        raise Unusable(
            "The address of the database is not written like "
            "postgresql+psycopg://user:password@host:5432/database"
        ) from None
    options = {name: value for name, value in OPTIONS.items() if name not in url.query}
    return create_engine(
        url,
        pool_pre_ping=True,  # a server that was restarted is noticed before a connection is used
        pool_recycle=1800,
        pool_timeout=10,
        hide_parameters=True,  # no cells in logs
        # Prepared statements do not outlive a transaction behind a pooler such as PgBouncer.
        connect_args={**options, "prepare_threshold": None},
    )


@contextmanager
def transaction(address: str, *, reading: bool = False) -> Iterator[Connection]:
    """A transaction, committed at the end; one that reads sees one state of all tables.

    Raises Unusable, Unreachable or NotMigrated in the place of what the driver raises.
    """
    engine, ending = engine_of(address), False
    try:
        with engine.connect() as connection:
            if reading:
                connection = connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin() as begun:
                connection.execute(
                    select(*(func.set_config(name, value, True) for name, value in LIMITS.items()))
                )
                yield connection
                ending = not reading
                if begun.is_active:
                    begun.commit()
    except (DBAPIError, NoneFree) as error:
        raise _told(error, address, ending=ending) from None


def _told(error: Exception, address: str, *, ending: bool) -> Unusable:
    """What happened in our own words: a driver's message may quote the address or a cell."""
    place = shown(address)
    cause = getattr(error, "orig", None)
    state = getattr(cause, "sqlstate", None) or ""
    if state in NO_TABLE:
        return NotMigrated(
            f"{place} does not have the tables of the record, or older ones: run "
            "python -m loaders.database migrate"
        )
    if state in REASONS:
        return Unusable(f"{place} cannot be used: {REASONS[state]}")
    lost = isinstance(error, (OperationalError, InterfaceError, NoneFree)) or (
        isinstance(error, DBAPIError) and error.connection_invalidated
    )
    if not lost:
        return Unusable(f"{place} refused a statement ({state or type(error).__name__})")
    if ending:
        return Unreachable(
            f"{place} was lost while the change was being saved; the list of changes tells whether "
            "it was"
        )
    said = str(cause)
    if "authentication failed" in said or "no password supplied" in said:
        return Unreachable(f"{place} does not accept the user or the password")
    if "does not exist" in said:
        return Unreachable(f"{place} does not have such a database or user")
    return Unreachable(f"{place} cannot be reached; is the server running?")
