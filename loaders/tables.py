"""A table of text from anywhere: a path or an https address, CSV, Excel, Parquet or JSON."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path, PurePosixPath
from typing import IO, Any
from urllib.error import URLError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import numpy as np
import pandas as pd
import pyarrow as pa

from loaders.delimited import (
    MOST_COLUMNS,
    Cells,
    NotATable,
    check_header,
    read_delimited,
    unique_names,
)
from loaders.problems import Problem, problem

__all__ = ["NotATable", "Table", "csv_address", "fetch", "read_table"]

SUFFIXES = {".csv", ".tsv", ".txt", ".xlsx", ".parquet", ".json"}

# A source out of reach must not keep the first page waiting, nor a large one fill the memory.
TIMEOUT_SECONDS = 20
MOST_BYTES = 50 * 1024 * 1024

# A packed file says little about how much is in it: 5 MB of Parquet hold a hundred million equal
# cells, 1 MB of a workbook a gigabyte. What comes out of a workbook, a Parquet or a JSON file is
# counted on the way and given up beyond this: 100,000 acts have 1.9 million cells and 50 million
# characters, read in some 5 seconds and 300 MB.
MOST_CELLS = 2_000_000
MOST_TEXT = 64 * 1024 * 1024
# The parts of a workbook, unpacked, and the tags in them (a filled cell has four to six): openpyxl
# takes a second for 400,000 tags. Formatted rows, charts and pictures that nobody reads count, too.
MOST_UNPACKED = 64 * 1024 * 1024
MOST_TAGS = 1_500_000
# openpyxl opens every sheet, also those that nobody asked for; one with 1,000 takes 0.1 s.
MOST_SHEETS = 1_000
SHEET_TAG = re.compile(rb"<(?:\w+:)?sheet\s")
# The pages of a Parquet file, unpacked, as its own directory has them.
MOST_PAGES = 128 * 1024 * 1024
# A list in a cell holds ids; one within it is odd, and Python's own limit for such is near 1,000.
MOST_DEPTH = 20

# What no workbook has and every trick with entities needs (billion laughs, files from outside).
DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

# Halves of surrogate pairs: JSON can name them, UTF-8 cannot hold them.
HALVES = re.compile("[\ud800-\udfff]")

SHEET = re.compile(r"/spreadsheets/d/(?P<published>e/)?(?P<id>[\w-]+)")


@dataclass(frozen=True, eq=False)
class Table:
    """The rows of one file as text, "" for an empty cell, and `line`, where each row begins.

    `records` = rows + blank rows + rows left out, which are those among `problems` that are
    dropped. `unit` is what `line` counts: `line`, or `row` in files that have no lines. `digest`
    changes when a byte of the file does.
    """

    file: str
    rows: pd.DataFrame
    records: int
    blank: int
    problems: tuple[Problem, ...]
    digest: str
    unit: str = "line"


def read_table(source: str | Path, name: str = "events") -> Table:
    """The table at a path or an https address, each cell as text.

    A Google Sheet is taken by the address of its editor or its published page. In a workbook or
    a JSON object with several tables the one called `name` is taken, else the first. Blanks around
    a cell are taken off, and that is told. Raises NotATable where there is no table.
    """
    address = str(source)
    if re.match(r"[a-z][a-z0-9+.-]+://", address, re.IGNORECASE):
        address = csv_address(address)
        file = PurePosixPath(urlsplit(address).path).name or urlsplit(address).netloc
        data = fetch(address)
        file = "spreadsheet" if SHEET.search(address) else file
    else:
        file = Path(source).name
        try:
            data = Path(source).read_bytes()
        except OSError as error:
            raise NotATable(f"{source} cannot be read: {error.strerror or error}") from None
    suffix = PurePosixPath(file).suffix.lower()
    if not data.strip():
        raise NotATable(f"{file} is empty")
    cells = READERS.get(suffix, _delimited)(data, file, name)
    unit = "line" if suffix not in READERS else "row"
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    problems = tuple(cells.problems)
    return _tidy(Table(file, cells.rows, cells.records, cells.blank, problems, digest, unit))


def csv_address(address: str) -> str:
    """The address of a Google Sheet's CSV export; any other address as it is.

    >>> csv_address("https://docs.google.com/spreadsheets/d/abc/edit#gid=7")
    'https://docs.google.com/spreadsheets/d/abc/export?format=csv&gid=7'
    """
    parts = urlsplit(address)
    sheet = SHEET.match(parts.path)
    if parts.netloc != "docs.google.com" or sheet is None:
        return address
    query = parse_qs(parts.query)
    gid = parse_qs(parts.fragment).get("gid") or query.get("gid") or []
    base = f"https://docs.google.com{sheet.group()}"
    if sheet["published"]:
        choice = {"gid": gid[0], "single": "true"} if gid else {}
        return f"{base}/pub?{urlencode({'output': 'csv', **choice})}"
    return f"{base}/export?{urlencode({'format': 'csv', **({'gid': gid[0]} if gid else {})})}"


class _OnlyHttps(HTTPRedirectHandler):
    """Follows a redirect only to another https address."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        _require_https(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _require_https(address: str) -> None:
    if urlsplit(address).scheme.lower() != "https":
        raise NotATable(f"{address} is not an https address")


