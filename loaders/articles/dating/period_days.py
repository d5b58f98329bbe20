"""The days of seasons, quarters, parts and ranges."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from loaders.articles.dating.bare_years import NEXT
from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.phrases import (
    Day,
    DayOfMonth,
    FiscalYear,
    Month,
    Now,
    Nth,
    Part,
    Phrase,
    Range,
    Same,
    Season,
    Weekday,
    Year,
)
from loaders.articles.dating.reading import choose, ground, looks_past, one_day, read, replace_tense
from loaders.articles.dating.spans import (
    MONTHS_IN,
    Days,
    add_days,
    add_months,
    month_of,
    say,
    season_of,
    unit_of,
    write,
    years,
)
from loaders.articles.dating.verbs import FUTURE, PAST
from loaders.articles.dating.words import SEASONS

# So many days from publication a season that a story comes to is none of the report.
_LONG_AGO = 550


def resolve_season(p: Season, c: Context) -> Reading | None:
    """Three whole months: the season that is named, or the nearest that the tense allows."""
    month = SEASONS[p.name]
    if p.year is not None:
        return Reading(season_of(p.year, month), "season", "whole months")
    if isinstance(p.of, Same) and p.of.unit == "season":
        return _season_beside(month, p.of.shift, c)
    if p.of is not None:
        within = read(p.of, c)
        return (
            Reading(
                season_of(within.days.first.year, month),
                "season",
                f"whole months; {within.because}",
            )
            if within
            else None
        )
    now = c.published
    near = [
        season_of(now.year + step, month)
        for step in (-2, -1, 0, 1, 2)
        if 1 <= now.year + step < 9999
    ]
    inside = [days for days in near if days.first <= now <= days.last]
    before = [days for days in near if days.last < now]
    after = [days for days in near if days.first > now]
    best: Days | None = None
    if c.tale is not None and p.shift is None and c.tense != FUTURE:
        since = c.tale[0]
        held = [season_of(since.year + step, month) for step in (0, 1) if since.year < 9998]
        told = [days for days in held if days.last > since and days.first <= now]
        far = (now - since).days > _LONG_AGO
        best = told[0] if told and far and (told[0].first - since).days <= NEXT else None
    if best is not None:
        pass
    elif p.shift is not None and p.shift < 0:
        best = before[-1] if before else None
    elif p.shift is not None and p.shift > 0:
        best = after[0] if after else None
    elif inside:
        best = inside[0]
    elif p.shift == 0 and p.name != "winter":
        # "this summer" is the one of the calendar year, whether it has been or not.
        best = season_of(now.year, month)
    elif p.shift == 0:
        best = choose(c, before[-1] if before else None, after[0] if after else None)
    elif c.frame is not None and not looks_past(c):
        best = season_of(c.frame[0], month)
    else:
        best = choose(c, before[-1] if before else None, after[0] if after else None)
    return Reading(best, "season", f"whole months, seen from {say(now)}") if best else None


def _season_beside(month: int, step: int, c: Context) -> Reading | None:
    """ "The following winter": the first that begins after the date told before it."""
    if c.last is None:
        return None
    first, last = c.last.days
    near = [season_of(first.year + n, month) for n in (-2, -1, 0, 1, 2)]
    ahead = [days for days in near if days.first > first]
    behind = [days for days in near if days.last < last]
    best = (ahead[0] if ahead else None) if step > 0 else (behind[-1] if behind else None)
    return Reading(best, "season", f"whole months, counted from {say(first)}") if best else None


def resolve_nth(p: Nth, c: Context) -> Reading | None:
    """The nth unit of a period; None if the period has no such unit."""
    count, _, unit = p.unit.rpartition(" ")
    if unit.isdigit():
        return _nth_weekday(p, int(unit), c)
    if p.of is None:
        return _bare_nth(p, c)
    whole = read(p.of, c)
    if whole is None:
        return None
    several = int(count) if count else 1
    first, last = whole.days
    why = f"part of {whole.because}"
    if unit in ("quarter", "half") or unit in ("month", "year", "decade"):
        if unit == "half" and whole.precision not in ("year",):
            return _half_of(p, whole)
        size = MONTHS_IN[unit]
        if p.number > 0:
            begin = add_months(first, size * (p.number - 1))
        else:
            begin = add_months(add_days(last, 1), size * (p.number + 1 - several))
        end = add_days(add_months(begin, size * several), -1)
        if begin < first or end > last:
            return None
        label = unit if several == 1 else "range"
        return Reading(Days(begin, end), label, why)
    if unit == "fortnight" and whole.precision == "month":
        half = Days(first, first.replace(day=14)), Days(first.replace(day=15), last)
        return Reading(half[p.number != 1], "range", why)
    if unit in ("week", "weekend"):
        return _nth_week(p.number, unit, several, whole.days, why)
    if unit == "day":
        begin = (
            add_days(first, p.number - 1)
            if p.number > 0
            else add_days(last, p.number + 2 - several)
        )
        end = add_days(begin, several - 1)
        return (
            Reading(Days(begin, end), "day" if several == 1 else "range", why)
            if first <= begin <= end <= last
            else None
        )
    return None


def _half_of(p: Nth, whole: Reading) -> Reading:
    """The first or second half of a month, a decade or a season, which is not cut finer."""
    first, last = whole.days
    if whole.precision == "century":
        cut = years(first.year, 50) if p.number == 1 else years(first.year + 50, 50)
        return Reading(cut, "range", whole.because)
    if whole.precision == "decade":
        cut = years(first.year, 5) if p.number == 1 else years(first.year + 5, 5)
        return Reading(cut, "range", whole.because)
    if whole.precision == "month":
        mid = first.replace(day=15)
        days = Days(first, mid) if p.number == 1 else Days(mid.replace(day=16), last)
        return Reading(days, "half", "half of " + whole.because)
    return whole


def _nth_week(n: int, unit: str, several: int, whole: Days, why: str) -> Reading | None:
    """The nth week that has most of its days in the month."""
    first, last = whole
    monday = unit_of("week", first).first
    if (first - monday).days > 3:
        monday = add_days(monday, 7)
    if n < 0:
        monday = unit_of("week", last).first
        if (last - monday).days < 3:
            monday = add_days(monday, -7)
        monday = add_days(monday, 7 * (n + 1))
    else:
        monday = add_days(monday, 7 * (n - 1))
    if unit == "weekend":
        return Reading(unit_of("weekend", monday), "weekend", why)
    days = (
        Days(add_days(monday, -7 * (several - 1)), add_days(monday, 6))
        if n < 0
        else Days(monday, add_days(monday, 7 * several - 1))
    )
    return Reading(days, "week" if several == 1 else "range", why)


def _nth_weekday(p: Nth, weekday: int, c: Context) -> Reading | None:
    whole = read(p.of, c) if p.of else None
    if whole is None or whole.precision not in ("month", "year"):
        return None
    days = [
        add_days(whole.days.first, n) for n in range((whole.days.last - whole.days.first).days + 1)
    ]
    held = [day for day in days if day.weekday() == weekday]
    place = p.number - 1 if p.number > 0 else p.number
    return (
        one_day(held[place], f"counted in {whole.precision} {write(whole.days, None)}")
        if -len(held) <= place < len(held)
        else None
    )


# "Its first-quarter figures are due out": of the quarter that ends or has just ended.
_FIGURES = frozenset("figures results earnings data numbers report reports profit gdp".split())


def _to_come(behind: list[str]) -> bool:
    """Whether the words tell of figures that are still to be published."""
    return behind[0] in _FIGURES and not {"are", "is", "due", "will"}.isdisjoint(behind)


def _bare_nth(p: Nth, c: Context) -> Reading | None:
    """ "the third quarter" without a year: the nearest that the tense allows."""
    count, _, unit = p.unit.rpartition(" ")
    if count and unit == "month":
        # "In the first ten months": of the year told of, or the last that has them.
        now = c.published
        year = c.frame[0] if c.frame is not None else now.year - (now.month <= int(count) - 1)
        if int(count) > 12:
            return None
        end = month_of(year, int(count)).last
        return Reading(Days(date(year, 1, 1), end), "range", f"of {year}, {ground(c)}")
    if p.unit not in ("quarter", "half"):
        return None
    size = MONTHS_IN[p.unit]
    number = 12 // size if p.number < 0 else p.number
    if not 1 <= number <= 12 // size:
        return None
    reported = c.at is not None and _to_come(c.t.low[c.at.end : c.at.end + 4]) and p.number > 0
    told = None if reported else _quarter_told(c)
    if told is not None:
        first = date(told, size * (number - 1) + 1, 1)
        return Reading(unit_of(p.unit, first), p.unit, f"of {told}, which was named before it")
    if c.frame is not None and not looks_past(c) and not reported:
        first = date(c.frame[0], size * (number - 1) + 1, 1)
        return Reading(unit_of(p.unit, first), p.unit, f"the text tells of {c.frame[0]}")
    near = []
    for step in (-1, 0, 1):
        year = c.published.year + step
        if 1 <= year <= 9999:
            near.append(unit_of(p.unit, date(year, size * (number - 1) + 1, 1)))
    before = [days for days in near if days.first <= c.published]
    after = [days for days in near if days.last >= c.published]
    best = choose(c, before[-1] if before else None, after[0] if after else None)
    return Reading(best, p.unit, f"{ground(c)}, from {say(c.published)}") if best else None


def _quarter_told(c: Context) -> int | None:
    """The year of a quarter, a half or a year told before in the same sentence."""
    if c.last is None or c.at is None or c.last_end < c.t.sentences[c.at.begin][0]:
        return None
    return c.last.days.last.year if c.last.precision in ("quarter", "half", "year") else None


def resolve_part(p: Part, c: Context) -> Reading | None:
    """The whole of which it is a part."""
    whole = read(p.of, c)
    if whole is None:
        return None
    if isinstance(p.of, FiscalYear) and p.of.year and p.part == "end":
        # A budget year has no other end than its last day: "it lapsed at the end of FY2023".
        return one_day(whole.days.last, f"the last day of it: {whole.because}")
    # The guideline takes a part as the whole: the text gives no border of its own.
    return replace(
        whole, because=f"{p.part} in it, the whole is given: {whole.because}", note=p.part
    )


def resolve_range(p: Range, c: Context) -> Reading | None:
    """From the first day of one end to the last of the other; None if they are crossed."""
    left, right = _share(p.left, p.right)
    if isinstance(left, Now):
        until = read(right, replace_tense(c, FUTURE))
        if until is None or until.days.last < c.published:
            return None
        return Reading(
            Days(c.published, until.days.last), "range", f"{say(c.published)} to {until.because}"
        )
    begin, end = read(left, c), read(right, c)
    if isinstance(right, DayOfMonth) and right.of is None and begin is not None:
        end = _next_numbered(begin.days.first, right.day) or end
    today = c.published.weekday()
    if (
        isinstance(left, Weekday)
        and isinstance(right, Weekday)
        and begin is not None
        and begin.days.first == c.published
        and right.weekday == (today + 1) % 7
    ):
        end = one_day(add_days(c.published, 1), "the day after the report")
    if begin is None or end is None:
        return None
    if isinstance(left, Month) and isinstance(right, Month) and left.year is right.year is None:
        # What is over ended last: in December "January-November" is of this year.
        over = c.tense == PAST and end.days.last <= c.published < begin.days.first
        if over and left.month <= right.month:
            begin = read(replace(left, year=end.days.first.year), c) or begin
    if isinstance(right, Day | Month) and right.year is None and end.days.last < begin.days.first:
        end = (
            read(
                replace(
                    right,
                    year=begin.days.first.year
                    + (
                        0
                        if (right.month, getattr(right, "day", 1)) >= (begin.days.first.month, 0)
                        else 1
                    ),
                ),
                c,
            )
            or end
        )
    if (
        isinstance(left, Weekday)
        and isinstance(right, Weekday)
        and end.days.last < begin.days.first
    ):
        step = 7 * ((begin.days.first - end.days.last).days // 7 + 1)
        if c.tense == FUTURE or begin.days.first == c.published:
            end = one_day(add_days(end.days.last, step), end.because)
        else:
            begin = one_day(add_days(begin.days.first, -step), begin.because)
    if end.days.last < begin.days.first:
        return None
    days = Days(begin.days.first, end.days.last)
    return Reading(
        days,
        "range",
        f"{begin.because} to {end.because}" if begin.because != end.because else begin.because,
    )


def _next_numbered(begin: date, number: int) -> Reading | None:
    """The first day of that number from a day on: "from Christmas Eve to the 3rd"."""
    month = begin.replace(day=1) if number >= begin.day else add_months(begin.replace(day=1), 1)
    if number > month_of(month.year, month.month).last.day:
        return None
    return one_day(month.replace(day=number), f"the next {number} from {say(begin)}")


def _share(left: Phrase, right: Phrase) -> tuple[Phrase, Phrase]:
    """Both ends with the year, and "early July to mid" with the month, that one of them gives."""
    if (
        isinstance(left, Day | Month)
        and isinstance(right, Day | Month)
        and left.year is None
        and right.year is not None
    ):
        wraps = left.month > right.month
        return replace(left, year=right.year - wraps), right
    if (
        isinstance(left, Day | Month)
        and isinstance(right, Day | Month)
        and right.year is None
        and left.year is not None
    ):
        wraps = right.month < left.month
        return left, replace(right, year=left.year + wraps)
    if isinstance(left, Nth) and isinstance(right, Nth) and left.of is None:
        return replace(left, of=right.of), right
    if isinstance(left, Season) and isinstance(right, Season) and left.year is None and right.year:
        return replace(left, year=right.year), right
    if isinstance(left, Part) and isinstance(right, Part):
        inner = _share(left.of, right.of)
        return replace(left, of=inner[0]), replace(right, of=inner[1])
    if isinstance(left, Part) and isinstance(right, Month | Year):
        inner = _share(left.of, right)
        return replace(left, of=inner[0]), right
    if isinstance(left, Month) and isinstance(right, Part):
        inner = _share(left, right.of)
        return inner[0], replace(right, of=inner[1])
    return left, right
