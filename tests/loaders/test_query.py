from dataclasses import replace
from datetime import date

import pytest

from loaders.address import clamped, from_params, to_params
from loaders.dates import Span
from loaders.query import Query, in_words, what_to_loosen

SUMMER = Query(window=Span(date(2025, 7, 10), date(2025, 8, 20)))


def ids(index, query):
    return set(index.record.events["event_id"].iloc[index.select(query).rows])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ULTIMATUM theatrical", "2025-07-15-medvedev-theatrical-ultimatum"),
        ("peskov nowhere", "2025-07-29-peskov-going-nowhere-fast"),
        ("Kuala Lumpur", "2025-07-10-rubio-lavrov-kuala-lumpur"),
    ],
)
def test_words_are_found_in_titles_names_and_places_whatever_their_case(index, words, expected):
    assert expected in ids(index, replace(SUMMER, words=words))


def test_an_actor_can_be_asked_for_as_actor_or_as_recipient(index):
    query = replace(SUMMER, actors=("putin",))
    acted = ids(index, replace(query, actors_as="actor"))
    addressed = ids(index, replace(query, actors_as="recipient"))

    assert "2025-07-28-trump-cuts-deadline" in addressed - acted
    assert ids(index, query) == acted | addressed


def test_an_act_whose_days_touch_the_window_is_shown(index):
    query = Query(window=Span(date(2025, 7, 30), date(2025, 7, 30)))

    assert "2025-07-28-medvedev-answers-graham" in ids(index, query)


@pytest.mark.parametrize(
    "choice",
    [
        {"sides": ("US",)},
        {"sides": ("US", "Both")},
        {"event_types": ("threaten",)},
        {"topics": ("nuclear",)},
        {"importance": 1},
        {"with_deadline": True},
        {"answered": True},
        {"words": "putin"},
        {"actors": ("peskov", "trump")},
    ],
)
def test_every_choice_narrows_and_survives_the_address(index, choice):
    query = replace(SUMMER, **choice)

    assert 0 < len(index.select(query)) < len(index.select(SUMMER))
    params = to_params(query, SUMMER)
    assert "from" not in params
    assert (query, []) == from_params(params, index, SUMMER)


def test_a_permalink_spells_out_the_period(index):
    assert to_params(SUMMER) == {"from": ["2025-07-10"], "to": ["2025-08-20"]}


@pytest.mark.parametrize(
    ("params", "quoted"),
    [
        ({"actor": ["nobody"]}, "nobody"),
        ({"side": ["EU"]}, "EU"),
        ({"from": ["yesterday"]}, "yesterday"),
        ({"importance": ["9"]}, "9"),
        ({"as": ["victim"]}, "victim"),
        ({"from": ["2025-08-01"], "to": ["2025-07-01"]}, "2025-08-01"),
    ],
)
def test_what_an_address_asks_in_vain_is_told_and_left_out(index, params, quoted):
    query, notices = from_params(params, index, SUMMER)

    assert query == SUMMER
    assert len(notices) == 1
    assert quoted in notices[0]


def test_a_view_says_what_it_shows(index):
    query = replace(SUMMER, actors=("trump", "peskov"), actors_as="actor", topics=("nuclear",))

    words = in_words(query, 3, 752, index)

    assert words == (
        "3 of 752 acts, 10 July – 20 August 2025, in which Donald Trump or Dmitry Peskov acted, "
        "about nuclear"
    )


def test_an_empty_view_says_what_to_loosen(index):
    query = replace(SUMMER, sides=("Other",), importance=1)

    hints = what_to_loosen(query, index)

    assert any("Without the sides" in hint for hint in hints)


def test_a_window_outside_the_record_becomes_its_nearest_week(index):
    extent = index.extent

    assert clamped(Span(date(1990, 1, 1), date(1990, 2, 1)), extent).first == extent.first
