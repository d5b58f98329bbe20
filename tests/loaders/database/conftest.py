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
    address = server.new_database()
    yield address
    engine_of(address).dispose()


@pytest.fixture
def address(empty) -> str:
    """The address of a database with the published record."""
    create(empty)
    import_folder(empty, DATA)
    return empty
