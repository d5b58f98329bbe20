"""New rows into the folder of the record: checked first, then written whole or not at all.

Rows that are there already keep every byte, so that a diff shows what was added and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.articles.article import Article
from loaders.articles.rows import CannotBeSaved, Row, Rows, as_csv, rows_for, source_rows
from loaders.articles.swapping import NotSwapped, locked, swap, unchanged
from loaders.changes import Change, rows_added, with_log
from loaders.record import ORDER, load_record
from loaders.table_text import TableText, new_problems

__all__ = [
    "CannotBeSaved",
    "NotSwapped",
    "RefusedRows",
    "Rows",
    "Saved",
    "as_csv",
    "attach_source",
    "rows_for",
    "save_rows",
]


class RefusedRows(ValueError):
    """The record would have new problems with these rows; `problems` has a sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("The rows were not saved. " + " ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Saved:
    """What was written: the files, the ids of new rows, and where the old files are kept."""

    folder: Path
    files: tuple[str, ...]
    event_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    publisher_ids: tuple[str, ...]
    backup: Path


def save_rows(folder: str | Path, rows: Rows, who: str = "", why: str = "") -> Saved:
    """Add rows to the six tables of a folder; with `who` the log of changes tells of it.

    Raises RefusedRows if the record would have a problem that it does not have now, NotSwapped if
    the folder cannot be written, CannotBeSaved if a table is not in the form of data/README.md.
    In each case nothing is changed.
    """
    added = {"publishers": rows.publishers, "articles": rows.articles, "events": rows.events}
    return _change(Path(folder), added, who=who, why=why)


def attach_source(
    folder: str | Path, event_id: str, article: Article, who: str = "", why: str = ""
) -> Saved:
    """Add an article to the sources of an act on record, last, as the README has best first.

    Raises CannotBeSaved if the act is not on record or rests on this article already, and what
    `save_rows` raises.
    """
    folder = Path(folder)
    record = load_record(folder)
    if event_id not in record.row_of:
        raise CannotBeSaved(f"{event_id!r} is not an act of the record in {folder}.")
    _, article_id, articles, publishers = source_rows(article, record)
    known = record.events.at[record.row_of[event_id], "sources"]
    if article_id in known:
        raise CannotBeSaved(f"{event_id} rests on {article_id} already.")

    added = {"publishers": publishers, "articles": articles}
    linked = Change(
        0,
        "",
        "",
        "events",
        event_id,
        "sources",
        ";".join(known),
        ";".join([*known, article_id]),
        "",
    )
    return _change(
        folder,
        added,
        lambda events: events.append_to(event_id, article_id),
        [linked],
        who=who,
        why=why,
    )


def _change(
    folder: Path,
    added: dict[str, list[Row]],
    edit: Callable[[TableText], None] | None = None,
    edited: Sequence[Change] = (),
    *,
    who: str,
    why: str,
) -> Saved:
    """Add rows to the tables of a folder, edit its events, check, and swap the files.

    `edited` tells the log what `edit` does.
    """
    if not folder.is_dir():
        raise CannotBeSaved(f"{folder} is not a folder with the tables of the record.")
    with locked(folder):
        texts = {name: TableText.of(folder, name) for name in ORDER}
        if edit:
            edit(texts["events"])
        for name, rows in added.items():
            texts[name].add(rows)
        changed = {f"{name}.csv": text.content for name, text in texts.items() if text.changed}
        if not changed:
            raise CannotBeSaved("There is nothing to save.")
        problems = new_problems(folder, changed, added)
        if problems:
            raise RefusedRows(problems)
        unchanged(folder, {f"{name}.csv": text.original for name, text in texts.items()})
        logged = with_log(folder, changed, [*rows_added(added), *edited], who, why) if who else None
        backup = swap(folder, logged or changed)
    return Saved(
        folder=folder,
        files=tuple(changed),
        event_ids=tuple(row["event_id"] for row in added.get("events", [])),
        article_ids=tuple(row["article_id"] for row in added.get("articles", [])),
        publisher_ids=tuple(row["publisher_id"] for row in added.get("publishers", [])),
        backup=backup,
    )
