"""The parts of the Exchanges page: the table, the small chart, the dialogue."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st
from markupsafe import Markup

from charts.exchange import exchange_chart
from components import stage
from components.pages import act_card, picked_in
from components.source import default_query
from components.texts import rendered, words
from components.view import View
from loaders.dates import in_words, span_in_words
from loaders.deadlines import STATUS_WORDS, arithmetic
from loaders.exchanges import Exchange, Summary, after, exchange_of, summary
from loaders.query import Index, day_number, topic_name

FRONT_DOOR = "2025-07-28-trump-cuts-deadline"
COLUMNS = (
    "Opened", "What opened it", "About", "Demand", "Due", "What came of it", "Acts", "First answer",
)  # fmt: skip
SPARK_WIDTH, SPARK_HEIGHT = 96, 26


def opened(index: Index, view: View, listed: list[Exchange]) -> Exchange:
    """The exchange on show: the one chosen, else that of summer 2025, else the newest."""
    for event_id in (view.exchange, FRONT_DOOR):
        if event_id in index.record.row_of:
            return exchange_of(index, event_id)
    return listed[-1]


def table(index: Index, view: View, shown: list[Exchange], open_id: str) -> None:
    """Every exchange that fits the filters, newest first; a head is a button that sorts by it."""
    default = default_query(index)
    rows = [_row(index, each) for each in reversed(shown)]
    for row in rows:
        row["link"] = "exchanges" + view.address_with(
            default, exchange=row["exchange_id"], act=None
        )
    html = rendered("exchanges.html", columns=COLUMNS, rows=rows, chosen=open_id)
    stage.show_text(html, key="exchanges", on_pick=picked_in("exchanges"))


@lru_cache(maxsize=2048)
def _facts(index: Index, exchange: Exchange) -> Summary:
    return summary(index, exchange)


def _row(index: Index, exchange: Exchange) -> dict[str, Any]:
    facts = _facts(index, exchange)
    return {
        "exchange_id": facts.exchange_id,
        "title": facts.title,
        "by": ", ".join(facts.opened_by),
        "on": in_words(facts.opened_on),
        "order": facts.opened_on,
        "about": ", ".join(topic_name(t) for t in facts.about[:2]),
        "demand": facts.demand,
        "due": span_in_words(facts.due) if facts.due else "",
        "due_order": facts.due.first.isoformat() if facts.due else "9999",
        "came_of": STATUS_WORDS[facts.status],
        "acts": facts.acts,
        "first_answer": facts.first_answer_words,
        "answer_order": facts.first_answer[0] if facts.first_answer else 99999,
        "spark": _spark(facts),
        "spark_words": f"{facts.acts} {'act' if facts.acts == 1 else 'acts'}: "
        + ", ".join(f"{side} {n}" for side, n in facts.by_side.items()),
    }


def _spark(facts: Summary) -> list[dict[str, Any]]:
    """The course in small: time from left to right, conflict down, cooperation up."""
    days = [day for day, _, _ in facts.spark]
    span = max(1, max(days) - min(days))
    return [
        {
            "side": side,
            "x": round(4 + (day - min(days)) / span * (SPARK_WIDTH - 8), 1),
            "y": round(SPARK_HEIGHT / 2 - (score if score == score else 0) * 1.05, 1),
        }
        for day, side, score in facts.spark
    ]


def chart(index: Index, view: View, exchange: Exchange) -> None:
    """The exchange on its own axis of time."""
    stage.show_figure(
        _chart(index, exchange, view.axis, view.act), key="course", on_pick=picked_in("course")
    )


@lru_cache(maxsize=128)
def _chart(index: Index, exchange: Exchange, axis: str, chosen: str | None) -> bytes:
    figure = exchange_chart(index, exchange, axis=axis, chosen=chosen)
    alt = f"The {len(exchange)} acts of this exchange in time; the list below holds the same acts."
    return stage.message_of(
        figure, alt=alt, width=0, zoomable=False, fixed=True, filename=exchange.exchange_id
    )


def dialogue(index: Index, view: View, exchange: Exchange) -> None:
    """The exchange down the page: Washington left, Moscow right, deadlines across."""
    html = _dialogue(index, view, exchange)
    stage.show_text(html, key="dialogue", focus=view.act, on_pick=picked_in("dialogue"))


@lru_cache(maxsize=128)
def _dialogue(index: Index, view: View, exchange: Exchange) -> str:
    known = words(index)
    facts = _facts(index, exchange)
    default = default_query(index)
    events = index.record.events
    items: list[dict[str, Any]] = []
    clocks = sorted(exchange.deadlines, key=lambda d: (d.window.first, d.window.last))

    def add_clocks(until: int | None) -> None:
        while clocks and (until is None or day_number(clocks[0].window.first) <= until):
            deadline = clocks.pop(0)
            status = STATUS_WORDS[deadline.status]
            items.append(
                {
                    "clock": {
                        "due": span_in_words(deadline.window),
                        "sum": arithmetic(deadline),
                        "demand": deadline.demand,
                        "replaced": bool(deadline.superseded_by),
                        "status": status[:1].upper() + status[1:],
                        "outcome": [known.brief(r) for r in known.rows(deadline.outcome)],
                    }
                }
            )

    for turn in exchange.acts:
        add_clocks(int(index.first[turn.row]) - 1)
        brief = known.brief(turn.row)
        speaks = [
            known.names.get(p, p)
            for p in turn.speaks_for
            if p not in events["actors"].iat[turn.row]
        ]
        items.append(
            {
                "clock": None,
                "turn": brief
                | {
                    "verb": known.verbs.get(events["event_type"].iat[turn.row], ""),
                    "actors": [
                        {
                            "id": a,
                            "name": known.names.get(a, a),
                            "link": "actors" + view.address_with(default, who=(a,), act=None),
                        }
                        for a in events["actors"].iat[turn.row]
                    ],
                    "speaks_for": ", ".join(speaks),
                    "link": view.address_with(default, act=turn.event_id),
                    "answers": [
                        {
                            "title": events["title"].iat[index.record.row_of[a.event_id]],
                            "lag": after(a.lag),
                            "kind": a.kind,
                        }
                        for a in turn.answers
                    ],
                    "unanswered": turn.event_id in facts.unanswered,
                },
            }
        )
    add_clocks(None)
    card = ""
    if view.act in {t.event_id for t in exchange.acts}:
        card = act_card(index, view, outside=False)
    return rendered("dialogue.html", items=items, chosen=view.act, card=Markup(card))


def title(index: Index, exchange: Exchange) -> str:
    """What an exchange is called: the title of the act that opened it."""
    return _facts(index, exchange).title


def heading(index: Index, exchange: Exchange) -> None:
    """What the exchange was about, in a line or two."""
    facts = _facts(index, exchange)
    st.header(stage.literal(facts.title), anchor=False)
    parts = [f"Opened by {', '.join(facts.opened_by)} on {in_words(facts.opened_on)}"]
    if facts.demand:
        parts.append(f"demand: {facts.demand}")
    if facts.due:
        parts.append(f"due {span_in_words(facts.due)}")
    parts.append(f"{facts.acts} acts")
    parts.append(f"first answer {facts.first_answer_words}")
    st.caption(stage.literal(" · ".join(parts)))
    if facts.came_of:
        st.caption(stage.literal("What came of it: " + facts.came_of))
