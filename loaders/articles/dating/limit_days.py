"""The days of time limits and of stretches up to now or from now on."""

from __future__ import annotations

from datetime import date

from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.near_days import same_page, weekend
from loaders.articles.dating.phrases import Due, RunUp, Stretch, Unit, Weekday
from loaders.articles.dating.reading import apposed, day_in, entry_day, finer, read, replace_tense
from loaders.articles.dating.spans import (
    DAYS_IN,
    HOURS_IN,
    MONTHS_IN,
    Days,
    add_days,
    say,
    shift,
    unit_of,
)
from loaders.articles.dating.tense import direction
from loaders.articles.dating.verbs import PAST


def resolve_due(p: Due, c: Context) -> Reading | None:
    """The window in which a time limit falls due, counted from the day it was set."""
    follows = apposed(c)
    if follows is not None and p.unit in {**DAYS_IN, **MONTHS_IN}:
        unit = "day" if p.unit in DAYS_IN else p.unit
        return Reading(
            unit_of(unit, follows.days.first), unit, f"the date that follows: {follows.because}"
        )
    base = c.published
    if c.at is not None:
        told = _set_on(c)
        if told is None and c.tense == PAST and _in_a_month_gone(c):
            return None
        base = told or base
    low, high = p.amount.low, p.amount.high
    because = f"{say(base)} + {p.amount} {p.unit}{'' if high == 1 else 's'}"
    if p.unit in HOURS_IN:
        first, last = (
            add_days(
                base,
                int(-(-n * HOURS_IN[p.unit] // 24))
                if n * HOURS_IN[p.unit] >= 24
                else int(n * HOURS_IN[p.unit] // 24),
            )
            for n in (low, high)
        )
        return Reading(
            Days(first, last), "day" if first == last else "range", because, p.amount.about
        )
    if p.unit in DAYS_IN:
        size = DAYS_IN[p.unit]
        first, last = add_days(base, int(low * size)), add_days(base, int(high * size))
        return Reading(
            Days(first, last), "day" if first == last else "range", because, p.amount.about
        )
    unit = p.unit
    if low != int(low) or high != int(high):
        unit, low, high = finer(unit, low, high)
        if unit in DAYS_IN:
            first, last = shift(base, unit, int(low)), shift(base, unit, int(high))
            return Reading(
                Days(first, last), "day" if first == last else "range", because, p.amount.about
            )
    first, last = shift(base, unit, int(low)), shift(base, unit, int(high))
    label = unit if low == high else "range"
    if unit in ("decade", "century"):
        unit, label = "year", "year" if low == high else "range"
    return Reading(
        Days(unit_of(unit, first).first, unit_of(unit, last).last), label, because, p.amount.about
    )


def _in_a_month_gone(c: Context) -> bool:
    """Whether the sentence tells of a month or a year that is over: "In May he gave them 72 hours"."""
    assert c.at is not None
    if c.last is None or c.last_end <= c.t.sentences[c.at.begin][0]:
        return False
    if c.day_at >= c.t.sentences[c.at.begin][0] and c.last_named:
        return False  # "announced on Wednesday that it would leave the 2015 deal unless …"
    return c.last.precision in ("month", "season", "year") and c.last.days.last < c.published


def _set_on(c: Context) -> date | None:
    """The day on which a time limit was set, if the text dates it nearby."""
    assert c.at is not None
    behind = c.following[0] if c.following else None
    if behind and isinstance(behind.phrase, Weekday) and behind.begin - c.at.end <= 1:
        tense, weight = direction(c.t, behind.begin, behind.end)
        dated = read(behind.phrase, replace_tense(c, tense, weight)) if tense == PAST else None
        if dated is not None:
            return dated.days.first  # "ordered them out within 72 hours on Thursday"
    here = c.t.paragraph[c.at.begin]
    first, _ = c.t.sentences[c.at.begin]
    if c.point is not None and c.point[1] >= first and c.at.governed_by != "in":
        return c.point[0]  # "Two weeks earlier he had allowed fifty days"
    framed = c.frame is not None and c.frame[1] in (-1, here)
    if c.at.governed_by == "in":
        return c.day if framed and c.tense == PAST else None
    if entry_day(c) is not None and same_page(c) and c.day is not None:
        return c.day
    if c.event is not None and c.event[1] >= max(c.day_at, first):
        return c.event[0]
    if c.tense == PAST and framed and c.day is not None:
        return c.day
    fine = c.last is not None and (c.last.precision == "day" or c.last_named)
    if c.day is not None and fine and day_in(c, first):
        return c.day
    if c.event is not None and here - c.t.paragraph[c.event[1]] <= 1:
        return c.event[0]
    return None


def resolve_run_up(p: RunUp, c: Context) -> Reading | None:
    """ "The six months to June", "the four weeks to 31 October": both ends counted."""
    end = read(p.end, c)
    if end is None or p.unit in HOURS_IN or p.amount.vague:
        return None
    last, count = end.days.last, int(p.amount.high)
    first = shift(add_days(last, 1), p.unit, -count)
    return Reading(Days(first, last), "range", f"{count} {p.unit}s up to {say(last)}")


def resolve_stretch(p: Stretch, c: Context) -> Reading | None:
    """ "the past six months", "the coming days": up to publication or from the day after it."""
    if p.unit == "weekend" and p.amount.high == 1 and p.sign > 0:
        return weekend(Unit("weekend", 1), c)
    low = p.amount.high
    unit = p.unit
    if unit in HOURS_IN:
        return None
    if p.amount.vague:
        # A few days are about a week, a few weeks about a month.
        unit, low = {"day": ("week", 1), "week": ("week", 4)}[unit]
    elif low != int(low):
        unit, _, low = finer(unit, low, low)
    if p.sign < 0:
        days = Days(shift(c.published, unit, -int(low)), c.published)
    else:
        days = Days(add_days(c.published, 1), shift(c.published, unit, int(low)))
    return Reading(
        days,
        "range",
        f"{say(c.published)} {'−' if p.sign < 0 else '+'} {low:g} {unit}{'' if low == 1 else 's'}",
        True,
    )
