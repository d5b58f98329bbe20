"""Facts about the record that comes with the dashboard."""

import pandas as pd
import pytest

from loaders.dates import parse_span
from loaders.record import DATA

LISTS = ["actors", "recipients", "topics", "responds_to", "deadline_outcome", "sources"]


def test_the_record_has_no_problems(record):
    assert record.problems["message"].tolist() == []
    for counts in record.counts.values():
        assert counts["in"] == counts["loaded"] > 0


def test_the_record_holds_its_752_acts_from_2012_to_2026(record):
    assert len(record.events) == 752
    assert pd.Timestamp("2012-12-14") == record.events["first"].min()
    assert pd.Timestamp("2026-06-30") >= record.events["last"].max()


@pytest.fixture(scope="module")
def raw():
    """The six files as they are written: the loader would take off what does not fit."""
    names = ["events", "articles", "publishers", "actors"]
    return {
        name: pd.read_csv(DATA / f"{name}.csv", dtype="str", keep_default_na=False)
        for name in names
    }


def values(cells):
    """All values of a list column, with the row of each."""
    several = cells[cells != ""].str.split(";").explode()
    assert len(several) > 0
    return several


def test_every_actor_of_an_event_is_in_actors_csv(raw):
    for column in ("actors", "recipients"):
        assert set(values(raw["events"][column])) <= set(raw["actors"]["actor_id"])


def test_every_act_has_a_source_whose_publisher_is_known(raw):
    assert (raw["events"]["sources"] != "").all()
    assert set(values(raw["events"]["sources"])) <= set(raw["articles"]["article_id"])
    assert set(raw["articles"]["publisher"]) <= set(raw["publishers"]["publisher_id"])


def test_no_event_answers_a_later_one(raw):
    events = raw["events"]
    spans = dict(zip(events["event_id"], events["date"].map(parse_span), strict=True))
    answers = values(events.set_index("event_id")["responds_to"])

    later = [pair for pair in answers.items() if spans[pair[0]].last < spans[pair[1]].first]
    assert later == []


def test_no_deadline_is_over_before_its_act_and_each_has_a_status(raw):
    events = raw["events"]
    due = events[events["deadline"] != ""]
    early = due["deadline"].map(parse_span).map(lambda span: span.last) < due["date"].map(
        parse_span
    ).map(lambda span: span.first)

    assert len(due) > 20
    assert not early.any()
    assert ((events["deadline"] != "") == (events["deadline_status"] != "")).all()


def test_the_window_of_10_or_12_days_is_7_to_9_august(record):
    ultimatum = record.events.iloc[record.row_of["2025-07-28-trump-cuts-deadline"]]

    assert ultimatum["date_text"] == "10 or 12 days from today"
    assert pd.Timestamp("2025-08-07") == ultimatum["due_first"]
    assert pd.Timestamp("2025-08-09") == ultimatum["due_last"]
    assert ultimatum["deadline_outcome"] == ("2025-07-29-trump-fixes-8-august",)
    assert tuple(ultimatum[["side", "quad_class", "precision"]]) == ("US", "verbal conflict", "day")


def test_the_adoption_ban_answers_the_magnitsky_act(record):
    ban = record.events.iloc[record.row_of["2012-12-28-russia-adoption-ban"]]

    assert ban["responds_to"] == ("2012-12-14-magnitsky-act",)
    assert ban["side"] == "Russia"


@pytest.mark.parametrize("column", LISTS)
def test_a_list_is_a_tuple_of_texts_without_a_double(record, column):
    cells = record.events[column]

    assert {tuple} == set(map(type, cells))
    assert all(len(cell) == len(set(cell)) and all(cell) for cell in cells)


def test_events_stand_in_the_order_of_their_first_day_then_their_id(record):
    keys = list(zip(record.events["first"], record.events["event_id"], strict=True))

    assert sorted(keys) == keys
