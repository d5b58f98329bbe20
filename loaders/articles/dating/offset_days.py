"""The days of offsets: two weeks ago, a day after, three days later."""

from __future__ import annotations

from datetime import date

from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.event_days import from_dated, from_event
from loaders.articles.dating.phrases import (
    Month,
    Offset,
    Phrase,
    Unit,
    Weekday,
)
from loaders.articles.dating.reading import (
    anchor_day,
    apposed,
    before_sentence,
    elsewhere,
    read,
    replace_tense,
)
from loaders.articles.dating.spans import (
    DAYS_IN,
    HOURS_IN,
    Days,
    add_days,
    say,
    shift,
    unit_of,
)
from loaders.articles.dating.sums import counted
from loaders.articles.dating.tokens import STOP
from loaders.articles.dating.verbs import FUTURE, PAST, is_past


def resolve_offset(p: Offset, c: Context) -> Reading | None:
    """So many units from publication, from the text, from an event or from a date."""
    if p.amount.vague:
        return _hours_from(p, c)
    if p.anchor == "published":
        return counted(p, Days(c.published, c.published), "day", c)
    if p.anchor == "known":
        return from_dated(p, c, c.at.end - 2) if c.at is not None else None
    if p.anchor == "event":
        return from_event(p, c)
    if p.anchor == "plan":
        # "On 1 January 2027, a year earlier than intended": what was intended.
        here = c.at is not None and c.last_end >= c.t.sentences[c.at.begin][0]
        return counted(p, c.last.days, c.last.precision, c) if here and c.last else None
    if p.anchor == "text":
        base = _text_base(p, c)
        moved = counted(p, base[0], base[1], c) if base else None
        ahead = moved is not None and base and moved.days.first > c.published >= base[0].last
        if ahead and p.sign > 0 and _answered(c):
            return None  # nothing told as past is ahead: it counts from what has no day
        return moved
    assert isinstance(p.anchor, Phrase)
    if isinstance(p.anchor, Weekday) and p.unit in ("year", "month"):
        return _anniversary(p, p.anchor, c)
    if isinstance(p.anchor, Weekday) and p.exact and not p.anchor.which:
        c = replace_tense(c, FUTURE if p.sign > 0 else PAST)
    anchor = read(p.anchor, c)
    if anchor is not None and p.unit == "until":
        # "The week to 7 January" ends on that day.
        first = add_days(anchor.days.last, -int(p.amount.low))
        return Reading(Days(first, anchor.days.last), "week", f"seven days to {anchor.because}")
    if anchor is not None and p.exact and isinstance(p.anchor, Unit | Month):
        # "Thirty years ago last month" is a month, as what it counts from.
        middle = anchor.days.first + (anchor.days.last - anchor.days.first) // 2
        begin = middle if anchor.precision == "week" else anchor.days.first
        day = shift(begin, p.unit, p.sign * int(p.amount.low))
        return Reading(
            unit_of(anchor.precision, day),
            anchor.precision,
            f"{anchor.because}, {p.amount} {p.unit}s before",
        )
    return counted(p, anchor.days, anchor.precision, c) if anchor else None


def _answered(c: Context) -> bool:
    """Whether the verb right before is a plain past: "Moscow answered three days later"."""
    return c.at is not None and c.tense == PAST and is_past(c.t, c.at.begin - 1)


def _hours_from(p: Offset, c: Context) -> Reading | None:
    """ "Hours earlier", "a few hours later": most often the very day that was told of."""
    day = anchor_day(c)
    if p.unit not in HOURS_IN or p.anchor != "text" or day is None or c.at is None:
        return None
    near = day in (c.day, c.lead) and c.day_at >= before_sentence(c.t, c.t.sentences[c.at.begin][0])
    return Reading(Days(day, day), "day", f"hours from {say(day)}", about=True) if near else None


def _anniversary(p: Offset, weekday: Weekday, c: Context) -> Reading | None:
    """ "Two years ago Saturday": from the nearest Saturday, which may be to come."""
    near = add_days(c.published, (weekday.weekday - c.published.weekday() + 3) % 7 - 3)
    day = shift(near, p.unit, p.sign * int(p.amount.low))
    return Reading(
        Days(day, day), "day", f"{say(near)} {'−' if p.sign < 0 else '+'} {p.amount} {p.unit}s"
    )


def _text_base(p: Offset, c: Context) -> tuple[Days, str] | None:
    """What "two days later" counts from: the date before it, or the one that follows.

    "Two days earlier, on 4 August" names one day twice if that is two days before a day already
    told; else there is nothing else to count from but the 4th.
    """
    before = _apposed_before(p, c)
    if before is not None:
        return before
    after = apposed(c)
    if after is not None and p.unit not in ("day", "night") and p.unit not in HOURS_IN:
        origin = shift(after.days.first, p.unit, -p.sign * int(p.amount.low))
        return Days(origin, origin), "day"
    if p.unit in DAYS_IN or p.unit in HOURS_IN:
        part = _part_told(c) if p.unit in ("week", "fortnight") else None
        if part is not None:
            return Days(part, part), "day"
        base = None if elsewhere(c) and c.tense != FUTURE else anchor_day(c)
    elif c.last is not None:
        return c.last.days, c.last.precision
    else:
        base = None
    if after is not None and after.precision == "day":
        known = [day for day in (c.day, c.published) if day is not None]
        step = int(p.sign * p.amount.low) * DAYS_IN.get(p.unit, 1)
        if any(add_days(day, step) == after.days.first for day in known):
            return Days(add_days(after.days.first, -step), add_days(after.days.first, -step)), "day"
        if p.unit == "day" and c.day is not None:
            step = int(p.sign * p.amount.low)
            return Days(add_days(after.days.first, -step), add_days(after.days.first, -step)), "day"
        if p.unit in ("day", "week") and c.day is None:
            return after.days, "day"
    if base is None and c.event is not None:
        base = c.event[0]
    if base is None:
        return None
    return Days(base, base), "day"


# The day from which weeks are counted in a part of a month.
_MIDST = {"early": 5, "beginning": 3, "start": 3, "mid": 15, "middle": 15, "late": 25, "end": 28}


def _part_told(c: Context) -> date | None:
    """The midst of "early April" told right before: "in early April, and three weeks later"."""
    if c.last is None or c.at is None or c.last_end <= max(c.day_at, c.t.sentences[c.at.begin][0]):
        return None
    if c.last.precision != "month" or c.last.note not in _MIDST:
        return None
    return c.last.days.first.replace(day=_MIDST[c.last.note])


def _apposed_before(p: Offset, c: Context) -> tuple[Days, str] | None:
    """What "on 14 March, three days later," counts from: it says the 14th once more."""
    if c.at is None or c.told is None or p.unit in HOURS_IN:
        return None
    reading, end = c.told
    t = c.t
    if end != c.at.begin - 1 or t.low[end] != "," or t.low[c.at.end] not in (",", ".", ";", STOP):
        return None
    size = p.sign * int(p.amount.low)
    if p.unit in DAYS_IN and reading.precision == "day" and p.amount.low == p.amount.high:
        origin = shift(reading.days.first, p.unit, -size)
        return Days(origin, origin), "day"
    return None
