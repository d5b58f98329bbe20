"""What each table may hold, read from data/datapackage.json, and the check of a table against it.

The rules are declared once, as a Frictionless Table Schema, so that other tools can read them
too. The check here is our own because it runs before the first page can be shown;
benchmarks/checking.md has the figures, and the tests hold it to what frictionless finds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from math import inf
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from loaders.dates import BadDate, parse_date

Rule = Callable[[str], str]

DATAPACKAGE = Path(__file__).parent.parent / "data" / "datapackage.json"

# The Library of Congress's name for the type, which datapackage.json gives as a field's rdfType.
EDTF_TYPE = "http://id.loc.gov/datatypes/edtf/EDTF"

NUMBERS = {"integer": re.compile("[+-]?[0-9]+"), "number": re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")}


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table, with its rules, as datapackage.json declares it."""

    name: str
    type: str
    is_date: bool
    example: str
    required: bool
    unique: bool
    pattern: str
    enum: tuple[str, ...]
    max_length: int | None
    minimum: float | None
    maximum: float | None
    delimiter: str
    members: tuple[str, ...]
    refers_to: tuple[str, str] | None

    @property
    def expects(self) -> str:
        """What a cell of this column should hold, in words."""
        if self.is_date:
            return f"a date such as {self.example}"
        if self.enum:
            return f"one of: {', '.join(self.enum)}"
        if self.type in NUMBERS:
            kind = "a whole number" if self.type == "integer" else "a number"
            bounded = self.minimum is not None and self.maximum is not None
            return f"{kind} from {self.minimum} to {self.maximum}" if bounded else kind
        if self.max_length is not None:
            return f"at most {self.max_length} characters"
        return f"a text like {self.example}" if self.pattern else "a text"

    @classmethod
    def from_descriptor(cls, field: dict[str, Any], keys: dict[str, tuple[str, str]]) -> Field:
        """The column that one entry of a Table Schema's `fields` describes."""
        rules = field.get("constraints", {})
        several = field.get("listOf", {})
        refers_to = keys.get(field["name"])
        if "resource" in several:
            refers_to = (several["resource"], several["field"])
        return cls(
            name=field["name"],
            type=field["type"],
            is_date=field.get("rdfType") == EDTF_TYPE,
            example=field.get("example", ""),
            required=rules.get("required", False),
            unique=rules.get("unique", False),
            pattern=rules.get("pattern", ""),
            enum=tuple(rules.get("enum", ())),
            max_length=rules.get("maxLength"),
            minimum=rules.get("minimum"),
            maximum=rules.get("maximum"),
            delimiter=several.get("delimiter", ""),
            members=tuple(several.get("enum", ())),
            refers_to=refers_to,
        )


@dataclass(frozen=True)
class TableSchema:
    """One table: its name, its columns in order, and the column that identifies a row."""

    name: str
    fields: tuple[Field, ...]
    key: str

    @cached_property
    def columns(self) -> list[str]:
        """The names of the columns, in the order in which they are published."""
        return [field.name for field in self.fields]

    @cached_property
    def required(self) -> list[str]:
        """The columns without which a file is not this table."""
        return [field.name for field in self.fields if field.required]

    @cached_property
    def lists(self) -> list[Field]:
        """The columns that hold several values in one cell."""
        return [field for field in self.fields if field.delimiter]

    def __getitem__(self, column: str) -> Field:
        return self.fields[self.columns.index(column)]


@lru_cache
def schemas(datapackage: Path = DATAPACKAGE) -> dict[str, TableSchema]:
    """The tables that a data package declares, by name."""
    tables = {}
    for resource in json.loads(datapackage.read_text(encoding="utf-8"))["resources"]:
        schema, name = resource["schema"], resource["name"]
        keys = {
            key["fields"]: (key["reference"]["resource"] or name, key["reference"]["fields"])
            for key in schema.get("foreignKeys", [])
        }
        columns = tuple(Field.from_descriptor(field, keys) for field in schema["fields"])
        tables[name] = TableSchema(name, columns, schema["primaryKey"])
    return tables


def check(rows: pd.DataFrame, schema: TableSchema) -> pd.DataFrame:
    """Every cell that breaks a rule of its column, each distinct text looked at once.

    `rows` holds strings, "" where nothing is known, and all columns of the schema. Comes back
    with the columns `row` (the position in `rows`), `column`, `found`, and `wrong`: the clause
    that says what is wrong, to stand after the column's name. Values within a list are not
    looked at here, only whether the cell is empty.
    """
    breaches = [
        (row, field.name, found, wrong)
        for field in schema.fields
        for row, found, wrong in _breaches(rows[field.name], field)
    ]
    table = pd.DataFrame(breaches, columns=["row", "column", "found", "wrong"])
    return table.sort_values("row", kind="stable").reset_index(drop=True)


def _breaches(cells: pd.Series, field: Field) -> Iterator[tuple[int, str, str]]:
    """Row, text and clause for each cell of one column that breaks one of its rules."""
    rules = _rules(field)
    if rules or field.required:
        codes, distinct = pd.factorize(cells)
        wrong = [_wrong(text, field, rules) for text in distinct.tolist()]
        if any(wrong):
            broken = np.array([bool(clause) for clause in wrong])[codes]
            for row in np.flatnonzero(broken).tolist():
                yield row, distinct[codes[row]], wrong[codes[row]]
    if field.unique:
        again = (cells.duplicated() & (cells != "")).to_numpy()
        for row in np.flatnonzero(again).tolist():
            text = cells.iloc[row]
            yield row, text, f"{text!r} stands in an earlier row already"


def _wrong(text: str, field: Field, rules: list[Rule]) -> str:
    """What is wrong with a cell, or "" if nothing is."""
    if not text:
        return "is empty, and every row needs one" if field.required else ""
    return next((clause for rule in rules if (clause := rule(text))), "")


def _rules(field: Field) -> list[Rule]:
    """The rules of a column for a cell that is not empty, each a function from text to clause."""
    rules: list[Rule] = []
    if field.is_date:
        rules.append(_not_a_date)
    elif field.type in NUMBERS:
        rules.append(partial(_not_a_number, field=field))
    elif field.pattern and not field.delimiter:
        fits, like = re.compile(field.pattern).fullmatch, field.example
        rules.append(lambda text: "" if fits(text) else f"{text!r} is not written like {like}")
    if field.enum:
        one_of, names = frozenset(field.enum), ", ".join(field.enum)
        rules.append(lambda text: "" if text in one_of else f"{text!r} is none of: {names}")
    if field.max_length is not None:
        rules.append(partial(_too_long, longest=field.max_length))
    return rules


def _not_a_date(text: str) -> str:
    try:
        parse_date(text)
    except BadDate as error:
        return str(error)
    return ""


def _not_a_number(text: str, field: Field) -> str:
    low = -inf if field.minimum is None else field.minimum
    high = inf if field.maximum is None else field.maximum
    if NUMBERS[field.type].fullmatch(text) and low <= float(text) <= high:
        return ""
    return f"{text!r} is not {field.expects}"


def _too_long(text: str, longest: int) -> str:
    return "" if len(text) <= longest else f"has {len(text)} characters, not {longest} at most"
