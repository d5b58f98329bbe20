"""The parts of the Story page: a step at a time, the handout, the quiz."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from typing import Any

import streamlit as st
from markupsafe import Markup

from components import stage
from components.pages import act_card
from components.source import default_query
from components.texts import rendered, words
from components.view import MOST_SHUFFLES, View, told
from loaders.dates import Span
from loaders.deadlines import deadline_at, span_at
from loaders.query import Index
from loaders.query import in_words as view_in_words
from loaders.quiz import Marks, NotAnOrder, Quiz, quiz
from loaders.stories import MOST_STEPS, VIEW, Step, Story, story_of

# With fewer acts there is nothing to put in order.
FEWEST_ASKED = 3


def chooser(known: Index, view: View) -> None:
    """Which story is told; the acts of the view are one, too."""
    found = known.select(view.query)
    names = {story.id: story.title for story in told(known).values()}
    names[VIEW] = f"The acts of the view ({len(found):,})"
    if st.session_state.get("story") not in names:
        st.session_state["story"] = next(iter(names))
        st.session_state["step"] = 1
    st.selectbox(
        "Story", names, format_func=names.__getitem__, key="story", on_change=_from_the_start
    )


def _from_the_start() -> None:
    st.session_state.update(step=1, quiz=0, act=None, answer=None)


def show(known: Index, view: View) -> Story | None:
    """The story's step, or its quiz; returns the story, None where the view is none."""
    story = _story(known, view)
    if story is None:
        found = known.select(view.query)
        st.info(
            f"A story has from 1 to {MOST_STEPS} steps; this view has {len(found):,} acts. "
            "Narrow the dates or the filters, or choose a story above."
        )
        return None
    if view.quiz and len(story.steps) >= FEWEST_ASKED:
        html = _quiz(known, view, story, st.session_state.get("answer"))
    else:
        html = _step(known, view, story)
    stage.show_text(html, key="story_text", focus=f"{view.step}-{view.quiz}", on_pick=_picked)
    return story


def acts(story: Story) -> str:
    """What the acts of a story are, in words."""
    return f"The {len(story.steps)} acts of the story “{story.title}”"


def shipped(story: Story) -> str | None:
    """The id of a story that ships; None for that of a view."""
    return None if story.id == VIEW else story.id


def _story(known: Index, view: View) -> Story | None:
    if view.story != VIEW:
        return told(known).get(view.story or "")
    found = known.select(view.query)
    if not 1 <= len(found) <= MOST_STEPS:
        return None
    title = view_in_words(view.query, len(found), found.total, known)
    return story_of(known.record, [int(row) for row in found.rows], title)


def _picked() -> None:
    chosen = st.session_state["story_text"].get("pick")
    if not isinstance(chosen, str):
        return
    what, _, value = chosen.partition(":")
    if what == "step" and value.isdecimal():
        st.session_state.update(step=int(value), act=None)
    elif what == "quiz" and value.isdecimal():
        st.session_state.update(quiz=int(value) % (MOST_SHUFFLES + 1), answer=None, act=None)
    elif what == "order":
        st.session_state["answer"] = tuple(value.split(","))
    else:
        st.session_state["act"] = chosen or None


@lru_cache(maxsize=256)
def _step(known: Index, view: View, story: Story) -> str:
    steps = [_told(known, each) for each in story.steps]
    step = min(view.step, len(steps))
    now = steps[step - 1]
    default = default_query(known)
    other = view.act in known.record.row_of and view.act != now["event_id"]
    shown = replace(view, act=view.act if other else now["event_id"])
    windows, marks, years = _locator(known, story, step)
    return rendered(
        "story.html",
        story=story,
        steps=steps,
        step=step,
        now=now,
        other=other,
        card=Markup(act_card(known, shown, outside=False)),
        windows=windows,
        marks=marks,
        years=years,
        address=lambda n: view.address_with(default, step=n, act=None),
        permalink=replace(view, act=None, step=step).address(known.record.version),
        quiz=view.address_with(default, quiz=1, act=None),
        shuffle=1,
        version=known.record.version,
    )


def _told(known: Index, step: Step) -> dict[str, Any]:
    """A step with what the record says of its act."""
    row = known.record.row_of[step.event_id]
    brief = words(known).brief(row)
    sources = words(known).sources(known.record.events["sources"].iat[row])
    named = [s["publisher"] + (f" ({s['kind']})" if s["kind"] else "") for s in sources]
    return brief | {
        "heading": step.heading,
        "paragraph": step.paragraph,
        "sources": "Sources: " + ", ".join(named) if named else "",
    }


