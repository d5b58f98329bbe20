"""A table on its way in: rows are checked, corrected or left out, and each reason is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches

import numpy as np
import pandas as pd

from loaders.problems import Problem, problem
from loaders.schema import TableSchema, check
from loaders.tables import NotATable, Table

# How alike two column names must be (difflib's ratio) before one is offered for the other.
LIKENESS = 0.7


class WrongHeader(NotATable):
    """A file's header lacks a column that every row needs."""


class Draft:
    """The rows of one table that are still in, and what has been found wrong with the others.

    `rows` has the schema's columns, the columns the file had besides, and `line`; its index
    counts from 0 after every step that leaves rows out.
    """

    def __init__(self, table: Table, schema: TableSchema) -> None:
        """Take a table in; raises WrongHeader if a column that every row needs is missing."""
        self.schema = schema
        self.file, self.unit = table.file, table.unit
        self.records, self.blank = table.records, table.blank
        self.problems: list[Problem] = list(table.problems)
        self.left_out = sum(problem.dropped for problem in table.problems)
        self.rows = self._with_columns(table.rows)
        self._named: list[tuple[int, str]] | None = None

    def tell(
        self, row: int, column: str, what: str, found: str = "", expected: str = "", *, drop: bool
    ) -> None:
        """Note what is wrong in one row; `drop` says whether the row is to be left out."""
        line, row_id = self._places[row]
        told = problem(
            self.file,
            what,
            line=line,
            row_id=row_id,
            column=column,
            found=found,
            expected=expected,
            dropped=drop,
            unit=self.unit,
        )
        self.problems.append(told)

    @property
    def _places(self) -> list[tuple[int, str]]:
        """The line of each row and what it is called: its id, or its title if it has none.

        Kept until rows are left out: a file may have a problem in each of 100,000 rows, and a
        look into the table for each takes longer than everything else.
        """
        if self._named is None:
            ids = self.rows[self.schema.key].tolist()
            titles = self.rows["title"].tolist() if "title" in self.rows else ids
            names = [row_id or title for row_id, title in zip(ids, titles, strict=True)]
            self._named = list(zip(self.rows["line"].tolist(), names, strict=True))
        return self._named

    def tell_of_file(
        self, what: str, column: str = "", found: str = "", expected: str = ""
    ) -> None:
        """Note something that is true of the whole file."""
        told = problem(self.file, what, column=column, found=found, expected=expected)
        self.problems.append(told)

    def leave_out(self, rows: Iterable[int]) -> None:
        """Leave rows out, by their index; each must have been told with `drop`."""
        gone = set(rows)
        if gone:
            self.left_out += len(gone)
            self.rows = self.rows.drop(index=sorted(gone)).reset_index(drop=True)
            self._named = None

    def check_cells(self) -> None:
        """Hold every cell to the rules of its column.

        Where a column that every row needs is wrong, the row is left out. Elsewhere the cell is
        emptied. A text that is too long stays and is told.
        """
        wrong = check(self.rows, self.schema)
        drop: list[int] = []
        empty: dict[str, list[int]] = {}
        for row, column, found, clause in wrong.itertuples(index=False, name=None):
            field = self.schema[column]
            too_long = field.max_length is not None and len(found) > field.max_length
            drops = (field.required or field.unique) and not too_long
            self.tell(row, column, f"{column} {clause}", found, field.expects, drop=drops)
            if drops:
                drop.append(row)
            elif not too_long:
                empty.setdefault(column, []).append(row)
        for column, emptied in empty.items():
            self.rows.loc[emptied, column] = ""
        self.leave_out(drop)

    def check_key(self, column: str, known: Callable[[str], bool], where: str) -> None:
        """Hold a column that names a row of another table to the ids that are known there."""
        codes, distinct = pd.factorize(self.rows[column])
        good = np.array([not text or known(text) for text in distinct.tolist()], dtype=bool)
        if good.all():
            return
        field = self.schema[column]
        missing = np.flatnonzero(~good[codes]).tolist()
        for row in missing:
            found = distinct[codes[row]]
            what = f"{column} {found!r} is not in {where}"
            self.tell(row, column, what, found, f"an id of {where}", drop=field.required)
        if field.required:
            self.leave_out(missing)
        else:
            self.rows.loc[missing, column] = ""

    def split_list(
        self, column: str, known: Callable[[str], bool], wrong: str, *, needed: bool = True
    ) -> None:
        """Make the cells of a list column tuples of the values that are known, each once.

        A value that is not known is taken off and told with `wrong`, a clause that begins with "is". A row
        whose list is required and has nothing left is left out, unless the list is not `needed`
        here and only held values that are not known. Equal cells share one tuple.
        """
        field = self.schema[column]
        codes, distinct = pd.factorize(self.rows[column])
        lists = np.empty(len(distinct), dtype=object)
        unknown: dict[int, list[str]] = {}
        for code, text in enumerate(distinct.tolist()):
            values = dict.fromkeys(map(str.strip, text.split(field.delimiter)) if text else ())
            values.pop("", None)
            lists[code] = tuple(filter(known, values))
            if len(lists[code]) < len(values):
                unknown[code] = [value for value in values if not known(value)]
        bare = {code for code, kept in enumerate(lists) if field.required and not kept}
        self.rows[column] = pd.Series(lists[codes], index=self.rows.index, dtype=object)
        if not needed:
            bare -= set(unknown)
        drop = []
        if unknown or bare:
            for row in np.flatnonzero(np.isin(codes, [*unknown, *bare])).tolist():
                code = codes[row]
                found = ", ".join(map(repr, unknown.get(code, [])))
                clause = wrong if len(unknown.get(code, [])) < 2 else wrong.replace("is", "are", 1)
                what = f"{column} {found} {clause}" if found else f"{column} holds no value"
                if found and code in bare:
                    what += f", and no other value of {column} is left"
                self.tell(row, column, what, found, field.expects, drop=code in bare)
                if code in bare:
                    drop.append(row)
        self.leave_out(drop)

    def _with_columns(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows with every column of the schema, the others after them.

        A column is known by its name whatever the case, blanks and hyphens in it.
        """
        renamed: dict[str, str] = {}
        for name in rows.columns:
            plain = name.strip().lower().replace(" ", "_").replace("-", "_")
            if name not in self.schema.columns and plain in self.schema.columns:
                if plain in rows.columns or plain in renamed.values():
                    continue
                renamed[name] = plain
                self.tell_of_file(f"column {name!r} was read as {plain}", name, name, plain)
        rows = rows.rename(columns=renamed)
        extra = [name for name in rows.columns if name not in {*self.schema.columns, "line"}]
        missing = [name for name in self.schema.columns if name not in rows.columns]
        alike = {name: get_close_matches(name, extra, 1, LIKENESS) for name in missing}
        hints = {name: f" (is {found[0]!r} meant?)" for name, found in alike.items() if found}
        needed = [
            f"{name}{hints.get(name, '')}" for name in missing if name in self.schema.required
        ]
        if needed:
            columns = "column" if len(needed) == 1 else "columns"
            raise WrongHeader(f"{self.file} has no {columns} {', '.join(needed)} in its header")
        for name in missing:
            if name in hints:
                what = f"the header has no column {name}{hints[name]}; it was taken as empty"
                self.tell_of_file(what, name, alike[name][0], name)
        ordered = rows.reindex(columns=[*self.schema.columns, *extra, "line"], fill_value="")
        return ordered.astype(dict.fromkeys(missing, "str"))
