"""Towns and regions whose courts, police and prosecutors act for a state."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# By the last word of the name: "a St. Petersburg court", "a Brooklyn jury".
_STATE_OF_TOWN = {
    town: code
    for code, towns in {
        "RUS": """petersburg moscow yekaterinburg vladivostok novosibirsk kaliningrad sochi kazan rostov tomsk ufa perm
            samara omsk voronezh murmansk chelyabinsk krasnoyarsk irkutsk tambov mordovia ryazan penza lefortovo
            basmanny tverskoy meshchansky khamovnichesky""",
        "USA": """york manhattan brooklyn virginia california florida texas boston chicago alexandria maryland
            washington massachusetts miami delaware connecticut georgia jersey atlanta seattle columbia
            pennsylvania pittsburgh nevada alaska houston francisco""",
    }.items()
    for town in towns.split()
}
_OF_TOWNS = frozenset(
    """court judge prosecutor jury police tribunal magistrate governor mayor authority attorney sheriff
    investigator""".split()
)


def state_of_town(noun: Token) -> str:
    """The code of the state for which the court or police of a town acts; "" if it is none."""
    if noun.lemma_.lower() not in _OF_TOWNS:
        return ""
    for each in noun.children:
        if each.i > noun.i or each.dep_ not in ("compound", "nmod", "amod", "poss"):
            continue
        for word in (each, *each.children):
            code = _STATE_OF_TOWN.get(word.lower_, "")
            if code and word.text[:1].isupper():
                return code
    return ""
