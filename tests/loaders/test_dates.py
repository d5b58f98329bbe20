import random
from datetime import date
from time import perf_counter

import edtf
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.dates import (
    BadDate,
    Span,
    days_in_words,
    in_words,
    parse_date,
    parse_dates,
    parse_span,
    span_in_words,
)

NOT_DATES = [
    "2025-02-30",
    "2025-02-29",
    "2025-13",
    "2025-00",
    "0000",
    "2025/2024",
    "2025-08-09/2025-08-07",
    "",
    " 2025",
    "2025 ",
    "2025-7-1",
    "20250728",
    "28.07.2025",
    "202X",
    "../2025",
    "2025/",
    "/2025",
    "2025/../",
    "2025-07-28~?",
    "2025-07-28T14:30:00",
    "٢٠٢٥",
]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-07-28", date(2025, 7, 28), date(2025, 7, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31)),
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016/2018", date(2016, 1, 1), date(2018, 12, 31)),
        ("2025-08-07/2025-08-09", date(2025, 8, 7), date(2025, 8, 9)),
        ("2023-01-03/2025-01", date(2023, 1, 3), date(2025, 1, 31)),
        ("2025-01-20/..", date(2025, 1, 20), date.max),
        ("2016-12-28~/2017-08-21", date(2016, 12, 28), date(2017, 8, 21)),
        ("2025-02-18%", date(2025, 2, 18), date(2025, 2, 18)),
    ],
)
def test_a_date_becomes_the_days_it_can_mean(text, first, last):
    assert Span(first, last) == parse_span(text)


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_is_no_date_is_refused_and_quoted(text):
    with pytest.raises(BadDate) as refused:
        parse_span(text)

    assert repr(text) in str(refused.value)


def test_a_span_holds_its_first_and_last_day_and_no_other():
    span = parse_span("2025-08-07/2025-08-09")

    assert date(2025, 8, 6) not in span
    assert date(2025, 8, 7) in span
    assert date(2025, 8, 9) in span
    assert date(2025, 8, 10) not in span
    assert span.days == 3


def test_a_span_does_not_end_before_it_begins():
    with pytest.raises(BadDate, match="ends before it begins"):
        Span(date(2025, 8, 9), date(2025, 8, 7))


@pytest.mark.parametrize(
    ("text", "precision", "about", "uncertain", "open_end"),
    [
        ("2025-07-28", "day", False, False, False),
        ("2025-07-28~", "day", True, False, False),
        ("2025-07-28?", "day", False, True, False),
        ("2025-07-28%", "day", True, True, False),
        ("2025-07", "month", False, False, False),
        ("2016", "year", False, False, False),
        ("2025-08-07/2025-08-09", "days", False, False, False),
        ("2025-08-07/2025-08-09~", "days", True, False, False),
        ("2025-08-07~/2025-08-09", "days", True, False, False),
        ("2025-08-07/2025-09", "interval", False, False, False),
        ("2016/2018", "interval", False, False, False),
        ("2025-01-20/..", "days", False, False, True),
        ("2025-01?/..", "interval", False, True, True),
    ],
)
def test_a_date_tells_how_exact_and_how_sure_it_is(text, precision, about, uncertain, open_end):
    parsed = parse_date(text)

    assert (precision, about, uncertain, open_end) == (
        parsed.precision,
        parsed.about,
        parsed.uncertain,
        parsed.open_end,
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-07-28", "28 July 2025"),
        ("2025-08-07/2025-08-09", "7–9 August 2025"),
        ("2025-08-07/2025-08-07", "7 August 2025"),
        ("2025-07-28/2025-08-03", "28 July – 3 August 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2024-08-30/2025-08-30", "30 August 2024 – 30 August 2025"),
        ("2025-07", "July 2025 (day not known)"),
        ("2025-07~", "about July 2025 (day not known)"),
        ("2025-07?", "July 2025 (day not known, uncertain)"),
        ("2016", "2016 (month not known)"),
        ("2025-02-18~", "about 18 February 2025"),
        ("2025-02-18?", "18 February 2025 (uncertain)"),
        ("2025-02-18%", "about 18 February 2025 (uncertain)"),
        ("2025-04-18/2025-04-25~", "about 18–25 April 2025"),
        ("2016/2018", "2016–2018"),
        ("2025-05/2025-08", "May–August 2025"),
        ("2024-12/2025-01", "December 2024 – January 2025"),
        ("2025-01-20/2025-07", "20 January – July 2025"),
        ("2025-01-20/..", "from 20 January 2025"),
        ("2016~/..", "from about 2016"),
    ],
)
def test_a_date_in_words(text, words):
    assert words == in_words(text)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(date(2025, 8, 7), date(2025, 8, 9)), "7–9 August 2025"),
        (Span(date(2025, 7, 1), date(2025, 7, 31)), "1–31 July 2025"),
        (Span(date(2025, 8, 8), date(2025, 8, 8)), "8 August 2025"),
        (Span(date(2025, 8, 8), date.max), "from 8 August 2025"),
    ],
)
def test_a_span_in_words_names_its_days(span, words):
    assert words == span_in_words(span)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 0, "same day"),
        (1, 1, "1 day"),
        (0, 1, "0–1 day"),
        (2, 5, "2–5 days"),
        (50, 50, "50 days"),
        (1200, 1230, "1,200–1,230 days"),
    ],
)
def test_a_lag_in_words(low, high, words):
    assert words == days_in_words(low, high)


