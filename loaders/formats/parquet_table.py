"""Acts as Parquet, for pandas, R, DuckDB and Arrow."""

from __future__ import annotations

import pyarrow as pa

from loaders.formats.export import Export, Format, Imported, clean, rows_of
from loaders.schema import schemas
from loaders.tables import READERS

FILE = "us-russia-timeline.parquet"


def write(export: Export) -> bytes:
    """One column each, lists as lists of strings, `importance` as int8, the rest as strings.

    Dates stay EDTF strings: a date type would have to make a day of a month. Title, address and
    version of the record are in the file's metadata.
    """
    import pyarrow.parquet as pq  # only a Parquet file pays for the import

    lists = {field.name for field in schemas()["events"].lists}
    arrays, fields = [], []
    for name in export.columns:
        cells = [act[name] for act in export.acts]
        if name in lists:
            kind = pa.list_(pa.string())
            cells = [[clean(each) for each in cell] for cell in cells]
        elif name == "importance":
            kind = pa.int8()
        else:
            kind = pa.string()
            cells = [clean(cell) for cell in cells]
        arrays.append(pa.array(cells, type=kind))
        fields.append(pa.field(name, kind, nullable=False))
    told = {
        "title": clean(export.title),
        "address": export.address,
        "record": export.record.version,
        "licence": export.licence,
    }
    out = pa.BufferOutputStream()
    pq.write_table(pa.table(arrays, schema=pa.schema(fields, metadata=told)), out)
    return bytes(out.getvalue())


def read(data: bytes) -> Imported:
    """The rows of such a file; raises NotATable."""
    cells = READERS[".parquet"](data, FILE, "events")
    return Imported(rows_of(cells.rows), tuple(cells.problems), cells.records, "row")


FORMATS = (Format("parquet", "Parquet", "application/vnd.apache.parquet", FILE, write, read),)
