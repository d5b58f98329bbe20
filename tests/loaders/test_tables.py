import io
import json
from datetime import date, datetime
from urllib.error import URLError
from urllib.request import OpenerDirector, Request

import openpyxl
import pandas as pd
import pytest

from loaders import tables
from loaders.tables import NotATable, csv_address, fetch, read_table, text_of

ROW = {"id": "a", "date": "2025-07-28", "actors": "trump;vance", "importance": "1", "note": ""}


def workbook(path, *rows, sheet="Sheet1"):
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def as_xlsx(folder):
    header = list(ROW)
    return workbook(
        folder / "e.xlsx", header, ["a", datetime(2025, 7, 28), "trump;vance", 1.0, None]
    )


def as_parquet(folder):
    typed = {**ROW, "date": date(2025, 7, 28), "actors": ["trump", "vance"], "importance": 1}
    pd.DataFrame([{**typed, "note": None}]).to_parquet(folder / "e.parquet")
    return folder / "e.parquet"


def as_json(folder):
    typed = {**ROW, "actors": ["trump", "vance"], "importance": 1, "note": None}
    (folder / "e.json").write_text(json.dumps([typed]))
    return folder / "e.json"


def as_json_object(folder):
    (folder / "e.json").write_text(json.dumps({"events": [ROW], "actors": []}))
    return folder / "e.json"


def as_csv(folder):
    (folder / "e.csv").write_text(",".join(ROW) + "\n" + ",".join(ROW.values()) + "\n")
    return folder / "e.csv"


@pytest.mark.parametrize("write", [as_csv, as_xlsx, as_parquet, as_json, as_json_object])
def test_every_kind_of_file_gives_the_same_text(write, tmp_path):
    table = read_table(write(tmp_path))

    assert table.rows.drop(columns="line").to_dict("records") == [ROW]
    assert table.records == 1
    assert table.problems == ()


def test_a_row_of_a_workbook_has_the_number_the_reader_sees(tmp_path):
    table = read_table(workbook(tmp_path / "e.xlsx", [], ["id"], ["a"], [None], ["b"]))

    assert dict(zip(table.rows["id"], table.rows["line"], strict=True)) == {"a": 3, "b": 5}
    assert (table.records, table.blank) == (3, 1)
    assert table.unit == "row"


def test_the_sheet_named_like_the_table_is_taken(tmp_path):
    path = workbook(tmp_path / "e.xlsx", ["remarks"], ["none"], sheet="About")
    book = openpyxl.load_workbook(path)
    for row in (["id"], ["a"]):
        book["events"].append(row) if "events" in book else book.create_sheet("events").append(row)
    book.save(path)

    assert read_table(path, "events").rows["id"].tolist() == ["a"]


def test_blank_rows_and_blanks_around_cells_are_told_or_counted(tmp_path):
    path = tmp_path / "e.csv"
    path.write_text("id,title,\n a ,One,\n,,\n\n  ,,\nb,Two ,\n")

    table = read_table(path)

    assert list(table.rows.columns) == ["id", "title", "line"]
    assert table.rows.to_numpy().tolist() == [["a", "One", 2], ["b", "Two", 6]]
    assert (table.records, table.blank) == (5, 3)
    assert [(each.column, each.line) for each in table.problems] == [("id", 2), ("title", 6)]


def test_another_byte_is_another_digest(tmp_path):
    path = as_csv(tmp_path)
    before = read_table(path).digest
    path.write_text(path.read_text() + "b,2025,putin,3,\n")

    assert before != read_table(path).digest


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (pd.NaT, ""),
        ("x", "x"),
        (3, "3"),
        (3.0, "3"),
        (-3.5, "-3.5"),
        (datetime(2025, 7, 28), "2025-07-28"),
        (datetime(2025, 7, 28, 14, 30), "2025-07-28T14:30:00"),
        (date(2025, 7, 28), "2025-07-28"),
        (["trump", "vance"], "trump;vance"),
    ],
)
def test_a_value_as_the_csv_would_write_it(value, text):
    assert text == text_of(value)


@pytest.mark.parametrize("name", ["e.xlsx", "e.parquet", "e.json", "e.csv"])
@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n\0\0"])
def test_what_is_no_table_is_refused_whatever_it_is_called(name, data, tmp_path):
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(NotATable, match=name):
        read_table(path)


