from collections import Counter
from datetime import date

import numpy as np
import pytest

from loaders import threads
from loaders.dates import Span
from loaders.deadlines import lag, span_at
from loaders.exchanges import (
    NO_ANSWER,
    Answer,
    exchange_of,
    exchanges,
    filtered,
    is_unanswered,
    listed,
    summary,
    table,
)
from loaders.query import Index, Query

FIFTY_DAYS = "2025-07-14-trump-50-day-ultimatum"
TEN_OR_TWELVE = "2025-07-28-trump-cuts-deadline"
DISAPPOINTED = "2025-07-28-trump-very-disappointed"
EIGHT_AUGUST = "2025-07-29-trump-fixes-8-august"
SUMMIT = "2025-08-08-trump-announces-alaska-summit"


@pytest.fixture(scope="module")
def summer(index):
    """The exchange of July and August 2025."""
    return exchange_of(index, FIFTY_DAYS)


def turn(exchange, event_id):
    return next(each for each in exchange.acts if each.event_id == event_id)


def test_the_summer_of_2025_is_one_exchange_opened_by_the_fifty_days(index, summer):
    assert FIFTY_DAYS == summer.exchange_id
    assert all(exchange_of(index, each.event_id) is summer for each in summer.acts)
    assert [TEN_OR_TWELVE, EIGHT_AUGUST] == [
        each.event_id for each in summer.acts if each.event_id in (TEN_OR_TWELVE, EIGHT_AUGUST)
    ]


@pytest.mark.parametrize(
    ("answer", "answered", "days", "speaks_for"),
    [
        ("2025-07-15-lavrov-will-cope-sanctions", FIFTY_DAYS, (1, 1), "russian-mfa"),
        (
            "2025-07-15-medvedev-theatrical-ultimatum",
            FIFTY_DAYS,
            (1, 1),
            "russian-security-council",
        ),
        ("2025-07-15-peskov-statement-quite-serious", FIFTY_DAYS, (1, 1), "kremlin"),
        ("2025-07-15-ryabkov-ultimatums-unacceptable", FIFTY_DAYS, (1, 1), "russian-mfa"),
        ("2025-07-17-zakharova-no-yielding", FIFTY_DAYS, (3, 3), "russian-mfa"),
        ("2025-07-28-medvedev-step-towards-war", TEN_OR_TWELVE, (0, 0), "russian-security-council"),
        ("2025-07-29-kremlin-takes-into-account", TEN_OR_TWELVE, (1, 1), "kremlin"),
        ("2025-07-30-peskov-sanctions-immunity", EIGHT_AUGUST, (1, 1), "kremlin"),
        ("2025-07-30-zakharova-threats-no-effect", EIGHT_AUGUST, (1, 1), "russian-mfa"),
        ("2025-08-01-putin-inflated-expectations", DISAPPOINTED, (4, 4), "kremlin"),
    ],
)
def test_it_holds_the_answers_on_record(summer, answer, answered, days, speaks_for):
    found = turn(summer, answer)

    assert [(answered, days)] == [(each.event_id, each.lag) for each in found.answers]
    assert (speaks_for,) == found.speaks_for
    assert "Russia" == found.side


def test_every_answer_to_the_three_ultimatums_is_in_it(index, summer):
    ids = index.record.events["event_id"]
    answers = {
        ids.iat[row]
        for ultimatum in (FIFTY_DAYS, TEN_OR_TWELVE, EIGHT_AUGUST)
        for row in index.answers_to(ultimatum)
    }

    assert answers <= {each.event_id for each in summer.acts}


def test_the_window_of_7_to_9_august_was_replaced_by_8_august(summer):
    deadlines = {each.event_id: each for each in summer.deadlines}

    assert Span(date(2025, 8, 7), date(2025, 8, 9)) == deadlines[TEN_OR_TWELVE].window
    assert (EIGHT_AUGUST,) == deadlines[TEN_OR_TWELVE].superseded_by
    assert Span(date(2025, 8, 8), date(2025, 8, 8)) == deadlines[EIGHT_AUGUST].window
    assert deadlines[EIGHT_AUGUST] == summer.deadline


