from datetime import date

import pytest

from loaders.articles.drafts import draft_events

DAY = date(2018, 4, 4)  # a Wednesday
US, RUSSIA, UKRAINE, JAPAN = ("USA",), ("RUS",), ("UKR",), ("JPN",)


def read(text, day=DAY):
    return draft_events(text, day)


def told(text, day=DAY):
    return [(each.event_type, each.actor_codes, each.recipient_codes) for each in read(text, day)]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Kerry and Lavrov spent three hours at the U.S. mission.", "consult", ("USA", "RUS")),
        ("Mike Pompeo flew to Sochi for talks with Putin.", "consult", ("USA", "RUS")),
        ("The Kremlin said the Americans were pouring fuel on the fire.", "accuse", RUSSIA),
        ("The Kremlin said Washington was treating the case differently.", "accuse", RUSSIA),
        ("The Pentagon said American forces would not leave.", "reject", US),
        ("Moscow said it would keep to the limits of the treaty.", "agree", RUSSIA),
        ("Putin signed a treaty making Crimea part of Russia.", "assault", RUSSIA),
        ("Putin forced the United States to cut its staff.", "sanction", RUSSIA),
        ("The United States offered its condolences to Russia.", "support", US),
        ("The ban drew sharp criticism from the State Department.", "accuse", US),
        ("Both sides called the agreement a success.", "support", ("USA", "RUS")),
    ],
)
def test_acts_are_told_in_other_ways(text, kind, actors):
    assert (kind, set(actors)) in [(each[0], set(each[1])) for each in told(text)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Japan froze the assets of eleven people.", ("sanction", JAPAN, RUSSIA)),
        (
            "Trump lifted sanctions on Russian banks. Ukraine called the measure wrong.",
            ("accuse", UKRAINE, US),
        ),
        (
            "Obama threatened strong measures in the event of an escalation around Ukraine.",
            ("threaten", US, RUSSIA),
        ),
        ("Putin and Biden spoke. The President urged Russia to stop.", ("request", US, RUSSIA)),
        (
            "Putin spoke of Syria. Russian jets hit eight targets.",
            ("assault", RUSSIA, ("SYR",)),
        ),
        (
            "The Foreign Ministry follows the case. We reject such ambitions. "
            "We call on Washington to stop. We expect an answer.",
            ("request", RUSSIA, US),
        ),
    ],
)
def test_parties_that_are_not_named_are_inferred(text, act):
    assert act in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Neighbours called the fire department.",
        "American farm exports go to Russia.",
        "Why does Washington expel Russian diplomats?",
        "The Kremlin would neither confirm nor deny the report.",
        "A retired colonel said the Russians would respond in kind.",
        "Putin told his ministers to be on time.",
        "Putin dismissed Mr. Medvedev.",
        "It was a call with American reporters, an official said.",
    ],
)
def test_what_is_no_act_between_states_is_left_out(text):
    assert [] == told(text)


def test_a_clause_that_spells_out_an_act_is_no_second_one():
    text = "Washington widened sanctions on Russia on Monday, cutting off Russian banks."

    assert ["sanction"] == [each.event_type for each in read(text)]


def test_an_act_in_passing_without_a_day_is_left_out():
    text = "The Treasury blacklisted a banker whom Russia had arrested."

    assert ["sanction"] == [each.event_type for each in read(text)]


@pytest.mark.parametrize(
    ("text", "kind", "first"),
    [
        # The story goes on from its latest day, not from the one it looked back at.
        (
            "Russia expelled ten Americans on Tuesday.\nOn Monday Trump rang Putin.\n"
            "Peskov denied the charges.",
            "reject",
            date(2018, 4, 3),
        ),
        # A week is no day of a statement's if the story's day lies in it.
        (
            "Putin and Trump met on Tuesday. The two met three times this week. "
            "Lavrov denied the charges.",
            "reject",
            date(2018, 4, 3),
        ),
        ("Standing beside Kerry on Monday, Lavrov denied the charges.", "reject", date(2018, 4, 2)),
        ("Russia ordered the staff cut on March 28.", "sanction", date(2018, 3, 28)),
        (
            "In December 2016 Putin signed a law that bars Americans from adopting Russian children.",
            "sanction",
            date(2016, 12, 1),
        ),
        (
            "On March 5 an air raid was reported near Aleppo. Putin denied any part in it.",
            "reject",
            date(2018, 3, 5),
        ),
    ],
)
def test_days_are_taken_from_what_governs_an_act(text, kind, first):
    assert first in [each.first for each in read(text) if each.event_type == kind]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ten Russian diplomats were expelled on Friday.", "US expels ten Russian diplomats"),
        ("On Monday the State Department thanked Russia.", "State Department thanks Russia"),
        (
            "Moscow has not accepted the American offer.",
            "Russia does not accept the American offer",
        ),
        ("Across the table sat Sergei Lavrov with Kerry.", "Lavrov sits with Kerry"),
    ],
)
def test_titles_tell_who_does_what(text, title):
    assert title in [each.title for each in read(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "“So far, the way to [normal] ties is long and we are to blame for none of it,” Peskov "
            "told reporters.",
            "Peskov says the way to normal ties is long",
        ),
        (
            "Lavrov said that American shipments of long-range missiles to Ukraine by way of Poland "
            "were illegal.",
            "Lavrov says that American shipments of long-range missiles to Ukraine…",
        ),
    ],
)
def test_a_statement_is_told_from_its_subject_on_and_shows_where_it_breaks_off(text, title):
    assert title in [each.title[: len(title)] for each in read(text)]


def test_a_long_title_ends_where_a_phrase_does():
    text = (
        "The United States imposed sanctions on Russian banks and companies that trade in oil "
        "with partners in Asia."
    )

    assert ["US imposes sanctions on Russian banks and companies that trade in oil"] == [
        each.title for each in read(text)
    ]
