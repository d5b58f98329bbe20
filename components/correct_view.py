"""A row of the record corrected by an editor, what others changed meanwhile, and undoing."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components import editing, stage
from components.cell_fields import cell_field
from components.stage import literal
from components.texts import rendered
from components.view import View
from loaders.articles.rows import CannotBeSaved
from loaders.articles.saving import RefusedRows
from loaders.articles.swapping import NotSwapped
from loaders.changes import CannotUndo, Change, ChangedMeanwhile
from loaders.delimited import NotATable
from loaders.query import Index
from loaders.schema import schemas
from loaders.store import Store

# Fields that stand beside each other, by the first of them.
BESIDE = {
    "date": ("date", "date_text"),
    "actors": ("actors", "recipients"),
    "event_type": ("event_type", "importance"),
    "topics": ("topics", "place"),
    "deadline": ("deadline", "deadline_status"),
}
# The key of a row never changes.
KEY = "event_id"
# So many of the latest changes are listed and can be undone on the page; the log keeps all.
LISTED = 200
REFUSALS = (CannotBeSaved, CannotUndo, NotSwapped, NotATable, OSError)


def show(index: Index, view: View) -> None:
    """The form with every cell of one act."""
    store = editing.store()
    if store is None:
        st.info(literal(editing.why_not()))
        return
    for kind in ("success", "error"):
        for line in st.session_state.pop(f"correct_{kind}", []):
            getattr(st, kind)(literal(line))
    chosen = st.text_input(
        "Id of the act",
        value=view.act or "",
        help="The card of an act leads here; the last column of the table has the ids, too.",
    ).strip()
    if not chosen:
        return
    if chosen not in index.record.row_of:
        st.warning(literal(f"“{chosen}” is not an act of the record."))
        return
    _form(index, store, chosen)


def _form(index: Index, store: Store, event_id: str) -> None:
    state = st.session_state
    if state.get("correcting", {}).get("id") != event_id:
        try:
            seen = store.row(event_id)
        except REFUSALS as error:
            st.error(literal(str(error)))
            return
        _begin(event_id, seen, dict(seen), {}, "")
    desk = state["correcting"]
    with st.form("correct", border=False):
        written = {}
        for row in _rows([name for name in desk["seen"] if name != KEY]):
            with st.container(horizontal=True, key=f"beside_{row[0]}"):
                for name in row:
                    with st.container():
                        written[name] = _field(index, name, desk)
        why = st.text_input(
            "Why",
            desk["why"],
            key=_key("why"),
            max_chars=500,
            placeholder="for the list of changes",
        )
        pressed = st.form_submit_button("Save the correction", type="primary")
    if pressed:
        _save(store, event_id, written, why)


def _begin(
    event_id: str, seen: dict[str, str], typed: dict[str, str], theirs: dict[str, str], why: str
) -> None:
    """Puts an act on the desk: the row as it was seen, and what stands in the fields."""
    state = st.session_state
    state["correcting"] = {
        "id": event_id, "seen": seen, "typed": typed, "theirs": theirs, "why": why,
    }  # fmt: skip
    state["correct_serial"] = state.get("correct_serial", 0) + 1


def _rows(names: list[str]) -> list[list[str]]:
    """The columns as they stand in the form, those beside each other together."""
    rows: list[list[str]] = []
    placed: set[str] = set()
    for name in names:
        if name not in placed:
            beside = BESIDE.get(name, (name,))
            rows.append([each for each in beside if each in names and each not in placed])
            placed.update(rows[-1])
    return rows


def _field(index: Index, name: str, desk: dict[str, Any]) -> str:
    """One cell to change; under it what somebody else has written there meanwhile."""
    columns = schemas()["events"]
    typed = desk["typed"][name]
    if name in columns.columns:
        text = cell_field(index, columns[name], typed, _key(name))
    else:
        text = st.text_input(name, typed, key=_key(name)) or ""
    if name in desk["theirs"]:
        st.caption(literal(f"On record now: {desk['theirs'][name] or '(empty)'}"))
    return text


def _key(name: str) -> str:
    return f"correct_{st.session_state['correct_serial']}_{name}"


def _save(store: Store, event_id: str, written: dict[str, str], why: str) -> None:
    """Writes what differs; where somebody else was first, says so and keeps what was typed."""
    state = st.session_state
    desk = state["correcting"]
    seen = desk["seen"]
    new = {name: text for name, text in written.items() if text.strip() != seen[name].strip()}
    if not new or not why.strip():
        state["correct_error"] = [
            "Nothing was changed yet." if not new else "Say why; the list of changes shows it."
        ]
        st.rerun()
    try:
        number = store.correct(event_id, seen, new, why)
    except ChangedMeanwhile as error:
        kept = "What you typed is still here: look at both and save again."
        state["correct_error"] = [f"{error} {kept}"]
        if error.current is not None:
            # What the editor left alone follows the others; what they typed stays.
            now = dict(error.current)
            theirs = {name: now[name] for name in new if now[name] != seen[name]}
            _begin(event_id, now, now | new, theirs, why)
    except RefusedRows as error:
        state["correct_error"] = error.problems
    except REFUSALS as error:
        state["correct_error"] = [str(error)]
    else:
        del state["correcting"]
        state["correct_success"] = [f"Saved as change {number}; it can be undone under Changes."]
    st.rerun()


def changes() -> None:
    """The log of changes, newest first, and for editors a way to take one back."""
    found, trouble = editing.log()
    if trouble:
        st.error(literal(trouble))
    for kind in ("success", "error"):
        for line in st.session_state.pop(f"undo_{kind}", []):
            getattr(st, kind)(literal(line))
    if not found:
        return
    newest = found[::-1]
    rows = [
        (
            each.row_id, each.column or f"row of {each.table}", _shown(each, "before"),
            _shown(each, "after"), each.why, each.who,
            each.at.replace("T", " ").removesuffix("Z"), each.change_id,
        )
        for each in newest[:LISTED]
    ]  # fmt: skip
    left = len(found) - len(rows)
    note = "Changes made from the dashboard, newest first; times in UTC." + (
        f" {left:,} older cells are in the log." if left else ""
    )
    heads = ("Row", "Field", "Before", "After", "Why", "Who", "When", "No.")
    html = rendered("table.html", key="log", columns=heads, rows=rows, note=note)
    stage.show_text(html, key="table-log")
    store = editing.store()
    if store is not None:
        _undoing(store, newest[:LISTED])


def _shown(each: Change, side: str) -> str:
    cell = str(getattr(each, side))
    return cell if each.column or not cell else "a row"


def _undoing(store: Store, newest: list[Change]) -> None:
    told = {each.change_id: f"{each.change_id}: {each.who}, {each.row_id}" for each in newest[::-1]}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(
            "Take back", sorted(told, reverse=True), format_func=told.__getitem__, key="undo_number"
        )
        st.button("Undo this change", on_click=_undo, args=(store, number))


def _undo(store: Store, number: Any) -> None:
    try:
        made = store.undo(int(number))
    except RefusedRows as error:
        st.session_state["undo_error"] = error.problems
    except (ChangedMeanwhile, *REFUSALS) as error:
        st.session_state["undo_error"] = [str(error)]
    else:
        st.session_state["undo_success"] = [f"Change {number} was taken back, as change {made}."]
        st.session_state.pop("correcting", None)
