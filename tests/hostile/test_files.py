"""A few hundred of the spoilt files, in this process; test_files_long.py tries ten thousand."""

import faulthandler

import pytest

from loaders.record import load_record
from tests.hostile.bombs import BOMBS
from tests.hostile.files import Base, Case, bases, case, fault
from tests.hostile.readers import READERS, REFUSALS
from tests.hostile.worker import Outcome

# Ends the whole run, with a traceback that shows where it hangs, where a case hangs.
PATIENCE = 60.0

# Cases that broke a reader once, by their seed.
BROKE = [154, 274, 5272]

# Of the bombs, some that are made and refused at once: one or more of each kind of file.
QUICK = [
    "xlsx: billion laughs in the sheet", "xlsx: a row numbered 10^12", "xlsx: 100,000 sheets",
    "parquet: lists of a million", "parquet: nulls without end", "json: lists 100,000 deep",
    "json: a number of 10^6 digits", "csv: a header of 10 MB", "csv: a million columns",
    "csv: a row of a million cells", "html: 50,000 attributes", "html: 100,000 deep",
    "xml: billion laughs", "pdf: objects deep", "pdf: a form that draws itself",
    "eml: 1,000 deep", "eml: parameters without end", "text: 300,000 empty lines",
]  # fmt: skip


@pytest.fixture(autouse=True)
def watchdog():
    faulthandler.dump_traceback_later(PATIENCE, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def read(spoilt):
    base = spoilt.base
    try:
        return Outcome("read", READERS[base.reader](spoilt.data, base.file))
    except REFUSALS as error:
        return Outcome("refused", str(error))


@pytest.mark.parametrize("base", bases(), ids=lambda base: base.name)
def test_what_is_not_spoilt_is_read(base):
    told = READERS[base.reader](base.data, base.file)

    if base.rows:
        rows = base.data.count(b"\n") - 1
        assert rows == len(told["ids"])


@pytest.mark.parametrize("start", range(0, 200, 20))
def test_a_spoilt_file_is_read_or_refused_and_no_good_row_is_lost(start):
    for seed in range(start, start + 20):
        spoilt = case(seed)
        assert (seed, "") == (seed, fault(spoilt, read(spoilt)))


@pytest.mark.parametrize("seed", BROKE)
def test_what_broke_a_reader_once_breaks_none_now(seed):
    spoilt = case(seed)

    assert "" == fault(spoilt, read(spoilt))


@pytest.mark.parametrize("name", QUICK)
def test_a_bomb_is_read_or_refused(name):
    reader, file, make = BOMBS[name]
    spoilt = Case(0, Base(name, reader, file, b""), make())

    assert read(spoilt).kind in {"read", "refused"}


def test_a_row_between_spoilt_ones_loads(tmp_path):
    base = next(each for each in bases() if each.name == "acts")
    lines = base.data.splitlines()
    for number in range(1, len(lines), 2):
        lines[number] = b'"' + lines[number][: number * 3]
    path = tmp_path / "events.csv"
    path.write_bytes(b"\n".join(lines))
    kept = [line.partition(b",")[0].decode() for line in lines[2::2]]

    assert set(kept) <= set(load_record(path).events["event_id"])