@pytest.mark.parametrize("text", ['"x"', "[]", "[1]", '{"a": 1}'])
def test_json_that_is_no_list_of_rows_is_refused(text, tmp_path):
    (tmp_path / "e.json").write_text(text)

    with pytest.raises(NotATable, match="not a list of objects"):
        read_table(tmp_path / "e.json")


def test_a_path_that_is_not_there_is_told(tmp_path):
    with pytest.raises(NotATable, match=r"nowhere\.csv cannot be read"):
        read_table(tmp_path / "nowhere.csv")


DOCS = "https://docs.google.com/spreadsheets/d"


@pytest.mark.parametrize(
    ("address", "export"),
    [
        (f"{DOCS}/a_b-1/edit#gid=7", f"{DOCS}/a_b-1/export?format=csv&gid=7"),
        (f"{DOCS}/a_b-1/edit?gid=7#gid=7", f"{DOCS}/a_b-1/export?format=csv&gid=7"),
        (f"{DOCS}/a_b-1/edit?usp=sharing", f"{DOCS}/a_b-1/export?format=csv"),
        (f"{DOCS}/a_b-1", f"{DOCS}/a_b-1/export?format=csv"),
        (f"{DOCS}/e/2PA-x/pubhtml", f"{DOCS}/e/2PA-x/pub?output=csv"),
        (
            f"{DOCS}/e/2PA-x/pubhtml?gid=7&single=true",
            f"{DOCS}/e/2PA-x/pub?output=csv&gid=7&single=true",
        ),
        (f"{DOCS}/e/2PA-x/pub?output=csv", f"{DOCS}/e/2PA-x/pub?output=csv"),
        ("https://example.org/events.csv", "https://example.org/events.csv"),
        ("https://evil.org/spreadsheets/d/a/edit", "https://evil.org/spreadsheets/d/a/edit"),
    ],
)
def test_a_google_sheet_is_taken_by_its_csv_export(address, export):
    assert export == csv_address(address)


@pytest.fixture
def web(monkeypatch):
    """A function that puts an answer, bytes or an error, at every address; keeps what was asked."""
    asked = []

    def answers(answer):
        def open_(self, request, data=None, timeout=None):
            asked.append((request.full_url, timeout))
            if isinstance(answer, Exception):
                raise answer
            return io.BytesIO(answer)

        monkeypatch.setattr(OpenerDirector, "open", open_)
        return asked

    return answers


def test_a_sheet_is_fetched_from_its_export_and_read(web):
    asked = web(b"id,title\na,One\n")

    table = read_table(f"{DOCS}/abc/edit#gid=0")

    assert [(f"{DOCS}/abc/export?format=csv&gid=0", 20)] == asked
    assert table.rows["title"].tolist() == ["One"]


def test_a_file_at_an_address_is_named_by_its_end(web):
    web(b"id,title\na\n")

    table = read_table("https://example.org/data/acts.csv?raw=1")

    assert table.problems[0].message == "acts.csv line 2 (a): the row has 1 cells, not 2."


def test_a_page_that_asks_to_sign_in_is_no_table(web):
    web(b"<!doctype html><title>Sign in</title>")

    with pytest.raises(NotATable, match="shared with everyone"):
        read_table(f"{DOCS}/abc/edit")


@pytest.mark.parametrize("address", ["http://example.org/e.csv", "ftp://example.org/e.csv"])
def test_only_https_is_fetched(address, web):
    asked = web(b"id\na\n")

    with pytest.raises(NotATable, match="is not an https address"):
        read_table(address)
    assert asked == []


def test_a_redirect_to_http_is_not_followed():
    request, other = Request("https://example.org/e.csv"), "http://example.org/e.csv"

    with pytest.raises(NotATable, match="is not an https address"):
        tables._OnlyHttps().redirect_request(request, io.BytesIO(), 302, "", {}, other)


def test_an_address_out_of_reach_is_told(web):
    web(URLError("no route to host"))

    with pytest.raises(NotATable, match=r"e\.csv cannot be fetched: no route to host"):
        fetch("https://example.org/e.csv")


def test_a_download_has_a_limit(web, monkeypatch):
    monkeypatch.setattr(tables, "MOST_BYTES", 1024**2)
    web(b"x" * (1024**2 + 1))

    with pytest.raises(NotATable, match="holds more than 1 MB"):
        fetch("https://example.org/e.csv")