def test_the_summit_is_what_came_of_it(index, summer):
    facts = summary(index, summer)

    assert "outcome" == turn(summer, SUMMIT).role
    assert SUMMIT in facts.outcome
    assert facts.came_of.startswith("passed without what was demanded: ")
    assert facts.came_of.endswith("Trump announces a summit with Putin in Alaska on 15 August")


@pytest.mark.parametrize(
    ("event_id", "role", "kind"),
    [
        (FIFTY_DAYS, "opens", None),
        (TEN_OR_TWELVE, "follows up", None),
        (DISAPPOINTED, "follows up", None),
        ("2025-07-15-peskov-statement-quite-serious", "answers", "answered more softly"),
        ("2025-07-28-medvedev-step-towards-war", "answers", "answered in kind"),
        ("2025-08-01-trump-moves-nuclear-submarines", "answers", "answered more sharply"),
        ("2025-08-06-trump-india-oil-duty", "outcome", "answered more sharply"),
    ],
)
def test_an_act_has_a_role_and_a_kind_of_answer(summer, event_id, role, kind):
    found = turn(summer, event_id)

    assert (role, kind) == (found.role, found.kind)


def test_every_act_is_in_exactly_one_exchange_and_once(index):
    ids = [each.event_id for exchange in exchanges(index) for each in exchange.acts]

    assert {1} == set(Counter(ids).values())
    assert set(ids) == set(index.record.events["event_id"])


def test_acts_are_in_order_and_none_stands_before_what_it_answers(index):
    for exchange in exchanges(index):
        when: dict[str, int] = {}
        for each in exchange.acts:
            answered = [answer.event_id for answer in each.answers]
            when[each.event_id] = max([index.first[each.row], *(when[one] for one in answered)])
        days = list(when.values())

        assert days == sorted(days)


def test_acts_of_a_day_that_do_not_answer_each_other_stand_by_their_ids(index):
    for exchange in exchanges(index):
        for one, other in zip(exchange.acts, exchange.acts[1:], strict=False):
            if (
                not (one.answers or other.answers)
                and index.first[one.row] == index.first[other.row]
            ):
                assert one.event_id < other.event_id


def test_following_answers_never_leads_back(index):
    for exchange in exchanges(index):
        seen: set[str] = set()
        for each in exchange.acts:
            assert {answer.event_id for answer in each.answers} <= seen

            seen.add(each.event_id)


def test_lags_are_those_between_the_dates_and_ranges_where_a_date_is_coarse(index):
    record, ranges = index.record, 0
    for exchange in exchanges(index):
        for each in exchange.acts:
            for answer in each.answers:
                row = record.row_of[answer.event_id]
                spans = span_at(record, row), span_at(record, each.row)
                ranges += answer.lag[0] != answer.lag[1]

                assert lag(*spans) == answer.lag
                if spans[0].days == spans[1].days == 1:
                    assert answer.lag[0] == answer.lag[1]
    assert 0 < ranges


@pytest.mark.parametrize(
    ("answer", "days", "words"),
    [
        ("2016-06-russia-expels-two-americans", (0, 13), "0–13 days after"),
        ("2019-05-29-ulyanov-denies-nuclear-tests", (0, 1), "0–1 day after"),
        ("2025-07-31-medvedev-dead-hand-hint", (0, 0), "same day"),
    ],
)
def test_a_lag_is_said_as_an_interval(index, answer, days, words):
    (found,) = turn(exchange_of(index, answer), answer).answers

    assert (days, words) == (found.lag, found.words)


def test_an_act_that_answers_several_stands_with_the_latest_of_them(index):
    lavrov = "2026-02-09-lavrov-us-broke-anchorage"
    exchange = exchange_of(index, lavrov)

    assert "2026-01-07-us-seizes-tanker-marinera" == exchange.exchange_id
    assert ("2025-10-22-rosneft-lukoil-sanctions",) == turn(exchange, lavrov).elsewhere


