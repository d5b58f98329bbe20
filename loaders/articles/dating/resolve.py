"""Which resolver reads which phrase."""

from __future__ import annotations

from loaders.articles.dating.anniversaries import resolve_anniversary
from loaders.articles.dating.calendar_days import (
    resolve_century,
    resolve_day,
    resolve_day_of_month,
    resolve_decade,
    resolve_fiscal,
    resolve_foreign,
    resolve_month,
    resolve_year,
)
from loaders.articles.dating.clock_days import resolve_clock
from loaders.articles.dating.holiday_days import resolve_holiday
from loaders.articles.dating.limit_days import resolve_due, resolve_run_up, resolve_stretch
from loaders.articles.dating.near_days import (
    resolve_from_today,
    resolve_same,
    resolve_the,
    resolve_unit,
    resolve_weekday,
)
from loaders.articles.dating.offset_days import resolve_offset
from loaders.articles.dating.period_days import (
    resolve_nth,
    resolve_part,
    resolve_range,
    resolve_season,
)
from loaders.articles.dating.phrases import (
    Anniversary,
    Century,
    Clock,
    Day,
    DayOfMonth,
    Decade,
    Due,
    FiscalYear,
    Foreign,
    FromToday,
    Holiday,
    Month,
    Nth,
    Offset,
    Part,
    Range,
    RunUp,
    Same,
    Season,
    Stretch,
    The,
    Unit,
    Weekday,
    Year,
)
from loaders.articles.dating.reading import RESOLVERS, read

RESOLVERS.update(
    {
        Day: resolve_day,
        DayOfMonth: resolve_day_of_month,
        Month: resolve_month,
        Year: resolve_year,
        Decade: resolve_decade,
        Century: resolve_century,
        Season: resolve_season,
        Nth: resolve_nth,
        Part: resolve_part,
        Weekday: resolve_weekday,
        FromToday: resolve_from_today,
        Unit: resolve_unit,
        Same: resolve_same,
        Offset: resolve_offset,
        Due: resolve_due,
        Stretch: resolve_stretch,
        RunUp: resolve_run_up,
        Range: resolve_range,
        Holiday: resolve_holiday,
        Clock: resolve_clock,
        The: resolve_the,
        FiscalYear: resolve_fiscal,
        Anniversary: resolve_anniversary,
        Foreign: resolve_foreign,
    }
)

__all__ = ["read"]
