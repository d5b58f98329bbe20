"""Everything that reads a file somebody brings, by name, for the process that tries them."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from loaders.articles.intake import UnreadableArticle, read_article
from loaders.formats import FORMATS
from loaders.formats.incoming import incoming
from loaders.formats.mapping import DATE_FORMS, NEEDED, mapped, preview, suggested
from loaders.formats.sources import sourced
from loaders.record import DATA, Record, load_record
from loaders.tables import NotATable

# What a reader may say instead of reading (README, "Data that cannot be read").
REFUSALS = (NotATable, UnreadableArticle)


@cache
def _curated() -> Record:
    return load_record(DATA)


@cache
def _scratch() -> Path:
    return Path(tempfile.mkdtemp(prefix="hostile-"))


def _record(data: bytes, name: str) -> dict[str, Any]:
    """The events of one file as the dashboard loads them, and what was said of the others."""
    path = _scratch() / (name or "events.csv")
    path.write_bytes(data)
    return _told(load_record(path), path.name)


def _folder(data: bytes, name: str) -> dict[str, Any]:
    """A whole record, one of whose tables is that file."""
    folder = _scratch() / "record"
    if not folder.exists():
        folder.mkdir()
        for file in DATA.glob("*.csv"):
            shutil.copy(file, folder)
    try:
        (folder / name).write_bytes(data)
        return _told(load_record(folder), name)
    finally:
        shutil.copy(DATA / name, folder)


def _told(record: Record, file: str) -> dict[str, Any]:
    counts = record.counts[file]
    assert counts["in"] == counts["loaded"] + counts["left_out"] + counts["blank"], counts
    key = {"events.csv": "event_id"}.get(file, "")
    table = getattr(record, Path(file).stem, record.events)
    ids = table[key or table.columns[0]].tolist()
    problems = record.problems[record.problems["file"] == file]
    assert len(ids) == counts["loaded"]
    return {
        "ids": ids,
        "told": set(problems["row_id"]) | set(problems["found"]),
        "lines": set(problems["line"].dropna()),
        "left_out": counts["left_out"],
    }


def _import(data: bytes, name: str) -> int:
    """What the Record page's import does with a file."""
    found = incoming(data, name or "acts.csv")
    columns = [each for each in found.table.rows.columns if each != "line"]
    if len(found.table.rows) > 5_000:
        return 0  # the page takes no more
    mapping = suggested(columns)
    preview(found.table, mapping)
    ready = sourced(found.table, mapping, _curated())
    taken = 0
    for form in DATE_FORMS:
        result = mapped(ready.table, ready.mapping, ready.record, form)
        dropped = sum(each.dropped for each in result.problems)
        assert result.records == len(result.rows) + dropped, (result.records, dropped)
        assert all(row[each] for row in result.rows for each in (*NEEDED, "event_id"))
        taken += len(result.rows)
    return taken


def _article(data: bytes, name: str) -> tuple[str, int]:
    article = read_article(data, name)
    for text in (article.title, article.publisher, article.url, article.text):
        text.encode("utf-8")
    assert article.text
    assert article.url == "" or article.url.startswith(("http://", "https://"))
    return article.kind, len(article.text)


def _format(name: str) -> Callable[[bytes, str], int]:
    def read(data: bytes, _: str) -> int:
        reader = FORMATS[name].read
        assert reader is not None
        imported = reader(data)
        out = io.StringIO(newline="")
        csv.writer(out).writerows([list(row.values()) for row in imported.rows])
        out.getvalue().encode("utf-8")
        return len(imported.rows)

    return read


READERS: dict[str, Callable[[bytes, str], Any]] = {
    "record": _record,
    "folder": _folder,
    "import": _import,
    "article": _article,
    **{name: _format(name) for name, form in FORMATS.items() if form.read},
}
_curated()
