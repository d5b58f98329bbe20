"""Families of deeds and words: papers given, doors left open, blame pinned, people due in a place."""

from datetime import date

import pytest

from loaders.articles.drafts import draft_events

DAY = date(2018, 3, 30)  # a Friday


def kinds(text: str) -> set[tuple[str, str, str]]:
    return {
        (each.event_type, "+".join(sorted(each.actor_codes)), "+".join(each.recipient_codes))
        for each in draft_events(text, DAY)
    }


US, RUSSIA, BOTH = "USA", "RUS", "RUS+USA"
TOLD = [
    ("Russia gave Snowden a residence permit on Monday.", "aid", RUSSIA, US),
    ("Russia let Snowden stay for another three years.", "aid", RUSSIA, US),
    ("Russia granted Edward Snowden asylum, letting the American stay.", "aid", RUSSIA, US),
    # People due in a place.
    ("Kerry is due in Moscow on Tuesday.", "consult", BOTH, ""),
    ("Lavrov is expected in Washington on Tuesday.", "consult", BOTH, ""),
    ("Ryabkov is due in Geneva on Friday for talks with Sherman.", "consult", BOTH, ""),
    ("Pompeo is due in Sochi next week.", "consult", BOTH, ""),
    # What will cost the other side more.
    ("If diplomacy fails, Obama said, the cost for Moscow will rise.", "threaten", US, RUSSIA),
    ('"The price for Russia will go up," Biden said.', "threaten", US, RUSSIA),
    ("The costs to Russia will mount, Blinken warned.", "threaten", US, RUSSIA),
    ("Pressure on Moscow would grow if it did not stop, Rubio said.", "threaten", US, RUSSIA),
    # Blame pinned, charges read out.
    ("Prosecutors in Washington pinned the hack on the GRU.", "accuse", US, RUSSIA),
    ("The State Department pinned the collapse of the truce on Moscow.", "accuse", US, RUSSIA),
    ("The deputy foreign minister of Russia read out a list of American violations.", "accuse", RUSSIA, US),
    ("Prosecutors in Moscow read out the charges against the American teacher.", "accuse", RUSSIA, US),
    # Out of the country, and shut.
    ("Moscow threw three American diplomats out.", "sanction", RUSSIA, US),
    ("35 diplomats of Russia left three days after President Obama ordered them out.", "sanction", US, RUSSIA),
    ("Britain booted 23 Russians out.", "sanction", "GBR", RUSSIA),
    ("By the end of the day, Russia had expelled four American diplomats.", "sanction", RUSSIA, US),
    ("The two Russian estates were locked on Friday at noon.", "coerce", US, RUSSIA),
    ("The Russian compound in Maryland was padlocked by the FBI.", "coerce", US, RUSSIA),
    # What is left undone.
    ("Putin decided not to throw any American out.", "concede", RUSSIA, US),
    ("Trump chose not to expel any Russian diplomats.", "concede", US, RUSSIA),
    ("Obama opted not to impose sanctions on Russia.", "concede", US, RUSSIA),
    ("The Kremlin resolved not to retaliate against the United States.", "concede", RUSSIA, US),
    # What may be done.
    ("Moscow was entitled to cut another 155 American jobs, Putin said.", "threaten", RUSSIA, US),
    ("Russia was free to expel ten more Americans, Lavrov said.", "threaten", RUSSIA, US),
    ("Moscow said it had every right to close the American consulate.", "threaten", RUSSIA, US),
    # Doors left open, and none.
    ("Peskov did not rule out sending more troops to the border with Ukraine.", "threaten", RUSSIA, "UKR"),
    ("Ryabkov did not exclude that Russia might send forces to Cuba.", "threaten", RUSSIA, "CUB"),
    ("The White House declined to rule out letting Russian investigators in.", "agree", US, RUSSIA),
    ("The Kremlin sees no point in talks with Washington.", "reject", RUSSIA, US),
    ("Blinken saw no basis for negotiations with Russia.", "reject", US, RUSSIA),
    ("Ryabkov saw no reason to sit down again with the Americans.", "reject", RUSSIA, US),
    # In favour.
    ("Putin argued in favour of extending the New START treaty.", "support", RUSSIA, US),
    ("Trump spoke in favour of returning Russia to the G8.", "support", US, RUSSIA),
    ("The Kremlin came out in favor of a new treaty with the United States.", "support", RUSSIA, US),
    ("Putin called Biden a professional.", "support", RUSSIA, US),
    # Treaties prolonged, land taken by law, powers.
    ("The State Duma voted to prolong the New START arms control treaty.", "agree", RUSSIA, US),
    ("Putin signed the laws that make Crimea part of the Russian Federation.", "assault", RUSSIA, "UKR"),
    ("The White House wants Russia to know that an answer is coming.", "threaten", US, RUSSIA),
    ("Peskov told the Americans that nobody had ever seen a fact.", "reject", RUSSIA, US),
    ("Biden told Russia that no sanctions were needed yet.", "concede", US, RUSSIA),
    # Both sides, each in its place; rounds that end; what is insisted on.
    ("Lavrov, in Moscow, and Blinken, in Washington, talked by phone on Tuesday.", "consult", BOTH, ""),
    ("Trump in Washington and Putin in Sochi conferred by telephone.", "consult", BOTH, ""),
    ("Putin insisted that Trump remove the sanctions.", "request", RUSSIA, US),
    ("Trump disagreed with Putin.", "reject", US, RUSSIA),
    ("Ryabkov spoke of Shannon and the US. A first such meeting took place in New York on 8 May.", "consult", BOTH, ""),
    # Who binds its own people means the other side; who deplores an attack blames the attacker.
    ("Americans have been forbidden to do business with Russia's central bank.", "sanction", US, RUSSIA),
    ("US banks were barred from lending to Rosneft of Russia.", "sanction", US, RUSSIA),
    ("Nine American senators were barred from Russia.", "sanction", RUSSIA, US),
    ("The US spoke of Iran. Moscow condemned the attack on Iran.", "accuse", RUSSIA, US),
    ("Russia denounced the strikes on Syria.", "accuse", RUSSIA, US),
    ("The US put in place restrictions on Russian banks.", "sanction", US, RUSSIA),
    ("Washington charges that Russia barred its flights.", "accuse", US, RUSSIA),
    ("Trump and Putin put out a joint statement.", "agree", BOTH, ""),
    ("Putin told Trump that relations were at an all-time low.", "accuse", RUSSIA, US),
    ("Russia remained ready for decisive steps against the US.", "threaten", RUSSIA, US),
    ("The White House condemned the red carpet welcome in Moscow.", "accuse", US, RUSSIA),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), TOLD)
