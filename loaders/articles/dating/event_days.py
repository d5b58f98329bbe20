"""The days of "a day after E": counted from the event if it has a date, else from what is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.happenings import INVASION, recalls, the_invasion, when
from loaders.articles.dating.phrases import (
    Day,
    DayOfMonth,
    FromToday,
    Holiday,
    Month,
    Offset,
    Same,
    Weekday,
    Year,
)
from loaders.articles.dating.reading import (
    LABELS,
    RANK,
    anchor_day,
    day_in,
    days_from_publication,
    read,
    replace_tense,
)
from loaders.articles.dating.spans import (
    DAYS_IN,
    MONTHS_IN,
    Days,
    say,
    unit_of,
)
from loaders.articles.dating.sums import counted
from loaders.articles.dating.tense import direction
from loaders.articles.dating.tokens import STOP
from loaders.articles.dating.verbs import FUTURE, PAST, SPEECH, verb
from loaders.articles.dating.words import BY, SINCE, UNTIL


def from_event(p: Offset, c: Context) -> Reading | None:
    """ "a day after E": counted from E if E is dated, else E is counted from what is told."""
    said = c.at is not None and c.t.low[c.at.begin - 1] in SPEECH and c.t.low[c.at.end] == "that"
    said = said or (c.at is not None and c.t.low[c.at.end] in ("shows", "showed") and p.sign < 0)
    if said and c.at is not None:
        # "Mr Fabius said the day before that …": before the day of the report, or of the sentence.
        here = c.day if day_in(c, c.t.sentences[c.at.begin][0]) else c.lead
        base = here or c.published
        return counted(p, Days(base, base), "day", c)
    named = _that_is(c)
    if named is not None:
        return named
    dated = _event_dated(c, p)
    if dated is not None:
        days, precision = dated
        if p.unit in DAYS_IN and RANK.get(precision, 0) > RANK["week"]:
            return None  # "two days before it was to expire in 2021"
        return counted(p, days, precision, c)
    if c.at is not None and the_invasion(c.t, c.at.end) and c.published >= INVASION:
        if _told_right_before(c):
            # "Last February, five days before the tanks crossed the border": the border was.
            days = unit_of(p.unit if p.unit in MONTHS_IN else "day", INVASION)
            label = LABELS.get(p.unit, p.unit) if p.unit in MONTHS_IN else "day"
            return Reading(days, label, f"the invasion of {say(INVASION)}")
        return counted(p, Days(INVASION, INVASION), "day", c)
    told = _main_dated(p, c)
    if (
        told is not None
        and c.at is not None
        and c.t.low[c.at.begin - 1] in ("and", "but", ",", ";")
    ):
        # "On the 20th a friend was shot, and two days after his death …": of what was told.
        family = recalls(c.t, c.at.end)
        held = family and when(family, False, c.published, c.happened) == c.day
        told = None if held and day_in(c, c.t.sentences[c.at.begin][0]) else told
    if told is None:
        reading = _from_known_event(p, c)
    else:
        reading = counted(replace(p, sign=-p.sign), *told, c)
    if (
        reading is not None
        and reading.precision == "day"
        and c.at is not None
        and _SAYING & set(_clause(c.t.low, c.at.end))
    ):
        c.event = (reading.days.first, c.at.begin)
    return reading


def _that_is(c: Context) -> Reading | None:
    """The date that says the same: "180 days after enactment, that is on Jan. 29"."""
    other = c.following[0] if c.following and c.at is not None else None
    if c.at is None or other is None or other.begin >= c.t.sentences[c.at.begin][1]:
        return None
    words = [word for word in c.t.low[c.at.end : other.begin] if word not in ("on", ",")]
    if words[-2:] not in (["that", "is"], ["which", "is"], ["or", "by"], ["that", "means"]):
        return None
    return read(other.phrase, replace_tense(c, c.tense, c.weight))


def _told_right_before(c: Context) -> bool:
    """Whether the clause before the offset has the month of what happened then."""
    assert c.at is not None
    if c.told is None or c.told[1] < c.t.sentences[c.at.begin][0]:
        return False
    near = abs((c.told[0].days.first - INVASION).days) <= _NEAR_IT
    return near and c.told[0].precision == "month"


# So many days from the invasion a month is of what the offset counts from it.
_NEAR_IT = 100
# What is the news itself: "the day before the announcement".
_NEWS = frozenset("announcement decision move order decree statement news ruling launch".split())
# What a deadline is set with: an event told with one of these may be where a limit counts from.
_SAYING = frozenset(
    "said told gave set announced warned threatened demanded ordered issued says vowed "
    "threatening".split()
)


def _clause(low: list[str], begin: int) -> list[str]:
    """The words from there to the next comma or full stop, at most fourteen."""
    words = []
    for word in low[begin : begin + 14]:
        if word in (",", ";", STOP, ".", "—", "–"):
            break
        words.append(word)
    return words


_DETERMINERS = frozenset("the his her its their".split())


def from_dated(p: Offset, c: Context, i: int) -> Reading | None:
    """Counted from "his death" or "the vote" at the token, if the text has dated it."""
    family = recalls(c.t, i)
    if family is None:
        return None
    ahead = c.tense == FUTURE or (family in ("meeting", "vote", "trial") and c.tense != PAST)
    day = when(family, ahead, c.published, c.happened)
    return counted(p, Days(day, day), "day", c) if day is not None else None


def _from_known_event(p: Offset, c: Context) -> Reading | None:
    """ "A week after the strike, …": the strike is what the text told of before."""
    if c.at is None:
        return None
    dated = from_dated(p, c, c.at.end)
    if dated is not None:
        return dated
    opens = c.at.begin - c.t.sentences[c.at.begin][0] <= 1
    the = c.t.low[c.at.begin] == "the" and c.t.low[c.at.end] in _DETERMINERS
    if c.t.low[c.at.end] in ("a", "an", "any", "each", "every") and c.tense != PAST:
        return None  # "it must lie three days before a vote"
    if c.t.low[c.at.begin - 1] == "than":
        return None  # "not later than 90 days after enactment"
    if the and p.sign < 0 and c.lead is not None and c.t.low[c.at.end + 1] in _NEWS:
        return counted(p, Days(c.lead, c.lead), "day", c)
    if the and (p.sign < 0 or not opens):
        return None  # "the day before his death": neither has a date
    day = anchor_day(c)
    if opens and day is not None and p.unit in DAYS_IN:
        moved = counted(p, Days(day, day), "day", c)
        ahead = moved is not None and moved.days.first > c.published >= day
        if ahead and c.tense != FUTURE and p.unit == "day" and p.sign > 0:
            # "A day after they announced a ban, the leaders agreed": what they did is of the report.
            return counted(replace(p, sign=-1), Days(day, day), "day", c)
        return None if ahead and c.tense != FUTURE else moved
    if p.unit in ("day", "night") or _it_came(c):
        came = c.t.low[c.at.begin - 1] in ("comes", "came", "come")
        if day is not None and (_of_long_ago(c, day) or (came and day > c.published)):
            day = c.lead
        base = day or c.published
        moved = counted(replace(p, sign=-p.sign), Days(base, base), "day", c)
        told = c.tense == PAST and p.unit == "day" and moved is not None and day is not None
        if told and not _to_come(c) and moved and moved.days.first > c.published >= base:
            return counted(p, Days(base, base), "day", c)  # nothing told as past is ahead
        return moved
    return None


def _to_come(c: Context) -> bool:
    """Whether the event behind "two days before" is told as ahead: "before they are to meet"."""
    assert c.at is not None
    found = (verb(c.t, k) for k in range(c.at.end, c.at.end + 8))
    return next((one for one in found if one), None) in (FUTURE, "timetable", "present")


def _of_long_ago(c: Context, day: date) -> bool:
    """Whether the day is that of an aside in a paragraph before: what came is of the report."""
    assert c.at is not None
    apart = c.t.paragraph[c.at.begin] > c.t.paragraph[c.day_at]
    old = days_from_publication(c, day) > _THESE_DAYS
    told = c.frame is not None and c.frame[1] < 0
    return apart and old and c.lead is not None and c.frame is None and not told


# So many days from publication a day is none of those that the report tells of.
_THESE_DAYS = 14


def _it_came(c: Context) -> bool:
    """Whether what is counted back from is what was told last: "It came three weeks after …"."""
    if c.at is None or c.day is None:
        return False
    first, _ = c.t.sentences[c.at.begin]
    low = c.t.low
    near = c.at.begin - first <= 5 or low[c.at.begin - 2] == ","
    came = low[c.at.begin - 1] in ("came", "comes", "come") and c.at.begin - first <= 20
    head = low[first] in ("it", "this", "that", "the") and (near or came)
    return head and low[c.at.begin - 1] in ("came", "comes", "was", "is", "followed", "just")


def _event_dated(c: Context, p: Offset) -> tuple[Days, str] | None:
    """The date of the event behind "a day after", if its own clause gives one."""
    if c.at is None:
        return None
    _, last = c.t.sentences[c.at.begin]
    for other in c.following[:3]:
        if other.begin >= last:
            return None
        between = c.t.low[c.at.end : other.begin]
        if "," in between or ";" in between:
            return None
        told = c.last is not None and c.last_end >= c.t.sentences[c.at.begin][0]
        if (
            told
            and between[-1:] == ["of"]
            and any(verb(c.t, k) for k in range(c.at.end, other.begin))
        ):
            return None  # "on Thursday, a day after it had released a memo of the call of July 25"
        if isinstance(
            other.phrase, Day | Weekday | FromToday | DayOfMonth | Holiday | Month | Year | Same
        ):
            tense, weight = direction(c.t, other.begin, other.end)
            if c.t.low[other.begin - 1] in UNTIL | {"by"}:
                return None
            tense = FUTURE if p.sign < 0 and tense != PAST else tense or PAST
            reading = read(other.phrase, replace_tense(c, tense, weight))
            if reading is None:
                return None
            if p.unit in DAYS_IN and RANK.get(reading.precision, 0) > RANK["week"]:
                return None  # "a day after a report that they had met in July"
            return reading.days, reading.precision
    return None


# Before a date that is not that of the main clause.
_ASIDE = frozenset("had since".split())


def _main_dated(p: Offset, c: Context) -> tuple[Days, str] | None:
    """The date of what happened a day after the event, if its own sentence gives one."""
    assert c.at is not None
    first, end = c.t.sentences[c.at.begin]
    since = not SINCE.isdisjoint(c.t.low[max(first, c.last_end - 4) : c.last_end])
    if c.told is not None and c.told[1] == c.at.begin - 1 and c.t.low[c.told[1]] == ",":
        return c.told[0].days, c.told[0].precision  # "a call of July 25, the morning after …"
    if c.last is not None and c.last_end >= first and not since:
        if p.unit in DAYS_IN and c.last.precision != "day" and c.day and c.day_at >= first:
            return Days(c.day, c.day), "day"
        return c.last.days, c.last.precision
    for other in c.following[:2]:
        if other.begin >= end:
            break
        if ";" in c.t.low[c.at.end : other.begin]:
            break
        if c.t.low[other.begin - 1] in UNTIL | BY | SINCE:
            continue
        if not _ASIDE.isdisjoint(c.t.low[other.begin - 6 : other.begin]):
            continue  # "…, Moscow agreed to restore a line it had cut on Friday"
        if "," in c.t.low[c.at.end : other.begin] and isinstance(
            other.phrase, Day | Weekday | FromToday | Month
        ):
            tense, _ = direction(c.t, other.begin, other.end)
            reading = read(other.phrase, replace_tense(c, tense))
            if reading is not None:
                return reading.days, reading.precision
    return None
