"""Rules between events: answers come after what they answer, deadlines after their demand."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from loaders.dates import parse_dates
from loaders.drafts import Draft


def check_deadlines(draft: Draft, first: pd.Series) -> pd.DataFrame:
    """The first and last day of each deadline, as `due_first` and `due_last`, NaT if none.

    `first` is the first day of each act. A deadline wholly before its act is taken off and told.
    The status stands exactly where a deadline does: one without a deadline is taken off, a
    deadline without one has the status `unknown`; both are told.
    """
    rows = draft.rows
    due = parse_dates(rows["deadline"])
    for row in rows.index[due["last"] < first]:
        found = rows.at[row, "deadline"]
        what = f"deadline {found!r} lies before the act itself ({rows.at[row, 'date']})"
        draft.tell(row, "deadline", what, found, "a day on or after the act", drop=False)
        rows.loc[row, ["deadline", "deadline_status", "deadline_outcome"]] = ""
        due.loc[row, ["first", "last"]] = pd.NaT
    has_deadline = rows["deadline"] != ""
    for column in ("deadline_status", "deadline_outcome"):
        for row in rows.index[~has_deadline & (rows[column] != "")]:
            found = rows.at[row, column]
            what = f"{column} {found!r} stands where there is no deadline"
            draft.tell(row, column, what, found, "an empty cell", drop=False)
            rows.at[row, column] = ""
    for row in rows.index[has_deadline & (rows["deadline_status"] == "")]:
        what = "deadline_status is empty although there is a deadline; it was taken as unknown"
        draft.tell(row, "deadline_status", what, "", "a status", drop=False)
        rows.at[row, "deadline_status"] = "unknown"
    return pd.DataFrame({"due_first": due["first"], "due_last": due["last"]})


def check_answers(draft: Draft, dates: pd.DataFrame) -> None:
    """Take links that cannot be off the `responds_to` lists, and tell each.

    Taken off are an act's link to itself, to an act wholly later than it, and the link that
    closes a circle. `dates` holds the first and last day of each act.
    """
    ids = draft.rows["event_id"].tolist()
    row_of = {event_id: row for row, event_id in enumerate(ids)}
    # The loop looks at half a million links in a big record: plain integers are quicker there.
    first = dates["first"].to_numpy().astype("int64").tolist()
    last = dates["last"].to_numpy().astype("int64").tolist()
    linked = draft.rows["responds_to"].to_numpy()
    kept: dict[int, list[int]] = {}
    wrong: dict[tuple[int, int], str] = {}
    for row, answered in enumerate(linked):
        if answered:
            targets = [row_of[event_id] for event_id in answered]
            for target in targets:
                if target == row:
                    wrong[row, target] = "is the event itself"
                elif last[row] < first[target]:
                    wrong[row, target] = f"is later ({draft.rows.at[target, 'date']})"
            kept[row] = [target for target in targets if (row, target) not in wrong]
    for row, target in _closing_links(kept):
        wrong[row, target] = "leads back to this event in a circle"
    gone: dict[int, set[str]] = defaultdict(set)
    for (row, target), why in wrong.items():
        what = f"responds_to {ids[target]!r} {why}; the link was taken off"
        draft.tell(row, "responds_to", what, ids[target], "an earlier event", drop=False)
        gone[row].add(ids[target])
    for row, events in gone.items():
        left = tuple(event for event in linked[row] if event not in events)
        draft.rows.at[row, "responds_to"] = left


def _closing_links(links: dict[int, list[int]]) -> list[tuple[int, int]]:
    """The links that close a circle, found by walking each chain of answers once."""
    closing = []
    state: dict[int, str] = {}
    for start in links:
        if start in state:
            continue
        state[start] = "open"
        path = [(start, iter(links[start]))]
        while path:
            row, targets = path[-1]
            target = next(targets, None)
            if target is None:
                state[row] = "done"
                path.pop()
            elif state.get(target) == "open":
                closing.append((row, target))
            elif target not in state and target in links:
                state[target] = "open"
                path.append((target, iter(links[target])))
    return closing
