"""Rows of the record corrected, added or taken back, and in a folder saved with their log.

A change is a list of cells and rows with what they were before and what they are after. It is made
only where each still is what it was before: so of two editors the second is told. The tables here
are texts; loaders/database makes the same changes to the same texts and saves them elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from loaders.articles.article import Article
from loaders.articles.rows import CannotBeSaved, Row, source_rows
from loaders.articles.saving import RefusedRows
from loaders.articles.swapping import locked, swap, unchanged
from loaders.changes import (
    CannotUndo,
    Change,
    ChangedMeanwhile,
    changes,
    next_id,
    rows_added,
    who_and_why,
    with_log,
)
from loaders.record import ORDER, Record
from loaders.schema import schemas
from loaders.table_text import TableText, new_problems

Tables = dict[str, TableText]
Plan = Callable[[Tables, Sequence[Change]], list[Change]]


def row_in(folder: str | Path, table: str, row_id: str) -> Row:
    """A row of a folder as it stands; what an editor is shown, and hands back as `expected`."""
    return row_of(TableText.of(Path(folder), table), row_id)


def change_row(
    folder: str | Path, table: str, row_id: str, expected: Row, new: Row, who: str, why: str
) -> int:
    """Write the cells of `new` into a row, if it still is as `expected`; comes back with the id.

    Raises ChangedMeanwhile if it is not, RefusedRows if the record would have new problems,
    CannotBeSaved if the change cannot be made at all, NotSwapped if the folder cannot be written.
    In each case nothing is changed.
    """
    return _change(
        Path(folder),
        lambda texts, log: cells_changed(texts, table, row_id, expected, new, log),
        who,
        why,
    )


def change_event(
    folder: str | Path, event_id: str, expected: Row, new: Row, who: str, why: str
) -> int:
    """Correct an act on record; see `change_row`."""
    return change_row(folder, "events", event_id, expected, new, who, why)


def undo(folder: str | Path, change_id: int, who: str, why: str = "") -> int:
    """Take a change back, if nobody has changed the same cells since; this is a change, too.

    Raises CannotUndo if there is no such change, and what `change_row` raises.
    """
    return _change(
        Path(folder),
        lambda texts, log: taken_back(texts, change_id, log),
        who,
        why or f"undo of change {change_id}",
    )


def _change(folder: Path, plan: Plan, who: str, why: str) -> int:
    """Do what `plan` makes of the tables and the log; the folder and its log in one swap."""
    who_and_why(who, why)
    if not folder.is_dir():
        raise CannotBeSaved(f"{folder} is not a folder with the tables of the record.")
    with locked(folder):
        texts = {name: TableText.of(folder, name) for name in ORDER}
        log = changes(folder)
        made = plan(texts, log)
        files = checked(folder, texts, made, log)
        unchanged(folder, {f"{name}.csv": text.original for name, text in texts.items()})
        swap(folder, with_log(folder, files, made, who, why))
    return next_id(log)


def checked(
    folder: Path, texts: Tables, made: Sequence[Change], log: Sequence[Change]
) -> dict[str, bytes]:
    """The files that `made` changes, if the record that they make has no new problem."""
    if not made:
        raise CannotBeSaved("There is nothing to save.")
    apply(texts, made, log)
    files = {f"{name}.csv": text.content for name, text in texts.items() if text.changed}
    added: dict[str, list[Row]] = {}
    for each in made:
        if not each.column and not each.before:
            added.setdefault(each.table, []).append(json.loads(each.after))
    if problems := new_problems(folder, files, added):
        raise RefusedRows(problems)
    return files


def cells_changed(
    texts: Tables, table: str, row_id: str, expected: Row, new: Row, log: Sequence[Change]
) -> list[Change]:
    """The cells of a row that `new` changes, if the row is as `expected`."""
    text = _table(texts, table)
    key = text.key
    if unknown := [name for name in new if name not in schemas()[table].columns]:
        raise CannotBeSaved(f"{table}.csv has no column {unknown[0]}.")
    if unseen := [name for name in new if name not in expected]:
        raise CannotBeSaved(f"{unseen[0]} of {row_id} cannot be changed without having been seen.")
    if new.get(key, row_id) != row_id:
        raise CannotBeSaved(f"{key} never changes: {row_id!r} cannot become {new[key]!r}.")
    try:
        current = row_of(text, row_id)
    except CannotBeSaved:
        if any(each.row_id == row_id and each.table == table for each in log):
            raise _meanwhile(table, row_id, None, expected, new, log) from None
        raise
    if any(current.get(name, "").strip() != cell.strip() for name, cell in expected.items()):
        raise _meanwhile(table, row_id, current, expected, new, log)
    return [
        Change(0, "", "", table, row_id, name, current.get(name, ""), cell, "")
        for name, cell in new.items()
        if cell.strip() != current.get(name, "").strip()
    ]


def attached(texts: Tables, event_id: str, article: Article, record: Record) -> list[Change]:
    """An article as the last source of an act, with its own row and its publisher's where new."""
    _, article_id, articles, publishers = source_rows(article, record)
    before = row_of(texts["events"], event_id)["sources"]
    known = [each for each in before.split(";") if each.strip()]
    if article_id in known:
        raise CannotBeSaved(f"{event_id} rests on {article_id} already.")
    after = ";".join([*known, article_id])
    linked = Change(0, "", "", "events", event_id, "sources", before, after, "")
    return [*rows_added({"publishers": publishers, "articles": articles}), linked]


