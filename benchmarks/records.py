"""Big records that look like the curated one: its months, people, kinds, words and answers.

python -m benchmarks.records FOLDER ACTS
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from loaders.dates import parse_dates

DATA = Path(__file__).parent.parent / "data"
BESIDE = ["articles", "publishers", "actors", "event_types", "places"]
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_SLUG = 80, 320, 40

Numbers = npt.NDArray[np.int64]


def make_record(folder: str | Path, acts: int, seed: int = 1) -> Path:
    """A folder with a record of that many acts; the same `acts` and `seed` give the same bytes.

    The five small tables are those of data/. An act takes its month, its precision and its words
    from one curated act, its actors from a second, its recipients from a third that has actors of
    the same side, its kind, topics and importance from a fourth, its sources from two. Answers
    come as many days later as curated ones do, and as often; deadlines likewise. Every rule of
    data/README.md holds.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in BESIDE:
        shutil.copy(DATA / f"{name}.csv", folder)
    table = _Draw(acts, seed).table()
    with (folder / "events.csv").open("w", encoding="utf-8", newline="\n") as file:
        file.write(",".join(table.column_names) + "\n")
        for part in table.to_batches(max_chunksize=50_000):
            file.writelines(f"{line}\n" for line in _lines(part).to_pylist())
    return folder


