"""Ten thousand spoilt files, each read in a process that is watched.

`HOSTILE_SEEDS=20000:30000` tries others; a fault names its seed, and `files.case(seed)` makes the
file again.
"""

import os

import pytest

from tests.hostile.files import case, fault
from tests.hostile.worker import Worker

pytestmark = pytest.mark.long

FIRST, _, LAST = os.environ.get("HOSTILE_SEEDS", "0:10000").partition(":")
SEEDS = range(int(FIRST), int(LAST))
AT_ONCE = 100


@pytest.fixture(scope="module")
def worker():
    worker = Worker()
    yield worker
    worker.close()


@pytest.mark.parametrize("start", SEEDS[::AT_ONCE])
def test_spoilt_files_are_read_or_refused_in_time_and_in_little_memory(worker, start):
    faults = {}
    for seed in range(start, min(start + AT_ONCE, SEEDS.stop)):
        spoilt = case(seed)
        outcome = worker(spoilt.base.reader, spoilt.data, spoilt.base.file)
        if found := fault(spoilt, outcome):
            faults[seed, spoilt.base.name] = found

    assert {} == faults
