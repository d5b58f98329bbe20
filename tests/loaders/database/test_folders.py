import shutil
from pathlib import Path

import pandas as pd
import pytest

from loaders.changes import LOG, changes
from loaders.corrections import change_event, row_in
from loaders.database import store
from loaders.database.folders import export_folder, import_folder
from loaders.database.migrate import create
from loaders.record import ORDER, load_record

DATA = Path(__file__).parents[3] / "data"
ACT = "2025-07-28-trump-cuts-deadline"


@pytest.fixture
def folder(tmp_path):
    """A copy of the published tables."""
    place = tmp_path / "record"
    place.mkdir()
    for name in ORDER:
        shutil.copyfile(DATA / f"{name}.csv", place / f"{name}.csv")
    return place


def test_the_published_tables_come_out_as_they_went_in(address, tmp_path):
    moved = export_folder(address, tmp_path / "out")

    for name in ORDER:
        file = f"{name}.csv"
        assert (DATA / file).read_bytes() == (tmp_path / "out" / file).read_bytes(), file
    assert 752 == moved.rows["events"]


def test_the_record_is_that_of_the_folder(address):
    ours, theirs = store.load_from_database(address), load_record(DATA)

    for name in (*ORDER, "problems"):
        pd.testing.assert_frame_equal(getattr(theirs, name), getattr(ours, name))
    assert theirs.counts == ours.counts
    assert theirs.version == ours.version
    assert ours.source.startswith("postgresql+psycopg://127.0.0.1:")


def test_the_log_goes_in_and_out_with_the_tables(empty, folder, tmp_path):
    seen = row_in(folder, "events", ACT)
    change_event(folder, ACT, seen, {"note": "Checked; once more"}, "Ann", "a second source")
    create(empty)
    import_folder(empty, folder)
    export_folder(empty, tmp_path / "out")

    assert changes(folder) == store.changes(empty)
    for name in (*(f"{each}.csv" for each in ORDER), LOG):
        assert (folder / name).read_bytes() == (tmp_path / "out" / name).read_bytes(), name
