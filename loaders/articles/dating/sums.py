"""So many units from a date, as the unit that the text gives."""

from __future__ import annotations

from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.phrases import (
    Offset,
)
from loaders.articles.dating.reading import (
    LABELS,
    RANK,
    finer,
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


def counted(p: Offset, base: Days, precision: str, c: Context) -> Reading | None:
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
