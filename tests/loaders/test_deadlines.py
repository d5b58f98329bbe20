from datetime import date

import pytest

from loaders.dates import Span
from loaders.deadlines import arithmetic, deadline_at, lag, lag_in_words


def day(text):
    return Span(date.fromisoformat(text), date.fromisoformat(text))


@pytest.mark.parametrize(
    ("event_id", "words"),
    [
        ("2025-07-14-trump-50-day-ultimatum", "14 July 2025 + 50 days = 2 September 2025"),
        ("2025-07-28-trump-cuts-deadline", "28 July 2025 + 10 to 12 days = 7–9 August 2025"),
        ("2025-07-29-trump-fixes-8-august", "29 July 2025 + 10 days = 8 August 2025"),
        ("2025-07-31-us-un-8-august", "set on 31 July 2025, due 8 August 2025"),
    ],
)
def test_the_sum_behind_a_deadline_is_shown(record, event_id, words):
    deadline = deadline_at(record, record.row_of[event_id])

    assert deadline is not None
    assert words == arithmetic(deadline)


def test_the_window_of_28_july_was_superseded_by_8_august(record):
    deadline = deadline_at(record, record.row_of["2025-07-28-trump-cuts-deadline"])

    assert deadline
    assert deadline.superseded_by == ("2025-07-29-trump-fixes-8-august",)


def test_an_act_without_a_deadline_has_none(record):
    assert deadline_at(record, record.row_of["2025-08-15-alaska-summit"]) is None


@pytest.mark.parametrize(
    ("earlier", "later", "days", "words"),
    [
        (day("2025-07-28"), day("2025-07-29"), (1, 1), "1 day after"),
        (day("2025-07-28"), day("2025-07-28"), (0, 0), "same day"),
        (day("2025-07-28"), Span(date(2025, 7, 28), date(2025, 7, 31)), (0, 3), "0–3 days after"),
        (Span(date(2025, 7, 1), date(2025, 7, 31)), day("2025-08-02"), (2, 32), "2–32 days after"),
    ],
)
def test_a_lag_is_a_range_where_a_day_is_not_exact(earlier, later, days, words):
    assert days == lag(earlier, later)
    assert words == lag_in_words(earlier, later)
