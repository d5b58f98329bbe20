from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.database.connection import engine_of
from loaders.database.folders import import_folder
from loaders.database.migrate import create
from tests.postgres import Postgres

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    """A running server."""
    running = Postgres()
    yield running
    running.remove()


@pytest.fixture
def empty(server) -> Iterator[str]:
    """The address of a database without tables."""
    yield from lent(server, server.new_database())


@pytest.fixture(scope="session")
def published(server) -> str:
    """The name of a database with the published record, to be copied."""
    name = server.new_database()
    address = server.address(name)
    create(address)
    import_folder(address, DATA)
    engine_of(address).dispose()
    return name


@pytest.fixture
def address(server, published) -> Iterator[str]:
    """The address of a database with the published record."""
    yield from lent(server, server.new_database(published))


def lent(server: Postgres, name: str) -> Iterator[str]:
    """A database for one test."""
    address = server.address(name)
    yield address
    engine_of(address).dispose()
    server.drop(name)
