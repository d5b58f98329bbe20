"""What was accepted: downloads in the form of the record and, where allowed, into the record."""

from __future__ import annotations

import streamlit as st

from components import editing, source
from components.stage import literal
from loaders.articles.review import Review
from loaders.articles.samples import is_sample
from loaders.articles.saving import (
    CannotBeSaved,
    NotSwapped,
    RefusedRows,
    as_csv,
    rows_for,
)
from loaders.changes import ChangedMeanwhile
from loaders.delimited import NotATable
from loaders.query import Index


def outcome(index: Index, review: Review) -> None:
    """What was accepted, to be downloaded or, where the operator allows it, added to the record."""
    accepted, attached = review.accepted, review.attached
    if st.session_state.get("saved"):
        st.success(literal(st.session_state.pop("saved")))
    if not accepted and not attached:
        return
    st.subheader("For the record", anchor=False)
    parts = (
        [f"{len(accepted)} {'draft' if len(accepted) == 1 else 'drafts'} accepted"]
        if accepted
        else []
    )
    if attached:
        parts.append(
            f"the article to be a source of {len(attached)} {'act' if len(attached) == 1 else 'acts'} on record"
        )
    st.caption(literal(", ".join(parts).capitalize() + "."))
    store = editing.store()
    try:
        rows = rows_for(
            [review.items[n].fields for n in accepted], review.article, index.record, accepted
        )
    except CannotBeSaved as error:
        st.error(literal(str(error)))
        return
    with st.container(horizontal=True):
        if accepted:
            st.download_button(
                "Download the acts as CSV", as_csv(rows.events, "events"), "events.csv", "text/csv",
                help="Rows in the form of data/events.csv.",
            )  # fmt: skip
        if rows.articles:
            st.download_button(
                "Download the source as CSV", as_csv(rows.articles, "articles"), "articles.csv",
                "text/csv", help="The row of data/articles.csv that the acts refer to.",
            )  # fmt: skip
        if store is not None:
            st.button(
                "Add to the record",
                type="primary",
                key="save",
                on_click=_save,
                disabled=is_sample(review.article),
                help="Writes the rows into the record, whole or not at all; it can be undone.",
            )
    if store is None:
        st.caption(literal(editing.why_not()))
    elif is_sample(review.article):
        st.caption("A sample is no source, so its drafts can only be downloaded.")
    if st.session_state.get("refused"):
        st.error("\n".join(f"- {literal(line)}" for line in st.session_state.pop("refused")))


def _save() -> None:
    """Writes what was accepted; what went wrong is told and nothing is lost."""
    index = source.opened()
    review: Review = st.session_state["review"]
    store = editing.store()
    if store is None:
        return
    why = f"from the article “{review.article.title}”"
    accepted, attached = review.accepted, review.attached
    told: list[str] = []
    try:
        if accepted:
            fields = [review.items[n].fields for n in accepted]
            rows = rows_for(fields, review.article, index.record, accepted)
            store.add(rows, why)
            added = [row["event_id"] for row in rows.events]
            for n, event_id in zip(accepted, added, strict=True):
                review.saved(n, event_id)
            told.append(f"Added: {', '.join(added)}")
        for event_id in attached:
            store.attach(event_id, review.article, why)
            told.append(f"The article is now a source of {event_id}")
        review.attached_now()
    except RefusedRows as error:
        st.session_state["refused"] = error.problems
    except (CannotBeSaved, ChangedMeanwhile, NotSwapped, NotATable, OSError) as error:
        st.session_state["refused"] = [str(error)]
    if told:
        st.session_state["saved"] = "; ".join(told) + "."
