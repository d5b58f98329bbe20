from datetime import date

import numpy as np
import pandas as pd
import pytest

from loaders.actors import role_on
from loaders.dates import Span
from loaders.profiles import between, members, profile, roles_held, who_is_who
from loaders.query import Query
from loaders.record import QUAD_CLASSES

SUMMER = Query(window=Span(date(2025, 7, 10), date(2025, 8, 20)))


@pytest.fixture(scope="module")
def everything(index):
    """All rows of the record."""
    return index.select(Query()).rows


def acting(index, rows, group):
    """The rows in which one of a group acted, counted the slow way."""
    actors = index.record.events["actors"]
    return [row for row in rows if set(actors.iat[row]) & set(group)]


@pytest.mark.parametrize("actor_id", ["trump", "putin", "peskov", "us", "kremlin", "medvedev"])
@pytest.mark.parametrize("with_principal", [False, True])
@pytest.mark.parametrize("query", [Query(), SUMMER, Query(topics=("nuclear",))])
def test_totals_equal_the_filtered_table(index, actor_id, with_principal, query):
    rows = index.select(query).rows
    found = profile(index, rows, actor_id, with_principal)
    expected = acting(index, rows, found.members)

    assert expected == found.acted.tolist()
    assert len(expected) == found.kinds["acts"].sum()
    assert len(expected) == found.quarters["acts"].sum() + found.quarter_unknown


def test_an_act_of_two_kremlin_voices_counts_once_for_the_kremlin(index, everything):
    alone = [set(profile(index, everything, each).acted) for each in members(index, "peskov")]
    together = profile(index, everything, "peskov", with_principal=True).acted

    assert set().union(*alone) == set(together)
    assert len(together) == len(set(together)) < sum(map(len, alone))


@pytest.mark.parametrize("actor_id", ["peskov", "putin", "ushakov", "kremlin"])
def test_putin_peskov_and_ushakov_speak_for_the_kremlin(index, actor_id):
    assert {"putin", "peskov", "ushakov", "kremlin"} <= set(members(index, actor_id))
    assert actor_id == members(index, actor_id)[0]


def test_a_state_stands_for_itself(index):
    assert ("russia",) == members(index, "russia")


@pytest.mark.parametrize(
    ("actor_id", "day", "role"),
    [
        ("medvedev", date(2013, 1, 30), "Prime Minister of Russia"),
        ("medvedev", date(2025, 7, 28), "Deputy Chairman of the Security Council"),
        ("vance", date(2024, 7, 15), "US senator for Ohio"),
        ("vance", date(2025, 2, 28), "Vice President of the United States"),
    ],
)
def test_roles_are_those_held_on_the_day(index, actor_id, day, role):
    held = [each.title for each in roles_held(index.record.everybody[actor_id]) if day in each.held]

    assert [role] == held
    assert role == role_on(index.record, actor_id, day)


@pytest.mark.parametrize(
    ("year", "role"),
    [(2013, "Prime Minister of Russia"), (2025, "Deputy Chairman of the Security Council")],
)
def test_the_latest_acts_carry_the_role_of_their_day(index, year, role):
    rows = index.select(Query(window=Span(date(year, 1, 1), date(year, 12, 31)))).rows
    latest = profile(index, rows, "medvedev").latest

    assert len(latest)
    assert {("Dmitry Medvedev",)} == set(latest["who"])
    assert {(role,)} == set(latest["roles"])


def test_roles_are_said_in_words_the_latest_first(index, everything):
    found = [
        (each.title, each.words, each.still_held)
        for each in profile(index, everything, "vance").roles
    ]

    assert found == [
        (
            "Vice President of the United States",
            "from 20 January 2025, still held as far as known",
            True,
        ),
        ("US senator for Ohio", "3 January 2023 – January 2025", False),
    ]


def test_the_latest_acts_come_newest_first(index, everything):
    found = profile(index, everything, "peskov", latest=5)

    assert found.acted[::-1][:5].tolist() == found.latest["row"].tolist()


def test_towards_names_those_addressed_and_in_joint_acts_the_others(index, everything):
    events = index.record.events
    joint = index.record.row_of["2025-07-10-rubio-lavrov-kuala-lumpur"]
    found = profile(index, np.array([joint]), "lavrov").towards

    assert () == events["recipients"].iat[joint]
    assert ["rubio"] == found["actor_id"].tolist()
    towards = profile(index, everything, "peskov", with_principal=True).towards
    assert towards["actor_id"].is_unique
    assert not set(members(index, "peskov")) & set(towards["actor_id"])


def test_quarters_have_no_gap(index, everything):
    quarters = profile(index, everything, "peskov").quarters
    expected = pd.date_range(quarters["first"].iat[0], quarters["first"].iat[-1], freq="QS")

    assert expected.tolist() == quarters["first"].tolist()
    assert quarters["acts"].iat[0] > 0 < quarters["acts"].iat[-1]
    assert f"{expected[0].year} Q{expected[0].quarter}" == quarters["quarter"].iat[0]


