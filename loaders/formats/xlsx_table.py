"""Acts as an Excel workbook in which every cell is text."""

from __future__ import annotations

import io
from datetime import datetime, time

from loaders.citations import EDITORS, TITLE
from loaders.formats.export import FORMULA, Export, Format, Imported, as_text, clean, rows_of
from loaders.tables import READERS

FILE = "us-russia-timeline.xlsx"
# Excel's own limit for a cell.
LONGEST_CELL = 32_767
# In characters; a column is as wide as what most readers look for in it.
WIDTHS = {"event_id": 34, "title": 48, "summary": 80, "note": 60, "sources": 40}
WIDTH = 18


def write(export: Export) -> bytes:
    """A sheet `events` as in the CSV, and a sheet `about` that says what it is.

    Cells are typed as text, so that Excel neither computes them nor makes a day of a month. What
    looks like a formula has the quote prefix, too, which keeps it text when it is edited.
    """
    import xlsxwriter  # type: ignore[import-untyped]  # only a workbook pays for the import

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})  # fmt: skip
    book.set_properties(
        {
            "title": TITLE,
            "author": EDITORS,
            "comments": clean(export.title),
            "created": datetime.combine(export.day, time()),
        }
    )
    plain = book.add_format({"num_format": "@"})
    quoted = book.add_format({"num_format": "@", "quote_prefix": True})
    bold = book.add_format({"num_format": "@", "bold": True})
    sheet = book.add_worksheet("events")
    for column, name in enumerate(export.columns):
        sheet.set_column(column, column, WIDTHS.get(name, WIDTH), plain)
        sheet.write_string(0, column, clean(name), quoted if FORMULA.match(name) else bold)
    for row, act in enumerate(export.acts, start=1):
        for column, name in enumerate(export.columns):
            text = clean(as_text(act[name]))[:LONGEST_CELL]
            if text:
                sheet.write_string(row, column, text, quoted if FORMULA.match(text) else plain)
    sheet.freeze_panes(1, 0)
    about = book.add_worksheet("about")
    lines = [
        ("title", export.title),
        ("address", export.address),
        ("record", export.record.version),
        ("licence", export.licence),
        ("dates", "EDTF: 2025-07 is a month whose day is not known, a/b lies between a and b"),
    ]
    for row, (name, text) in enumerate(lines):
        about.write_string(row, 0, name, bold)
        about.write_string(row, 1, clean(text)[:LONGEST_CELL], plain)
    about.set_column(1, 1, 80)
    book.close()
    return out.getvalue()


def read(data: bytes) -> Imported:
    """The rows of the sheet `events`, or the first; raises NotATable."""
    cells = READERS[".xlsx"](data, FILE, "events")
    return Imported(rows_of(cells.rows), tuple(cells.problems), cells.records, "row")


FORMATS = (
    Format(
        "xlsx",
        "Excel workbook",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FILE,
        write,
        read,
    ),
)
