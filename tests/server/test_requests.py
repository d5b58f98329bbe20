import pytest

from loaders.query import Query
from server.requests import MOST_VALUES, BadRequest, asked


def test_without_parameters_it_is_the_whole_record(index):
    assert tuple(range(index.size)) == tuple(sorted(asked({}, index).rows))


@pytest.mark.parametrize(
    ("params", "query"),
    [
        ({"side": ["Russia"]}, Query(sides=("Russia",))),
        ({"actor": ["trump", "putin"], "as": ["recipient"]}, Query(actors=("trump", "putin"), actors_as="recipient")),
        ({"q": ["ultimatum"]}, Query(words="ultimatum")),
        ({"deadlines": ["yes"]}, Query(with_deadline=True)),
        ({"importance": ["1"]}, Query(importance=1)),
    ],
)  # fmt: skip
def test_the_acts_are_those_that_the_page_shows(index, params, query):
    assert tuple(index.select(query).rows) == asked(params, index).rows


def test_an_exchange_is_all_of_its_acts(index):
    found = asked({"exchange": ["2025-07-28-trump-cuts-deadline"], "side": ["US"]}, index)
    ids = {index.record.events["event_id"].iat[row] for row in found.rows}

    assert {"2025-07-28-trump-cuts-deadline", "2025-07-29-trump-fixes-8-august"} <= ids
    assert "exchange" in found.title


@pytest.mark.parametrize(
    "params",
    [
        {"side": ["Mars"]},
        {"actor": ["nobody"]},
        {"from": ["yesterday"]},
        {"from": ["2025-08-01"], "to": ["2025-07-01"]},
        {"importance": ["9"]},
        {"as": ["spectator"]},
        {"as": [""]},
        {"importance": [""]},
        {"deadlines": ["true"]},
        {"exchange": ["2025-07-28-nothing"]},
        {"q": ["x" * 201]},
        {"topic": ["nuclear"] * (MOST_VALUES + 1)},
    ],
)
def test_what_a_page_would_drop_is_refused_with_its_words(index, params):
    with pytest.raises(BadRequest) as told:
        asked(params, index)

    value = next(iter(params.values()))[0]
    assert 400 == told.value.status
    assert value[:20] in str(told.value) or "more than" in str(told.value).lower()


def test_a_parameter_that_no_view_has_is_passed_over(index):
    assert index.size == len(asked({"utm_source": ["mail"]}, index).rows)


def test_more_acts_than_one_answer_holds_are_asked_for_by_period(index, monkeypatch):
    monkeypatch.setattr("server.requests.MOST_ACTS", 100)

    with pytest.raises(BadRequest) as told:
        asked({}, index)
    assert 413 == told.value.status
    assert 0 < len(asked({"from": ["2025-07-28"], "to": ["2025-07-29"]}, index).rows) < 100
