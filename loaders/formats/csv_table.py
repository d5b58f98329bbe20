"""Acts as the CSV that data/README.md describes: every column, nothing a spreadsheet computes."""

from __future__ import annotations

import csv
import io

from loaders.delimited import read_delimited
from loaders.formats.export import (
    Export,
    Format,
    Imported,
    as_text,
    clean,
    neutral,
    restored,
    rows_of,
)

FILE = "us-russia-timeline.csv"


def write(export: Export) -> bytes:
    """UTF-8, LF, the columns of events.csv in their order, as the record keeps them.

    A cell that a spreadsheet would take for a formula has an apostrophe before it.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([neutral(clean(name)) for name in export.columns])
    for act in export.acts:
        writer.writerow([neutral(clean(as_text(act[name]))) for name in export.columns])
    return out.getvalue().encode("utf-8")


def read(data: bytes) -> Imported:
    """The rows of such a file, without the apostrophes; raises NotATable."""
    cells = read_delimited(data, FILE)
    rows = tuple(
        {restored(name): restored(text) for name, text in row.items()}
        for row in rows_of(cells.rows)
    )
    return Imported(rows, tuple(cells.problems), cells.records)


FORMATS = (Format("csv", "CSV", "text/csv; charset=utf-8", FILE, write, read),)
