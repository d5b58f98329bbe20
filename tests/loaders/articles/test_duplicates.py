from dataclasses import dataclass
from datetime import date

import pytest

from loaders.articles.duplicates import known_acts, parents_of

ULTIMATUM = {
    "first": date(2025, 7, 28),
    "last": date(2025, 7, 28),
    "actors": ["trump"],
    "recipients": ["putin"],
    "event_type": "threaten",
    "title": "Trump gives Putin 10 or 12 days to end the war",
}


@pytest.fixture(scope="module")
def known(record):
    """A function that finds the acts on record which are like the ultimatum, with changes."""
    parents = parents_of(record.actors)

    def find(**changes):
        return known_acts({**ULTIMATUM, **changes}, record.events, parents=parents)

    return find


def test_an_act_on_record_is_found_and_explained(known):
    best = known()[0]

    assert best.event_id == "2025-07-28-trump-cuts-deadline"
    assert best.likeness > 0.9
    assert best.reasons == "same day, same actor, same kind, title alike 0.74"


def test_every_act_of_the_record_finds_itself_first(record):
    parents = parents_of(record.actors)
    columns = ["date", "actors", "recipients", "event_type", "title"]
    sample = record.events.iloc[::10]

    found = [
        known_acts(dict(zip(columns, row, strict=True)), record.events, parents=parents)
        for row in sample[columns].itertuples(index=False, name=None)
    ]

    assert [acts[0].event_id for acts in found] == sample["event_id"].tolist()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"first": date(2025, 7, 27), "last": date(2025, 7, 27)}, "a day apart"),
        ({"first": date(2025, 7, 29), "last": date(2025, 7, 29)}, "a day apart"),
        ({"first": date(2025, 7, 1), "last": date(2025, 7, 31)}, "days overlap"),
        ({"event_type": "request"}, "kindred kind"),
        ({"actors": ["white-house"]}, "actors of the same institution"),
        ({"actors": ["us"]}, "actors of the same institution"),
        ({"actors": ["putin"], "recipients": ["trump"]}, "same parties"),
        ({"actors": ["trump", "vance"]}, "shared actors"),
    ],
)
def test_an_act_told_a_little_differently_is_found(known, changes, reason):
    found = {act.event_id: act.reasons for act in known(**changes)}

    assert reason in found["2025-07-28-trump-cuts-deadline"]


@pytest.mark.parametrize(
    "changes",
    [
        {"first": date(2025, 7, 25), "last": date(2025, 7, 26)},
        {"actors": ["lavrov"], "recipients": []},
        {"actors": []},
        {"first": None, "last": None},
        {"event_type": "cooperate", "title": "Trump sends a gift"},
    ],
)
def test_another_act_is_not_taken_for_it(known, changes):
    assert "2025-07-28-trump-cuts-deadline" not in {act.event_id for act in known(**changes)}


def test_a_draft_may_be_an_object_and_dates_edtf(record):
    @dataclass
    class Draft:
        date: str = "2025-07-28"
        actors: tuple[str, ...] = ("trump",)
        recipients: str = "putin;russia"
        event_type: str = "threaten"
        title: str = "Trump gives Putin 10 or 12 days to end the war"

    assert known_acts(Draft(), record.events)[0].event_id == "2025-07-28-trump-cuts-deadline"


def test_the_likest_come_first_and_only_some(known):
    acts = known(first=date(2025, 1, 1), last=date(2025, 12, 31))

    assert len(acts) == 5
    assert [act.likeness for act in acts] == sorted((act.likeness for act in acts), reverse=True)
    assert acts == known(first=date(2025, 1, 1), last=date(2025, 12, 31))
