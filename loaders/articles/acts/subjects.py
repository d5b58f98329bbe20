"""What an act is about and where it happened: topics and places of the record."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path

PLACES = Path(__file__).parents[3] / "data" / "places.csv"

# Words that put an act under a topic of data/README.md. The longer and rarer the word, the surer.
TOPICS: dict[str, str] = {
    "ukraine-war": r"ukrain\w*|kyiv|kiev|crimea\w*|donbas\w*|donetsk|luhansk|ceasefire|cease-fire|truce|peace (?:deal|plan|talks)|invasion|zelensk\w+|mariupol|kursk|odes+a",
    "sanctions": r"sanction\w*|blacklist\w*|embargo\w*|ofac|magnitsky|price cap|oil cap|swift|export controls?",
    "tariffs": r"tariffs?|dut(?:y|ies) on",
    "embassies": r"embass\w+|consul\w+|diplomats?|ambassador\w*|persona non grata|visas?|expel\w*|expulsion\w*|dachas?|diplomatic (?:propert\w+|compounds?|missions?|staff)|envoys",
    "air-links": r"direct flights?|air links?|airspace|airlines?|aeroflot|air travel",
    "arms-control": r"arms control|inf\b|new start|start treaty|open skies|treat(?:y|ies)|disarmament|9m729|intermediate-range|arms race|missile defen[cs]e",
    "nuclear": r"nuclear\w*|atomic|warheads?|poseidon|burevestnik|submarines?|icbms?|uranium|plutonium",
    "elections": r"elections?|election interference|campaign|ballots?|votes?|mueller|dnc|democratic (?:party|national)",
    "cyber": r"cyber\w*|hack\w*|malware|ransomware|solarwinds|e-?mails?",
    "prisoners": r"prisoners?|swap\w*|detain\w*|detention|hostages?|jail\w*|imprison\w*|gershkovich|whelan|griner|fogel|bout|reed|yaroshenko|butina|kurmasheva|released",
    "syria": r"syria\w*|assad|aleppo|damascus|khan sheikhoun|shayrat|deir ez-zor|idlib",
    "espionage": r"sp(?:y|ies|ying)|espionage|intelligence officers|skripal\w*|novichok|poison\w*|double agent",
    "ngo-media": r"foreign agents?|journalists?|reporters?|broadcasters?|ngos?|civil society|undesirable|rt\b|sputnik|rfe/rl|radio (?:free|liberty)|voice of america|adoption\w*",
    "summits": r"summits?|helsinki|anchorage|phone calls?|by phone|telephone|face-to-face",
    "energy": r"oil|gas|pipelines?|nord stream|gazprom|rosneft|lukoil|lng|energy",
    "trade": r"trade|imports?|exports?|wto|business(?:es)?|companies|investments?",
    "frozen-assets": r"frozen (?:assets|funds|reserves)|russian assets|reserves",
    "arctic": r"arctic|greenland|northern sea route",
    "space": r"space(?!-based)\w*|nasa|roscosmos|astronauts?|cosmonauts?|satellites?|rocket engines?",
    "nato": r"nato|alliance|article 5",
    "military-incidents": r"intercept\w*|su-\d+|tu-\d+|drones?|warships?|destroyers?|airspace violations?|black sea|flew close|collision|mq-9|jets?",
}
_TOPICS = {
    topic: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for topic, words in TOPICS.items()
}
_AT = re.compile(r"(?:\bin|\bat|\bnear|\boutside|\bover|\boff)\s+(?:the\s+)?$", re.IGNORECASE)


def topics_of(sentence: str, paragraph: str = "") -> tuple[str, ...]:
    """The topics of an act, most spoken of first, at most three; "other" if none is seen.

    >>> topics_of("Russia expelled ten diplomats")
    ('embassies',)
    """
    counts = {
        topic: 2 * len(pattern.findall(sentence[:1000])) for topic, pattern in _TOPICS.items()
    }
    if not any(counts.values()):
        counts = {
            topic: len(pattern.findall(paragraph[:2000])) for topic, pattern in _TOPICS.items()
        }
    found = sorted(
        (topic for topic, count in counts.items() if count), key=lambda topic: -counts[topic]
    )
    return tuple(found[:3]) or ("other",)


@lru_cache(maxsize=1)
def _places() -> tuple[dict[str, str], re.Pattern[str]]:
    with PLACES.open(encoding="utf-8", newline="") as file:
        ids = {row["name"].partition(" (")[0]: row["place_id"] for row in csv.DictReader(file)}
    names = sorted(map(re.escape, ids), key=len, reverse=True)
    return ids, re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)")


def place_of(sentence: str) -> str:
    """The id of the first place that a sentence says something happened at, "" if it names none.

    >>> place_of("They met in Geneva on Wednesday.")
    'geneva'
    """
    ids, pattern = _places()
    for found in pattern.finditer(sentence):
        if _AT.search(sentence[max(0, found.start() - 14) : found.start()]):
            return ids[found.group()]
    return ""
