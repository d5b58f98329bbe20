"""The record: six tables, checked against their schema and each other, with the problems found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypedDict

import pandas as pd

from loaders.actors import Actor, everybody, is_role
from loaders.database.address import is_database
from loaders.dates import parse_dates
from loaders.drafts import Draft
from loaders.links import check_answers, check_deadlines
from loaders.problems import Problem, as_table, problem
from loaders.schema import schemas
from loaders.tables import NotATable, read_table

DATA = Path(__file__).parent.parent / "data"

# A table comes after those that it refers to.
ORDER = ["publishers", "places", "event_types", "actors", "articles", "events"]

SIDES = ["US", "Both", "Russia", "Other"]

# PLOVER's quad classes in their order, and our comment, which is in none of them.
QUAD_CLASSES = [
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
    "comment",
]
LISTS = ["actors", "recipients", "topics", "responds_to", "deadline_outcome", "sources"]
NUMBERS = {"event_types": ["score", "goldstein"], "places": ["latitude", "longitude"]}
DERIVED = [
    "first",
    "last",
    "precision",
    "about",
    "uncertain",
    "side",
    "quad_class",
    "score",
    "due_first",
    "due_last",
]


# `in` is a Python keyword, so the type is written as a call.
Counts = TypedDict("Counts", {"in": int, "loaded": int, "left_out": int, "blank": int})


@dataclass(frozen=True, eq=False)
class Record:
    """The six tables as loaded, one row each, and everything that was wrong with them.

    `events` is sorted by the first day an act can mean, then by id. Besides the columns of the
    CSV, whose lists are tuples, it has `first`, `last` (the days a date can mean), `precision`,
    `about`, `uncertain`, `side` (of its actors: US, Russia, Both or Other), `quad_class`,
    `score`, `due_first`, `due_last` (the deadline's window, NaT if none) and `line`.
    `problems` has `file`, `line`, `row_id`, `column`, `found`, `expected`, `message` and
    `dropped`. `counts` says for each file how many rows were `in` it, `loaded`, `left_out` and
    `blank`. `version` changes when a byte of a table does. Nobody writes to these tables.
    """

    events: pd.DataFrame
    articles: pd.DataFrame
    publishers: pd.DataFrame
    actors: pd.DataFrame
    event_types: pd.DataFrame
    places: pd.DataFrame
    problems: pd.DataFrame
    counts: dict[str, Counts]
    version: str
    source: str

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The position of each event in `events`, by its id."""
        return {event_id: row for row, event_id in enumerate(self.events["event_id"].tolist())}

    @cached_property
    def everybody(self) -> dict[str, Actor]:
        """The actors by id, with their roles parsed."""
        return everybody(self.actors)


def load_record(source: str | Path = "data") -> Record:
    """The record from a folder of CSV files, a database, or one events file or https address.

    "data" is the folder that comes with the dashboard, wherever it is started. Tables that
    another folder lacks, and the five beside a single events file, are taken from there, which
    is told for a folder. Rows that break a rule are left out or corrected, and told in
    `problems`; the good ones always load. Raises NotATable if there are no events to read:
    WrongHeader, which is one, if the events lack a column.
    """
    if is_database(source):
        from loaders.database.store import load_from_database  # only a database pays for the import

        return load_from_database(str(source))
    folder = DATA if str(source) == "data" else Path(source)
    single = not folder.is_dir()
    notes: list[Problem] = []
    drafts: dict[str, Draft] = {}
    hashes = hashlib.blake2b(digest_size=6)
    for name in ORDER:
        if single:
            drafts[name], digest = _draft(source if name == "events" else DATA, name)
        else:
            drafts[name], digest = _from_folder(folder, name, notes)
        hashes.update(digest.encode())
        _check(drafts[name], drafts, alone=single and name == "events")
    events = _events(drafts["events"], drafts)
    tables = {name: _with_numbers(name, drafts[name].rows) for name in ORDER[:-1]}
    told = [problem for draft in reversed(drafts.values()) for problem in draft.problems]
    return Record(
        **tables,
        events=events,
        problems=as_table([*notes, *told]),
        counts={draft.file: _counted(draft) for draft in reversed(drafts.values())},
        version=hashes.hexdigest(),
        source=str(source),
    )


def _draft(source: str | Path, name: str) -> tuple[Draft, str]:
    """A table and its digest from a file, an address, or the folder that holds it."""
    if isinstance(source, Path) and source.is_dir():
        source = source / f"{name}.csv"
    table = read_table(source, name)
    return Draft(table, schemas()[name]), table.digest


def _from_folder(folder: Path, name: str, notes: list[Problem]) -> tuple[Draft, str]:
    """A table of a folder, or in its place the one that comes with the dashboard."""
    try:
        return _draft(folder, name)
    except NotATable as error:
        if name == "events" or folder == DATA:
            raise
        what = f"{error}; the table that comes with the dashboard was taken"
        notes.append(problem(f"{name}.csv", what, found="", expected=f"{name}.csv"))
        return _draft(DATA, name)


def _check(draft: Draft, drafts: dict[str, Draft], *, alone: bool) -> None:
    """Check a table's cells, and its references to itself and the tables before it.

    Events that come `alone` may rest on articles that are not in the dashboard's own table:
    such an act is shown without them, and told.
    """
    draft.check_cells()
    ids = {name: frozenset(each.rows[each.schema.key]) for name, each in drafts.items()}
    for field in draft.schema.fields:
        if field.refers_to and not field.delimiter:
            table = field.refers_to[0]
            draft.check_key(field.name, ids[table].__contains__, table)
    if draft.schema.name == "actors":
        draft.split_list("roles", is_role, "is not written like Senator@2023-01-03/2025-01")
        draft.rows["roles"] = draft.rows["roles"].map(";".join).astype("str")
    for field in draft.schema.fields:
        if field.members:
            draft.split_list(
                field.name, frozenset(field.members).__contains__, "is not among the topics"
            )
        elif field.delimiter and field.refers_to and field.refers_to[0] != draft.schema.name:
            table = field.refers_to[0]
            needed = not (alone and field.name == "sources")
            draft.split_list(
                field.name, ids[table].__contains__, f"is not in {table}", needed=needed
            )


def _events(draft: Draft, drafts: dict[str, Draft]) -> pd.DataFrame:
    """The events with what follows from their cells, sorted; links between them are checked."""
    dates = parse_dates(draft.rows["date"])
    due = check_deadlines(draft, dates["first"])
    known = frozenset(draft.rows["event_id"]).__contains__
    for column in ("responds_to", "deadline_outcome"):
        draft.split_list(column, known, "is not in events")
    check_answers(draft, dates)
    types = drafts["event_types"].rows.set_index("event_type")
    quad_class = types["quad_class"].replace("", "comment")
    side_of = drafts["actors"].rows.set_index("actor_id")["side"].to_dict()
    clashes = [name for name in draft.rows.columns if name in DERIVED]
    for name in clashes:
        what = (
            f"column {name} is worked out by the dashboard; the file's is kept as '{name} (read)'"
        )
        draft.tell_of_file(what, name)
    kept = draft.rows.rename(columns={name: f"{name} (read)" for name in clashes})
    events = kept.assign(
        importance=kept["importance"].astype("int8"),
        **dates[["first", "last", "precision", "about", "uncertain"]],
        side=_category(_sides(kept["actors"], side_of), SIDES),
        quad_class=_category(kept["event_type"].map(quad_class.to_dict()), QUAD_CLASSES),
        score=kept["event_type"].map(types["score"].astype("float64").to_dict()).astype("float64"),
        **due,
    )
    events = events[[*(name for name in events.columns if name != "line"), "line"]]
    ordered = events.sort_values(["first", "event_id"], kind="stable")
    if not ordered.index.equals(events.index):
        draft.tell_of_file("the rows are not in the order of their dates; they were sorted")
    return ordered.reset_index(drop=True)


def _sides(actors: pd.Series, side_of: dict[str, str]) -> list[str]:
    """The side of each act: Both if actors of both acted, Other if of neither."""
    sides: dict[tuple[str, ...], str] = {}
    for acted in actors:
        if acted not in sides:
            present = {side_of[actor] for actor in acted}
            one = next((side for side in ("US", "Russia") if side in present), "Other")
            sides[acted] = "Both" if {"US", "Russia"} <= present else one
    return [sides[acted] for acted in actors]


def _category(values: Iterable[str], categories: list[str]) -> pd.Categorical:
    return pd.Categorical(values, categories=categories)


def _with_numbers(name: str, rows: pd.DataFrame) -> pd.DataFrame:
    """A table whose numbers are numbers; an empty cell is NaN."""
    numbers = {
        column: pd.Series(
            [float(text or "nan") for text in rows[column]], index=rows.index, dtype="float64"
        )
        for column in NUMBERS.get(name, [])
    }
    return rows.assign(**numbers)


def _counted(draft: Draft) -> Counts:
    return {
        "in": draft.records,
        "loaded": len(draft.rows),
        "left_out": draft.left_out,
        "blank": draft.blank,
    }
