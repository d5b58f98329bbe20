"""Days that a text comes back to: the call, the day it began, hours afterwards, eight days since."""

from datetime import date

import pytest

from loaders.articles.drafts import DraftEvent, draft_events

PUBLISHED = date(2018, 7, 18)  # a Wednesday
HELSINKI = "Trump and Putin met in Helsinki on Monday.\n\nOn Tuesday Congress condemned Moscow.\n\n"
CALL = HELSINKI.replace("met in Helsinki", "spoke by telephone")


def last(text: str) -> DraftEvent:
    return draft_events(text, PUBLISHED)[-1]


def is_dated(text: str, kind: str, first: str, until: str = "") -> bool:
    days = (date.fromisoformat(first), date.fromisoformat(until or first))
    drafts = draft_events(text, PUBLISHED)
    return days in {(each.first, each.last) for each in drafts if each.event_type == kind}


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (CALL, "In the call, Putin accused the United States of meddling."),
        (CALL, "During the conversation Trump urged Putin to leave Syria."),
        (HELSINKI, "At their meeting Trump asked Putin to release Paul Whelan."),
        (HELSINKI, "In Helsinki Putin rejected the American charges."),
        (HELSINKI, "The meeting lasted two hours. Putin rejected the American charges."),
        (HELSINKI, "The two presidents agreed to work on a new treaty."),
        (HELSINKI, "Over lunch Putin offered Trump to let Americans question the officers."),
        (HELSINKI, "After the summit Putin denied that Russia had meddled in the American vote."),
        (HELSINKI, "Throughout the talks Putin accused Washington of lying."),
        (HELSINKI, "In those talks Trump warned Putin of new sanctions."),
    ],
)
def test_what_belongs_to_talks_told_of_before_has_their_day(before: str, words: str) -> None:
    assert last(before + words).first == date(2018, 7, 16)


@pytest.mark.parametrize(
    "words",
    [
        "At the next meeting Trump asked Putin to release Paul Whelan.",
        "In a later interview Putin accused Washington of lying.",
        "Putin accused the United States of meddling.",
        "At an earlier summit on July 2, Putin accused Washington of lying.",
    ],
)
def test_other_talks_and_none_lend_no_day(words: str) -> None:
    assert last(HELSINKI + words).first != date(2018, 7, 16)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("Russian agents attacked a spy on July 10.", "On the day of the attack Washington condemned Moscow."),
        ("Russia bombed a hospital in Syria on July 10.", "The US condemned Moscow on the day of the bombing."),
        ("The Senate voted on July 10 for new sanctions.", "On the same day that the Senate voted, Washington condemned Moscow."),
        ("The US began bombing Syria on July 10.", "Moscow condemned Washington on the day it began."),
        ("The US began bombing Syria on July 10.", "Moscow condemned Washington within hours of its start."),
        ("The US shot down a Russian jet on July 10.", "Within hours of the incident Moscow condemned Washington."),
        ("The US imposed sanctions on Russia on July 10.", "The same evening Moscow condemned Washington."),
        ("The US imposed sanctions on Russia on July 10.", "Moscow condemned Washington hours afterwards."),
        ("The US imposed sanctions on Russia on July 10.", "Later that day Moscow condemned Washington."),
        ("The US imposed sanctions on Russia on July 10.", "The answer took minutes. Moscow condemned Washington."),
        ("The US imposed sanctions on Russia on July 10.", "Moscow's reply came at once. It condemned Washington."),
    ],
)  # fmt: skip
def test_the_day_of_a_deed_is_that_of_what_it_names(before: str, words: str) -> None:
    assert last(f"{before}\n\n{words}").first == date(2018, 7, 10)


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("It is eight days since Russia expelled ten American diplomats.", "sanction", "2018-07-10"),
        ("It has been ten days since Moscow arrested Paul Whelan, an American.", "coerce", "2018-07-08"),
        ("It's five days since the United States imposed sanctions on Rosneft.", "sanction", "2018-07-13"),
        ("It was 3 days since Russia shot down a Ukrainian jet.", "assault", "2018-07-15"),
        ("The US expelled an envoy of Russia on Monday.\n\nThe step came two days after Russia arrested an American.", "coerce", "2018-07-14"),
        ("The US expelled two Russians on Monday. It came a day after Moscow arrested an American.", "coerce", "2018-07-15"),
        ("Kerry spoke on Tuesday. That was four days after the US imposed sanctions on Russia.", "sanction", "2018-07-13"),
        ("Kerry flew home on Sunday, three days after the US imposed sanctions on Russia.", "sanction", "2018-07-12"),
        ("By nightfall Russia had expelled four American diplomats.", "sanction", "2018-07-18"),
        ("By the end of the day, Russia had expelled four American diplomats.", "sanction", "2018-07-18"),
    ],
)  # fmt: skip
def test_counted_from_the_day_that_the_sentence_is_about(text: str, kind: str, day: str) -> None:
    assert is_dated(text, kind, day)


