"""Files that are small on disk and large, deep or endless when they are read."""

import pytest

from tests.hostile.bombs import BOMBS
from tests.hostile.worker import Worker

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def worker():
    worker = Worker()
    yield worker
    worker.close()


@pytest.mark.parametrize("name", BOMBS)
def test_it_is_read_or_refused_in_time_and_in_little_memory(worker, name):
    reader, file, make = BOMBS[name]

    assert "" == worker(reader, make(), file).fault
