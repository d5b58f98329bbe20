"""Where the acts of a view happened: counts by place, and by what was done there."""

from __future__ import annotations

import numpy as np
import pandas as pd

from loaders.query import Index, Rows

# What a place is known for: PLOVER's `consult` is a meeting, a visit or a call; its quad classes
# part words from deeds.
DOINGS = {"all": "All acts", "met": "Met", "said": "Said", "done": "Done"}
COLUMNS = ("place_id", "name", "country", "latitude", "longitude", "acts", "met", "said", "done")


def doing_of(index: Index, rows: Rows) -> list[str]:
    """Whether each act is a meeting ("met"), words ("said") or a deed ("done")."""
    types = index.record.event_types.set_index("event_type")["quad_class"].to_dict()

    def one(event_type: str) -> str:
        if event_type == "consult":
            return "met"
        return "done" if str(types.get(event_type, "")).startswith("material") else "said"

    return [one(each) for each in index.record.events["event_type"].iloc[rows]]


def by_place(index: Index, rows: Rows) -> pd.DataFrame:
    """
    One line a place that has an act among the rows, the most frequent first.

    Columns: `place_id`, `name`, `country` (ISO 3166-1 alpha-2, "" for a sea), `latitude` and
    `longitude` in degrees, and counts: `acts`, and of these `met`, `said` and `done`. Acts without
    a place, or with one that the table of places does not know, are in none.
    """
    known = index.record.places.set_index("place_id")
    found = pd.DataFrame(
        {
            "place_id": index.record.events["place"].iloc[rows].tolist(),
            "doing": doing_of(index, rows),
        }
    )
    found = found[found["place_id"].isin(known.index)]
    counts = pd.crosstab(found["place_id"], found["doing"]).reindex(
        columns=["met", "said", "done"], fill_value=0
    )
    counts["acts"] = counts.sum(axis=1)
    table = known.join(counts, how="inner").reset_index(names="place_id")
    table = table.sort_values(["acts", "name"], ascending=[False, True], ignore_index=True)
    return table[list(COLUMNS)]


def at(index: Index, rows: Rows, place: str, doing: str = "all") -> Rows:
    """Those of the rows that happened at a place; with `doing`, only such acts."""
    there = (index.record.events["place"].iloc[rows] == place).to_numpy()
    if doing != "all":
        there = there & np.array([each == doing for each in doing_of(index, rows)], dtype=bool)
    return rows[there]
