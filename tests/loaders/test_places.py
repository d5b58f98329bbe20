import numpy as np
import pytest

from loaders.places import DOINGS, at, by_place, doing_of


@pytest.fixture(scope="module")
def everything(index):
    return np.arange(index.size)


def test_every_act_with_a_place_is_counted_once(index, everything):
    table = by_place(index, everything)

    assert (index.record.events["place"] != "").sum() == table["acts"].sum()
    assert (table["acts"] == table[["met", "said", "done"]].sum(axis=1)).all()
    assert table["place_id"].is_unique


def test_the_acts_of_a_place_are_those_counted(index, everything):
    table = by_place(index, everything).set_index("place_id")

    for place in ("moscow", "geneva", "abu-dhabi"):
        for doing in DOINGS:
            column = "acts" if doing == "all" else doing
            assert table.at[place, column] == len(at(index, everything, place, doing))


@pytest.mark.parametrize(
    ("event_id", "doing"),
    [
        ("2025-07-28-trump-cuts-deadline", "said"),
        ("2025-08-15-alaska-summit", "met"),
        ("2025-08-20-alaska-il-20-intercepts", "done"),
    ],
)
def test_meetings_words_and_deeds_are_told_apart(index, event_id, doing):
    assert [doing] == doing_of(index, np.array([index.record.row_of[event_id]]))


def test_a_place_that_nobody_knows_is_in_no_count(index_with):
    index = index_with(place="atlantis")

    assert "atlantis" not in set(by_place(index, np.arange(index.size))["place_id"])


def test_no_act_no_place(index):
    assert 0 == len(by_place(index, np.array([], dtype=np.int64)))
