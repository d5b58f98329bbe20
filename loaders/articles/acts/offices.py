"""Offices and words of office, and whose they are."""

from __future__ import annotations

# Offices that news names by a noun, and what the title in actors.csv says.
TITLES = {
    "president": "president of",
    "foreign minister": "minister of foreign affairs",
    "secretary of state": "secretary of state",
    "defense secretary": "secretary of defense",
    "defence secretary": "secretary of defense",
    "defence minister": "minister of defence",
    "defense minister": "minister of defence",
    "treasury secretary": "secretary of the treasury",
    "vice president": "vice president",
    "prime minister": "prime minister",
    "leader": "president of",
    "attorney general": "attorney general",
    "secretary general": "secretary general",
    "chancellor": "chancellor",
}
# Titles that only one of the two states has.
AMERICAN = frozenset(
    """secretary senator sen. sen rep. rep congressman congresswoman republican democrat treasury pentagon state
    attorney gop house oval d-ill president-elect""".split()
)
RUSSIAN = frozenset("kremlin duma federation oligarch chekist rosatom".split())
# Parties of the American Congress, before "lawmakers".
PARTISAN = frozenset(("republican", "democratic", "bipartisan"))
