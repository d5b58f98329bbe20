"""Families of sentences: makes of aircraft, inversions, transcripts, third countries, quoted bystanders."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.articles.drafts import DraftEvent, draft_events

DAY = date(2024, 5, 16)  # a Thursday
US, RUSSIA = ("USA",), ("RUS",)


def told(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [
        (each.event_type, each.actor_codes, each.recipient_codes)
        for each in draft_events(text, DAY)
    ]


TOLD = [
    # What is told of orders, papers and points; what was wanted, refused or not found.
    (
        "Four Russian lenders will have any assets in the United States blocked under the orders.",
        "sanction",
        US,
        RUSSIA,
    ),
    ("The Russian side outlined a number of points for Washington.", "request", RUSSIA, US),
    ("The Americans brought a text of 27 points to Moscow.", "request", US, RUSSIA),
    ("Biden choked Moscow's access to chips on Monday.", "sanction", US, RUSSIA),
    ("Lavrov threatened to close the pipeline to Germany.", "threaten", RUSSIA, ("DEU",)),
    (
        "Lavrov said any deployment of American troops to Ukraine was unacceptable to Moscow.",
        "reject",
        RUSSIA,
        US,
    ),
    ("Putin said that the causes of the conflict had to be removed.", "request", RUSSIA, US),
    ("Scott Bessent said Putin had refused to end the war.", "accuse", US, RUSSIA),
    ("The United States considers Russia's decision irresponsible.", "accuse", US, RUSSIA),
    # Blocs by their organs, the two at war.
    ("The North Atlantic Council called on Russia to comply.", "request", ("NATO",), RUSSIA),
    (
        "Trump proposed that the parties to the conflict refrain from strikes on power plants.",
        "request",
        US,
        ("RUS", "UKR"),
    ),
    (
        "Lavrov demanded that NATO take back its word that Kyiv would one day become a member.",
        "request",
        RUSSIA,
        ("NATO",),
    ),
    # Aircraft and ships by type and name.
    (
        "The Donald Cook was buzzed by two Su-24 jets. The USS Donald Cook sailed on.",
        "mobilize",
        RUSSIA,
        US,
    ),
    (
        "Two Tu-95 bombers flew past Alaska on Tuesday, a U.S. official said.",
        "mobilize",
        RUSSIA,
        US,
    ),
    # Those to whom a thing is done, and where no doer is named.
    ("Five Russian banks had their U.S. assets frozen on Monday.", "sanction", US, RUSSIA),
    ("Robert Shonov, a Russian, was arrested in Vladivostok in May.", "coerce", RUSSIA, US),
    # An order or a plea in several shapes.
    ("The Foreign Ministry ordered him out of the country.", "sanction", RUSSIA, US),
    ("Two senators urged the White House to impose sanctions on Gazprom.", "threaten", US, RUSSIA),
    (
        "The European Union called on Russia on Wednesday to release the sailors.",
        "request",
        ("EU",),
        RUSSIA,
    ),
    # What the other side has left undone, or is said to think, is a charge.
    ("Russia has not returned the ships, the State Department said.", "accuse", US, RUSSIA),
    (
        "Dan Coats said on Tuesday that Russia regards the elections as a target.",
        "accuse",
        US,
        RUSSIA,
    ),
    # Meetings by plain verbs, and as nouns.
    (
        "German Chancellor Angela Merkel plans to see Putin on Saturday.",
        "consult",
        ("DEU", "RUS"),
        (),
    ),
    (
        "Russia and America talk again: a phone call took place on Thursday.",
        "consult",
        ("USA", "RUS"),
        (),
    ),
    # A date between subject and verb.
    (
        "The U.S. Treasury on May 14 imposed sanctions on Rosneft and Lukoil.",
        "sanction",
        US,
        RUSSIA,
    ),
    # Third countries.
    (
        "China said it opposed unilateral sanctions. Washington imposed sanctions on Moscow.",
        "reject",
        ("CHN",),
        US,
    ),
    (
        "Ukraine accused Russia of war crimes. Moscow denies aiming at civilians.",
        "reject",
        RUSSIA,
        ("UKR",),
    ),
    ("Slovenia expelled two Russian diplomats on Monday.", "sanction", ("SVN",), RUSSIA),
    # Who "he" is.
    (
        "Putin met Xi on Monday. Obama's answer was harsher: he expelled 35 diplomats.",
        "sanction",
        US,
        RUSSIA,
    ),
    (
        "The two lost contact. The NATO summit was over. The alliance suspended cooperation with Moscow.",
        "sanction",
        ("NATO",),
        RUSSIA,
    ),
    # Read-outs: "the President" is the one who publishes them; "he said" is not who is spoken of.
    (
        "President Biden spoke by secure video with President Putin. "
        "The President voiced his deep concern at the movement of Russian forces.",
        "accuse",
        US,
        RUSSIA,
    ),
    (
        "The President spoke this morning by telephone with President Putin of Russia.",
        "consult",
        ("USA", "RUS"),
        (),
    ),
    (
        'John Kirby of the White House answered. "Mr Peskov is lying," he said.',
        "accuse",
        US,
        RUSSIA,
    ),
    (
        "A day after a visit to Kyiv, where he met President Zelensky, Biden said Russia had failed.",
        "consult",
        ("USA", "UKR"),
        (),
    ),
    ('"We do not attack Moscow," Zelensky said in Oslo.', "reject", ("UKR",), RUSSIA),
    # Charges, told and denied.
    ("Biden said he has no doubt that Putin is to blame.", "accuse", US, RUSSIA),
    ("Pompeo said it was clearly the work of the Russians.", "accuse", US, RUSSIA),
    (
        "Peskov said the Americans were accusing the wrong country.",
        "reject",
        RUSSIA,
        US,
    ),
    ('"Such decisions are made in Washington," Peskov said.', "accuse", RUSSIA, US),
    ("Ryabkov said the United States had not been ready to listen.", "accuse", RUSSIA, US),
    ("Antonov said the drone had been gathering intelligence.", "accuse", RUSSIA, US),
    # Answers that are still to come.
    (
        "The US ambassador was summoned to the Russian Foreign Ministry. "
        "Retaliatory measures will follow.",
        "threaten",
        RUSSIA,
        US,
    ),
    ("Zakharova promised that there would be a response.", "threaten", RUSSIA, US),
    (
        "Hostile steps by the United States will meet with a firm response from Russia.",
        "threaten",
        RUSSIA,
        US,
    ),
    (
        "The Kremlin accused Ukraine of an attack. It said it reserved the right to retaliate.",
        "threaten",
        RUSSIA,
        ("UKR",),
    ),
    # At whom: Ukraine, where arms are withheld from it or an army advances; a third country.
    (
        "Kyiv was firm. The United States threatened to limit intelligence sharing.",
        "threaten",
        US,
        ("UKR",),
    ),
    ("The US imposed sanctions on Russia. NATO praised the step.", "support", ("NATO",), US),
    ("Russia agreed to stop the bombing of power plants.", "agree", RUSSIA, US),
    ("A St. Petersburg court froze money of JPMorgan Chase.", "sanction", RUSSIA, US),
    ("The European Union adopted its 13th package on Friday.", "sanction", ("EU",), RUSSIA),
    # Meetings of three, and the next of them.
    (
        "Ukraine sent envoys. Officials of the three countries held talks on Friday.",
        "consult",
        ("USA", "RUS", "UKR"),
        (),
    ),
    (
        "Russia met Ukraine on Monday. A second round is due on Sunday.",
        "consult",
        ("RUS", "UKR"),
        (),
    ),
    (
        "Advisers to the French and German leaders met Russian and Ukrainian officials.",
        "consult",
        ("FRA", "DEU", "RUS", "UKR"),
        (),
    ),
    ("A Russian woman went to Washington. She was arrested in July.", "coerce", US, RUSSIA),
    ("Ash Carter made plain that the US would not bow to Russia.", "reject", US, RUSSIA),
    (
        "Russia raised the matter at talks on Feb. 27, held as the incoming Trump administration "
        "signaled interest in easing tensions with Moscow.",
        "agree",
        US,
        RUSSIA,
    ),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), TOLD)
def test_told(text: str, kind: str, actors: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    found = {(each[0], frozenset(each[1]), each[2]) for each in told(text)}
    assert (kind, frozenset(actors), recipients) in found


UNTOLD = [
    ("The members of the two delegations could not agree on the text.", "reject"),
    ("It is wrong to ask Beijing to join, Russia said.", "request"),
    ("Under a law of 1977 the president can impose sanctions on Russia.", "sanction"),
    ("Congress has often complained about Russia.", "accuse"),
    ("The Russian embassy asked its followers to vote on which US consulate to shut.", "sanction"),
    ("What the two sides wanted to discuss", "consult"),
    ('"Moscow will respond," said a lecturer. "It needs to be in the room."', "request"),
    ("Putin named areas in which Russia and the United States work together.", "sanction"),
    ("Kirby was asked to comment on the Russian statement.", "request"),
    ("The Kremlin has not said when the two delegations will meet.", "consult"),
    ("The rouble rose before giving up part of its gains, Russia said.", "concede"),
    ("Lavrov walked out past reporters.", "sanction"),
    ("Peskov offered nothing in support of the charge against the US.", "reject"),
    ("The State Department told most of its staff to leave Moscow.", "sanction"),
    ("Putin met those who had come home.", "consult"),
    ("The two sides agreed to launch consultations on stability.", "assault"),
    ("Obama struck back at Russia on Thursday.", "assault"),
    ("Bout was convicted in 2011 of conspiring to kill Americans.", "assault"),
]


@pytest.mark.parametrize(("text", "kind"), UNTOLD)
def test_not_told(text: str, kind: str) -> None:
    assert kind not in {each[0] for each in told(text)}


def test_inverted_condition_is_no_act_of_its_own() -> None:
    drafts = told("Kerry said the US would be alarmed should Russia strike towns in Syria.")
    assert all(kind != "assault" for kind, _, _ in drafts)


def transcript() -> list[DraftEvent]:
    return draft_events(
        "Vladimir Putin: Good evening. We proposed to the United States to extend the treaty.\n"
        "Question: What do you expect?\n"
        "John Kirby: We call on Russia to leave Ukraine.",
        DAY,
    )


def test_we_is_who_speaks_in_a_transcript() -> None:
    assert [(each.event_type, each.actors) for each in transcript()] == [
        ("request", ("putin",)),
        ("request", ("kirby",)),
    ]


def test_an_official_of_a_briefing_speaks_for_the_publisher() -> None:
    drafts = draft_events(
        "President Biden spoke with President Putin.\n"
        "SENIOR ADMINISTRATION OFFICIAL: We reject those complaints about NATO.\n"
        "Q: Will Russia attack?",
        DAY,
    )
    assert ("reject", US) in {(each.event_type, each.actor_codes) for each in drafts}


def test_what_was_done_before_has_no_day() -> None:
    (draft,) = draft_events("Russia has intercepted American aircraft before.", DAY)
    assert draft.first is None


def test_a_quotation_that_ends_in_a_mark_is_of_who_stands_behind_it() -> None:
    drafts = told('"A great move, very smart!" Mr. Trump wrote of Putin.')
    assert ("support", US, RUSSIA) in drafts


def test_date_of_a_deed_behind_over() -> None:
    drafts = draft_events(
        "On Monday the United States expelled 60 Russians over the poisoning of a spy on March 4.",
        date(2018, 3, 27),
    )
    first = next(each for each in drafts if each.event_type == "sanction")
    assert (first.first, first.last) == (date(2018, 3, 26), date(2018, 3, 26))