def test_told(text: str, kind: str, actor: str, recipient: str) -> None:
    assert (kind, actor, recipient) in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The report on Russia is due in Washington on Tuesday.", "consult"),
        ("Kerry is due to sign the Russian treaty on Tuesday.", "consult"),
        ("Several Americans remain in Russian custody.", "coerce"),
        ("One of the American reporters is in a Russian jail.", "coerce"),
        ("Both the US and Russia called the talks constructive.", "support"),
        ("Aeroflot of Russia was banned from landing in New York.", "consult"),
        ('"It was eleven in the morning," Putin said.', "accuse"),
        ("Nuland speaks Russian and French.", "accuse"),
        ("Nothing had changed, officials of the US and Russia agree.", "agree"),
        ("Peskov declined to say when the ambassador would fly to Washington.", "consult"),
        ("The State Department told Americans not to travel to Russia.", "request"),
        ("The American loan is backed by frozen Russian assets.", "support"),
        ("Putin urged the world to guard against lies.", "request"),
        ("The talks of the US and Russia ended, with Lavrov refusing to be drawn.", "reject"),
        ("What did it take to get the Russians on board at the White House?", "accuse"),
        ("Russia voted to extend the treaty with Washington before the pact runs out.", "sanction"),
    ],
)
def test_not_told(text: str, kind: str) -> None:
    assert kind not in {each[0] for each in kinds(text)}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Kremlin sees no point in talks with Washington.", "Kremlin sees no point in talks with Washington"),
        ("Trump did not expel Russian diplomats, and will not expel any.", "Trump will not expel any"),
        ("Russia was free to expel ten more Americans, Lavrov said.", "Russia threatens US"),
    ],
)  # fmt: skip
def test_titles(text: str, title: str) -> None:
    assert title in {each.title for each in draft_events(text, DAY)}
