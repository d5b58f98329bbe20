"""The days of holidays: the one the text means, and the week or weekend around it."""

from __future__ import annotations

from datetime import date

from loaders.articles.dating.bare_years import NEXT
from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.holidays import LASTING, falls_on
from loaders.articles.dating.phrases import Holiday, Weekday
from loaders.articles.dating.reading import choose, ground, one_day, read
from loaders.articles.dating.spans import Days, add_days, say, unit_of
from loaders.articles.dating.tokens import STOP
from loaders.articles.dating.verbs import FUTURE

# So many days back a feast is still that of the days of publication.
_JUST_OVER = 30


def resolve_holiday(p: Holiday, c: Context) -> Reading | None:
    """The holiday, all its days if it has several, or the week or weekend it lies in."""
    found = _apposed(c) or _first_day(p, c)
    if found is None:
        return None
    behind = _weekday_behind(c) if p.year is None and p.of is None and not p.unit else None
    if behind is not None and abs((behind.days.first - found.days.first).days) > _OTHERS_FEAST:
        return behind
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


# A feast so many days from the weekday that is told beside it is another country's.
_OTHERS_FEAST = 7


def _weekday_behind(c: Context) -> Reading | None:
    """The weekday behind a feast: "to mark Independence Day on Friday"."""
    other = c.following[0] if c.following and c.at is not None else None
    if other is None or c.at is None or not isinstance(other.phrase, Weekday):
        return None
    words = c.t.low[c.at.end : other.begin]
    return read(other.phrase, c) if words in (["on"], [","], [",", "on"], []) else None


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


# Ukraine's Independence Day, where a text of these weeks tells of Ukraine.
_KYIV, _WEEKS, _BEFORE = (8, 24), 30, 200
_UKRAINE = frozenset("ukraine ukrainian ukrainians kyiv kiev zelensky zelenskyy poroshenko".split())


def _of_ukraine(c: Context) -> date | None:
    """24 August, if the text is of the weeks around it and names Ukraine before the feast."""
    day = date(c.published.year, *_KYIV)
    if c.at is None or abs((c.published - day).days) > _WEEKS:
        return None
    before = c.t.low[max(0, c.at.begin - _BEFORE) : c.at.begin]
    return None if _UKRAINE.isdisjoint(before) else day


def _first_day(p: Holiday, c: Context) -> Reading | None:
    """The day the holiday falls on, in the year nearest to publication that the tense allows."""
    within = read(p.of, c) if p.of is not None else None
    told = within.days.first.year if within is not None else p.year
    if told is not None:
        day = falls_on(p.name, told)
        return one_day(day, f"{p.name.title()} {told}") if day else None
    if c.tale is not None and c.tense != FUTURE and not p.which:
        for step in (0, 1):
            day = falls_on(p.name, c.tale[0].year + step)
            if day and c.tale[0] <= day <= c.published and (day - c.tale[0]).days <= NEXT:
                return one_day(day, f"the story goes on from {say(c.tale[0])}")
    if c.frame is not None and not _back_from_story(p, c) and c.tense != FUTURE and not p.which:
        day = falls_on(p.name, c.frame[0])
        begun = c.frame[2]
        if day and begun and c.at and c.t.low[c.at.begin - 1] == "since" and day < begun:
            later = falls_on(p.name, c.frame[0] + 1)
            day = later if later and later <= c.published else day
        if day:
            return one_day(day, f"the text tells of {c.frame[0]}")
    kyiv = _of_ukraine(c) if p.name == "independence day" and not p.which else None
    if kyiv is not None:
        return one_day(kyiv, "the Independence Day of Ukraine")
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
