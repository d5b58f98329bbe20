import re

import pandas as pd
import pytest
from frictionless import Package, Resource, Schema

from loaders.schema import DATAPACKAGE, check, schemas

EVENTS = schemas()["events"]


def events(**cells):
    """One event with these cells, the others as a good row has them."""
    row = dict.fromkeys(EVENTS.columns, "")
    good = {
        "event_id": "2025-07-28-trump-cuts-deadline",
        "date": "2025-07-28",
        "title": "Trump cuts the deadline",
        "actors": "trump",
        "event_type": "threaten",
        "importance": "1",
        "sources": "reuters-6b1ad2",
    }
    return pd.DataFrame([{**row, **good, **cells}], dtype="str")


def test_the_data_package_is_valid_and_so_are_the_tables_in_it():
    report = Package(str(DATAPACKAGE)).validate()

    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []


def test_the_data_package_has_the_columns_of_the_files_in_their_order():
    for name, schema in schemas().items():
        header = (DATAPACKAGE.parent / f"{name}.csv").read_text(encoding="utf-8").split("\n")[0]

        assert header.split(",") == schema.columns


def test_every_field_says_what_it_holds_and_a_pattern_has_an_example_that_fits():
    for schema in schemas().values():
        for field in schema.fields:
            if field.pattern:
                assert re.fullmatch(field.pattern, field.example), field.name


@pytest.mark.parametrize(
    ("column", "found", "wrong"),
    [
        ("event_id", "Trump cuts", "'Trump cuts' is not written like 2025-07-28-trump-cuts"),
        ("event_id", "", "is empty, and every row needs one"),
        ("date", "2025-02-30", "'2025-02-30' is not a day in the calendar"),
        ("date", "28 July", "'28 July' is not a date such as 2025-07-28"),
        ("date", "2025/2024", "'2025/2024' ends before it begins"),
        ("title", "x" * 81, "has 81 characters, not 80 at most"),
        ("actors", "", "is empty, and every row needs one"),
        ("importance", "4", "'4' is not a whole number from 1 to 3"),
        ("importance", "1.5", "'1.5' is not a whole number from 1 to 3"),
        ("deadline_status", "lapsed", "'lapsed' is none of: met, missed, extended"),
    ],
)
def test_a_cell_that_breaks_a_rule_is_told(column, found, wrong):
    breach = check(events(**{column: found}), EVENTS).iloc[0]

    assert (0, column, found) == (breach["row"], breach["column"], breach["found"])
    assert breach["wrong"].startswith(wrong)


def test_a_good_row_breaks_no_rule():
    assert check(events(), EVENTS).empty


def test_the_second_of_two_equal_ids_is_told():
    breaches = check(pd.concat([events(), events()], ignore_index=True), EVENTS)

    assert breaches[["row", "column"]].to_numpy().tolist() == [[1, "event_id"]]


@pytest.mark.parametrize(
    ("column", "cells", "right"),
    [
        ("latitude", ["90", "-90", "24.45"], True),
        ("latitude", ["90.01", "-91", "1e1", "north", "nan", "1,5"], False),
    ],
)
def test_a_number_is_held_to_its_bounds(column, cells, right):
    places = schemas()["places"]
    rows = pd.DataFrame(
        [
            {"place_id": f"p{n}", "name": "x", "country": "", "latitude": "1", "longitude": "1"}
            | {column: cell}
            for n, cell in enumerate(cells)
        ],
        dtype="str",
    )

    assert ([] if right else cells) == check(rows, places)["found"].tolist()


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("event_id", ["A b", "2025-x", "x-2025"]),
        ("date", ["2025-13", "2025-7-1", "20250728", "2025/..", "2025-07~"]),
        ("title", ["x" * 80, "x" * 81]),
        ("event_type", ["Threaten", "no_such"]),
        ("importance", ["0", "1", "3", "4", "x"]),
        ("deadline", ["2025-08-07/2025-08-09", "soon"]),
        ("deadline_status", ["met", "lapsed"]),
    ],
)
def test_our_check_finds_what_frictionless_finds(column, cells):
    rows = pd.concat([events(**{column: cell}) for cell in cells], ignore_index=True)
    if column != "event_id":
        rows["event_id"] = [f"2025-07-28-act-{number}" for number in range(len(rows))]
    declared = Package(str(DATAPACKAGE)).get_resource("events").schema.to_descriptor()
    declared.pop("foreignKeys")
    data = [list(rows.columns), *rows.to_numpy().tolist()]
    report = Resource(data=data, schema=Schema.from_descriptor(declared)).validate()

    theirs = {(row - 2, field) for row, field in report.flatten(["rowNumber", "fieldName"])}
    ours = check(rows, EVENTS)
    assert theirs == set(zip(ours["row"], ours["column"], strict=True))
