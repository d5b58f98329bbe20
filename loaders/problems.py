"""What is wrong with a row, said so that an editor can put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

import pandas as pd


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file, and whether its row was left out because of it.

    `line` is None where the problem is one of the whole file. `row_id` is the row's id, or its
    title if it has none.
    """

    file: str
    line: int | None
    row_id: str
    column: str
    found: str
    expected: str
    message: str
    dropped: bool


def problem(
    file: str,
    what: str,
    *,
    line: int | None = None,
    row_id: str = "",
    column: str = "",
    found: str = "",
    expected: str = "",
    dropped: bool = False,
    unit: str = "line",
) -> Problem:
    """A problem whose sentence is put together from its place and `what`, a clause.

    >>> problem("events.csv", "title is empty", line=4, row_id="2025-01-01-x").message
    'events.csv line 4 (2025-01-01-x): title is empty.'
    """
    place = file if line is None else f"{file} {unit} {line}"
    place = f"{place} ({row_id})" if row_id else place
    return Problem(file, line, row_id, column, found, expected, f"{place}: {what}.", dropped)


def as_table(problems: Iterable[Problem]) -> pd.DataFrame:
    """Problems as a table with one column for each part; `line` is NA for a whole file."""
    told = list(problems)
    names = [field.name for field in fields(Problem)]
    table = pd.DataFrame({name: [getattr(each, name) for each in told] for name in names})
    text = dict.fromkeys(["file", "row_id", "column", "found", "expected", "message"], "str")
    return table.astype({**text, "line": "Int64", "dropped": "bool"})