def fetch(address: str) -> bytes:
    """What lies at an https address, at most 50 MB of it, waiting no longer than 20 seconds.

    Raises NotATable if the address is not https, is out of reach or holds more than that.
    """
    _require_https(address)
    request = Request(address, headers={"User-Agent": "us-russia-dashboard"})
    try:
        with build_opener(_OnlyHttps).open(request, timeout=TIMEOUT_SECONDS) as response:
            data: bytes = response.read(MOST_BYTES + 1)
    except (URLError, OSError) as error:
        reason = getattr(error, "reason", None) or error
        raise NotATable(f"{address} cannot be fetched: {reason}") from None
    if len(data) > MOST_BYTES:
        raise NotATable(f"{address} holds more than {MOST_BYTES // 1024**2} MB")
    return data


def _delimited(data: bytes, file: str, name: str) -> Cells:
    return read_delimited(data, file)


def _workbook(data: bytes, file: str, name: str) -> Cells:
    """The sheet called `name` of an Excel workbook, else its first."""
    from openpyxl import load_workbook  # only a workbook pays for the import

    try:
        _check_parts(data, file)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = {sheet.title: sheet for sheet in reversed(book.worksheets)}
        if not sheets:
            raise NotATable(f"{file} has no sheet with cells")
        # The size that a sheet gives of itself may be wrong, and rows are filled up to it.
        sheet = sheets.get(name, book.worksheets[0])
        sheet.reset_dimensions()
        filled = enumerate(sheet.iter_rows(values_only=True), start=1)
        for number, header in filled:
            if any(value is not None for value in header):
                return _from_values([text_of(value) for value in header], filled, file)
            if number > MOST_CELLS:
                break
    except NotATable:
        raise
    except Exception as error:
        # zipfile, zlib, expat and openpyxl raise a dozen kinds on damaged workbooks.
        raise NotATable(
            f"{file} is not an Excel workbook that can be read: "
            f"{str(error)[:200] or type(error).__name__}"
        ) from None
    raise NotATable(f"{file} is empty")


