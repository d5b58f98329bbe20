"""How long it takes to import a checker and to check events with it.

Each checker holds the same events to the same data/datapackage.json, in a process of its own.
Run it as `python benchmarks/checking.py`; it prints the table of checking.md.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

SIZES = [1_000, 100_000]


def repeated(rows: int) -> pd.DataFrame:
    """That many events: the record's own again and again, each with an id of its own."""
    events = pd.read_csv(ROOT / "data/events.csv", dtype="str", keep_default_na=False)
    many = pd.concat([events] * (rows // len(events) + 1), ignore_index=True).head(rows)
    return many.assign(event_id=many["event_id"] + "-" + pd.Series(range(rows)).map("{:x}".format))


def _schema() -> dict:
    package = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
    schema = package["resources"][0]["schema"]
    return {key: value for key, value in schema.items() if key != "foreignKeys"}


def with_ours() -> Callable[[pd.DataFrame], object]:
    """The check of loaders/schema.py."""
    from loaders.schema import check, schemas

    return lambda events: check(events, schemas()["events"])


def with_pandera() -> Callable[[pd.DataFrame], object]:
    """A pandera schema built from the data package."""
    import pandera.pandas as pa

    def column(field: dict) -> pa.Column:
        rules = field.get("constraints", {})
        checks = [pa.Check(lambda cells: cells != "")] if rules.get("required") else []
        if pattern := rules.get("pattern"):
            checks.append(pa.Check(lambda cells: cells.str.fullmatch(f"(?:{pattern})?")))
        if enum := rules.get("enum"):
            checks.append(pa.Check.isin(["", *enum]))
        if longest := rules.get("maxLength"):
            checks.append(pa.Check(lambda cells: cells.str.len() <= longest))
        return pa.Column(checks=checks, unique=rules.get("unique", False))

    schema = pa.DataFrameSchema({field["name"]: column(field) for field in _schema()["fields"]})
    return lambda events: schema.validate(events, lazy=True)


def with_frictionless() -> Callable[[pd.DataFrame], object]:
    """The frictionless framework, which reads the file itself."""
    from frictionless import Resource, Schema

    schema = Schema.from_descriptor(_schema())

    def validate(events: pd.DataFrame) -> object:
        with tempfile.TemporaryDirectory() as folder:
            events.to_csv(Path(folder, "events.csv"), index=False)
            return Resource(path="events.csv", basepath=folder, schema=schema).validate()

    return validate


def with_jsonschema() -> Callable[[pd.DataFrame], object]:
    """A JSON Schema of one row with the same patterns, enumerations and lengths."""
    from jsonschema import Draft202012Validator

    def cell(field: dict) -> dict:
        rules = field.get("constraints", {})
        known = {key: rules[key] for key in ("enum", "maxLength") if key in rules}
        if "pattern" in rules:
            known["pattern"] = f"^(?:{rules['pattern']})$"
        return known if rules.get("required") else {"anyOf": [{"const": ""}, known]}

    properties = {field["name"]: cell(field) for field in _schema()["fields"]}
    validator = Draft202012Validator({"type": "object", "properties": properties})
    return lambda events: [
        list(validator.iter_errors(row)) for row in events.to_dict(orient="records")
    ]


CHECKERS = {
    "ours": with_ours,
    "pandera": with_pandera,
    "frictionless": with_frictionless,
    "jsonschema": with_jsonschema,
}


def measure(checker: str) -> list[float]:
    """Seconds to import and build, to check a first time, and to check each size again."""
    tables = [repeated(rows) for rows in SIZES]
    began = time.perf_counter()
    check = CHECKERS[checker]()
    seconds = [time.perf_counter() - began]
    for events in [tables[0], *tables]:
        began = time.perf_counter()
        check(events)
        seconds.append(time.perf_counter() - began)
    return seconds


if __name__ == "__main__":
    if len(sys.argv) == 2:
        print(json.dumps(measure(sys.argv[1])))
        raise SystemExit
    sizes = " | ".join(f"{size:,} rows" for size in SIZES)
    print(f"| checker | import, build | first check, 1,000 rows | again: {sizes} |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name in CHECKERS:
        command = [sys.executable, __file__, name]
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        figures = " | ".join(f"{seconds:.3f} s" for seconds in json.loads(answer))
        print(f"| {name} | {figures} |", flush=True)