def test_speed_counts_pairs_of_exact_days_with_others(index, everything):
    events, row_of = index.record.events, index.record.row_of
    days, inexact = [], 0
    for row in acting(index, everything, ["peskov"]):
        for event_id in events["responds_to"].iat[row]:
            other = row_of[event_id]
            if "peskov" in events["actors"].iat[other]:
                continue
            exact = [
                events["precision"].iat[each] == "day" and events["date"].iat[each][-1] not in "~?%"
                for each in (row, other)
            ]
            if all(exact):
                days.append(int(index.first[row] - index.first[other]))
            else:
                inexact += 1
    found = profile(index, everything, "peskov").answers

    assert (len(days), inexact) == (found.pairs, found.inexact)
    assert (np.median(days), min(days), max(days)) == (found.median, found.least, found.most)


def test_the_share_of_state_controlled_sources_counts_each_article_once(index, everything):
    record, found = index.record, profile(index, everything, "zakharova")
    articles = {each for row in found.acted for each in record.events["sources"].iat[row]}
    publisher = record.articles.set_index("article_id")["publisher"]
    kind = record.publishers.set_index("publisher_id")["kind"]
    controlled = [each for each in articles if kind[publisher[each]] == "state-controlled"]

    assert len(articles) == found.sources["articles"].sum()
    assert len(controlled) / len(articles) == pytest.approx(found.state_controlled)


def test_every_actor_has_a_profile_even_without_an_act(index, everything):
    acts = []
    for actor_id in index.record.everybody:
        found = profile(index, everything, actor_id)
        acts.append(len(found.acted))
        if not acts[-1]:
            assert (0, None, None) == (
                found.answers.pairs,
                found.answers.median,
                found.state_controlled,
            )
            assert found.kinds.empty
            assert found.quarters.empty
            assert found.latest.empty

    assert {0, 1} <= set(acts)


def test_an_actor_that_is_not_in_the_record_has_no_profile(index, everything):
    with pytest.raises(KeyError):
        profile(index, everything, "nobody")


@pytest.mark.parametrize("with_principals", [False, True])
@pytest.mark.parametrize(
    ("one", "other"), [("trump", "putin"), ("us", "russia"), ("lavrov", "rubio")]
)
def test_what_passed_between_two_is_told_once(index, everything, one, other, with_principals):
    events = index.record.events
    found = between(index, everything, one, other, with_principals)
    rows = np.concatenate([found.forth, found.back, found.together])

    assert len(rows) == len(set(rows)) == found.matrix.to_numpy().sum()
    assert QUAD_CLASSES == found.matrix.index.tolist()
    for row in found.forth:
        assert set(events["actors"].iat[row]) & set(found.first)
        assert set(events["recipients"].iat[row]) & set(found.second)
    for row in found.together:
        assert set(events["actors"].iat[row]) & set(found.first)
        assert set(events["actors"].iat[row]) & set(found.second)


def test_the_other_way_round_forth_is_back(index, everything):
    one, other = (
        between(index, everything, *pair) for pair in (("trump", "putin"), ("putin", "trump"))
    )

    assert one.forth.tolist() == other.back.tolist()
    assert one.together.tolist() == other.together.tolist()


def test_the_ultimatum_is_an_act_of_trump_towards_putin(index):
    found = between(index, index.select(SUMMER).rows, "trump", "putin")
    row_of = index.record.row_of

    assert row_of["2025-07-28-trump-cuts-deadline"] in found.forth
    assert row_of["2025-08-01-putin-inflated-expectations"] in found.back
    assert row_of["2025-08-15-alaska-summit"] in found.together


def test_two_who_speak_for_the_same_are_taken_as_two_people(index, everything):
    found = between(index, everything, "putin", "peskov", with_principals=True)

    assert (("putin",), ("peskov",)) == (found.first, found.second)


def test_nothing_passes_between_an_actor_and_itself(index, everything):
    found = between(index, everything, "trump", "trump")

    assert 0 == len(found.together)


def test_who_is_who_has_everybody_with_the_counts_of_the_rows_shown(index):
    rows = index.select(SUMMER).rows
    found = who_is_who(index, rows).set_index("actor_id")

    assert set(index.record.everybody) == set(found.index)
    assert found["name"].is_monotonic_increasing
    for actor_id in ("trump", "medvedev", "us"):
        one = profile(index, rows, actor_id)
        counts = found.loc[actor_id, ["as_actor", "as_recipient", "acts"]].tolist()

        assert [len(one.acted), len(one.addressed), len({*one.acted, *one.addressed})] == counts


def test_who_is_who_says_the_role_held_last_and_the_days_between_which_the_acts_lie(index):
    found = who_is_who(index, index.select(SUMMER).rows).set_index("actor_id")
    medvedev, bortnikov = found.loc["medvedev"], found.loc["bortnikov"]

    assert "Deputy Chairman of the Security Council" == medvedev["role"]
    assert "from 16 January 2020, still held as far as known" == medvedev["held"]
    assert "Security Council of Russia" == medvedev["speaks_for"]
    assert date(2025, 7, 10) <= medvedev["first"] <= medvedev["last"]
    assert "20 January 2009 – 20 January 2017" == found.at["obama", "held"]
    assert (0, None, None) == (bortnikov["acts"], bortnikov["first"], bortnikov["last"])
