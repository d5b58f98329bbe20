import csv
import shutil
from pathlib import Path

import pytest

from loaders.query import Index
from loaders.record import load_record

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="session")
def record():
    """The curated record, loaded once."""
    return load_record(DATA)


@pytest.fixture(scope="session")
def index(record):
    """The curated record, ready to be asked."""
    return Index(record)


@pytest.fixture
def index_with(tmp_path):
    """A record of a few acts from data/, the first one with the cells given."""

    def build(rows=12, **cells):
        folder = tmp_path / "record"
        shutil.copytree(DATA, folder)
        with (DATA / "events.csv").open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            kept = [row for row, _ in zip(reader, range(rows), strict=False)]
        kept[0] |= cells
        with (folder / "events.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(kept[0]))
            writer.writeheader()
            writer.writerows(kept)
        return Index(load_record(folder))

    return build
