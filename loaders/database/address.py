"""The addresses of databases, told apart without loading what it takes to open one."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

SCHEME = "postgresql+psycopg://"


def is_database(source: str | Path) -> bool:
    """Whether a source of the record is a database and not a file, a folder or a web address.

    >>> is_database("postgresql+psycopg://editor:secret@db.example/record"), is_database("data")
    (True, False)
    """
    return str(source).lower().startswith(SCHEME)


def shown(address: str) -> str:
    """An address without what is secret in it: no user, no password, no options.

    >>> shown("postgresql+psycopg://editor:secret@db.example:5432/record?password=secret")
    'postgresql+psycopg://db.example:5432/record'
    """
    try:
        parts = urlsplit(address)
        place = parts.netloc.rpartition("@")[2]
    except ValueError:
        return SCHEME
    return f"{SCHEME}{place}{parts.path}" if is_database(address) else SCHEME