@pytest.mark.parametrize(
    ("text", "kind", "first", "until"),
    [
        ("The closures are the bill for May, when Russia expelled ten US diplomats.", "sanction", "2018-05-01", "2018-05-31"),
        ("Ties never recovered from March, when the US expelled 60 Russian diplomats.", "sanction", "2018-03-01", "2018-03-31"),
        ("It became clear on Tuesday, when Russia arrested an American reporter.", "coerce", "2018-07-17", ""),
        ("The low point came in December 2016, when Obama expelled 35 Russian diplomats.", "sanction", "2016-12-01", "2016-12-31"),
        ("At the Munich conference on Saturday, Lavrov was laughed at as he accused the US of lying.", "accuse", "2018-07-14", ""),
        ("At the NATO summit on Thursday, Trump criticised Russia.", "accuse", "2018-07-12", ""),
        ("During a visit to Kyiv on Friday, Pompeo accused Russia of aggression.", "accuse", "2018-07-13", ""),
        ("Speaking in Moscow on Sunday, Lavrov accused the United States of lying.", "accuse", "2018-07-15", ""),
        ("At a briefing in Washington on Tuesday, Nauert called the Russian claims absurd.", "reject", "2018-07-17", ""),
        ("Obama announced sanctions on Russia on Tuesday. The order bars American banks from lending to Rosneft.", "sanction", "2018-07-17", ""),
    ],
)  # fmt: skip
def test_a_day_in_another_phrase_of_the_sentence(
    text: str, kind: str, first: str, until: str
) -> None:
    assert is_dated(text, kind, first, until)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Putin halted a 2000 accord with the United States, blaming hostile acts by Washington.", "accuse"),
        ("The US rejected a return to the borders of 2014, angering Russia.", "reject"),
        ("It was his first trip since 2011. The White House condemned Moscow.", "accuse"),
        ("Under a 1987 treaty, Washington accused Moscow of cheating.", "accuse"),
        ("The US condemned Russia over the annexation of 2014.", "accuse"),
        ("Putin tore up the 2010 deal and expelled ten American diplomats.", "sanction"),
        ("The US accused Russia of breaking the 1987 treaty.", "accuse"),
        ("Trump criticised Putin over the 2016 election.", "accuse"),
        ("Washington condemned Moscow under the law of 1977.", "accuse"),
        ("Lavrov called the 2015 deal with the US a mistake.", "accuse"),
    ],
)  # fmt: skip
def test_a_year_in_the_name_of_a_thing_dates_no_act(text: str, kind: str) -> None:
    assert is_dated(text, kind, "2018-07-18")


@pytest.mark.parametrize(
    ("text", "kind", "first", "until"),
    [
        ("In an article published on Thursday, Putin urged Americans not to strike.", "request", "2018-07-12", ""),
        ("Lavrov accused Washington of lying in an interview aired on Sunday.", "accuse", "2018-07-15", ""),
        ("In a statement issued on Monday, the EU urged Russia to leave Crimea.", "request", "2018-07-16", ""),
        ("In a video released on Tuesday, Trump accused Russia of lying.", "accuse", "2018-07-17", ""),
        ("When Putin suspended the treaty with the US in February 2016, he blamed Washington.", "accuse", "2016-02-01", "2016-02-29"),
        ("When Moscow arrested an American on Monday, the White House condemned Russia.", "accuse", "2018-07-16", ""),
        ("It is two weeks since Russia expelled ten American diplomats.", "sanction", "2018-07-02", "2018-07-08"),
        ("It has been three months since the US imposed sanctions on Rosneft.", "sanction", "2018-04-01", "2018-04-30"),
        ("Wednesday, July 18, 2018\n\nThe US said on Tuesday that Russia was lying.\n\nMoscow denied any role in the American vote.", "reject", "2018-07-17", ""),
        ("Biden flies to Kyiv on Friday to see Zelensky.\n\nTrump will fly to Moscow on Friday. Lavrov condemned Washington.", "accuse", "2018-07-18", ""),
        ("The US imposed sanctions on Russia on July 10.\n\nOn the day the sanctions were announced, Moscow condemned Washington.", "accuse", "2018-07-10", ""),
        ("Trump, on Monday, made clear that the United States would reject any Russian offer.", "reject", "2018-07-16", ""),
    ],
)  # fmt: skip
def test_where_something_was_said_and_when_it_was_done(
    text: str, kind: str, first: str, until: str
) -> None:
    assert is_dated(text, kind, first, until)


def test_a_day_told_in_passing_is_not_gone_back_to() -> None:
    """What came "after missiles struck last Friday" is no part of what follows "afterwards"."""
    text = (
        "On Monday Lavrov accused Washington of lying. Putin closed the line to the Americans "
        "after US missiles struck Syria last Friday.\n\nRussia condemned the US afterwards."
    )
    assert last(text).first == date(2018, 7, 16)
