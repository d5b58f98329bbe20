"""A table of text from anywhere: a path or an https address, CSV, Excel, Parquet or JSON."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
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

from loaders.delimited import Cells, NotATable, read_delimited, unique_names
from loaders.problems import Problem, problem

__all__ = ["NotATable", "Table", "csv_address", "fetch", "read_table"]

SUFFIXES = {".csv", ".tsv", ".txt", ".xlsx", ".parquet", ".json"}

# A source out of reach must not keep the first page waiting, nor a large one fill the memory.
TIMEOUT_SECONDS = 20
MOST_BYTES = 50 * 1024 * 1024

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
    return _tidy(Table(file, cells.rows, cells.records, 0, tuple(cells.problems), digest, unit))


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
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise NotATable(f"{file} is not an Excel workbook: {error}") from None
    sheet = book[name] if name in book.sheetnames else book.worksheets[0]
    filled = enumerate(sheet.iter_rows(values_only=True), start=1)
    for _, header in filled:
        if any(value is not None for value in header):
            return _from_values([text_of(value) for value in header], filled)
    raise NotATable(f"{file} is empty")


def _parquet(data: bytes, file: str, name: str) -> Cells:
    import pyarrow.parquet as pq  # only a Parquet file pays for the import

    try:
        table = pq.read_table(pa.BufferReader(data))
    except (pa.ArrowException, OSError) as error:
        raise NotATable(f"{file} is not a Parquet file: {error}") from None
    columns = [column.to_pylist() for column in table.columns]
    return _from_values(table.column_names, enumerate(zip(*columns, strict=True), start=1))


def _json(data: bytes, file: str, name: str) -> Cells:
    """A list of objects, or an object that holds one under `name`."""
    try:
        rows = json.loads(data)
    except ValueError as error:
        raise NotATable(f"{file} is not JSON: {error}") from None
    if isinstance(rows, dict):
        lists = [value for value in rows.values() if isinstance(value, list)]
        rows = rows.get(name, lists[0] if len(lists) == 1 else None)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows) or not rows:
        raise NotATable(f"{file} is not a list of objects, one for each row")
    header = list(dict.fromkeys(key for row in rows for key in row))
    values = ([row.get(key) for key in header] for row in rows)
    return _from_values(header, enumerate(values, start=1))


READERS = {".xlsx": _workbook, ".parquet": _parquet, ".json": _json}


def _from_values(header: Sequence[str], rows: Iterable[tuple[int, Sequence[Any]]]) -> Cells:
    """Numbered rows of values as text."""
    lines, cells = [], []
    for number, values in rows:
        lines.append(number)
        cells.append([text_of(value) for value in values])
    table = pd.DataFrame(cells, columns=unique_names(list(header)), dtype="str")
    table["line"] = np.array(lines, dtype="int64")
    return Cells(table, len(table))


def text_of(value: Any) -> str:
    """A value of a spreadsheet, Parquet or JSON cell as the CSV would write it.

    >>> text_of(datetime(2025, 7, 28)), text_of(3.0), text_of(["trump", "vance"]), text_of(None)
    ('2025-07-28', '3', 'trump;vance', '')
    """
    if value is None or value != value:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (list, tuple)):
        return ";".join(map(text_of, value))
    return str(value)


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
    return replace(table, rows=rows, blank=int(blank.sum()), problems=tuple(told))
