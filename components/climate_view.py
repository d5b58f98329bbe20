"""The parts of the Climate page: the balance, the mean, who acted, topics, eras, the numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from charts.climate import (
    CLASS_NAMES,
    FEW,
    SIDES_DOWN,
    balance_chart,
    mean_chart,
    sides_chart,
    signed,
)
from components import stage
from components.pages import act_card, choose
from components.source import default_query
from components.texts import LISTED, rendered, words
from components.view import View
from loaders.climate import (
    CLASSES,
    Climate,
    Periods,
    Pick,
    as_query,
    by_era,
    climate,
    period_name,
    periods_of,
    pick_in,
    pick_of,
    picked,
    topics_by_year,
)
from loaders.dates import Span, in_words, span_in_words
from loaders.query import SIDE_NAMES, Index, Query, Rows, topic_name
from loaders.record import QUAD_CLASSES

# Under which chart the acts of a group are listed.
SECTION_OF = {
    "class": "balance", "out": "balance", "balance": "mean", "side": "sides", "topic": "topics",
}  # fmt: skip
OUT_NAMES = {
    "comment": ("comment (neither cooperation nor conflict)", "comments (neither cooperation nor conflict)"),
    "aid": ("act of aid to third parties", "acts of aid to third parties"),
    "spanning": ("act whose date reaches over several {per}s", "acts whose date reaches over several {per}s"),
}  # fmt: skip
OUT_HEADINGS = {
    "comment": "Comments",
    "aid": "Aid to third parties",
    "spanning": "Date over several periods",
    "unplaced": "Date over several periods",
}
WHERE = {"US": "from the top", "Both": "", "Other": "", "Russia": "from the bottom"}
HINTS = {
    "balance": "Click a bar or a number for its acts.",
    "mean": "Click a mark for the acts behind it.",
    "sides": "Click a bar or a number for its acts.",
    "topics": "Click a bar or a number for its acts, a name for the topic on the timeline.",
}
ERA_COLUMNS = ("Era", *(CLASS_NAMES[each].capitalize() for each in CLASSES), "Comments", "All")
# With no more bars than these a reader is shown the way to the whole record.
FEW_BARS = 2
MOST_MONTHS = 36


@lru_cache(maxsize=64)
def _found(index: Index, query: Query, per: str) -> Climate:
    return climate(index, index.select(query).rows, query.window or index.extent, per)


def show(index: Index, view: View) -> None:
    """The sections of the page, one under the other."""
    plain = replace(view, act=None)
    pick = _pick()
    mine = partial(_acts, index, view, pick)
    _chart("balance", _balance(index, view.query, view.per), _balance_words(index, plain))
    mine("balance")
    _text("numbers", _numbers(index, view.query, view.per))
    if view.mean:
        st.subheader("The mean score, by quarter", anchor=False)
        _chart("mean", _mean(index, view.query), _mean_words(index, view.query))
        mine("mean")
        _text("mean_numbers", _mean_numbers(index, view.query))
    per = _per_of_sides(index, view)
    st.subheader(f"Who acted, by {per}", anchor=False)
    _chart("sides", _sides(index, view.query, per), _sides_words(index, view.query, per))
    mine("sides")
    _text("sides_numbers", _sides_numbers(index, view.query, per))
    st.subheader("What it was about, year by year", anchor=False)
    _text("topics", _topics(index, plain))
    mine("topics")
    _text("topics_numbers", _topics_numbers(index, view.query))
    st.subheader("In whose years", anchor=False)
    _text("eras", _eras(index, view.query))


def _per_of_sides(index: Index, view: View) -> str:
    """Shares of the few acts of each of many months would be noise: then quarters, whatever is
    chosen."""
    months = periods_of(view.query.window or index.extent, "month").size
    return view.per if months <= MOST_MONTHS else "quarter"


def _chart(name: str, message: bytes, below: str) -> None:
    key = f"climate_{name}"
    stage.show_figure(message, key=key, below=below, on_pick=_picked_in(key))


def _text(name: str, html: str, focus: str | None = None) -> None:
    key = f"climate_{name}"
    stage.show_text(html, key=key, focus=focus, on_pick=_picked_in(key))


def _picked_in(key: str) -> Callable[[], None]:
    """A callback for what was picked: acts of a bar, an act, or that either be closed."""

    def done() -> None:
        chosen = st.session_state[key].get("pick")
        if isinstance(chosen, str) and chosen.startswith("of:"):
            st.session_state["climate_pick"] = chosen
            choose("")
        elif isinstance(chosen, str):
            choose(chosen)

    return done


def _pick() -> Pick | None:
    return pick_in(str(st.session_state.get("climate_pick") or ""))


def _acts(index: Index, view: View, pick: Pick | None, section: str) -> None:
    """The acts picked in this section, and the card of the one that was opened."""
    if pick is not None and not len(_rows(index, view, pick)):
        pick = None
    owner = _section_of(pick) if pick else "balance"
    if owner == "mean" and not view.mean:
        owner, pick = "balance", None
    here = pick if owner == section else None
    with_card = view.act in index.record.row_of and owner == section
    focus = (view.act if with_card else None) or (repr(here) if here else None)
    shown = view if with_card else replace(view, act=None)
    _text(f"{section}_acts", _listed(index, shown, section, here), focus)


def _section_of(pick: Pick) -> str:
    return "sides" if pick.value == "unplaced" else SECTION_OF[pick.group]


def _rows(index: Index, view: View, pick: Pick) -> Rows:
    """The rows of what was picked, counted by the periods of the chart it was picked in."""
    section = _section_of(pick)
    per = {"mean": "quarter", "sides": _per_of_sides(index, view)}.get(section, view.per)
    all_rows = index.select(view.query).rows
    return picked(index, all_rows, _found(index, view.query, per), pick)


@lru_cache(maxsize=128)
def _listed(index: Index, view: View, section: str, pick: Pick | None) -> str:
    card = ""
    if view.act:
        row = index.record.row_of[view.act]
        card = act_card(index, view, outside=row not in index.select(view.query).rows)
    if pick is None:
        return _part("list", card=Markup(card), heading="", hint=HINTS[section])
    rows = _rows(index, view, pick)
    default = default_query(index)
    listed = rendered(
        "acts.html",
        months=words(index).months(int(r) for r in rows[:LISTED]),
        left=max(0, len(rows) - LISTED),
        chosen=view.act,
        count=len(rows),
        story="",
        links=lambda e: view.address_with(default, act=e),
    )
    query = as_query(index, view.query, pick)
    link = "./" + view.address_with(default, query=query, act=None) if query else ""
    return _part(
        "list", card=Markup(card), heading=_heading(pick), n=len(rows), link=link,
        list=Markup(listed), hint="",
    )  # fmt: skip


def _heading(pick: Pick) -> str:
    """What was picked, in words."""
    what = {
        "class": CLASS_NAMES.get(pick.value, "").capitalize(),
        "side": SIDE_NAMES.get(pick.value, ""),
        "topic": _capital(topic_name(pick.value)),
        "balance": "Scored acts",
        "out": OUT_HEADINGS.get(pick.value, ""),
    }[pick.group]
    return f"{what}, {_period(pick.span)}" if pick.span else what


def _period(span: Span) -> str:
    days = (span.last - span.first).days
    return period_name(span, "month" if days < 31 else "quarter" if days < 100 else "year")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _part(part: str, **values: Any) -> str:
    return rendered("climate.html", part=part, **values)


def _message(figure: Any, alt: str, name: str) -> bytes:
    return stage.message_of(
        figure, alt=alt, width=0, zoomable=False, fixed=True, filename=f"climate-{name}"
    )


@lru_cache(maxsize=64)
def _balance(index: Index, query: Query, per: str) -> bytes:
    found = _found(index, query, per)
    alt = (
        f"Acts by {per}, {span_in_words(query.window or index.extent)}: words in the upper panel, "
        "deeds in the lower one, cooperation above each line, conflict below it. The table below "
        "has the numbers."
    )
    return _message(balance_chart(found), alt, "words-and-deeds")


@lru_cache(maxsize=64)
def _balance_words(index: Index, view: View) -> str:
    found = _found(index, view.query, view.per)
    out = []
    for name in ("comment", "aid", "spanning"):
        if n := len(getattr(found, name)):
            label = OUT_NAMES[name][n > 1].format(per=view.per)
            out.append({"of": pick_of("out", name), "n": n, "name": label})
    few = found.periods.size <= FEW_BARS and (view.query.window or index.extent) != index.extent
    wider = replace(view.query, window=index.extent)
    return _part(
        "balance",
        classes=[
            {"of": pick_of("class", c), "n": int(found.classes[c].sum()), "name": CLASS_NAMES[c]}
            for c in CLASSES
        ],
        out=out,
        total=len(index.select(view.query)),
        cut=found.cut,
        wider=view.address_with(default_query(index), query=wider) if few else "",
    )


@lru_cache(maxsize=64)
def _numbers(index: Index, query: Query, per: str) -> str:
    found = _found(index, query, per)
    return _table(
        f"Words and deeds by {per}, as a table", found.periods, "class",
        {CLASS_NAMES[c].capitalize(): (c, found.classes[c]) for c in CLASSES},
    )  # fmt: skip


def _table(title: str, periods: Periods, group: str, counted: dict[str, tuple[str, Any]]) -> str:
    """Periods down, groups across; every number opens its acts."""
    rows = [
        {
            "name": name,
            "cells": [
                {"n": int(counts[at]), "of": pick_of(group, value, span) if counts[at] else ""}
                for value, counts in counted.values()
            ],
        }
        for at, (name, span) in enumerate(zip(periods.names, periods.spans, strict=True))
        if any(counts[at] for _, counts in counted.values())
    ]
    return _part("numbers", title=title, columns=(_capital(periods.per), *counted), rows=rows)


@lru_cache(maxsize=64)
def _mean(index: Index, query: Query) -> bytes:
    alt = (
        "Mean PLOVER score by quarter with the quartiles; the table below has the numbers and "
        "how many acts each rests on."
    )
    return _message(mean_chart(_found(index, query, "quarter")), alt, "mean-score")


@lru_cache(maxsize=64)
def _mean_words(index: Index, query: Query) -> str:
    found = _found(index, query, "quarter")
    n = int(found.scores["n"].sum())
    return _part("mean", n=n, left=len(found.spanning), few=FEW)


@lru_cache(maxsize=64)
def _mean_numbers(index: Index, query: Query) -> str:
    found = _found(index, query, "quarter")
    rows = []
    for row in found.scores.to_dict("records"):
        at = int(row["quarter"])
        numbers = [signed(row[name]) for name in ("mean", "low", "median", "high")]
        of = pick_of("balance", "score", found.quarters.span(at))
        cells = [{"n": row["n"], "of": of}, *({"n": text, "of": ""} for text in numbers)]
        rows.append({"name": found.quarters.name(at), "cells": cells})
    columns = ("Quarter", "Acts", "Mean", "Lower quartile", "Median", "Upper quartile")
    return _part("numbers", title="The scores, as a table", columns=columns, rows=rows)


@lru_cache(maxsize=64)
def _sides(index: Index, query: Query, per: str) -> bytes:
    alt = f"Each side’s share of the acts by {per}; the table below has the numbers."
    return _message(sides_chart(_found(index, query, per)), alt, "who-acted")


@lru_cache(maxsize=64)
def _sides_words(index: Index, query: Query, per: str) -> str:
    found = _found(index, query, per)
    sides = [
        {
            "side": side, "name": SIDE_NAMES[side], "where": WHERE[side],
            "n": int(found.sides[side].sum()), "of": pick_of("side", side),
        }
        for side in SIDES_DOWN
    ]  # fmt: skip
    return _part("sides", sides=sides, unplaced=len(found.unplaced), per=per, few=FEW)


@lru_cache(maxsize=64)
def _sides_numbers(index: Index, query: Query, per: str) -> str:
    found = _found(index, query, per)
    return _table(
        f"Who acted by {per}, as a table", found.periods, "side",
        {SIDE_NAMES[s]: (s, found.sides[s]) for s in SIDES_DOWN},
    )  # fmt: skip


@lru_cache(maxsize=64)
def _topics(index: Index, view: View) -> str:
    found = topics_by_year(index, index.select(view.query).rows, view.query.window or index.extent)
    default, names, spans = default_query(index), found.years.names, found.years.spans
    shown = []
    for topic, counts in found.counts.items():
        most = int(counts.max(initial=0))
        when = [name for name, n in zip(names, counts, strict=True) if n == most]
        known = view.query.topics in ((), (topic,))
        link = replace(view.query, topics=(topic,) if known else view.query.topics)
        shown.append(
            {
                "name": _capital(topic_name(topic)),
                "total": found.total[topic],
                "of": pick_of("topic", topic),
                "share": round(100 * found.total[topic] / max(found.total.values())),
                "link": "./" + view.address_with(default, query=link),
                "most": f"most {most} in {', '.join(when)}" if most > 0 and len(when) < 4
                else f"most {most}, in {len(when)} years",
                "words": ", ".join(f"{n}: {c}" for n, c in zip(names, counts, strict=True) if c),
                "years": [
                    {
                        "name": name, "n": int(n), "share": round(100 * int(n) / most) if most else 0,
                        "of": pick_of("topic", topic, span),
                    }
                    for name, span, n in zip(names, spans, counts, strict=True)
                ],
            }
        )  # fmt: skip
    return _part(
        "topics", topics=shown, first=names[0], last=names[-1], unplaced=len(found.unplaced)
    )


@lru_cache(maxsize=64)
def _topics_numbers(index: Index, query: Query) -> str:
    found = topics_by_year(index, index.select(query).rows, query.window or index.extent)
    names, spans = found.years.names, found.years.spans
    rows = [
        {
            "name": _capital(topic_name(topic)),
            "cells": [
                {"n": int(n), "of": pick_of("topic", topic, span) if n else ""}
                for n, span in zip(counts, spans, strict=True)
            ],
        }
        for topic, counts in found.counts.items()
    ]
    return _part(
        "numbers", title="Topics by year, as a table", columns=("Topic", *names), rows=rows
    )


@lru_cache(maxsize=64)
def _eras(index: Index, query: Query) -> str:
    window = query.window or index.extent
    rows = []
    for era, counts, total in by_era(index, index.select(query).rows, window):
        first = "" if era.held.first.year == 1 else era.held.first.isoformat()
        last = "" if era.held.last.year == 9999 else era.held.last.isoformat()
        if first and last:
            held = span_in_words(era.held)
        else:
            held = f"from {in_words(first)}" if first else f"until {in_words(last)}"
        rows.append(
            {
                "name": f"{era.group}: {era.name[:1].lower() + era.name[1:]}"
                if era.name.startswith(("Before", "From")) else f"{era.name} · {era.group}",
                "held": held,
                "counts": [*(counts[quad] for quad in QUAD_CLASSES), total],
            }
        )  # fmt: skip
    return _part("eras", columns=ERA_COLUMNS, rows=rows)
