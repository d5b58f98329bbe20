"""The days of offsets: two weeks ago, a day after, three days later."""

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
    Phrase,
    Same,
    Unit,
    Weekday,
    Year,
)
from loaders.articles.dating.reading import (
    LABELS,
    RANK,
    anchor_day,
    apposed,
    before_sentence,
    days_from_publication,
    elsewhere,
    finer,
    read,
    replace_tense,
)
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
from loaders.articles.dating.tokens import STOP
from loaders.articles.dating.verbs import FUTURE, PAST, verb
from loaders.articles.dating.words import BY, SINCE, UNTIL


def resolve_offset(p: Offset, c: Context) -> Reading | None:
    """So many units from publication, from the text, from an event or from a date."""
    if p.amount.vague:
        return _hours_from(p, c)
    if p.anchor == "published":
        return _counted(p, Days(c.published, c.published), "day", c)
    if p.anchor == "known":
        return _from_dated(p, c, c.at.end - 2) if c.at is not None else None
    if p.anchor == "event":
        return _from_event(p, c)
    if p.anchor == "text":
        base = _text_base(p, c)
        return _counted(p, base[0], base[1], c) if base else None
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
        day = shift(anchor.days.first, p.unit, p.sign * int(p.amount.low))
        return Reading(
            unit_of(anchor.precision, day),
            anchor.precision,
            f"{anchor.because}, {p.amount} {p.unit}s before",
        )
    return _counted(p, anchor.days, anchor.precision, c) if anchor else None


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


def _counted(p: Offset, base: Days, precision: str, c: Context) -> Reading | None:
    """So many units from the base, as the unit that the text gives."""
    low, high = p.amount.low, p.amount.high
    unit = p.unit
    because = f"{_span(base)} {'−' if p.sign < 0 else '+'} {p.amount} {unit}{'' if p.amount.high == 1 else 's'}"
    if unit in HOURS_IN:
        if base.first != base.last:
            return None
        days_low, days_high = (int(n * HOURS_IN[unit] // 24) for n in (low, high))
        first = add_days(base.first, p.sign * days_low)
        last = add_days(base.first, p.sign * days_high)
        return Reading(
            Days(min(first, last), max(first, last)),
            "day" if first == last else "range",
            because,
            p.amount.about,
        )
    if low != int(low) or high != int(high):
        unit, low, high = finer(unit, low, high)
    if unit in DAYS_IN and base.first != base.last and precision != "week":
        return None
    size = (int(p.sign * low), int(p.sign * high))
    if p.exact and base.first == base.last:
        first, last = sorted(shift(base.first, unit, n) for n in size)
        return Reading(
            Days(first, last), "day" if first == last else "range", because, p.amount.about
        )
    near, far = (
        shift(
            base.first.replace(day=1)
            if unit in MONTHS_IN and base.first != base.last
            else base.first,
            unit,
            n,
        )
        for n in size
    )
    if unit in MONTHS_IN and RANK.get(precision, 0) > RANK.get(unit, 2):
        return None
    first, last = sorted((near, far))
    if unit == "decade":
        # "A decade ago" is ten years ago, not the decade before.
        span = Days(unit_of("year", first).first, unit_of("year", last).last)
        return Reading(span, "year" if first == last else "range", because, True)
    if unit == "century":
        span = Days(unit_of("year", first).first, unit_of("year", last).last)
        return Reading(span, "year" if first == last else "range", because, True)
    span = Days(unit_of(unit, first).first, unit_of(unit, last).last)
    label = LABELS.get(unit, unit) if low == high else "range"
    near_by = base.first == base.last and low == high and unit in DAYS_IN
    point = first if near_by else None
    return Reading(span, label, because, p.amount.about, point=point)


def _span(days: Days) -> str:
    return say(days.first) if days.first == days.last else f"{say(days.first)} to {say(days.last)}"


def _from_event(p: Offset, c: Context) -> Reading | None:
    """ "a day after E": counted from E if E is dated, else E is counted from what is told."""
    dated = _event_dated(c, p)
    if dated is not None:
        days, precision = dated
        if p.unit in DAYS_IN and RANK.get(precision, 0) > RANK["week"]:
            return None  # "two days before it was to expire in 2021"
        return _counted(p, days, precision, c)
    if c.at is not None and the_invasion(c.t, c.at.end) and c.published >= INVASION:
        return _counted(p, Days(INVASION, INVASION), "day", c)
    told = _main_dated(p, c)
    if told is None:
        reading = _from_known_event(p, c)
    else:
        reading = _counted(replace(p, sign=-p.sign), *told, c)
    if (
        reading is not None
        and reading.precision == "day"
        and c.at is not None
        and _SAYING & set(_clause(c.t.low, c.at.end))
    ):
        c.event = (reading.days.first, c.at.begin)
    return reading


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


def _from_dated(p: Offset, c: Context, i: int) -> Reading | None:
    """Counted from "his death" or "the vote" at the token, if the text has dated it."""
    family = recalls(c.t, i)
    if family is None:
        return None
    ahead = c.tense == FUTURE or (family in ("meeting", "vote", "trial") and c.tense != PAST)
    day = when(family, ahead, c.published, c.happened)
    return _counted(p, Days(day, day), "day", c) if day is not None else None


def _from_known_event(p: Offset, c: Context) -> Reading | None:
    """ "A week after the strike, …": the strike is what the text told of before."""
    if c.at is None:
        return None
    dated = _from_dated(p, c, c.at.end)
    if dated is not None:
        return dated
    opens = c.at.begin - c.t.sentences[c.at.begin][0] <= 1
    the = c.t.low[c.at.begin] == "the" and c.t.low[c.at.end] in _DETERMINERS
    if c.t.low[c.at.end] in ("a", "an", "any", "each", "every") and c.tense != PAST:
        return None  # "it must lie three days before a vote"
    if c.t.low[c.at.begin - 1] == "than":
        return None  # "not later than 90 days after enactment"
    if the and p.sign < 0 and c.lead is not None and c.t.low[c.at.end + 1] in _NEWS:
        return _counted(p, Days(c.lead, c.lead), "day", c)
    if the and (p.sign < 0 or not opens):
        return None  # "the day before his death": neither has a date
    day = anchor_day(c)
    if opens and day is not None and p.unit in DAYS_IN:
        counted = _counted(p, Days(day, day), "day", c)
        ahead = counted is not None and counted.days.first > c.published >= day
        if ahead and c.tense != FUTURE and p.unit == "day" and p.sign > 0:
            # "A day after they announced a ban, the leaders agreed": what they did is of the report.
            return _counted(replace(p, sign=-1), Days(day, day), "day", c)
        return None if ahead and c.tense != FUTURE else counted
    if p.unit in ("day", "night") or _it_came(c):
        came = c.t.low[c.at.begin - 1] in ("comes", "came", "come")
        if day is not None and (_of_long_ago(c, day) or (came and day > c.published)):
            day = c.lead
        base = day or c.published
        counted = _counted(replace(p, sign=-p.sign), Days(base, base), "day", c)
        told = c.tense == PAST and p.unit == "day" and counted is not None and day is not None
        if told and not _to_come(c) and counted and counted.days.first > c.published >= base:
            return _counted(p, Days(base, base), "day", c)  # nothing told as past is ahead
        return counted
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