class _Draw:
    """One drawing of acts from the curated ones, each step for all acts at once."""

    def __init__(self, acts: int, seed: int) -> None:
        self.acts = acts
        self.random = np.random.default_rng(seed)
        self.real = pd.read_csv(DATA / "events.csv", dtype="str", keep_default_na=False)
        dates, due = parse_dates(self.real["date"]), parse_dates(self.real["deadline"])
        self.real_first, self.real_last = _days(dates["first"]), _days(dates["last"])
        self.real_due_first, self.real_due_last = _days(due["first"]), _days(due["last"])
        self.precision = dates["precision"].to_numpy(dtype=object)

    def table(self) -> pa.Table:
        """The acts, in the order of a record, with the columns of the curated one."""
        real, random = self.real, self.random
        shape = random.integers(len(real), size=self.acts)
        date, first, last = self._dates(shape)
        stem, serial = self._slugs()[shape], random.permutation(self.acts)
        numbers = np.char.zfill(serial.astype("U7"), len(str(self.acts)))
        ids = _joined([_iso(first), _take(stem), pa.array(numbers)], "-")
        frame = pd.DataFrame(
            {"first": first, "id": pd.Series(ids.to_pandas(), dtype="str"), "row": range(self.acts)}
        )
        order = frame.sort_values(["first", "id"])["row"].to_numpy()
        shape, first, last, serial = shape[order], first[order], last[order], serial[order]
        ids, date = ids.take(order), date.take(order)

        who, about = (random.integers(len(real), size=self.acts) for _ in range(2))
        columns: dict[str, Any] = dict.fromkeys(real.columns, pa.nulls(self.acts, pa.string()))
        columns |= {
            "event_id": ids,
            "date": date,
            "date_text": self._of("date_text", shape),
            "title": _joined([_take(self._titles()[shape]), _text(serial)], " no. "),
            "summary": self._summaries(shape, about),
            "actors": self._of("actors", who),
            "recipients": self._of("recipients", self._with_actors_like(who)),
            "event_type": self._of("event_type", about),
            "topics": self._of("topics", about),
            "importance": self._of("importance", about),
            "place": self._of("place", who),
            "responds_to": self._answers(ids, first),
            "sources": self._sources(who, about),
            "note": self._of("note", shape),
        }
        columns |= self._deadlines(ids, first)
        return pa.table({name: columns[name] for name in real.columns})

    def _of(self, column: str, rows: Numbers) -> pa.Array:
        return _take(self.real[column].to_numpy(dtype=object)[rows])

    def _dates(self, shape: Numbers) -> tuple[pa.Array, Numbers, Numbers]:
        """Dates written as the curated ones are, on any day of the same month."""
        months = self.real_first.astype("datetime64[D]").astype("datetime64[M]")
        begins = months.astype("datetime64[D]").astype(np.int64)
        ends = (months + 1).astype("datetime64[D]").astype(np.int64)
        movable = np.isin(self.precision, ["day", "days"])
        anywhere = begins[shape] + (self.random.random(self.acts) * (ends - begins)[shape]).astype(
            np.int64
        )
        first = np.where(movable[shape], anywhere, self.real_first[shape])
        last = first + (self.real_last - self.real_first)[shape]
        text = self.real["date"].str
        tail = text.extract(r"([~?%]?)$")[0].to_numpy(dtype=object)
        slash = np.where(self.precision == "days", "/", "")[shape]
        end = pc.if_else(pa.array(slash == "/"), _iso(last), "")
        moved = _joined([_iso(first), _take(slash), end, _take(tail[shape])], "")
        return pc.if_else(pa.array(movable[shape]), moved, self._of("date", shape)), first, last

    def _slugs(self) -> npt.NDArray[np.object_]:
        """The words of each curated id, without its date."""
        slugs = self.real["event_id"].str.replace(r"^[0-9]{4}(-[0-9]{2}){0,2}-", "", regex=True)
        return slugs.str.slice(0, LONGEST_SLUG).str.strip("-").to_numpy(dtype=object)

    def _titles(self) -> npt.NDArray[np.object_]:
        """Each curated title, cut after a word so that a number fits behind it."""
        room = LONGEST_TITLE - len(f" no. {self.acts}")
        return np.array([_cut(title, room) for title in self.real["title"]], dtype=object)

    def _summaries(self, shape: Numbers, about: Numbers) -> pa.Array:
        """The first sentence of one curated summary and the last of another."""
        sentences = [re.split(r"(?<=[.!?]) (?=[A-Z])", text) for text in self.real["summary"]]
        half = LONGEST_SUMMARY // 2
        opening = np.array([_cut(each[0], half - 1) for each in sentences], dtype=object)
        closing = np.array([_cut(each[-1], half) for each in sentences], dtype=object)
        return _joined([_take(opening[shape]), _take(closing[about])], " ")

    def _with_actors_like(self, who: Numbers) -> Numbers:
        """For each act another curated act whose first actor is of the same side."""
        actors = pd.read_csv(DATA / "actors.csv", dtype="str", keep_default_na=False)
        side_of = dict(zip(actors["actor_id"], actors["side"], strict=True))
        sides = self.real["actors"].str.partition(";")[0].map(side_of).to_numpy(dtype=object)
        found = np.empty(self.acts, dtype=np.int64)
        for side in np.unique(sides):
            mine = np.flatnonzero(sides[who] == side)
            found[mine] = self.random.choice(np.flatnonzero(sides == side), size=len(mine))
        return found

    def _sources(self, one: Numbers, other: Numbers) -> pa.Array:
        """All sources of one curated act and, where it is a new one, the best of another."""
        cells = self.real["sources"].to_numpy(dtype=object)
        best = self.real["sources"].str.partition(";")[0].to_numpy(dtype=object)
        shared = set(best) & {s for cell in cells for s in cell.split(";")[1:]}
        # A source that stands behind several acts could come twice: then one act's are enough.
        again = np.array([source in shared for source in best]) | (
            self.real["sources"].str.partition(";")[0].duplicated(keep=False).to_numpy()
        )
        both = _joined([_take(cells[one]), _take(best[other])], ";")
        alone = (one == other) | again[other]
        return pc.if_else(pa.array(alone), _take(cells[one]), both)

    def _answers(self, ids: pa.Array, first: Numbers) -> pa.Array:
        """An earlier act for as many as answer one in the curated record, as many days before."""
        row_of = {event_id: row for row, event_id in enumerate(self.real["event_id"])}
        lags = [
            self.real_first[row] - self.real_first[row_of[target]]
            for row, cell in enumerate(self.real["responds_to"])
            for target in cell.split(";")
            if target
        ]
        share = (self.real["responds_to"] != "").mean()
        answering = np.flatnonzero(self.random.random(self.acts) < share)
        day = first[answering] - self.random.choice(np.maximum(lags, 0), size=len(answering))
        low = np.searchsorted(first, day, side="left")
        high = np.minimum(np.searchsorted(first, day, side="right"), answering)
        target = low + (self.random.random(len(low)) * (high - low)).astype(np.int64)
        earlier = target < answering
        return _placed(ids, answering[earlier], target[earlier], self.acts)

    def _deadlines(self, ids: pa.Array, first: Numbers) -> dict[str, pa.Array]:
        """Deadlines of the curated record, moved to acts that have as many days until then."""
        with_one = np.flatnonzero(self.real["deadline"] != "")
        share = len(with_one) / len(self.real)
        rows = np.flatnonzero(self.random.random(self.acts) < share)
        like = self.random.choice(with_one, size=len(rows))
        begins = first[rows] + (self.real_due_first - self.real_first)[like]
        ends = begins + (self.real_due_last - self.real_due_first)[like]
        window = _joined([_iso(begins), _iso(ends)], "/")
        text = pc.if_else(pa.array(begins == ends), _iso(begins), window)
        settled = np.searchsorted(first, ends, side="left")
        outcome = self.real["deadline_outcome"].to_numpy(dtype=object)[like] != ""
        outcome &= (settled > rows) & (settled < self.acts)
        cells = {"deadline": _spread(text, rows, self.acts)}
        for column in ("deadline_status", "demand"):
            cells[column] = _spread(self._of(column, like), rows, self.acts)
        cells["deadline_outcome"] = _placed(ids, rows[outcome], settled[outcome], self.acts)
        return cells


