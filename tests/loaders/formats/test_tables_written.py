"""The four tables: what a program finds in them besides the acts."""

import io
import json

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from loaders.formats import FORMATS


def test_no_cell_of_the_csv_is_a_formula(harmful):
    import csv

    rows = list(csv.reader(io.StringIO(FORMATS["csv"].write(harmful).decode(), newline="")))

    assert all(cell[:1] not in set("=+-@|%\t\r ") for row in rows for cell in row if cell)
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)


def test_every_cell_of_the_workbook_is_text(harmful):
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(harmful)))
    cells = [cell for row in book["events"].iter_rows() for cell in row if cell.value is not None]

    assert {"s"} == {cell.data_type for cell in cells}
    guarded = {cell.value for cell in cells if cell.quotePrefix}
    assert '=HYPERLINK("https://x.example","a")' in guarded
    assert "A year" not in guarded
    assert harmful.title == book["about"]["B1"].value


def test_json_has_arrays_numbers_and_nulls(harmful, act_of):
    body = json.loads(FORMATS["json"].write(harmful))
    act = next(e for e in body["events"] if e["title"] == "A month whose day is not known")

    assert ("2016-06", None) == (act["date"], act["deadline"])
    assert isinstance(act["actors"], list)
    assert act["importance"] in {1, 2, 3}
    assert harmful.title == body["title"]
    assert body["event_address"].format(event_id=act["event_id"]) == harmful.act_address(act["event_id"])  # fmt: skip


@pytest.mark.parametrize("title", ["A month whose day is not known"])
def test_parquet_keeps_types_and_says_what_it_is(harmful, tmp_path, title):
    path = tmp_path / "view.parquet"
    path.write_bytes(FORMATS["parquet"].write(harmful))

    with duckdb.connect() as connection:
        found = connection.execute(
            "SELECT date, typeof(date), typeof(actors), typeof(importance) "
            "FROM read_parquet(?) WHERE title = ?",
            [str(path), title],
        ).fetchall()

    assert [("2016-06", "VARCHAR", "VARCHAR[]", "TINYINT")] == found
    assert harmful.title.encode() == pq.read_schema(path).metadata[b"title"]
