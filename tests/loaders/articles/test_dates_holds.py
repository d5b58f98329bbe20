"""What holds for find_dates whatever the text: offsets, order, days, EDTF, no clock."""

import datetime
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.articles.dates import find_dates
from loaders.articles.mentions import PRECISIONS, ROLES
from loaders.dates import NO_END, parse_date

PIECES = (
    "May March July 28 29 2025 1990s '98 the a last next this early late mid - – to and or between "
    "from within in by since until Tuesday Friday week weeks month months year years day days ago "
    "later earlier before after quarter first third of end Q3 10 12 3:30 p.m. GMT 2025-07-28 "
    "31/12/1999 February 30 99 0 9999 0001 century decade Christmas Easter every few several half "
    "summer winter eve that same following said will . , ; : ( ) \n \n\n июля вчера 29. Juli "
    "today now soon weekend fiscal at least past coming 10000 hours noon"
).split(" ")
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
)
days = st.one_of(
    st.dates(date(1990, 1, 1), date(2040, 12, 31)),
    st.dates(),
    st.sampled_from([date.min, date.max, date(2024, 2, 29)]),
)


@settings(max_examples=300, deadline=None)
@given(texts, days)
def test_any_text_is_answered_in_order_and_inside_the_text(text, published):
    end = 0
    for one in find_dates(text, published):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.role in ROLES
        end = one.end


@settings(max_examples=300, deadline=None)
@given(texts, days)
def test_days_are_in_order_and_said_by_the_edtf(text, published):
    for one in find_dates(text, published):
        assert (one.first is None) == (one.last is None) == (one.precision is None)
        assert one.because
        if one.first is None or one.last is None:
            assert one.edtf is None or one.role == "now"
            continue
        assert one.first <= one.last
        assert one.precision in PRECISIONS
        span = parse_date(one.edtf).span
        assert one.first == span.first
        assert span.last == (NO_END if one.role == "since" else one.last)


@pytest.mark.parametrize("today", [date(1999, 1, 1), date(2044, 6, 30)])
def test_the_system_clock_has_no_part_in_it(monkeypatch, today):
    class Frozen(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(today.year, today.month, today.day, tzinfo=tz)

        @classmethod
        def utcnow(cls):
            return cls(today.year, today.month, today.day)

    text = "On Monday, in May, last week, 29 июля, вчера, le 3 juillet and by the 15th they met."
    before = find_dates(text, date(2025, 7, 29))
    monkeypatch.setattr("datetime.datetime", Frozen)
    monkeypatch.setattr("time.time", lambda: 0.0)
    from loaders.articles.dating import foreign

    foreign.read.cache_clear()

    assert before == find_dates(text, date(2025, 7, 29))


@pytest.mark.parametrize(
    "text",
    [
        "a " * 20_000,
        "1" * 20_000,
        "10 or " * 5_000,
        "the end of " * 5_000,
        "early " * 5_000,
        "July 1-" * 5_000,
        "(" * 20_000,
        "and a half " * 5_000,
        "\u200f\u202e\x00\x07" * 5_000,
        "\n" * 20_000,
    ],
)
def test_what_never_ends_is_answered(text):
    assert find_dates(text, date(2025, 7, 29)) == find_dates(text, date(2025, 7, 29))


def test_marks_of_direction_do_not_hide_a_date():
    (mention,) = find_dates("\u200fThey met on \u202a28 July\u202c 2025\u200f.", date(2025, 7, 29))

    assert date(2025, 7, 28) == mention.first
