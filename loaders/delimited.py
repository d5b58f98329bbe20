"""Text with commas, semicolons or tabs between the cells, as spreadsheets write it.

The ordinary file goes through pyarrow's reader, which is strict about the number of cells in a
row. A file in which anything is off, or a cell runs over several lines, is read again with the
csv module, row by row, so that each problem has its line.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as pacsv

from loaders.problems import Problem, problem

DELIMITERS = ",;\t|"

# What a file that is no text begins with, and what to call it.
SIGNATURES = {
    b"PK\x03\x04": "a zip archive or an Excel workbook (which needs a name that ends in .xlsx)",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (save it as .xlsx or .csv)",
    b"PAR1": "a Parquet file (which needs a name that ends in .parquet)",
    b"\x1f\x8b": "a gzip archive",
}
WEB_PAGE = re.compile(rb"\s*<(!doctype|html|head|\?xml)", re.IGNORECASE)
# The most bytes a row may have in pyarrow's reader; a longer one goes to the csv module.
BLOCK = 8 * 1024 * 1024
csv.field_size_limit(64 * 1024 * 1024)

# A table has some twenty columns. pyarrow needs 1 KB for each before it reads a row, and ends the
# whole process where it cannot have it (a million columns).
MOST_COLUMNS = 1_000
# Characters of a header in all. Each name is compared with those that were expected, for which
# difflib needs a hundred bytes a character.
LONGEST_HEADER = 100_000
# Lines that are read one by one, at some 400,000 a second. A file without oddities may have more.
MOST_LINES = 1_500_000
# How far a quotation mark that was opened is followed in search of its end. Once so many characters
# were read in vain, because many are never closed, only a few lines each: else the time would grow
# with the square of their number.
LONGEST_RECORD = 10_000
MOST_IN_VAIN = 20_000_000
LONGEST_AFTER = 20


class NotATable(ValueError):
    """A source cannot be read as a table: it is missing, out of reach or something else."""


@dataclass(eq=False)
class Cells:
    """The cells of a file as text, with `line`, where each row begins, and what was found wrong.

    `records` counts every row below the header, blank ones and those left out included; `blank`
    counts blank ones that are not among `rows`.
    """

    rows: pd.DataFrame
    records: int
    problems: list[Problem] = field(default_factory=list)
    blank: int = 0


def read_delimited(data: bytes, file: str) -> Cells:
    """The rows of a delimited text; `file` is its name in problems.

    Byte-order marks, UTF-16 (Excel's "Unicode text"), Windows-1252, CRLF and Excel's `sep=;` line
    are understood. Raises NotATable if the bytes are no text or hold no header.
    """
    notes: list[Problem] = []
    text = _utf8(data, file, notes)
    skipped = 0
    delimiter = ""
    first, _, rest = text.partition(b"\n")
    if declared := re.fullmatch(rb"\"?sep=(.)\"?", first.strip(), re.IGNORECASE):
        delimiter, text, skipped = declared.group(1).decode("latin-1"), rest, 1
        first = text.partition(b"\n")[0]
    if len(first) > 4 * LONGEST_HEADER:  # no character has more than four bytes
        raise NotATable(_too_many("bytes in its header", len(first), 4 * LONGEST_HEADER, file))
    header_line = first.decode("utf-8").strip("\r\n")
    delimiter = delimiter or max(DELIMITERS, key=header_line.count)
    known = delimiter == "\t" or (delimiter.isascii() and delimiter.isprintable())
    if not known or delimiter in '" ':
        raise NotATable(f"{file} says that {delimiter!r} stands between its cells; one of {DELIMITERS!r} was expected")  # fmt: skip
    if header_line.count(delimiter) >= MOST_COLUMNS:
        raise NotATable(_too_many("columns", header_line.count(delimiter) + 1, MOST_COLUMNS, file))
    # Empty lines at the end are many in some files; they are counted and not read.
    body = text.rstrip(b"\r\n")
    below = max(0, text.count(b"\n", len(body)) - 1)
    if below:
        text = body + b"\n"
    cells = _fast(text, header_line, delimiter, skipped, file)
    if cells is None:
        lines = text.count(b"\n")
        if lines > MOST_LINES:
            raise NotATable(_too_many("lines, some of them out of order,", lines, MOST_LINES, file))
        cells = _careful(text.decode("utf-8"), delimiter, skipped, file)
    cells.problems = notes + cells.problems
    cells.records += below
    cells.blank += below
    return cells


def _too_many(what: str, found: int, most: int, file: str) -> str:
    return f"{file} has {found:,} {what}; at most {most:,} are read"


def check_header(header: Sequence[str], file: str) -> None:
    """Raise NotATable if a header has more columns or characters than any table's."""
    if len(header) > MOST_COLUMNS:
        raise NotATable(_too_many("columns", len(header), MOST_COLUMNS, file))
    if (length := sum(map(len, header))) > LONGEST_HEADER:
        raise NotATable(_too_many("characters in its header", length, LONGEST_HEADER, file))


def unique_names(header: list[str]) -> list[str]:
    """Column names without blanks around them, each once: a second `title` is `title (2)`.

    The name `line` is taken by the line number, so a column of that name is `line (2)`.
    """
    seen = {"line": 1}
    names = []
    for position, cell in enumerate(header, start=1):
        name = cell.strip() or f"column {position}"
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def _utf8(data: bytes, file: str, notes: list[Problem]) -> bytes:
    """The file's text as UTF-8 without a byte-order mark; notes what had to be guessed."""
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            raise NotATable(f"{file} is {name}, not a table in text")
    if WEB_PAGE.match(data):
        raise NotATable(
            f"{file} is a web page, not a table; a Google Sheet must be shared with everyone or "
            "published to the web"
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            data = data.decode("utf-16").encode("utf-8")
        except UnicodeDecodeError as error:
            raise NotATable(f"{file} is not text: {error.reason}") from None
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data.strip():
        raise NotATable(f"{file} is empty")
    if b"\0" in data:
        raise NotATable(f"{file} is not text: it holds NUL bytes")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"the file is not UTF-8 (first seen in line {line}) and was read as Windows-1252"
        notes.append(problem(file, what, found="Windows-1252", expected="UTF-8"))
        data = data.decode("cp1252", errors="replace").encode("utf-8")
    return data if b"\n" in data else data.replace(b"\r", b"\n")


def _fast(text: bytes, header_line: str, delimiter: str, skipped: int, file: str) -> Cells | None:
    """The rows if each stands on one line and has as many cells as the header, else None."""
    lines = text.count(b"\n") + (not text.endswith(b"\n"))
    if header_line.count('"') % 2 or not header_line.strip() or lines < 2 or "\r" in header_line:
        return None
    header = next(csv.reader([header_line], delimiter=delimiter))
    check_header(header, file)
    names = unique_names(header)
    try:
        table = pacsv.read_csv(
            pa.BufferReader(text),
            read_options=pacsv.ReadOptions(column_names=names, skip_rows=1, block_size=BLOCK),
            parse_options=pacsv.ParseOptions(delimiter=delimiter, newlines_in_values=b'"' in text),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.large_string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows + 1 != lines:
        return None
    rows = table.to_pandas()
    rows["line"] = np.arange(2 + skipped, len(rows) + 2 + skipped)
    return Cells(rows, len(rows))


def _careful(text: str, delimiter: str, skipped: int, file: str) -> Cells:
    """The rows, read one by one; those that cannot be rows are problems with their line."""
    records = _records(io.StringIO(text, newline="").readlines(), delimiter)
    header: list[str] = []
    for _, header, _ in records:
        if any(cell.strip() for cell in header):
            break
    check_header(header, file)
    names = unique_names(header)
    good: list[list[str]] = []
    lines: list[int] = []
    problems: list[Problem] = []
    count = blank = 0
    for line, cells, fault in records:
        count += 1
        if not any(cells) and not fault:
            blank += 1
            continue
        line += skipped
        if not fault and (any(cells[len(names) :]) or len(cells) < len(names)):
            fault = f"the row has {len(cells)} cells, not {len(names)}"
        if fault:
            row_id = cells[0][:60] if cells else ""
            expected = f"{len(names)} cells"
            found = delimiter.join(cells)[:500]
            problems.append(
                problem(
                    file,
                    fault,
                    line=line,
                    row_id=row_id,
                    found=found,
                    expected=expected,
                    dropped=True,
                )
            )
            continue
        good.append(cells[: len(names)])
        lines.append(line)
    rows = pd.DataFrame(good, columns=names, dtype="str")
    rows["line"] = np.array(lines, dtype="int64")
    return Cells(rows, count, problems, blank)


def _records(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str], str]]:
    """First line, cells and fault ("" if none) of each record.

    A quotation mark that is never closed would swallow the rows after it. Where a record runs
    over several lines and looks like that, only its first line is given up and reading goes on
    with the next.
    """
    position = start = width = vain = 0

    def feed() -> Iterator[str]:
        nonlocal position
        while position < len(lines):
            if position - start >= (LONGEST_RECORD if vain < MOST_IN_VAIN else LONGEST_AFTER):
                raise csv.Error("a record of too many lines")
            position += 1
            yield lines[position - 1]

    reader = csv.reader(feed(), delimiter=delimiter, strict=True)
    while position < len(lines):
        start = position
        try:
            cells = next(reader)
            swallowed = _swallowed(lines[start:position], cells, width, delimiter)
        except csv.Error:
            swallowed = True
        if swallowed:
            vain += sum(map(len, lines[start + 1 : position]))
            position = start + 1
            reader = csv.reader(feed(), delimiter=delimiter, strict=True)
            cells = lines[start].rstrip("\r\n").split(delimiter)
            yield start + 1, cells, "a quotation mark in this row is out of place or never closed"
        else:
            width = width or len(cells)
            yield start + 1, cells, ""


def _swallowed(lines: list[str], cells: list[str], width: int, delimiter: str) -> bool:
    """Whether a record of several lines is rather several rows behind an open quotation mark."""
    if len(lines) == 1 or not width:
        return False
    delimiters = sum(line.count(delimiter) for line in lines)
    return len(cells) != width or (width > 2 and delimiters >= len(lines) * (width - 1))
