"""Nouns that news of two states is made of: what is done, and to what it is done."""

from __future__ import annotations

# What a verb is done to decides the kind of act: a treaty is left, a consulate closed, a call
# held. Single lemmas, lower case; each list is one class of things.
CLASSES: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "DIPLOMAT": """diplomat envoy officer official employee staff staffer personnel attache attaché spy agent
            mission operative ambassador worker representative embassy russian american russians americans adviser number citizen""",
        "AMBASSADOR": "ambassador envoy diplomat antonov sullivan chargé",
        "MISSION": """consulate embassy mission compound office outpost facility annex dacha residence estate
            property warehouse bureau centre center building retreat house mansion post""",
        "TREATY": """treaty pact accord agreement deal convention memorandum protocol start inf arrangement regime
            skies obligation participation part commitment framework moratorium council body g8 group
            programme program membership ratification limit restriction-treaty""",
        "SANCTION": """sanction tariff embargo ban restriction penalty countermeasure measure duty levy control cap
            blacklist curb limit boycott list bar expulsion step fine visa-ban asset-freeze
            designation duty cost ceiling curb crackdown""",
        "TALKS": """talk meeting summit negotiation consultation call conversation dialogue discussion round visit
            contact session trip conference encounter exchange phone telephone dinner lunch hour reception tour
            delegation videoconference""",
        "DEAL": """deal agreement accord pact truce ceasefire treaty understanding settlement compromise memorandum
            contract arrangement framework roadmap declaration extension charter statement protocol document""",
        "TRUCE": "truce ceasefire cease-fire pause halt moratorium cessation lull freeze armistice",
        "PROPOSAL": """proposal offer plan demand call idea ultimatum deadline request invitation initiative bid
            suggestion appeal overture condition draft text version notion concession term warning compromise
            threat pressure attempt comparison project talk right change view""",
        "CHARGE": """allegation accusation charge claim suggestion report involvement role responsibility complicity
            wrongdoing meddling interference suspicion assertion assessment finding knowledge violation breach
            connection link hacking guilt insinuation narrative account explanation criticism comparison speculation""",
        "FORCE": """troop force submarine ship warship vessel fleet missile soldier bomber jet aircraft plane warplane
            battalion brigade unit destroyer carrier weapon system tank army military battery fighter squadron
            defence defense nuclear drone launcher regiment navy convoy guard""",
        "AIRCRAFT": "aircraft plane bomber jet warplane fighter drone reconnaissance helicopter il-20 tu-95 su-27",
        "ARMS": """missile rocket strike attack drone bomb shell airstrike assault offensive war invasion operation
            barrage raid bombardment campaign torpedo weapon salvo
            atacms himars iskander oreshnik kinzhal kalibr tomahawk""",
        "AID": """aid assistance help weapon arms ammunition missile ventilator equipment supply money loan
            intelligence patriot support javelin himars relief package tank system shipment billion million fund
            funding grant munition vaccine atacms rifle battery jet delivery food medicine mask gear ton package""",
        "PRISONER": """@person prisoner detainee hostage american russian russians americans citizen national teacher reporter journalist captive
            inmate dissident marine sailor crew convict woman man people journalist spy basketball player businessman
            pilot veteran banker soldier""",
        "ASSET": "asset property fund reserve account money yacht domain ship tanker server",
        "RELATION": "relation tie cooperation contact link relationship channel work exchange partnership dialogue talk",
        "VISA": "visa licence license accreditation credential permit status privilege passport citizenship waiver",
        "EXERCISE": "exercise drill manoeuvre maneuver war-game wargame patrol test launch flight test-launch",
        "LAND": """territory land peninsula region island city crimea area province country ground town village plant
            north south""",
        "AIRSPACE": "airspace sky border water air zone",
        "LAW": "law bill decree order act legislation resolution measure executive amendment waiver",
        "VOTE": "resolution draft text motion bill measure",
        "CYBER": """network system e-mail email server account computer committee election campaign vote infrastructure
            democracy affair politics""",
        "FLIGHT": "flight entry export import purchase sale trade travel access channel broadcast product adoption oil gas",
        "TROUBLE": """retaliation response answer consequence reply countermeasure punishment action measure
            step revenge counter-measure price sanction tariff""",
        "CASE": "charge indictment complaint case lawsuit suit claim",
        "PEOPLE": "protester demonstrator activist crowd resident people marcher opponent supporter thousand hundred civilian",
        "CLOSURE": "closure reduction departure expulsion removal cut withdrawal",
        "GROUND": "troop soldier force personnel weapon missile unit sanctions battalion contingent",
    }.items()
}