def test_what_was_said_on_one_occasion_is_told_by_place_day_and_two_sources(index):
    ids = index.record.events["event_id"]
    pairs = {(ids.iat[one], ids.iat[other]) for one, other in threads.same_occasion(index)}

    assert pairs == {
        (TEN_OR_TWELVE, DISAPPOINTED),
        ("2025-07-29-kremlin-takes-into-account", "2025-07-29-peskov-war-goes-on"),
    }


def test_no_exchange_of_the_record_is_too_long_to_read(index):
    lengths = sorted(len(each) for each in exchanges(index))

    assert lengths[-1] <= threads.LONGEST
    assert lengths[-2] <= 20


def test_an_outcome_stays_outside_where_it_would_make_an_exchange_too_long(record, monkeypatch):
    monkeypatch.setattr(threads, "LONGEST", 23)
    short = exchange_of(Index(record), FIFTY_DAYS)
    ids = {each.event_id for each in short.acts}

    assert {FIFTY_DAYS, TEN_OR_TWELVE, EIGHT_AUGUST} <= ids
    assert len(ids) <= 23
    assert SUMMIT in summary(Index(record), short).outcome


def test_the_table_lists_deadlines_and_exchanges_of_three_acts_and_more(index):
    shown = listed(index)

    assert all(each.deadlines or len(each) >= 3 for each in shown)
    assert sum(len(each.deadlines) for each in shown) == index.with_deadline.sum()
    assert len(table(index, shown)) == len(shown)


def test_the_facts_of_the_summer(index, summer):
    facts = summary(index, summer)

    assert ("Donald Trump",) == facts.opened_by
    assert "2025-07-14" == facts.opened_on
    assert "A deal to end the war in Ukraine" == facts.demand
    assert (Span(date(2025, 8, 8), date(2025, 8, 8)), "missed") == (facts.due, facts.status)
    assert ((1, 1), "1 day after") == (facts.first_answer, facts.first_answer_words)
    assert len(summer) == facts.acts == sum(facts.by_side.values()) == len(facts.spark)
    assert "ukraine-war" == facts.about[0]
    assert () == facts.unanswered


def test_what_nobody_addressed_answered_has_no_answer_in_this_record(index):
    facts = summary(index, exchange_of(index, "2025-08-22-trump-decision-two-weeks"))

    assert ("2025-08-22-trump-decision-two-weeks",) == facts.unanswered
    assert (None, NO_ANSWER) == (facts.first_answer, facts.first_answer_words)


def test_an_act_that_addressed_no_one_is_not_unanswered(index):
    events = index.record.events
    rows = [row for row in range(index.size) if not events["recipients"].iat[row]]

    assert rows
    assert not any(is_unanswered(index, row) for row in rows)


def test_an_exchange_is_shown_when_any_of_its_acts_is_chosen(index, summer):
    chosen = index.select(
        Query(actors=("ryabkov",), window=Span(date(2025, 7, 1), date(2025, 8, 1)))
    )
    mask = np.zeros(index.size, dtype=bool)
    mask[chosen.rows] = True
    shown = filtered(exchanges(index), chosen.rows)

    assert summer in shown
    assert shown == filtered(exchanges(index), mask)
    assert all(set(each.rows) & set(chosen.rows.tolist()) for each in shown)
    assert [] == filtered(exchanges(index), np.zeros(index.size, dtype=bool))


def test_an_act_that_is_not_in_the_record_has_no_exchange(index):
    with pytest.raises(KeyError):
        exchange_of(index, "2025-07-28-nobody-said-this")


def test_a_single_act_is_an_exchange_of_its_own(index_with):
    (only,) = exchanges(index_with(rows=1))

    assert "opens" == only.acts[0].role
    assert (1, (), None) == (len(only), only.deadlines, only.deadline)


def test_an_answer_is_a_value_that_nobody_changes():
    answer = Answer("x", (0, 1), None)

    with pytest.raises(AttributeError):
        setattr(answer, "kind", "answered in kind")  # noqa: B010
