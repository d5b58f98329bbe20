from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from loaders.climate import (
    CLASSES,
    PRESIDENT_RUSSIA,
    PRESIDENT_US,
    Pick,
    as_query,
    by_era,
    climate,
    eras,
    period_name,
    periods_of,
    picked,
    quartiles,
    topics_by_year,
)
from loaders.dates import NO_END, Span
from loaders.query import Query

SUMMER = Query(window=Span(date(2025, 7, 10), date(2025, 8, 20)))
VIEWS = [
    Query(),
    SUMMER,
    Query(sides=("Russia",)),
    Query(topics=("ukraine-war",), importance=2),
    Query(words="embassy"),
    Query(event_types=("comment",)),
    Query(event_types=("aid",)),
    Query(words="no act has these words"),
]


def of(index, query, per="quarter"):
    rows = index.select(query).rows
    return rows, climate(index, rows, query.window or index.extent, per)


@pytest.mark.parametrize("per", ["month", "quarter"])
@pytest.mark.parametrize("query", VIEWS)
def test_every_act_of_a_view_is_in_one_place(index, query, per):
    rows, found = of(index, query, per)

    parts = [found.balance, found.comment, found.aid, found.spanning]
    assert rows.tolist() == np.sort(np.concatenate(parts)).tolist()
    assert len(found.balance) == sum(int(each.sum()) for each in found.classes.values())
    assert len(found.placed) == sum(int(each.sum()) for each in found.sides.values())
    assert len(rows) == len(found.placed) + len(found.unplaced)


@pytest.mark.parametrize("per", ["month", "quarter"])
@pytest.mark.parametrize("query", VIEWS)
def test_every_count_is_the_number_of_acts_that_it_opens(index, query, per):
    rows, found = of(index, query, per)

    for at, span in enumerate(found.periods.spans):
        for quad, counts in found.classes.items():
            assert counts[at] == len(picked(index, rows, found, Pick("class", quad, span)))
        for side, counts in found.sides.items():
            assert counts[at] == len(picked(index, rows, found, Pick("side", side, span)))


def test_counts_agree_with_the_table(index):
    """Counted the long way round, from the table of events."""
    events = index.record.events
    _, found = of(index, Query())
    third = events["quad_class"] == "verbal conflict"
    summer = events["first"].between("2025-07-01", "2025-09-30")
    ends = events["last"] <= "2025-09-30"

    at = found.periods.names.index("2025 Q3")
    assert int((third & summer & ends).sum()) == found.classes["verbal conflict"][at]


def test_comments_are_in_no_class(index):
    _, found = of(index, Query(event_types=("comment",)))

    assert 46 == len(found.comment)
    assert not any(each.any() for each in found.classes.values())


def test_aid_that_neither_of_the_two_receives_is_not_between_them(index):
    _, found = of(index, Query(event_types=("aid",)))
    ids = index.record.events["event_id"]

    assert "2022-12-21-us-patriot-announcement" in set(ids.iloc[found.aid])
    assert "2026-03-30-russian-tanker-reaches-cuba" in set(ids.iloc[found.aid])
    assert {"2020-04-01-russian-medical-flight"} == set(ids.iloc[found.balance])


@pytest.mark.parametrize(
    ("written", "per", "known"),
    [
        ("2025-07", "month", True),
        ("2025-07/2025-08", "month", False),
        ("2025-07/2025-08", "quarter", True),
        ("2025-06-30/2025-07-01", "quarter", False),
        ("2025", "quarter", False),
    ],
)
def test_a_date_over_several_periods_counts_in_none(index_with, written, per, known):
    index = index_with(date=written)
    row = index.record.row_of["2012-12-14-magnitsky-act"]
    found = climate(index, np.arange(index.size), index.extent, per)

    assert known == (row not in found.spanning)
    assert known == (row in found.balance) == (row in found.placed)


def test_periods_follow_each_other_without_a_gap(index):
    for per in ("month", "quarter", "year"):
        spans = periods_of(index.extent, per).spans

        assert index.extent.first in spans[0]
        assert index.extent.last in spans[-1]
        for one, other in pairwise(spans):
            assert 1 == (other.first - one.last).days


@pytest.mark.parametrize(
    ("first", "last", "per", "name"),
    [
        (date(2012, 12, 14), date(2013, 1, 2), "quarter", "2012 Q4"),
        (date(2025, 3, 31), date(2025, 3, 31), "quarter", "2025 Q1"),
        (date(2025, 7, 28), date(2025, 8, 9), "month", "July 2025"),
        (date(2025, 7, 28), date(2025, 8, 9), "year", "2025"),
    ],
)
def test_a_period_has_a_name(first, last, per, name):
    periods = periods_of(Span(first, last), per)

    assert name == periods.name(0) == period_name(periods.span(0), per)


def test_periods_that_the_window_cuts_are_told(index):
    _, summer = of(index, SUMMER, "month")
    july = Query(window=Span(date(2025, 7, 1), date(2025, 7, 31)))

    assert ("July 2025", "August 2025") == summer.cut
    assert () == of(index, july, "month")[1].cut


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([2.5], (2.5, 2.5, 2.5)),
        ([-6.0, -3.0, -3.0, 2.5], (-6.0, -3.0, -3.0)),
        ([10.0, -10.0], (-10.0, -10.0, 10.0)),
    ],
)
def test_a_quartile_is_a_score_that_was_given(scores, expected):
    assert expected == quartiles(scores)