def _days(moments: pd.Series) -> Numbers:
    """Days since 1970; a meaningless number where there is none."""
    return moments.to_numpy().astype("datetime64[D]").astype(np.int64)


def _iso(days: Numbers) -> pa.Array:
    return pa.array(np.datetime_as_string(days.astype("datetime64[D]")))


def _take(cells: npt.NDArray[Any]) -> pa.Array:
    return pa.array(cells, type=pa.string())


def _text(numbers: Numbers) -> pa.Array:
    return pa.array(numbers).cast(pa.string())


def _joined(parts: list[pa.Array], mark: str) -> pa.Array:
    return pc.binary_join_element_wise(*parts, mark)


def _lines(part: pa.RecordBatch) -> pa.Array:
    """One line of CSV a row, quoted as the curated record is: only what needs it."""
    cells = []
    for column in part.columns:
        text = column.fill_null("")
        quoted = _joined(["", pc.replace_substring(text, '"', '""'), ""], '"')
        cells.append(pc.if_else(pc.match_substring_regex(text, '[",\n]'), quoted, text))
    return _joined(cells, ",")


def _placed(ids: pa.Array, rows: Numbers, targets: Numbers, size: int) -> pa.Array:
    """A column with the id of each target in its row, else nothing."""
    return _spread(ids.take(targets), rows, size)


def _spread(cells: pa.Array, rows: Numbers, size: int) -> pa.Array:
    """A column with the cells in those rows, else nothing."""
    place = np.full(size, -1)
    place[rows] = np.arange(len(rows))
    return cells.take(pa.array(place, mask=place < 0))


def _cut(text: str, room: int) -> str:
    """Text of at most `room` characters, cut after a word."""
    if len(text) <= room:
        return text
    return text[: room + 1].rpartition(" ")[0].rstrip(",;:–-")


if __name__ == "__main__":
    print(make_record(sys.argv[1], int(sys.argv[2])))