def taken_back(texts: Tables, change_id: int, log: Sequence[Change]) -> list[Change]:
    """The changes that take one back, the last first."""
    found = [each for each in log if each.change_id == change_id]
    if not found:
        raise CannotUndo(f"There is no change {change_id}.")
    return [replace(each, before=each.after, after=each.before) for each in reversed(found)]


def apply(texts: Tables, made: Iterable[Change], log: Sequence[Change] = ()) -> None:
    """Make the changes in the tables; ChangedMeanwhile where a cell is not what it was before."""
    for each in made:
        _refuse_unwritable(each)
        text = _table(texts, each.table)
        if not each.column and not each.before:
            text.add([json.loads(each.after)])
            continue
        try:
            number, cells = _found(text, each.row_id)
        except CannotBeSaved:
            seen = json.loads(each.before) if not each.column else {each.column: each.before}
            raise _meanwhile(each.table, each.row_id, None, seen, {}, log) from None
        if not each.column:
            now = row_of(text, each.row_id)
            seen = {**dict.fromkeys(now, ""), **json.loads(each.before)}
            if now != seen:
                raise _meanwhile(each.table, each.row_id, now, seen, {}, log)
            del text.records[number]
        else:
            _set(text, number, cells, each, log)
        text.changed = True


def row_of(text: TableText, row_id: str) -> Row:
    """The cells of a row by column, as they stand."""
    _, cells = _found(text, row_id)
    filled = cells + [""] * (len(text.header) - len(cells))
    return dict(zip(text.header, filled, strict=False))


def _set(
    text: TableText, number: int, cells: list[str], each: Change, log: Sequence[Change]
) -> None:
    """Write one cell, unless it is not what it was before."""
    if each.column not in text.header:
        raise CannotBeSaved(f"{text.name}.csv has no column {each.column}.")
    at = text.header.index(each.column)
    cells = cells + [""] * (len(text.header) - len(cells))
    if cells[at] != each.before:
        seen = {each.column: each.before}
        current = dict(zip(text.header, cells, strict=False))
        raise _meanwhile(text.name, each.row_id, current, seen, {each.column: each.after}, log)
    text.put(number, [*cells[:at], each.after, *cells[at + 1 :]])


def _table(texts: Tables, name: str) -> TableText:
    if name not in texts:
        raise CannotBeSaved(f"{name!r} is not a table of the record.")
    return texts[name]


def _found(text: TableText, row_id: str) -> tuple[int, list[str]]:
    """Where a row stands, and its cells; CannotBeSaved if there is none, or more than one."""
    key = text.header.index(text.key)
    found = [
        (number, cells)
        for number, (cells, _) in enumerate(text.records)
        if len(cells) > key and cells[key].strip() == row_id
    ]
    if len(found) != 1:
        many = f"stands {len(found)} times" if found else "is not"
        raise CannotBeSaved(f"{row_id!r} {many} in {text.name}.csv.")
    return found[0]


def _meanwhile(
    table: str, row_id: str, current: Row | None, seen: Row, wanted: Row, log: Sequence[Change]
) -> ChangedMeanwhile:
    """What to tell the editor who came second: who was first, and what stands there now."""
    differ = [
        name
        for name, cell in seen.items()
        if current is not None and current.get(name, "").strip() != cell.strip()
    ]
    latest = {
        each.column: each
        for each in log
        if (each.table, each.row_id) == (table, row_id)
        and (not each.column or each.column in differ)
    }
    if current is not None:
        latest.pop("", None)
    by = ", ".join(dict.fromkeys(f"{each.who} at {each.at}" for each in latest.values()))
    what = f"{row_id} was changed meanwhile" if current is not None else f"{row_id} is gone"
    now = "".join(
        f"; {name} is now {current.get(name, '')!r}, not {seen[name]!r}"
        for name in differ
        if current is not None
    )
    return ChangedMeanwhile(
        current,
        dict(seen),
        dict(wanted),
        list(latest.values()),
        f"{what}{f' by {by}' if by else ''}{now}.",
    )


def _refuse_unwritable(each: Change) -> None:
    """A cell must be text that a file in UTF-8 and a database can both hold."""
    try:
        each.after.encode("utf-8")
    except UnicodeEncodeError:
        raise CannotBeSaved(f"{each.row_id}: half a character cannot be saved.") from None
    if "\0" in each.after or "\\u0000" in each.after:
        raise CannotBeSaved(f"{each.row_id}: a NUL character cannot be saved.")