def _locator(
    known: Index, story: Story, step: int
) -> tuple[list[dict[str, float]], list[dict[str, Any]], list[dict[str, Any]]]:
    """The small axis of a story in per cent of its width: deadlines, its acts, the years."""
    rows = [known.record.row_of[each.event_id] for each in story.steps]
    spans = [span_at(known.record, row) for row in rows]
    due = [deadline_at(known.record, row) for row in rows]
    first = min(span.first for span in spans)
    last = max(span.last for span in spans)
    now = due[step - 1]
    if now is not None:
        last = max(last, now.window.last)
    days = max(1, (last - first).days + 1)

    def at(span: Span) -> dict[str, float]:
        left = (span.first - first).days / days * 100
        return {
            "left": round(left, 2),
            "width": round(((span.last - span.first).days + 1) / days * 100, 2),
        }

    sides = known.record.events["side"]
    marks = [
        at(span) | {"side": sides.iat[row], "now": number == step}
        for number, (row, span) in enumerate(zip(rows, spans, strict=True), 1)
    ]
    windows = [at(now.window)] if now is not None else []
    return windows, marks, _ticks(Span(first, last), days)


def _ticks(span: Span, days: int) -> list[dict[str, Any]]:
    """Years on the axis, or months where the story is shorter than a year and a half."""
    first, last = span.first, span.last
    monthly = days < 550
    step = (1 if days < 200 else 3) if monthly else (1 if days < 3660 else 2)
    name = f"{first:%B %Y}" if monthly else f"{first:%Y}"
    found: list[dict[str, Any]] = [{"left": 0, "name": name}]
    year, month = first.year, first.month if monthly else 1
    while True:
        if monthly:
            month += step
            year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        else:
            year += step
        day = first.replace(year=year, month=month, day=1)
        if day > last:
            return found
        left = round((day - first).days / days * 100, 2)
        # A name needs room beside the one before and to the end.
        if found[-1]["left"] + (20 if len(found) == 1 and monthly else 11) < left < 92:
            found.append({"left": left, "name": f"{day:%B}" if monthly else f"{day:%Y}"})


@lru_cache(maxsize=128)
def _asked(known: Index, story: Story, shuffle: int) -> Quiz:
    return quiz(known.record, story, shuffle)


def _quiz(known: Index, view: View, story: Story, answer: tuple[str, ...] | None) -> str:
    asked = _asked(known, story, view.quiz)
    marks = None
    if answer is not None and len(answer) == len(asked.dealt):
        with suppress(NotAnOrder):  # of another quiz, or made by hand
            marks = asked.marks(answer)
    default = default_query(known)
    return rendered(
        "quiz.html",
        story=story,
        shuffle=view.quiz,
        other=view.quiz % MOST_SHUFFLES + 1,
        items=[_card(known, each, marks) for each in (marks.order if marks else asked.dealt)],
        result=_result(marks) if marks else None,
        solution=[_card(known, each, None) for each in asked.answer]
        if marks and not marks.solved
        else [],
        address=lambda n: view.address_with(default, quiz=n, act=None),
        back=view.address_with(default, quiz=0, act=None),
        permalink=replace(view, act=None).address(known.record.version),
    )


def _card(known: Index, event_id: str, marks: Marks | None) -> dict[str, Any]:
    """An act as the quiz shows it; once it is marked, with its verdict and why."""
    card = words(known).brief(known.record.row_of[event_id]) | {"verdict": "", "told": ""}
    if marks is None:
        return card
    verdict = marks.of(event_id)
    wrong = sum(p.verdict == "wrong" for p in marks.pairs if event_id in (p.earlier, p.later))
    tied = len(marks.tied_with(event_id))
    told = {"right": "in its place", "tied": "either order is right", "wrong": ""}[verdict]
    if wrong:
        told = f"in the wrong order with {wrong} of the others"
    elif tied and verdict == "right":
        told += f"; with {tied} of the others either order is right"
    return card | {"verdict": verdict, "told": told}


def _result(marks: Marks) -> dict[str, str]:
    right, wrong, tied = (marks.count(v) for v in ("right", "wrong", "tied"))
    heading = "All in order" if marks.solved else f"{right} of {right + wrong} pairs are in order"
    parts = []
    if tied:
        pairs = "1 pair has" if tied == 1 else f"{tied} pairs have"
        parts.append(
            f"{pairs} dates that overlap, and no source that ties the one to the other: there either order is right."
        )
    if wrong:
        parts.append("The dates are shown now; the order below is one that is right.")
    return {"heading": heading, "words": " ".join(parts)}