def _check_parts(data: bytes, file: str) -> None:
    """Raise NotATable if a workbook holds more than is read, or declares entities.

    No part gives more bytes than the archive's directory says: zipfile stops there.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        size = sum(part.file_size for part in parts)
        if size > MOST_UNPACKED:
            raise NotATable(
                f"{file} holds {size / 1024**2:,.0f} MB when it is unpacked; at most "
                f"{MOST_UNPACKED // 1024**2} MB are read"
            )
        tags = sheets = 0
        for part in parts:
            with archive.open(part) as content:
                head = content.read(1024)
                if head.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
                    raise NotATable(
                        f"{part.filename[:80]} in {file} is not UTF-8, as Excel writes it"
                    )
                if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                    continue
                chunk, before = head, b""
                while chunk:
                    if DECLARES.search(before + chunk):
                        raise NotATable(f"{part.filename[:80]} in {file} declares entities, which no workbook does")  # fmt: skip
                    tags += chunk.count(b"<")
                    sheets += sum(1 for _ in SHEET_TAG.finditer(chunk))
                    if sheets > MOST_SHEETS:
                        raise NotATable(f"{file} has more than {MOST_SHEETS:,} sheets; at most so many are read")  # fmt: skip
                    if tags > MOST_TAGS:
                        raise NotATable(f"{file} has more than {MOST_TAGS:,} tags; at most so many are read")  # fmt: skip
                    before, chunk = chunk[-10:], content.read(1024 * 1024)


def _parquet(data: bytes, file: str, name: str) -> Cells:
    import pyarrow.parquet as pq  # only a Parquet file pays for the import

    try:
        told = pq.read_metadata(pa.BufferReader(data))
        _check_counts(told.num_rows, told.num_columns, file)
        groups = [told.row_group(n) for n in range(told.num_row_groups)]
        values = sum(g.column(n).num_values for g in groups for n in range(g.num_columns))
        if values > MOST_CELLS:  # those of lists are many in few cells
            raise NotATable(f"{file} has {values:,} values; at most {MOST_CELLS:,} are read")
        size = sum(group.total_byte_size for group in groups)
        if size > MOST_PAGES:
            raise NotATable(
                f"{file} holds {size / 1024**2:,.0f} MB when it is unpacked; at most "
                f"{MOST_PAGES // 1024**2} MB are read"
            )
        # A text that stands in many rows is kept once, however often it is asked for.
        names = pq.ParquetFile(pa.BufferReader(data)).schema_arrow
        texts = [field.name for field in names if _is_text(field.type)]
        table = pq.read_table(pa.BufferReader(data), read_dictionary=texts)
        _check_counts(table.num_rows, table.num_columns, file)
        columns = [_values(column) for column in table.columns]
        numbered = enumerate(zip(*columns, strict=True), start=1)
        return _from_values(table.column_names, numbered, file)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        if isinstance(error, NotATable):
            raise
        told = str(error)[:200].strip() or type(error).__name__
        raise NotATable(f"{file} is not a Parquet file that can be read: {told}") from None


def _is_text(kind: pa.DataType) -> bool:
    return pa.types.is_string(kind) or pa.types.is_large_string(kind)


def _values(column: pa.ChunkedArray) -> Iterator[Any]:
    """The values of a column; equal texts of a chunk are one object."""
    for chunk in column.chunks:
        if pa.types.is_dictionary(chunk.type):
            texts = chunk.dictionary.to_pylist()
            yield from (None if at is None else texts[at] for at in chunk.indices.to_pylist())
        else:
            yield from (value.as_py() for value in chunk)


def _json(data: bytes, file: str, name: str) -> Cells:
    """A list of objects, or an object that holds one under `name`."""
    rows = parsed_json(data, file)
    if isinstance(rows, dict):
        lists = [value for value in rows.values() if isinstance(value, list)]
        rows = rows.get(name, lists[0] if len(lists) == 1 else None)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows) or not rows:
        raise NotATable(f"{file} is not a list of objects, one for each row")
    header = list(dict.fromkeys(key for row in rows for key in row))
    _check_counts(len(rows), len(header), file)
    values = ([row.get(key) for key in header] for row in rows)
    return _from_values([text_of(key) for key in header], enumerate(values, start=1), file)


def parsed_json(data: bytes, file: str) -> Any:
    """What JSON means; raises NotATable, which names `file`, for what is none or too deep."""
    try:
        return json.loads(data)
    except RecursionError:
        raise NotATable(f"{file} holds lists within lists, deeper than any table has") from None
    except ValueError as error:
        raise NotATable(f"{file} is not JSON: {error}") from None


READERS = {".xlsx": _workbook, ".parquet": _parquet, ".json": _json}


def _from_values(header: Sequence[str], rows: Iterable[tuple[int, Sequence[Any]]], file: str) -> Cells:  # fmt: skip
    """Numbered rows of values as text; raises NotATable where there are more than are read."""
    _check_counts(0, len(header), file)
    lines: list[int] = []
    cells: list[list[str]] = []
    count = length = blank = 0
    for number, values in rows:
        row = [text_of(value) for value in values]
        while len(row) > len(header) and not row[-1]:
            row.pop()
        count += max(1, len(row))
        length += sum(map(len, row))
        if count > MOST_CELLS:
            raise NotATable(f"{file} has more than {MOST_CELLS:,} cells; at most so many are read")
        if length > MOST_TEXT:
            raise NotATable(
                f"{file} has more than {MOST_TEXT:,} characters; at most so many are read"
            )
        if any(row):
            lines.append(number)
            cells.append(row)
        else:
            blank += 1
    width = max([len(header), *map(len, cells)])
    check_header(header, file)
    _check_counts(len(cells), width, file)
    names = unique_names([*header, *[""] * (width - len(header))])
    table = pd.DataFrame([row + [""] * (width - len(row)) for row in cells], columns=names, dtype="str")  # fmt: skip
    table["line"] = np.array(lines, dtype="int64")
    return Cells(table, len(table) + blank, blank=blank)


def _check_counts(rows: int, columns: int, file: str) -> None:
    if columns > MOST_COLUMNS:
        raise NotATable(f"{file} has {columns:,} columns; at most {MOST_COLUMNS:,} are read")
    if rows * columns > MOST_CELLS:
        raise NotATable(
            f"{file} has {rows:,} rows of {columns:,} columns; at most {MOST_CELLS:,} cells are read"
        )


def text_of(value: Any, depth: int = 0) -> str:
    """A value of a spreadsheet, Parquet or JSON cell as the CSV would write it.

    Halves of surrogate pairs, which no file can hold, become the replacement character. What lies
    deeper than MOST_DEPTH is left out.

    >>> text_of(datetime(2025, 7, 28)), text_of(3.0), text_of(["trump", "vance"]), text_of(None)
    ('2025-07-28', '3', 'trump;vance', '')
    """
    if isinstance(value, str):
        return HALVES.sub("\ufffd", value)
    if isinstance(value, (list, tuple)):
        return ";".join(text_of(each, depth + 1) for each in value) if depth < MOST_DEPTH else "…"
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    try:
        return HALVES.sub("\ufffd", str(value))
    except (
        ValueError,
        RecursionError,
    ):  # a number of more digits than Python writes, a deep object
        return "…"


def _tidy(table: Table) -> Table:
    """The table without blank rows, nameless empty columns and blanks around its cells."""
    rows = table.rows
    told = list(table.problems)
    blank = np.ones(len(rows), dtype=bool)
    for name in [name for name in rows.columns if name != "line"]:
        cells = rows[name].str.strip()
        changed = (cells != rows[name]).to_numpy()
        empty = (cells == "").to_numpy()
        blank &= empty
        if re.fullmatch(r"column \d+", name) and empty.all():
            rows = rows.drop(columns=name)
        elif changed.any():
            rows = rows.assign(**{name: cells})
            edged = changed & ~empty
            if edged.any():
                line = int(rows["line"].iloc[int(edged.argmax())])
                what = (
                    f"blanks around the cells of column {name} were taken off, here and "
                    f"{edged.sum()} times in all"
                )
                told.append(problem(table.file, what, line=line, column=name, unit=table.unit))
    if blank.any():
        rows = rows[~blank].reset_index(drop=True)
    return replace(table, rows=rows, blank=table.blank + int(blank.sum()), problems=tuple(told))
