import shutil
from pathlib import Path

import pandas as pd
import pytest

from loaders.changes import LOG, changes
from loaders.corrections import change_event, row_in
from loaders.database import store
from loaders.database.editing import change_row
from loaders.database.folders import CannotImport, export_folder, import_folder
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


def test_other_line_ends_and_quotes_keep_their_cells(empty, folder, tmp_path):
    published = (folder / "places.csv").read_bytes()
    (folder / "places.csv").write_bytes(b"\xef\xbb\xbf" + published.replace(b"\n", b"\r\n"))
    create(empty)
    import_folder(empty, folder)
    export_folder(empty, tmp_path / "out")

    assert published == (tmp_path / "out" / "places.csv").read_bytes()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("paris,Paris,FR,48.86", "4 cells, not 5"),
        (",Paris,FR,48.86,2.35", "place_id is empty"),
        ("alaska,Alaska again,US,64.20,-152.49", "stands in an earlier row already: alaska"),
        ("paris,Pa\0ris,FR,48.86,2.35", "NUL"),
    ],
)
def test_a_row_that_the_database_cannot_keep_stops_the_import(empty, folder, line, said):
    with (folder / "places.csv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    create(empty)
    version = store.version(empty)
    with pytest.raises(CannotImport, match=said):
        import_folder(empty, folder)

    assert version == store.version(empty)


def test_a_column_that_the_database_does_not_have_is_not_dropped_silently(empty, folder):
    text = (folder / "places.csv").read_text(encoding="utf-8")
    head, *rows = text.splitlines()
    wider = [f"{head},nickname", *(f"{row},{'x' if n == 3 else ''}" for n, row in enumerate(rows))]
    (folder / "places.csv").write_text("\n".join(wider) + "\n", encoding="utf-8")
    create(empty)
    with pytest.raises(CannotImport, match="no column nickname"):
        import_folder(empty, folder)


def test_changes_that_were_not_exported_are_not_replaced(address, folder, tmp_path):
    seen = store.row_in(address, "events", ACT)
    change_row(address, "events", ACT, seen, {"note": "only here"}, "Ann", "")
    with pytest.raises(CannotImport, match="export the database first"):
        import_folder(address, folder, replace=True)

    assert "only here" == store.row_in(address, "events", ACT)["note"]

    export_folder(address, folder)
    import_folder(address, folder, replace=True)

    assert "only here" == store.row_in(address, "events", ACT)["note"]
    assert 1 == len(store.changes(address))


def test_a_folder_changed_meanwhile_is_not_overwritten(address, folder):
    change_event(folder, ACT, row_in(folder, "events", ACT), {"note": "by Ann"}, "Ann", "")
    with pytest.raises(CannotImport, match="which the database does not have"):
        export_folder(address, folder)

    assert "by Ann" == row_in(folder, "events", ACT)["note"]
