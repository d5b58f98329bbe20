"""Small sources for the loaders' tests."""

import csv
import io

import pytest

EVENT = {
    "event_id": "2025-07-28-trump-cuts-deadline",
    "date": "2025-07-28",
    "title": "Trump cuts the deadline",
    "summary": "Trump gave Putin 10 or 12 days.",
    "actors": "trump",
    "recipients": "putin;russia",
    "event_type": "threaten",
    "topics": "tariffs;ukraine-war",
    "importance": "1",
    "place": "turnberry",
    "sources": "moscow-times-efd068;rfe-rl-946501",
}


@pytest.fixture
def csv_with(tmp_path):
    """A function that writes an events file: one row for each dict of cells that differ.

    A row that gives no id gets one of its own, `2025-07-28-act-1` and so on.
    """

    def write(*rows, name="events.csv", delimiter=",", encoding="utf-8", without=()):
        filled = [
            {**EVENT, "event_id": f"2025-07-28-act-{number}", **row}
            for number, row in enumerate(rows, start=1)
        ]
        columns = list(dict.fromkeys(column for row in filled for column in row))
        text = io.StringIO()
        writer = csv.DictWriter(
            text,
            [name for name in columns if name not in without],
            delimiter=delimiter,
            extrasaction="ignore",
            lineterminator="\r\n",
        )
        writer.writeheader()
        writer.writerows(filled)
        path = tmp_path / name
        path.write_bytes(text.getvalue().encode(encoding))
        return path

    return write
