"""The record as an editor changes it, whether it lies in a folder or in a database.

Both keep the same promises: a change is made whole or not at all, it is checked first, the log tells
who made it and why, and whoever comes second to a row is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from loaders import changes as logs
from loaders import corrections
from loaders.articles.article import Article
from loaders.articles.rows import Row, Rows
from loaders.articles.saving import attach_source, save_rows
from loaders.changes import Change
from loaders.database.address import is_database


@dataclass(frozen=True)
class Store:
    """A record that may be changed, and under whose name.

    `place` is a folder or the address of a database. Every method raises CannotBeSaved,
    RefusedRows, NotSwapped or Unusable where nothing was changed.
    """

    place: str
    who: str

    def row(self, event_id: str) -> Row:
        """The cells of an act as they stand, by column."""
        if is_database(self.place):
            from loaders.database.store import row_in

            return row_in(self.place, "events", event_id)
        return corrections.row_in(self.place, "events", event_id)

    def correct(self, event_id: str, seen: Row, new: Row, why: str) -> int:
        """Writes the cells of `new` into an act; ChangedMeanwhile if it is not as it was seen."""
        change = _database() if is_database(self.place) else corrections
        return int(change.change_event(self.place, event_id, seen, new, self.who, why))

    def add(self, rows: Rows, why: str) -> None:
        """Adds acts with their articles and publishers, all or none."""
        if is_database(self.place):
            _database().add_rows(self.place, rows, self.who, why)
        else:
            save_rows(self.place, rows, self.who, why)

    def attach(self, event_id: str, article: Article, why: str) -> None:
        """Adds an article to the sources of an act."""
        if is_database(self.place):
            _database().attach_source(self.place, event_id, article, self.who, why)
        else:
            attach_source(self.place, event_id, article, self.who, why)

    def undo(self, change_id: int) -> int:
        """Takes a change back; CannotUndo if there is none, ChangedMeanwhile if others built on it."""
        change = _database() if is_database(self.place) else corrections
        return int(change.undo(self.place, change_id, self.who))


def log_of(place: str) -> list[Change]:
    """Every change made to a record, oldest first; none where a record keeps no log."""
    if is_database(place):
        from loaders.database.store import changes

        return changes(place)
    return logs.changes(place) if Path(place).is_dir() else []


def _database() -> ModuleType:
    # SQLAlchemy takes a moment to load, which a record in files need not wait for.
    from loaders.database import editing

    return editing
