"""Taking acts along and bringing them back: one module a format, all told in README.md."""

from loaders.formats import (
    atom,
    citations_list,
    csv_table,
    icalendar_feed,
    json_table,
    jsonld,
    parquet_table,
    timelinejs,
    xlsx_table,
)
from loaders.formats.export import Export, Format, Imported

__all__ = ["FORMATS", "Export", "Format", "Imported"]

# In the order in which they are offered.
_MODULES = (
    csv_table,
    xlsx_table,
    json_table,
    parquet_table,
    timelinejs,
    icalendar_feed,
    atom,
    jsonld,
    citations_list,
)
FORMATS: dict[str, Format] = {form.name: form for each in _MODULES for form in each.FORMATS}