# Nouns that are acts by themselves: "the expulsion of 35 diplomats", "Russia's invasion of
# Ukraine". A kind in capitals needs something of that class beside it.
ACT_NOUNS: dict[str, str] = {
    noun: kind
    for kind, nouns in {
        "sanction": """expulsion suspension abrogation termination blacklisting embargo withdrawal exit sanctions
            sanction tariff closure recall blockade blacklisting designation ouster eviction ejection revocation disconnection conviction cancellation-of-treaty ban""",
        "coerce": """seizure arrest detention confiscation raid hack hacking interference meddling imprisonment
            jailing capture boarding incarceration abduction kidnapping confinement takeover cyberattack cyber-attack hijacking""",
        "assault": """invasion annexation attack strike airstrike bombing bombardment shelling assault poisoning
            assassination killing downing shoot-down offensive incursion murder occupation seizure-of-land
            collision aggression takeover-of-land barrage massacre bombing raid""",
        "mobilize": "deployment redeployment flyover exercise drill mobilisation mobilization interception intercept build-up buildup overflight patrol test test-launch",
        "retreat": "release freeing swap exchange exoneration waiver pullout pullback pull-out lifting easing repatriation liberation homecoming",
        "consult": """talk talks meeting summit negotiation call conversation visit round consultation phone-call
            trip encounter videoconference conference session dialogue""",
        "agree": "agreement deal accord pledge promise commitment offer proposal invitation signing ratification extension understanding",
        "concede": "truce ceasefire pardon apology concession moratorium",
        "request": "demand request appeal plea call-for",
        "accuse": "accusation allegation condemnation denunciation criticism indictment charge rebuke complaint protest censure reprimand",
        "reject": "denial rejection refusal veto cancellation",
        "threaten": "ultimatum threat warning vow deadline",
        "support": "praise congratulation endorsement recognition",
        "aid": "aid assistance delivery",
    }.items()
    for noun in nouns.split()
}

# Heads of a subject that act for the state whose adjective or name they bear: "Russian officials".
AGENTS = frozenset(
    """official command diplomat ministry minister president lawmaker spokesman spokeswoman spokesperson embassy
    government administration authority leader leadership envoy ambassador negotiator delegation team
    military army navy force troop forces jet fighter aircraft warship ship submarine soldier general commander
    senator congressman congresswoman congress parliament duma senate legislator politician deputy
    court judge prosecutor investigator agency service police intelligence spy hacker agent operative
    officer secretary chief head adviser advisor aide representative department office treasury council
    side nation country state capital power party regime mission consulate company firm bank airline citizen
    national americans russians people journalist reporter broadcaster network newspaper media outlet channel
    premier chancellor king monarch pope chairman chairwoman speaker director commissioner bloc
    alliance ally partner delegate expert mediator bomber drone missile plane pilot crew tanker
    counterpart host guest statement decree order law bill communique diplomacy rocket tycoon
    house chamber west watchdog regulator committee commission tribunal jury archive newspaper union member contractor operator""".split()
)

