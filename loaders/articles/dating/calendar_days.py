"""The days of dates that stand on the page, and the year of those that give none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from loaders.articles.dating import foreign
from loaders.articles.dating.bare_years import was_to_be, year_for
from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.phrases import (
    Century,
    Day,
    DayOfMonth,
    Decade,
    FiscalYear,
    Foreign,
    Month,
    Same,
    Year,
)
from loaders.articles.dating.reading import (
    FIRMLY,
    anchor_day,
    choose,
    day_in,
    days_from_publication,
    elsewhere,
    exists,
    ground,
    one_day,
    read,
)
from loaders.articles.dating.spans import (
    Days,
    OutOfCalendar,
    add_months,
    month_of,
    say,
    unit_of,
    years,
)
from loaders.articles.dating.verbs import FUTURE, PAST
from loaders.articles.dating.words import MONTH_NAMES, WEEKDAY_NAMES

# How many days from publication a date must be for its weekday to overrule its year.
_NEAR = 60


def resolve_day(p: Day, c: Context) -> Reading | None:
    """The day; the year that the text leaves out is found by year_for."""
    if p.of is not None:
        within = read(p.of, c)
        if within is None or not exists(within.days.first.year, p.month, p.day):
            return None
        return one_day(
            date(within.days.first.year, p.month, p.day),
            f"of {within.days.first.year}: {within.because}",
        )
    if p.year is not None:
        return one_day(date(p.year, p.month, p.day), "as written", p.note)
    year, why = year_for(c, p.month, p.day)
    if year is None:
        return None
    far = exists(year, p.month, p.day) and (
        days_from_publication(c, date(year, p.month, p.day)) > _NEAR
    )
    # Far from publication the weekday tells which year is meant; nearby it is a slip of the text.
    if far and p.weekday is not None and date(year, p.month, p.day).weekday() != p.weekday:
        for other in (year - 1, year + 1):
            if (
                exists(other, p.month, p.day)
                and date(other, p.month, p.day).weekday() == p.weekday
                and days_from_publication(c, date(other, p.month, p.day)) < 400
            ):
                return one_day(
                    date(other, p.month, p.day),
                    f"in {other} that day is a {WEEKDAY_NAMES[p.weekday]}",
                )
    return one_day(date(year, p.month, p.day), why)


def _month_told(c: Context) -> Reading | None:
    """The month that was named last, if no day was named after it and it is near."""
    if c.at is not None and c.told is not None and c.told[1] > c.t.sentences[c.at.begin][0]:
        last_named = c.told[0]
        begun = c.tale[0] if c.tale is not None else c.day
        forward = begun is None or last_named.days.last >= begun
        if last_named.precision == "month" and c.told[1] > c.day_at and forward:
            return last_named  # "it took until October: five left on the 19th"
    if c.last is None or c.at is None or c.last_end <= c.day_at:
        return None
    two = c.last.precision == "range" and c.last.days.first.day == 1
    if c.last.precision != "month" and not (two and c.last_end > c.t.sentences[c.at.begin][0]):
        return None
    here = c.t.paragraph[c.at.begin]
    apart = here - c.t.paragraph[c.last_end - 1]
    listed = c.frame is not None and c.frame[1] < 0
    over = c.tense == FUTURE and c.last.days.last < c.published and not listed
    if apart > 1 or over:
        return None
    return replace(c.last, days=unit_of("month", c.last.days.last)) if two else c.last


def resolve_day_of_month(p: DayOfMonth, c: Context) -> Reading | None:
    """ "The 24th", in the month the text speaks of or the one that the tense asks for."""
    base = c.published
    named = read(p.of, c) if p.of is not None else _month_told(c)
    if named is not None and exists(named.days.first.year, named.days.first.month, p.day):
        day = named.days.first.replace(day=p.day)
        if p.weekday is None or day.weekday() == p.weekday:
            return one_day(day, f"in the month of {say(day)}")
    if p.of is None and c.tense == PAST and elsewhere(c) and c.last and c.last.precision == "year":
        return None  # "A year later it crashed, and on the 24th he left"
    told = anchor_day(c)
    ahead = c.tense == FUTURE and not (c.at and was_to_be(c))
    reach = 0 if ahead else 1
    here = c.at is not None and told is not None and day_in(c, c.t.sentences[c.at.begin][0])
    near = (
        here
        or (c.frame is not None and c.frame[1] == -1 and told is not None)
        or (
            told is not None
            and c.at is not None
            and c.t.paragraph[c.at.begin] - c.t.paragraph[c.day_at] <= reach
            and not (ahead and told < base)
        )
    )
    candidates = []
    for step in (-1, 0, 1):
        month = add_months((told if near and told else base).replace(day=1), step)
        if exists(month.year, month.month, p.day):
            day = month.replace(day=p.day)
            if p.weekday is None or day.weekday() == p.weekday:
                candidates.append(Days(day, day))
    if near and told is not None:
        same = [
            days for days in candidates if days.first.month == told.month or p.weekday is not None
        ]
        if same:
            return one_day(
                min(same, key=lambda days: abs(days.first - told)).first,
                f"in the month of {say(told)}",
            )
    before = [days for days in candidates if days.last <= base]
    after = [days for days in candidates if days.first >= base]
    best = choose(c, before[-1] if before else None, after[0] if after else None, FIRMLY)
    return one_day(best.first, f"{ground(c)}, from {say(base)}") if best else None


def _had_been(c: Context) -> bool:
    """Whether the sentence tells of what had been before: "had begun only that November"."""
    if c.at is None:
        return False
    return "had" in c.t.low[max(c.t.sentences[c.at.begin][0], c.at.begin - 7) : c.at.begin]


def resolve_month(p: Month, c: Context) -> Reading | None:
    """The month; the year that the text leaves out is found by year_for."""
    if p.year is not None:
        return Reading(month_of(p.year, p.month), "month", "as written")
    if isinstance(p.of, Same) and p.of.unit == "month":
        base = c.last.days if c.last else Days(c.published, c.published)
        if c.told is not None and c.at and c.told[1] > c.t.sentences[c.at.begin][0]:
            # "By September 2013, if not by the previous August".
            base = c.told[0].days if c.told[0].precision == "month" else base
        year = base.first.year
        if p.of.shift > 0 and (year, p.month) <= (base.last.year, base.last.month):
            year = base.last.year + 1
        elif p.of.shift < 0 and p.month >= base.first.month:
            year -= 1
        elif p.of.shift == 0 and p.month > base.last.month and _had_been(c):
            year -= 1  # "It ended on 1 January; it had begun only that November"
        return Reading(month_of(year, p.month), "month", "counted from the date before it")
    if p.of is not None:
        within = read(p.of, c)
        if within is None:
            return None
        return Reading(
            month_of(within.days.first.year, p.month),
            "month",
            f"of {within.days.first.year}: {within.because}",
        )
    name = MONTH_NAMES[p.month - 1]
    if p.shift is not None:
        year = c.published.year
        if p.shift < 0 and p.month >= c.published.month:
            year -= 1
        elif p.shift > 0 and p.month <= c.published.month:
            year += 1
        return Reading(
            month_of(year, p.month),
            "month",
            f"the {name} that this, last or next means on {say(c.published)}",
        )
    found, why = year_for(c, p.month, None)
    return Reading(month_of(found, p.month), "month", why) if found else None


def resolve_year(p: Year, c: Context) -> Reading:
    """The whole year."""
    return Reading(years(p.year), "year", "as written")


def resolve_decade(p: Decade, c: Context) -> Reading:
    """Ten years from the one that is named."""
    return Reading(years(p.year, 10), "decade", "as written")


def resolve_century(p: Century, c: Context) -> Reading:
    """A hundred years: the 20th century runs from 1901 to 2000."""
    return Reading(years((p.number - 1) * 100 + 1, 100), "century", "as written")


def resolve_fiscal(p: FiscalYear, c: Context) -> Reading:
    """The budget year, which begins in October of the year before."""
    now = c.published
    year = p.year if p.year is not None else now.year + (now.month >= 10) + p.shift
    if not 2 <= year <= 9999:
        raise OutOfCalendar(f"{year} is no year of the calendar")
    days = Days(date(year - 1, 10, 1), date(year, 9, 30))
    return Reading(days, "year", "the budget year of the United States, October to September")


def resolve_foreign(p: Foreign, c: Context) -> Reading | None:
    """What dateparser reads, no finer than what the text gives."""
    found = foreign.read(p.text, p.languages, c.published)
    if found is None:
        return None
    day, period = found
    if p.day_given and period == "day":
        if not p.year_given:
            day = foreign.nearest_year(day, c.published)
        return one_day(day, f"dateparser reads {p.text!r}")
    if not p.day_given and period in ("month", "day"):
        return Reading(month_of(day.year, day.month), "month", f"dateparser reads {p.text!r}")
    return None