def test_means_rest_on_the_acts_of_the_balance(index):
    rows, found = of(index, Query())
    events = index.record.events

    assert len(found.balance) == found.scores["n"].sum()
    for row in found.scores.to_dict("records"):
        pick = Pick("balance", "score", found.quarters.span(int(row["quarter"])))
        scores = events["score"].iloc[picked(index, rows, found, pick)]
        assert len(scores) == row["n"]
        assert scores.mean() == pytest.approx(row["mean"])
        assert {row["low"], row["median"], row["high"]} <= set(scores)
        assert row["low"] <= row["median"] <= row["high"]


def test_topics_have_every_act_that_names_them(index):
    rows = index.select(Query()).rows
    found = topics_by_year(index, rows, index.extent)
    topics = index.record.events["topics"]

    for topic, counts in found.counts.items():
        assert sum(topic in each for each in topics) == found.total[topic]
        vague = sum(topic in topics.iat[row] for row in found.unplaced)
        assert found.total[topic] == counts.sum() + vague
    assert ["ukraine-war", "sanctions"] == list(found.counts)[:2]


def test_presidencies_are_those_of_the_table_of_actors(index):
    people = index.record.everybody
    for group, title in (
        (PRESIDENT_US, "President of the United States"),
        (PRESIDENT_RUSSIA, "President of Russia"),
    ):
        held = {
            (people[who].name, role.held.first)
            for who in people
            for role in people[who].roles
            if role.title == title and role.held.last >= index.extent.first
        }
        ours = {(e.name.partition(",")[0], e.held.first) for e in eras() if e.group == group}
        assert held == ours


@pytest.mark.parametrize(
    ("act", "era"),
    [
        ("2014-03-18-russia-annexes-crimea", "From the annexation of Crimea"),
        ("2022-02-24-russia-invades-ukraine", "From the full-scale invasion"),
    ],
)
def test_an_era_of_the_war_begins_with_an_act_of_the_record(index, act, era):
    day = index.record.events["first"].iat[index.record.row_of[act]].date()

    assert [day] == [each.held.first for each in eras() if each.name == era]


def test_eras_of_a_group_follow_each_other_and_hold_every_dated_act(index):
    rows = index.select(Query()).rows
    found = by_era(index, rows, index.extent)

    for group in {era.group for era, _, _ in found}:
        mine = [(era, total) for era, _, total in found if era.group == group]
        for (one, _), (other, _) in pairwise(mine):
            assert 1 == (other.held.first - one.held.last).days
        edges = [era.held.first for era, _ in mine[1:]]
        spans = [index.record.events[["first", "last"]].iloc[row] for row in rows]
        over = sum(any(a.date() < edge <= b.date() for edge in edges) for a, b in spans)
        assert len(rows) - over == sum(total for _, total in mine)
    assert all(total == sum(counts.values()) for _, counts, total in found)
    assert NO_END == eras()[-1].held.last


@pytest.mark.parametrize(
    "pick", [Pick("class", "nosuch"), Pick("side", "Mars"), Pick("topic", "x"), Pick("out", "balance")]
)  # fmt: skip
def test_what_there_is_not_picks_nothing(index, pick):
    rows, found = of(index, Query())

    assert 0 == len(picked(index, rows, found, pick))


def test_the_four_classes_are_words_or_deeds_cooperation_or_conflict():
    assert {
        f"{how} {what}" for how in ("verbal", "material") for what in ("cooperation", "conflict")
    } == set(CLASSES)


def test_a_topic_opens_as_many_acts_as_it_counts(index):
    rows, found = of(index, Query())
    topics = topics_by_year(index, rows, index.extent)

    for topic, counts in topics.counts.items():
        for span, count in zip(topics.years.spans, counts, strict=True):
            assert count == len(picked(index, rows, found, Pick("topic", topic, span)))


@pytest.mark.parametrize("query", [Query(), SUMMER, Query(event_types=("accuse", "sanction"))])
@pytest.mark.parametrize("per", ["month", "quarter"])
def test_other_pages_show_at_least_what_was_picked(index, query, per):
    rows, found = of(index, query, per)
    picks = [Pick(g, v, s) for s in found.periods.spans for g, v in
             [("class", c) for c in CLASSES] + [("side", "US"), ("topic", "nato")]]  # fmt: skip

    for pick in [*picks, Pick("out", "comment"), Pick("out", "aid")]:
        mine = set(picked(index, rows, found, pick).tolist())
        if mine:
            there = set(index.select(as_query(index, query, pick)).rows.tolist())
            assert mine <= there
            assert there <= set(rows.tolist())


def test_no_choices_show_what_has_only_its_date_in_common(index):
    assert as_query(index, Query(), Pick("out", "spanning")) is None
    assert as_query(index, Query(topics=("nato", "syria")), Pick("topic", "nato")) is None


def test_the_choices_for_comments_select_the_comments(index):
    _, found = of(index, Query())

    assert found.comment.tolist() == index.select(
        as_query(index, Query(), Pick("out", "comment"))
    ).rows.tolist()  # fmt: skip
