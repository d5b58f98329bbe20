"""The parts of the Record page: the table, what it rests on, its rules, its changes."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from charts.coverage import coverage_chart
from components import correct_view, editing, import_view, stage
from components.source import default_query
from components.stage import literal
from components.texts import KINDS_NAMED, rendered, words
from components.view import RECORD_PARTS, View
from loaders.coverage import articles_of, by_month, by_year, publishers_of, state_controlled_only
from loaders.dates import in_words
from loaders.problems import as_table
from loaders.query import SIDE_NAMES, Index, Rows, topic_name
from loaders.stories import load_stories

DATA = Path(__file__).parent.parent / "data"
# Rows of the table that travel to a browser at once; filters narrow what is beyond.
MOST_ROWS = 5_000


def part_control() -> str:
    """Which part of the record is shown."""
    # What only editors can use is not offered to others; an address may still ask for it.
    asked = st.session_state.get("part")
    parts = [p for p in RECORD_PARTS if p != "correct" or p == asked or editing.editor()]
    chosen = st.segmented_control(
        "Part", parts, format_func=RECORD_PARTS.__getitem__, key="part", required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    return chosen or "acts"


def show(part: str, index: Index, view: View) -> None:
    """One part of the page."""
    {
        "acts": _acts,
        "sources": _sources,
        "kinds": _kinds,
        "coverage": _coverage,
        "problems": _problems,
        "changes": _changes,
        "method": _method,
        "import": _import,
        "correct": correct_view.show,
    }[part](index, view)


def _acts(index: Index, view: View) -> None:
    table, left = _table(index, view)
    st.caption(
        "A click on a column's head sorts by it, the magnifying glass searches, the eye chooses "
        "columns. The last column opens the act."
    )
    st.dataframe(
        table,
        hide_index=True,
        height=560,
        column_order=[name for name in table.columns if name != "Act"] + ["Act"],
        column_config={
            "First day": st.column_config.DateColumn(format="YYYY-MM-DD", width=104),
            "Title": st.column_config.TextColumn(width="large"),
            "Act": st.column_config.LinkColumn(display_text="Open", width="small"),
        },
    )
    if left:
        st.caption(f"{left:,} more in this view; narrow the dates or the filters to list them.")


@lru_cache(maxsize=32)
def _table(index: Index, view: View) -> tuple[pd.DataFrame, int]:
    known, events = words(index), index.record.events
    default = default_query(index)
    found = index.select(view.query).rows
    shown = found[::-1][:MOST_ROWS]
    part = events.iloc[shown]

    def named(ids: Any) -> str:
        return ", ".join(known.names.get(each, each) for each in ids)

    table = pd.DataFrame(
        {
            "First day": part["first"].dt.date.tolist(),
            "When": [in_words(each) for each in part["date"]],
            "Title": part["title"].tolist(),
            "Side": [SIDE_NAMES[each] for each in part["side"]],
            "Who": [named(each) for each in part["actors"]],
            "Towards whom": [named(each) for each in part["recipients"]],
            "Kind": [known.labels.get(each, each) for each in part["event_type"]],
            "Topics": [", ".join(map(topic_name, each)) for each in part["topics"]],
            "Importance": part["importance"].tolist(),
            "Place": [known.places.get(each, "") for each in part["place"]],
            "Due": [in_words(each) if each else "" for each in part["deadline"]],
            "Sources": [len(each) for each in part["sources"]],
            "Id": part["event_id"].tolist(),
            "Act": [
                "/" + view.address_with(default, act=each, part="acts") for each in part["event_id"]
            ],
        }
    )
    return table, len(found) - len(shown)


def _sources(index: Index, view: View) -> None:
    rows = index.select(view.query).rows
    table = publishers_of(index, rows)
    articles = int(table["articles"].sum())
    kinds = table.groupby("kind")["articles"].sum().sort_values(ascending=False)
    shares = ", ".join(
        f"{KINDS_NAMED.get(kind, kind)} {count:,} ({count / articles:.0%})"
        for kind, count in kinds.items()
    )
    alone = state_controlled_only(index, rows)
    st.markdown(
        literal(
            f"These acts rest on {articles:,} articles of {len(table):,} publishers: {shares}. "
            f"{alone:,} {'act rests' if alone == 1 else 'acts rest'} on state-controlled outlets alone."
            if articles
            else "No act in this view."
        )
    )
    names = {
        "name": "Publisher", "kind": "Kind", "country": "Country",
        "articles": "Articles", "acts": "Acts", "note": "Note",
    }  # fmt: skip
    st.dataframe(table[list(names)].rename(columns=names), hide_index=True, height=520)
    if articles:
        _articles(index, rows)


def _articles(index: Index, rows: Rows) -> None:
    table = articles_of(index, rows)
    st.subheader("The articles", anchor=False)
    names = {
        "published": "Published", "title": "Title", "publisher": "Publisher", "kind": "Kind",
        "acts": "Acts", "url": "Address",
    }  # fmt: skip
    st.dataframe(
        table.head(MOST_ROWS).rename(columns=names),
        hide_index=True,
        height=520,
        column_config={
            "Title": st.column_config.TextColumn(width="large"),
            "Address": st.column_config.LinkColumn(display_text="Open", width="small"),
        },
    )


def _kinds(index: Index, view: View) -> None:
    types = index.record.event_types
    rows = index.select(view.query).rows
    counts = index.record.events["event_type"].iloc[rows].value_counts()
    rows_of_types = [
        (
            row["label"], row["event_type"], row["quad_class"], _number(row["score"]),
            _number(row["goldstein"]), int(counts.get(row["event_type"], 0)), row["definition"],
            row["example"],
        )
        for row in types.to_dict("records")
    ]  # fmt: skip
    _table_of(
        "kinds",
        ("Kind", "PLOVER", "Class", "Score", "Goldstein", "Acts here", "What it is", "Example"),
        rows_of_types,
        "PLOVER's kinds of act, and one of ours: a comment that takes a position and does nothing "
        "more. The score is PLOVER's for the kind, from −10 to +10; Goldstein's is older. Either "
        "rates the kind of act, not its weight, truth or effect.",
    )


def _number(value: object) -> str:
    """A score as it is printed, with a true minus sign; "" where there is none.

    >>> _number(-3.5), _number(float("nan"))
    ('−3.5', '')
    """
    return f"{value:g}".replace("-", "−") if isinstance(value, float) and value == value else ""


def _table_of(key: str, columns: tuple[str, ...], rows: list[Any], note: str) -> None:
    """A table whose cells wrap, with heads that sort it."""
    html = rendered("table.html", key=key, columns=columns, rows=rows, note=note)
    stage.show_text(html, key=f"table-{key}")


def _coverage(index: Index, view: View) -> None:
    st.markdown(
        "Where the record is thin, silence may be ours: a quiet month may be one whose news "
        "nobody read. Most sources are in English."
    )
    rows = index.select(view.query).rows
    if not len(rows):
        st.info("No act in this view.")
        return
    stage.show_figure(_coverage_chart(index, view), key="coverage")
    years = by_year(index, rows)
    names = {"year": "Year", "acts": "Acts", "publishers": "Publishers behind them"}
    st.dataframe(
        years.rename(columns=names),
        hide_index=True,
        width="content",
        column_config={"Year": st.column_config.NumberColumn(format="%d")},
    )
    st.caption("An act counts in the month and the year of its first day.")


@lru_cache(maxsize=32)
def _coverage_chart(index: Index, view: View) -> bytes:
    months = by_month(index, index.select(view.query).rows)
    return stage.message_of(
        coverage_chart(months),
        alt="Acts of this view by month; the table below has them by year.",
        width=0,
        zoomable=False,
        fixed=True,
        filename="coverage",
    )


def _problems(index: Index, view: View) -> None:
    problems = _all_problems(index)
    counts = index.record.counts
    told = "; ".join(
        f"{file}: {each['loaded']:,} of {each['in']:,} rows" for file, each in counts.items()
    )
    st.caption(literal(f"Loaded: {told}. Version {index.record.version}."))
    if not len(problems):
        st.markdown("No problem was found when the record was loaded.")
        return
    st.dataframe(
        problems[["file", "line", "row_id", "column", "found", "expected", "message", "dropped"]]
        .head(MOST_ROWS)
        .rename(columns={"dropped": "row left out"}),
        hide_index=True,
    )


@lru_cache(maxsize=2)
def _all_problems(index: Index) -> pd.DataFrame:
    """What is wrong with the record's files, and with the stories over it where it is ours."""
    found = index.record.problems
    known, told = load_stories(index.record)
    # Over another record our stories have nothing to tell, and that is no fault of its.
    return pd.concat([found, as_table(told)], ignore_index=True) if known and told else found


