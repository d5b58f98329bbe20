from datetime import date

import pytest

from loaders.actors import (
    Actor,
    BadRole,
    actor,
    everybody,
    is_role,
    parse_roles,
    people_of,
    principal,
    role_on,
)
from loaders.dates import Span, parse_span


@pytest.mark.parametrize(
    ("person", "day", "role"),
    [
        ("medvedev", date(2013, 5, 1), "Prime Minister of Russia"),
        ("medvedev", date(2025, 7, 31), "Deputy Chairman of the Security Council"),
        ("vance", date(2024, 2, 18), "US senator for Ohio"),
        ("vance", date(2025, 1, 25), "Vice President of the United States"),
        ("trump", date(2018, 7, 16), "President of the United States"),
        ("trump", date(2023, 7, 16), None),
        ("russia", date(2023, 7, 16), None),
    ],
)
def test_people_are_named_by_the_office_they_held_that_day(record, person, day, role):
    assert role == role_on(record, person, day)
    assert role == role_on(record.actors, person, day)


@pytest.mark.parametrize(
    ("roles", "span", "role"),
    [
        ("senator@2020/2022;mayor@2010/2019", "2021", "senator"),
        ("senator@2020/2022;mayor@2010/2019", "2019/2020", None),
        ("senator@2020-06/2022;mayor@2010/2020-06", "2020", None),
        ("senator@2020-06/2022", "2020", "senator"),
        ("senator@2020-06/2022;mayor@2010/2020", "2020", "mayor"),
        ("senator@2020/2022;author@2010/..", "2021", "senator"),
        ("senator@2020-06/2022;mayor@2010/2012", "2015", None),
    ],
)
def test_over_a_span_only_an_office_that_is_certain_is_named(roles, span, role):
    someone = Actor("x", "X", "person", "US", "us", parse_roles(roles), ())

    assert role == someone.role_on(parse_span(span))


def test_roles_keep_their_order_and_dates():
    first, second = parse_roles("Ambassador to X@2017-08-21/2024-10-10;Deputy@2016-12-28~/..")

    assert ("Ambassador to X", Span(date(2017, 8, 21), date(2024, 10, 10))) == (
        first.title,
        first.held,
    )
    assert ("Deputy", "2016-12-28~/..", date.max) == (second.title, second.text, second.held.last)


@pytest.mark.parametrize(
    "text",
    ["Senator", "Senator@2023", "@2023/2024", "Senator@2023/2022", "a@2020/2021@2022/2023"],
)
def test_what_is_no_role_is_refused_and_quoted(text):
    assert not is_role(text)
    with pytest.raises(BadRole) as refused:
        parse_roles(text)
    assert repr(text) in str(refused.value)


def test_an_actor_has_what_its_row_says(record):
    peskov = actor(record, "peskov")

    assert (
        peskov.name,
        peskov.kind,
        peskov.side,
        peskov.parent,
    ) == ("Dmitry Peskov", "person", "Russia", "kremlin")
    assert "Kremlin spokesman" in peskov.aliases
    assert len(record.actors) == len(everybody(record))
    with pytest.raises(KeyError):
        actor(record, "nobody")


@pytest.mark.parametrize(
    ("who", "speaks_for"),
    [
        ("peskov", "kremlin"),
        ("medvedev", "russian-security-council"),
        ("witkoff", "white-house"),
        ("kremlin", "kremlin"),
        ("us", "us"),
    ],
)
def test_a_person_speaks_for_an_institution_and_an_institution_for_itself(record, who, speaks_for):
    assert speaks_for == principal(record, who)


def test_parents_that_lead_in_a_circle_end_the_search(record):
    rows = record.actors[record.actors["actor_id"].isin(["peskov", "putin"])]
    circle = rows.assign(parent=["putin", "peskov"])

    assert principal(circle, "peskov") == "peskov"
    assert sorted(people_of(circle, "putin")) == ["peskov", "putin"]


def test_the_people_of_a_state_include_those_of_its_institutions(record):
    assert {"peskov", "putin"} <= set(people_of(record, "kremlin"))
    assert {"peskov", "medvedev", "lavrov"} <= set(people_of(record, "russia"))
    assert "trump" not in people_of(record, "russia")
