"""Views to be exported: of the curated record, and of one whose cells are meant to do harm."""

import csv
import shutil
from pathlib import Path

import pytest

from loaders.formats import Export
from loaders.record import load_record

DATA = Path(__file__).parents[3] / "data"
ADDRESS = "https://timeline.example/rel/exchanges?side=US&q=a%26b&record=abc"

HARMFUL = [
    {"title": '=HYPERLINK("https://x.example","a")', "summary": "+1 & <b>bold</b> ]]> -->"},
    {"title": "'-5 degrees, \"quoted\"; semicolon", "note": "@SUM(1)|cmd", "demand": "'=1"},
    {"title": "<script>alert(1)</script>", "summary": "a\x0bb\x1fc 🙂 x < y \\ {brace} 100%"},
    {"date": "2016-06", "title": "A month whose day is not known", "summary": "Within June."},
    {"date": "2016/2018", "title": "Between two years", "deadline": ""},
    {"date": "2016-04-11/2016-04-12~", "title": "About two days"},
    {"date": "2016-05-01/..", "title": "No end"},
    {"date": "2016", "title": "A year"},
    {"date": "2016-07-28?", "title": "Uncertain day"},
    {"title": "Deadline in a window", "deadline": "2016-08-07/2016-08-09", "deadline_status": "open", "demand": "Peace"},
    {"title": "Deadline replaced", "deadline": "2016-08-08", "deadline_status": "superseded", "demand": "Peace; now, or else"},
    {"title": "Deadline in a month", "deadline": "2016-08", "deadline_status": "met", "demand": "Troops out"},
    {"title": "Deadline on a day", "deadline": "2016-08-08", "deadline_status": "missed", "demand": ""},
]  # fmt: skip
NONE = {"responds_to": "", "deadline": "", "deadline_status": "", "deadline_outcome": ""}


@pytest.fixture(scope="session")
def odd(tmp_path_factory):
    """A record whose first acts have the cells of HARMFUL; the rest is as published."""
    folder = tmp_path_factory.mktemp("odd") / "record"
    shutil.copytree(DATA, folder)
    with (DATA / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[: len(HARMFUL) + 7]
    for number, cells in enumerate(HARMFUL):
        rows[number] |= {**NONE, "date": f"2016-03-{number + 1:02}", **cells, "event_id": f"2016-odd-{number}"}  # fmt: skip
    for row in rows[len(HARMFUL) :]:
        row |= {"responds_to": "", "deadline_outcome": ""}
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return load_record(folder)


@pytest.fixture(scope="session")
def harmful(odd):
    """All acts of that record as a view."""
    return Export(odd, tuple(range(len(odd.events))), ADDRESS, "Acts with <b> & other things")


@pytest.fixture(scope="session")
def everything(record):
    """The whole curated record as a view."""
    rows = tuple(range(len(record.events)))
    return Export(record, rows, "https://timeline.example/?record=abc", "All acts")


@pytest.fixture
def act_of(harmful):
    """A function from the title of a harmful act to the act."""
    return {act["title"]: act for act in harmful.acts}.__getitem__
