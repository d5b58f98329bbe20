"""The days of holidays: the one the text means, and the week or weekend around it."""

from __future__ import annotations

from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.holidays import LASTING, falls_on
from loaders.articles.dating.phrases import Holiday
from loaders.articles.dating.reading import choose, ground, one_day, read
from loaders.articles.dating.spans import Days, add_days, unit_of
from loaders.articles.dating.tokens import STOP
from loaders.articles.dating.verbs import FUTURE

# So many days back a feast is still that of the days of publication.
_JUST_OVER = 30


def resolve_holiday(p: Holiday, c: Context) -> Reading | None:
    """The holiday, all its days if it has several, or the week or weekend it lies in."""
    found = _apposed(c) or _first_day(p, c)
    if found is None:
        return None
    day = found.days.first
    if p.unit == "weekend":
        # A Monday ends its long weekend, a Thursday or Friday begins it.
        near = unit_of("weekend", add_days(day, -1) if day.weekday() == 0 else day)
        return Reading(near, "weekend", f"the weekend of {found.because}")
    if p.unit == "week":
        return Reading(unit_of("week", day), "week", f"the week of {found.because}")
    if p.name in LASTING:
        last = add_days(day, LASTING[p.name](day.year))
        return Reading(Days(day, last), "range", found.because)
    return found


def _apposed(c: Context) -> Reading | None:
    """The day right before it: "on 24 August, Independence Day"."""
    if c.at is None or c.last is None or c.last.precision != "day":
        return None
    i = c.at.begin
    if c.t.low[i - 1] != "," or c.last_end != i - 1:
        return None
    ends = c.t.low[c.at.end] in (",", ".", ";", ")", STOP)
    return one_day(c.last.days.first, "the day named before it") if ends else None


def _back_from_story(p: Holiday, c: Context) -> bool:
    """Whether a feast just over is meant, and not that of the year told of before."""
    if c.frame is None or c.at is None or c.frame[1] < 0:
        return False
    if c.frame[3] >= c.t.sentences[c.at.begin][0]:
        return False
    held = [falls_on(p.name, c.published.year - step) for step in (0, 1)]
    return any(day is not None and 0 <= (c.published - day).days <= _JUST_OVER for day in held)


def _first_day(p: Holiday, c: Context) -> Reading | None:
    """The day the holiday falls on, in the year nearest to publication that the tense allows."""
    within = read(p.of, c) if p.of is not None else None
    told = within.days.first.year if within is not None else p.year
    if told is not None:
        day = falls_on(p.name, told)
        return one_day(day, f"{p.name.title()} {told}") if day else None
    if c.frame is not None and not _back_from_story(p, c) and c.tense != FUTURE and not p.which:
        day = falls_on(p.name, c.frame[0])
        begun = c.frame[2]
        if day and begun and c.at and c.t.low[c.at.begin - 1] == "since" and day < begun:
            later = falls_on(p.name, c.frame[0] + 1)
            day = later if later and later <= c.published else day
        if day:
            return one_day(day, f"the text tells of {c.frame[0]}")
    near = [falls_on(p.name, c.published.year + step) for step in range(-4, 5)]
    held = [Days(day, day) for day in near if day is not None]
    before = [days for days in held if days.last <= c.published]
    after = [days for days in held if days.first >= c.published]
    if p.which == "last":
        before, after = [days for days in before if days.last < c.published], []
    elif p.which == "next":
        before, after = [], [days for days in after if days.first > c.published]
    best = choose(c, before[-1] if before else None, after[0] if after else None)
    return one_day(best.first, f"{p.name.title()}, {ground(c)}") if best else None
