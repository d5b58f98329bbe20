"""The days of dates that stand on the page, and the year of those that give none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from loaders.articles.dating import foreign
from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.phrases import (
    Century,
    Day,
    DayOfMonth,
    Decade,
    FiscalYear,
    Foreign,
    Month,
    Range,
    Same,
    Unit,
    Year,
)
from loaders.articles.dating.reading import (
    FIRMLY,
    anchor_day,
    choose,
    day_in,
    days_from_publication,
    exists,
    ground,
    looks_past,
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
from loaders.articles.dating.verbs import FUTURE
from loaders.articles.dating.words import MONTH_NAMES, WEEKDAY_NAMES

# How many days from publication a date must be for its weekday to overrule its year.
_NEAR = 60
# A story seldom goes back: a day before the last one told counts as so many times farther.
_BACKWARDS = 6
# A story that names the year once goes on for so many days.
_ONE_STORY = 500
# A story of so many years ago is not left within its paragraph.
_LONG_AGO = 20
# How many times nearer to publication than to the story a date must be to be out of the story.
_SAME_STORY, _SAME_SENTENCE = 2, 4


def resolve_day(p: Day, c: Context) -> Reading | None:
    """The day; the year that the text leaves out is found by _year_for."""
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
    year, why = _year_for(c, p.month, p.day)
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


def _year_for(c: Context, month: int, day: int | None) -> tuple[int | None, str]:
    """The year of a bare month or day of a month, and why."""
    if c.at is not None and c.at.begin in c.chronicle.years:
        return c.chronicle.years[c.at.begin], "the year that the chronology has reached"
    shared = _shared_year(c)
    if shared is not None and (day is None or exists(shared, month, day)):
        return shared, f"the year of the date that follows, {shared}"
    apposed = _within_last(c, month, day)
    if apposed is not None:
        return apposed, "the day that the words before it point to"
    framed = _framed(c, month, day)
    if framed is not None:
        return framed, f"the text tells of {framed}"
    candidates = []
    for year in range(c.published.year - 8, c.published.year + 9):
        if not 1 <= year <= 9999:
            continue
        if day is None:
            candidates.append(month_of(year, month))
        elif exists(year, month, day):
            candidates.append(Days(date(year, month, day), date(year, month, day)))
    inside = [days for days in candidates if days.first <= c.published <= days.last]
    if inside:
        return inside[0].first.year, f"published on {say(c.published)}"
    before = [days for days in candidates if days.last < c.published]
    after = [days for days in candidates if days.first > c.published]
    best = choose(c, before[-1] if before else None, after[0] if after else None)
    return (best.first.year, f"{ground(c)}, from {say(c.published)}") if best else (None, "")


def _within_last(c: Context, month: int, day: int | None) -> int | None:
    """The year that puts a date inside the one right before it: "two months later, on 31 January"."""
    if (
        c.last is None
        or c.at is None
        or day is None
        or c.last.precision not in ("month", "week", "year")
    ):
        return None
    t, i = c.t, c.at.begin
    k = i - 1 if t.low[i - 1] in ("on", "in") else i
    if t.low[k - 1] != "," or c.last_end != k - 1 or not c.last_relative:
        return None
    first, last = c.last.days
    for year in {first.year, last.year}:
        if exists(year, month, day) and first <= date(year, month, day) <= last:
            return year
    return None


def _framed(c: Context, month: int, day: int | None) -> int | None:
    """The year in which the text is telling, for a bare month or day.

    After a full date the telling goes on from it: after 4 December 2018, 1 February is of 2019.
    """
    if c.frame is None:
        return None
    year, _, since, _ = c.frame
    if c.at is not None and c.frame[1] >= 0 and c.t.low[c.at.begin - 1] == "since":
        return None
    if looks_past(c):
        return None
    if since is not None and c.frame[3] in c.chronicle.years:
        near = [y for y in (year - 1, year, year + 1) if exists(y, month, day or 1)]
        begun = since
        return min(near, key=lambda y: abs((date(y, month, day or 1) - begun).days), default=None)
    if since is None or c.frame[1] < 0:
        return year if day is None or exists(year, month, day) else None
    if c.day is not None and c.day_at > c.frame[3] and since < c.day <= c.published:
        since = c.day if (c.day - since).days < _ONE_STORY else since
    costs = []
    same = c.at is not None and c.frame[3] >= c.t.sentences[c.at.begin][0]
    for step in (-1, 0, 1):
        if not 1 <= year + step <= 9999 or not exists(year + step, month, day or 1):
            continue
        one = date(year + step, month, day or 1)
        if since > c.published and c.published < one < since and not same:
            return year + step  # of two dates ahead the text may name the later one first
        gap = (one - since.replace(day=1) if day is None else one - since).days
        if one > c.published and year + step > year:
            continue
        costs.append(((gap if gap >= 0 else _BACKWARDS * -gap) * (1.3 if step else 1), year + step))
    if not costs:
        return None
    cost, found = min(costs)
    return None if _back_from_story(c, month, day, cost) else found


def _back_from_story(c: Context, month: int, day: int | None, cost: float) -> bool:
    """Whether the text is back in its own days: the date is far nearer to publication.

    "Arrested on 29 March 2023, he went to prison. On 19 July a court …" in a text of 2 August
    2024: 112 days after the arrest, 14 before publication. `cost` is what the date costs in the
    story. In one sentence the story holds longer.
    """
    if c.at is None or c.frame is None or c.published.year - c.frame[0] > _LONG_AGO:
        return False
    now = c.published
    gaps = [
        (now - date(year, month, day or 1)).days
        for year in (now.year, now.year - 1)
        if exists(year, month, day or 1)
    ]
    past = [gap for gap in gaps if gap >= 0]
    here = c.frame[3] >= c.t.sentences[c.at.begin][0]
    if not past or min(past) * (_SAME_SENTENCE if here else _SAME_STORY) >= cost:
        return False
    c.frame = None
    return True


def _shared_year(c: Context) -> int | None:
    """The year of a date that is joined to this one: "in March and April 2018"."""
    if c.at is None:
        return None
    end = c.at.end
    for other in c.following:
        words = c.t.low[end : other.begin]
        if (
            len(words) > 3
            or not words
            or not set(words) <= {"and", "or", ",", "in", "on", "&", "then", "to", "the"}
        ):
            return None
        if words == [","] and len(c.following) == 1:
            return None
        phrase = other.phrase.right if isinstance(other.phrase, Range) else other.phrase
        if not isinstance(phrase, Day | Month):
            return None
        if phrase.year is not None:
            return phrase.year
        if isinstance(phrase.of, Year):
            return phrase.of.year
        if isinstance(phrase.of, Unit) and phrase.of.unit == "year":
            return c.published.year + phrase.of.shift
        end = other.end
    return None


def _month_told(c: Context) -> Reading | None:
    """The month that was named last, if no day was named after it and it is near."""
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
    told = anchor_day(c)
    reach = 0 if c.tense == FUTURE else 1
    here = c.at is not None and told is not None and day_in(c, c.t.sentences[c.at.begin][0])
    near = (
        here
        or (c.frame is not None and c.frame[1] == -1 and told is not None)
        or (
            told is not None
            and c.at is not None
            and c.t.paragraph[c.at.begin] - c.t.paragraph[c.day_at] <= reach
            and not (c.tense == FUTURE and told < base)
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


def resolve_month(p: Month, c: Context) -> Reading | None:
    """The month; the year that the text leaves out is found by _year_for."""
    if p.year is not None:
        return Reading(month_of(p.year, p.month), "month", "as written")
    if isinstance(p.of, Same) and p.of.unit == "month":
        base = c.last.days if c.last else Days(c.published, c.published)
        year = base.first.year
        if p.of.shift > 0 and (year, p.month) <= (base.last.year, base.last.month):
            year = base.last.year + 1
        elif p.of.shift < 0 and p.month >= base.first.month:
            year -= 1
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
    found, why = _year_for(c, p.month, None)
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
