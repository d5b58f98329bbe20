import json

import pytest

from tests.pages.conftest import Markup

PAGE = "pages/explore/places.py"
WHOLE = {"from": ["2012-01-01"], "to": ["2026-12-31"]}


@pytest.fixture
def page(opened):
    """The Places page at an address with these parameters."""
    return lambda **params: opened(**params).switch_page(PAGE).run(timeout=60)


@pytest.fixture
def below(message):
    """What stands beneath the map, as markup."""
    return lambda app: Markup(message(app, "map")["below"])


def test_the_map_counts_the_acts_of_the_view(page, message, index):
    app = page(**WHOLE)
    mark = message(app, "map")["figure"]["data"][0]

    assert not app.exception
    placed = int((index.record.events["place"] != "").sum())
    assert sum(int(each.split(": ")[1].split()[0]) for each in mark["hovertext"]) == placed
    assert f"{placed} of the 752 acts have a place" in message(app, "map")["below"]


def test_a_place_in_the_address_opens_its_acts(page, below, index):
    app = page(place=["geneva"], **WHOLE)
    there = index.record.events.loc[index.record.events["place"] == "geneva", "event_id"]

    picks = [each for each in below(app).picks if not each.startswith("place:")]
    assert set(there) == set(picks)


def test_only_such_acts_as_are_asked_for(page, below, index):
    picks = below(page(place=["geneva"], doing=["met"], **WHOLE)).picks
    types = index.record.events.set_index("event_id")["event_type"]

    shown = [each for each in picks if not each.startswith("place:")]
    assert shown
    assert {"consult"} == set(types[shown])


def test_filters_apply(page, message):
    every = message(page(**WHOLE), "map")["figure"]["data"][0]["lat"]
    few = message(page(side=["Both"], **WHOLE), "map")["figure"]["data"][0]["lat"]

    assert 0 < len(few) < len(every)


def test_the_map_library_is_fetched_only_for_the_map(page, opened, message):
    assert "geo" == message(page(), "map")["library"]
    assert "basic" == message(opened(), "timeline")["library"]


@pytest.mark.parametrize("params", [{"place": ["nowhere"]}, {"region": ["mars"]}, {"doing": ["x"]}])
def test_what_there_is_not_is_told(page, params):
    app = page(**params, **WHOLE)

    assert not app.exception
    assert any(next(iter(params.values()))[0] in each.value for each in app.info)


def test_an_act_opens_its_card_beside_the_map(page, message):
    shown = message(page(act=["2025-07-28-trump-cuts-deadline"], **WHOLE), "map")

    assert "Trump gives Putin 10 to 12 days" in shown["aside"]
    assert json.dumps(shown["figure"])
