"""The desk: an article with its dates on one side, its drafts on the other, one of them open."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import Any

import streamlit as st

from components import draft_form, outcome_view, source, stage
from components.article_text import article_markup, status_words
from components.stage import literal
from components.texts import rendered, words
from loaders.articles.article import Article
from loaders.articles.dates import find_dates
from loaders.articles.drafts import DraftEvent, NoLanguageModel, draft_events
from loaders.articles.mentions import DateMention
from loaders.articles.review import Review
from loaders.dates import BadDate, in_words
from loaders.query import SIDE_NAMES, Index

# Parsing takes about four seconds for so many characters; an article has some 5,000.
DRAFTED = 100_000
# The parser is one object for the whole process.
_READING = Lock()


@lru_cache(maxsize=32)
def _read(
    index: Index, text: str, published: date, title: str
) -> tuple[list[DateMention], list[DraftEvent], str]:
    """Dates and drafts of an article, and why there are no drafts if there are none to be had."""
    whole = len(text) <= DRAFTED
    cut = len(text) if whole else text.rfind("\n", 0, DRAFTED)
    part = text[: cut if cut > 0 else DRAFTED]
    with _READING:
        mentions = find_dates(text, published)
        try:
            drafts = draft_events(
                part,
                published,
                title,
                record=index.record,
            )
        except NoLanguageModel as error:
            return mentions, [], f"Dates only: {error}."
    lack = "" if whole else f"Drafts are made of the first {DRAFTED:,} characters only."
    return mentions, drafts, lack


def review_of(index: Index, article: Article) -> Review | None:
    """The review of this session's article; None until its day of publication is known."""
    state = st.session_state
    if article.published is None:
        st.info("Set the day on which it was published: every date in the text counts from it.")
        return None
    found: Review | None = state.get("review")
    read_for = (article.text, article.published)
    if found is None or (found.article.text, found.published) != read_for:
        with st.spinner("Reading the article: its dates, then its acts …"):
            mentions, drafts, lack = _read(index, article.text, article.published, article.title)
        found = Review.of(article, article.published, mentions, drafts)
        state["review"], state["lack"], state["draft"] = found, lack, 0
    found.article = article
    if state.get("lack"):
        st.warning(literal(state["lack"]))
    return found


@st.fragment
def desk() -> None:
    """Article and drafts side by side; what is changed in one shows in the other."""
    index = source.index()
    review: Review = st.session_state["review"]
    chosen = min(int(st.session_state.get("draft") or 0), max(0, len(review.items) - 1))
    left, right = st.columns([11, 9], gap="medium")
    with right:
        _list(index, review, chosen)
        if review.items:
            draft_form.form(index, review, chosen)
    with left:
        marked = article_markup(review, chosen if review.items else None)
        html = rendered("article.html", a=marked)
        stage.show_text(html, key="article_text", on_pick=_pick_in("article_text"))
    outcome_view.outcome(index, review)


def _pick_in(key: str) -> Any:
    def picked() -> None:
        chosen = st.session_state[key].get("pick")
        if isinstance(chosen, str) and chosen.isdigit():
            st.session_state["draft"] = int(chosen)

    return picked


def _list(index: Index, review: Review, chosen: int) -> None:
    """Every draft in a few lines; one is opened by a click."""
    if not review.items:
        if not st.session_state.get("lack"):
            st.info(
                "No act between countries was found in this text. Its dates are read all the same."
            )
        return
    drafts = [_brief(index, review, number, chosen) for number in range(len(review.items))]
    left = Counter(item.status for item in review.items)
    counted = ", ".join(f"{n} {status_words(status)}" for status, n in left.items())
    html = rendered("drafts.html", drafts=drafts, counted=counted)
    stage.show_text(html, key="drafts", on_pick=_pick_in("drafts"))


def _brief(index: Index, review: Review, number: int, chosen: int) -> dict[str, Any]:
    item, known = review.items[number], words(index)
    fields = item.fields
    side = _side(index, fields["actors"])
    titles = index.record.events["title"]
    alike = draft_form.likely_known(index, item) if item.status == "open" else []
    became = {
        "merged": f"Told in draft {int(item.into) + 1}." if isinstance(item.into, int) else "",
        "attached": f"A source of: {_title(index, item.into)}",
        "saved": f"In the record as {item.into}",
    }
    return {
        "number": number,
        "chosen": number == chosen,
        "status": item.status,
        "status_words": status_words(item.status),
        "side": side,
        "side_name": SIDE_NAMES[side],
        "label": known.labels.get(fields["event_type"], "kind not known"),
        "title": fields["title"] or "(no title)",
        "when": _words(fields["date"]) or "date not known",
        "who": ", ".join(known.names.get(a, a) for a in fields["actors"]),
        "whom": ", ".join(known.names.get(a, a) for a in fields["recipients"]),
        "due": _words(fields["deadline"]),
        "answers": [
            f"draft {a + 1}" if isinstance(a, int) else _title(index, a) for a in fields["answers"]
        ],
        "doubts": item.doubtful,
        "known": titles.iat[index.record.row_of[alike[0].event_id]] if alike else "",
        "became": became.get(item.status, ""),
    }


def _title(index: Index, event_id: object) -> str:
    row = index.record.row_of.get(str(event_id))
    return str(event_id) if row is None else str(index.record.events["title"].iat[row])


def _side(index: Index, actors: list[str]) -> str:
    sides = {index.record.everybody[a].side for a in actors if a in index.record.everybody}
    if {"US", "Russia"} <= sides:
        return "Both"
    return next((side for side in ("US", "Russia") if side in sides), "Other")


def _words(edtf: str) -> str:
    try:
        return in_words(edtf) if edtf else ""
    except BadDate:
        return edtf
