"""The parts of the Actors page: the controls, the timeline, the profile, two side by side."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np
import streamlit as st

from charts.lanes import LaneSpec
from charts.timeline import Drawing, timeline
from components import stage, timeline_view
from components.filters import options
from components.pages import act_card, picked_in
from components.source import default_query
from components.texts import rendered, words
from components.view import FIRST_ACTOR, View
from loaders.profiles import Profile, Speed, between, members, profile, who_is_who
from loaders.query import SIDE_NAMES, Index, Query, Rows, topic_name

ROWS = 10
LISTED = 20
WHO_COLUMNS = (
    "Name",
    "Side",
    "Office held last",
    "Speaks for",
    "Acts of theirs",
    "Acts towards them",
)


def controls(index: Index) -> None:
    """Choose one actor, a second one, and whether those who speak for the same are counted in."""
    labels, ordered = _choices(index)
    state = st.session_state
    if state.get("who") not in labels:
        state["who"] = FIRST_ACTOR if FIRST_ACTOR in labels else next(iter(labels), None)
    if state.get("whom") == state["who"]:
        state["whom"] = None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("Actor", ordered, format_func=labels.__getitem__, key="who")
        st.selectbox(
            "Compare with",
            [a for a in ordered if a != state["who"]],
            format_func=labels.__getitem__,
            key="whom",
            index=None,
            placeholder="nobody",
        )
        st.checkbox("With all who speak for the same", key="rolled")


@lru_cache(maxsize=2)
def _choices(index: Index) -> tuple[dict[str, str], list[str]]:
    """What each actor is called in the controls, and all of them, the most frequent first."""
    counted = options(index).actors
    known = dict(zip(index.record.actors["actor_id"], index.record.actors["name"], strict=True))
    return known | counted, [*counted, *(a for a in known if a not in counted)]


def groups(index: Index, view: View) -> list[tuple[str, ...]]:
    """Whose acts are counted for each of the one or two actors chosen."""
    if view.alone:
        return [(who,) for who in view.who]
    found = [members(index, who) for who in view.who]
    if len(found) == 2 and set(found[0]) & set(found[1]):
        return [(who,) for who in view.who]
    return found


def query(index: Index, view: View) -> Query:
    """The acts that the chart of the page draws: those of the actors chosen."""
    everyone = tuple(dict.fromkeys(a for group in groups(index, view) for a in group))
    return replace(view.query, actors=everyone, actors_as="actor")


@lru_cache(maxsize=64)
def _drawing(index: Index, view: View, width: int) -> tuple[Drawing, bytes]:
    people = groups(index, view)
    wanted = query(index, view)
    found = index.select(wanted)
    specs, bright = None, None
    if len(people) == 2:
        specs, bright = _mirrored(index, view, found.rows, people)
    drawn = timeline(
        index, wanted, width=width, selected=view.act, selection=found, specs=specs, bright=bright
    )
    names = " and ".join(words(index).names[w] for w in view.who)
    alt = f"Timeline of {len(found):,} acts of {names}; the lists below hold them in words."
    return drawn, stage.message_of(drawn.figure, alt=alt, width=width, filename="-".join(view.who))


def _mirrored(
    index: Index, view: View, rows: Rows, people: list[tuple[str, ...]]
) -> tuple[list[LaneSpec], frozenset[int]]:
    """One actor's acts above, the other's below, those of both between; their own stand out."""
    one, other = (index.actors.mask(group, index.size)[rows] for group in people)
    known = words(index)
    actors = index.record.everybody
    names = [known.names[w] for w in view.who]
    sides = [actors[w].side for w in view.who]
    specs = [
        LaneSpec("US", names[0], rows[one & ~other], True, sides[0]),
        LaneSpec("Both", "Both took part", rows[one & other], False, "Both"),
        LaneSpec("Russia", names[1], rows[other & ~one], False, sides[1]),
    ]
    passed = between(index, rows, view.who[0], view.who[1], with_principals=not view.alone)
    return specs, frozenset(np.concatenate([passed.forth, passed.back, passed.together]).tolist())


def chart(index: Index, view: View) -> None:
    """The actors' acts in time, the chosen act's card beside, and beneath what they add up to."""
    facts = _two if len(view.who) == 2 else _one
    _, message = _drawing(index, view, timeline_view.plot_width(view))
    shown = view.act if view.act in index.record.row_of else None
    stage.show_figure(
        message,
        key="actor_chart",
        aside=act_card(index, view, outside=False) if shown else "",
        below=facts(index, replace(view, act=None)),
        focus=shown,
        on_pick=_picked,
        on_range=_ranged,
        on_width=_measured,
    )


def _picked() -> None:
    timeline_view.chart_picked_in("actor_chart")


def _ranged() -> None:
    timeline_view.ranged_in("actor_chart", _scale)


def _scale(index: Index, view: View) -> Any:
    return _drawing(index, view, timeline_view.plot_width(view))[0].scale


def _measured() -> None:
    timeline_view.measured_in("actor_chart")


@lru_cache(maxsize=128)
def _one(index: Index, view: View) -> str:
    """The profile of one actor."""
    rows = index.select(view.query).rows
    found = profile(index, rows, view.who[0], with_principal=not view.alone)
    return rendered("actor.html", a=_facts(index, view, found))


def _facts(index: Index, view: View, found: Profile) -> dict[str, Any]:
    known, default = words(index), default_query(index)
    quarters = found.quarters
    most = int(quarters["acts"].max()) if len(quarters) else 0
    share = found.state_controlled
    articles = int(found.sources["articles"].sum())
    others = [known.names[m] for m in found.members if m != found.actor_id]
    latest = []
    for _, act in found.latest.iterrows():
        brief = known.brief(int(act["row"]))
        latest.append(
            brief
            | {
                "link": view.address_with(default, act=brief["event_id"]),
                "who": "; ".join(
                    f"{name}, {role}" if role else str(name)
                    for name, role in zip(_each(act["who"]), _each(act["roles"]), strict=False)
                ),
            }
        )
    return {
        "name": found.name,
        "side": found.side,
        "side_name": SIDE_NAMES[found.side],
        "kind": found.kind,
        "speaks_for": "" if found.speaks_for == found.actor_id else known.names[found.speaks_for],
        "members": ", ".join([found.name, *others]) if others else "",
        "acted": len(found.acted),
        "addressed": len(found.addressed),
        "answers": _speed(found.answers),
        "answered": _speed(found.answered),
        "state": f"{share:.0%} of the {articles} articles on these acts are from state-controlled outlets."
        if share is not None
        else "",
        "roles": found.roles,
        "kinds": _bars([(r["verb"], int(r["acts"])) for _, r in found.kinds.iterrows()]),
        "towards": [
            bar | {"link": "actors" + view.address_with(default, who=(who,))}
            for bar, who in zip(
                _bars([(r["name"], int(r["acts"])) for _, r in found.towards.iterrows()]),
                found.towards["actor_id"],
                strict=False,
            )
        ],
        "about": _bars(
            [(topic_name(r["topic"]), int(r["acts"])) for _, r in found.about.iterrows()]
        ),
        "quarters": [
            {"name": str(r["quarter"]), "n": int(r["acts"]), "share": round(100 * r["acts"] / most)}
            for _, r in quarters.iterrows()
        ],
        "quarter_words": ", ".join(
            f"{r['quarter']}: {r['acts']}" for _, r in quarters.iterrows() if r["acts"]
        ),
        "quarter_most": f"{most} {'act' if most == 1 else 'acts'}",
        "quarter_unknown": found.quarter_unknown,
        "latest": latest,
    }


def _each(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [str(v or "") for v in value]


def _bars(counted: list[tuple[str, int]]) -> list[dict[str, Any]]:
    top = counted[:ROWS]
    most = max((n for _, n in top), default=1)
    return [{"name": name, "n": n, "share": round(100 * n / most), "link": ""} for name, n in top]


def _speed(speed: Speed) -> str:
    """A speed in words; only pairs whose days are both exact count."""
    if not speed.pairs:
        return "no time that can be told (no pair of exact days in this view)"
    median = f"{speed.median:g} {'day' if speed.median == 1 else 'days'}"
    vague = f", {speed.inexact} inexact left out" if speed.inexact else ""
    return f"{median} (median; {speed.least}–{speed.most}, n = {speed.pairs}{vague})"


@lru_cache(maxsize=128)
def _two(index: Index, view: View) -> str:
    """What passed between two actors."""
    known, default = words(index), default_query(index)
    rows = index.select(view.query).rows
    found = between(index, rows, view.who[0], view.who[1], with_principals=not view.alone)
    names = [known.names[w] for w in view.who]

    def part(title: str, part_rows: Rows) -> dict[str, Any]:
        newest = [int(r) for r in part_rows[::-1][:LISTED]]
        acts = [known.brief(r) for r in newest]
        for act in acts:
            act["link"] = view.address_with(default, act=act["event_id"])
        return {"title": title, "acts": acts, "left": max(0, len(part_rows) - LISTED)}

    matrix = [{"name": quad, **row} for quad, row in found.matrix.to_dict("index").items()]
    parts = [
        part(f"{names[0]} towards {names[1]}", found.forth),
        part(f"{names[1]} towards {names[0]}", found.back),
        part("Both took part", found.together),
    ]
    total = found.matrix.sum().to_dict()
    return rendered(
        "pair.html",
        p={"one": names[0], "other": names[1], "matrix": matrix, "total": total, "parts": parts},
    )


def everybody(index: Index, view: View) -> None:
    """All actors as a table that can be searched and sorted."""
    stage.show_text(
        _everybody(index, replace(view, act=None)), key="everybody", on_pick=picked_in("everybody")
    )


@lru_cache(maxsize=16)
def _everybody(index: Index, view: View) -> str:
    default = default_query(index)
    table = who_is_who(index, index.select(view.query).rows)
    rows = [
        {
            "id": r["actor_id"], "name": r["name"], "side": r["side"],
            "side_name": SIDE_NAMES[r["side"]], "role": r["role"], "held": r["held"],
            "speaks_for": r["speaks_for"], "acted": r["as_actor"], "addressed": r["as_recipient"],
            "link": "actors" + view.address_with(default, who=(r["actor_id"],)),
        }
        for r in table.to_dict("records")
    ]  # fmt: skip
    return rendered("whoiswho.html", columns=WHO_COLUMNS, rows=rows)


def names(index: Index, view: View) -> list[str]:
    """The names of those chosen."""
    return [words(index).names[w] for w in view.who]
