"""Who stands for no state, and whom only their own state pursues."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.articles.acts.cast import Party
from loaders.articles.acts.clauses import child, is_passive
from loaders.articles.acts.memory import OUTLETS
from loaders.articles.acts.nouns import ACT_NOUNS, AGENTS

if TYPE_CHECKING:
    from spacy.tokens import Token

# Those who speak for themselves, and the words that say that somebody no longer holds an office.
_PRIVATE = frozenset(
    """analyst expert scholar lawyer attorney historian professor resident neighbour neighbor scientist pollster
    commentator columnist economist critic observer academic student trader broker banker veteran doctor witness
    villager rebel activist dissident pundit blogger author biographer consultant relative mother father wife
    husband sister brother son daughter friend grower farmer firefighter colleague passenger lecturer
    consumer shopkeeper nurse teacher pensioner tourist driver sociologist political-scientist author
    fellow researcher specialist tweeter user reader viewer refugee survivor widow""".split()
)
_NO_LONGER = frozenset(("former", "ex", "retired", "onetime", "erstwhile"))


def is_private(token: Token, named: Party | None) -> bool:
    """Whether a noun means one who acts for no state, unless it is somebody the record knows."""
    if named is not None and named.actor_id:
        return False
    if token.lemma_.lower() in _PRIVATE:
        return True
    return any(each.lower_ in _NO_LONGER and each.i < token.i for each in token.subtree)


# Things that act for the state which made or sent them: "the decree bans imports".
_TOOLS = frozenset(
    """order law decree bill act sanction measure document list statement move step ban restriction penalty
    strike attack raid report indictment decision rule package action warrant amendment legislation treaty pact
    deal agreement text draft resolution proposal plan letter note blow round salvo threat warning deadline rocket
    charge complaint suit lawsuit verdict ruling notice announcement memo memorandum budget policy announcement
    expulsion tariff duty embargo response answer retaliation countermeasure reply consequence reaction gunman hacker attacker intruder invasion visit talk meeting call summit""".split()
)


def is_bystander(verb: Token) -> bool:
    """Whether somebody or something does it that stands for no state: "neighbours called"."""
    own = child(verb, "nsubj")
    if own is None or is_passive(verb) or own.pos_ not in ("NOUN", "PROPN"):
        return False
    lemma = own.lemma_.lower()
    return lemma in OUTLETS or (
        lemma not in AGENTS and lemma not in _TOOLS and lemma not in ACT_NOUNS
    )


# Russians whom Russia pursues, and towns where only Russia arrests.
_PURSUED = frozenset(
    ("navalny", "navalnaya", "kara-murza", "nemtsov", "yashin", "orlov", "skripal")
)
_TOWNS = re.compile(
    r"\b(?:in|near|at|outside) (?:\w+ )?(?:Moscow|St\.? Petersburg|Vladivostok|Yekaterinburg|Novosibirsk|Kazan|Tomsk|"
    r"Ufa|Sochi|Rostov|Voronezh|Siberia|Omsk|Samara|Perm|Sheremetyevo|Crimea|Simferopol)\b"
)


def is_in_russia(verb: Token, theirs: list[Party]) -> bool:
    """Whether somebody Russia pursues, or somebody in a Russian town, is the one it is done to."""
    if any(word in each.name.lower() for each in theirs for word in _PURSUED):
        return True
    if theirs and {each.code for each in theirs} != {"RUS"}:
        return False
    return bool(_TOWNS.search(verb.doc[verb.i : verb.right_edge.i + 1].text))