def _changes(index: Index, view: View) -> None:
    correct_view.changes()
    columns, rows = _corrections()
    note = "Changes to the published record since it was first researched, newest last."
    _table_of("changes", columns, rows, note)


@lru_cache(maxsize=1)
def _corrections() -> tuple[tuple[str, ...], list[Any]]:
    """The heads and the rows of the table in CORRECTIONS.md."""
    lines = (DATA / "CORRECTIONS.md").read_text(encoding="utf-8").splitlines()
    head, _, *rows = (_cells(line) for line in lines if line.startswith("|"))
    return tuple(each.capitalize() for each in head), rows


def _cells(line: str) -> list[str]:
    return [cell.strip().strip("`") for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def _method(index: Index, view: View) -> None:
    st.markdown(_guide())


def _import(index: Index, view: View) -> None:
    import_view.show(index)


@lru_cache(maxsize=1)
def _guide() -> str:
    """How dates are read, how acts are coded, and what the record cannot tell, from its guide."""
    guide = (DATA / "README.md").read_text(encoding="utf-8")
    sections = re.split(r"^(?=## )", guide, flags=re.MULTILINE)
    wanted = ("How to read a date", "Coding rules", "The two scores", "What the record cannot")
    kept = [each for each in sections if each.startswith(tuple(f"## {name}" for name in wanted))]
    # Links between the files of the folder lead nowhere on the page.
    return re.sub(r"\[([^\]]+)\]\((?!https?://)[^)]*\)", r"\1", "\n".join(kept))