@pytest.mark.parametrize(("low", "high"), [(-1, 2), (3, 2)])
def test_a_lag_is_not_negative_and_not_crossed(low, high):
    with pytest.raises(ValueError, match="is not a number of days"):
        days_in_words(low, high)


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
single = st.builds(
    lambda day, length, mark: day.isoformat()[:length] + mark,
    days,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "", "~", "?", "%"]),
)
interval = st.builds("{}/{}".format, single, single).filter(
    lambda text: text[:4] < text.split("/")[1][:4]
)


@settings(max_examples=40, deadline=None)
@given(single | interval)
def test_spans_are_the_strict_bounds_of_the_edtf_package(text):
    theirs = edtf.parse_edtf(text)
    bounds = [date(*day[:3]) for day in (theirs.lower_strict(), theirs.upper_strict())]

    assert Span(*bounds) == parse_span(text)


def test_a_column_is_parsed_like_its_cells():
    texts = ["2025-07-28", "2025-07", "2016/2018%", "2025-01-20/..", "2025-07-28"]
    column = parse_dates(pd.Series(texts, index=[9, 7, 5, 3, 1]))

    parsed = [parse_date(text) for text in texts]
    assert column.index.tolist() == [9, 7, 5, 3, 1]
    assert [each.span.first.isoformat() for each in parsed] == column["first"].astype(str).tolist()
    assert [each.span.last.isoformat() for each in parsed] == column["last"].astype(str).tolist()
    for name in ("precision", "about", "uncertain", "open_end"):
        assert [getattr(each, name) for each in parsed] == column[name].tolist()
    assert "datetime64[s]" == column["first"].dtype == column["last"].dtype


def test_a_column_says_of_each_cell_why_it_is_no_date():
    column = parse_dates(pd.Series(["2025-02-30", "", None, "2025-07"]))

    assert column["error"].tolist() == ["'2025-02-30' is not a day in the calendar", "", "", ""]
    assert column["first"].isna().tolist() == [True, True, True, False]
    assert column["precision"].isna().tolist() == [True, True, True, False]


def test_an_empty_column_has_no_dates():
    assert len(parse_dates(pd.Series([], dtype="str"))) == 0


def test_a_hundred_thousand_different_dates_take_less_than_a_second():
    ordinals = random.Random(1).sample(range(600_000, 800_000), 100_000)
    texts = pd.Series([f"{date.fromordinal(day)}/.." for day in ordinals])

    began = perf_counter()
    parse_dates(texts)

    assert perf_counter() - began < 1
