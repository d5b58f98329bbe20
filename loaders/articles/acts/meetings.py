"""Who takes part in what two or more do together: meetings, calls, agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.articles.acts.acts import Act
from loaders.articles.acts.aims import Aims
from loaders.articles.acts.bystanders import is_bystander
from loaders.articles.acts.cast import Party
from loaders.articles.acts.clauses import doer, objects, phrases
from loaders.articles.acts.nouns import CLASSES, OFFICES

if TYPE_CHECKING:
    from spacy.tokens import Token

# Prepositions behind which a partner stands.
TOGETHER = ("with", "between", "among", "to", "and", "by", "from", "for", "alongside", "of")
# After these a bare capital is a place: "flew to Moscow", "met in Geneva".
GOING = frozenset(
    (
        "travel",
        "fly",
        "arrive",
        "head",
        "go",
        "come",
        "visit",
        "land",
        "return",
        "meet",
        "hold",
        "host",
        "talk",
        "speak",
    )
)


# "With the mediation of the Emirates": who helps does not take part.
_HELP = frozenset(
    (
        "mediation",
        "help",
        "assistance",
        "support",
        "participation",
        "backing",
        "hour",
        "minute",
        "goal",
        "aim",
        "view",
    )
)


# What two agree to do together.
_JOINTLY = frozenset(
    """meet hold talk discuss continue resume work cooperate exchange swap extend start begin launch set
    buy sell trade create establish open speak negotiate share restore normalise normalize stay keep explore coordinate""".split()
)


def is_consent(verb: Token) -> bool:
    """Whether one agrees to do a thing alone, and not with the other."""
    if verb.lemma_.lower() not in ("agree", "consent", "assent", "accept", "concur"):
        return False
    told = next((each for each in verb.children if each.dep_ in ("xcomp", "ccomp")), None)
    return (
        told is not None
        and told.lemma_.lower() not in _JOINTLY
        and not any(prep == "with" for prep, _ in phrases(verb, through=False))
    )


# Whom a leader meets without dealing with another state.
_PLAIN = frozenset(
    """family soldier worker veteran student supporter voter reporter journalist resident survivor aide
    adviser graduate cadet officer crowd""".split()
)


class Meetings(Aims):
    """Finds those who do something together."""

    def fill_mutual(self, act: Act, verb: Token, actors: list[Party]) -> None:
        """All who take part: the subject, the objects, and who stands behind "with"."""
        act.subjects = list(actors)
        if not actors and act.kind == "consult" and is_bystander(verb):
            act.inferred |= {"actors", "recipients"}
            return
        if verb.lemma_ in ("meet", "see", "greet", "receive", "host") and any(
            each.dep_ == "dobj"
            and (each.lower_ in ("those", "them") or each.lemma_.lower() in _PLAIN)
            and not self.scene.of(each)
            for each in verb.children
        ):
            # "Met those who came back", "met students".
            act.inferred |= {"actors", "recipients"}
            return
        found = list(actors)
        for each in objects(verb):
            found += self._guests(each)
        for prep, end in phrases(verb):
            if end.lemma_.lower() in _HELP:
                continue
            if prep in ("in", "at") and verb.lemma_ in ("arrive", "land"):
                found += self.scene.of(end, place_ok=True)
            if prep in TOGETHER and not (
                prep in ("of", "for", "from") and verb.lemma_ in GOING and self.bare_place(end)
            ):
                found += self.scene.of(end, place_ok=prep == "to")
                if end.lemma_.lower() in CLASSES["TALKS"]:
                    found += self._guests(end)
        for prep, end in phrases(verb):
            if prep in ("by", "on", "over", "via", "in", "at", "from", "during"):
                # "Spoke by secure video with", "from Wilmington with".
                found += self._partners(end)
        one_each: dict[str, Party] = {}
        for party in found:
            if party.code:
                one_each.setdefault(party.code, party)
        people = [each for each in unique(found) if each.code]
        if len(one_each) < 2:
            act.inferred.add("recipients")
            other = self.scene.counterpart(set(one_each))
            if other is not None and not (set(one_each) - {"USA", "RUS"}):
                people.append(other)
                who = doer(verb)
                if who is not None and not actors and who.lemma_.lower() in OFFICES:
                    act.inferred.discard("recipients")
            elif not one_each:
                act.inferred.add("actors")
                people = self.scene.pair()
        codes = {each.code for each in people}
        if act.kind == "agree" and len({each.code for each in actors}) == 1 and is_consent(verb):
            # "Russia agreed to stop the strikes": one side does, and the other asked for it.
            act.actors, act.mutual = actors, False
            mine = {each.code for each in actors}
            act.recipients = [each for each in people if each.code not in mine]
            return
        if len(codes) < 2:
            act.actors, act.mutual = people, False
            act.recipients = self.others(codes, [], act)
            return
        act.actors, act.recipients = people, []

    def _guests(self, token: Token) -> list[Party]:
        found = self.scene.of(token)
        for each in token.children:
            if each.dep_ == "prep" and each.lower_ in ("with", "between", "among", "for", "of"):
                for end in each.children:
                    if end.dep_ == "pobj":
                        found += self.scene.of(end)
            if each.dep_ == "appos":
                found += self._guests(each)
        return found

    def _partners(self, token: Token) -> list[Party]:
        """Who stands behind "with" under a noun that is no meeting."""
        found: list[Party] = []
        for prep, end in phrases(token, through=False):
            if prep == "with" and end.lemma_.lower() not in _HELP:
                found += self.scene.of(end)
        return found

    def bare_place(self, token: Token) -> bool:
        """Whether a word names a state that may be no more than a place."""
        named = self.scene.named_here.get(token.i)
        return named is not None and named.kind == "state"


def unique(parties: list[Party]) -> list[Party]:
    """Each party once, in order."""
    seen: set[tuple[str, str]] = set()
    found = []
    for each in parties:
        key = (each.code, each.actor_id or each.name)
        if key not in seen:
            seen.add(key)
            found.append(each)
    return found
