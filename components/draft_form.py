"""The open draft: every field with the widget that fits it, and what can become of the draft."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import streamlit as st

from components.article_text import status_words
from components.cell_fields import IMPORTANCE
from components.stage import literal
from components.texts import words
from loaders.articles.duplicates import Known, known_acts, parents_of
from loaders.articles.review import Item, Review
from loaders.dates import BadDate, in_words
from loaders.query import Index, topic_name
from loaders.schema import schemas

DEADLINE_STATUS = ("open", "met", "missed", "extended", "superseded", "withdrawn", "unknown")
# Acts on record that a draft may answer: those of so many days before it, and the day after.
ANSWERABLE_DAYS = 400
# Of the acts that a draft may be, so many are shown.
WARNED = 2


def form(index: Index, review: Review, number: int) -> None:
    """One draft with every field to change, and what can become of it."""
    item = review.items[number]
    count = len(review.items)
    st.subheader(f"Draft {number + 1} of {count}: {status_words(item.status)}", anchor=False)
    with st.container(horizontal=True):
        if item.status == "open":
            st.button("Accept", type="primary", key="accept", on_click=_accept, args=(number,))
            st.button("Reject", key="reject", on_click=_reject, args=(number,))
            if count > 1:
                _merging(review, number)
        elif item.status != "saved":
            st.button("Check it again", key="reopen", on_click=_reopen, args=(number,))
        st.button("Next to check", key="next", on_click=_next, args=(number,))
    for sentence in st.session_state.pop("lacking", ()):
        st.error(literal(sentence))
    if item.status == "open":
        _warnings(index, review, number)
        _fields(index, review, number)
    else:
        st.markdown(literal(item.fields["title"]))


def _fields(index: Index, review: Review, number: int) -> None:
    item, fields = review.items[number], review.items[number].fields
    known = words(index)
    columns = schemas()["events"]

    def key(name: str) -> str:
        return f"d{st.session_state.get('desk_serial', 0)}-{number}-{name}"

    fields["title"] = st.text_input(
        "Title", fields["title"], key=key("title"), max_chars=columns["title"].max_length
    )
    with st.container(horizontal=True):
        fields["date"] = _when("When", fields["date"], review, key("date"), item.date_basis)
        kinds = list(known.labels)
        fields["event_type"] = (
            st.selectbox(
                "Kind of act",
                kinds,
                index=kinds.index(fields["event_type"]) if fields["event_type"] in kinds else None,
                format_func=known.labels.__getitem__,
                key=key("type"),
            )
            or ""
        )
    people = sorted(known.names, key=lambda a: known.names[a].casefold())
    with st.container(horizontal=True):
        for name, label in (("actors", "Who did it"), ("recipients", "Towards whom")):
            fields[name] = st.multiselect(
                label,
                people,
                [a for a in fields[name] if a in known.names],
                format_func=known.names.__getitem__,
                key=key(name),
                placeholder="choose",
            )
    fields["summary"] = st.text_area(
        "Summary, in your own words", fields["summary"], key=key("summary"), height=68,
        max_chars=columns["summary"].max_length,
    )  # fmt: skip
    with st.container(horizontal=True):
        fields["topics"] = st.multiselect(
            "Topics",
            columns["topics"].members,
            [t for t in fields["topics"] if t in columns["topics"].members],
            format_func=topic_name,
            key=key("topics"),
        )
        # A choice with a value at first cannot be emptied, so that not knowing is one, too.
        places = {"": "not known", **known.places}
        fields["place"] = st.selectbox(
            "Place",
            list(places),
            index=list(places).index(fields["place"]) if fields["place"] in places else 0,
            format_func=places.__getitem__,
            key=key("place"),
        )
    offer = _answerable(index, review, number)
    fields["answers"] = st.multiselect(
        "What it answers",
        list(offer),
        [a for a in fields["answers"] if a in offer],
        format_func=lambda a: offer.get(a, str(a)),
        key=key("answers"),
        placeholder="another draft, or an act on record",
    )
    with st.container(horizontal=True):
        fields["demand"] = st.text_input(
            "Demand", fields["demand"], key=key("demand"), max_chars=columns["demand"].max_length
        )
        fields["deadline"] = _when(
            "Falls due", fields["deadline"], review, key("due"), "", optional=True
        )
        if fields["deadline"]:
            status = fields["deadline_status"]
            fields["deadline_status"] = st.selectbox(
                "What became of it",
                DEADLINE_STATUS,
                index=DEADLINE_STATUS.index(status) if status in DEADLINE_STATUS else 6,
                key=key("due_status"),
            )
        else:
            fields["deadline_status"] = ""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        fields["importance"] = (
            st.segmented_control(
                "Importance",
                list(IMPORTANCE),
                default=fields["importance"],
                format_func=IMPORTANCE.__getitem__,
                key=key("importance"),
            )
            or "3"
        )
        fields["note"] = st.text_input("Note", fields["note"], key=key("note"))


def _when(
    label: str, value: str, review: Review, key: str, basis: str, *, optional: bool = False
) -> str:
    """A date in EDTF: one of those that the article gives, or one typed in."""
    phrases: dict[str, str] = {review.published.isoformat(): "day of publication"}
    for mention in review.mentions:
        if mention.edtf:
            phrases.setdefault(mention.edtf, f"“{mention.text}”")
    options = list(dict.fromkeys([*([value] if value else []), *phrases]))

    def said(edtf: str) -> str:
        try:
            means = in_words(edtf)
        except BadDate:
            return edtf
        return f"{means} · {phrases[edtf]}" if edtf in phrases else means

    chosen = st.selectbox(
        label,
        options,
        index=options.index(value) if value else None,
        format_func=said,
        key=key,
        accept_new_options=True,
        placeholder="none" if optional else "choose, or type 2025-07-28",
        help="A date of the article, or one you type as the record writes it (EDTF): 2025-07-28, "
        "2025-07, 2025, 2025-08-07/2025-08-09. Never finer than the source."
        + (f" Read from: {basis}." if basis else ""),
    )
    return (chosen or "").strip()


def _answerable(index: Index, review: Review, number: int) -> dict[int | str, str]:
    """What a draft may answer: the other drafts, and earlier acts of the record, newest first."""
    offer: dict[int | str, str] = {
        n: f"Draft {n + 1}: {item.fields['title']}"
        for n, item in enumerate(review.items)
        if n != number and item.status in ("open", "accepted")
    }
    record = index.record
    day = review.published.toordinal()
    first = record.events["first"].to_numpy().astype("datetime64[D]").astype(int)
    epoch = date(1970, 1, 1).toordinal()
    near = [
        row
        for row, ordinal in enumerate(first + epoch)
        if day - ANSWERABLE_DAYS <= ordinal <= day + 1
    ]
    ids = record.events["event_id"]
    titles, dates = record.events["title"], record.events["date"]
    for row in reversed(near):
        offer[str(ids.iat[row])] = f"{in_words(dates.iat[row])}: {titles.iat[row]}"
    named = (a for a in review.items[number].fields["answers"] if isinstance(a, str))
    for event_id in named:
        if event_id in record.row_of and event_id not in offer:
            offer[event_id] = str(titles.iat[record.row_of[event_id]])
    return offer


def _warnings(index: Index, review: Review, number: int) -> None:
    """Acts on record that this draft may be; one click makes the article a source of one."""
    item = review.items[number]
    if item.doubtful:
        st.caption(
            literal(f"Read with least confidence, so check first: {', '.join(item.doubtful)}.")
        )
    titles = index.record.events["title"]
    for known in likely_known(index, item)[:WARNED]:
        row = index.record.row_of[known.event_id]
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.markdown(
                literal(f"On record already? {titles.iat[row]} ({known.reasons})."),
                width="stretch",
            )
            st.button(
                "Attach to it",
                key=f"attach-{known.event_id}",
                on_click=_attach,
                args=(number, known.event_id),
                help="The article becomes one more source of that act, and this draft is not added.",
            )


def _merging(review: Review, number: int) -> None:
    others = [
        n
        for n, item in enumerate(review.items)
        if n != number and item.status in ("open", "accepted")
    ]
    with st.popover("Merge", disabled=not others):
        into = st.selectbox(
            "It is the same act as",
            others,
            format_func=lambda n: f"Draft {n + 1}: {review.items[n].fields['title']}",
            key=f"into-{number}",
        )
        st.button("Merge into that draft", key="merge", on_click=_merge, args=(number, into))


def _accept(number: int) -> None:
    review: Review = st.session_state["review"]
    lacking = review.accept(number)
    if lacking:
        st.session_state["lacking"] = lacking
    else:
        _next(number)


def _reject(number: int) -> None:
    st.session_state["review"].reject(number)
    _next(number)


def _reopen(number: int) -> None:
    st.session_state["review"].reopen(number)


def _attach(number: int, event_id: str) -> None:
    st.session_state["review"].attach(number, event_id)
    _next(number)


def _merge(number: int, into: int | None) -> None:
    if into is not None:
        st.session_state["review"].merge(number, into)
        st.session_state["draft"] = into


def _next(number: int) -> None:
    st.session_state["draft"] = st.session_state["review"].next_open(number)


def likely_known(index: Index, item: Item) -> list[Known]:
    """The acts on record that a draft may be, the likest first; none while its date is wrong."""
    try:
        return known_acts(item.fields, index.record.events, parents=_parents(index), most=3)
    except ValueError:
        return []


@lru_cache(maxsize=2)
def _parents(index: Index) -> dict[str, str]:
    return parents_of(index.record.actors)