# Words for a person by office; which of the people named holds it is looked up by the day.
OFFICES: dict[str, tuple[str, ...]] = {
    "president": ("president of",),
    "leader": ("president of", "prime minister", "leader"),
    "spokesman": ("spokes", "press secretary"),
    "spokeswoman": ("spokes", "press secretary"),
    "spokesperson": ("spokes", "press secretary"),
    "minister": ("minister",),
    "secretary": ("secretary",),
    "ambassador": ("ambassador", "permanent representative"),
    "envoy": ("envoy", "representative", "ambassador"),
    "adviser": ("advis", "aide"),
    "advisor": ("advis", "aide"),
    "aide": ("aide", "advis"),
    "senator": ("senator",),
    "diplomat": ("minister", "ambassador", "secretary of state", "representative"),
    "chief": ("director", "chief", "head"),
    "director": ("director",),
    "premier": ("prime minister",),
    "chancellor": ("chancellor",),
    "official": ("minister", "secretary", "official"),
    "republican": ("president of",),
    "democrat": ("president of",),
}

# Institutions by a plain noun, for the side they most likely mean if the text names no other.
INSTITUTIONS: dict[str, tuple[str, str]] = {
    "kremlin": ("RUS", "kremlin"),
    "pentagon": ("USA", "us-defense-department"),
    "treasury": ("USA", "us-treasury"),
    "congress": ("USA", "us-congress"),
    "senate": ("USA", "us-senate"),
    "duma": ("RUS", "state-duma"),
    "senators": ("USA", ""),
    "congressmen": ("USA", ""),
    "marines": ("USA", "us-military"),
    "west": ("USA", ""),
}

# A spokesman or ministry with the side's name before it ("Russian foreign ministry").
MINISTRIES: dict[tuple[str, str], str] = {
    ("RUS", "ministry"): "russian-mfa",
    ("RUS", "embassy"): "russian-embassy-washington",
    ("USA", "embassy"): "us-embassy-moscow",
    ("RUS", "military"): "russian-military",
    ("USA", "military"): "us-military",
    ("RUS", "army"): "russian-military",
    ("RUS", "forces"): "russian-military",
    ("USA", "forces"): "us-military",
    ("USA", "intelligence"): "us-intelligence",
    ("RUS", "parliament"): "state-duma",
    ("USA", "administration"): "white-house",
    ("RUS", "government"): "russian-government",
    ("USA", "government"): "us",
    ("RUS", "court"): "russian-courts",
    ("USA", "court"): "us-courts",
    ("USA", "prosecutor"): "us-justice-department",
}

# Words for both sides at once.
BOTH = frozenset(
    """side country leader president government nation power capital man diplomat minister delegation team
    party superpower counterpart pair two state general chief official rival neighbour army military""".split()
)

# Somebody whom a text tells of without a name: "a Russian woman", "the Texan teacher".
HUMANS = frozenset(
    """woman man teacher student sailor hacker programmer businessman businesswoman reporter journalist marine
    soldier general pilot scientist basketball-player dancer ballerina banker tourist citizen national
    engineer correspondent editor captain""".split()
)

# Given names of women among those that news of the two states names; for "he" and "she".
WOMEN = frozenset(
    """Maria Karoline Hillary Tulsi Kamala Valentina Brittney Jen Karine Angela Theresa Ursula Kaja Condoleezza Susan
    Samantha Nikki Heather Sarah Tammy Pam Janet Wendy Victoria Linda Lynne Alsu Ksenia Yulia Melania Sonata Anna
    Andrea Rose Marie Liz Elizabeth Nancy Federica Dana Jane Olga Elena Natalia Tatyana Svetlana Irina Elvira
    Celeste Morgan Sabrina Fiona Kirstjen Avril Rosa Giorgia Sanna Magdalena Annalena Julianne Mariia Zakharova
    woman businesswoman ballerina
    Marjorie Jeanne Amy Katie Emily Caitlin Lisa Jill Laura""".split()
)

# Places that are Ukraine's, which the list of countries does not hold.
UKRAINIAN = frozenset(
    """crimea donbas donbass peninsula mariupol kharkiv kherson donetsk luhansk zaporizhzhia odesa odessa
    dnipro lviv bakhmut avdiivka sevastopol ternopil""".split()
)
