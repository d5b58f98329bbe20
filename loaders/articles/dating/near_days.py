"""The days of what is told from publication or from the text: Friday, last week, the same day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.phrases import (
    FromToday,
    Same,
    The,
    Unit,
    Weekday,
    Year,
)
from loaders.articles.dating.reading import (
    LABELS,
    RANK,
    anchor_day,
    apposed,
    as_sum,
    before_sentence,
    day_in,
    day_of_report,
    day_of_speech,
    elsewhere,
    entry_day,
    left_behind,
    one_day,
    read,
    signed,
    stale,
)
from loaders.articles.dating.spans import (
    MONTHS_IN,
    Days,
    add_days,
    add_months,
    say,
    shift,
    unit_of,
    years,
)
from loaders.articles.dating.tokens import WORD
from loaders.articles.dating.verbs import FUTURE, PAST
from loaders.articles.dating.words import PREPOSITIONS, WEEKDAY_NAMES

# A day so many days before that of the report is of its story.
_JUST_BEFORE = 1
# From Saturday on "the past week" is the one that ends.
_WEEK_OVER = 5


def resolve_weekday(p: Weekday, c: Context) -> Reading | None:
    """The weekday: by its word ("last", "next"), else the last one or the next one by tense."""
    name = WEEKDAY_NAMES[p.weekday]
    if c.at is not None and c.t.low[c.at.begin - 1] == "a" and not p.which:
        # "On April 12, a Saturday": the weekday of the date before it, else no certain day.
        told = c.last.days.first if c.last is not None and c.last_end == c.at.begin - 2 else None
        if told is not None and told.weekday() == p.weekday:
            return one_day(told, f"a {name}, {say(told)}")
        if c.tense != PAST and c.published.weekday() == p.weekday and _thanks(c):
            return one_day(c.published, f"the day of the report is a {name}")
        if c.t.kind[c.at.end] != WORD or c.t.low[c.at.end] in PREPOSITIONS:
            return None
    if p.which in ("before", "after") and p.week is not None:
        anchor = read(p.week, c)
        if anchor is None:
            return None
        base, sign = anchor.days.first, 1 if p.which == "after" else -1
        away = (sign * (p.weekday - base.weekday())) % 7 or 7
        return one_day(add_days(base, sign * away), f"the {name} {p.which} {say(base)}")
    if p.week is not None:
        week = read(p.week, c)
        return (
            one_day(
                add_days(week.days.first, p.weekday),
                f"{name} of the week from {say(week.days.first)}",
            )
            if week
            else None
        )
    now = c.published
    if p.which in ("same", "following", "previous"):
        base = c.day or now
        ahead = (p.weekday - base.weekday()) % 7
        if p.which == "following":
            return one_day(add_days(base, ahead or 7), f"the first {name} after {say(base)}")
        if p.which == "previous":
            return one_day(
                add_days(base, -((base.weekday() - p.weekday) % 7 or 7)),
                f"the last {name} before {say(base)}",
            )
        monday = unit_of("week", base).first
        return one_day(add_days(monday, p.weekday), f"{name} of the week of {say(base)}")
    monday = add_days(now, -now.weekday())
    if p.which == "past":
        day = add_days(now, -((now.weekday() - p.weekday) % 7 or 7))
        return one_day(day, f"the last {name} before {say(now)}")
    if p.which == "last":
        day = add_days(monday, p.weekday)
        day = add_days(day, -7)
        return one_day(day, f"{name} of the week before {say(now)}")
    if p.which in ("next", "coming", "upcoming"):
        return one_day(
            add_days(now, (p.weekday - now.weekday()) % 7 or 7),
            f"the first {name} after {say(now)}",
        )
    if p.which in ("this", "current"):
        day = add_days(monday, p.weekday)
        if c.tense == FUTURE and day < now:
            day = add_days(day, 7)
        return one_day(day, f"{name} of the week of {say(now)}")
    entry = entry_day(c)
    now = entry or now
    if entry is not None and c.at is not None and c.t.low[c.at.begin - 1] == "by":
        return one_day(add_days(now, (p.weekday - now.weekday()) % 7), f"from {say(now)} on")
    listed = c.at is not None and c.t.heads(c.at.begin) and c.t.low[c.at.end] == ":"
    if listed and c.day is not None and c.day <= now and now == c.published:
        return one_day(
            add_days(now, -((now.weekday() - p.weekday) % 7)),
            f"an entry of what has been: the last {name} up to {say(now)}",
        )
    if _to_be_held(c):
        days = [add_days(now, (p.weekday - now.weekday()) % 7 + step) for step in (0, -7)]
        day = min(days, key=lambda one: abs((one - now).days))
        return one_day(day, f"the {name} nearest to {say(now)}")
    if c.tense == FUTURE:
        return one_day(
            add_days(now, (p.weekday - now.weekday()) % 7),
            f"told as ahead: the first {name} from {say(now)} on",
        )
    return one_day(
        add_days(now, -((now.weekday() - p.weekday) % 7)),
        f"told as past: the last {name} up to {say(now)}",
    )


def _thanks(c: Context) -> bool:
    """Whether somebody is thanked for coming on the day: "thanks for joining on a Saturday"."""
    assert c.at is not None
    first, _ = c.t.sentences[c.at.begin]
    return not {"thanks", "thank", "joining", "sorry"}.isdisjoint(c.t.low[first : c.at.begin])


# What is held on a day that is known before.
_HELD = frozenset(
    "summit meeting talks vote election elections referendum hearing session debate parade "
    "deadline conference runoff ballot inauguration launch trial call handover ceremony".split()
)


def _to_be_held(c: Context) -> bool:
    """Whether the weekday is that of what is to be held: "before Monday's summit"."""
    if c.at is None or c.t.low[c.at.end] not in ("'s", "’s"):
        return False
    i = c.at.begin - 1 if c.t.low[c.at.begin - 1] not in ("the", "this") else c.at.begin - 2
    before = c.t.low[i] == "before" or c.t.low[i - 1 : i + 1] == ["ahead", "of"]
    return before and not _HELD.isdisjoint(c.t.low[c.at.end + 1 : c.at.end + 4])


def resolve_from_today(p: FromToday, c: Context) -> Reading | None:
    """Publication and so many days; in what somebody said, the day on which it was said."""
    said = None if p.also_before else day_of_speech(c)
    if said is not None:
        return one_day(add_days(said, p.days), f"said on {say(said)}")
    day = add_days(c.published, p.days)
    if p.also_before:
        here = c.at is not None and c.last_end > c.t.sentences[c.at.begin][0]
        if here and c.last is not None and c.last.precision in ("year", "decade"):
            return None  # "In 1998 it came overnight"
        told = c.day is not None and c.at is not None and day_in(c, c.t.sentences[c.at.begin][0])
        if c.day is not None and told and c.day <= c.published:
            day = c.day  # "On 4 March a plant was shelled overnight"
        return Reading(Days(add_days(day, -1), day), "range", f"the night before {say(day)}")
    if p.days == 0:
        return one_day(day, f"the day of publication, {say(c.published)}")
    count = "1 day" if abs(p.days) == 1 else f"{abs(p.days)} days"
    return one_day(day, f"{say(c.published)} {'−' if p.days < 0 else '+'} {count}")


def resolve_unit(p: Unit, c: Context) -> Reading | None:
    """The unit that publication lies in, or one before or after it."""
    now = c.published
    if p.unit == "weekend":
        return weekend(p, c)
    if p.unit in ("day", "night"):
        day = c.day or now
        return one_day(add_days(day, p.shift), f"the day the text speaks of, {say(day)}")
    if p.over and p.unit == "week" and now.weekday() >= _WEEK_OVER:
        return Reading(unit_of("week", now), "week", f"the week that ends, seen from {say(now)}")
    day = shift(now.replace(day=1) if p.unit in MONTHS_IN else now, p.unit, p.shift)
    words = {0: "the {} of", -1: "the {} before that of", 1: "the {} after that of"}
    because = words.get(p.shift, "{} counted from").format(p.unit)
    return Reading(unit_of(p.unit, day), LABELS.get(p.unit, p.unit), f"{because} {say(now)}")


def weekend(p: Unit, c: Context) -> Reading:
    """This weekend, by tense; the last one is over, the next one has not begun."""
    now = c.published
    here = unit_of("weekend", now)
    if p.shift < 0 or (
        p.shift == 0
        and c.tense != FUTURE
        and now < here.first
        and not (c.tense is None and now.weekday() >= 3)
    ):
        days = Days(add_days(here.first, -7), add_days(here.last, -7))
    elif p.shift > 0 and now >= here.first:
        days = Days(add_days(here.first, 7), add_days(here.last, 7))
    else:
        days = here
    step = 7 * (p.shift - (p.shift > 0) + (p.shift < 0))
    days = Days(add_days(days.first, step), add_days(days.last, step))
    return Reading(days, "weekend", f"Saturday and Sunday, seen from {say(now)}")


def resolve_the(p: The, c: Context) -> Reading | None:
    """ "(the end of) the month": that of the text if the text has one, else of publication."""
    base = c.published
    if p.unit == "day":
        day = day_of_report(c)
        return one_day(day, f"the day the text speaks of, {say(day)}")
    if p.unit in ("new year", "old year"):
        # Between the years a text looks at the turn that is nearer.
        turn = base.year + (base.month > 6)
        told = c.last is not None and c.at and c.last_end > c.t.sentences[c.at.begin][0]
        if told and c.last is not None and c.tense == PAST and c.last.days.last < base:
            turn = c.last.days.first.year + (c.last.days.first.month > 6)
        year = turn if p.unit == "new year" else turn - 1
        return Reading(years(year), "year", f"the {p.unit}, seen from {say(base)}")
    first = c.t.sentences[c.at.begin][0] if c.at is not None else 0
    if p.unit == "year" and c.last is not None and c.last_end > first and c.tense != FUTURE:
        return Reading(unit_of("year", c.last.days.first), "year", "the year told of before")
    if p.unit == "weekend":
        return weekend(Unit("weekend", 0), c)
    if (
        p.unit == "month"
        and c.last is not None
        and c.last_end > first
        and c.last.precision == "day"
    ):
        base = c.last.days.first
    if p.unit in ("month", "year") and c.tale is not None and c.tense != FUTURE:
        base = c.tale[0]
    elif p.unit in ("year", "decade", "century") and c.frame is not None and c.tense != FUTURE:
        base = date(c.frame[0], 1, 1)
    elif (
        p.unit in ("month", "quarter")
        and c.frame is not None
        and c.frame[1] == -1
        and c.last is not None
    ):
        base = c.last.days.first
    return Reading(
        unit_of(p.unit, base), LABELS.get(p.unit, p.unit), f"the {p.unit} of {say(base)}"
    )


def resolve_same(p: Same, c: Context) -> Reading | None:
    """The unit of the date before, or one before or after it; None if there is no date."""
    if p.of is not None and p.unit != "period":
        whole = read(p.of, c)
        if whole is None:
            return None
        if isinstance(p.of, Year | Unit | Same):
            return _in_another_year(p, whole, c)
        return Reading(
            unit_of(p.unit, whole.days.first), p.unit, f"the {p.unit} of {say(whole.days.first)}"
        )
    if p.unit == "period":
        if c.last is None:
            return None
        first, last = c.last.days
        target = c.published.year + p.shift if not isinstance(p.of, Year) else p.of.year
        step = 12 * (target - first.year) if p.of or p.shift == 0 else 12 * p.shift
        end = add_months(add_days(last, 1), step)
        return Reading(
            Days(add_months(first, step), add_days(end, -1)), c.last.precision, "the same period"
        )
    if p.unit == "time":
        named = c.due or anchor_day(c)
        return one_day(named, f"the day named last, {say(named)}") if named else None
    left = p.shift or (c.tale is not None and p.unit != "week")
    if p.unit in ("day", "night", "week") and left and c.tense != FUTURE and elsewhere(c):
        return None
    if p.unit in ("day", "night"):
        behind = apposed(c) if p.shift == 0 else None
        if behind is not None and behind.precision == "day":
            return one_day(behind.days.first, "the date that follows")
        if p.shift == 0 and c.lead is not None and (_of_the_report(c) or left_behind(c)):
            return one_day(c.lead, f"the day of the report, {say(c.lead)}")
        day = anchor_day(c)
        here = c.at is not None and day_in(c, c.t.sentences[c.at.begin][0])
        told = c.at is not None and c.next_at < c.day_at and same_page(c)
        if (
            c.at
            and c.tense == FUTURE
            and c.next_day is not None
            and here
            and c.next_at >= c.t.sentences[c.at.begin][0]
        ):
            day = c.next_day
        due = c.told[0] if c.told is not None else None
        wished = c.at and c.t.low[c.at.begin : c.at.begin + 3] == ["that", "day", "will"]
        if wished and (day is None or day < c.published):
            return None  # "He will be punished, and that day will come"
        if p.shift == 0 and c.tense == FUTURE and due is not None and due.precision == "day":
            day = due.days.first if due.days.first > c.published else day
        over = day is None or (day <= c.published and not here and not told)
        if c.tense == FUTURE and c.next_day is not None and over:
            day = c.next_day
        if day is None:
            return None
        if p.shift < 0 and c.tense != FUTURE and stale(c) and c.lead is not None:
            day = c.lead
        if c.point is not None and p.shift >= 0 and c.at is not None:
            begins = c.t.sentences[c.at.begin][0]
            begins = before_sentence(c.t, begins)
            day = c.point[0] if c.point[1] > c.day_at and c.point[1] >= begins else day
        if (
            p.shift < 0
            and c.last is not None
            and c.last.days.last == day
            and c.last.precision == "range"
        ):
            day = c.last.days.first
        if p.shift == 1 and day == c.published and c.tense == PAST:
            return one_day(day, f"told as past, the day of the report, {say(day)}")
        return one_day(add_days(day, p.shift), as_sum(day, p.shift, "day"))
    if p.unit == "month" and p.shift == 0 and c.told is not None and c.told[0].precision == "month":
        return replace(c.told[0], because="the month named last")
    if p.unit == "year" and p.shift == 0 and c.year is not None:
        return Reading(years(c.year), "year", f"the year named last, {c.year}")
    if c.last is None:
        return None
    if p.unit == "weekend":
        base = c.last.days.last
        return Reading(
            unit_of("weekend", add_days(base, 7 * p.shift)), "weekend", f"seen from {say(base)}"
        )
    spans = c.last.precision == "range" and p.unit == "year" and p.shift > 0
    base = c.last.days.last if spans else c.last.days.first
    if c.tense == PAST and base > c.published and c.past_day is not None:
        base = c.past_day
    if RANK.get(c.last.precision, 0) > RANK.get(p.unit, 0):
        if c.day is None:
            return None
        base = c.day
    day = shift(base.replace(day=1) if p.unit in MONTHS_IN else base, p.unit, p.shift)
    return Reading(
        unit_of(p.unit, day), p.unit, f"the {p.unit} of the date before it, {signed(p.shift)}"
    )


def _in_another_year(p: Same, whole: Reading, c: Context) -> Reading | None:
    """ "The same quarter of 2022": the one told before, moved to that year."""
    if c.last is None or RANK.get(c.last.precision, 0) > RANK.get(p.unit, 0):
        return None
    first = c.last.days.first
    moved = add_months(first, 12 * (whole.days.first.year - first.year))
    return Reading(unit_of(p.unit, moved), p.unit, f"the {p.unit} of {say(moved)}")


def _of_the_report(c: Context) -> bool:
    """Whether "the same day" behind a verb is that of the report: the paragraph has no other.

    Only where the day told last is of an aside long before it: "notice began on June 9. … NATO
    answered on the same day".
    """
    if c.at is None or c.day is None or c.lead is None or c.tense != PAST:
        return False
    if same_page(c) and c.day_at >= before_sentence(c.t, c.t.sentences[c.at.begin][0]):
        return False
    if c.frame is not None and c.frame[1] < 0:
        return False
    opens = c.at.begin - c.t.sentences[c.at.begin][0] <= 1
    if (c.lead - c.day).days <= _JUST_BEFORE and c.t.paragraph[c.at.begin] - c.t.paragraph[
        c.day_at
    ] <= 1:
        return False  # "landed late on Wednesday. Their freedom came on the same day as …"
    return (
        not opens
        and c.day < c.lead
        and (c.t.low[c.at.begin : c.at.begin + 2] in (["the", "same"], ["that", "morning"]))
    )


def same_page(c: Context) -> bool:
    """Whether the day told last stands in the paragraph of the mention."""
    return (
        c.at is not None and c.day_at >= 0 and c.t.paragraph[c.at.begin] == c.t.paragraph[c.day_at]
    )
