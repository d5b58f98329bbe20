"""Acts from a table of somebody else's: which column is which, a preview, what was refused."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from components import editing
from components.stage import literal
from loaders.articles.rows import CannotBeSaved, Rows, as_csv
from loaders.articles.saving import NotSwapped, RefusedRows
from loaders.changes import ChangedMeanwhile
from loaders.formats.export import Imported
from loaders.formats.incoming import Incoming, incoming
from loaders.formats.mapping import DATE_FORMS, NEEDED, From, mapped, preview, suggested
from loaders.formats.sources import Sourced, sourced
from loaders.query import Index
from loaders.schema import schemas
from loaders.tables import SUFFIXES, NotATable

MOST_ROWS = 5_000
SHOWN = 8
# What may stand between two columns that are joined.
JOINS = {" ": "a blank", "-": "a hyphen", ";": "a semicolon", ": ": "a colon"}


def show(index: Index) -> None:
    """The whole part: the file, its columns, the preview, the rows refused, the way on."""
    st.markdown(
        "Acts from a table: our own CSV, Excel, JSON or Parquet, a TimelineJS sheet or JSON, or any "
        "other table, once you say which of its columns is which. Nothing is guessed: a row "
        "whose date or source cannot be read is refused, with its line and the reason."
    )
    file = st.file_uploader(
        "Table of acts", type=sorted(s[1:] for s in SUFFIXES), key="import_file"
    )
    if file is None:
        return
    try:
        found = _incoming(file.getvalue(), file.name)
    except NotATable as error:
        st.error(literal(str(error)))
        return
    rows = len(found.table.rows)
    st.caption(literal(f"{file.name} was taken for {found.kind}: {rows:,} rows."))
    if rows > MOST_ROWS:
        st.error(f"{rows:,} rows, more than the {MOST_ROWS:,} that can be brought in at once.")
        return
    mapping, form = _columns(found)
    ready = sourced(found.table, mapping, index.record)
    st.subheader("As the columns are filled now", anchor=False)
    st.dataframe(preview(ready.table, ready.mapping, SHOWN), hide_index=True)
    _result(mapped(ready.table, ready.mapping, ready.record, form), ready)


@lru_cache(maxsize=8)
def _incoming(data: bytes, name: str) -> Incoming:
    return incoming(data, name)


def _columns(found: Incoming) -> tuple[dict[str, From], str]:
    """Controls that say what fills each column of ours."""
    offered = [name for name in found.table.rows.columns if name != "line"]
    guess = suggested(offered)
    labels = {field.name: field for field in schemas()["events"].fields}
    st.subheader("Which column is which", anchor=False)
    form = st.selectbox(
        "Dates are written like",
        list(DATE_FORMS),
        format_func=lambda each: DATE_FORMS[each][0],
        key=f"import_dates_{found.table.file}",
    )
    mapping: dict[str, From] = {}
    needed = [name for name in labels if name in NEEDED]
    others = [name for name in labels if name not in NEEDED]
    for name in needed:
        _choice(name, offered, guess, found, mapping)
    with st.expander("Columns that need not be filled", expanded=False):
        for name in others:
            _choice(name, offered, guess, found, mapping)
    return mapping, form


def _choice(
    name: str,
    offered: list[str],
    guess: Mapping[str, From],
    found: Incoming,
    mapping: dict[str, From],
) -> None:
    """One column of ours: the file's columns that fill it, what joins them, what stands else."""
    key = f"{found.table.file}_{name}"
    begin = guess.get(name, From())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.multiselect(
            name, offered, default=list(begin.columns), key=f"import_{key}",
            help=schemas()["events"][name].expects,
        )  # fmt: skip
        joined = begin.joined_by
        if len(chosen) > 1:
            joins = JOINS if joined in JOINS else {joined: joined, **JOINS}
            joined = st.selectbox(
                "joined by", joins, index=list(joins).index(joined),
                format_func=joins.__getitem__, key=f"import_join_{key}", width=140,
            )  # fmt: skip
        default = st.text_input(
            "else" if chosen else "always", value=begin.default, key=f"import_else_{key}", width=220
        )
    if chosen or default.strip():
        mapping[name] = From(tuple(chosen), joined, default.strip())


def _result(taken: Imported, ready: Sourced) -> None:
    """What came of it: acts taken, rows refused, and where the acts may go."""
    refused = [each for each in taken.problems if each.dropped]
    lost = taken.records - len(taken.rows)
    st.subheader(
        f"{_count(len(taken.rows), 'act')} can be taken, {_count(lost, 'row')} cannot", anchor=False
    )
    if ready.articles:
        st.caption(
            f"New to the record: {_count(len(ready.articles), 'source')}. A new source is called by the "
            "title of its act until an editor gives its own, and has no day of publication yet."
        )
    if taken.problems:
        st.dataframe(_told(taken.problems), hide_index=True)
        st.caption(
            f"{len(refused):,} of these led to a row being refused; the others emptied a cell."
        )
    if not taken.rows:
        return
    rows = [dict(row) for row in taken.rows]
    with st.container(horizontal=True):
        st.download_button(
            "Download the acts as CSV", as_csv(rows), "events.csv", "text/csv", key="import_events"
        )
        if ready.articles:
            st.download_button(
                "Download their sources as CSV", as_csv(list(ready.articles), "articles"),
                "articles.csv", "text/csv", key="import_articles",
            )  # fmt: skip
        if editing.store() is not None:
            st.button(
                "Add to the record", type="primary", key="import_save", on_click=_save,
                args=(rows, ready),
            )  # fmt: skip
    if editing.store() is None:
        st.caption(literal(editing.why_not()))
    for line in st.session_state.pop("import_told", []):
        st.info(literal(line))


def _count(n: int, what: str) -> str:
    """
    A number with its noun.

    >>> _count(1, "act"), _count(1200, "row")
    ('1 act', '1,200 rows')
    """
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def _told(problems: Any) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "line": each.line,
                "row": each.row_id,
                "column": each.column,
                "found": each.found[:200],
                "expected": each.expected,
                "refused": each.dropped,
            }
            for each in problems
        ]
    )


def _save(rows: list[dict[str, str]], ready: Sourced) -> None:
    store = editing.store()
    if store is None:
        return
    used = {each for row in rows for each in row["sources"].split(";")}
    articles = [row for row in ready.articles if row["article_id"] in used]
    houses = {row["publisher"] for row in articles}
    publishers = [row for row in ready.publishers if row["publisher_id"] in houses]
    try:
        store.add(Rows("", rows, articles, publishers), "from a table")
        told = [f"Added {_count(len(rows), 'act')}; it can be undone under Changes."]
    except RefusedRows as error:
        told = error.problems[:20]
    except (CannotBeSaved, ChangedMeanwhile, NotSwapped, NotATable, OSError) as error:
        told = [str(error)]
    st.session_state["import_told"] = told
