from datetime import date

import pytest

from loaders.articles.acts.cast import default_cast

DAY = date(2022, 3, 1)


def named(text, day=DAY, title=""):
    return [(party.actor_id, party.code) for party in default_cast().find(text, day, title)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dmitry Peskov spoke.", [("peskov", "RUS")]),
        ("Vladimir V. Putin spoke.", [("putin", "RUS")]),
        ("The U.S. Treasury acted.", [("us-treasury", "USA")]),
        ("the Trump administration", [("white-house", "USA")]),
        ("Moscow and Washington", [("russia", "RUS"), ("us", "USA")]),
        ("Ukrainian officials", [("ukraine", "UKR")]),
        ("Latvia agreed.", [("", "LVA")]),
        ("U.S.-Russian talks", [("us", "USA"), ("russia", "RUS")]),
        ("They told us to leave.", []),
        ("PUTIN SPOKE", [("putin", "RUS")]),
    ],
)
def test_names_aliases_and_adjectives_are_recognised(text, found):
    assert found == named(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Russian Foreign Ministry", [("russian-mfa", "RUS")]),
        ("the Foreign Ministry", [("russian-mfa", "RUS")]),
        ("the Ukrainian Foreign Ministry", [("ukraine", "UKR"), ("", "UKR")]),
        ("the UN Security Council", [("un-security-council", "UN")]),
        (
            "head of Russia's Security Council",
            [("russia", "RUS"), ("russian-security-council", "RUS")],
        ),
    ],
)
def test_an_institution_that_others_have_too_is_its_neighbours(text, found):
    assert found == named(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sullivan flew to Moscow.", [("russia", "RUS")]),
        ("Jake Sullivan came. Sullivan spoke.", [("sullivan", "USA"), ("sullivan", "USA")]),
        ("Ambassador Sullivan spoke.", [("john-sullivan", "USA")]),
        ("It was May.", []),
        ("Theresa May spoke. May left.", [("may", "GBR"), ("may", "GBR")]),
    ],
)
def test_a_shared_surname_needs_a_full_name_or_an_office(text, found):
    assert found == named(text)


def test_a_middle_initial_does_not_hide_a_name():
    assert [("whelan", "USA")] == named("Paul N. Whelan was arrested.")


def test_every_state_of_the_list_has_a_code():
    cast = default_cast()

    assert [] == [
        each
        for each, actor in cast.actors.items()
        if actor.kind == "state" and not cast.codes[each]
    ]
