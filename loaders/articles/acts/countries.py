"""Countries and blocs as news names them, with the codes that a draft gives its parties."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """A state or bloc: its code, its id in actors.csv ("" if it has none) and its names.

    `names` are nouns that can act ("Moscow"), `adjectives` come before other nouns, `people`
    are words for its citizens.
    """

    code: str
    actor_id: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]


# Code (ISO 3166-1 alpha-3, or the short name of a bloc), id in actors.csv, names, adjectives,
# words for people. Capitals stand among the names because news lets them act for the state.
# "Geneva", "Vienna" and "The Hague" are left out: they are where others meet.
_TABLE = """
USA|us|United States;United States of America;America;US;USA;Washington|American;US|Americans;American
RUS|russia|Russia;Russian Federation;Moscow|Russian|Russians;Russian
UKR|ukraine|Ukraine;Kyiv;Kiev|Ukrainian|Ukrainians;Ukrainian
GBR|uk|United Kingdom;UK;Britain;Great Britain;London;Downing Street|British;UK|Britons;Briton
FRA|france|France;Paris;Elysee;Élysée|French|French
DEU|germany|Germany;Berlin|German|Germans;German
CHN|china|China;Beijing;PRC|Chinese|Chinese
IRN|iran|Iran;Tehran|Iranian|Iranians;Iranian
ISR|israel|Israel;Tel Aviv|Israeli|Israelis;Israeli
SYR|syria|Syria;Damascus|Syrian|Syrians;Syrian
TUR|turkey|Turkey;Türkiye;Ankara|Turkish|Turks
POL|poland|Poland;Warsaw|Polish|Poles
EST|estonia|Estonia;Tallinn|Estonian|Estonians
LVA||Latvia;Riga|Latvian|Latvians
LTU||Lithuania;Vilnius|Lithuanian|Lithuanians
FIN||Finland;Helsinki|Finnish|Finns
SWE||Sweden;Stockholm|Swedish|Swedes
NOR||Norway;Oslo|Norwegian|Norwegians
DNK|denmark|Denmark;Copenhagen|Danish|Danes
NLD||Netherlands;Holland|Dutch|Dutch
BEL||Belgium|Belgian|Belgians
ESP||Spain;Madrid|Spanish|Spaniards
ITA||Italy;Rome|Italian|Italians
GRC||Greece;Athens|Greek|Greeks
AUT||Austria|Austrian|Austrians
CHE|switzerland|Switzerland;Bern|Swiss|Swiss
CZE||Czech Republic;Czechia;Prague|Czech|Czechs
SVK||Slovakia;Bratislava|Slovak|Slovaks
HUN|hungary|Hungary;Budapest|Hungarian|Hungarians
ROU|romania|Romania;Bucharest|Romanian|Romanians
BGR||Bulgaria;Sofia|Bulgarian|Bulgarians
SRB||Serbia;Belgrade|Serbian|Serbs
HRV||Croatia|Croatian|Croats
MNE||Montenegro|Montenegrin|
MDA||Moldova;Chisinau|Moldovan|Moldovans
GEO||Tbilisi|Georgian|Georgians
ARM||Armenia;Yerevan|Armenian|Armenians
AZE||Azerbaijan;Baku|Azerbaijani|Azerbaijanis
BLR|belarus|Belarus;Minsk|Belarusian;Belarussian|Belarusians
KAZ||Kazakhstan;Astana|Kazakh|Kazakhs
UZB||Uzbekistan;Tashkent|Uzbek|Uzbeks
KGZ||Kyrgyzstan;Bishkek|Kyrgyz|
JPN|japan|Japan;Tokyo|Japanese|Japanese
KOR||South Korea;Seoul|South Korean|South Koreans
PRK|north-korea|North Korea;DPRK;Pyongyang|North Korean|North Koreans
IND|india|India;New Delhi;Delhi|Indian|Indians
PAK||Pakistan;Islamabad|Pakistani|Pakistanis
AFG||Afghanistan;Kabul|Afghan|Afghans
IRQ||Iraq;Baghdad|Iraqi|Iraqis
SAU|saudi-arabia|Saudi Arabia;Riyadh|Saudi|Saudis
ARE|uae|United Arab Emirates;UAE;Abu Dhabi;Emirates|Emirati|Emiratis
QAT|qatar|Qatar;Doha|Qatari|Qataris
EGY||Egypt;Cairo|Egyptian|Egyptians
JOR|jordan|Amman|Jordanian|Jordanians
LBN||Lebanon;Beirut|Lebanese|Lebanese
LBY||Libya;Tripoli|Libyan|Libyans
CAN|canada|Canada;Ottawa|Canadian|Canadians
MEX||Mexico|Mexican|Mexicans
CUB|cuba|Cuba;Havana|Cuban|Cubans
VEN|venezuela|Venezuela;Caracas|Venezuelan|Venezuelans
BRA|brazil|Brazil;Brasilia|Brazilian|Brazilians
AUS|australia|Australia;Canberra|Australian|Australians
NZL||New Zealand|New Zealand|New Zealanders
ZAF||South Africa;Pretoria|South African|South Africans
ECU||Ecuador;Quito|Ecuadorean;Ecuadorian|Ecuadoreans
SVN||Slovenia;Ljubljana|Slovenian;Slovene|Slovenians
ALB||Albania;Tirana|Albanian|Albanians
MKD||North Macedonia;Skopje|Macedonian|Macedonians
BIH||Bosnia;Bosnia and Herzegovina;Sarajevo|Bosnian|Bosnians
XKX||Kosovo;Pristina|Kosovar|Kosovars
LUX||Luxembourg||
PRT||Portugal;Lisbon|Portuguese|Portuguese
IRL||Ireland;Dublin|Irish|Irish
ISL||Iceland;Reykjavik|Icelandic|Icelanders
CYP||Cyprus;Nicosia|Cypriot|Cypriots
MNG||Mongolia|Mongolian|Mongolians
TJK||Tajikistan;Dushanbe|Tajik|Tajiks
TKM||Turkmenistan|Turkmen|
VNM||Vietnam;Hanoi|Vietnamese|Vietnamese
THA||Thailand;Bangkok|Thai|Thais
IDN||Indonesia;Jakarta|Indonesian|Indonesians
MYS||Malaysia;Kuala Lumpur|Malaysian|Malaysians
SGP||Singapore|Singaporean|
PHL||Philippines;Manila|Philippine|Filipinos
ARG||Argentina;Buenos Aires|Argentine;Argentinian|Argentines
COL||Colombia;Bogota|Colombian|Colombians
NIC||Nicaragua;Managua|Nicaraguan|Nicaraguans
DZA||Algeria;Algiers|Algerian|Algerians
SDN||Sudan;Khartoum|Sudanese|Sudanese
MLI||Mali;Bamako|Malian|Malians
YEM||Yemen;Sanaa|Yemeni|Yemenis
KWT||Kuwait|Kuwaiti|Kuwaitis
OMN||Oman;Muscat|Omani|Omanis
EU|eu|European Union;EU;Brussels;European Commission;European Council|EU|
NATO|nato|NATO;Nato;North Atlantic Treaty Organization;North Atlantic Council;North Atlantic Alliance|NATO;Nato|
UN|un|United Nations;UN;UN General Assembly;General Assembly|UN|
G7|g7|G7;Group of Seven|G7|
OSCE|osce|OSCE|OSCE|
OPCW|opcw|OPCW|OPCW|
IAEA|iaea|IAEA|IAEA|
"""


def _read(table: str) -> tuple[Country, ...]:
    rows = []
    for line in table.strip().splitlines():
        code, actor_id, *lists = line.split("|")
        names, adjectives, people = (tuple(filter(None, part.split(";"))) for part in lists)
        rows.append(Country(code, actor_id, names, adjectives, people))
    return tuple(rows)


COUNTRIES = _read(_TABLE)
CODE_OF_STATE = {each.actor_id: each.code for each in COUNTRIES if each.actor_id}
STATE_OF_CODE = {each.code: each.actor_id for each in COUNTRIES if each.actor_id}

# Organisations of actors.csv that are not states: the bloc whose code they are given.
CODE_OF_ORGANISATION = {
    "european-allies": "EU",
    "un-security-council": "UN",
    "iaea": "IAEA",
    "icc": "ICC",
    "g20": "G20",
    "opec": "OPEC",
    "us-led-coalition": "USA",
    "gunvor": "CHE",
    "grinex": "RUS",
}

# Cities that act for their state in news and are as often just where something happens.
CAPITALS = frozenset(
    """Moscow Washington Kyiv Kiev London Paris Berlin Beijing Tehran Damascus Ankara Warsaw Tallinn
    Riga Vilnius Helsinki Stockholm Oslo Copenhagen Madrid Rome Athens Bern Prague Budapest Bucharest
    Sofia Belgrade Chisinau Tbilisi Yerevan Baku Minsk Astana Tashkent Bishkek Tokyo Seoul Pyongyang
    Delhi Islamabad Kabul Baghdad Riyadh Doha Cairo Amman Beirut Tripoli Ottawa Havana Caracas
    Brasilia Canberra Pretoria Quito Brussels Ljubljana Tirana Skopje Sarajevo Pristina Lisbon Dublin Reykjavik
    Nicosia Dushanbe Hanoi Bangkok Jakarta Manila Bogota Managua Algiers Khartoum Bamako Sanaa Muscat Singapore
    Luxembourg Kuwait""".split()
) | {"New Delhi", "Tel Aviv", "Abu Dhabi", "Kuala Lumpur", "Buenos Aires"}

# The two sides of the record: an act by one, with nobody else named, is taken to be directed at
# the other.
COUNTERPART = {"USA": "RUS", "RUS": "USA"}
